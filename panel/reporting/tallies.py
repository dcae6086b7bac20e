"""Each thing that is counted: records and a span of days in, a value out. Each counts for the day it happened."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from panel.actions import Action, State
from panel.called_meetings import is_called
from panel.cases import CaseStatus
from panel.closing import LEFT
from panel.disagreeing import Disagreement
from panel.nominating import Profile
from panel.recommending import Recommendation
from panel.reporting.figures import Count, Meetings, Parts, Spread
from panel.reporting.journeys import Journey, Records, Table, Tally
from panel.reporting.on_the_way import first_heard
from panel.said import wall_day
from panel.session import Discussion
from panel.spans import Span

VOICE, HARMED = "voice", "harmed"
"""The parts of an item under which the child's own voice, and the harmed child's, are written."""


def referred(records: Records, span: Span) -> Count:
    """The children who were referred."""
    return Count(sum(each.referred in span for each in records.journeys))


def assessed(records: Records, span: Span) -> Count:
    """The children whose first matrix or report of record is dated so."""
    return Count(sum(_in(each.assessed, span) for each in records.journeys))


def to_panel(records: Records, span: Span) -> Count:
    """The children whom a panel discussed for the first time."""
    return Count(len(first_heard(records, span)))


def waits(records: Records, span: Span) -> Spread:
    """The days from the decision that a panel is needed to the first panel, of those it discussed first in a span."""
    return Spread(tuple((heard - since).days for since, heard in _waited(records, span) if since <= heard))


def _waited(records: Records, span: Span) -> Iterator[tuple[date, date]]:
    for each in first_heard(records, span):
        if each.needed and each.heard:
            yield each.needed, each.heard


def screened(records: Records, span: Span) -> Parts:
    """The referrals whose screening fell due: in time, and not. Procedure: [screening] working_days."""
    due = [each for each in records.journeys if each.screen_by in span and _to_screen(each, records.today)]
    in_time = sum(each.screened is not None and each.screened <= each.screen_by for each in due)
    return Parts((in_time, len(due) - in_time))


def _to_screen(each: Journey, today: date) -> bool:
    """Whether it was screened, or waits although its day is past; one that was withdrawn first does not count."""
    return each.screened is not None or (each.case.status is CaseStatus.WAITING and each.screen_by < today)


def ongoing(records: Records, span: Span) -> Count:
    """The children who stood on the agenda when a span ended."""
    last = min(span.last or records.today, records.today)
    return Count(sum(_stood(each, last) for each in records.journeys), adds=False)


def _stood(each: Journey, day: date) -> bool:
    came = each.accepted is not None and each.accepted <= day
    gone = each.left is not None and each.left <= day
    return came and not gone and each.case.status in (CaseStatus.ACCEPTED, *LEFT)


def left(status: CaseStatus) -> Tally:
    """The children who left the agenda in one way."""
    return lambda records, span: Count(
        sum(each.case.status is status and _in(each.left, span) for each in records.journeys)
    )


def provided(provider: str, named: frozenset[str]) -> Tally:
    """Of the children first discussed in a span, those for whom an intervention by a provider was agreed since; ""
    stands for every provider that is not among the named."""

    def tally(records: Records, span: Span) -> Parts:
        children = first_heard(records, span)
        theirs = sum(any(_by(each, provider, named) for each in one.recommendations) for one in children)
        return Parts((theirs, len(children) - theirs))

    return tally


def _by(advised: Recommendation, provider: str, named: frozenset[str]) -> bool:
    said = advised.provider if advised.agreed else ""
    return said == provider if provider else bool(said) and said not in named


def decided(outcomes: tuple[str, ...]) -> Tally:
    """The decisions that were closed in a span, by the procedure's own outcomes (their ids)."""

    def tally(records: Records, span: Span) -> Parts:
        every = [one for each in records.journeys for one in each.decisions if one.closed_at]
        closed = [one.outcome for one in every if one.closed_at and wall_day(one.closed_at) in span]
        return Parts(tuple(closed.count(each) for each in outcomes))

    return tally


def sat(records: Records, span: Span) -> Count | Meetings:
    """The panels that sat; where each is called for one child they count as children do."""
    count = len(_tables(records, span))
    return Count(count) if is_called(records.procedure) else Meetings(count)


