"""The times for an extra panel: who could come when, and what somebody says to that."""

from datetime import datetime

from bot.asked import Asked
from bot.request import Reply
from bot.showing.times import known, shown
from bot.steps import times
from cards import times as cards
from panel import polls
from panel.access import Act, may
from panel.offers import Offer
from panel.polls import Could, Poll
from panel.times import still, whom
from panel.words import Reason, Refused
from storage.store import Turn

SETTLED = "That is settled, or you are not asked. Nothing was changed by this press."


def open_times(asked: Asked, turn: Turn) -> Reply:
    """Each time that is proposed, with who is free then; asked to, the calendars are looked at again."""
    poll = _mine(asked, turn)
    return _who(turn, times.again(turn, poll) if asked.id("look") else poll)


def ask(asked: Asked, turn: Turn) -> Reply:
    """Everybody of whom nothing is known yet is asked by a card."""
    poll = times.refresh(turn, _mine(asked, turn))
    return Reply(cards.asked(poll, times.ask(turn, poll)))


def propose(asked: Asked, turn: Turn) -> Reply:
    """Times for a panel that is added unasked."""
    return _who(turn, times.refresh(turn, times.by_hand(turn, asked.procedure)))


def stop(asked: Asked, turn: Turn) -> Reply:
    """No panel is added, and nobody is asked any more."""
    poll = _mine(asked, turn)
    if turn.maybe(Offer, poll.id):
        raise Refused("An offer is answered on its own card. Nothing was changed by this press.")
    times.close(turn, poll.id)
    return Reply(cards.stopped(poll.procedure))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """When somebody could come, with what they said before."""
    poll = _asked(asked, turn)
    ticked = {"can": polls.chosen(turn.maybe(Could, f"{poll.id}/{asked.person.id}"))}
    return Reply(cards.form(poll, _ahead(turn, poll), ticked, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Their answer stands beside the times; it can be changed until one is booked."""
    poll = _asked(asked, turn)
    if asked.id("round") != poll.round:
        raise Refused("Nothing is saved yet.", [Reason("The times have changed: these are they now", field="can")])
    answer = polls.answer(poll, asked.person.id, asked.fields.get("can", ""), turn.now, _ahead(turn, poll))
    times.answered(turn, poll, answer)
    return Reply(cards.saved(poll, len(answer.can)))


def _ahead(turn: Turn, poll: Poll) -> list[datetime]:
    return still(poll.times, turn.procedure(poll.procedure), turn.now)


def _who(turn: Turn, poll: Poll) -> Reply:
    return Reply(cards.who(poll, shown(turn, poll), turn.maybe(Offer, poll.id)))


def _mine(asked: Asked, turn: Turn) -> Poll:
    """What is known of the times, for who may add a panel."""
    poll = turn.maybe(Poll, asked.id("poll"))
    if poll is None or not may(asked.person, Act.SCHEDULE, poll.procedure):
        raise Refused("That is settled, or is not yours to open. Nothing was changed by this press.")
    return poll


def _asked(asked: Asked, turn: Turn) -> Poll:
    """What somebody is asked about who still fills a place."""
    poll = turn.maybe(Poll, asked.id("poll"))
    if poll is None or asked.person.id not in poll.asked:
        raise Refused(SETTLED)
    if asked.person.id not in {each.id for each in whom(known(turn, poll), poll.times)}:
        raise Refused(SETTLED)
    return poll
