"""The room, looked up: whether it is checked for the item that is open, and who is in it without being entitled."""

from collections.abc import Iterator

from bot.asked import Asked
from bot.steps.apologies import table
from bot.steps.session import open_item
from panel.access import DECIDES
from panel.actions import Action
from panel.assessments import AgreedAssessment
from panel.cases import Case, CaseStatus
from panel.disagreeing import Disagreement
from panel.invitations import Invitation
from panel.people import Person, in_force
from panel.recommending import Assessment, Recommendation
from panel.room import done, not_entitled, not_shut, shut
from panel.said import wall_day
from panel.session import Present, Session
from storage.records import Audit
from storage.store import Turn

LED = ("sitting.item", "sitting.checked")
"""What only whoever leads a sitting does, by what the trail calls it."""


def is_shut(turn: Turn, case: Case) -> bool:
    """Whether a case is being discussed in a room that nobody has checked for it."""
    return shut(open_item(turn, case.procedure, case.id), case.id)


def not_shut_now(turn: Turn, case: Case) -> None:
    """`Refused` for a case that is being discussed in a room that nobody has checked for it."""
    not_shut(open_item(turn, case.procedure, case.id), case.id)


def opens(asked: Asked, turn: Turn) -> None:
    """`Refused` for a press about the child who is being discussed, in a room that nobody has checked: whether the
    button names the case, or something that belongs to it."""
    for reference in _about(asked, turn):
        if case := turn.maybe(Case, reference):
            not_shut_now(turn, case)


def _about(asked: Asked, turn: Turn) -> Iterator[str]:
    yield asked.reference
    if action := turn.maybe(Action, asked.id("action") or asked.reference):
        yield action.case
    if advised := turn.maybe(Recommendation, asked.id("recommendation")):
        yield advised.case
    if report := turn.maybe(Assessment, asked.id("assessment")):
        yield report.case
    if assessed := turn.maybe(AgreedAssessment, asked.id("assessing")):
        yield assessed.case
    if differing := turn.maybe(Disagreement, asked.id("disagreement")):
        yield differing.case


def on_the_day(turn: Turn) -> dict[str, Person]:
    """Everybody on the roster by id, with what they hold today."""
    people = turn.find(Person)
    return {each.id: in_force(each, people, wall_day(turn.now)) for each in people}


def strangers(turn: Turn, session: Session) -> list[Present]:
    """Those in the room who are not entitled to the item that is open; nobody, while none is."""
    case = turn.maybe(Case, session.current)
    if case is None:
        return []
    at, gone = table(turn, turn.panel(session.id)), {each.id for each in done_with(turn, session)}
    found = not_entitled(turn.find(Present, panel=session.id), on_the_day(turn), case, at)
    return [each for each in found if each.id not in gone]


def done_with(turn: Turn, session: Session) -> list[Present]:
    """Those in the room who came for the item that is open, of a child who has left the agenda meanwhile: they can
    leave, and give no alarm."""
    case = turn.maybe(Case, session.current)
    if case is None or case.status is CaseStatus.ACCEPTED:
        return []
    theirs = turn.find(Invitation, case=case.id)
    found = done(turn.find(Present, panel=session.id), theirs, session)
    return [each for each in found if each.person not in case.interests]


def leading(turn: Turn, session: Session) -> list[str]:
    """Who is told what is to be seen to in the room: each chair and deputy who is here; where none is, whoever chairs
    the sitting, and whoever led it last."""
    people, here = on_the_day(turn), turn.find(Present, panel=session.id)
    there = (people[each.person] for each in here if each.here and each.person in people)
    led = [each.by for each in turn.find(Audit, subject=session.id) if each.act in LED]
    return [each.id for each in there if each.roles(session.procedure) & DECIDES] or sorted({session.chair, *led[-1:]})
