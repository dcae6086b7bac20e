"""Who comes in the replayed years, and when: every name made up, and every day out of a random that is handed in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from random import Random

from panel.clocks import add_working_days, is_working_day
from tools.year.plan import CARRIED, PLANS, TIMESCALE, Plan

FIRST = ("Robin", "Sasha", "Alex", "Quill", "Wren", "Merle", "Ash", "Lark", "Sorrel", "Fern", "Linden", "Teal")
FAMILY = ("Example", "Placeholder", "Madeup", "Sample", "Specimen", "Notional", "Fictive", "Invented", "Pretend")
SECOND = ("Amber", "Birch", "Cobalt", "Damson", "Elder", "Flint", "Garnet", "Hazel", "Indigo", "Juniper")
LEVELS = ("lower", "medium", "higher")
LATE = ("staff", "consent", "information", "police"), (5, 3, 4, 2)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Young:
    """One child: when a panel was found to be needed, when the assessment was due and done, and whether a panel is to
    see them. `provider` is whose intervention is agreed, "" for none."""

    first: str
    family: str
    born: date
    level: str
    done: date
    to_panel: bool
    needed: date
    due: date
    provider: str = ""
    heard_twice: bool = False
    voice: bool = True
    transferred: bool = False
    consent_ends: bool = False
    late_because: str = ""

    @property
    def referred(self) -> date:
        """The working day after the assessment was done; of those from before, once the replay has begun."""
        return max(add_working_days(self.done, 1), PLANS[0].starts)


def children(random: Random) -> list[Young]:
    """Everybody who is assessed in the two years, and those of the March before who come to panel in the first; in the
    order in which they are referred."""
    names, first = _names(random), PLANS[0].starts
    carried = [_young(random, next(names), day, True) for day in _days(random, CARRIED, date(2021, 3, 10), first)]
    found: list[Young] = []
    for plan in PLANS:
        seen, after, never = _assessed(random, plan, names)
        found += [*_advised(random, plan, [*carried, *seen]), *never]
        carried = after
    return sorted([*found, *carried], key=lambda each: (each.referred, each.family, each.first))


def _assessed(random: Random, plan: Plan, names: Iterator[tuple[str, str]]) -> tuple[list[Young], ...]:
    """Those assessed in a year: who comes to panel in it, who after it, and who never does."""
    ends = plan.starts.replace(year=plan.starts.year + 1)
    days = (
        _days(random, plan.to_panel - CARRIED, plan.starts, plan.last_panel - 5 * DAY),
        _days(random, CARRIED, plan.last_panel, ends),
        _days(random, plan.assessed - plan.to_panel, plan.starts, ends),
    )
    every = [_young(random, next(names), day, n < 2) for n, each in enumerate(days) for day in each]
    timed, first = _timed(random, plan, every), len(days[0])
    return timed[:first], timed[first : first + CARRIED], timed[first + CARRIED :]


def _young(random: Random, name: tuple[str, str], done: date, to_panel: bool) -> Young:
    born = date(2007, 1, 1) + random.randrange(2200) * DAY
    level = random.choices(LEVELS, (2, 5, 3))[0]
    chances = (random.random() < share for share in (0.3, 0.85, 0.25, 0.07))
    twice, voice, moved, ends = chances
    needed = done - 35 * DAY
    due = needed + TIMESCALE * DAY
    return Young(*name, born, level, done, to_panel, needed, due, "", twice, voice, moved, ends and to_panel)


def _timed(random: Random, plan: Plan, found: Iterable[Young]) -> list[Young]:
    """The children of a year, as many of them assessed in time as there were."""
    every = list(found)
    in_time = set(random.sample(range(len(every)), plan.in_time))
    return [
        _took(random, each, random.randint(*(plan.took if n in in_time else plan.late))) for n, each in enumerate(every)
    ]


def _took(random: Random, one: Young, days: int) -> Young:
    """A child whose assessment took so long; why, if that was too long."""
    needed = one.done - days * DAY
    why = "transfer" if one.transferred else random.choices(*LATE)[0]
    return replace(one, needed=needed, due=needed + TIMESCALE * DAY, late_because=why if days > TIMESCALE else "")


def _advised(random: Random, plan: Plan, seen: Sequence[Young]) -> list[Young]:
    """The children who come to panel in a year, each intervention agreed for as many as there were."""
    given = [provider for provider, count in plan.providers.items() for _ in range(count)]
    whose = dict(zip(random.sample(range(len(seen)), len(given)), given, strict=True))
    return [replace(each, provider=whose.get(n, "")) for n, each in enumerate(seen)]


def _days(random: Random, count: int, first: date, until: date) -> list[date]:
    """So many working days from one on until another, which is not one of them; the same can come more than once."""
    every = [first + n * DAY for n in range((until - first).days) if is_working_day(first + n * DAY)]
    return sorted(random.choices(every, k=count))


def _names(random: Random) -> Iterator[tuple[str, str]]:
    """Plainly made-up names, each once."""
    every = [(first, f"{family}-{second}") for first, family, second in product(FIRST, FAMILY, SECOND)]
    random.shuffle(every)
    return iter(every)
