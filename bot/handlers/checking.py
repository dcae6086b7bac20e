"""The work presented to a panel: looked at before, ready or not yet."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps import checking as steps
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from bot.template import Template
from cards import checking as cards
from panel import checking
from panel.access import NOT_YOURS, Act
from panel.cases import Case
from panel.checking import QUESTIONS, WorkCheck
from panel.procedure import Procedure
from panel.words import Made, Refused
from storage.store import Turn

NO_PANEL = "It has no place on a panel now. Nothing was changed by this press."


def open_one(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What was said of the work; for whoever looks at it, the form that says more."""
    case, procedure = the_case(asked, turn, Act.OPEN)
    checks = steps.checks(turn, asked.person, case, procedure)
    if not checks and not steps.reads(asked.person, case):
        raise Refused(NOT_YOURS)
    turn.audit(asked.person.id, "open", case.id, view="the work")
    if not checks or not case.panel:
        return Reply(cards.read(case.id, _said(turn, case)))
    return Reply(cards.write(case.id, _said(turn, case), nonce(asked, turn), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Ready, or not yet: then the child's worker is told."""
    case, _ = _checks(asked, turn)
    made = Made(turn.new_id(f"{case.id}/q"), asked.person.id, turn.now)
    said = checking.checked(made, case, asked.fields)
    look_for_names(asked, turn, case, QUESTIONS)
    turn.save(said)
    if not said.ready:
        tell(turn, [case.held_by], Template.WORK_NOT_READY, case=case.id, check=said.id)
    return Reply(cards.read(case.id, _said(turn, case)))


def _checks(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    case, procedure = the_case(asked, turn, Act.OPEN)
    if not steps.checks(turn, asked.person, case, procedure):
        raise Refused(NOT_YOURS)
    if not case.panel:
        raise Refused(NO_PANEL)
    return case, procedure


def _said(turn: Turn, case: Case) -> list[tuple[WorkCheck, str]]:
    found = sorted(turn.find(WorkCheck, case=case.id), key=lambda each: (each.at, each.id), reverse=True)
    return [(each, name_of(turn, each.by)) for each in found]
