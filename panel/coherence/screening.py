"""Whether what may follow a referral fits together. Procedure key: [screening]."""

from collections.abc import Iterator

from panel.coherence.known import Misfit, kinds, levels, seats, strange
from panel.rules import Rules
from panel.rules.responses import Does

OUTCOMES = {"panel", "signpost", "return"}


def _outcomes(rules: Rules) -> Iterator[Misfit]:
    if unknown := {outcome.id for outcome in rules.screening.outcomes} - OUTCOMES:
        yield "screening.outcomes", f"{min(unknown)!r} must be one of {', '.join(sorted(OUTCOMES))}"


def _responses(rules: Rules) -> Iterator[Misfit]:
    known = {"kinds": kinds(rules), "levels": levels(rules), "not_led_by": seats(rules)}
    for each in rules.screening.responses:
        for field, ids in known.items():
            if unknown := set(getattr(each, field)) - ids:
                yield f"screening.responses.{each.id}.{field}", f"there is no {min(unknown)!r}"
        if each.does is Does.OWN_MEETING and not rules.screening.meetings:
            yield f"screening.responses.{each.id}", "needs screening.meetings to choose from"
    if rules.screening.responses and not all(_answered(rules, level.id) for level in rules.matrix.levels):
        yield "screening.responses", "some level has none: whoever screens would have nothing to choose"


def _meetings(rules: Rules) -> Iterator[Misfit]:
    statuses = {each.id for each in rules.background.legal_statuses}
    for meeting in rules.screening.meetings:
        yield from strange(f"screening.meetings.{meeting.id}.statuses", meeting.statuses, statuses, "legal status")


def _answered(rules: Rules, level: str) -> bool:
    """Whether something can follow for every kind of referral at a level."""
    standing = (kind.id for kind in rules.referral.kinds if not kind.picked)
    return all(any(each.is_for(kind, level) for each in rules.screening.responses) for kind in standing)


def _repeats(rules: Rules) -> Iterator[Misfit]:
    """What is looked back for: all of it, or nothing."""
    screening = rules.screening
    given = (screening.repeat_number, screening.repeat_months, screening.repeat_counts)
    if any(given) and not all(given):
        yield "screening.repeat_number", "goes with repeat_months and repeat_counts: all three, or none"
    if screening.repeat_reaches and not screening.repeat_number:
        yield "screening.repeat_reaches", "nothing is looked back for: set repeat_number, or leave it at false"
    if screening.repeat_number == 1:
        yield "screening.repeat_number", "must be two or more: the first time is no repeat"


CHECKS = (_outcomes, _responses, _meetings, _repeats)
