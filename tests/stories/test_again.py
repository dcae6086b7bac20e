"""Teams sends things twice, and lines break: nothing is done twice, and nothing is lost."""

import asyncio
import errno
from datetime import timedelta
from pathlib import Path

import pytest

from bot.personas import persona_id
from storage.records import Notice
from storage.tinydb_store import open_store
from tests import bodies
from tests.bodies import Pressed
from tests.connector import HANG, KEY, Trouble
from tests.dialogue import LOOKS, Teams, talking
from tests.stories.steps import ANSWERS, referred, to_the_check


async def test_the_same_message_sent_again_is_answered_once(teams: Teams) -> None:
    body = bodies.message(teams.practitioner.who, teams.practitioner.where, "refer")
    assert [(await teams.send(body))[0] for _ in range(3)] == [200, 200, 200]
    assert len(teams.practitioner.sees()) == 1


async def test_the_same_press_sent_again_gets_the_same_answer_and_is_done_once(teams: Teams) -> None:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    pressed = Pressed("refer.next", card.buttons["Next"]["data"]["ids"], ANSWERS["danger"], card.activity)
    body = bodies.press(teams.practitioner.who, card.where, pressed)
    assert await teams.send(body) == await teams.send(body)


async def test_a_start_button_pressed_twice_starts_one_draft(teams: Teams) -> None:
    posted = await teams.practitioner.says("refer")
    first = await teams.practitioner.presses(posted, "Start")
    assert await teams.practitioner.presses(posted, "Start") == first
    assert (await teams.practitioner.says("my")).shows("Drafts not sent yet: 1")


async def test_two_people_who_press_one_shared_button_each_get_their_own(teams: Teams) -> None:
    posted = await teams.practitioner.says("safety", teams.group())
    await teams.practitioner.presses(posted, "Tell the chair and the deputy")
    form = await teams.police.presses(posted, "Tell the chair and the deputy")
    concern = await teams.police.presses(form, "Tell the chair and the deputy", what="Seen near the school.")
    assert concern.shows("by Demo police")


async def test_a_reply_that_did_not_go_out_goes_out_when_the_message_comes_again(teams: Teams) -> None:
    body = bodies.message(teams.practitioner.who, teams.practitioner.where, "my")
    teams.connector.trouble.append(Trouble(500))
    assert (await teams.send(body))[0] == 502
    assert (await teams.send(body))[0] == 200
    assert len(teams.practitioner.sees()) == 1


async def test_a_notice_is_sent_again_after_a_failure_and_not_twice(teams: Teams) -> None:
    await teams.chair.says("help")
    await referred(teams)
    teams.connector.trouble.extend([Trouble(500)] * 2)
    await teams.until(lambda: not teams.connector.trouble)
    for _ in range(4):
        teams.clock.move(minutes=5)
        await teams.until(lambda: not teams.store.due(teams.clock()))
    assert sum(seen.shows("is waiting to be screened") for seen in teams.chair.sees()) == 1


async def test_a_notice_that_is_out_of_date_is_not_sent(teams: Teams) -> None:
    await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    before = len(teams.connector.received)
    teams.clock.move(days=40)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert len(teams.connector.received) == before
    with teams.store.turn(teams.clock()) as turn:
        assert {notice.told for notice in turn.find(Notice)} == {"expired"}


async def test_a_notice_that_cannot_be_drawn_is_logged_once_and_told_to_the_coordinator(
    teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    await teams.coordinator.says("help")
    with teams.store.turn(teams.clock()) as turn:
        later = teams.clock() + timedelta(days=1)
        turn.notify(Notice("odd", persona_id("chair"), "no such template", {}, teams.clock(), later))
    await teams.until(lambda: any(seen.shows("could not be delivered") for seen in teams.coordinator.sees()))
    teams.clock.move(minutes=5)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert sum("cannot be drawn" in record.message for record in caplog.records) == 1


async def test_a_second_concern_from_the_same_posted_card_is_a_second_concern(teams: Teams) -> None:
    posted = await teams.practitioner.says("safety")
    for what in ("He has gone to the flat.", "He has a knife."):
        form = await teams.practitioner.presses(posted, "Tell the chair and the deputy")
        await teams.practitioner.presses(form, "Tell the chair and the deputy", what=what)
        teams.clock.move(hours=1)
    assert (await teams.chair.says("my")).shows("Safety concerns nobody has taken: 2")


async def test_a_concern_sent_twice_is_one_and_with_other_words_another(teams: Teams) -> None:
    form = await teams.practitioner.presses(await teams.practitioner.says("safety"), "Tell the chair and the deputy")
    for what in ("Not seen.", "Not seen.", "Not seen, and it is dark."):
        await teams.practitioner.presses(form, "Tell the chair and the deputy", what=what)
    assert (await teams.chair.says("my")).shows("Safety concerns nobody has taken: 2")


async def test_a_start_button_begins_another_referral_once_the_first_is_deleted(teams: Teams) -> None:
    posted = await teams.practitioner.says("refer")
    ids = (await teams.practitioner.presses(posted, "Start")).buttons["Next"]["data"]["ids"]
    await teams.practitioner.sends(posted, "refer.drop_yes", {"draft": ids["draft"]})
    assert (await teams.practitioner.presses(posted, "Start")).shows("Screen 1 of 12.")


async def test_a_chat_that_does_not_answer_holds_up_nobody_else(teams: Teams, caplog: pytest.LogCaptureFixture) -> None:
    await teams.chair.says("help")
    await teams.deputy.says("help")
    card = await to_the_check(teams.practitioner)
    teams.connector.trouble.append(Trouble(HANG))
    await teams.practitioner.presses(card, "Send to the chair")
    await teams.until(lambda: not teams.connector.trouble)
    form = await teams.practitioner.presses(await teams.practitioner.says("safety"), "Tell the chair and the deputy")
    await teams.practitioner.presses(form, "Tell the chair and the deputy", what="Not seen.")
    await teams.until(lambda: any(seen.shows("Safety concern SHCG-S001") for seen in teams.deputy.sees()))
    assert "ended with" not in caplog.text, "the chat that does not answer was given up first"


async def test_a_disk_that_fails_after_a_notice_went_out_does_not_send_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        await teams.chair.says("help")
        reference = await referred(teams)
        monkeypatch.setattr("os.pwrite", _full)
        await teams.until(lambda: any(seen.shows(reference) for seen in teams.chair.sees()))
        await asyncio.sleep(10 * LOOKS)  # some more looks
        assert sum(seen.shows(reference) for seen in teams.chair.sees()) == 1
        async with teams.session.get(f"{teams.url}/health/ready") as answer:
            assert answer.status == 503
        monkeypatch.undo()
        await teams.until(lambda: not teams.store.due(teams.clock()))
        assert sum(seen.shows(reference) for seen in teams.chair.sees()) == 1


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "no space left")
