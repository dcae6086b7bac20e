"""What came of it: actions, recommendations, reports, the police, disagreements, and how the child left the agenda."""

from collections.abc import Iterator
from datetime import date, datetime, time

from panel.actions import Action, State
from panel.cases import CaseStatus
from panel.clocks import at
from panel.closing import HandOver
from panel.disagreeing import Disagreement
from panel.handing_over import BECAUSE
from panel.police import PoliceWord, title_of
from panel.recommending import Assessment, Recommendation
from panel.said import said_date, said_day, wall_day
from panel.sharing import Sharing
from panel.tracing import assessed
from panel.tracing.story import NOT_RECORDED, Rows, Step, Story, days, given, on

LEFT = {
    CaseStatus.REMOVED: "Removed from this panel’s agenda; the child’s plan goes on",
    CaseStatus.HANDED_OVER: "Off this panel’s agenda: received where it was handed over to",
    CaseStatus.SIGNPOSTED: "Off this panel’s agenda: received where it was referred onward",
    CaseStatus.STOPPED: "Stopped",
}
NOON = time(12)


def steps(story: Story, now: datetime) -> Iterator[Step]:
    """Everything that came of the panels, up to the end."""
    yield from (_action(story, each, now) for each in story.actions)
    yield from (_advised(story, each) for each in story.recommendations)
    yield from assessed.steps(story, now)
    yield from (_reported(each) for each in story.assessments)
    yield from (_heard(story, each) for each in story.police)
    yield from (_shared(story, each) for each in story.shared)
    yield from (_disagreed(story, each) for each in story.disagreements)
    yield from _handed(story)
    case = story.file.case
    if case.left_at:
        yield Step(case.left_at, LEFT[case.status], (("Decided by", story.name(case.left_by)),), "the end")


def _reported(each: Assessment) -> Step:
    rows = (("Kind", each.tool), ("By", each.author), ("Of", said_day(each.dated)), ("Kept", each.kept))
    return Step(each.at, "Specialist report", rows)


def _shared(story: Story, each: Sharing) -> Step:
    """What was shared beyond the panel, with whom and by whom; or that it was not, and why."""
    drafts = story.procedure.sharing.drafts or ()
    title = next((draft.title for draft in drafts if draft.id == each.draft), each.draft)
    told, why_not = (each.told, "") if each.shares else ("", each.declined)
    rows = given(("By", story.name(each.by)), ("What may be told", told), ("To", each.told_to), ("Why not", why_not))
    return Step(each.at, f"{title}: {'shared' if each.shares else 'not shared'}", rows)


def _heard(story: Story, each: PoliceWord) -> Step:
    where = title_of(each.position, story.procedure)
    rows = given(("Where they are", where), ("Said", each.said), ("Outcome", each.outcome))
    return Step(each.at, "Word of the police", rows)


def _action(story: Story, each: Action, now: datetime) -> Step:
    owners = "; then ".join(f"{story.seat(one.seat)}, {story.name(one.person)}" for one in each.owners)
    carried = "; ".join(f"{one.panel}: {one.why}" for one in each.carried)
    rows = given(
        ("What", each.words),
        ("Who", owners),
        ("By when", said_date(each.due)),
        ("Keeps a child safe", "Yes" if each.safety else ""),
        ("What became of it", became(each, wall_day(now))),
        ("Carried forward", carried),
    )
    return Step(each.made_at, f"Action {each.id}", rows)


def became(each: Action, today: date) -> str:
    """What became of an action, and how late."""
    if each.state is State.OPEN:
        late = (today - each.due).days
        return f"Open, {days(late)} past its day" if late > 0 else "Open"
    if each.ended_at is None:
        return f"{str(each.state).capitalize()}. When: {NOT_RECORDED.lower()}"
    late = (wall_day(each.ended_at) - each.due).days
    when = f", {days(late)} late" if late > 0 else ", on time"
    far = f"{str(each.state).capitalize()}, {on(each.ended_at)}{when if each.state is State.DONE else ''}"
    return f"{far}: {each.said}" if each.said else far


def _advised(story: Story, each: Recommendation) -> Step:
    kinds = {one.id: one.title for one in story.procedure.recommendations.kinds}
    rows = given(
        ("What", each.words),
        ("Kind", kinds.get(each.kind, each.kind)),
        ("Who sees it through", story.seat(each.seat) if each.seat else NOT_RECORDED),
        ("Who is to do it", each.provider),
        ("Agreed", _agreed(each)),
        ("What became of it", _followed(each)),
    )
    return Step(each.at, f"Recommendation {each.id}", rows)


def _agreed(each: Recommendation) -> str:
    match each.agreed:
        case None:
            return "No sitting has said yet"
        case True:
            return f"Yes, {on(each.agreed_at)}" if each.agreed_at else "Yes"
    return f"No: {each.why_not}" if each.why_not else "No"


def _followed(each: Recommendation) -> str:
    if each.implemented_on:
        return f"Implemented on {said_day(each.implemented_on)}"
    if each.fell_through:
        return f"It fell through: {each.fell_through}"
    return NOT_RECORDED if each.agreed else ""


def _disagreed(story: Story, each: Disagreement) -> Step:
    titles = {one.id: one.title for one in story.procedure.disagreement.steps}
    gone = "; ".join(f"{titles.get(one.step, one.step)}, {on(one.at)}" for one in each.steps)
    settled = on(each.settled_at) if each.settled_at else "Not settled"
    rows = given(("Raised by", story.seat(each.seat)), ("Steps", gone), ("Settled", settled))
    return Step(each.at, f"Disagreement {each.id}", rows)


def _handed(story: Story) -> Iterator[Step]:
    for each in story.handed:
        yield Step(each.at, "Handed over", handed(each), "the hand-over")
        if each.received_on:
            moment = max(each.at, at(each.received_on, NOON, story.procedure.panel.zone))
            yield Step(moment, "Received", (("By", each.received_by),), "it was received")


def handed(each: HandOver) -> Rows:
    """A hand-over: why, to whom, what was sent, and whether it arrived."""
    arrived = f"{each.received_by}, {said_date(each.received_on)}" if each.received_on else NOT_RECORDED
    return (("Why", BECAUSE[each.because]), ("To", each.to), ("Sent", each.sent), ("Received by", arrived))
