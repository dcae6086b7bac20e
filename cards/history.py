"""What came after a referral: the chair's decisions and the dated notes, newest first, a few at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.gone_through import standing
from cards.parts import Opened, button, facts, first_words, opened, row, says, title
from cards.verbs import Verb
from panel.said import said_day, said_when
from panel.screening import Outcome, Screening
from panel.views import CaseView, Said
from panel.wording import STRATEGY

OUTCOMES = {Outcome.PANEL: "Accepted to the panel", Outcome.SIGNPOST: "Signposted", Outcome.RETURN: "Returned"}
SHOWN = 2
"""So many on a card: each can hold five long answers."""


@dataclass(frozen=True)
class Event:
    """One decision or one note, with what was written."""

    title: str
    at: datetime
    rows: tuple[Said, ...]


def written(view: CaseView) -> Iterator[Said]:
    """Everything somebody wrote about a case that this person may see, under the id that *Read all* asks for."""
    yield from (said for part in view.parts for said in part.rows)
    yield from (said for event in _events(view) for said in event.rows)


def named(name: str, rows: Iterable[tuple[str, str]]) -> list[Said]:
    """Rows beside a case, under ids by which each can be read whole."""
    return [Said(f"{name} {number}", label, words) for number, (label, words) in enumerate(rows)]


def answers(reference: str, rows: Sequence[Said]) -> list[CardElement]:
    """Answers by their first words, each long one with its *Read all*."""
    long = [said for said in rows if first_words(said.words) != said.words]
    more = [button("Read all", Verb.CASE_READ, case=reference, question=said.id) for said in long]
    return [facts((said.label, first_words(said.words)) for said in rows), *([row(*more)] if more else [])]


def latest(view: CaseView) -> list[CardElement]:
    """The newest, and the way to the earlier ones if there are more."""
    return [*_shown(view, 0), *([row(_page("Earlier decisions and notes", view, 1))] if _more(view, 0) else [])]


def earlier(view: CaseView, page: int) -> Opened:
    """A page of the earlier ones, from 1 on."""
    newer = [_page("Newer", view, page - 1)] if page > 1 else []
    older = [_page("Earlier", view, page + 1)] if _more(view, page) else []
    back = button("Back to the case", Verb.CASE_OPEN, main=True, case=view.case.id)
    return opened(f"{view.case.id}: decisions and notes", *_shown(view, page), buttons=[*newer, *older, back])


def _page(label: str, view: CaseView, page: int) -> ExecuteAction:
    return button(label, Verb.CASE_OPEN, case=view.case.id, page=page)


def _more(view: CaseView, page: int) -> bool:
    return (page + 1) * SHOWN < len(_events(view))


def _shown(view: CaseView, page: int) -> list[CardElement]:
    events = _events(view)
    shown = events[page * SHOWN : (page + 1) * SHOWN]
    drawn = [element for event in shown for element in (title(event.title), *answers(view.case.id, event.rows))]
    if len(events) <= SHOWN:
        return drawn
    first = page * SHOWN
    count = f"Decisions and notes {first + 1} to {first + len(shown)} of {len(events)}, newest first."
    return [*drawn, says(count, quietly=True)]


def _events(view: CaseView) -> list[Event]:
    decided = [
        Event(f"{one.responded or OUTCOMES[one.outcome]}, {said_when(one.at)}", one.at, _decision(one))
        for one in view.screenings
    ]
    added = [Event(f"Added {said_when(one.at)}", one.at, (Said(one.id, "Note", one.words),)) for one in view.additions]
    return sorted(decided + added, key=lambda event: event.at, reverse=True)


def _decision(screening: Screening) -> tuple[Said, ...]:
    """The answers given with one decision of the chair."""
    rows = (
        Said(f"{screening.id} reason", "Reason", screening.reason),
        Said(f"{screening.id} instead", "Why this, for this category", screening.instead),
        Said(f"{screening.id} destination", "To" if screening.response else "Signposted to", screening.destination),
        Said(f"{screening.id} needed", "A panel was found to be needed", _day(screening.needed_on)),
        Said(f"{screening.id} strategy", "Strategy discussion", STRATEGY.get(screening.strategy, "")),
        Said(f"{screening.id} holds", "What holds the risk", screening.holds),
        Said(f"{screening.id} override", "Why, below the threshold", screening.below),
        Said(f"{screening.id} urgent", "Why it was taken urgently", screening.urgent),
        Said(f"{screening.id} through", "Gone through with the referrer", standing(screening)),
        Said(f"{screening.id} lead", "Who leads, and why", screening.lead_why),
    )
    return tuple(said for said in rows if said.words)


def _day(day: date | None) -> str:
    return said_day(day) if day else ""
