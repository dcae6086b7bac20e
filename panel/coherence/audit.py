"""Whether the values of an audit fit together. Procedure key: [audit]."""

from collections.abc import Iterator

from panel.coherence.known import Misfit, seats, strange
from panel.rules import Rules


def _whole(rules: Rules) -> Iterator[Misfit]:
    """An audit is drawn, graded and by themes: all of it, or none."""
    audit = rules.audit
    given = {"strata": audit.strata, "grades": audit.grades, "themes": audit.themes}
    missing = [name for name, entries in given.items() if entries is None]
    if missing and len(missing) < len(given):
        yield f"audit.{missing[0]}", "an audit has strata, grades and themes: all of them, or none"


def _numbers(rules: Rules) -> Iterator[Misfit]:
    audit = rules.audit
    if not all(each.take for each in audit.strata or ()):
        yield "audit.strata", "each must take one or more"
    if not all(0 < days < audit.answer_working_days for days in audit.remind_working_days_before):
        yield "audit.remind_working_days_before", "must each be at least one, and less than audit.answer_working_days"
    if not audit.recheck_months:
        yield "audit.recheck_months", "must be at least one"


def _themes(rules: Rules) -> Iterator[Misfit]:
    known = {each.id for each in rules.audit.grades or ()}
    for theme in rules.audit.themes or ():
        yield from strange(f"audit.themes.{theme.id}.grades", theme.grades, known, "grade")


def _seats(rules: Rules) -> Iterator[Misfit]:
    return strange("audit.early_seat", [rules.audit.early_seat], seats(rules), "seat")


CHECKS = (_whole, _themes, _seats, _numbers)
