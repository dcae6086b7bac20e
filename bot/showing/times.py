"""What is known of the times for an extra panel, and how it is drawn."""

from datetime import datetime

from bot.queue import queue
from cards.times import Times
from panel.offers import Offer
from panel.people import Person, Role
from panel.polls import Could, Poll
from panel.times import Known, candidates, standing, still, unseen
from storage.store import Turn


def known(turn: Turn, poll: Poll) -> Known:
    """All that says who could come when."""
    people, procedure = turn.find(Person), turn.procedure(poll.procedure)
    return Known(poll, tuple(turn.find(Could, poll=poll.id)), tuple(people), procedure)


def possible(turn: Turn, poll: Poll) -> list[datetime]:
    """The times that are looked at."""
    procedure = turn.procedure(poll.procedure)
    return candidates(queue(turn, poll.procedure), procedure, turn.now, turn.maybe(Offer, poll.id))


def shown(turn: Turn, poll: Poll) -> Times:
    """The times as they are drawn: what an offer was drafted for too, once anything is known."""
    at, offer = known(turn, poll), turn.maybe(Offer, poll.id)
    seen = poll.times or poll.looked_at
    drafted = [offer.starts_at] if offer and seen and offer.starts_at not in poll.times else []
    times = still([*poll.times, *drafted], at.procedure, turn.now)
    names = {seat.id: seat.name for seat in at.procedure.seats} | {str(Role.CHAIR): "Chair"}
    return Times([standing(at, each) for each in times], names, not poll.times or bool(unseen(at)))
