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
from panel.said import said_button, said_when
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


def books(offer: Offer, times: Times | None) -> list[ExecuteAction]:
    """The buttons that book a time, the best first and as the main one. Each says which time it is: whoever hears a
    card hears a button alone."""
    return [book(offer, each, main=not number) for number, each in enumerate(_possible(offer, times))]


def book(offer: Offer, starts_at: datetime, main: bool = False) -> ExecuteAction:
    """The button that books a time: what was drafted, or what takes its place."""
    at: Ids = {"procedure": offer.procedure, "offer": offer.id, "rev": offer.rev}
    words = f"Book {said_button(starts_at)}"
    if starts_at == offer.starts_at:
        return button(words, Verb.OFFER_CONFIRM, main=main, at=at)
    return button(words, Verb.OFFER_BOOK, main=main, at=at, time=name_of(starts_at))


def _possible(offer: Offer, times: Times | None) -> list[datetime]:
    """The times at which the chair can come, as far as anything is known, the best first."""
    if not (times and times.times):
        return [offer.starts_at]
    return [each.starts_at for each in times.times if each.chair is not Standing.BUSY]


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
    act = _takes(poll, each, offer, main=each is times.times[0])
    return [title(said_when(each.starts_at)), said, *([row(act)] if act else [])]


def _takes(poll: Poll, each: Time, offer: Offer | None, main: bool) -> ExecuteAction | None:
    """The button that takes a time, the best as the main one; of an offer, none where the chair cannot come."""
    if offer is None:
        words, at = f"Choose {said_button(each.starts_at)}", {**_at(poll), "time": name_of(each.starts_at)}
        return button(words, Verb.SCHEDULE_EXTRA, main=main, at=at)
    return None if each.chair is Standing.BUSY else book(offer, each.starts_at, main=main)


def _seats(times: Times, each: Time, how: Standing, chair: bool = False) -> list[str]:
    """The names of the places that stand so; the chair has words of its own."""
    places: Iterable[str] = (place for place in each.of(how) if chair or place != Role.CHAIR)
    return [times.names.get(place, place) for place in places]


def _at(poll: Poll) -> Ids:
    return {"procedure": poll.procedure, "poll": poll.id}


def _dates(procedure: str) -> ExecuteAction:
    return button("The dates", Verb.SCHEDULE_OPEN, procedure=procedure, page=0)
