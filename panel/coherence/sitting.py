"""Whether a panel's dates, and what is owed before it, fit together. Procedure keys: [panel], [agenda], [updates]."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from panel.clocks import check_rhythm
from panel.coherence.known import Misfit, kinds, levels, strange
from panel.people import Role
from panel.rules import Rules
from panel.rules.ground import Count
from panel.rules.sitting import AgendaRules
from panel.updates import Answer, Mark

CIRCULATES = {Role.CHAIR, Role.DEPUTY, Role.COORDINATOR}
"""Those who may see what is missing on an agenda."""


def _sittings(rules: Rules) -> Iterator[Misfit]:
    try:
        ZoneInfo(rules.panel.zone)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        yield "panel.zone", f"there is no time zone {rules.panel.zone!r}"
    ways = [rules.panel.rrule, rules.panel.within_working_days]
    if rules.takes_referrals and ways.count(None) != 1:
        yield (
            "panel.within_working_days",
            "either the panel has a rhythm, or it is called for one child: one of the two",
        )
    if not rules.takes_referrals and any(ways):
        yield "panel.rrule", "nobody comes before it: a panel needs referral.kinds"
    try:
        check_rhythm(rules.panel.rrule or "FREQ=WEEKLY")
    except ValueError as error:
        yield "panel.rrule", f"is not a rhythm: {error}"


def _clocks(rules: Rules) -> Iterator[Misfit]:
    if rules.panel.clocks and rules.panel.rrule is not None:
        yield "panel.clocks", "the panel has a rhythm, and is not called for one child"
    for clock in rules.panel.clocks or ():
        yield from strange(f"panel.clocks.{clock.id}.kinds", clock.kinds, kinds(rules), "kind of referral")
        yield from strange(f"panel.clocks.{clock.id}.levels", clock.levels, levels(rules), "level")
        if clock.id == "ordinary" or not clock.working_days:
            yield f"panel.clocks.{clock.id}", "needs another id than 'ordinary', and at least one working day"


def _urgent(rules: Rules) -> Iterator[Misfit]:
    if unknown := set(rules.panel.urgent_by or ()) - {Role.CHAIR, Role.DEPUTY}:
        yield "panel.urgent_by", f"{min(unknown)} cannot: it is decided with the referral, by the chair or the deputy"


def _agenda(rules: Rules) -> Iterator[Misfit]:
    panel, agenda = rules.panel, rules.agenda
    if not 0 < panel.slot_minutes * (panel.standing_slots + 1) <= panel.minutes:
        yield "panel.slot_minutes", "leaves no room for a case"
    if agenda.circulated_by not in CIRCULATES:
        yield "agenda.circulated_by", f"must be one of {', '.join(sorted(CIRCULATES))}"
    if agenda.days_before is not None and agenda.warn_days_before <= agenda.days_before:
        yield "agenda.warn_days_before", "must be earlier than the agenda itself"


def _answers(rules: Rules) -> Iterator[Misfit]:
    updates = rules.updates
    for key, choices, known in (("answers", updates.answers, Answer), ("marks", updates.marks, Mark)):
        if {choice.id for choice in choices} != set(known):
            yield f"updates.{key}", f"must be these, each once: {', '.join(known)}"
    positions = {position.id for position in rules.police.positions}
    yield from strange("updates.not_for_family_while", updates.not_for_family_while, positions, "position")
    if not all(updates.remind_working_days_before):
        yield "updates.remind_working_days_before", "must be one working day or more before the answers are due"
    if rules.agenda.days_before is not None and updates.due_working_days_before >= _most_working_days(rules.agenda):
        yield "updates.due_working_days_before", "must be after the agenda goes out"
    after = updates.deputy_working_days_after
    if after is not None and not 0 < after < updates.due_working_days_before:
        yield "updates.deputy_working_days_after", "must be after the answers are due, and before the panel"


def _most_working_days(agenda: AgendaRules) -> int:
    """How many of the days between an agenda and its panel can be working days."""
    days = agenda.days_before or 0
    if agenda.counted is Count.WORKING:
        return days
    return days // 7 * 5 + min(days % 7, 5)


CHECKS = (_sittings, _clocks, _urgent, _agenda, _answers)
