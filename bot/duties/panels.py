"""What is done about the months to come: panels are booked, an extra one is offered."""

from collections.abc import Mapping
from dataclasses import replace

from bot import boards
from bot.queue import queue
from bot.steps import times
from bot.steps.places import book_ahead
from panel import offers
from panel.offers import Offer, OfferState
from storage.store import Turn


def book(turn: Turn, ids: Mapping[str, str]) -> None:
    """Panels of the rhythm are booked until there are enough ahead."""
    book_ahead(turn, turn.procedure(ids["procedure"]))


def offer(turn: Turn, ids: Mapping[str, str]) -> None:
    """The extra panel that is wanted is offered, and the times are looked at; an offer that is open changes, or is
    withdrawn."""
    procedure = turn.procedure(ids["procedure"])
    known = turn.find(Offer, procedure=procedure.name)
    wanted = offers.draft(queue(turn, procedure.name), known, procedure, turn.now)
    if open := offers.opened(known):
        _look(turn, turn.save(offers.updated(open, wanted)))
    elif wanted:
        _look(turn, turn.save(replace(wanted, id=turn.new_id(f"{procedure.prefix}-O"), state=OfferState.OPEN)))


def show_offer(turn: Turn, ids: Mapping[str, str]) -> None:
    """A coordinator has a board of the open offer."""
    boards.put_up(turn, "offer", ids["offer"], person=ids["person"])


def _look(turn: Turn, offer: Offer) -> None:
    if offer.state is OfferState.OPEN:
        times.look(turn, offer.procedure, offer.id)
    else:
        times.close(turn, offer.id)
