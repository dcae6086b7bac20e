"""A panel that has sat, loaded with everything it leaves behind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.steps import at_end
from bot.steps.attendance import rows_of, went_on
from panel.actions import Action, DraftAction
from panel.apologies import Apology
from panel.assessments import AgreedAssessment, agreed_at
from panel.attendees import is_invited, was_there
from panel.can_begin import CanBegin
from panel.cases import Case, CaseStatus
from panel.children import Child, Linked
from panel.closing import NoLonger, Stated
from panel.concerns import Concern
from panel.decisions import Decision, Stand
from panel.disagreeing import Disagreement
from panel.interests import Interest
from panel.invitations import Invitation
from panel.minutes import Passage
from panel.panels import Item, Panel
from panel.people import Person
from panel.points import PointAnswer
from panel.procedure import Procedure
from panel.recommending import Recommendation
from panel.referrals import Matrix, Referral
from panel.sat import AtEnd, Heard, Sat
from panel.session import Discussion, Present, Session
from panel.updates import Challenge, Update
from storage.store import Missing, Reader, Turn

LONG_AGO = timedelta(days=45)
"""At the first sitting of all, so far back an action that has ended still is one of the last ones."""


def sat(turn: Turn, panel: Panel) -> Sat:
    """The panel with its records: as they are now, and what goes on changing as it was when it ended."""
    procedure, people = turn.procedure(panel.procedure), turn.find(Person)
    session, at_panel = turn.maybe(Session, panel.id), _at_panel(turn, panel)
    kept = at_panel.kept
    return Sat(
        panel,
        procedure,
        session,
        tuple(_heard(turn, at_panel, session, turn.get(Case, case)) for case in cases(turn, panel)),
        present=tuple(turn.find(Present, panel=panel.id) if kept else at_end.people(turn, panel)),
        apologies=tuple(turn.find(Apology, panel=panel.id)),
        people=tuple(each for each in people if each.roles(panel.procedure)),
        names={each.id: each.name for each in people},
        pending=tuple(at_end.awaited(kept) if kept else at_end.pending(turn, procedure)),
        concerns=tuple(_raised(turn, procedure, session)),
        passages=tuple(turn.find(Passage, panel=panel.id)),
        next=_next(turn, panel),
    )


def heard_of(day: Sat, case: str) -> Heard:
    """One case of a panel; `Missing` for one that was not on it."""
    if found := [each for each in day.heard if each.case.id == case]:
        return found[0]
    raise Missing("case")


def cases(turn: Reader, panel: Panel) -> list[str]:
    """The cases a panel was about, in the order of its day: those that stand on it, and those that were heard and have
    gone on since."""
    discussed = {each.case: each.began_at for each in turn.find(Discussion, panel=panel.id)}
    placed = [each.case for each in turn.find(Item, panel=panel.id)]
    known = {*discussed, *placed, *(each.case for each in turn.find(Decision, panel=panel.id))}
    order = {case: n for n, case in enumerate(panel.order)}
    begun = panel.starts_at
    return sorted(known, key=lambda case: (order.get(case, len(order)), discussed.get(case, begun), case))


def _sat_before(turn: Turn, panel: Panel, case: str) -> datetime:
    """When a case was at a panel last, before this one."""
    heard, placed = turn.find(Discussion, case=case), turn.find(Item, case=case)
    were = {each.panel for each in heard} | {each.panel for each in placed}
    before = (each.started_at for each in map(partial(turn.maybe, Session), sorted(were - {panel.id})) if each)
    return max((at for at in before if at < panel.starts_at), default=panel.starts_at - LONG_AGO)


@dataclass(frozen=True)
class AtPanel:
    """What was said at a panel, and what was kept when it ended, by case: found once, whatever the number of its
    items."""

    panel: Panel
    kept: Mapping[str, AtEnd]
    updates: Mapping[str, Sequence[Update]]
    stands: Mapping[str, Sequence[Stand]]


def _at_panel(turn: Turn, panel: Panel) -> AtPanel:
    updates: dict[str, list[Update]] = defaultdict(list)
    stands: dict[str, list[Stand]] = defaultdict(list)
    for update in turn.find(Update, panel=panel.id):
        updates[update.case].append(update)
    for stand in turn.find(Stand, panel=panel.id):
        stands[stand.case].append(stand)
    return AtPanel(panel, {each.case: each for each in turn.find(AtEnd, panel=panel.id)}, updates, stands)


def _heard(turn: Turn, at_panel: AtPanel, session: Session | None, case: Case) -> Heard:
    panel, kept = at_panel.panel, at_panel.kept.get(case.id)
    at, actions = f"{panel.id}/{case.id}", turn.find(Action, case=case.id)
    given = at_panel.updates.get(case.id, ())
    latest = {each.seat: each for each in sorted(given, key=lambda each: each.version)}
    matrices = (each for each in turn.find(Matrix, case=case.id) if _until(session, each.set_at))
    discussion = turn.maybe(Discussion, at)
    return Heard(
        replace(case, level=kept.level) if kept else case,
        turn.get(Child, case.id),
        turn.get(Referral, case.id).answers,
        turn.procedure(case.procedure, case.version),
        matrices=tuple(sorted(matrices, key=lambda each: (each.dated, each.set_at))),
        linked=tuple(turn.find(Linked, case=case.id)),
        interests=tuple(_out(turn, session, discussion, case.id)),
        invitations=tuple(turn.find(Invitation, case=case.id)),
        discussion=discussion,
        updates=tuple(latest.values()),
        challenges=tuple(turn.find(Challenge, case=case.id)),
        decision=turn.maybe(Decision, at),
        no_longer=turn.maybe(NoLonger, at),
        stands=tuple(at_panel.stands.get(case.id, ())),
        actions=tuple(each for each in actions if each.panel == panel.id),
        earlier=tuple(_earlier(actions, panel, _sat_before(turn, panel, case.id))),
        drafts=tuple(each for each in turn.find(DraftAction, case=case.id) if each.panel == panel.id),
        recommendations=tuple(_advised(turn, panel, session, case.id)),
        disagreements=tuple(each for each in turn.find(Disagreement, case=case.id) if _minuted(each, panel)),
        assessments=agreed_at(
            turn.find(AgreedAssessment, case=case.id), panel.id, session.ended_at if session else None
        ),
        begins=tuple(each for each in turn.find(CanBegin, case=case.id) if each.panel == panel.id),
        stated=tuple(turn.find(Stated, panel=panel.id, case=case.id)),
        points=tuple(each for each in turn.find(PointAnswer, case=case.id) if _until(session, each.at)),
        goes_to=_goes_to(turn, panel, case),
        attendance=_attendance(turn, at_panel, case),
        went_on=_went_on(turn, panel, case.id),
    )


def _attendance(turn: Turn, at_panel: AtPanel, case: Case) -> tuple[tuple[str, str, str], ...]:
    """Who was to be there, whether they were invited, and whether they came."""
    there = (replace(each, left=each.left[: len(each.joined) - 1]) for each in _present(turn, at_panel.panel))
    found = rows_of(turn, at_panel.panel, case, there)
    return tuple((each.attendee.title, is_invited(each), was_there(each)) for each in found)


def _present(turn: Turn, panel: Panel) -> Iterable[Present]:
    return (each for each in turn.find(Present, panel=panel.id) if each.joined)


def _went_on(turn: Turn, panel: Panel, case: str) -> str:
    found = went_on(turn, panel, case)
    return f"{'; '.join(found.without)}: {found.why}" if found else ""


def _earlier(actions: Iterable[Action], panel: Panel, since: datetime) -> Iterable[Action]:
    """Those of before this panel that were not over when it sat last."""
    before = (each for each in actions if each.panel != panel.id and each.made_at < panel.starts_at)
    return (each for each in before if each.ended_at is None or each.ended_at >= since)


def _advised(turn: Turn, panel: Panel, session: Session | None, case: str) -> Iterable[Recommendation]:
    """What was recommended or proposed at the panel, and what a report recommends that was agreed there, or was not."""
    for each in turn.find(Recommendation, case=case):
        if each.panel == panel.id or (session and _during(session, each.agreed_at or each.at)):
            yield each


def _out(turn: Turn, session: Session | None, discussion: Discussion | None, case: str) -> Iterable[Interest]:
    """Who stepped out of an item: until the sitting ended, and not taken back before the item was open."""
    begun = discussion.began_at if discussion else session.started_at if session else turn.now
    for each in turn.find(Interest, case=case):
        if _until(session, each.at) and (each.lifted_at is None or each.lifted_at > begun):
            yield each


def _until(session: Session | None, at: datetime) -> bool:
    """Whether something was so when a sitting ended."""
    return session is None or session.ended_at is None or at <= session.ended_at


def _during(session: Session, at: datetime) -> bool:
    return session.started_at <= at and _until(session, at)


def _goes_to(turn: Turn, panel: Panel, case: Case) -> Panel | None:
    found = turn.maybe(Panel, case.panel) if case.status is CaseStatus.ACCEPTED else None
    return found if found and found.starts_at > panel.starts_at else None


def _raised(turn: Turn, procedure: Procedure, session: Session | None) -> Iterable[Concern]:
    known = turn.find(Concern, procedure=procedure.name) if session else ()
    return (each for each in known if session and _during(session, each.raised_at))


def _next(turn: Turn, panel: Panel) -> Panel | None:
    later = (each for each in turn.find(Panel, procedure=panel.procedure) if each.starts_at > panel.starts_at)
    return min((each for each in later if not each.cancelled), key=lambda each: each.starts_at, default=None)


def _minuted(each: Disagreement, panel: Panel) -> bool:
    """Whether the minutes of a panel tell of a disagreement: the chair approves them, and is not told of one with the
    chair."""
    return each.panel == panel.id and not each.with_chair