def extra(records: Records, span: Span) -> Meetings:
    """The panels beside the rhythm, of all that sat; a meeting that is called for one child is none of them."""
    found = _tables(records, span)
    beside = (each.panel.nominal is None and not each.panel.called_for for each in found)
    return Meetings(sum(beside), len(found))


def attended(seat: str) -> Tally:
    """At how many of the panels that sat somebody filled a seat."""

    def tally(records: Records, span: Span) -> Parts | Meetings:
        found = _tables(records, span)
        came = sum(seat in each.seats for each in found)
        return Parts((came, len(found) - came)) if is_called(records.procedure) else Meetings(came, len(found))

    return tally


def answered(seat: str) -> Tally:
    """Of the children on the panels that sat, those about whom a seat answered beforehand, and those it did not."""

    def tally(records: Records, span: Span) -> Parts:
        given = [seat in each for table in _tables(records, span) for each in table.answers.values()]
        return Parts((sum(given), len(given) - sum(given)))

    return tally


def actions(records: Records, span: Span) -> Parts:
    """The actions that fell due: done on time, done late, given up, and open."""
    due = [each for one in records.journeys for each in one.actions if each.due in span and _counts(each, records)]
    became = [_became(each) for each in due]
    return Parts(tuple(became.count(n) for n in range(4)))


def _counts(action: Action, records: Records) -> bool:
    return action.state is not State.OPEN or action.due < records.today


def _became(action: Action) -> int:
    match action.state:
        case State.DONE:
            return int(action.ended_at is not None and wall_day(action.ended_at) > action.due)
        case State.NOT_DONE:
            return 2
        case State.OPEN:
            return 3


def noted(part: str) -> Tally:
    """The discussions of a child in which something was written under a part of the item, and the others."""

    def tally(records: Records, span: Span) -> Parts:
        spoken = {(table.panel.id, case) for table in records.tables for case in table.voices if part == VOICE}
        known = [_noted(each, part) or (each.panel, each.case) in spoken for each in _discussions(records, span)]
        return Parts((sum(known), len(known) - sum(known)))

    return tally


def _noted(discussion: Discussion, part: str) -> bool:
    return bool(discussion.notes.get(part, "").strip())


def _discussions(records: Records, span: Span) -> Iterator[Discussion]:
    for one in records.journeys:
        yield from (each for each in one.discussions if each.discussed and wall_day(each.began_at) in span)


def disagreements(steps: tuple[str, ...]) -> Tally:
    """Those raised in a span, by the furthest of these steps that each has come to."""

    def tally(records: Records, span: Span) -> Parts:
        at = [each.last.step for each in _raised(records, span)]
        return Parts(tuple(at.count(step) for step in steps))

    return tally


def settled(records: Records, span: Span) -> Parts:
    """Those raised in a span: settled, and not."""
    over = [each.settled_at is not None for each in _raised(records, span)]
    return Parts((sum(over), len(over) - sum(over)))


def _raised(records: Records, span: Span) -> list[Disagreement]:
    """One with the chair counts once it is settled: until then the chair must not learn of it, by a count either."""
    every = (each for one in records.journeys for each in one.disagreements)
    told = (each for each in every if each.settled_at or not each.with_chair)
    return [each for each in told if each.steps and wall_day(each.at) in span]


def concerns(records: Records, span: Span) -> Count:
    """The concerns for a child's immediate safety that were raised."""
    return Count(sum(wall_day(each.raised_at) in span for each in records.concerns))


def acknowledged(records: Records, span: Span) -> Spread:
    """The minutes until somebody had a concern that was raised in a span."""
    known = [each for each in records.concerns if wall_day(each.raised_at) in span]
    taken = [(each.acknowledged_at - each.raised_at).total_seconds() for each in known if each.acknowledged_at]
    return Spread(tuple(int(seconds // 60) for seconds in taken), "minutes")


def _tables(records: Records, span: Span) -> list[Table]:
    return [each for each in records.tables if each.day in span]


def _in(day: date | None, span: Span) -> bool:
    return day is not None and day in span


def themed(id: str, of: Callable[[Profile], Collection[str]]) -> Tally:
    """How many of the children referred in a span a theme, or a type of location, was set of, and of how many not."""

    def tally(records: Records, span: Span) -> Parts:
        theirs = [each for each in records.journeys if each.referred in span]
        found = sum(each.profile is not None and id in of(each.profile) for each in theirs)
        return Parts((found, len(theirs) - found))

    return tally
