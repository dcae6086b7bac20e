"""Whether the values of an audit fit together, each of them being well formed by itself."""

from collections.abc import Iterator

from panel.rules.audit import AuditRules
from panel.rules.sitting import Seat

Misfit = tuple[str, str]


def misfits(rules: AuditRules, seats: tuple[Seat, ...]) -> Iterator[Misfit]:
    """Each dotted key whose value does not fit, with the reason in words. Procedure: [audit]."""
    given = {"strata": rules.strata, "grades": rules.grades, "themes": rules.themes}
    missing = [name for name, entries in given.items() if entries is None]
    if missing and len(missing) < len(given):
        yield f"audit.{missing[0]}", "an audit has strata, grades and themes: all of them, or none"
    yield from _themes(rules)
    if not all(each.take for each in rules.strata or ()):
        yield "audit.strata", "each must take one or more"
    if rules.early_seat not in {None, *(seat.id for seat in seats)}:
        yield "audit.early_seat", f"there is no seat {rules.early_seat!r}"
    if not all(0 < days < rules.answer_working_days for days in rules.remind_working_days_before):
        yield "audit.remind_working_days_before", "must each be at least one, and less than audit.answer_working_days"
    if not rules.recheck_months:
        yield "audit.recheck_months", "must be at least one"


def _themes(rules: AuditRules) -> Iterator[Misfit]:
    known = {each.id for each in rules.grades or ()}
    for theme in rules.themes or ():
        if unknown := set(theme.grades) - known:
            yield f"audit.themes.{theme.id}.grades", f"there is no grade {min(unknown)!r}"
