"""The bot killed again and again while a demo's clock moves a month on: everything is sent, and on its own day."""

import asyncio
import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.records import Board, Notice, Told
from storage.store import Turn
from storage.tinydb_store import open_store
from tests import bodies
from tests.child import Child
from tests.dialogue import MONDAY, Voice
from tests.faults.load import PatientTeams
from tests.stories.steps import accepted

CHILDREN = 3
LONGEST_RUN = 0.12
"""Seconds that the bot is given at the most before it is killed."""
MOST_KILLS = 400


async def test_a_month_outlives_any_number_of_kills(
    child: Child, teams: PatientTeams, record_property: Callable[[str, object], None]
) -> None:
    seed = secrets.randbelow(1_000_000)
    dice, kills = random.Random(seed), 0  # noqa: S311  # moments, not secrets
    for number in range(CHILDREN):
        await accepted(teams, child={"first": "Robin", "family": f"Example {number}", "born": "27 9 2012"})
    for voice in (teams.coordinator, teams.police, teams.health):
        await voice.says("help")
    before = posted(teams)
    await teams.send(bodies.message(teams.chair.who, teams.chair.where, "demo +30d"))
    while not arrived(teams):
        await asyncio.sleep(dice.uniform(0, LONGEST_RUN))
        child.kill()
        kills += 1
        assert kills < MOST_KILLS, f"it never arrived; the seed was {seed}"
        await child.start()
    child.kill()

    with left_by(child) as turn:
        notices, boards = turn.find(Notice), turn.find(Board)
    sent = [notice.activity for notice in notices if notice.told is Told.SENT and notice.to]
    assert len(sent) == len(set(sent)), seed
    assert set(sent) <= posted(teams), seed
    assert not [notice.id for notice in notices if notice.told is Told.WAITING and notice.attempts], seed
    replies = {card.activity for card in teams.chair.sees() if card.shows("Moving to")}
    marked = set(sent) | {board.activity for board in boards} | replies | before
    twice = [{card.activity for card in voice.sees()} - marked for voice in here(teams)]
    record_property("counted", f"seed {seed}: {kills} kills, {len(sent)} notices, {sum(map(len, twice))} of them twice")
    # A chat is sent one thing at a time, and the chats side by side: a kill may fall between send and mark in each.
    assert max(map(len, twice)) <= kills, seed


def arrived(teams: PatientTeams) -> bool:
    return any(card.shows("sent on the way") for card in teams.chair.sees())


def here(teams: PatientTeams) -> tuple[Voice, ...]:
    return teams.practitioner, teams.chair, teams.coordinator, teams.police, teams.health


def posted(teams: PatientTeams) -> set[str]:
    """The ids of all that stands in the chats of those who are here."""
    return {card.activity for voice in here(teams) for card in voice.sees()}


@contextmanager
def left_by(child: Child) -> Iterator[Turn]:
    """A turn on the store that the dead child has left."""
    folder = Path(child.settings["CONVENOR_DATA"])
    store = open_store(folder, (folder / "key").read_text("ascii"), "demo")
    with store.turn(MONDAY) as turn:
        yield turn
    store.close()
