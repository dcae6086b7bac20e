"""How a child came to the panel: concerns, the referral, each screening, each matrix, and what was added since."""

from collections.abc import Iterator

from panel.allocations import Allocation
from panel.called_meetings import ClockSet, is_called, running
from panel.cases import CaseStatus
from panel.referrals import Matrix
from panel.rerouting import KindChange
from panel.responses import ON, Route
from panel.said import said_day
from panel.screening import Outcome, Screening, added
from panel.tracing.story import NOT_RECORDED, Row, Rows, Step, Story, given, on, ruled
from panel.views import parts
from panel.wording import STRATEGY

SCREENED = {Outcome.PANEL: "accepted to the panel", Outcome.SIGNPOST: "signposted", Outcome.RETURN: "returned for more"}
OF_REFERRAL = ("strategy", "safety_plan", "words", "told_child", "told_family", "told_why")
"""What the referral says of the time until the panel, of the child's words, and of who has been told."""
NEED_NOT = frozenset({"told_why"})
"""Where it says nothing of these, nothing is missing."""


def steps(story: Story) -> Iterator[Step]:
    """Everything up to the panel, and what was added beside it since."""
    yield from _concerns(story)
    yield _referred(story)
    case = story.file.case
    if case.sent_at and case.sent_at not in {each.again_at for each in story.routes}:
        yield Step(case.sent_at, "Sent again by the referrer", (), "the referral again")
    yield from _matrices(story)
    yield from (screened(story, each) for each in story.file.screenings)
    yield from (Step(each.at, "Note added", _note(story, each.by, each.words)) for each in story.file.additions)
    yield from (_allocated(story, each) for each in story.allocations)
    yield from (_clock(story, each) for each in story.clocks)
    yield from (_rerouted(story, each) for each in story.rerouted)
    yield from (step for each in story.routes for step in _followed(story, each))


def _allocated(story: Story, each: Allocation) -> Step:
    rows = (("From", story.name(each.before)), ("To", story.name(each.to)), ("Why", each.reason))
    return Step(each.at, "Another worker", rows)


def _clock(story: Story, each: ClockSet) -> Step:
    """The days that a person set for the meeting, with the text of the procedure behind them."""
    titles = {clock.id: clock.title for clock in story.procedure.panel.clocks or ()}
    acted = said_day(each.acted_on) if each.acted_on and each.clock else ""
    rule = ruled(story.procedure, f"panel.clocks.{each.clock}") if each.clock else ()
    rows = given(
        ("By", story.name(each.by)),
        ("Days", titles.get(each.clock, "The procedure’s own")),
        ("Why", each.reason),
        ("Emergency action", acted),
    )
    return Step(each.at, "The days for the meeting were set", (*rows, *rule))


def _rerouted(story: Story, each: KindChange) -> Step:
    """What a case came as, what it went on as, and who led before and after."""
    titles = {kind.id: kind.title for kind in story.procedure.referral.kinds}
    rows = given(
        ("By", story.name(each.by)),
        ("From", titles.get(each.before, each.before)),
        ("To", titles.get(each.to, each.to)),
        ("Why", each.reason),
        ("Who led before, and why", each.led_before),
        ("Who leads now, and why", each.lead_why),
    )
    return Step(each.at, "Another route", rows)


def _followed(story: Story, each: Route) -> Iterator[Step]:
    """What was done of what follows a screening that calls no meeting, and why it was screened once more."""
    if each.said_at:
        yield Step(each.said_at, "What follows the screening", (*followed(each), ("By", story.name(each.said_by))))
    if each.again_at:
        yield Step(each.again_at, "Back to be screened", (("Why", each.again), ("By", story.name(each.again_by))))


def followed(each: Route) -> Rows:
    """What was done of a route, and what is missing."""
    on = said_day(each.on) if each.on else ""
    received = f"{each.received_by}, {said_day(each.received_on)}" if each.received_on else ""
    label = ON[each.does].split("?")[0].split(",")[0]
    known = given((label, on), ("Received by", received), ("What came of it", each.outcome))
    lacks = (("Not done yet", "; ".join(each.missing)),) if each.missing and not each.again_at else ()
    return (*known, *lacks)


def _note(story: Story, by: str, words: str) -> Rows:
    return (("By", story.name(by)), ("Note", words))


