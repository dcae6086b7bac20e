"""A panel on whose day nobody pressed start: its children go on to the next all the same, so that nobody is dropped."""

from datetime import time, timedelta

from panel.cases import CaseStatus
from panel.clocks import at, local
from panel.duty import Duty
from panel.panels import ends_at
from panel.procedure import Procedure
from panel.sittings import Sitting

LONG = timedelta(days=365)


def duties(sitting: Sitting, procedure: Procedure) -> list[Duty]:
    """Once its day is over, when the office opens: until then somebody may still start it. One that was started is over
    when it is ended."""
    panel = sitting.panel
    left = [each for each in sitting.cases.values() if each.status is CaseStatus.ACCEPTED and each.panel == panel.id]
    if panel.cancelled or sitting.session or not left:
        return []
    zone = procedure.panel.zone
    day = local(ends_at(panel), zone).date() + timedelta(days=1)
    return [Duty("go on", {"panel": panel.id}, at(day, time(), zone), ends_at(panel) + LONG, in_hours=True)]
