"""What was done about a seat that has not answered, out of the ledger of notices."""

from collections.abc import Iterator
from datetime import datetime

from panel.procedure import Procedure
from panel.said import said_date, wall_day
from panel.sittings import Sitting
from storage.records import Notice
from storage.store import Turn


def done_about(turn: Turn, sitting: Sitting, seat: str, procedure: Procedure) -> str:
    """`, reminded Friday 15 January 2027, deputy told Tuesday 19 January 2027`; "" for nothing yet."""
    panel, days = sitting.panel.id, procedure.updates.remind_working_days_before
    reminded = [at for each in days for at in _sent(turn, sitting, f"reminder:{panel}:{seat}:{each}")]
    deputy = _sent(turn, sitting, f"deputy told:{panel}:{seat}")
    senior = _sent(turn, sitting, f"ask senior:{panel}:{seat}")
    said = (("reminded", reminded), ("deputy told", deputy), ("senior manager asked", senior))
    return "".join(f", {what} {_days(when)}" for what, times in said if (when := sorted(times)))


def _sent(turn: Turn, sitting: Sitting, key: str) -> Iterator[datetime]:
    """When a notice under a key went out, to anybody on the roster."""
    for person in sitting.people:
        notice = turn.maybe(Notice, f"{key}:{person.id}")
        if notice and notice.sent_at:
            yield notice.sent_at


def _days(times: list[datetime]) -> str:
    return " and ".join(dict.fromkeys(said_date(wall_day(at)) for at in times))
