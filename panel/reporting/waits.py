"""`report waits`: how long children waited for the panel, and what kept them safe meanwhile."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from panel.cases import CaseStatus
from panel.procedure import Procedure
from panel.reporting.figures import Count, Parts
from panel.reporting.inquiry import (
    NONE,
    RECORDED,
    YES,
    Entry,
    Finding,
    Found,
    Group,
    Inquiry,
    Line,
    Measure,
    Topic,
    of_case,
)
from panel.reporting.inspection import NOT_RECORDED, Followed, Inspection
from panel.reporting.tallies import left
from panel.said import said_date, said_day
from panel.spans import Span
from panel.wording import STRATEGY

WAITING = (CaseStatus.WAITING, CaseStatus.RETURNED, CaseStatus.ACCEPTED)
CAME = (("heard", "discussed by a panel"), ("waits", "still waiting"), ("left", "left before a panel"))


def inquiry(procedure: Procedure) -> Inquiry:
    """The days by level, what held the risk, and the longest waits first. Procedure: matrix.levels."""
    by_level = tuple(
        Line(f"wait.{each.id}", f"Level {each.title}", _waited(each.id), measure=Measure.DAYS)
        for each in procedure.matrix.levels
    )
    held = tuple((id, title.lower()) for id, title in STRATEGY.items())
    safe = (
        Line("strategy", "Strategy discussion", _accepted(_strategy), (*held, (NONE, "not recorded")), tells=_left),
        Line("holds", "What holds the risk until the panel", _accepted(_holds), RECORDED, tells=_left),
    )
    groups = (
        Group("waits", "From the referral to the first panel", "A wait counts on the day it ended.", by_level),
        Group(
            "came", "What came of it", "Of the children referred in this time.", (Line("came", "By now", _came, CAME),)
        ),
        Group("safe", "While they waited", "Of the children taken to the panel in this time.", safe),
    )
    listed = "Every child who waited in this time, the longest wait first."
    return Inquiry(Topic.WAITS, groups, listed, entries)


def _waited(level: str) -> Finding:
    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        for each in inspection.children:
            if each.case.level == level and each.way.heard and each.way.heard in span:
                days = (each.way.heard - each.way.referred).days
                words = f"{_days(days)}, {said_day(each.way.referred)} to {said_day(each.way.heard)}"
                yield Found("", of_case(each, words), days)

    return find


def _came(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in inspection.referred(span):
        part = "heard" if each.way.heard else "waits" if each.case.status in WAITING else "left"
        yield Found(part, of_case(each, f"Referred on {said_day(each.way.referred)}; now {each.case.status}"))


def _accepted(pick: Callable[[Followed], str]) -> Finding:
    """Those who were taken to the panel in a span, by something that was said then."""

    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        for each in inspection.children:
            if each.way.accepted and each.way.accepted in span:
                yield Found(pick(each), of_case(each, f"Taken to the panel on {said_day(each.way.accepted)}"))

    return find


def _left(inspection: Inspection, span: Span) -> tuple[Count | Parts, ...]:
    """Who came to the panel, beside who was ongoing before and after, tells how many left it."""
    ways = (left(status)(inspection.records, span) for status in (CaseStatus.REMOVED, CaseStatus.HANDED_OVER))
    counts = [each.number for each in ways if isinstance(each, Count)]
    return (*map(Count, counts), Count(sum(counts)))


def _strategy(each: Followed) -> str:
    """Whether a strategy discussion was held, as the chair answered, else as the referral says."""
    said = (each.taken.strategy if each.taken else "") or each.referral.answers.get("strategy", "")
    return said if said in STRATEGY else NONE


def _holds(each: Followed) -> str:
    return YES if each.taken and each.taken.holds.strip() else NONE


def entries(inspection: Inspection, span: Span) -> Sequence[Entry]:
    """Every child who waited in a span, the longest wait first."""
    found = [each for each in inspection.children if _waits_in(each, span, inspection.today)]
    return [
        _entry(each, inspection.today)
        for each in sorted(found, key=lambda each: (-_length(each, inspection.today), each.case.id))
    ]


def _ended(each: Followed, today: date) -> date:
    """When a wait ended; today, while it goes on."""
    return each.way.heard or each.left() or today


def _length(each: Followed, today: date) -> int:
    return (_ended(each, today) - each.way.referred).days


def _waits_in(each: Followed, span: Span, today: date) -> bool:
    ended = _ended(each, today)
    begun = span.last is None or each.way.referred <= span.last
    return begun and (span.first is None or ended >= span.first)


def _entry(each: Followed, today: date) -> Entry:
    rows = (
        ("Waited", _said(each, today)),
        ("Level", each.level),
        ("Strategy discussion", STRATEGY.get(_strategy(each), NOT_RECORDED)),
        ("Where the days went", _where(each, today)),
        *_late(each),
        ("Rules", f"version {each.rules.version}"),
    )
    holds = each.taken.holds.strip() if each.taken else ""
    safe = holds or each.referral.answers.get("safety_plan", "").strip() or NOT_RECORDED
    off = [one.skipped for one in each.way.discussions if not one.discussed and one.skipped]
    put_off = (("Why it was put off at a panel", "; ".join(off)),) if off else ()
    return Entry(each.case.id, rows, (("What holds the risk", safe), *put_off))


def _late(each: Followed) -> Iterator[tuple[str, str]]:
    """Why an assessment was late, as one of the reasons that the rules name. Procedure: assessments.delays."""
    titles = {choice.id: choice.title for choice in each.rules.assessments.delays or ()}
    said = [titles.get(delay.reason, "") for one in each.way.assessments for delay in one.delays]
    if known := "; ".join(dict.fromkeys(filter(None, said))):
        yield "Why an assessment was late", known


def _said(each: Followed, today: date) -> str:
    days, since = _days(_length(each, today)), said_date(each.way.referred)
    if each.way.heard:
        return f"{days}, from {since} to {said_date(each.way.heard)}"
    if (left := each.left()) is not None:
        return f"{days}, from {since}; it left on {said_date(left)} before any panel"
    return f"{days} so far, since {since}"


def _where(each: Followed, today: date) -> str:
    """How long each part of the wait took."""
    way, ended = each.way, _ended(each, today)
    decided = way.accepted or way.screened
    parts = [f"{_days(((decided or ended) - way.referred).days)} to the decision" if decided else "No decision yet"]
    if way.accepted:
        parts.append(f"{_days((ended - way.accepted).days)} from there")
    if each.case.returns:
        parts.append(f"returned for more {'once' if each.case.returns == 1 else f'{each.case.returns} times'}")
    return "; ".join(parts)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
