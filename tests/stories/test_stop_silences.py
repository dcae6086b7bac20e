"""A child has died: whatever was due in that very minute is not said either, and the weekly list is without them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.matters import settle
from bot.personas import persona_id
from panel.actions import Action, Owner
from storage.records import Notice, Told
from tests.connector import Connector, Trouble, serving
from tests.dialogue import Teams, Voice, on_disk
from tests.stories.at_sitting import status
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_disagree import raised
from tests.stories.test_hand_over import hands_over

REF, OTHER = "SHCG-2026-001", "SHCG-2026-002"
MONDAY_AT_NINE = datetime(2026, 12, 7, 9, tzinfo=UTC)
"""What was asked for by then is due or overdue, and the weekly list goes out."""
NEVER = 3600.0
DEEDS = (("A001", REF, "health", 1), ("A002", OTHER, "health", 1), ("A003", REF, "police", 1), ("A004", REF, "iro", 7))
"""The id of an action, its case, whose it is, and the day of December on which it is due."""
NAMES = ("practitioner", "chair", "deputy", "coordinator", "police", "health", "iro")


async def owing(teams: Teams) -> None:
    """Two children on the agenda: of the first there is everything that can owe something."""
    for name in NAMES:
        await getattr(teams, name).says("help")
    await accepted(teams)
    await accepted(teams, child={**ANSWERS["child"], "first": "Sasha", "born": "1 1 2013"})
    await raised(teams, REF)
    await hands_over(teams, REF)
    with teams.store.turn(teams.clock()) as turn:
        for id, case, who, day in DEEDS:
            owner = Owner(who, persona_id(who), turn.now, persona_id("chair"))
            turn.save(Action(f"SHCG-{id}", case, "Call.", date(2026, 12, day), (owner,), owner.by, turn.now))
        settle(turn)
    for moment in (datetime(2026, 12, 1, 17, tzinfo=UTC), datetime(2026, 12, 4, 17, tzinfo=UTC)):
        teams.clock.time = moment
        await quiet(teams)


async def stops(chair: Voice) -> None:
    card = await chair.presses(await chair.says(f"stop {REF}"), "Open")
    card = await chair.presses(card, "Yes, the child has died")
    done = await chair.presses(card, "Stop everything", known="Told by the hospital.")
    assert done.shows(f"{REF} is stopped.")


@asynccontextmanager
async def in_that_minute(folder: Path, stopped: bool) -> AsyncIterator[tuple[Teams, int]]:
    """The bot on Monday at nine: everything is due, nothing has gone out, and the chair presses first, or does not.
    Gives how many messages there were before, once everything has gone out."""
    async with serving() as connector:
        async with on_disk(connector, folder) as teams:
            await owing(teams)
        async with on_disk(connector, folder, teams.clock(), NEVER) as teams:
            await teams.chair.says("help")  # the tick has looked, and looks no more
            teams.clock.time = MONDAY_AT_NINE
            if stopped:
                await stops(teams.chair)
            before = len(connector.delivered)
        async with on_disk(connector, folder, MONDAY_AT_NINE) as teams:
            await quiet(teams)
            yield teams, before


def said_since(connector: Connector, before: int) -> list[str]:
    """What was posted since, each message with the chat it went to."""
    return [f"{each.conversation} {each.body}" for each in connector.delivered[before:]]


@pytest.mark.parametrize("stopped", [False, True], ids=["it goes on", "it is stopped"])
async def test_nothing_that_was_due_in_that_minute_is_said(tmp_path: Path, stopped: bool) -> None:
    async with in_that_minute(tmp_path, stopped) as (teams, before):
        said = said_since(teams.connector, before)
        of_it = [each for each in said if REF in each or "SHCG-D001" in each or "SHCG-A004" in each]
        if stopped:
            assert len(of_it) == 2, of_it
            assert all(f"{REF} is stopped." in each for each in of_it), "its worker and the coordinator are told, once"
        else:
            for words in ("SHCG-A004", "SHCG-D001", "was handed over", "SHCG-A001"):
                assert any(words in each for each in of_it), words


@pytest.mark.parametrize("stopped", [False, True], ids=["it goes on", "it is stopped"])
async def test_the_weekly_list_is_without_the_child_and_goes_to_nobody_who_has_nothing_else(
    tmp_path: Path, stopped: bool
) -> None:
    async with in_that_minute(tmp_path, stopped) as (teams, _):
        lists = {name: weekly(getattr(teams, name)) for name in ("health", "police")}
        assert ["SHCG-A002" in each for each in lists["health"]] == [True]
        assert ["SHCG-A001" in each for each in lists["health"]] == [not stopped]
        assert len(lists["police"]) == (0 if stopped else 1)
        listed = await teams.police.presses(await teams.police.says("my"), "Open my list")
        assert listed.shows("SHCG-A003") is not stopped


def weekly(voice: Voice) -> list[str]:
    return [card.words for card in voice.sees() if card.shows("of yours is overdue") or card.shows("are overdue")]


async def test_what_was_staged_and_could_not_be_sent_is_not_tried_again(teams: Teams) -> None:
    await owing(teams)
    teams.connector.weather = lambda _: Trouble(503)
    teams.clock.time = MONDAY_AT_NINE
    await teams.until(lambda: {"actions overdue", "action due", "hand-over late"} <= waiting(teams), 15)
    teams.connector.weather = lambda _: None
    await stops(teams.chair)
    before = len(teams.connector.delivered)
    for _ in range(6):
        teams.clock.move(hours=1)
        await quiet(teams)
    said = said_since(teams.connector, before)
    assert ["SHCG-A002" in each for each in weekly(teams.health)] == [True]
    assert not weekly(teams.police)
    assert all(f"{REF} is stopped." in each for each in said if REF in each)
    for hidden in ("SHCG-A001", "SHCG-A003", "SHCG-A004", "SHCG-D001"):
        assert not [each for each in said if hidden in each], hidden


def waiting(teams: Teams) -> set[str]:
    """What is staged and did not go out."""
    with teams.store.turn(teams.clock()) as turn:
        return {each.template for each in turn.find(Notice) if each.told is Told.WAITING}


async def test_it_stays_so_for_two_months_and_a_concern_is_told_all_the_same(tmp_path: Path) -> None:
    async with in_that_minute(tmp_path, stopped=True) as (teams, before):
        form = await teams.police.presses(await teams.police.says(f"safety {REF}"), "Tell the chair and the deputy")
        await teams.police.presses(form, "Tell the chair and the deputy", what="Another child is there.")
        await teams.until(lambda: any(card.shows("SHCG-S001") for card in teams.chair.sees()))
        card = next(card for card in teams.chair.sees() if card.shows("SHCG-S001"))
        await teams.chair.presses(card, "I have it")
        assert status(teams, REF) == "stopped"
        said = len(said_since(teams.connector, before))
        for _ in range(8):
            teams.clock.move(days=7)
            await quiet(teams)
        later = said_since(teams.connector, before)[said:]
        assert later, "of the other child there is something to say"
        for hidden in (REF, "SHCG-D001", "SHCG-A001", "SHCG-A003", "SHCG-A004"):
            assert not [each for each in later if hidden in each], hidden
        with teams.store.turn(teams.clock()) as turn:
            assert not [each for each in turn.find(Notice) if each.told is Told.WAITING and REF in each.ids.values()]
