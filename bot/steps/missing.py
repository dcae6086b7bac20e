"""What is missing for a panel, looked up: its cases, their records, and who can be messaged."""

from dataclasses import dataclass
from datetime import datetime

from bot.reaching import state_in
from bot.steps.checking import lacking_in as to_check
from bot.steps.gone_through import lacking_in as to_confirm
from bot.steps.sharing import lacking_in as to_share
from bot.steps.signs import lacking_in
from bot.steps.ties import lacks_apart, says_same_place
from panel import missing
from panel.agenda import agenda
from panel.cases import Case, CaseFile
from panel.invitations import Invitation
from panel.missing import WORKERS, Around, Lack, Missing
from panel.panels import Item, Panel
from panel.police import PoliceWord, position_now
from panel.reach import CANNOT, State
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
    by_case = ((case, (*lacking(turn, panel, case), *_beside(turn, turn.get(Case, case)))) for case in on_it)
    seats = unheld(sitting.people, procedure)
    return Found(tuple((case, found) for case, found in by_case if found), tuple(seat.title for seat in seats))


def _beside(turn: Turn, case: Case) -> list[Missing]:
    """What its other records say is missing."""
    return [*lacking_in(turn, case), *to_share(turn, case), *to_confirm(turn, case), *to_check(turn, case)]


def lacking(turn: Turn, panel: Panel, case: str) -> list[Missing]:
    """What is missing of one case before a panel."""
    file, invitations = turn.file(case), turn.find(Invitation, case=case)
    people = {file.case.held_by, *(each.person for each in invitations if each.person)}
    states = {id: state_in(turn, id, panel.procedure) for id in people}
    reached = {id for id in people if states[id] not in CANNOT}
    left = states[file.case.held_by] is State.LEFT
    around = Around(
        _since(turn, panel, file.case), invitations, reached, lacks_apart(turn, case), left, _police(turn, file)
    )
    return missing.of_case(file, around, turn.procedure(panel.procedure))


def _police(turn: Turn, file: CaseFile) -> str:
    """Where the police are by the last word, by id; "" where neither it nor the referral says anything."""
    procedure = turn.procedure(file.case.procedure, file.case.version)
    now = position_now(file.referral, turn.find(PoliceWord, case=file.case.id), procedure)
    return now.id if now else ""


def workers(turn: Turn, panel: Panel, case: str) -> list[Missing]:
    """What of it the case's worker can mend; how two children are kept apart is asked only of a worker whose own
    referral says that they share a place."""
    known = WORKERS if says_same_place(turn, case) else WORKERS - {Lack.APART}
    return [each for each in lacking(turn, panel, case) if each.lack in known]


def _since(turn: Turn, panel: Panel, case: Case) -> datetime | None:
    """From when on a matrix is new: the sitting before this one; None where there was none."""
    sat = (turn.panel(item.panel).starts_at for item in turn.find(Item, case=case.id) if item.panel != panel.id)
    return max((at for at in sat if at < panel.starts_at), default=None)
