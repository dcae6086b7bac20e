"""A panel as an iCalendar file (RFC 5545): day, time and reference, and nobody's name."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.ports import Event
from panel.said import ENGLAND_AND_WALES

if TYPE_CHECKING:
    from icalendar import Event as Entry

MEDIA_TYPE = "text/calendar"

DOMAIN = "convenor"
"""The right-hand side of every UID: an id is the panel's own, so that a change finds what it changes."""

# A rule, not a list of dates: calendar programs that know no list, and panels many years ahead, are right as well.
SUMMER_AND_WINTER = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def uid(event: Event) -> str:
    """What a calendar knows the panel by, whatever becomes of its date."""
    return f"{event.panel}@{DOMAIN}"


def sheet(event: Event) -> bytes:
    """The panel as a file, the same bytes for the same event; a cancelled one takes the panel out of a calendar."""
    # Imported when the first file is made: a tenth of a second that no start should wait for.
    from icalendar import Calendar, Timezone
    from icalendar import Event as Entry

    whole = Calendar()
    whole.add("prodid", "-//Convenor//Panels//EN")
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if event.cancelled else "PUBLISH")
    whole.add_component(Timezone.from_ical(SUMMER_AND_WINTER))
    whole.add_component(_filled(Entry(), event))
    made: bytes = whole.to_ical()
    return made


def _filled(entry: "Entry", event: Event) -> "Entry":
    starts, changed = event.starts_at.astimezone(ENGLAND_AND_WALES), event.changed_at.astimezone(UTC)
    entry.add("uid", uid(event))
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", starts)
    entry.add("dtend", _after(starts, event.minutes))
    entry.add("summary", f"Panel {event.panel}")
    entry.add("location", event.place)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    entry.add("class", "PRIVATE")
    return entry


def _after(starts: datetime, minutes: int) -> datetime:
    """So many minutes later as a clock counts them, whatever happens to the time on the wall meanwhile."""
    return (starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ENGLAND_AND_WALES)
