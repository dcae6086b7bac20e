"""The chair's screen and the beginning of a sitting, in one person's view."""

from collections.abc import Iterator, Sequence

from bot.showing.room import room
from bot.showing.sitting import now
from bot.steps.apologies import apologies, table
from bot.steps.entitlement import name_of
from bot.steps.missing import lacking
from bot.steps.recommending import leading
from bot.steps.session import course
from cards import beginning as beginnings
from cards import chairing as cards
from cards import notes
from cards.beginning import Beginning
from cards.chairing import Child, Screen
from cards.parts import Opened
from panel.access import Act, may
from panel.actions import Action, State
from panel.answers import age_on
from panel.cases import Case
from panel.interests import Interest
from panel.invitations import Invitation, comes
from panel.panels import Item, Panel
from panel.people import Person
from panel.presence import filled, quorum
from panel.procedure import Procedure
from panel.prompts import asked
from panel.said import said_date, said_when, wall_day
from panel.session import Course, Discussion, Present, Session
from panel.updates import Answer, Challenge, Update, latest
from panel.views import view
from storage.store import Turn

OPEN_QUESTION = "Is it fact or view, when was it so, and from where?"


def screen(turn: Turn, person: Person, session: Session, *happened: str) -> Opened:
    """Where the sitting is; opening the child's part of it is written to the trail."""
    at, procedure = course(turn, session), turn.procedure(session.procedure)
    panel, where = turn.panel(session.id), now(turn, at)
    if session.ended_at:
        return notes.ended(panel, _ended(turn, session))
    case = turn.maybe(Case, where.current)
    aside = case is not None and person.id in case.interests
    child = _child(turn, person, panel, case) if case and session.checked_at and not aside else None
    item = turn.maybe(Item, f"{panel.id}/{where.current}")
    found = Screen(
        where,
        room(turn, panel, session),
        session.rev,
        at.seconds(turn.now) // 60,
        procedure.panel.slot_minutes,
        _next(turn, at),
        new=bool(item and item.new),
        checked=session.checked_at is not None,
        runs=may(person, Act.RUN, session.procedure),
        chairs=session.chair == person.id,
        aside=aside,
        child=child,
        leaving=procedure.meeting.leaving,
        happened=happened,
    )
    return cards.screen(found)


def _ended(turn: Turn, session: Session) -> str:
    if session.ended_at is None:
        return ""
    by = f"Ended by {name_of(turn, session.ended_by)}" if session.ended_by else "Nobody ended it: it was closed"
    return f"{by}, {said_when(session.ended_at)}."


def _next(turn: Turn, at: Course) -> str:
    """The item that comes next, and how many come for it."""
    if not (reference := at.following):
        return ""
    count = len(comes(turn.find(Invitation, case=reference)))
    who = "nobody is invited" if not count else "one invitee" if count == 1 else f"{count} invitees"
    return f"{reference}, {who}"


def _child(turn: Turn, person: Person, panel: Panel, case: Case) -> Child | None:
    if not may(person, Act.OPEN, case.procedure, case):
        return None
    procedure = turn.procedure(case.procedure)
    seen = view(turn.file(case.id), person, turn.procedure(case.procedure, case.version))
    turn.audit(person.id, "open", case.id, view="sitting")
    discussion = turn.maybe(Discussion, f"{panel.id}/{case.id}")
    waiting = [each for each in turn.find(Challenge, case=case.id) if each.answered_at is None]
    return Child(
        seen,
        age_on(seen.child.born, wall_day(turn.now)),
        [each.words for each in lacking(turn, panel, case.id)],
        _said(turn, panel, case, procedure),
        [each.question or OPEN_QUESTION for each in waiting],
        [*leading(turn, case, procedure), *_actions(turn, case, procedure)],
        _notes(discussion, procedure),
        discussion.ticked if discussion else (),
    )


def _said(turn: Turn, panel: Panel, case: Case, procedure: Procedure) -> str:
    """How many seats gave an update, are to be rung, or gave no answer."""
    updates = turn.find(Update, panel=panel.id)
    last = [latest(updates, case.id, seat.id) for seat in asked(procedure)]
    given = sum(each is not None and each.answer is Answer.UPDATE for each in last)
    ring = sum(each is not None and each.answer is Answer.CANNOT_SHARE for each in last)
    none = sum(each is None for each in last)
    return f"{given} {'update' if given == 1 else 'updates'}, {ring} to ring, {none} no answer"


def _actions(turn: Turn, case: Case, procedure: Procedure) -> Iterator[tuple[str, str]]:
    """The unfinished ones, overdue ones first: what is due first was due before."""
    seats, today = {seat.id: seat.name for seat in procedure.seats}, wall_day(turn.now)
    unfinished: Sequence[Action] = turn.find(Action, case=case.id, state=State.OPEN)
    for each in sorted(unfinished, key=lambda one: (one.due, one.id)):
        late = "overdue since" if each.due < today else "by"
        yield each.words, f"{seats.get(each.owner.seat, each.owner.seat)}, {late} {said_date(each.due)}"


def _notes(discussion: Discussion | None, procedure: Procedure) -> list[tuple[str, str]]:
    written = discussion.notes if discussion else {}
    return [(part.title, written[part.id]) for part in procedure.meeting.parts if written.get(part.id)]


def beginning(turn: Turn, person: Person, session: Session, by: str) -> Opened:
    """What a sitting begins with."""
    panel, procedure = turn.panel(session.id), turn.procedure(session.procedure)
    there = filled(turn.find(Present, panel=panel.id), table(turn, panel))
    found = Beginning(
        panel,
        by,
        room(turn, panel, session),
        session.rev,
        _quorum(procedure, there),
        list(_to_say(session, procedure)),
        list(_interests(turn, session)),
        [(f"Apologies, {seat}", name) for seat, name in apologies(turn, panel, procedure)],
        runs=may(person, Act.RUN, session.procedure),
        chairs=session.chair == person.id,
        begun=bool(turn.find(Discussion, panel=panel.id)),
    )
    return beginnings.beginning(found)


def _quorum(procedure: Procedure, there: dict[str, list[Present]]) -> str:
    """Whether there are enough; where no document says how many are, that."""
    found = quorum(procedure, there)
    if not found.set:
        return "No quorum is set in these rules."
    names = {seat.id: seat.name for seat in procedure.seats}
    lacks = [names.get(seat, seat) for seat in found.missing]
    lacks += [f"{found.short} more"] if found.short else []
    return "There is a quorum." if found.met else f"There is no quorum yet: {', '.join(lacks)}."


def _to_say(session: Session, procedure: Procedure) -> Iterator[tuple[str, str, str, str]]:
    rules = procedure.meeting
    said = {
        "confidential": (f"{rules.confidentiality}.", session.confidential_at, "It was shown and read"),
        "not_recorded": (f"{rules.not_recorded}.", session.not_recorded_at, "It was said"),
        "interests": ("Everybody was asked for interests.", session.interests_at, "They were asked"),
    }
    for what, (words, at, label) in said.items():
        yield what, words, said_when(at) if at else "", label


def _interests(turn: Turn, session: Session) -> Iterator[tuple[str, str]]:
    """Who has stepped out of which item: never why."""
    for reference in course(turn, session).order:
        out = [each for each in turn.find(Interest, case=reference) if each.lifted_at is None]
        if out:
            yield reference, ", ".join(name_of(turn, each.person) for each in out)
