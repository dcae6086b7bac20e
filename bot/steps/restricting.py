"""What the police restrict, looked up: every version of the answer that holds it."""

from bot.asked import Asked
from bot.steps.seats import case_of
from panel.access import Act
from panel.cases import Case
from panel.procedure import Procedure
from panel.updates import Update, may_see
from panel.words import Refused
from storage.store import Missing, Turn

NOT_YOURS = "The police’s own seat restricts what is said while their investigation goes on. Nothing was changed."


def versions_of(asked: Asked, turn: Turn) -> tuple[Case, list[Update], Procedure]:
    """Every version of the answer that holds the statement a button names, for the police's own seat, which sees it as
    it is marked now."""
    case, _ = case_of(asked, turn, Act.READ_UPDATES)
    procedure, id = turn.procedure(case.procedure), asked.id("statement")
    if procedure.police.seat not in asked.person.seats(procedure.name):
        raise Refused(NOT_YOURS)
    known = [each for each in turn.find(Update, case=case.id) if any(said.id == id for said in each.statements)]
    last = max(known, key=lambda each: each.version, default=None)
    said = next((each for each in last.statements if each.id == id), None) if last else None
    if last is None or said is None or not may_see(said, last.seat, asked.person, procedure.name):
        raise Missing("statement")
    return case, known, procedure
