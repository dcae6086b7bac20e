"""What was done about a seat that has not answered, out of the ledger of notices."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from panel.procedure import Procedure
from panel.said import said_date, wall_day
from panel.sittings import Sitting
from storage.records import Notice
from storage.store import Turn


def done_about(turn: Turn, sitting: Sitting, seat: str, procedure: Procedure) -> str:
    """`, reminded Friday 15 January 2027, deputy told Tuesday 19 January 2027`, before the panel moved too; "" for
    nothing yet."""
    about, before = f"{sitting.panel.id}:{seat}", procedure.updates.remind_working_days_before
    days = range(sitting.panel.days_changed + 1)
    keys = {
        "reminded": [f"reminder:{about}:{each}:{day}" for each in before for day in days],
        "deputy told": [f"deputy told:{about}:{day}" for day in days],
        "senior manager asked": [f"ask senior:{about}:{day}" for day in days],
    }
    sent = {what: sorted(_sent(turn, sitting, each)) for what, each in keys.items()}
    return "".join(f", {what} {_days(times)}" for what, times in sent.items() if times)


def _sent(turn: Turn, sitting: Sitting, keys: Iterable[str]) -> Iterator[datetime]:
    """When the notices under some keys went out, to anybody on the roster."""
    for key in keys:
        for person in sitting.people:
            notice = turn.maybe(Notice, f"{key}:{person.id}")
            if notice and notice.sent_at:
                yield notice.sent_at


def _days(times: list[datetime]) -> str:
    return " and ".join(dict.fromkeys(said_date(wall_day(at)) for at in times))
