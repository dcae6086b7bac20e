"""Telling the calendar of a panel, or of somebody's own meeting, and keeping what it has of it then."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bot import mailboxes
from bot.booking import FIRST_LOOK, digest, event, go, meet, over, past, wanted
from bot.calls.call import Call, Outside
from bot.ports import Entry, Event
from storage.records import ORGANISER, Attempt, Booked, Organiser
from storage.store import Turn

LATE = timedelta(minutes=10)
"""By then a request of which nobody heard any more is carried out, or never will be."""


class Told(NamedTuple):
    """What the calendar was told, what it has of it, and what was known of the booking before."""

    before: Booked
    event: Event
    entry: Entry


def prepare(turn: Turn, id: str) -> Call | None:
    """How the calendar is told; None when there is nothing to tell it, and for what is over: nobody is mailed of it."""
    if (made := _due(turn, id)) is None:
        mailboxes.say_what_stands(turn, id)
        return None
    before = _try(turn, made)

    async def put(outside: Outside) -> Told:
        return Told(before, made, await outside.calendar.put(made))

    return put


def _due(turn: Turn, id: str) -> Event | None:
    """What is to be told. What is over here, and may stand at a later time there, is cancelled."""
    made = event(turn, id)
    if made and past(turn, made.starts_at, made.minutes):
        return None if over(turn, made) else replace(made, cancelled=True)
    return made


def _try(turn: Turn, event: Event) -> Booked:
    """Keeps what an attempt is made with: found there later, it was nobody else who put it there. Of the same attempts
    the first and the last are kept."""
    kept, organiser = turn.get(Booked, event.panel), turn.maybe(Organiser, ORGANISER)
    if event.cancelled:
        return kept
    mailbox = organiser.mailbox if organiser else ""
    attempt = Attempt(event.starts_at, event.minutes, event.attendees, turn.now, mailbox)
    same = [each for each in kept.tried if each.told == attempt.told]
    return turn.save(replace(kept, tried=(*(each for each in kept.tried if each not in same[1:]), attempt)))


def refused(turn: Turn, id: str) -> None:
    """An administrator has to do something first: what was tried last was not done."""
    kept, made = turn.maybe(Booked, id), _due(turn, id)
    if kept and kept.tried and kept.tried[-1].at and made and not made.cancelled:
        turn.save(replace(kept, tried=kept.tried[:-1]))


def wrote(told: Told) -> bool:
    """Whether anything was changed in the calendar, and not only read."""
    return told.entry.written


def finish(turn: Turn, id: str, told: Told) -> None:
    """The calendar has it; what was changed meanwhile, or decided about, is told once more."""
    kept = turn.maybe(Booked, id)
    if kept is None or kept.anew != told.before.anew:
        return
    said = _said(told.event, told.entry)
    made = turn.save(_kept(kept, told, said, _may_come(turn, told)))
    if made.version:
        go(turn, "look", id, turn.now if said is not told.event else turn.now + FIRST_LOOK)
        meet(turn, id, moved=told.before.starts_at != made.starts_at)
    now = wanted(turn, id)
    if not made.shown or (said is told.event and now and digest(now) != made.shown):
        go(turn, "book", id)
    elif made.tried:
        go(turn, "book", id, max(each.at for each in made.tried if each.at) + LATE)


def _kept(kept: Booked, told: Told, said: Event, tried: tuple[Attempt, ...]) -> Booked:
    """The booking with what it was told; what was changed in it meanwhile stays."""
    before, entry, same = told.before, told.entry, kept.rev == told.before.rev
    made = replace(kept, event=entry.id, version=entry.version, join_link=entry.join_link, mailbox=entry.mailbox)
    made = replace(made, shown=digest(said) if same else "", restore=kept.restore and not same)
    made = replace(made, place=said.place, attendees=said.attendees, tried=tried)
    if (kept.starts_at, kept.minutes) == (before.starts_at, before.minutes):
        made = replace(made, starts_at=said.starts_at, minutes=said.minutes)
    return made


def _said(event: Event, entry: Entry) -> Event:
    """What the calendar was told: no other time, where others have moved it there."""
    there = (entry.starts_at, entry.minutes)
    before = event.told or (event.tried[-1] if event.tried else None)
    if event.cancelled or entry.starts_at is None or before is None or there == (event.starts_at, event.minutes):
        return event
    return replace(event, starts_at=before.starts_at, minutes=before.minutes)


def _may_come(turn: Turn, told: Told) -> tuple[Attempt, ...]:
    """What nobody heard of and may be carried out still: a booking after it was cancelled, a change after nothing was
    to be changed. What is written after it was asked for keeps a change away."""
    event, written = told.event, told.entry.written
    if bool(event.known_as) is event.cancelled or (written and not event.cancelled):
        return ()
    return tuple(each for each in event.tried if each.at and each.at + LATE > turn.now)
