"""Somebody on the roster, as a card names them: whether it still shows them as they are, and who changed them."""

from bot.asked import Asked
from cards.parts import Ids
from panel.people import Person
from panel.said import said_when
from panel.words import Reason, Refused
from storage.records import Audit
from storage.store import Turn

NOT_HERE = "There is nobody with that id on this roster. Nothing has changed."


def on_it(asked: Asked, turn: Turn) -> Person:
    """The person the button names, while they are on this roster."""
    same_roster(asked)
    person = turn.maybe(Person, asked.id("person"))
    if person is None or not person.roles(asked.procedure.name):
        raise Refused(NOT_HERE)
    return person


def unchanged(asked: Asked, turn: Turn, person: Person, field: str) -> Person:
    """The person, as the card showed them; `Refused` for a card that was drawn before somebody changed them, with who
    and when."""
    if asked.number("rev") == person.rev:
        return person
    lines = [line for line in turn.find(Audit, subject=person.id) if line.outcome == "done"]
    why = [Reason("They were changed since you opened this card. It shows them as they are now", field=field)]
    for line in lines[-1:]:
        by = turn.maybe(Person, line.by)
        why = [Reason(f"Changed by {by.name if by else 'somebody'}, {said_when(line.at)}", field=field)]
    raise Refused("Somebody else was quicker. Nothing you typed is lost.", why)


def keep(asked: Asked, turn: Turn, person: Person) -> Person:
    """Saves the person, and writes down who changed them, in the act's own name."""
    turn.audit(asked.person.id, asked.request.verb, person.id)
    return turn.save(person)


def at(asked: Asked, turn: Turn, person: Person) -> Ids:
    """The ids of a form about somebody, as they are now."""
    nonce = turn.token()
    return {"procedure": asked.procedure.name, "person": person.id, "rev": person.rev, "nonce": nonce}


def same_roster(asked: Asked) -> None:
    """`Refused` for a card of another procedure's roster, which this person does not keep."""
    if asked.id("procedure") != asked.procedure.name:
        raise Refused(NOT_HERE)
