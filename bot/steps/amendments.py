"""A change of the rules as one person sees it, and who is told of it."""

from bot.asked import Asked
from bot.notices import holders, tell
from bot.request import Reply
from bot.steps.entitlement import name_of
from bot.template import Template
from cards import amendments as cards
from cards import proposing
from panel.access import Act, may
from panel.amendments import CHANGED, Amendment, State
from panel.consulting import AmendmentStand, seats, tally
from panel.people import Person, Role, speakers
from panel.procedure import Procedure
from panel.rules.sitting import Seat
from panel.said import wall_day
from panel.words import Mend, Reason, Refused
from storage.store import Missing, Turn

MEMBERS_ONLY = f"Proposals are for the members, the chair, the deputy and the coordinator. {CHANGED}"
OTHERS_PROPOSE = f"The chair, the deputy or the coordinator proposes a change of the rules. {CHANGED}"


def ask(asked: Asked, turn: Turn, proposes: bool) -> Reply:
    """A typed `procedure propose` or `procedure proposals`: how many there are, and the buttons."""
    act, words = (Act.PROPOSE, OTHERS_PROPOSE) if proposes else (Act.PROPOSAL, MEMBERS_ONLY)
    if not may(asked.person, act, asked.procedure.name):
        raise Refused(words, [Reason("“procedure” shows the rules in force", mend=Mend.HELP)])
    states = [each.state for each in known_in(asked, turn)]
    waiting, coming = states.count(State.OPEN), states.count(State.AGREED)
    return Reply(proposing.ask(asked.procedure.name, waiting, coming, may_propose(asked)))


def known_in(asked: Asked, turn: Turn) -> list[Amendment]:
    """Every change that was ever proposed to the rules that are asked under."""
    return turn.find(Amendment, procedure=asked.procedure.name)


def may_propose(asked: Asked) -> bool:
    """Whether this person may propose one."""
    return may(asked.person, Act.PROPOSE, asked.procedure.name)


def the_amendment(asked: Asked, turn: Turn) -> Amendment:
    """The change that a button names, of the procedure that it is asked under."""
    found = turn.get(Amendment, asked.id("proposal"))
    if found.procedure != asked.procedure.name:
        raise Missing("proposal")
    return found


def unchanged(asked: Asked, found: Amendment) -> Amendment:
    """The change, as the card showed it; `Refused` for a card that was drawn before it became another."""
    if asked.number("rev") == found.rev:
        return found
    words = f"{found.id} is {found.state} since you opened this card. {CHANGED}"
    raise Refused(words, [Reason("It is shown as it is now", field="proposal")])


def shown(asked: Asked, turn: Turn, found: Amendment) -> cards.Shown:
    """A change with where each agency stands, and what this person may do about it."""
    people, procedure = holders(turn, found.procedure, *Role), asked.procedure
    stands = {each.seat: each for each in turn.find(AmendmentStand, amendment=found.id)}
    mine = own_seats(asked, people) if found.state is State.OPEN else []
    names = {seat.id: seat.name for seat in procedure.seats}
    return cards.Shown(
        found,
        procedure,
        name_of(turn, found.by),
        tally(stands.values(), procedure, people),
        name_of(turn, found.closed_by),
        tuple(cards.Seat(seat.id, seat.name, stands.get(seat.id)) for seat in mine),
        tuple((names.get(id, id), each) for id, each in stands.items() if not each.agrees),
        decides=may(asked.person, Act.AMEND, found.procedure),
    )


def own_seats(asked: Asked, people: list[Person]) -> list[Seat]:
    """The seats that this person speaks for and that are asked."""
    mine = asked.person.seats(asked.procedure.name)
    return [seat for seat in seats(asked.procedure, people) if seat.id in mine]


def tell_members(turn: Turn, found: Amendment, template: Template, procedure: Procedure, by: str) -> None:
    """Whoever speaks for a seat that is asked, the chair, the deputy and the coordinator are told, but not `by`."""
    people, today = holders(turn, found.procedure, *Role), wall_day(turn.now)
    asked = {one.id for seat in seats(procedure, people) for one in speakers(people, procedure.name, seat.id, today)}
    leads = {each.id for each in holders(turn, found.procedure, Role.CHAIR, Role.DEPUTY, Role.COORDINATOR)}
    tell(turn, sorted((asked | leads) - {by}), template, procedure=found.procedure, proposal=found.id)
