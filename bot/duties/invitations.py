"""The end of invitations: when the item closes, nobody who came for it alone sees it any more."""

from collections.abc import Mapping

from panel import inviting
from panel.cases import Case
from panel.invitations import Invitation
from panel.panels import Item
from storage.store import Turn


def end(turn: Turn, ids: Mapping[str, str]) -> None:
    """Ends the invitations to one case, or to every case on one panel."""
    on_it = [item.case for item in turn.find(Item, panel=ids["panel"])] if "panel" in ids else [ids["case"]]
    for reference in on_it:
        case, over = inviting.ended(turn.get(Case, reference), turn.find(Invitation, case=reference), turn.now)
        turn.save(case)
        for invitation in over:
            turn.save(invitation)
