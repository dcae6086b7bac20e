"""What is missing for a panel, looked up: its cases, their records, and who can be messaged."""

from dataclasses import dataclass
from datetime import datetime

from bot.handlers.tying import lacks_apart
from bot.reaching import state
from panel import missing
from panel.agenda import agenda
from panel.cases import Case
from panel.invitations import Invitation
from panel.missing import Around, Missing
from panel.panels import Item, Panel
from panel.reach import CANNOT
from panel.roster import unheld
from storage.store import Turn


@dataclass(frozen=True)
class Found:
    """What is missing for one panel: by case, in the order of the agenda, and the titles of seats nobody holds."""

    cases: tuple[tuple[str, tuple[Missing, ...]], ...]
    seats: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many things."""
        return sum(len(missing) for _, missing in self.cases) + len(self.seats)


def of_panel(turn: Turn, panel: Panel) -> Found:
    """Everything that is missing for a panel."""
    sitting, procedure = turn.sitting(panel.id), turn.procedure(panel.procedure)
    on_it = [slot.reference for slot in agenda(sitting, procedure) if slot.reference]
    by_case = ((case, tuple(lacking(turn, panel, case))) for case in on_it)
    seats = unheld(sitting.people, procedure)
    return Found(tuple((case, found) for case, found in by_case if found), tuple(seat.title for seat in seats))


def lacking(turn: Turn, panel: Panel, case: str) -> list[Missing]:
    """What is missing of one case before a panel."""
    file, invitations = turn.file(case), turn.find(Invitation, case=case)
    people = {file.case.held_by, *(each.person for each in invitations if each.person)}
    reached = {id for id in people if state(turn, id) not in CANNOT}
    around = Around(_since(turn, panel, file.case), invitations, reached, lacks_apart(turn, case))
    return missing.of_case(file, around, turn.procedure(panel.procedure))


def _since(turn: Turn, panel: Panel, case: Case) -> datetime:
    """From when on a matrix is new: the sitting before this one, else the referral."""
    sat = (turn.panel(item.panel).starts_at for item in turn.find(Item, case=case.id) if item.panel != panel.id)
    return max((at for at in sat if at < panel.starts_at), default=case.referred_at)
