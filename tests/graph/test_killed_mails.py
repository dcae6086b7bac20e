"""A bot killed while it mails the link to minutes: nobody is mailed twice, and somebody is asked to look."""

import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.booking import go
from bot.clock import now
from panel.mailing import Mailed, Mailing
from storage.tinydb_store import open_store
from tests.child import Child
from tests.connector import serving
from tests.dialogue import Teams
from tests.faults.load import PatientTeams
from tests.graph.booking import booking
from tests.graph.state import Graph
from tests.graph.weather import DROP, LOST, SLOW, Trouble
from tests.stories.library import KEEPS, MAILS, PANEL, UNCERTAIN, at_table, mails, ready, sends

KEY = secrets.token_urlsafe(32)
THIRD = 3


@dataclass
class Reaper:
    """Kills a bot at the third mail, before it went out or after; the copy waits until it is let go."""

    child: Child
    how: int
    mails: int = 0

    def meets(self, purpose: str) -> Trouble | None:
        self.mails += purpose == MAILS
        if purpose == MAILS and self.mails == THIRD:
            self.child.kill()
            return Trouble(self.how)
        return Trouble(SLOW) if purpose == KEEPS else None


async def left_to_keep(folder: Path, graph: Graph) -> list[str]:
    """A store with minutes that went out, and stand in no library yet; gives whom their link is for."""
    async with booking(graph, open_store(folder, KEY, "demo")) as teams:
        await ready(teams)
        graph.granted.discard("Sites.Selected")
        await sends(teams)
        await teams.until(lambda: any(call.status == 403 for call in graph.calls))
        graph.granted.add("Sites.Selected")
        people = at_table(teams)
    store = open_store(folder, KEY, "demo")
    with store.turn(now()) as turn:
        go(turn, "library", PANEL, now() - timedelta(seconds=1))
    store.close()
    return people


async def lives_on(reaper: Reaper, teams: PatientTeams, graph: Graph, wanted: int) -> None:
    """The bot is killed, started again, asks somebody to look, and mails the others an hour later."""
    await reaper.child.start()
    await teams.coordinator.says("help")
    await teams.until(lambda: any(call.purpose == KEEPS and not call.status for call in graph.calls), 60)
    await teams.until(lambda: gone_on(reaper, graph), 60)
    await reaper.child.start()
    await teams.until(lambda: asked(teams), 60)
    await teams.coordinator.says("demo +1h")
    await teams.until(lambda: len(mails(graph)) == wanted, 60)


def gone_on(reaper: Reaper, graph: Graph) -> bool:
    """Whether the bot has come to the third mail; the copy is let go as often as it waits."""
    graph.weather.let_go()
    return reaper.mails == THIRD


def asked(teams: Teams) -> bool:
    return any(card.shows(UNCERTAIN) for card in teams.coordinator.sees())


@pytest.mark.parametrize("how", [DROP, LOST])
async def test_killed_at_a_mail(graph: Graph, tmp_path: Path, how: int) -> None:
    folder = tmp_path / "data"
    people = await left_to_keep(folder, graph)
    settings = {"CONVENOR_MODE": "demo", "CONVENOR_DATA": str(folder), "CONVENOR_KEY": KEY, **graph.settings()}
    reaper = Reaper(Child(settings, tmp_path / "log"), how)
    graph.weather.meets = reaper.meets
    try:
        async with serving() as connector, aiohttp.ClientSession() as session:
            teams = PatientTeams(reaper.child.url, connector, session)
            await lives_on(reaper, teams, graph, len(people) - (how == DROP))
    finally:
        reaper.child.kill()
    assert max(Counter(each.to for each in mails(graph)).values()) == 1
    store = open_store(folder, KEY, "demo")
    with store.turn(now()) as turn:
        assert [each.how for each in turn.find(Mailed)].count(Mailing.UNSURE) == 1
    store.close()
