"""What is still missing for an agenda, case by case, while there is time to get it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel.cases import CaseFile
from panel.clocks import local
from panel.invitations import Invitation, Part, comes
from panel.matching import is_open
from panel.police import NOT_KNOWN
from panel.procedure import Procedure
from panel.said import said_day


class Lack(StrEnum):
    """One kind of thing that can be missing."""

    MATRIX = "matrix"
    POLICE = "police"
    TOLD = "told"
    WORKER = "worker"
    MANAGER = "manager"
    APART = "apart"
    MATCH = "match"
    SIGN = "sign"


WORKERS = frozenset({Lack.MATRIX, Lack.POLICE, Lack.TOLD, Lack.APART})
"""What the child's worker can mend."""


@dataclass(frozen=True)
class Missing:
    """One thing that is missing of one case, in words that name nobody."""

    lack: Lack
    words: str


@dataclass(frozen=True)
class Around:
    """What is known beside a case's own records. `since` is the sitting before, None for an item that is new;
    `reached` are the people (their ids) who can be messaged. `apart` says that its children share a place, and
    nobody has written how they are kept apart; `left` that the worker is not on the roster any more; `police` is where
    the police are by the last word."""

    since: datetime | None
    invitations: Sequence[Invitation]
    reached: Collection[str]
    apart: bool
    left: bool = False
    police: str = ""


def of_case(file: CaseFile, around: Around, procedure: Procedure) -> list[Missing]:
    """What is missing of a case before its panel."""
    answers = file.referral.answers
    found = [
        _matrix(file, around.since and local(around.since, procedure.panel.zone).date()),
        _if(around.police == NOT_KNOWN, Lack.POLICE, "The police position is not known"),
        _told(answers),
        _worker(file.case.held_by, around),
        _if(not _has_manager(around), Lack.MANAGER, "The team manager is not reached yet"),
        _if(around.apart, Lack.APART, "Nobody has written how the children are kept apart at school or service"),
        _if(
            any(is_open(match) and not match.procedures for match in file.matches),
            Lack.MATCH,
            "Possible same child: not decided yet",
        ),
    ]
    return [each for each in found if each]


def _if(so: bool, lack: Lack, words: str) -> Missing | None:
    return Missing(lack, words) if so else None


def _matrix(file: CaseFile, since: date | None) -> Missing | None:
    """A new matrix is asked for at each panel after the first."""
    dated = max((matrix.dated for matrix in file.matrices), default=None)
    if dated is None:
        return Missing(Lack.MATRIX, "There is no risk matrix")
    if since is None:
        return None
    words = f"The risk matrix is of {said_day(dated)}: none is newer than {said_day(since)}"
    return _if(dated < since, Lack.MATRIX, words)


def _told(answers: Mapping[str, str]) -> Missing | None:
    who = {"told_child": "the child", "told_family": "the parents or carers"}
    not_yet = [words for id, words in who.items() if answers.get(id) == "not_yet"]
    return _if(bool(not_yet), Lack.TOLD, f"Not told about the referral yet: {' and '.join(not_yet)}")


def _worker(worker: str, around: Around) -> Missing | None:
    if around.left:
        return Missing(Lack.WORKER, "Its worker is not on the roster any more")
    return _if(worker not in around.reached, Lack.WORKER, "No worker can be messaged")


def _has_manager(around: Around) -> bool:
    managers = [each for each in comes(around.invitations) if each.part is Part.MANAGER]
    return any(each.person in around.reached or each.told_on for each in managers)
