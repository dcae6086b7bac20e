"""A case's nomination, looked up: what is set of it, what colleagues added, and whether it was sent."""

from bot.asked import Asked
from panel.access import Act, may
from panel.cases import Case
from panel.nominating import Nomination, Profile, asks, must_go
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.referrals import Draft, Referral
from storage.store import Turn


def is_asked(turn: Turn, case: Case) -> bool:
    """Whether the rules of a case ask anything of a nomination."""
    return asks(turn.procedure(case.procedure))


def why_it_must(turn: Turn, case: Case) -> str:
    """Why a child must go to a panel; "" where nobody has said that they are linked to what it is for."""
    return must_go(turn.maybe(Profile, case.id), turn.procedure(case.procedure))


def begun(turn: Turn, case: Case) -> Nomination | None:
    """The nomination to another panel that was begun from a case and goes on, or was sent."""
    found = (each for each in turn.find(Nomination, case=case.id) if turn.maybe(Draft, each.id) or sent(turn, each))
    return next(found, None)


def sent(turn: Turn, nomination: Nomination) -> str:
    """The case that a nomination became; "" until it is sent."""
    return next((each.id for each in turn.find(Referral, draft=nomination.id)), "")


def unsent(turn: Turn, case: Case) -> bool:
    """Whether a child must go to another panel and nobody has nominated them."""
    if not turn.procedure(case.procedure).nomination.to or not why_it_must(turn, case):
        return False
    found = begun(turn, case)
    return found is None or not sent(turn, found)


def became(asked: Asked, turn: Turn, case: Case) -> str:
    """The case that a nomination from this one became, for somebody who may open both."""
    found = begun(turn, case)
    other = turn.maybe(Case, sent(turn, found)) if found else None
    return other.id if other and may(asked.person, Act.OPEN, other.procedure, other) else ""


def target(turn: Turn, case: Case) -> Procedure | None:
    """The procedure to which a case is nominated, where it runs here."""
    to = turn.procedure(case.procedure).nomination.to
    return turn.procedures().get(to) if to else None


def nominates(person: Person, case: Case, to: Procedure) -> bool:
    """Whether somebody nominates a case there: the worker it is allocated to, who may refer to that panel."""
    return case.held_by == person.id and Role.PRACTITIONER in person.roles(to.name)
