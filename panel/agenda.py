"""The agenda of a panel: what is discussed, in which order, from when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from panel.clocks import local
from panel.panels import Item, Panel
from panel.procedure import Procedure


@dataclass(frozen=True)
class Entry:
    """An item with what its place in the order depends on; `level` is the id of its case's level."""

    item: Item
    level: str
    referred_at: datetime


@dataclass(frozen=True)
class Slot:
    """One line of the agenda, from a time on the wall: a case, or the standing items (and then `reference` is "")."""

    starts_at: datetime
    reference: str = ""
    new: bool = False
    standing: tuple[str, ...] = ()


def slots(panel: Panel, entries: Sequence[Entry], procedure: Procedure) -> tuple[Slot, ...]:
    """The whole agenda: standing items, then one slot a case. Procedure: panel.slot_minutes, .standing, [agenda]."""
    rules = procedure.panel
    start, slot = local(panel.starts_at, rules.zone), timedelta(minutes=rules.slot_minutes)
    cases = tuple(
        Slot(start + slot * (rules.standing_slots + place), entry.item.case, entry.item.new)
        for place, entry in enumerate(ordered(entries, procedure))
    )
    return (Slot(start, standing=rules.standing), *cases)


def ordered(entries: Sequence[Entry], procedure: Procedure) -> list[Entry]:
    """The cases in the order of discussion; longest waiting first among equals.

    Procedure: agenda.highest_level_first, .new_before_ongoing.
    """
    return sorted(entries, key=lambda entry: _rank(entry, procedure))


def _rank(entry: Entry, procedure: Procedure) -> tuple[int, bool, datetime, str]:
    rules, levels = procedure.agenda, [level.id for level in procedure.matrix.levels]
    # A level that the procedure no longer has is discussed first: a child never slips down for a change of names.
    height = levels.index(entry.level) if entry.level in levels else len(levels)
    later = rules.new_before_ongoing and not entry.item.new
    return -height if rules.highest_level_first else 0, later, entry.referred_at, entry.item.case
