"""Stepping out of a case whose family somebody knows, and being brought back by the coordinator."""

from bot.asked import Asked
from bot.calls import library
from bot.notices import tell
from bot.request import Reply
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.leads import leads
from bot.template import Template
from cards import cases as case_cards
from cards import interests as cards
from cards.verbs import Verb
from panel import interests
from panel.access import OVERSEES, Act, may
from panel.cases import Case
from panel.interests import Interest
from panel.leading import left_without, takes
from panel.people import Person, Role, holding
from panel.procedure import Procedure
from panel.said import said_when, wall_day
from panel.words import Refused
from storage.store import Missing, Turn


def interest(asked: Asked, turn: Turn) -> Reply:
    """interest REF: you know this family, so you step out of view and decision."""
    case, _ = _in_view(asked, turn)
    return Reply(case_cards.ask(case.id, "I know this family", Verb.INTEREST_OPEN, more(asked)))


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form with which somebody steps out; who has, for those who lead the panel."""
    case, _ = _in_view(asked, turn)
    oversees = bool(asked.person.roles(case.procedure) & OVERSEES)
    if oversees:
        turn.audit(asked.person.id, "open", case.id, view="interests")
    known = sorted(turn.find(Interest, case=case.id), key=lambda each: each.lifted_at is not None)
    out = [_row(turn, each) for each in known] if oversees else []
    lifts = may(asked.person, Act.LIFT, case.procedure, case)
    return Reply(cards.declare(case.id, out, lifts, nonce(asked, turn), asked.fields, refused))


def step_out(asked: Asked, turn: Turn) -> Reply:
    """Out of view and decision from now on; what was said before stays."""
    case, procedure = _in_view(asked, turn)
    id = turn.new_id(f"{case.id}/n")
    after, declared = interests.declare(id, case, asked.person, asked.fields, procedure, turn.now)
    turn.save(after)
    turn.save(declared)
    library.differs(turn, case.id)
    _tell(turn, case, after, declared)
    return Reply(cards.stepped_out(case.id))


def back_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why somebody may see the case again."""
    case, _ = the_case(asked, turn, Act.LIFT)
    return Reply(cards.bring_back(case.id, _row(turn, _interest(asked, turn)), asked.fields, refused))


def bring_back(asked: Asked, turn: Turn) -> Reply:
    """Back in view; they and whoever chairs it are told."""
    case, _ = the_case(asked, turn, Act.LIFT)
    standing = _interest(asked, turn)
    if standing.lifted_at:
        raise Refused("They are back in view already. Nothing was changed by this press.")
    case, lifted = interests.bring_back(case, standing, asked.fields, asked.person, turn.now)
    turn.save(case)
    turn.save(lifted)
    library.differs(turn, case.id)
    leading = {each.id for each in leads(turn, case)}
    tell(turn, sorted({lifted.person, *leading}), Template.BACK_IN_VIEW, case=case.id, interest=lifted.id)
    return Reply(cards.is_back(case.id))


def _in_view(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    """The case, for somebody who has not stepped out of it yet."""
    case = turn.maybe(Case, asked.reference)
    mine = [each for each in _standing(turn, case) if each.person == asked.person.id] if case else []
    if mine:
        words = f"You stepped out of {asked.reference} on {said_when(mine[0].at)}. The coordinator can bring you back."
        raise Refused(words)
    return the_case(asked, turn, Act.INTEREST)


def _standing(turn: Turn, case: Case) -> list[Interest]:
    return [each for each in turn.find(Interest, case=case.id) if each.lifted_at is None]


def _interest(asked: Asked, turn: Turn) -> Interest:
    found = turn.get(Interest, asked.id("interest"))
    if found.case != asked.reference:
        raise Missing("interest")
    return found


def _tell(turn: Turn, before: Case, after: Case, declared: Interest) -> None:
    """Whoever leads the case and the coordinator are told; whoever leads it only now, that they take the item."""
    everybody, today = turn.find(Person), wall_day(turn.now)
    new = takes(everybody, before, after, today)
    left = left_without(everybody, before, after, today)
    coordinators = {each.id for each in holding(everybody, after.procedure, Role.COORDINATOR)} - {*after.interests}
    people = coordinators | {each.id for each in leads(turn, after)} - {each.id for each in new}
    for template, to in (
        (Template.STEPPED_OUT, people - {*after.interests}),
        (Template.TAKES_ITEM, {each.id for each in new}),
        (Template.NOBODY_TAKES, coordinators if left else set()),
    ):
        tell(turn, sorted(to), template, case=after.id, interest=declared.id)


def _row(turn: Turn, declared: Interest) -> cards.Out:
    return cards.Out(declared, name_of(turn, declared.person), name_of(turn, declared.lifted_by))
