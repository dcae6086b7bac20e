"""Who comes for one item: the child's worker and their manager, a home authority's worker, a specialist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from panel.said import wall_day


class Part(StrEnum):
    """Why somebody is invited."""

    WORKER = "worker"
    MANAGER = "manager"
    HOME_WORKER = "home worker"
    SPECIALIST = "specialist"


@dataclass(frozen=True)
class Invitation:
    """One person's invitation to one case's item. `person` is "" for somebody who is not on the roster: the
    coordinator is asked to tell them, and says when (`told_on`, entered at `told_at`). `left_at` is when somebody who
    was on it left it. `role` is as it was typed. It ends when the item closes, or is off, or by itself (`alone`), while
    others still come; whoever is not on the roster and need not come is told so as well (`off_told_on`)."""

    id: str
    case: str
    part: Part
    name: str
    reason: str
    by: str
    at: datetime
    person: str = ""
    role: str = ""
    told_by: str = ""
    told_on: date | None = None
    told_at: datetime | None = None
    left_at: datetime | None = None
    ended_at: datetime | None = None
    off_told_by: str = ""
    off_told_on: date | None = None
    alone: bool = False
    rev: int = 0


def comes(invitations: Iterable[Invitation]) -> list[Invitation]:
    """The invitations that stand."""
    return [each for each in invitations if each.ended_at is None]


def outside(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Those of them that are for somebody who is not on the roster."""
    return [each for each in comes(invitations) if not each.person]


def off(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Those who were to come for a case until it was not to be heard, and are not on the roster."""
    over = [each for each in invitations if each.ended_at]
    last = max((each.ended_at for each in over if each.ended_at), default=None)
    return [each for each in over if each.ended_at == last and not each.person]


def off_untold(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Those of them, and of those who were dropped before, whom nobody has told that they need not come."""
    known = list(invitations)
    gone = {each.id: each for each in (*off(known), *dropped(known))}
    return [each for each in gone.values() if each.off_told_on is None]


def dropped(invitations: Iterable[Invitation]) -> list[Invitation]:
    """Those who need not come though the case is heard, are not on the roster, and whom nobody has told so; nobody who
    was invited again."""
    known = list(invitations)
    come = {each.name for each in comes(known)}
    gone = (each for each in known if each.ended_at and each.alone and not each.person and each.name not in come)
    return [each for each in gone if each.off_told_on is None]


def untold(invitations: Iterable[Invitation], since: datetime | None) -> list[Invitation]:
    """Those who are not on the roster and whom nobody has told; with a moment, nobody since then."""
    return [each for each in outside(invitations) if not _told(each, since)]


def _told(invitation: Invitation, since: datetime | None) -> bool:
    if invitation.told_on is None or since is None:
        return invitation.told_on is not None
    return invitation.told_on >= wall_day(since) and (invitation.told_at or since) >= since
