"""Why each unfinished action of a case goes on, as the chair says at a sitting."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.deciding import at_sitting
from bot.steps.entitlement import the_case
from bot.steps.going_on import unfinished
from cards import carrying as cards
from panel.access import Act
from panel.actions import Action, Carried, Carry
from panel.cases import Case
from panel.words import Reason, Refused
from storage.store import Turn


def carry_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why each unfinished action of a case goes on: circumstances changed, or not done."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    turn.audit(asked.person.id, "open", case.id, view="actions")
    actions = _to_carry(turn, case, panel)
    return Reply(cards.carries({"case": case.id, "panel": panel}, actions, asked.fields if refused else {}, refused))


def carry_save(asked: Asked, turn: Turn) -> Reply:
    """Each that was answered for says why it goes on."""
    case, _ = the_case(asked, turn, Act.DECIDE)
    panel = at_sitting(asked, turn, case)
    actions = _to_carry(turn, case, panel)
    chosen = {each.id: Carried(asked.fields[each.id]) for each in actions if asked.fields.get(each.id) in set(Carried)}
    if not chosen and actions:
        raise Refused(cards.NONE_CHOSEN, [Reason("Choose one for each action", field=actions[0].id)])
    for action in actions:
        if action.id in chosen:
            carried = Carry(panel, chosen[action.id], asked.person.id, turn.now)
            turn.save(replace(action, carried=(*action.carried, carried)))
    return Reply(cards.carried(case.id, panel, len(actions) - len(chosen)))


def _to_carry(turn: Turn, case: Case, panel: str) -> list[Action]:
    """The actions of earlier panels that are unfinished, and of which this sitting has not said why."""
    earlier = (each for each in unfinished(turn, case.id) if each.panel != panel)
    return [each for each in earlier if panel not in {carry.panel for carry in each.carried}]
