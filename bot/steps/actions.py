"""Actions, looked up: those of a case, who may own them, and those that are one person's to do."""

from collections.abc import Iterable, Mapping

from bot.asked import Asked
from bot.notices import holders
from bot.steps import typed_dates
from bot.steps.naming import ask_about_panel, on_panel
from bot.steps.room import not_shut_now
from panel.actions import Action, Form, State, unfinished
from panel.answers import ask_about_names
from panel.cases import Case, CaseStatus
from panel.children import Child, Linked
from panel.invitations import Invitation, Part, comes
from panel.owning import Owners
from panel.panels import Panel
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.questions import Question
from panel.reminding import remembered
from panel.said import wall_day
from panel.typed_action import relevant
from panel.updates import Answer, Update
from panel.words import Mend, Reason, Refused
from storage.store import Turn

CHILD = "You typed the child’s name in “{}”. It goes into minutes and packs: say “the child” instead"
WORKERS = (Part.WORKER, Part.MANAGER)


def of_case(turn: Turn, case: Case) -> list[Action]:
    """Every action about a case: the unfinished ones first, those that are due first before the others."""
    every = turn.find(Action, case=case.id)
    over = sorted((each for each in every if each.state is not State.OPEN), key=lambda each: each.id, reverse=True)
    return [*unfinished(every), *over]


def owners_of(turn: Turn, case: Case) -> Owners:
    """Who may own an action about a case today."""
    invited = comes(turn.find(Invitation, case=case.id))
    workers = (case.held_by, *(each.person for each in invited if each.part in WORKERS and each.person))
    people = tuple(holders(turn, case.procedure, *Role))
    return Owners(case, people, tuple(dict.fromkeys(workers)), turn.procedure(case.procedure), wall_day(turn.now))


def form_of(owners: Owners) -> Form:
    """What an action about a case is written with; a seat that nobody speaks for can be chosen, and is refused."""
    seats = {each.id: each.name for each in owners.procedure.seats}
    years = owners.procedure.actions.furthest_years
    return Form(choices(owners), seats, owners.day, years, typed_dates.read)


def choices(owners: Owners) -> dict[str, str]:
    """Every seat with each person in it, by `seat/person`."""
    found: dict[str, str] = {}
    for seat in owners.procedure.seats:
        people = owners.of_seat(seat)
        found |= {f"{seat.id}/{person.id}": f"{seat.name}: {person.name}" for person in people}
        if not people:
            found[f"{seat.id}/"] = f"{seat.name}: nobody speaks for it today"
    return found


def suggested(turn: Turn, owners: Owners, words: str) -> str:
    """Whose action it may be, in words; "" where nothing speaks for one seat. A person chooses."""
    given = turn.find(Update, case=owners.case.id)
    answered = (each.seat for each in given if each.answer is Answer.UPDATE)
    seats = owners.procedure.seats
    seat, why = relevant(words, answered, seats)
    name = next((each.name for each in seats if each.id == seat), "")
    return f"It may be for {name}: {why}. You choose." if name else ""


def words_may_open(turn: Turn, case: Case) -> None:
    """`Refused` while its item is open in a room that nobody has checked."""
    not_shut_now(turn, case)


def ask_about_everybody(asked: Asked, turn: Turn, case: Case, boxes: Mapping[Question, str]) -> None:
    """`Refused` for words that name somebody else the case is about, the child, or anybody of another case of its
    panel."""
    child = turn.get(Child, case.id)
    own = f"{child.first} {child.family} {child.known_as}"
    ask_about_names(turn.find(Linked, case=case.id), own, boxes)
    for box, words in boxes.items():
        try:
            ask_about_names([Linked("", case.id, "", own, None, "")], "", {box: words})
        except Refused as named:
            why = Reason(CHILD.format(box.label), mend=Mend.KEEP_WORDS, field=box.id)
            raise Refused(named.words, [why]) from None
    ask_about_panel(turn, asked.person, on_panel(turn, turn.maybe(Panel, case.panel), case), boxes, case.id)


def open_in(turn: Turn, procedure: Procedure) -> list[Action]:
    """Every open action of a procedure."""
    return [each for each in turn.find(Action, state=State.OPEN) if each.id.startswith(f"{procedure.prefix}-")]


def mine(turn: Turn, person: Person, procedure: Procedure) -> list[Action]:
    """The open actions that somebody answers for today, those that are due first before the others."""
    by_case = {seat.id for seat in procedure.seats if seat.by_case}
    seats = person.seats(procedure.name) | by_case
    theirs = (each for each in open_in(turn, procedure) if each.owner.person == person.id or each.owner.seat in seats)
    return unfinished(each for each in theirs if _answers_for(turn, each, person))


def _answers_for(turn: Turn, action: Action, person: Person) -> bool:
    """Whether an action is somebody's to do today; that of a child who left the agenda too, but not of one who died."""
    case = turn.get(Case, action.case)
    if case.status is CaseStatus.STOPPED:
        return False
    return person.id in {each.id for each in owners_of(turn, case).answer_for(action)}


def held(turn: Turn, actions: Iterable[Action]) -> list[tuple[Action, list[Person]]]:
    """Actions, each with who answers for it today; without those of which nobody is reminded."""
    with_case = ((each, turn.get(Case, each.case)) for each in actions)
    return [(each, owners_of(turn, case).answer_for(each)) for each, case in with_case if remembered(each, case)]