def _concerns(story: Story) -> Iterator[Step]:
    for each in story.concerns:
        taken = f"{story.name(each.acknowledged_by)}, {on(each.acknowledged_at)}" if each.acknowledged_at else ""
        rung = "; ".join(f"{call.whom}, {call.when}" for call in each.calls)
        rows = (
            ("Raised by", story.name(each.raised_by)),
            ("Rung", rung or NOT_RECORDED),
            ("Taken by", taken or NOT_RECORDED),
        )
        yield Step(each.raised_at, f"Safety concern {each.id}", rows)


def _referred(story: Story) -> Step:
    case, procedure = story.file.case, story.procedure
    came = story.rerouted[0].before if story.rerouted else case.kind
    why = next((kind.words for kind in procedure.referral.kinds if kind.id == came), came)
    first = (("Why", why), ("Referred by", story.name(case.referred_by)))
    return Step(case.referred_at, "Referred", (*first, *_answers(story), *_to_sit(story)), "the referral")


def _to_sit(story: Story) -> Rows:
    """By when the meeting is called that is called for one child, and until it is over by which rule."""
    case, procedure = story.file.case, story.procedure
    if not is_called(procedure):
        return ()
    clock = running(case, procedure)
    return (("The meeting is to sit", clock.words), *ruled(procedure, clock.key))


def _answers(story: Story) -> Iterator[Row]:
    said = {row.id: row for part in parts(story.procedure, story.file.referral.answers) for row in part.rows}
    for id in OF_REFERRAL:
        if id in said and (said[id].words or id not in NEED_NOT):
            yield said[id].label, said[id].words or NOT_RECORDED


def screened(story: Story, each: Screening) -> Step:
    """One decision of the chair on the referral, with everything that was answered for it."""
    rows = given(
        ("By", story.name(each.by)),
        ("Reason", each.reason),
        ("A panel was found to be needed", said_day(each.needed_on) if each.needed_on else ""),
        ("Strategy discussion", STRATEGY.get(each.strategy, "")),
        ("What holds the risk", each.holds),
        ("Gone through with the referrer", _gone_through(each)),
        ("Why, below the threshold", each.below),
        ("Reason for adding", added(each, story.procedure)),
        ("Why it was taken urgently", each.urgent),
        ("Who leads, and why", each.lead_why),
        ("To" if each.response else "Signposted to", each.destination),
        ("Why this, for this category", each.instead),
        *(_received(story) if each.outcome is Outcome.SIGNPOST and not each.response else ()),
    )
    awaited = "the return" if each.outcome is Outcome.RETURN else "the screening"
    what = each.responded or SCREENED[each.outcome]
    return Step(each.at, f"Screened: {what}", rows, awaited)


def _gone_through(each: Screening) -> str:
    """When the matrix was gone through with the referrer, and whether they have confirmed it; "" where it was not."""
    confirmed = "confirmed by the referrer" if each.confirmed_at else "not confirmed by the referrer yet"
    return f"{said_day(each.gone_through_on)}, {confirmed}" if each.gone_through_on else ""


def _received(story: Story) -> Rows:
    case = story.file.case
    if case.status is not CaseStatus.SIGNPOSTED or case.left_at:
        return ()
    when = f"{case.received_by}, {said_day(case.received_on)}" if case.received_on else NOT_RECORDED
    return (("Received by", when),)


def _matrices(story: Story) -> Iterator[Step]:
    """Each when it was brought, with what changed since the one that was brought before."""
    before: Matrix | None = None
    for each in sorted(story.file.matrices, key=lambda each: (each.set_at, each.dated)):
        yield Step(each.set_at, "Risk matrix", (*_level(story, each, before), *of_matrix(each)))
        before = each


def _level(story: Story, each: Matrix, before: Matrix | None) -> Rows:
    level = ("Level", story.level(each.level))
    rules = story.procedure.matrix
    other = {one.id: one.title for one in rules.second_levels or ()}
    beside = given((rules.second or "The second scale", other.get(each.second, each.second)))
    if before is None:
        return (level, *beside)
    changed = "The same as before" if before.level == each.level else f"Before: {story.level(before.level)}"
    return (level, *beside, ("What changed", changed))


def of_matrix(each: Matrix) -> Rows:
    """Of what day a matrix is, whose, and where it is kept."""
    ticked = "; ".join(each.because)
    return given(("Of", said_day(each.dated)), ("By", each.author), ("Kept", each.kept), ("Ticked", ticked))
