"""Booking: what the calendar is told of a panel, and what it has."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.ports import Event
from bot.steps.apologies import table
from bot.steps.session import is_over
from panel.coming import attendees
from panel.panels import Panel
from panel.rooms import Meeting, OwnMeeting
from storage.records import Booked, Errand
from storage.store import Turn

FIRST_LOOK = timedelta(minutes=1)
"""After this a new booking is looked at: its online meeting may not be there at once."""
LINK_WITHIN = timedelta(hours=1)
"""After this somebody is told that a booking has no online meeting still."""


def book(turn: Turn, panel: str) -> None:
    """The calendar is to be told of a panel, or of what changed about it."""
    turn.save(replace(turn.maybe(Booked, panel) or Booked(panel), changed_at=turn.now))
    go(turn, "book", panel)


def go(turn: Turn, kind: str, subject: str, at: datetime | None = None) -> None:
    """An errand of a kind about something, now or at a moment."""
    id = f"{kind} {subject}"
    turn.save(replace(turn.maybe(Errand, id) or Errand(id, turn.now), wake_at=at or turn.now, attempts=0, told=()))


def differing(turn: Turn, procedure: str) -> None:
    """Books the coming panels of a procedure that are not as a tenant's calendar has them: somebody joined or left.
    What did not get through is tried again when it would have been."""
    for panel in turn.find(Panel, procedure=procedure):
        kept, waiting = turn.maybe(Booked, panel.id), turn.maybe(Errand, f"book {panel.id}")
        if kept is None or not kept.version or (waiting and waiting.attempts):
            continue
        if not is_over(turn, panel) and kept.shown != digest(of(turn, panel)):
            book(turn, panel.id)


def event(turn: Turn, id: str) -> Event | None:
    """The event of a panel, or of an own meeting, as it is now; None when the calendar has it already, it is gone, or
    it stands in another mailbox."""
    kept, made = turn.maybe(Booked, id), wanted(turn, id)
    if kept is None or kept.elsewhere or made is None or (kept.shown == digest(made) and not kept.tried):
        return None
    made = replace(made, tried=kept.tried, anew=kept.anew, restore=kept.restore)
    return replace(made, known_as=kept.event, told=_told(made, kept)) if kept.version else made


def _told(event: Event, kept: Booked) -> Event | None:
    """What a calendar that others write in as well was last told."""
    if kept.starts_at is None:
        return None
    told = replace(event, starts_at=kept.starts_at, minutes=kept.minutes, place=kept.place)
    return replace(told, attendees=kept.attendees)


def of(turn: Turn, panel: Panel) -> Event:
    """A panel as an event: when, where and whom, and nothing about any child."""
    kept, procedure = turn.maybe(Booked, panel.id), turn.procedure(panel.procedure)
    changed_at = kept.changed_at if kept and kept.changed_at else turn.now
    people = attendees(table(turn, panel))
    emails = tuple(sorted({each.email.lower() for each in people if each.email}))
    return Event(
        panel.id,
        panel.sequence,
        panel.starts_at,
        panel.minutes,
        procedure.panel.place,
        panel.cancelled,
        changed_at,
        attendees=emails,
    )


def wanted(turn: Turn, id: str) -> Event | None:
    """A panel, or an own meeting, as it is to stand in the calendar; None for one that is gone."""
    if panel := turn.maybe(Panel, id):
        return of(turn, panel)
    own = turn.maybe(OwnMeeting, id)
    return _of_own(turn, own) if own else None


def _of_own(turn: Turn, own: OwnMeeting) -> Event:
    """The meeting of somebody from outside as an event: to it they alone are invited."""
    kept, place = turn.maybe(Booked, own.id), turn.procedure(turn.panel(own.panel).procedure).panel.place
    changed_at = kept.changed_at if kept and kept.changed_at else turn.now
    made = Event(own.id, own.sequence, own.starts_at, own.minutes, place, own.cancelled, changed_at)
    return replace(made, attendees=(own.email.lower(),))


def runs(turn: Turn, id: str) -> bool:
    """Whether the procedure of a panel, or of an own meeting, is run here; that of anything else is not asked about."""
    own = turn.maybe(OwnMeeting, id)
    panel = turn.maybe(Panel, own.panel if own else id)
    return panel is None or panel.procedure in turn.procedures()


def over(turn: Turn, event: Event) -> bool:
    """Whether there is nothing to come of it any more, here or in a calendar that others look into."""
    kept = turn.get(Booked, event.panel)
    those = [each for each in (kept, kept.apart) if each]
    times = [(each.starts_at, each.minutes) for each in those if each.version and each.starts_at]
    times += [(each.starts_at, each.minutes) for those_of in those for each in those_of.tried if each.mailbox]
    return all(past(turn, *each) for each in [(event.starts_at, event.minutes), *times])


def past(turn: Turn, starts_at: datetime, minutes: int) -> bool:
    """Whether what starts then, and lasts so long, has come to its end."""
    return starts_at + timedelta(minutes=minutes) <= turn.now


def meet(turn: Turn, id: str, moved: bool = False) -> None:
    """The online meeting of an event is to be made safe, once it has another join link, or was moved; without one for
    an hour, it is said."""
    kept, meeting = turn.get(Booked, id), turn.maybe(Meeting, id)
    if kept.event and (meeting is None or meeting.link != kept.join_link):
        wait = FIRST_LOOK if turn.maybe(OwnMeeting, id) else LINK_WITHIN
        go(turn, "room", id, turn.now if kept.join_link else turn.now + wait)
    elif kept.event and moved:
        go(turn, "room", id)


def digest(event: Event) -> str:
    """What tells two states of an event apart: not when it came about."""
    told = (event.panel, event.sequence, event.starts_at, event.minutes, event.place, event.cancelled, event.attendees)
    return sha256(repr(told).encode()).hexdigest()
