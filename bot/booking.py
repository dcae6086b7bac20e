"""Booking: what the calendar is told of a panel, and what it has."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.calls.call import Call, Outside
from bot.ports import Entry, Event
from bot.steps.apologies import table
from panel.attending import attendees
from panel.panels import Panel, ends_at
from panel.rooms import Meeting, OwnMeeting
from storage.records import Attempt, Booked, Errand
from storage.store import Turn

FIRST_LOOK = timedelta(minutes=1)
"""After this a new booking is looked at: its online meeting may not be there at once."""
LATE = timedelta(minutes=10)
"""By then a request of which nobody heard any more is carried out, or never will be."""
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
    """Books the coming panels of a procedure that are not as a tenant's calendar has them: somebody joined or left."""
    for panel in turn.find(Panel, procedure=procedure):
        kept = turn.maybe(Booked, panel.id)
        if kept and kept.version and ends_at(panel) > turn.now and kept.shown != digest(of(turn, panel)):
            book(turn, panel.id)


def anew(turn: Turn, id: str) -> None:
    """It is booked as another entry: the one that there was is gone, or in another calendar. One that is found all the
    same is changed as whatever it was told may have left it."""
    kept = turn.maybe(Booked, id) or Booked(id)
    told = (Attempt(kept.starts_at, kept.minutes, kept.attendees),) if kept.starts_at else ()
    turn.save(Booked(id, anew=kept.anew + 1, tried=kept.tried + told))
    book(turn, id)


def used(turn: Turn, tenants: bool) -> None:
    """Books what is to come in the calendar that is used now, a tenant's or the local one. How a tenant's has it is
    kept apart while the local one is used: others change it there meanwhile."""
    for kept in turn.find(Booked):
        if (made := _event(turn, kept.id)) is None or _over(turn, made):
            continue
        if tenants and kept.apart:
            _take_up(turn, kept, kept.apart)
        elif tenants and kept.shown and not kept.version and not made.cancelled:
            anew(turn, kept.id)
        elif kept.version and not tenants:
            _put_aside(turn, kept)


def _put_aside(turn: Turn, kept: Booked) -> None:
    """Somebody's own meeting is none without a tenant."""
    turn.save(Booked(kept.id, anew=kept.anew, apart=kept))
    if turn.maybe(Panel, kept.id):
        book(turn, kept.id)
    elif errand := turn.maybe(Errand, f"book {kept.id}"):
        turn.delete(errand)


def _take_up(turn: Turn, kept: Booked, apart: Booked) -> None:
    """What changed here meanwhile is told, where others have not changed it there; what they did is noticed."""
    turn.save(replace(apart, changed_at=kept.changed_at or apart.changed_at))
    go(turn, "look", kept.id)
    if event(turn, kept.id):
        go(turn, "book", kept.id)


def event(turn: Turn, panel: str) -> Event | None:
    """The event of a panel, or of an own meeting, as it is now; None when the calendar has it already, it is gone, or
    it stands in another mailbox."""
    kept, made = turn.maybe(Booked, panel), _event(turn, panel)
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


def _event(turn: Turn, id: str) -> Event | None:
    if panel := turn.maybe(Panel, id):
        return of(turn, panel)
    own = turn.maybe(OwnMeeting, id)
    return _of_own(turn, own) if own else None


def _of_own(turn: Turn, own: OwnMeeting) -> Event:
    """The meeting of somebody from outside as an event: to it they alone are invited."""
    kept, place = turn.maybe(Booked, own.id), turn.procedure(turn.panel(own.panel).procedure).panel.place
    changed_at = kept.changed_at if kept and kept.changed_at else turn.now
    made = Event(own.id, own.sequence, own.starts_at, own.minutes, place, own.cancelled, changed_at)
    return replace(made, attendees=(own.email,))


def prepare(turn: Turn, panel: str) -> Call | None:
    """How the calendar is told; None when there is nothing to tell it, and for what is over: nobody is mailed of it."""
    if (made := event(turn, panel)) is None or _over(turn, made):
        return None
    _try(turn, made)

    async def put(outside: Outside) -> tuple[Event, Entry]:
        return made, await outside.calendar.put(made)

    return put


def _try(turn: Turn, event: Event) -> None:
    """Keeps what an attempt is made with: found there later, it was nobody else who put it there."""
    kept, attempt = turn.get(Booked, event.panel), Attempt(event.starts_at, event.minutes, event.attendees)
    if not event.cancelled and attempt not in kept.tried:
        turn.save(replace(kept, tried=(*kept.tried, attempt)))


def _over(turn: Turn, event: Event) -> bool:
    return event.starts_at + timedelta(minutes=event.minutes) <= turn.now


def booked(turn: Turn, panel: str, told: tuple[Event, Entry]) -> None:
    """The calendar has it; a panel that was changed meanwhile is told of once more."""
    event, entry = told
    if kept := turn.maybe(Booked, panel):
        made = replace(kept, shown=digest(event), event=entry.id, version=entry.version, join_link=entry.join_link)
        made = replace(made, starts_at=event.starts_at, minutes=event.minutes, place=event.place, tried=())
        made = replace(made, mailbox=entry.mailbox, restore=False)
        turn.save(replace(made, attendees=event.attendees))
        if entry.version:
            go(turn, "look", panel, turn.now + FIRST_LOOK)
            meet(turn, panel)
        if event.cancelled and event.tried and not event.known_as:
            _look_once_more(turn, panel)
        elif (found := _event(turn, panel)) and digest(found) != made.shown:
            go(turn, "book", panel)


def _look_once_more(turn: Turn, panel: str) -> None:
    """A booking that nobody heard of may be made after it was cancelled."""
    turn.save(replace(turn.get(Booked, panel), shown=""))
    go(turn, "book", panel, turn.now + LATE)


def meet(turn: Turn, id: str) -> None:
    """The online meeting of an event is to be made safe, once it has another join link; without one for an hour, it is
    said."""
    kept, meeting = turn.get(Booked, id), turn.maybe(Meeting, id)
    if kept.event and (meeting is None or meeting.link != kept.join_link):
        wait = FIRST_LOOK if turn.maybe(OwnMeeting, id) else LINK_WITHIN
        go(turn, "room", id, turn.now if kept.join_link else turn.now + wait)


def digest(event: Event) -> str:
    """What tells two states of an event apart: not when it came about."""
    told = (event.panel, event.sequence, event.starts_at, event.minutes, event.place, event.cancelled, event.attendees)
    return sha256(repr(told).encode()).hexdigest()
