"""Notices go out once each, whatever becomes of the others."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.personas import persona_id
from storage.records import Conversation, Notice, Told
from storage.tinydb_store import open_store
from tests.bodies import Where
from tests.clock.steps import DAY, NEUTRAL, got, has, kept, owe, turn_of
from tests.connector import DROP, HANG, KEY, Trouble
from tests.dialogue import MONDAY, Teams, talking


async def test_every_notice_arrives_once_though_a_third_of_the_calls_end_in_nothing(teams: Teams) -> None:
    everybody = ("chair", "deputy", "police", "health", "education")
    for name in everybody:
        await teams.voice(persona_id(name)).says("help")
    teams.connector.trouble.extend([Trouble(429, 0), Trouble(500), Trouble(429, 0), Trouble(412), Trouble(502)] * 2)
    for name in everybody:
        for number in range(3):
            owe(teams, name, str(number))
    for _ in range(12):
        await teams.until(lambda: not teams.store.due(teams.clock()))
        teams.clock.move(minutes=5)
    assert [got(teams.voice(persona_id(name)), NEUTRAL) for name in everybody] == [3] * 5


async def test_a_connection_that_breaks_after_all_was_read_is_tried_again_later(teams: Teams) -> None:
    await teams.chair.says("help")
    teams.connector.trouble.append(Trouble(DROP))
    key = owe(teams, "chair")
    await teams.until(lambda: not teams.connector.trouble and not teams.store.due(teams.clock()))
    assert got(teams.chair, NEUTRAL) == 0
    teams.clock.move(minutes=1)
    await teams.until(lambda: got(teams.chair, NEUTRAL))
    notice = kept(teams.store, teams.clock(), Notice, key)
    assert isinstance(notice, Notice)
    assert (notice.told, notice.attempts) == (Told.SENT, 1)


async def test_what_failed_for_days_is_put_off_again_and_holds_up_nobody(teams: Teams) -> None:
    await teams.chair.says("help")
    await teams.deputy.says("help")
    key = owe(teams, "chair", attempts=400)
    teams.connector.trouble.append(Trouble(500))
    await teams.until(lambda: not teams.connector.trouble)
    owe(teams, "deputy")
    await teams.until(lambda: got(teams.deputy, NEUTRAL))
    notice = kept(teams.store, teams.clock(), Notice, key)
    assert isinstance(notice, Notice)
    assert notice.wake_at == teams.clock() + timedelta(hours=1)


async def test_what_is_on_its_way_to_one_chat_does_not_go_to_another_as_well(teams: Teams) -> None:
    await teams.chair.says("help")
    await teams.deputy.says("help")
    teams.connector.trouble.append(Trouble(HANG))
    owe(teams, "chair")
    await teams.until(lambda: not teams.connector.trouble)
    phone = Where(teams.connector.url, "a:the-chairs-phone")
    teams.clock.move(minutes=2)
    await teams.chair.says("help", phone)
    for number in range(2):  # two more looks
        owe(teams, "deputy", str(number))
        await teams.until(partial(has, teams.deputy, NEUTRAL, number + 1))
    assert not any(card.shows(NEUTRAL) for card in teams.cards(phone))


async def test_after_three_days_down_what_is_still_owed_goes_out_and_what_has_expired_does_not(tmp_path: Path) -> None:
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        late, still = owe(teams, "chair", "late", expires=DAY), owe(teams, "chair", "still", expires=9 * DAY)
    async with talking(open_store(tmp_path, KEY, "demo"), time=MONDAY + 3 * DAY) as teams:
        await teams.chair.says("help")
        teams.clock.move(hours=1)
        await teams.until(lambda: got(teams.chair, NEUTRAL))
        told = {key: kept(teams.store, teams.clock(), Notice, key) for key in (late, still)}
        assert [notice.told for notice in told.values() if isinstance(notice, Notice)] == ["expired", "sent"]


async def test_the_coordinator_hears_of_what_was_tried_until_it_was_too_late(teams: Teams) -> None:
    await teams.coordinator.says("help")
    owe(teams, "chair", expires=DAY, attempts=3)
    teams.clock.move(days=2)
    await teams.until(lambda: got(teams.coordinator, "could not be delivered"))
    assert got(teams.coordinator, NEUTRAL) == 0


async def test_a_chat_that_cannot_be_read_is_told_of_once_and_holds_up_nobody(
    teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    for voice in (teams.coordinator, teams.chair, teams.deputy):
        await voice.says("help")
    with turn_of(teams) as turn:
        chat = turn.get(Conversation, teams.chair.where.id)
        turn.save(replace(chat, kind="a kind of an older version"))
    owe(teams, "chair")
    owe(teams, "deputy")
    await teams.until(lambda: got(teams.deputy, NEUTRAL))
    await teams.until(lambda: got(teams.coordinator, "could not be shown or worked out"))
    for _ in range(3):
        teams.clock.move(hours=1)
        await teams.until(lambda: not teams.store.due(teams.clock()))
    assert sum("stays where it is" in record.message for record in caplog.records) == 1
    assert got(teams.coordinator, "could not be shown or worked out") == 1
