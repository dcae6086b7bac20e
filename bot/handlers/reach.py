"""Reach: who can actually be messaged before the next panel, a test, and the way that is used instead."""

from dataclasses import replace

from bot.asked import Asked
from bot.handlers.roster import on_it
from bot.notices import tell
from bot.reaching import Reached, last_test, reached
from bot.request import Reply
from bot.steps.places import next_panel
from bot.template import Template
from cards import reach as cards
from cards import templates
from panel.questions import check, line
from panel.reach import CANNOT, Needed, State
from panel.said import said_when, wall_day
from panel.words import Refused
from storage.records import Reach, Told
from storage.store import Turn

FALLBACK = (line("fallback", "How are they told instead? (optional)", "For example, ring the team’s office"),)


def reach(asked: Asked, turn: Turn) -> Reply:
    """reach: who can be messaged before the next panel, and who cannot."""
    return Reply(cards.counts(counted(asked.procedure.name, _reached(asked, turn)), templates.REACH))


def open_reach(asked: Asked, turn: Turn) -> Reply:
    """Each person with what is known of them, those who cannot be messaged first."""
    found = _reached(asked, turn)
    people = sorted(found.people, key=lambda each: (each[1] not in CANNOT, each[0].person.name.casefold()))
    contacts = [_contact(turn, each, state) for each, state in people]
    seats = [seat.title for seat in found.unheld]
    return Reply(cards.listing(counted(asked.procedure.name, found), contacts, seats, asked.number("page")))


def test(asked: Asked, turn: Turn) -> Reply:
    """A message that says nothing; whether it arrived is kept."""
    person = on_it(asked, turn)
    turn.audit(asked.person.id, asked.request.verb, person.id)
    tell(turn, [person], Template.TEST, procedure=asked.procedure.name, test=turn.token())
    return Reply(cards.done("A test message is on its way", person.name, asked.procedure.name))


def fallback_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The way that is used to tell somebody who cannot be written to."""
    person = on_it(asked, turn)
    kept = turn.maybe(Reach, person.id) or Reach(person.id)
    ids = {"procedure": asked.procedure.name, "person": person.id, "nonce": turn.token()}
    answers = asked.fields if refused else {"fallback": kept.fallback}
    return Reply(cards.form(person.name, ids, FALLBACK, answers, refused))


def fallback_save(asked: Asked, turn: Turn) -> Reply:
    """It is kept, and shown wherever the coordinator is asked to tell them."""
    person = on_it(asked, turn)
    words = check(FALLBACK, asked.fields, wall_day(turn.now)).get("fallback", "")
    turn.save(replace(turn.maybe(Reach, person.id) or Reach(person.id), fallback=words))
    turn.audit(asked.person.id, asked.request.verb, person.id)
    return Reply(cards.done("Kept", person.name, asked.procedure.name))


def counted(procedure: str, found: Reached) -> cards.Counts:
    """How many, by what is known of them."""
    return cards.Counts(procedure, {state: found.count(state) for state in State}, len(found.unheld))


def _reached(asked: Asked, turn: Turn) -> Reached:
    return reached(turn, asked.procedure, next_panel(turn, asked.procedure))


def _contact(turn: Turn, needed: Needed, state: State) -> cards.Contact:
    kept = turn.maybe(Reach, needed.person.id)
    return cards.Contact(needed, state, _test(turn, needed.person.id), kept.fallback if kept else "")


def _test(turn: Turn, person: str) -> str:
    """What became of the last test message, in words."""
    if (last := last_test(turn, person)) is None:
        return ""
    if last.told is Told.SENT and last.sent_at:
        return f"arrived, {said_when(last.sent_at)}"
    return "on its way" if last.told is Told.WAITING else "did not arrive"
