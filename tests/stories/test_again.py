"""Teams sends things twice, and lines break: nothing is done twice, and nothing is lost."""

from datetime import timedelta

import pytest

from bot.handlers.demo_personas import persona_id
from storage.records import Notice
from tests import bodies
from tests.bodies import Pressed
from tests.connector import Trouble
from tests.dialogue import Teams
from tests.stories.steps import ANSWERS, referred


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
        assert [notice.told for notice in turn.find(Notice)] == ["expired"]


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
