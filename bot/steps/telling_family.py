"""That the child and the family were told what was decided, looked up: what is owed until somebody says so."""

from bot.notices import holders
from panel import family
from panel.cases import Case
from panel.decisions import Decision
from panel.duty import Duty
from panel.family import FamilyTold
from panel.people import Role
from panel.procedure import Procedure
from storage.store import Turn


def duties(turn: Turn, case: Case, procedure: Procedure) -> list[Duty]:
    """What a case owes until it is said that they were told of its last outcome."""
    owed = family.unsaid(case, turn.find(Decision, case=case.id), turn.find(FamilyTold, case=case.id))
    return family.duties(case, owed, holders(turn, case.procedure, *Role), procedure) if owed else []
