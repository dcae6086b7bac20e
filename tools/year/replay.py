"""Both years lived, and the second once more with every extra panel that the bot offers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from random import Random
from shutil import copytree

from panel.clocks import at
from tests.connector import Connector, serving
from tools.year.children import Young, children
from tools.year.county import OFFICE, ZONE, opened
from tools.year.living import Years, lived, met, planned
from tools.year.plan import ENDS, PLANS, SEED
from tools.year.reading import Lines, read

FIRST, SECOND = PLANS
AFTER = SECOND.starts.replace(year=SECOND.starts.year + 1)
DAYS = (ENDS - FIRST.starts).days + (AFTER - SECOND.starts).days
"""So many days are lived in all."""


@dataclass(frozen=True)
class Told:
    """What the bot's reports say: on the year and the year before, and on its last quarter."""

    year: Lines
    quarter: Lines


@dataclass(frozen=True)
class Replay:
    """The second year as it was, and as it would have been with every extra panel that was offered."""

    was: Told
    would_be: Told


async def replayed(folder: Path, tell: Callable[[int], None]) -> Replay:
    """Lives the years over stores in a folder; is told how many days have passed."""
    people, begun = children(Random(SEED)), Years(Random(SEED))  # noqa: S311  # made-up children, not secrets
    before = [each for each in people if each.referred < SECOND.starts]
    async with serving() as connector:
        connector.looks = False
        async with opened(connector, folder / "was", _moment(FIRST.starts)) as county:
            await met(county)
            begun.planned = [*planned(FIRST, before, begun)]
            await lived(county, begun, SECOND.starts, tell)
        copytree(folder / "was", folder / "would_be")
        after = people[len(before) :]
        was = await _second(connector, folder / "was", begun, after, tell, offers=False)
        return Replay(was, await _second(connector, folder / "would_be", begun, after, tell, offers=True))


async def _second(
    connector: Connector, folder: Path, begun: Years, people: list[Young], tell: Callable[[int], None], offers: bool
) -> Told:
    """The second year, over what the first has left, as far as its report."""
    years = replace(
        begun,
        random=Random(SEED + 1),  # noqa: S311
        offers=offers,
        known=dict(begun.known),
        heard=set(begun.heard),
    )
    years.planned = [*planned(SECOND, people, years)]
    async with opened(connector, folder, _moment(SECOND.starts)) as county:
        await lived(county, years, AFTER if offers else ENDS, tell)
        year = SECOND.starts.year
        return Told(await read(county, f"annual {year}"), await read(county, f"quarter 4 {year}"))


def _moment(day: date) -> datetime:
    return at(day, OFFICE, ZONE)
