"""Whether the work of a case was looked at before its panel, where the procedure asks for it."""

from bot.notices import holders
from bot.steps.entitlement import name_of
from panel import checking
from panel.access import OVERSEES
from panel.cases import Case
from panel.checking import WorkCheck, last, standing
from panel.duty import Duty
from panel.missing import Lack, Missing
from panel.panels import Panel
from panel.people import Person, Role
from panel.procedure import Procedure
from storage.store import Turn

LABEL = "The work for the panel"


def duties(turn: Turn, case: Case, procedure: Procedure) -> list[Duty]:
    """What a case owes about it."""
    if not procedure.assessments.checked_by:
        return []
    panel, said = turn.maybe(Panel, case.panel), last(turn.find(WorkCheck, case=case.id), case.panel)
    return checking.duties(case, panel, said, holders(turn, case.procedure, *Role), procedure, turn.now)


def checks(turn: Turn, person: Person, case: Case, procedure: Procedure) -> bool:
    """Whether somebody says that the work is ready, or not."""
    asked = checking.checkers(case, holders(turn, case.procedure, *Role), procedure, turn.now)
    return person.id in {each.id for each in asked}


def reads(person: Person, case: Case) -> bool:
    """Whether somebody reads what was said: the child's worker, and those who run the panel."""
    return case.held_by == person.id or bool(person.roles(case.procedure) & OVERSEES)


def on_item(turn: Turn, case: Case) -> list[tuple[str, str]]:
    """What stands of it on the chair's screen. Procedure: assessments.checked_by."""
    if not turn.procedure(case.procedure, case.version).assessments.checked_by:
        return []
    said = last(turn.find(WorkCheck, case=case.id), case.panel)
    by = f", {name_of(turn, said.by)}{': ' if said.lacks else ''}{said.lacks}" if said else ""
    return [(LABEL, f"{standing(said)}{by}")]


def lacking_in(turn: Turn, case: Case) -> list[Missing]:
    """What of it the coordinator sees before the agenda."""
    if not turn.procedure(case.procedure, case.version).assessments.checked_by:
        return []
    said = last(turn.find(WorkCheck, case=case.id), case.panel)
    return [] if said and said.ready else [Missing(Lack.SIGN, f"{LABEL}: {standing(said)}")]
