"""The agenda of a panel: what is discussed, from when; and what it owes before it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from panel.clocks import at, days_before, local, office_opens_next, working_day_on_or_before
from panel.duty import Duty
from panel.ordering import Order, order
from panel.panels import Panel, publishes_at
from panel.people import holding
from panel.procedure import Procedure
from panel.sittings import Sitting


@dataclass(frozen=True)
class Slot:
    """One line of the agenda, from a time on the wall: a case, the standing items, or a break (which has neither)."""

    starts_at: datetime
    reference: str = ""
    new: bool = False
    standing: tuple[str, ...] = ()


def agenda(sitting: Sitting, procedure: Procedure) -> tuple[Slot, ...]:
    """The whole agenda: standing items, then one slot a case. Procedure: panel.slot_minutes, .standing, [agenda]."""
    return slots(sitting, order(sitting, procedure), procedure)


def slots(sitting: Sitting, order: Order, procedure: Procedure) -> tuple[Slot, ...]:
    """An order with its times."""
    rules, new = procedure.panel, {item.case for item in sitting.items if item.new}
    start, slot = local(sitting.panel.starts_at, rules.zone), timedelta(minutes=rules.slot_minutes)
    places = enumerate(order, rules.standing_slots)
    return (Slot(start, standing=rules.standing), *(Slot(start + slot * n, case, case in new) for n, case in places))


def warns_at(panel: Panel, procedure: Procedure) -> datetime:
    """When the coordinator is told what is missing. Procedure: agenda.warn_days_before, .at."""
    rules, zone = procedure.agenda, procedure.panel.zone
    day = days_before(local(panel.starts_at, zone).date(), rules.warn_days_before, rules.counted)
    return at(working_day_on_or_before(day), rules.at, zone)


def _opens_before(panel: Panel, moment: datetime, procedure: Procedure) -> bool:
    """Whether somebody could still read it in the office's hours."""
    return office_opens_next(moment, procedure.safety.office_hours, procedure.panel.zone) < panel.starts_at


def duties(sitting: Sitting, procedure: Procedure, now: datetime) -> list[Duty]:
    """What is missing, to each who circulates the agenda; then the agenda itself, which is shown to whoever circulates
    it from then on too; then whatever changes it. Procedure: agenda.circulated_by."""
    panel = sitting.panel
    if panel.cancelled or now >= panel.starts_at:
        return []
    ids, ends = {"panel": panel.id}, panel.starts_at
    circulate = [each.id for each in holding(sitting.people, panel.procedure, procedure.agenda.circulated_by)]
    owed = [Duty("missing", ids, warns_at(panel, procedure), ends, each, in_hours=True) for each in circulate]
    if panel.published_at is None and procedure.agenda.days_before is None:
        told = [Duty("agenda unsent", ids, warns_at(panel, procedure), ends, each, in_hours=True) for each in circulate]
        return owed + told
    if panel.published_at is None:
        at = publishes_at(panel.starts_at, procedure)
        owed.append(Duty("publish", ids, at, ends, in_hours=_opens_before(panel, max(at, now), procedure)))
        return owed
    owed += [Duty("agenda shown", {**ids, "person": each}, panel.published_at, ends) for each in circulate]
    if {case for case in panel.order if case} != set(sitting.cases):
        owed.append(Duty("lay out", ids, panel.published_at, ends))
    return owed
