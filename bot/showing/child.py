"""The child whose item is open, in one person's view: in the order in which an item is gone through."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.steps.checking import on_item as the_work
from bot.steps.gone_through import on_item as gone_through
from bot.steps.missing import lacking
from bot.steps.recommending import FEW, leading
from bot.steps.sharing import on_item as to_share
from bot.steps.signs import on_item
from cards.chairing import Child
from cards.parts import first_words
from panel import eighteen
from panel.access import Act, may
from panel.actions import Action, State
from panel.answers import age_on
from panel.cases import Case
from panel.challenges import still_open
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.prompts import asked
from panel.said import said_date, wall_day
from panel.session import Discussion
from panel.updates import Answer, Challenge, Update, latest, may_see
from panel.views import view
from storage.store import Turn

OPEN_QUESTION = "Is it fact or view, when was it so, and from where?"


def child_of(turn: Turn, person: Person, panel: Panel, case: Case) -> Child | None:
    """What is shown of the child whose item is open; None to whoever may not open it. It is written to the trail."""
    if not may(person, Act.OPEN, case.procedure, case):
        return None
    procedure = turn.procedure(case.procedure)
    seen = view(turn.file(case.id), person, turn.procedure(case.procedure, case.version))
    turn.audit(person.id, "open", case.id, view="sitting")
    discussion = turn.maybe(Discussion, f"{panel.id}/{case.id}")
    questions, unread = _questions(turn, person, case)
    return Child(
        seen,
        age_on(seen.child.born, wall_day(turn.now)),
        [each.words for each in lacking(turn, panel, case.id)],
        _said(turn, panel, case, procedure),
        questions,
        [*leading(turn, case, procedure), *_actions(turn, case, procedure)],
        _notes(discussion, procedure),
        discussion.ticked if discussion else (),
        _of_age(turn, panel, seen.child.born, procedure),
        unread,
        [*on_item(turn, case), *to_share(turn, case), *gone_through(turn, case), *the_work(turn, case)],
    )


def _of_age(turn: Turn, panel: Panel, born: date, procedure: Procedure) -> str:
    """When a child comes of age who does before the next panel, or has."""
    ahead = [each for each in turn.find(Panel, procedure=panel.procedure) if each.starts_at > panel.starts_at]
    after = min((wall_day(each.starts_at) for each in ahead if not each.cancelled), default=None)
    today = wall_day(turn.now)
    if (day := eighteen.coming(born, today, after, procedure)) is None:
        return ""
    turns = "turned" if day <= today else "turns"
    return f"{turns} {eighteen.age(procedure)} on {said_date(day)}. To whom is the case handed over?"


def _said(turn: Turn, panel: Panel, case: Case, procedure: Procedure) -> str:
    """How many seats gave an update, are to be rung, or gave no answer."""
    updates = turn.find(Update, panel=panel.id)
    last = [latest(updates, case.id, seat.id) for seat in asked(procedure)]
    given = sum(each is not None and each.answer is Answer.UPDATE for each in last)
    ring = sum(each is not None and each.answer is Answer.CANNOT_SHARE for each in last)
    none = sum(each is None for each in last)
    return f"{given} {'update' if given == 1 else 'updates'}, {ring} to ring, {none} no answer"


def _questions(turn: Turn, person: Person, case: Case) -> tuple[list[str], int]:
    """The questions that nobody has answered about statements that somebody may read, longest open first, and how many
    there are about others."""
    said = {each.id: (each, update.seat) for update in turn.find(Update, case=case.id) for each in update.statements}
    found = still_open(turn.find(Challenge, case=case.id))
    read = [each for each in found if each.statement in said and may_see(*said[each.statement], person, case.procedure)]
    shown = [first_words(each.question) or OPEN_QUESTION for each in read]
    return _few(shown), len(found) - len(read)


def _few(shown: list[str]) -> list[str]:
    """The first of them, and how many more there are."""
    left = len(shown) - FEW
    return [*shown[:FEW], f"{left} more"] if left > 0 else shown


def _actions(turn: Turn, case: Case, procedure: Procedure) -> Iterator[tuple[str, str]]:
    """The first unfinished ones, overdue ones first: what is due first was due before; of many, how many more."""
    seats, today = {seat.id: seat.name for seat in procedure.seats}, wall_day(turn.now)
    unfinished: Sequence[Action] = turn.find(Action, case=case.id, state=State.OPEN)
    for each in sorted(unfinished, key=lambda one: (one.due, one.id))[:FEW]:
        late = "overdue since" if each.due < today else "by"
        yield first_words(each.words), f"{seats.get(each.owner.seat, each.owner.seat)}, {late} {said_date(each.due)}"
    if (left := len(unfinished) - FEW) > 0:
        yield f"{left} more", "under All actions"


def _notes(discussion: Discussion | None, procedure: Procedure) -> list[tuple[str, str]]:
    written = discussion.notes if discussion else {}
    return [(part.title, written[part.id]) for part in procedure.meeting.parts if written.get(part.id)]
