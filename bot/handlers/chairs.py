"""Who chairs a panel: one of several, in turn, or whom the coordinator sets."""

from bot.asked import Asked
from bot.notices import holders, tell
from bot.request import Reply
from bot.steps.chairing import said_chair, turns_of
from bot.template import Template
from cards import chairs as cards
from panel import chairing as rules
from panel.access import Act, may
from panel.cases import Case
from panel.chairing import rule_for
from panel.panels import Item, Panel
from panel.people import Role
from panel.questions import PROBLEM
from panel.scheduling import not_begun
from panel.session import Session
from panel.words import Reason, Refused
from storage.store import Turn

CHANGED = "Somebody has set who chairs since you opened this. Save again if yours is right"
NOT_YOURS = "There is no panel with that reference that you can open here."


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who chairs a panel: whose turn it is stands there, and can be changed."""
    panel = _panel(asked, turn)
    procedure, turns = turn.procedure(panel.procedure), turns_of(turn, turn.procedure(panel.procedure))
    asks = rules.questions(holders(turn, procedure.name, Role.CHAIR, Role.DEPUTY), procedure)
    known = {"chair": turns.get(panel.id, ""), "why": panel.chair_why}
    now, by_rule = said_chair(turn, panel, turns), _by_rule(turn, panel)
    return Reply(cards.form(panel, now, by_rule, asks, asked.fields if refused else known, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is kept, and they are told."""
    panel = _panel(asked, turn)
    if asked.id("was") != panel.chair and panel.chair == asked.fields.get("chair"):
        return Reply(cards.kept(panel, said_chair(turn, panel, {})))
    if asked.id("was") != panel.chair:
        raise Refused(PROBLEM, [Reason(CHANGED, field="chair")])
    procedure, people = turn.procedure(panel.procedure), holders(turn, panel.procedure, Role.CHAIR, Role.DEPUTY)
    kept = turn.save(rules.chosen(panel, people, procedure, asked.fields, turn.now))
    if kept.chair != panel.chair:
        tell(turn, [kept.chair], Template.CHAIRS, panel=panel.id, yours="yes", rev=str(kept.rev))
        tell(turn, filter(None, [panel.chair]), Template.CHAIRS, panel=panel.id, yours="no", rev=str(kept.rev))
    return Reply(cards.kept(kept, said_chair(turn, kept, {})))


def _panel(asked: Asked, turn: Turn) -> Panel:
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, Act.SCHEDULE, panel.procedure):
        raise Refused(NOT_YOURS)
    not_begun(panel, turn.now, turn.maybe(Session, panel.id))
    if not rules.sets_who(turn.procedure(panel.procedure)):
        raise Refused("By these rules nobody is set: the chair chairs every panel. Nothing was changed.")
    return panel


def _by_rule(turn: Turn, panel: Panel) -> str:
    """What the rules say of the children on it."""
    procedure = turn.procedure(panel.procedure)
    cases = [turn.get(Case, item.case) for item in turn.find(Item, panel=panel.id)]
    return "; ".join(sorted({rule.title for case in cases if (rule := rule_for(case, procedure))}))
