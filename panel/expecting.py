"""Expecting: who said that they come to a panel, here or in their own calendar, and what that means for each place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from panel.apologies import Table
from panel.coming import Response, attendees
from panel.panels import Panel


@dataclass(frozen=True)
class Attending:
    """What somebody said last about coming to a panel. `id` is the panel's and theirs. It holds for the time that the
    panel had then (`starts_at`, since `moved_at`)."""

    id: str
    panel: str
    person: str
    response: Response
    at: datetime
    starts_at: datetime
    moved_at: datetime | None = None
    rev: int = 0


def saying(panel: Panel, person: str, response: Response, at: datetime) -> Attending:
    """What somebody says about a panel as it is now."""
    return Attending(
        f"{panel.id}/{person}", panel.id, person, response, at, starts_at=panel.starts_at, moved_at=panel.moved_at
    )


def counts(kept: Attending | None, said: Attending) -> bool:
    """Whether what somebody answered in their own calendar is news: about another time than what is kept, or otherwise
    and later."""
    if kept is None or _about(kept) != _about(said):
        return True
    return said.response is not kept.response and said.at > kept.at


def expected(table: Table, said: Iterable[Attending]) -> list[tuple[str, Response]]:
    """Each place at a panel (a seat's id, or the role that leads it), and whether somebody comes to fill it: whoever
    cannot is left out where somebody else may."""
    panel = table.panel
    known = {each.person: each.response for each in said if _about(each) == (panel.starts_at, panel.moved_at)}
    known |= {each.person: Response.DECLINED for each in table.standing()}
    rows = [(place, known.get(each.id, Response.NONE)) for each in attendees(table) for place in table.places(each)]
    filled = {place for place, response in rows if response is not Response.DECLINED}
    return [each for each in rows if each[1] is not Response.DECLINED or each[0] not in filled]


def _about(said: Attending) -> tuple[datetime, datetime | None]:
    return said.starts_at, said.moved_at
