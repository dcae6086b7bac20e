"""A child's journey as dated lines, oldest first: what happened, how long each step was waited for, and what should be
there and is not."""

from collections.abc import Iterator
from datetime import datetime

from panel.cases import CaseStatus
from panel.clocks import add_working_days
from panel.said import said_date, said_when, wall_day
from panel.tracing import after, before, sitting
from panel.tracing.story import NOT_RECORDED, Account, Entry, Rows, Step, Story, days


def journey(story: Story, now: datetime) -> Account:
    """The whole of it; a case that is still open ends with what it waits for."""
    known = sorted(
        [*before.steps(story), *sitting.steps(story, now), *after.steps(story, now)], key=lambda each: each.at
    )
    steps = [*known, *_waits(story, now)]
    entries = tuple(_entry(each, gap) for each, gap in zip(steps, _gaps(steps), strict=True))
    missing = sum(words == NOT_RECORDED for each in entries for _, words in each.rows)
    return Account(f"{story.file.case.id}: the journey", _about(story, missing), entries)


def _about(story: Story, missing: int) -> tuple[str, ...]:
    rules = f"Read under {story.procedure.title}, version {story.procedure.version}."
    lacks = f"{NOT_RECORDED}: {missing}. Each stands where it should be." if missing else "Nothing is missing."
    return (rules, "Oldest first, with the days between.", lacks)


def _gaps(steps: list[Step]) -> Iterator[str]:
    """What was waited for is counted from what was waited for before it, everything else from the line above."""
    above: Step | None = None
    before: Step | None = None
    for each in steps:
        awaits = before if each.awaited else None
        since = awaits or above
        apart = (wall_day(each.at) - wall_day(since.at)).days if since else 0
        what = f"from {awaits.awaited} until {each.awaited}" if awaits else "later"
        yield f"{days(apart)} {what}" if apart > 0 else ""
        above, before = each, each if each.awaited else before


def _entry(step: Step, gap: str) -> Entry:
    return Entry(f"{said_date(wall_day(step.at))}: {step.title}", step.rows, gap)


def _waits(story: Story, now: datetime) -> Iterator[Step]:
    """What an open case waits for: a screening, its referrer, the panel ahead, or a place on one."""
    case = story.file.case
    if case.status is CaseStatus.WAITING:
        yield Step(now, "Today, not screened yet", _due(story), "today")
    elif case.status is CaseStatus.RETURNED:
        yield Step(now, "Today, with its referrer, and not sent again", (), "today")
    elif case.status is CaseStatus.ACCEPTED:
        yield _panel(story, now)


def _due(story: Story) -> Rows:
    procedure = story.procedure
    since = wall_day(story.file.case.waits_from)
    return (("To be screened by", said_date(add_working_days(since, procedure.screening.working_days))),)


def _panel(story: Story, now: datetime) -> Step:
    panel = story.panels.get(story.file.case.panel)
    if panel is None or story.sat(panel, now):
        return Step(now, "Today, on the agenda", (("The next panel for this child", NOT_RECORDED),), "today")
    rows = (("It sits", said_when(panel.starts_at)),)
    return Step(max(now, panel.starts_at), f"To come: panel {panel.id}", rows, "the panel")
