"""The chair's screen and the beginning of a sitting, in one person's view."""

from collections.abc import Iterator

from bot.showing.child import child_of
from bot.showing.room import room
from bot.showing.sitting import now
from bot.steps.apologies import apologies, table
from bot.steps.attendance import lacking_at, rows_of, titles, went_on
from bot.steps.chairing import in_chair, jointly
from bot.steps.entitlement import name_of
from bot.steps.points import Answered, at_panel
from bot.steps.session import course
from cards import beginning as beginnings
from cards import chairing as cards
from cards import notes
from cards.beginning import Beginning
from cards.chairing import Attended, Screen
from cards.parts import Opened
from panel.access import Act, may
from panel.attendees import unexplained
from panel.cases import Case
from panel.chairing import holds_the_chair
from panel.course import Course
from panel.interests import Interest
from panel.invitations import Invitation, comes
from panel.panels import Item, Panel
from panel.people import Person
from panel.points import said, ticks
from panel.presence import filled
from panel.procedure import Procedure
from panel.quorum import lacks, not_without, quorum
from panel.said import said_when
from panel.session import Discussion, Present, Session
from storage.store import Turn


def screen(turn: Turn, person: Person, session: Session, *happened: str) -> Opened:
    """Where the sitting is; opening the child's part of it is written to the trail."""
    at, procedure = course(turn, session), turn.procedure(session.procedure)
    panel, where = turn.panel(session.id), now(turn, at)
    if session.ended_at:
        return notes.ended(panel, _ended(turn, session))
    case = turn.maybe(Case, where.current)
    aside = case is not None and person.id in case.interests
    child = child_of(turn, person, panel, case) if case and session.checked_at and not aside else None
    answered = at_panel(turn, session.id, case) if case and child else None
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
        chairs=holds_the_chair(person, session.chair, procedure),
        aside=aside,
        child=child,
        leaving=ticks(procedure.meeting.leaving, case.kind) if case else (),
        points=_points(answered, case.kind) if case and answered else (),
        open_points=len(answered.lacks) if answered else 0,
        happened=happened,
        attendance=_attendance(turn, panel, case) if case and not aside else None,
        jointly=jointly(turn, panel, case),
    )
    return cards.screen(found)


def _attendance(turn: Turn, panel: Panel, case: Case) -> Attended | None:
    """Who has to be there for the item and is not; None where the rules have no list."""
    if not (found := rows_of(turn, panel, case)):
        return None
    known = went_on(turn, panel, case.id)
    return Attended(titles(found), known.why if known and not unexplained(found, known) else "")


def _points(found: Answered, kind: str) -> list[tuple[str, str]]:
    """What the meeting has to answer, with what it answered."""
    given = said(found.points, kind, found.given)
    return [(each.name, answer.said if answer else "not answered") for each, answer in given]


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
        lacking_at(turn, course(turn, session)),
        in_chair(turn, panel, _cases(turn, session)),
        runs=may(person, Act.RUN, session.procedure),
        chairs=holds_the_chair(person, session.chair, procedure),
        begun=bool(turn.find(Discussion, panel=panel.id)),
    )
    return beginnings.beginning(found)


def _cases(turn: Turn, session: Session) -> list[Case]:
    return [turn.get(Case, each) for each in course(turn, session).order]


def _quorum(procedure: Procedure, there: dict[str, list[Present]]) -> str:
    """Whether there are enough; where no document says how many are, that."""
    found = quorum(procedure, there)
    if not found.set:
        return "No quorum is set in these rules."
    if found.met:
        return "There is a quorum."
    held = not_without(procedure)
    without = f" Without one there is no {held}: defer the child to the next panel, or wait." if held else ""
    return f"There is no quorum yet: {', '.join(lacks(found, procedure))}.{without}"


INTERESTS = "Ask whether anybody knows one of these families. Whoever does steps out of that item."


def _to_say(session: Session, procedure: Procedure) -> Iterator[tuple[str, str, str, str]]:
    rules = procedure.meeting
    said = {
        "confidential": (f"{rules.confidentiality}.", session.confidential_at, "It was shown and read"),
        "not_recorded": (f"{rules.not_recorded}.", session.not_recorded_at, "It was said"),
        "interests": (INTERESTS, session.interests_at, "They were asked"),
    }
    for what, (words, at, label) in said.items():
        yield what, words, said_when(at) if at else "", label


def _interests(turn: Turn, session: Session) -> Iterator[tuple[str, str]]:
    """Who has stepped out of which item: never why."""
    for reference in course(turn, session).order:
        out = [each for each in turn.find(Interest, case=reference) if each.lifted_at is None]
        if out:
            yield reference, ", ".join(name_of(turn, each.person) for each in out)
