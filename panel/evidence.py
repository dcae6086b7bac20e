"""What a sitting has on one child when it is asked whether they can leave the agenda."""

from dataclasses import dataclass
from datetime import date

from panel.actions import Action
from panel.cases import CaseFile
from panel.closing import NoLonger, Proposal, Seen, Stated
from panel.decisions import Decision, Stand
from panel.points import Lack
from panel.police import PoliceWord
from panel.referrals import Matrix
from panel.rules.sharing import SharingDraft
from panel.session import Discussion


@dataclass(frozen=True)
class Evidence:
    """What a sitting (`panel`) has on one child. `file` is the case with its records, `item` the child's at this
    sitting, `stands` are those on its decision, `present` the seats here that are asked whether they agree, `discussed`
    the days on which earlier sittings discussed the child; `seen` are the matrices that this sitting looked at,
    `actions` and `police` all there ever were; `lacks` is what its points still have to be answered with,
    `stated` what the chair said is so, `to_share` the drafts that nobody has confirmed or declined."""

    file: CaseFile
    panel: str
    item: Discussion | None = None
    proposal: Proposal | None = None
    decision: Decision | None = None
    stands: tuple[Stand, ...] = ()
    present: tuple[str, ...] = ()
    discussed: tuple[date, ...] = ()
    seen: tuple[Seen, ...] = ()
    reason: NoLonger | None = None
    actions: tuple[Action, ...] = ()
    police: tuple[PoliceWord, ...] = ()
    lacks: tuple[Lack, ...] = ()
    stated: tuple[Stated, ...] = ()
    to_share: tuple[SharingDraft, ...] = ()

    @property
    def matrix(self) -> Matrix | None:
        """The latest matrix."""
        return self.file.matrices[-1] if self.file.matrices else None

    @property
    def valid(self) -> tuple[Stand, ...]:
        """The stands that count for a removal: of a seat that is here now, by somebody who has not stepped out since,
        and does not hold the case."""
        case = self.file.case
        apart = {*case.interests, case.held_by}
        return tuple(each for each in self.stands if each.seat in self.present and each.by not in apart)

    @property
    def voting(self) -> tuple[Stand, ...]:
        """The stands that a vote on a removal counts: those, and every objection of a seat that has left since. Nobody
        is outvoted by going out of the room."""
        left = (each for each in self.stands if each not in self.valid and each.stands)
        return (*self.valid, *left)
