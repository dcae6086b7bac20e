"""Who sends apologies for a panel."""

from cards.challenges import seat
from panel.apologies import Apology, stands
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from storage.store import Turn


def apologies(turn: Turn, panel: Panel, procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """What they speak for, and their name, for each who cannot come."""
    standing = [each for each in turn.find(Apology, panel=panel.id) if stands(each, panel)]
    return tuple((seat(each.seat, procedure), turn.get(Person, each.person).name) for each in standing)
