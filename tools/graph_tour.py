"""`python -m tools.graph_tour`: what Microsoft 365 is asked in a month, before anything is granted. The bot runs in
demo mode against the tests' own Graph on this machine, and nothing leaves it."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.demo_time import KEY
from bot.steps.minutes import begin
from storage.records import DemoTime, Errand
from tests.dialogue import Teams, Voice, actions
from tests.graph.booking import booking
from tests.graph.records import Call
from tests.graph.routes import ROUTES, Route
from tests.graph.standin import serving

BEFORE = """A month of Convenor with CONVENOR_CALENDAR=graph, against a stand-in for Microsoft Graph on this machine.
Each call once, in the order in which they first happened. The permissions are application permissions, the least that
Microsoft asks for each call.
"""


async def tour() -> list[Call]:
    """The calls of a month in which a child is accepted, members answer in Outlook and are given the app, a panel is
    moved and another cancelled, and minutes go out."""
    async with serving() as graph, booking(graph) as teams:
        for voice in (teams.coordinator, teams.chair, teams.health, teams.police):
            await voice.says("help")
        await teams.coordinator.says("demo children")
        await teams.until(lambda: len(graph.events()) >= 6)
        await _travel(teams, "+7d")
        graph.answers("health@demo.example", "declined")
        graph.moved_by_hand("SHCG-P002", datetime(2027, 1, 20, 10, tzinfo=UTC))
        graph.joins("SHCG-P001")
        await _travel(teams, "+1d")
        await _change(teams, "move", "Move the panel", date="16 12 2026", time="10am", reason="A room is missing")
        await _install(teams)
        await _travel(teams, "+14d")
        await _change(teams, "cancel", "Cancel the panel", reason="Nobody can come")
        await _travel(teams, "+8d")
        await _minutes(teams)
        return graph.calls


async def _change(teams: Teams, what: str, press: str, **fields: str) -> None:
    """The coordinator changes the next panel that can be."""
    card = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    ids = next(each["data"]["ids"] for each in actions(card.content) if each["verb"] == f"schedule.{what}")
    await teams.coordinator.presses(await teams.coordinator.sends(card, f"schedule.{what}", ids), press, **fields)


async def _install(teams: Teams) -> None:
    """The coordinator gives the app to everybody on the roster who has not got it."""
    card = await teams.coordinator.presses(await teams.coordinator.says("reach"), "Open")
    card = await teams.coordinator.presses(card, "Who has the app")
    await teams.coordinator.presses(card, next(each for each in card.buttons if each.startswith("Install")))


async def _minutes(teams: Teams) -> None:
    """The minutes of a panel are approved and sent out."""
    with teams.store.turn(teams.clock()) as turn:
        begin(turn, "SHCG-P001")
    await _presses(teams.chair, "Approve")
    await _presses(teams.coordinator, "Send them out")
    await teams.until(lambda: not _to_library(teams), seconds=60)


async def _presses(voice: Voice, title: str) -> None:
    """Somebody presses a button of the draft."""
    card = await voice.presses(await voice.says("minutes"), "Open the list")
    await voice.presses(await voice.presses(card, "Draft, and what is in the way"), title)


def _to_library(teams: Teams) -> list[Errand]:
    with teams.store.turn(teams.clock()) as turn:
        return [each for each in turn.find(Errand) if each.id.startswith(("library ", "mail "))]


async def _travel(teams: Teams, how_far: str) -> None:
    """The demo's clock moves, and everything that falls due on the way is done."""
    await teams.coordinator.says(f"demo {how_far}")
    await teams.until(lambda: _arrived(teams), seconds=300)


def _arrived(teams: Teams) -> bool:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(DemoTime, KEY).target is None


def table(calls: Iterable[Call]) -> list[str]:
    """The calls as lines, each once: method, path, what it is for, the permission."""
    first = {(call.method, call.way): call for call in calls if call.way}
    rows = [("", "call", "what it is for", "permission")]
    rows += [(call.method, call.way, call.purpose, call.permission) for call in first.values()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def rights(calls: Iterable[Call]) -> list[str]:
    """The permissions to grant for these calls: the least of each, without those that another one covers."""
    ways = {(call.method, call.way) for call in calls}
    routes = [each for each in ROUTES if (each.method, each.path) in ways]
    least = {each.permissions[0] for each in routes}
    return sorted(each for each in least if not any(_covers(other, each, routes) for other in least - {each}))


def _covers(other: str, right: str, routes: Iterable[Route]) -> bool:
    """Whether another permission lets through all that is asked by this one."""
    return all(other in each.permissions for each in routes if each.permissions[0] == right)


def main() -> None:
    """Prints the month."""
    calls = asyncio.run(tour())
    print(BEFORE, *table(calls), sep="\n")
    print(f"\n{len(calls)} calls in all. To grant: {', '.join(rights(calls))}.")


if __name__ == "__main__":
    main()
