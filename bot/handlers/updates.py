"""What a seat is asked before a panel: the list of its children, several answered at once, and what is typed in a
chat."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.answers import ask_names
from bot.steps.owed import waiting
from bot.steps.room import is_shut
from bot.steps.seats import case_of, chosen, panel_of, place, spoken_for
from cards import chat_drafts, prompts
from cards import statements as form_cards
from cards import updates as cards
from panel.access import NOT_YOURS, Act, may
from panel.answering import Giver, checked, joined, nothing_known, still_asked
from panel.answers import age_on
from panel.cases import Case
from panel.panels import Panel
from panel.people import Person, deputies
from panel.procedure import Procedure
from panel.prompts import children, due_at
from panel.questions import check
from panel.rules.sitting import Seat
from panel.said import wall_day
from panel.updates import DraftUpdate
from panel.views import view
from panel.words import Refused
from storage.store import Turn


def update(asked: Asked, turn: Turn) -> Reply:
    """update REF: your seat's answer on one child; words after the reference are kept for the form."""
    if not asked.reference:
        return _next_list(asked, turn)
    if rest := _rest(asked.words, asked.reference):
        if (kept := _keep(asked, turn, rest)) is None:
            raise Refused(NOT_YOURS)
        return kept
    case, panel = case_of(asked, turn, Act.UPDATE)
    seat = chosen(asked, turn.procedure(case.procedure))
    return Reply(form_cards.ask(case.id, seat, place(turn, panel, case.id, seat.id)))


def _next_list(asked: Asked, turn: Turn) -> Reply:
    """The prompt for the next panel again; that nothing is asked, where nothing is."""
    if not (waits := waiting(turn, asked.person, asked.procedure)):
        return Reply(prompts.nothing_asked())
    panel, seat, open = waits[0]
    return Reply(prompts.prompt(panel, seat, open, due_at(panel, asked.procedure)))


def typed(asked: Asked, turn: Turn) -> Reply | None:
    """Words after the reference of a case that this person answers for: kept as their draft, and not repeated; None
    where it is no such case."""
    rest = _rest(asked.said, asked.reference)
    return _keep(asked, turn, rest) if rest and may(asked.person, Act.UPDATE, asked.procedure.name) else None


def _keep(asked: Asked, turn: Turn, words: str) -> Reply | None:
    """Somebody's own words about a case, after those that wait already."""
    case = turn.maybe(Case, asked.reference)
    if case is None or not case.panel or not may(asked.person, Act.OPEN, case.procedure, case):
        return None
    seats, panel = spoken_for(asked, turn.procedure(case.procedure)), turn.panel(case.panel)
    if not seats:
        return None
    still_asked(panel, turn.now)
    seat, person = seats[0], asked.person.id
    id = f"{case.id}/{seat.id}/{person}"
    before = turn.maybe(DraftUpdate, id)
    both = joined(before, words, case.id)
    draft = turn.save(DraftUpdate(id, person, panel.id, case.id, seat.id, both, turn.now))
    shown = place(turn, panel, case.id, seat.id)
    return Reply(chat_drafts.kept(draft, seat, shown, shared=not asked.personal))


def drop(asked: Asked, turn: Turn) -> Reply:
    """What somebody typed about a case in a chat is deleted, and shown once more, so that it can be copied."""
    case, _ = case_of(asked, turn, Act.UPDATE)
    seat = chosen(asked, turn.procedure(case.procedure))
    draft = turn.get(DraftUpdate, f"{case.id}/{seat.id}/{asked.person.id}")
    turn.delete(draft)
    return Reply(chat_drafts.dropped(seat, draft))


def _rest(said: str, reference: str) -> str:
    """What stands after the reference."""
    return said[len(reference) :].strip(" \t\n:,;-–") if said.upper().startswith(reference) else ""


def children_of(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Every child of a panel that this person's seat answers for; each that is shown is written to the trail. A board
    that everybody sees has this button too: whoever speaks for no seat is asked nothing."""
    panel = panel_of(asked, turn, Act.AGENDA)
    procedure = turn.procedure(panel.procedure)
    if not asked.id("seat") and not spoken_for(asked, procedure):
        return Reply(cards.nothing_of_you(panel))
    listed = _list(asked, turn, panel, procedure)
    for child in listed.shown:
        turn.audit(asked.person.id, "open", child.view.case.id, view="updates")
    nonce = asked.id("nonce") if refused else turn.token()
    return Reply(cards.children(listed, nonce, procedure, asked.fields if refused else {}, refused))


def _list(asked: Asked, turn: Turn, panel: Panel, procedure: Procedure) -> cards.SeatList:
    seat, every = chosen(asked, procedure), children(turn.sitting(panel.id))
    theirs = [each for each in every if may(asked.person, Act.OPEN, each.procedure, each) and not is_shut(turn, each)]
    shown = tuple(_child(asked, turn, panel, case, seat) for case in theirs)
    left_out = len(every) - len(theirs)
    others = tuple(each for each in spoken_for(asked, procedure) if each != seat)
    return cards.SeatList(panel, seat, due_at(panel, procedure), shown, left_out, asked.number("page"), others)


def _child(asked: Asked, turn: Turn, panel: Panel, case: Case, seat: Seat) -> cards.Child:
    rules = turn.procedure(case.procedure, case.version)
    seen = view(turn.file(case.id), asked.person, rules)
    age = age_on(seen.child.born, wall_day(turn.now))
    at = place(turn, panel, case.id, seat.id)
    return cards.Child(seen, age, at.before, at.earlier.update if at.earlier else None)


def nothing_known_for(asked: Asked, turn: Turn) -> Reply:
    """Nothing known for several at once; one that was answered meanwhile stays as it is."""
    panel = panel_of(asked, turn, Act.UPDATE)
    procedure = turn.procedure(panel.procedure)
    still_asked(panel, turn.now)
    listed = _list(asked, turn, panel, procedure)
    ticked = check(cards.several(listed.shown), asked.fields, wall_day(turn.now))["cases"].split(",")
    on, where = checked(asked.fields, turn.now)
    giver = Giver(asked.person.id, turn.now)
    for child in listed.shown:
        if child.view.case.id in ticked and child.update is None:
            ask_names(asked, turn, child.view.case.id, {"checked_in": where})
            at = place(turn, panel, child.view.case.id, listed.seat.id)
            turn.save(nothing_known(at, giver, on, where))
    return children_of(asked, turn)


def pass_on(asked: Asked, turn: Turn) -> Reply:
    """Who deputises for this person's seat, and how to say that they are away."""
    panel = panel_of(asked, turn, Act.UPDATE)
    seat = chosen(asked, turn.procedure(panel.procedure))
    people = deputies(turn.find(Person), panel.procedure, seat.id, wall_day(turn.now))
    names = [person.name for person in people if person.id != asked.person.id]
    if not names:
        raise Refused(f"Nobody deputises for {seat.name} on the roster. The coordinator can add somebody.")
    return Reply(cards.passing(seat, names))
