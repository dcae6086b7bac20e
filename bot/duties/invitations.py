"""The end of invitations: when the item closes, nobody who came for it alone sees it any more."""

from collections.abc import Mapping

from bot.steps.invitations import tell_off
from panel import inviting
from panel.cases import Case
from panel.invitations import Invitation
from panel.panels import Item
from storage.store import Turn


def end(turn: Turn, ids: Mapping[str, str]) -> None:
    """Ends the invitations to every case on one panel, or to one case that is not heard: that is told."""
    if "panel" in ids:
        for item in turn.find(Item, panel=ids["panel"]):
            _end(turn, item.case)
    else:
        tell_off(turn, turn.get(Case, ids["case"]), _end(turn, ids["case"]))


def _end(turn: Turn, reference: str) -> list[Invitation]:
    case, over = inviting.ended(turn.get(Case, reference), turn.find(Invitation, case=reference), turn.now)
    turn.save(case)
    return [turn.save(invitation) for invitation in over]
