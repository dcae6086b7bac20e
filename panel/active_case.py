"""Where a case goes beside the panel, by the agency to which the child is active. Procedure: [[leading.sent]]."""

from collections.abc import Iterable

from panel.procedure import Procedure
from panel.rules.entry import SentTo
from panel.screening import Screening


def active_to(screenings: Iterable[Screening]) -> str:
    """To which agency the child is active, as it was last said at screening: a seat, neither or both; "" where it was
    not asked."""
    said = [each for each in sorted(screenings, key=lambda each: each.at) if each.active]
    return said[-1].active if said else ""


def sent_to(active: str, procedure: Procedure) -> SentTo | None:
    """Where it goes, and in what way; None where no rule says."""
    return next((each for each in procedure.leading.sent or () if active in each.active), None)


def said_active(active: str, procedure: Procedure) -> str:
    """To which agency a child is active, in words."""
    known = {seat.id: seat.name for seat in procedure.seats}
    return known.get(active, {"neither": "neither agency", "both": "both agencies"}.get(active, active))
