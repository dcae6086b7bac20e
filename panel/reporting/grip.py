"""`report grip`: whether those who lead it have hold of it: who came, minutes, concerns, disagreements, the police."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from panel.called_meetings import is_called
from panel.concerns import Concern
from panel.disagreeing import Disagreement
from panel.going_out import due_on
from panel.police import followed, last_word, position_now
from panel.procedure import Procedure
from panel.prompts import asked
from panel.quorum import lacks, quorum
from panel.reporting.inquiry import (
    NO,
    NONE,
    YES,
    Behind,
    Entry,
    Finding,
    Found,
    Group,
    Inquiry,
    Line,
    Measure,
    Parted,
    Topic,
    of_panel,
)
from panel.reporting.inspection import NOT_RECORDED, Followed, Inspection, Sat
from panel.said import said_day, said_when, wall_day
from panel.spans import Span

MEETINGS = Measure.MEETINGS
YES_OR_NO = ((YES, "yes"), (NO, "no"))
NOT_YET = "not-yet"
OUT = (("in_time", "Minutes out in time"), ("late", "Minutes out late"), ("owed", "Minutes due and not out"))


def inquiry(procedure: Procedure) -> Inquiry:
    """Procedure: [meeting], [minutes], [safety], [disagreement], [police]."""
    came = (
        _of_panels(procedure, f"came.{each.id}", f"Attended: {each.name}", _came(each.id)) for each in asked(procedure)
    )
    is_set = quorum(procedure, ()).set
    enough = (_of_panels(procedure, "quorum", "Quorum met", _quorum),) if is_set else ()
    none = "" if is_set else " No quorum is set."
    few = "each is of one child" if is_called(procedure) else "which are printed however few"
    groups = (
        Group("panels", "Who came", f"Of the panels that sat, {few}.{none}", (*came, *enough)),
        Group("minutes", "Minutes", "Of the panels that sat in this time.", tuple(_out_when(procedure))),
        Group("concerns", "Concerns for a child’s safety", "Of those raised in this time.", _concerns(procedure)),
        Group("disagreements", "Disagreements", DISAGREE, _disagreements(procedure)),
        *_committed(procedure),
    )
    listed = "Every case whose police outcome is awaited today, the longest without word first."
    return Inquiry(Topic.GRIP, groups, listed, entries)


def _of_panels(procedure: Procedure, id: str, title: str, find: Finding) -> Line:
    """A line about panels; where each is called for one child they count as children do. Procedure: panel.rrule."""
    return Line(id, title, find, YES_OR_NO) if is_called(procedure) else Line(id, title, find, measure=MEETINGS)


def _out_when(procedure: Procedure) -> Iterator[Line]:
    if is_called(procedure):
        yield Line("minutes", "Minutes", _became, (*OUT, (NOT_YET, "Minutes not due yet")))
    else:
        yield from (Line(f"minutes.{id}", title, _minutes(id), measure=MEETINGS) for id, title in OUT)


def _committed(procedure: Procedure) -> Iterator[Group]:
    """What was committed to; the report of its year shows what came of it. Procedure: report.commitments."""
    if found := procedure.report.commitments:
        said = " ".join(f"{each.title.rstrip('.')} ({each.year})." for each in found)
        yield Group("commitments", "Committed to", f"{said} What came of each stands in the report of that year.", ())


DISAGREE = "Of those raised in this time; one with the chair, once it is settled."


def _came(seat: str) -> Finding:
    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        for each in inspection.sat(span):
            yield Found(YES if seat in each.seats else NO, _panel(each))

    return find


def _panel(each: Sat, more: str = "", typed: str = "") -> Behind:
    return of_panel(each, f"Sat on {said_day(each.day)}{more}", typed)


def _quorum(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in inspection.sat(span):
        found = quorum(inspection.procedure, each.seats)
        missing = ", ".join(lacks(found, inspection.procedure))
        yield Found(YES if found.met else NO, _panel(each, f"; missing: {missing}" if missing else ""))


def _minutes(part: str) -> Finding:
    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        return (replace(each, part=YES if each.part == part else NO) for each in _became(inspection, span))

    return find


def _became(inspection: Inspection, span: Span) -> Iterator[Found]:
    """What became of the minutes of each panel that owes some."""
    for each in inspection.sat(span):
        if (due := due_on(each.panel, inspection.procedure)) is None:
            continue
        out = wall_day(each.minutes.circulated_at) if each.minutes and each.minutes.circulated_at else None
        words = f"; due {said_day(due)}, {f'out {said_day(out)}' if out else 'not out'}"
        behind = _panel(each, words, each.minutes.late if each.minutes else "")
        yield Found(_out(out, due, inspection.today), behind)


def _out(out: date | None, due: date, today: date) -> str:
    """How far minutes have come that were due on a day."""
    if out:
        return "in_time" if out <= due else "late"
    return "owed" if due < today else NOT_YET


def _concerns(procedure: Procedure) -> tuple[Line, ...]:
    minutes = procedure.safety.duty_manager_minutes
    known: Parted = (
        (YES, f"acknowledged within {minutes} minutes"),
        ("late", "acknowledged later"),
        (NONE, "by nobody yet"),
    )
    raised: Parted = ((YES, "raised with its senior manager"), (NONE, "not recorded"))
    return (
        Line("concerns", "Concerns", _acknowledged, known),
        Line("minutes", "Until acknowledged", _until, measure=Measure.MINUTES),
        Line("agencies", "About a partner agency", _with_agency, raised),
    )


def _raised(inspection: Inspection, span: Span) -> Iterator[Concern]:
    return (each for each in inspection.records.concerns if wall_day(each.raised_at) in span)


def _concern(each: Concern) -> Behind:
    taken = f", acknowledged {said_when(each.acknowledged_at)}" if each.acknowledged_at else ""
    rung = f", {len(each.calls)} rung" if each.calls else ""
    return Behind(each.id, f"Raised {said_when(each.raised_at)}{rung}{taken}", each.case)


def _acknowledged(inspection: Inspection, span: Span) -> Iterator[Found]:
    limit = timedelta(minutes=inspection.procedure.safety.duty_manager_minutes)
    for each in _raised(inspection, span):
        took = each.acknowledged_at - each.raised_at if each.acknowledged_at else None
        yield Found(NONE if took is None else YES if took <= limit else "late", _concern(each))


def _until(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in _raised(inspection, span):
        if each.acknowledged_at:
            took = int((each.acknowledged_at - each.raised_at).total_seconds() // 60)
            yield Found("", _concern(each), took)


def _with_agency(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in _raised(inspection, span):
        if each.agency:
            yield Found(YES if each.raised_with else NONE, _concern(each))


def _disagreements(procedure: Procedure) -> tuple[Line, ...]:
    steps: Parted = tuple((each.id, each.title) for each in procedure.disagreement.steps)
    over: Parted = ((YES, "settled"), (NO, "not settled"))
    return (
        Line("rungs", "Came to", _rungs, steps),
        Line("settled", "By now", _settled, over),
    )


def _told(inspection: Inspection, span: Span) -> Iterator[tuple[Followed, Disagreement]]:
    """One with the chair counts once it is settled: until then the chair must not learn of it, by a count either."""
    for child in inspection.children:
        for each in child.way.disagreements:
            if each.steps and wall_day(each.at) in span and (each.settled_at or not each.with_chair):
                yield child, each


def _rungs(inspection: Inspection, span: Span) -> Iterator[Found]:
    return (Found(each.last.step, _disagreed(child, each)) for child, each in _told(inspection, span))


def _settled(inspection: Inspection, span: Span) -> Iterator[Found]:
    return (Found(YES if each.settled_at else NO, _disagreed(child, each)) for child, each in _told(inspection, span))


def _disagreed(child: Followed, each: Disagreement) -> Behind:
    titles = {one.id: one.title for one in child.rules.disagreement.steps}
    gone = (
        f"{titles.get(one.step, one.step)} {said_day(wall_day(one.at))}{_answered(one.answered_at)}"
        for one in each.steps
    )
    return Behind(each.id, "; ".join(gone), child.case.id, child.rules.version, apart=each.with_chair)


def _answered(at: datetime | None) -> str:
    return f", answered {said_day(wall_day(at))}" if at else ""


def entries(inspection: Inspection, span: Span) -> Sequence[Entry]:
    """Every case whose police outcome is awaited, the longest without word first."""
    found = [each for each in inspection.children if _pending(each)]
    return [
        _entry(each, inspection)
        for each in sorted(found, key=lambda each: (_word(each) or each.way.referred, each.case.id))
    ]


def _pending(each: Followed) -> bool:
    now = position_now(each.referral, each.police, each.rules)
    return followed(each.case, each.rules) and (now is None or now.pending)


def _word(each: Followed) -> date | None:
    return last_word(each.referral, each.answers, each.rules, each.police)


def _entry(each: Followed, inspection: Inspection) -> Entry:
    now, last = position_now(each.referral, each.police, each.rules), _word(each)
    days = f", {(inspection.today - last).days} days ago" if last else ""
    rows = (
        ("Police", now.title if now else NOT_RECORDED),
        ("Last police word", f"{said_day(last)}{days}" if last else NOT_RECORDED),
        ("Level", each.level),
        ("Rules", f"version {each.rules.version}"),
    )
    return Entry(each.case.id, rows)
