"""The assessments of a child, as they stand in the account of the case: agreed, and how each ended."""

from collections.abc import Iterator
from datetime import datetime

from panel.assessments import AgreedAssessment, Assessor, State, standing
from panel.assessments.forms import said_delay, said_shared
from panel.said import said_date, said_day, wall_day
from panel.tracing.story import Step, Story, given


def steps(story: Story, now: datetime) -> Iterator[Step]:
    """Each assessment when it was agreed, and when it was completed or cancelled."""
    for each in story.agreed:
        yield Step(each.at, "An assessment is agreed", _agreed(story, each))
        if each.ended_at:
            what = "completed" if each.state is State.COMPLETED else "cancelled"
            yield Step(each.ended_at, f"The assessment is {what}", _ended(story, each, now))


def _agreed(story: Story, each: AgreedAssessment) -> tuple[tuple[str, str], ...]:
    by = each.agreed_by or f"the sitting {each.panel}"
    return given(
        ("Which", each.tool),
        ("Agreed", f"{said_day(each.agreed_on)}, by {by}"),
        ("Why again", each.again),
        ("Led by", "; then ".join(_who(story, one) for one in each.leads)),
        ("Co-worker", "; then ".join(_who(story, one) for one in each.co_workers)),
        ("Due", said_date(each.due) if each.due else ""),
    )


def _ended(story: Story, each: AgreedAssessment, now: datetime) -> tuple[tuple[str, str], ...]:
    late = "; ".join(said_delay(one, story.procedure) for one in each.delays)
    shared = f"{said_day(each.shared_on)}: {said_shared(each, story.procedure)}" if each.shared_on else ""
    return given(
        ("Said by", story.name(each.ended_by)),
        ("How", standing(each, wall_day(now))),
        ("Late because", late),
        ("Not done because", each.why_not),
        ("Shared", shared),
    )


def _who(story: Story, one: Assessor) -> str:
    return ", ".join(words for words in (story.name(one.person), story.seat(one.seat) if one.seat else "") if words)
