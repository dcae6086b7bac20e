"""An extra panel that is offered: what it would do, and yes or not now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.parts import Opened, Posted, button, opened, posted, row, says
from cards.times import Times, asks, books, lines
from cards.verbs import Verb
from panel.offers import Offer, OfferState
from panel.said import said_date, wall_day


@dataclass(frozen=True)
class Mover:
    """One case that would move: its level in words, "" for somebody who stepped out of it; when it was referred, and
    when its panel is now."""

    case: str
    level: str
    referred_at: datetime
    panel: datetime


def board(offer: Offer, times: Times | None = None) -> Posted:
    """An offer as it stands, for the coordinator, with other times that it could be."""
    dates = _dates(offer)
    match offer.state:
        case OfferState.OPEN:
            line = templates.offers.made(offer.id, offer.starts_at, len(offer.cases))
            who = button("Who would move", Verb.OFFER_OPEN, procedure=offer.procedure, offer=offer.id)
            takes = books(offer, times)
            more = asks(offer.procedure, offer.id, times) if times else []
            wait = templates.offers.wait(offer.before, offer.after)
            known = lines(times) if times else []
            return posted(line, wait, *known, buttons=[*takes[:1], who, *more, _not_now(offer)], further=takes[1:])
        case OfferState.TAKEN:
            return posted(templates.offers.taken(offer.id, offer.starts_at), buttons=[dates])
        case OfferState.DECLINED:
            return posted(templates.offers.declined(offer.id), buttons=[dates])
    return posted(templates.offers.withdrawn(offer.id), buttons=[dates])


def who_moves(offer: Offer, movers: Sequence[Mover], times: Times | None = None) -> Opened:
    """The cases that would move, by reference: the highest risk first, then the longest waiting; and the times that it
    could be."""
    rows = [
        says(
            f"{each.case}: {each.level or 'level not shown to you'}, referred {said_date(wall_day(each.referred_at))}, "
            f"now on the panel of {said_date(each.panel.date())}"
        )
        for each in movers
    ]
    heading = templates.offers.made(offer.id, offer.starts_at, len(movers))
    if offer.state is not OfferState.OPEN:
        return opened(heading, *rows, buttons=[_dates(offer)])
    takes = books(offer, times)
    known = [says(line) for line in lines(times)] if times else []
    others = [row(each) for each in takes[1:]]
    return opened(heading, *rows, *known, *others, buttons=[*takes[:1], _not_now(offer), _dates(offer)])


def _not_now(offer: Offer) -> ExecuteAction:
    return button("Not now", Verb.OFFER_DECLINE, procedure=offer.procedure, offer=offer.id, rev=offer.rev)


def _dates(offer: Offer) -> ExecuteAction:
    return button("The dates", Verb.SCHEDULE_OPEN, procedure=offer.procedure, page=0)


def taken(panel: str, starts_at: datetime, moved: Sequence[str]) -> Opened:
    """The extra panel is booked: who moved to it."""
    lines = [says(templates.schedule.item_on(case, starts_at)) for case in moved]
    dates = button("Open the dates", Verb.SCHEDULE_OPEN, main=True, panel=panel, page=0)
    return opened(templates.schedule.added(panel, starts_at), *lines, buttons=[dates])


def declined(offer: Offer) -> Opened:
    """Not now."""
    return opened(templates.offers.declined(offer.id), says("Nothing has changed."), buttons=[_dates(offer)])
