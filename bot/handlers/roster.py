"""The roster: who is who, who comes and goes, and whether it is still right."""

from bot.asked import Asked
from bot.reaching import uninvited
from bot.request import Reply
from bot.steps.invitations import leaves_roster
from bot.steps.owed import owes
from bot.steps.people import at, keep, on_it, same_roster, unchanged
from bot.steps.places import next_panel
from cards import roster as cards
from panel import roster as rules
from panel import rostering, training
from panel.people import Person
from panel.roster import RosterCheck
from panel.said import said_when, wall_day
from panel.words import Refused
from storage.store import Turn


def roster(asked: Asked, turn: Turn) -> Reply:
    """roster: who is who, which seats nobody holds, who is away."""
    return Reply(cards.summary(_roster(asked, turn)))


def open_roster(asked: Asked, turn: Turn) -> Reply:
    """The names behind it, by role and seat, a page at a time."""
    listed = rules.places(turn.find(Person), asked.procedure)
    return Reply(cards.listing(_roster(asked, turn), listed, asked.number("page"), wall_day(turn.now)))


def right(asked: Asked, turn: Turn) -> Reply:
    """The coordinator says that the roster is right as it is."""
    name, by = asked.procedure.name, asked.person.id
    kept = turn.maybe(RosterCheck, name)
    if kept and (asked.id("procedure") != name or asked.number("check") != kept.rev):
        when = said_when(kept.at)
        raise Refused(f"The roster was confirmed already, on {when}. Nothing was changed by this press.")
    turn.audit(by, "roster.right", name)
    turn.save(RosterCheck(name, turn.now, by))
    return Reply(cards.right(name, wall_day(turn.now)))


def add_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The boxes for somebody new."""
    nonce = asked.id("nonce") or turn.token()
    return Reply(cards.form(asked.procedure.name, nonce, rostering.adding(asked.procedure), asked.fields, refused))


def add_save(asked: Asked, turn: Turn) -> Reply:
    """Somebody new is on the roster from now on."""
    same_roster(asked)
    person = rostering.added(asked.fields, turn.find(Person), asked.procedure, wall_day(turn.now))
    return _kept(asked, turn, person, "On the roster from now on")


def change_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One person, as they are now, and what can be changed about them."""
    person = on_it(asked, turn)
    answers = asked.fields if refused else rostering.as_kept(person)
    asks = rostering.changing(person, asked.procedure)
    told = training.said(person, asked.procedure, wall_day(turn.now)) if training.known(asked.procedure) else None
    return Reply(cards.change(person, _held(asked, person), at(asked, turn, person), asks, answers, refused, told))


def change_save(asked: Asked, turn: Turn) -> Reply:
    """Their name, their address or what they hold is changed."""
    person = unchanged(asked, turn, on_it(asked, turn), "name")
    new = rostering.changed(person, asked.fields, turn.find(Person), asked.procedure, wall_day(turn.now))
    return _kept(asked, turn, new, "Changed, from now on")


def remove_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Before somebody is removed: what they still owe."""
    person = on_it(asked, turn)
    return Reply(cards.remove(person, owes(turn, person, asked.procedure), at(asked, turn, person), refused))


def remove_yes(asked: Asked, turn: Turn) -> Reply:
    """Removed; their name stays beside what they did."""
    person = unchanged(asked, turn, on_it(asked, turn), "person")
    new = keep(asked, turn, rostering.removed(person, turn.find(Person), asked.procedure.name))
    leaves_roster(turn, person.id, asked.procedure.name)
    left = [f"Still open: {each}" for each in owes(turn, person, asked.procedure)]
    return Reply(cards.done("Removed from the roster", new, left, asked.procedure.name))


def _kept(asked: Asked, turn: Turn, person: Person, words: str) -> Reply:
    kept = keep(asked, turn, person)
    return Reply(cards.done(words, kept, _held(asked, kept), asked.procedure.name))


def _held(asked: Asked, person: Person) -> list[str]:
    posts = (post for post in person.posts if post.procedure == asked.procedure.name)
    return [rules.said_post(post, asked.procedure) for post in posts]


def _roster(asked: Asked, turn: Turn) -> cards.Roster:
    people, procedure = turn.find(Person), asked.procedure
    checked = turn.maybe(RosterCheck, procedure.name)
    return cards.Roster(
        procedure.name,
        len(rules.on_roster(people, procedure.name)),
        tuple(seat.title for seat in rules.unheld(people, procedure)),
        wall_day(checked.at) if checked else None,
        checked.rev if checked else 0,
        checked is None or rules.due(checked, procedure) <= turn.now,
        uninvited(turn, next_panel(turn, procedure)),
    )
