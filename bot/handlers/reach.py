"""Reach: who can actually be messaged before the next panel, a test, and the way that is used instead."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import tell
from bot.reaching import Reached, reached, state_in
from bot.request import Reply
from bot.showing.reach import contact
from bot.steps.people import on_it
from bot.steps.places import next_panel
from bot.steps.rooms import left, outside
from bot.template import Template
from cards import reach as cards
from cards import templates
from panel.apps import App
from panel.people import Person
from panel.questions import check, line
from panel.reach import CANNOT, Needed, State
from panel.said import wall_day
from panel.words import Refused
from storage.records import Reach
from storage.store import Turn

FALLBACK = (line("fallback", "How are they told instead? (optional)", "For example, ring the team’s office"),)


def reach(asked: Asked, turn: Turn) -> Reply:
    """reach: who can be messaged before the next panel, and who cannot."""
    return Reply(cards.counts(_counted(asked, turn, _reached(asked, turn)), templates.reach.REACH))


def open_reach(asked: Asked, turn: Turn) -> Reply:
    """Each person with what is known of them, those who cannot be messaged first."""
    found = _reached(asked, turn)
    people = sorted(found.people, key=lambda each: (each[1] not in CANNOT, each[1], each[0].person.name.casefold()))
    contacts = [contact(turn, each, state, found) for each, state in people]
    seats = [seat.title for seat in found.unheld]
    shown = _counted(asked, turn, found)
    return Reply(cards.listing(shown, contacts, seats, asked.number("page"), bool(turn.find(App))))


def test(asked: Asked, turn: Turn) -> Reply:
    """A message that says nothing; whether it arrived is kept."""
    person = on_it(asked, turn)
    turn.audit(asked.person.id, asked.request.verb, person.id)
    tell(turn, [person], Template.TEST, procedure=asked.procedure.name, test=turn.token())
    return Reply(cards.done("A test message is on its way", person.name, asked.procedure.name))


def fallback_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One person: what is known of them, a test, and the way that is used where they cannot be written to."""
    person = on_it(asked, turn)
    known = _of(asked, turn, person)
    ids = {"procedure": asked.procedure.name, "person": person.id, "nonce": turn.token()}
    answers = asked.fields if refused else {"fallback": known.fallback}
    return Reply(cards.form(known, ids, FALLBACK, answers, refused))


def fallback_save(asked: Asked, turn: Turn) -> Reply:
    """It is kept, and shown wherever the coordinator is asked to tell them."""
    person = on_it(asked, turn)
    words = check(FALLBACK, asked.fields, wall_day(turn.now)).get("fallback", "")
    turn.save(replace(turn.maybe(Reach, person.id) or Reach(person.id), fallback=words))
    turn.audit(asked.person.id, asked.request.verb, person.id)
    return Reply(cards.done("Kept", person.name, asked.procedure.name))


def counted(procedure: str, found: Reached) -> cards.Counts:
    """How many, by what is known of them."""
    states = {state: found.count(state) for state in State}
    count = cards.Counts(procedure, states, len(found.unheld), uninvited=len(found.uninvited))
    return replace(count, unmatched=len(found.unmatched))


def _counted(asked: Asked, turn: Turn, found: Reached) -> cards.Counts:
    """The same with what is to be said of the next panel's meeting."""
    panel = next_panel(turn, asked.procedure)
    return replace(counted(asked.procedure.name, found), chat=outside(turn, panel), left=left(turn, panel))


def _reached(asked: Asked, turn: Turn) -> Reached:
    return reached(turn, asked.procedure, next_panel(turn, asked.procedure))


def _of(asked: Asked, turn: Turn, person: Person) -> cards.Contact:
    """One person, whether or not they are needed for the next panel."""
    name = asked.procedure.name
    found = {needed.person.id: needed for needed, _ in _reached(asked, turn).people}
    return contact(turn, found.get(person.id, Needed(person, ())), state_in(turn, person.id, name))
