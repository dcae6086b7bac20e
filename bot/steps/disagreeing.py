"""A disagreement as one person sees it, and who is told that it waits for them."""

from bot.asked import Asked
from bot.notices import holders, tell
from bot.steps.entitlement import name_of
from bot.template import Template
from cards import disagreeing as cards
from panel import disagreeing
from panel.cases import Case
from panel.disagreeing import Around, Disagreement, Step
from panel.people import Role
from panel.procedure import Procedure
from panel.unsettled import due_on
from storage.store import Turn


def around(turn: Turn, case: Case) -> Around:
    """A case with the people and the rules that a disagreement about it is looked at with."""
    procedure = turn.procedure(case.procedure, case.version)
    return Around(case, tuple(holders(turn, case.procedure, *Role)), procedure)


def tell_owners(turn: Turn, found: Disagreement, there: Around) -> None:
    """Whoever is to answer a step has a notice."""
    tell_at_step(turn, disagreeing.owners(found, there), Template.DISAGREEMENT, found)


def tell_at_step(turn: Turn, people: list[str], template: Template, found: Disagreement) -> None:
    """Tells something of the step where it stands."""
    tell(turn, people, template, case=found.case, disagreement=found.id, step=str(len(found.steps)))


def shown(asked: Asked, turn: Turn, found: Disagreement, there: Around) -> cards.Shown:
    """A disagreement in words, with what this person may do about it."""
    procedure, person = there.procedure, asked.person.id
    coming, answers = disagreeing.next_step(found, there), person in disagreeing.owners(found, there)
    return cards.Shown(
        found,
        name_of(turn, found.by),
        next((seat.name for seat in procedure.seats if seat.id == found.seat), found.seat),
        _with(found, procedure),
        tuple(_step(turn, each, procedure) for each in found.steps),
        due_on(found, procedure),
        cards.step_title(coming, procedure) if coming else "",
        answers=answers and not found.last.answered_at and not found.settled_at,
        raised=person in disagreeing.go_on(found, there),
    )


def _step(turn: Turn, step: Step, procedure: Procedure) -> cards.Taken:
    names = tuple(name_of(turn, id) for id in step.to)
    return cards.Taken(step, cards.step_title(step.step, procedure), names, name_of(turn, step.answered_by))


def _with(found: Disagreement, procedure: Procedure) -> str:
    agency = next((seat.agency for seat in procedure.seats if seat.id == found.about), "")
    return ", ".join([*(["the chair"] if found.with_chair else []), *([agency] if agency else [])])
