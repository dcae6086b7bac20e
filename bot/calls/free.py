"""Looking at calendars for the times at which an extra panel could sit."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.booking import go
from bot.calls.call import Call, Outside
from bot.showing.times import known, possible
from bot.steps import times
from panel.clocks import office_opens_next
from panel.offers import Offer
from panel.polls import Poll
from panel.times import whom
from storage.store import Turn


class Looked(NamedTuple):
    """The times that were looked at, and those at which somebody is free, by person."""

    times: tuple[datetime, ...]
    free: dict[str, tuple[datetime, ...]]


def prepare(turn: Turn, id: str) -> Call | None:
    """How the calendars are looked at; None once it is settled. Whoever has none here is asked otherwise."""
    poll = turn.maybe(Poll, id)
    if poll is None or poll.procedure not in turn.procedures():
        return None
    starts = tuple(possible(turn, poll))
    people = whom(known(turn, poll), starts)
    emails = {each.id: each.email.lower() for each in people if each.email and not each.outside}
    lasts = timedelta(minutes=turn.procedure(poll.procedure).panel.minutes)

    async def look(outside: Outside) -> Looked:
        spans = [(each, each + lasts) for each in starts]
        found = await outside.microsoft.free(list(dict.fromkeys(emails.values())), spans)
        seen = {person: found[email] for person, email in emails.items() if email in found}
        return Looked(starts, {person: _those(starts, said) for person, said in seen.items()})

    return look


def finish(turn: Turn, id: str, looked: Looked) -> None:
    """The best times are proposed, whoever has no calendar here is asked by a card, and the calendars of an offer are
    looked at again on the next working day."""
    if (poll := turn.maybe(Poll, id)) is None:
        return
    poll = times.keep(turn, replace(poll, looked_at=looked.times, free=looked.free))
    times.ask(turn, times.refresh(turn, poll))
    if turn.maybe(Offer, id):
        rules = turn.procedure(poll.procedure)
        go(turn, "free", id, office_opens_next(turn.now, rules.safety.office_hours, rules.panel.zone))


def instead(turn: Turn, id: str) -> None:
    """While an administrator has to do something first, everybody is asked by a card."""
    if poll := turn.maybe(Poll, id):
        times.ask(turn, times.refresh(turn, poll))


def _those(starts: tuple[datetime, ...], free: tuple[bool, ...]) -> tuple[datetime, ...]:
    return tuple(each for each, is_free in zip(starts, free, strict=True) if is_free)
