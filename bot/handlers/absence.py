"""Absence: the coordinator's word for somebody, or one's own; who deputises is told."""

from collections.abc import Mapping
from datetime import date

from bot.asked import Asked
from bot.notices import holders, tell
from bot.request import Reply
from bot.steps.people import at, keep, on_it, unchanged
from bot.template import Template
from cards import absence as cards
from panel import absences as rules
from panel.people import Person, Role, deputies, speakers
from panel.said import wall_day
from panel.words import Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Somebody's absence, and who deputises for them."""
    person = on_it(asked, turn)
    asks = rules.asking(person, turn.find(Person), asked.procedure)
    return Reply(cards.theirs(person, at(asked, turn, person), asks, _answers(asked, person, refused), refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """They are away; whoever is to deputise speaks for their seats meanwhile."""
    person = unchanged(asked, turn, on_it(asked, turn), "away_from")
    asks = rules.asking(person, turn.find(Person), asked.procedure)
    new = rules.away(person, asks, asked.fields, wall_day(turn.now))
    if deputy := turn.maybe(Person, asked.fields.get("deputy", "")):
        keep(asked, turn, rules.standing_in(deputy, person, asked.procedure.name))
    return _kept(asked, turn, new)


def back(asked: Asked, turn: Turn) -> Reply:
    """They are there again, from now."""
    return _kept(asked, turn, rules.back(unchanged(asked, turn, on_it(asked, turn), "away_from")))


def own_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One's own absence."""
    person = turn.get(Person, asked.person.id)
    return Reply(cards.own(person, at(asked, turn, person), rules.WHEN, _answers(asked, person, refused), refused))


def own_save(asked: Asked, turn: Turn) -> Reply:
    """Away; the coordinator is told of a seat for which nobody deputises."""
    person = unchanged(asked, turn, turn.get(Person, asked.person.id), "away_from")
    return _kept(asked, turn, rules.away(person, rules.WHEN, asked.fields, wall_day(turn.now)))


def own_back(asked: Asked, turn: Turn) -> Reply:
    """There again, from now."""
    return _kept(asked, turn, rules.back(unchanged(asked, turn, turn.get(Person, asked.person.id), "away_from")))


def _answers(asked: Asked, person: Person, refused: Refused | None) -> Mapping[str, str]:
    """What was typed, or the absence as it is kept."""
    if refused:
        return asked.fields
    kept = {"away_from": person.away_from, "away_until": person.away_until}
    return {id: day.isoformat() for id, day in kept.items() if day}


def _kept(asked: Asked, turn: Turn, new: Person) -> Reply:
    """Saved, with what changes from now; those it concerns have a notice."""
    person, people = keep(asked, turn, new), turn.find(Person)
    if person.away_from:
        for procedure in turn.procedures():
            _tell(turn, person, procedure)
    return Reply(cards.done(person, rules.changes(person, people, asked.procedure, wall_day(turn.now))))


def _tell(turn: Turn, person: Person, procedure: str) -> None:
    """Whoever deputises in a procedure is told from when; where nobody does, its coordinators are. An absence that is
    changed is told anew."""
    first = max(person.away_from or wall_day(turn.now), wall_day(turn.now))
    for seat in rules.held(person, procedure):
        deputy, told = _who_is_told(turn, person, seat, procedure, first)
        template = Template.DEPUTISES if deputy else Template.NO_DEPUTY
        tell(turn, told, template, procedure=procedure, person=person.id, seat=seat, rev=str(person.rev))


def _who_is_told(turn: Turn, person: Person, seat: str, procedure: str, first: date) -> tuple[bool, list[Person]]:
    """Whether somebody speaks for the seat meanwhile, and whom that concerns: its deputies, else the coordinators."""
    people = turn.find(Person)
    if seat in rules.uncovered(person, people, procedure, first):
        return False, holders(turn, procedure, Role.COORDINATOR)
    speaking = speakers(people, procedure, seat, first)
    return True, [each for each in deputies(people, procedure, seat, first) if each in speaking]
