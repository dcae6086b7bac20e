"""The times for an extra panel: how each place stands, and what somebody is asked about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title
from cards.templates.line import Line
from cards.verbs import Verb
from panel.offers import Offer
from panel.people import Role
from panel.polls import Poll, name_of, question
from panel.said import said_when
from panel.times import Standing, Time
from panel.words import Refused

NO_TIME = "No time suits yet. Ask who is free, or look again in a minute."
SAID = {Standing.FREE: "Free", Standing.BUSY: "Busy", Standing.UNKNOWN: "Not known"}


@dataclass(frozen=True)
class Times:
    """The times that are proposed, with the names of the places; `more` says that there is somebody who could be
    asked."""

    times: Sequence[Time]
    names: Mapping[str, str]
    more: bool = False


def lines(times: Times) -> list[Line]:
    """Each time, with how many could come."""
    return [templates.times.stands(each, _seats(times, each, Standing.BUSY)) for each in times.times]


def possible(offer: Offer, times: Times | None) -> bool:
    """Whether the chair can come to what was drafted, as far as anything is known."""
    drafted = (each for each in (times.times if times else ()) if each.starts_at == offer.starts_at)
    return not any(each.chair is Standing.BUSY for each in drafted)


def books(offer: Offer, times: Times) -> list[ExecuteAction]:
    """The button for each time that takes the place of the one that was drafted."""
    others = (each.starts_at for each in times.times if each.starts_at != offer.starts_at)
    at: Ids = {"procedure": offer.procedure, "offer": offer.id, "rev": offer.rev}
    return [button(f"Book {said_when(each)}", Verb.OFFER_BOOK, at=at, time=name_of(each)) for each in others]


def asks(procedure: str, id: str, times: Times) -> list[ExecuteAction]:
    """The buttons by which more can be known."""
    at: Ids = {"procedure": procedure, "poll": id}
    opens = [button("Who is free", Verb.TIMES_OPEN, at=at)] if times.times else []
    return [*opens, *([button("Ask who is free", Verb.TIMES_ASK, at=at)] if times.more else [])]


def who(poll: Poll, times: Times, offer: Offer | None) -> Opened:
    """Each time, with the places that are free, busy and not known; of an offer, the buttons that book them."""
    drawn = [element for each in times.times for element in _time(poll, times, each, offer)]
    none = [says("The time that suits most comes first." if drawn else NO_TIME, quietly=bool(drawn))]
    more = [button("Ask who is free", Verb.TIMES_ASK, at=_at(poll))] if times.more else []
    again = button("Look again", Verb.TIMES_OPEN, at=_at(poll), look="yes")
    stop = [] if offer else [button("Ask nobody any more", Verb.TIMES_STOP, at=_at(poll))]
    return opened("Times for an extra panel", *none, *drawn, buttons=[again, *more, *stop, _dates(poll.procedure)])


def asked(poll: Poll, people: int) -> Opened:
    """They are asked."""
    words = "Their answers come to stand beside each time." if people else "Everybody who could be asked has been."
    opens = button("Who is free", Verb.TIMES_OPEN, main=True, at=_at(poll))
    return opened(templates.times.asked(people), says(words), buttons=[opens, _dates(poll.procedure)])


def stopped(procedure: str) -> Opened:
    """Nobody is asked any more."""
    return opened("Nobody is asked any more", says("No panel was added."), buttons=[_dates(procedure)])


def could_you(poll: Poll) -> Posted:
    """Somebody is asked when they could come."""
    answers = button("Say when", Verb.TIMES_FORM, main=True, at=_at(poll))
    return posted(templates.times.COULD_YOU, templates.times.SAY, buttons=[answers])


def over() -> Posted:
    """They are not asked any more."""
    return posted(templates.times.OVER, buttons=[button("My list", Verb.SAY, text="my")])


def form(poll: Poll, times: Sequence[datetime], ticked: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """The times, to tick those at which somebody could come."""
    body: list[CardElement] = [*(problem(wrong) if wrong else []), says(templates.times.SAY)]
    body += inputs([question(times)], ticked)
    save = button("Save", Verb.TIMES_SAVE, main=True, at=_at(poll), round=poll.round)
    return opened("Could you come to an extra panel?", *body, buttons=[save])


def saved(poll: Poll, can: int) -> Opened:
    """Their answer is kept."""
    count = {0: "You said that you could come at none of these times", 1: "You said that you could come at 1 time"}
    words = count.get(can, f"You said that you could come at {can} times")
    change = button("Change my answer", Verb.TIMES_FORM, at=_at(poll))
    return opened("Your answer is kept", says(f"{words}. You are told when one is booked."), buttons=[change])


def _time(poll: Poll, times: Times, each: Time, offer: Offer | None) -> list[CardElement]:
    rows = [(words, _seats(times, each, how, chair=True)) for how, words in SAID.items()]
    said = facts((words, ", ".join(names)) for words, names in rows if names)
    at: Ids = {"procedure": poll.procedure, "time": name_of(each.starts_at)}
    if offer is None:
        act = [button("Add a panel then", Verb.SCHEDULE_EXTRA, at=at, poll=poll.id)]
    elif each.chair is Standing.BUSY:
        act = []
    elif each.starts_at == offer.starts_at:
        act = [button("Confirm the extra panel", Verb.OFFER_CONFIRM, at=at, offer=offer.id, rev=offer.rev)]
    else:
        act = [button("Book this time", Verb.OFFER_BOOK, at=at, offer=offer.id, rev=offer.rev)]
    return [title(said_when(each.starts_at)), said, *([row(*act)] if act else [])]


def _seats(times: Times, each: Time, how: Standing, chair: bool = False) -> list[str]:
    """The names of the places that stand so; the chair has words of its own."""
    places: Iterable[str] = (place for place in each.of(how) if chair or place != Role.CHAIR)
    return [times.names.get(place, place) for place in places]


def _at(poll: Poll) -> Ids:
    return {"procedure": poll.procedure, "poll": poll.id}


def _dates(procedure: str) -> ExecuteAction:
    return button("The dates", Verb.SCHEDULE_OPEN, procedure=procedure, page=0)
