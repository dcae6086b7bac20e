"""The years, day after day: what comes from outside is planned, and everything else is the bot's own doing."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from panel.clocks import is_working_day
from panel.panels import Panel
from panel.said import wall_day
from tools.year import arranging, coming, sitting
from tools.year.children import Young
from tools.year.county import County
from tools.year.plan import Plan

DAY = timedelta(days=1)
AFTERNOON = time(17, 0)
Step = Callable[[County], Awaitable[None]]
PEOPLE = ("practitioner", "worker", "chair", "deputy", "coordinator", *sitting.SEATS)


@dataclass
class Years:
    """How far the county has come: what is planned still, the children by reference, and those a panel has heard.
    Where it `offers`, each extra panel that the bot offers is booked, and none is added by hand."""

    random: Random
    offers: bool = False
    planned: list[tuple[date, Step]] = field(default_factory=list)
    known: dict[str, Young] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)


async def met(county: County) -> None:
    """Everybody says something once, so that the bot knows where to find them."""
    for persona in PEOPLE:
        await county.voice(getattr(county, persona).who.aad).says("help")


async def lived(county: County, years: Years, until: date, tell: Callable[[int], None]) -> None:
    """Every day on which something happens, until another; `tell` is told how many days have passed."""
    while (day := min(_next(county, years), until)) < until:
        tell((day - county.today).days)
        await county.reach(day)
        if years.offers:
            await arranging.booked(county)
        while years.planned and years.planned[0][0] <= day:
            await years.planned.pop(0)[1](county)
        for panel in county.panels()[:1]:
            await _sits(county, years, panel)
    tell((until - county.today).days)
    await county.reach(until)


def _next(county: County, years: Years) -> date:
    """The next day on which somebody does something."""
    days = [day for day, _ in years.planned[:1]]
    days += [wall_day(panel.starts_at) for panel in county.panels()[:1]]
    return max(min(days, default=date.max), county.today)


async def _sits(county: County, years: Years, panel: Panel) -> None:
    """The next panel sits, if this is its day; its minutes go out at once."""
    sits = wall_day(panel.starts_at)
    if county.today < sits:
        return
    county.clock.time = max(county.clock.time, panel.starts_at)
    await sitting.sat(county, panel, years.known, years.heard, years.random)
    await sitting.minuted(county, panel.id)
    await county.reach(sits, AFTERNOON)


def planned(plan: Plan, people: list[Young], years: Years) -> Iterator[tuple[date, Step]]:
    """What comes from outside in one year, in order of time."""
    steps = [*_arrivals(people, years), *_considered(plan, years.random)]
    if not years.offers:
        steps += [(day, _added(on)) for day, on in plan.extra.items()]
    yield from sorted(steps, key=lambda step: step[0])


def _arrivals(people: list[Young], years: Years) -> Iterator[tuple[date, Step]]:
    for young in people:

        async def arrives(county: County, young: Young = young) -> None:
            years.known[await coming.arrived(county, young)] = young

        yield young.referred, arrives


def _considered(plan: Plan, random: Random) -> Iterator[tuple[date, Step]]:
    """Enquiries that need no panel, spread over each half of the year."""
    for half, count in enumerate(plan.considered):
        first = plan.starts + half * 182 * DAY
        every = [day for n in range(180) if is_working_day(day := first + n * DAY)]
        yield from ((day, coming.considered) for day in sorted(random.choices(every, k=count)))


def _added(on: date) -> Step:
    async def adds(county: County) -> None:
        await arranging.added(county, on)

    return adds
