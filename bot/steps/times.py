"""The times for an extra panel: what is known of them is kept, and whoever fills a place can be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot import boards
from bot.booking import go
from bot.notices import tell
from bot.showing.times import known, possible
from bot.template import Template
from panel.people import Person
from panel.polls import Could, Poll
from panel.procedure import Procedure
from panel.times import proposed, unseen, whom
from storage.records import Errand, Notice
from storage.store import Turn


def look(turn: Turn, procedure: str, id: str) -> Poll:
    """The calendars are looked at, where they can be; what is known already is gone through once more."""
    return again(turn, turn.maybe(Poll, id) or keep(turn, Poll(id, procedure)))


def again(turn: Turn, poll: Poll) -> Poll:
    """The same of what is there."""
    go(turn, "free", poll.id)
    return refresh(turn, poll) if poll.times else poll


def by_hand(turn: Turn, procedure: Procedure) -> Poll:
    """Times for a panel that is added unasked: those that are proposed already, or new ones."""
    there = [each for each in turn.find(Poll, procedure=procedure.name) if each.by_hand]
    new = Poll(turn.new_id(f"{procedure.prefix}-T"), procedure.name, by_hand=True) if not there else None
    return again(turn, keep(turn, new) if new else there[0])


def keep(turn: Turn, poll: Poll) -> Poll:
    """What is known now is kept, and shown where the offer stands."""
    boards.stir(turn, poll.id)
    return turn.save(poll)


def refresh(turn: Turn, poll: Poll) -> Poll:
    """Proposes the best times, as far as is known now. Whoever was asked is asked again about new ones."""
    at = known(turn, poll)
    times = proposed(at, possible(turn, poll))
    if times == poll.times:
        return poll
    new = set(times) - set(poll.times)
    poll = keep(turn, replace(poll, times=times, round=turn.token() if new else poll.round))
    if new:
        _tell(turn, poll, [each for each in whom(at, times) if each.id in poll.asked])
    return poll


def ask(turn: Turn, poll: Poll) -> int:
    """Asks everybody who fills a place of which nothing is known; gives how many that are."""
    people = unseen(known(turn, poll))
    if people:
        _tell(turn, keep(turn, replace(poll, asked=(*poll.asked, *(each.id for each in people)))), people)
    return len(people)


def answered(turn: Turn, poll: Poll, answer: Could) -> None:
    """What somebody said stands beside the times from now on."""
    turn.save(replace(answer, rev=before.rev) if (before := turn.maybe(Could, answer.id)) else answer)
    refresh(turn, poll)
    boards.stir(turn, poll.id)


def over(turn: Turn, ids: Mapping[str, str]) -> None:
    """None of its times is left."""
    close(turn, ids["poll"])


def close_all(turn: Turn, procedure: str) -> None:
    """A panel was added: no times for one that would be added unasked are looked for any more."""
    for poll in turn.find(Poll, procedure=procedure):
        if poll.by_hand:
            close(turn, poll.id)


def close(turn: Turn, id: str) -> None:
    """It is settled: nobody is asked any more, and the question is taken back where it stands; one that is on its way
    is taken back when it has arrived."""
    if (poll := turn.maybe(Poll, id)) is None:
        return
    for each in turn.find(Could, poll=id):
        turn.delete(each)
    turn.delete(poll)
    if errand := turn.maybe(Errand, f"free {id}"):
        turn.delete(errand)
    for notice in (each for person in poll.asked for each in turn.find(Notice, to=person)):
        if notice.template == Template.COULD_COME and notice.ids["poll"] == id and notice.activity:
            _tell_over(turn, poll.procedure, notice)


def arrived(turn: Turn, notice: Notice) -> None:
    """A question has gone out; it may have been settled while it was on its way."""
    if turn.maybe(Poll, notice.ids["poll"]) is None:
        _tell_over(turn, notice.ids["procedure"], notice)


def _tell(turn: Turn, poll: Poll, people: Iterable[Person]) -> None:
    tell(turn, people, Template.COULD_COME, procedure=poll.procedure, poll=poll.id, round=poll.round)


def _tell_over(turn: Turn, procedure: str, asked: Notice) -> None:
    """The card takes the place of the one that asked."""
    over, round = Template.COULD_COME_OVER, asked.ids["round"]
    tell(turn, [asked.to], over, replaces=asked.activity, procedure=procedure, round=round)
