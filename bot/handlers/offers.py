"""An extra panel that was offered: who would move, yes, and not now."""

from dataclasses import replace

from bot.asked import Asked
from bot.queue import queue
from bot.request import Reply
from bot.showing.times import known, shown
from bot.steps import extra_panels, times
from cards import offers as cards
from panel import offers
from panel.access import Act, may
from panel.cases import Case
from panel.offers import Offer, OfferState
from panel.panels import Panel
from panel.placing import waiting
from panel.polls import Poll
from panel.procedure import Procedure
from panel.times import chair_comes, taken
from panel.words import Refused
from storage.store import Turn

WHY = "More children wait than there is room for, or one waits too long."


def open_offer(asked: Asked, turn: Turn) -> Reply:
    """Who would move to the extra panel, by reference."""
    offer = _offer(asked, turn)
    procedure = turn.procedure(offer.procedure)
    on = {case.id: (case, panel) for case, panel in waiting(queue(turn, offer.procedure), turn.now)}
    movers = [_mover(asked, *on[id], procedure) for id in offer.cases if id in on]
    poll = turn.maybe(Poll, offer.id)
    return Reply(cards.who_moves(offer, movers, shown(turn, poll) if poll else None))


def confirm(asked: Asked, turn: Turn) -> Reply:
    """The extra panel is booked; the cases move to it, and everybody who is invited is told."""
    offer = _open(asked, turn)
    if poll := turn.maybe(Poll, offer.id):
        chair_comes(known(turn, poll), offer.starts_at)
    return _take(asked, turn, offer)


def book(asked: Asked, turn: Turn) -> Reply:
    """The same at another time, if that is still to be had."""
    offer = _unchanged(asked, turn)
    poll = turn.maybe(Poll, offer.id) or Poll(offer.id, offer.procedure)
    starts_at = taken(known(turn, poll), asked.id("time"), turn.now)
    return _take(asked, turn, _in_time(turn, replace(offer, starts_at=starts_at)))


def decline(asked: Asked, turn: Turn) -> Reply:
    """Not now: nothing changes, and it is not offered again for the same cases."""
    offer = turn.save(replace(_open(asked, turn), state=OfferState.DECLINED))
    times.close(turn, offer.id)
    return Reply(cards.declined(offer))


def _take(asked: Asked, turn: Turn, offer: Offer) -> Reply:
    procedure = turn.procedure(offer.procedure)
    cases = offers.moves(offer, queue(turn, offer.procedure), turn.now)
    panel, _ = extra_panels.add(turn, procedure, offer.starts_at, WHY, cases, asked.person.id)
    turn.save(replace(offer, state=OfferState.TAKEN, panel=panel.id))
    times.close(turn, offer.id)
    return Reply(cards.taken(panel.id, panel.starts_at, cases))


def _mover(asked: Asked, case: Case, panel: Panel, procedure: Procedure) -> cards.Mover:
    shown = may(asked.person, Act.OPEN, case.procedure, case)
    level = procedure.matrix.level(case.level).title if shown else ""
    return cards.Mover(case.id, level, case.referred_at, panel.starts_at)


def _open(asked: Asked, turn: Turn) -> Offer:
    """The offer, if it is as it was when the button was drawn, and its time is still to be had."""
    return _in_time(turn, _unchanged(asked, turn))


def _unchanged(asked: Asked, turn: Turn) -> Offer:
    """The offer, if it is still open and as it was when the button was drawn."""
    offer = _offer(asked, turn)
    if offer.state is not OfferState.OPEN:
        raise Refused(f"Offer {offer.id} is {offer.state}. Nothing was changed by this press.")
    if asked.number("rev") != offer.rev:
        raise Refused(f"Offer {offer.id} has changed since this card was drawn. Nothing was changed by this press.")
    return offer


def _in_time(turn: Turn, offer: Offer) -> Offer:
    offers.in_time(offer, queue(turn, offer.procedure), turn.procedure(offer.procedure), turn.now)
    return offer


def _offer(asked: Asked, turn: Turn) -> Offer:
    offer = turn.maybe(Offer, asked.id("offer"))
    if offer is None or not may(asked.person, Act.SCHEDULE, offer.procedure):
        raise Refused("There is no offer with that reference that you can open here.")
    return offer
