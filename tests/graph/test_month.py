"""The month of a panel, booked in Microsoft 365: the same is said, and everything is booked and told once."""

import random
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.records import Booked, Obstacle
from tests.graph.bodies import moment
from tests.graph.months import MOVED, all_through, lived_in, mailed, one_each, said
from tests.graph.records import Call
from tests.graph.state import Graph
from tests.graph.steps import BOOK, CHANGE
from tests.graph.weather import EVERYTHING, HALF, HANG, LOST, Trouble
from tests.replay.house import House
from tests.replay.months import MONTHS, Dates, live
from tests.replay.test_months import counted, told
from tests.stories.canaries import canaries

PERMISSION = "Calendars.ReadWrite"
TROUBLED = "coordinator        Something about SHCG-P"
HINDERED = "coordinator        Microsoft 365 does not let Convenor work"
AGAIN = "coordinator        Microsoft 365 takes bookings again."
OFFERED = "coordinator        Offer SHCG-O001"
CASES = ("SHCG-2026", "SHCG-2027")
"""How the reference of every child of these months begins."""


@pytest.mark.parametrize("month", MONTHS)
async def test_a_month_says_what_it_says_with_the_local_calendar(month: str, graph: Graph, tmp_path: Path) -> None:
    """Each panel has its event, the move is one change, and each is mailed once."""
    async with lived_in(graph, tmp_path, month) as house:
        await live(house, MONTHS[month])
        heard = [str(each) for each in house.transcript.unasked() if not shows_who_is_free(str(each))]
        assert without_counts(heard) == without_counts(said(month))
        one_each(house.teams.store, house.now(), graph)
        assert not mailed(graph)
        assert len(graph.done(CHANGE)) == 1
        names_nobody(graph)


def shows_who_is_free(line: str) -> bool:
    return "(changed) Offer" in line and "could sit" in line


def without_counts(lines: list[str]) -> list[str]:
    """How many messages the demo counts on its way is not compared: that change is one more."""
    return [line for line in lines if " It is now " not in line]


def names_nobody(graph: Graph) -> None:
    """Nothing that was typed, and no child's reference, is in any call or mail."""
    for text in [_text(call) for call in graph.calls] + [repr(mail) for mail in graph.mails]:
        assert not canaries(text), text
        assert not any(case in text for case in CASES), text


def _text(call: Call) -> str:
    return f"{call.method} {call.path} {call.query} {call.headers} {call.body}"


async def test_the_same_month_with_a_third_of_the_calls_failing(
    graph: Graph, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Refused, throttled, cut off before or after the work was done, half answered, never answered: the same is said
    and booked in the end. What fails for long may be told to the coordinator beside it."""
    seed, month = secrets.randbelow(1_000_000), "march"
    graph.weather.meets, graph.weather.hangs_for = storm(random.Random(seed)), 0.2  # noqa: S311  # no secrets
    async with lived_in(graph, tmp_path, month) as house:
        house.hurries = True
        await live(house, MONTHS[month])
        await all_through(house)
        failed = [call for call in graph.calls if not 200 <= call.status < 300]
        record_property("counted", f"seed {seed}: {len(graph.calls)} calls, {len(failed)} of them failed")
        heard, wanted = told(house), counted(line.split("  ", 1)[1] for line in said(month))
        assert not wanted - heard, (seed, wanted - heard)
        assert all(line.startswith((TROUBLED, OFFERED)) for line in heard - wanted), (seed, heard - wanted)
        one_each(house.teams.store, house.now(), graph)
        assert not mailed(graph), (seed, mailed(graph))


def storm(dice: random.Random) -> Callable[[str], Trouble | None]:
    """One call in three meets something, whatever it is for; the first booking and the first change are done for
    certain, and nobody hears of it."""
    unheard = {BOOK: Trouble(LOST), CHANGE: Trouble(HALF)}

    def meets(purpose: str) -> Trouble | None:
        if purpose in unheard:
            return unheard.pop(purpose)
        return dice.choice((*EVERYTHING, Trouble(HANG))) if dice.random() < 1 / 3 else None

    return meets


async def test_a_permission_that_is_taken_away_for_some_days(graph: Graph, tmp_path: Path) -> None:
    """The move stays due, and nothing is kept of it until it is booked; the coordinator hears once that it is held up,
    and once that it goes on."""
    dates = MONTHS["march"]
    async with lived_in(graph, tmp_path, "march") as house:
        house.hurries = True

        async def taken_away(house: House, dates: Dates) -> None:
            graph.granted.discard(PERMISSION)

        async def given_back(house: House, dates: Dates) -> None:
            with house.teams.store.turn(house.now()) as turn:
                booked, panel, obstacles = turn.get(Booked, MOVED), turn.panel(MOVED), turn.find(Obstacle)
            assert booked.starts_at == moment(graph.event(MOVED)["start"]) != panel.starts_at
            assert [each.id for each in obstacles] == [f"permission {PERMISSION}"]
            graph.granted.add(PERMISSION)

        await live(house, dates, {"2027-03-15 10:30": taken_away, "2027-03-17 12:00": given_back})
        await all_through(house)
        heard, wanted = told(house), counted(line.split("  ", 1)[1] for line in said("march"))
        assert not wanted - heard, wanted - heard
        assert sorted(line.split(":")[0] for line in (heard - wanted).elements()) == [HINDERED, AGAIN, OFFERED]
        one_each(house.teams.store, house.now(), graph)
        assert not mailed(graph)
