"""Who chairs a panel, looked up: who was set, whose turn it is, who chairs together, and what the rules say."""

from bot.notices import holders
from bot.steps.entitlement import name_of
from panel.cases import Case
from panel.chairing import rota, rule_for, sets_who, together
from panel.panels import Panel
from panel.people import Role
from panel.procedure import Procedure
from panel.session import Present, Session
from storage.store import Turn


def turns_of(turn: Turn, procedure: Procedure) -> dict[str, str]:
    """Who chairs each panel of a procedure that nobody has started, by its id: who is set, else, of a pool, whose turn
    it is."""
    panels = [each for each in turn.find(Panel, procedure=procedure.name) if not each.cancelled]
    held = {each.id: each for each in turn.find(Session, procedure=procedure.name)}
    ahead = [each for each in panels if each.id not in held]
    if not procedure.chairs.pool:
        return {each.id: each.chair for each in ahead if each.chair}
    sat = sorted(held.values(), key=lambda each: each.started_at)
    return rota(holders(turn, procedure.name, Role.CHAIR), [each.chair for each in sat], ahead, procedure)


def said_chair(turn: Turn, panel: Panel, turns: dict[str, str]) -> str:
    """Who chairs a panel, in words; "" where the rules have one chair."""
    if not sets_who(turn.procedure(panel.procedure)):
        return ""
    if panel.chair:
        why = f", because: {panel.chair_why}" if panel.chair_why else ""
        return f"{name_of(turn, panel.chair)}, set by the coordinator{why}"
    return f"{name_of(turn, turns[panel.id])}, whose turn it is" if panel.id in turns else "nobody is set"


def in_chair(turn: Turn, panel: Panel, cases: list[Case]) -> list[tuple[str, str]]:
    """Who chairs, as it stands at the beginning of a sitting: who was to, who does together, and what the rules say of
    its children."""
    procedure = turn.procedure(panel.procedure)
    said = said_chair(turn, panel, turns_before(turn, panel, procedure))
    rules = {rule.title for case in cases if (rule := rule_for(case, procedure))}
    return [
        *([("Chair of this panel", said)] if said else []),
        *([("Chaired jointly", jointly(turn, panel))] if jointly(turn, panel) else []),
        *(("By the rules", words) for words in sorted(rules)),
    ]


def turns_before(turn: Turn, panel: Panel, procedure: Procedure) -> dict[str, str]:
    """Whose turn a panel was, as it stood before it was started."""
    if not procedure.chairs.pool:
        return {}
    before = [each for each in turn.find(Session, procedure=procedure.name) if each.id != panel.id]
    earlier = sorted((each for each in before if turn.panel(each.id).starts_at < panel.starts_at), key=_started)
    return rota(holders(turn, procedure.name, Role.CHAIR), [each.chair for each in earlier], [panel], procedure)


def _started(session: Session) -> str:
    return session.started_at.isoformat()


def jointly(turn: Turn, panel: Panel, case: Case | None = None) -> str:
    """Who chairs together, seat by seat, and whether they are there; of an item, who has stepped out of it. "" where
    one person chairs."""
    here = {each.person for each in turn.find(Present, panel=panel.id) if each.here}
    out = set(case.interests) if case else set[str]()
    found = []
    for each in together(holders(turn, panel.procedure, Role.CHAIR), turn.procedure(panel.procedure)):
        names = [one.name + _state(one.id, here, out) for one in each.people]
        found.append(f"{each.seat}: {', '.join(names) or 'nobody on the roster'}")
    return "; ".join(found)


def _state(person: str, here: set[str], out: set[str]) -> str:
    if person in out:
        return " (stepped out of this item: the other chairs it)"
    return "" if person in here else " (not here)"
