"""A duty: something owed at a moment. It is derived from a record and the clock, and never stored."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.clocks import office_is_open, office_opens_next
from panel.procedure import Procedure


@dataclass(frozen=True)
class Duty:
    """`kind` and `ids` say what is owed and about what; `to` is the person who is told, "" for something that is done
    rather than said. It is worth doing from `due_at` until `expires_at`; one that is `in_hours` waits for the office to
    open. Its key never holds a date, so that a panel that moves is not prompted for twice."""

    kind: str
    ids: Mapping[str, str]
    due_at: datetime
    expires_at: datetime
    to: str = ""
    in_hours: bool = False

    @property
    def key(self) -> str:
        """`prompt:SHCG-P007:police:<person>`: what the ledger knows it by."""
        return key(self.kind, self.ids, self.to)


def key(kind: str, ids: Mapping[str, str], to: str = "") -> str:
    """What the ledger knows a duty by, without when it is owed."""
    return f"{kind}:{':'.join(ids.values())}:{to}"


def owed(duties: Iterable[Duty], done: Collection[str], procedure: Procedure, now: datetime) -> list[Duty]:
    """The duties that are due now and were not performed, first things first; `done` are the keys in the ledger."""
    due = [duty for duty in duties if duty.key not in done and when(duty, procedure, now) <= now]
    return sorted(due, key=lambda duty: (duty.due_at, duty.key))


def next_due(duties: Iterable[Duty], done: Collection[str], procedure: Procedure, now: datetime) -> datetime | None:
    """When the first of those that were not performed is to be performed; None if there are none."""
    return min((when(duty, procedure, now) for duty in duties if duty.key not in done), default=None)


def when(duty: Duty, procedure: Procedure, now: datetime) -> datetime:
    """When a duty is performed, seen from now: one that waits for the office waits from now on, until it is too late
    for it."""
    if not duty.in_hours or now >= duty.expires_at:
        return duty.due_at
    at, hours, zone = max(duty.due_at, now), procedure.safety.office_hours, procedure.panel.zone
    return at if office_is_open(at, hours, zone) else office_opens_next(at, hours, zone)
