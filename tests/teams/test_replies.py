"""What a person gets back: a post for what was typed, an answer in place for a press, an id when all fails."""

import asyncio
from typing import Any

import pytest

from bot.request import ChatKind, Kind, Reply, Request
from cards.parts import Opened
from panel.children import Identity
from storage.store import NotKept
from tests.bodies import (
    BOT,
    TENANT,
    Pressed,
    Where,
    bot_added,
    bot_removed,
    installation,
    message,
    other,
    press,
    submit,
)
from tests.connector import HANG, Trouble
from tests.teams.conftest import ANN, Bot, card

CANARY = "Zephyrine Quillfeather"
OPENED = Opened({"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": CANARY}]})


def cannot(_: Request) -> Reply:
    raise KeyError(CANARY)


def not_kept(_: Request) -> Reply:
    raise NotKept(CANARY)


async def test_what_is_typed_reaches_the_desk_in_our_own_words(bot: Bot, group: Where) -> None:
    await bot.gets(message(ANN, group, "refer", mention=True))

    [asked] = bot.desk.asked
    assert (asked.kind, asked.text, asked.person) == (Kind.TEXT, "refer", ANN.aad)
    assert (asked.chat.kind, asked.chat.tenant, asked.chat.bot, asked.chat.person) == (
        ChatKind.GROUP,
        TENANT,
        BOT,
        ANN.id,
    )


async def test_an_entra_id_is_known_in_any_case_and_nobody_is_known_without_one(bot: Bot, here: Where) -> None:
    loud, nameless = message(ANN, here, "my"), message(ANN, here, "my")
    loud["from"]["aadObjectId"] = ANN.aad.upper()
    del nameless["from"]["aadObjectId"]
    await bot.gets(loud)
    await bot.gets(nameless)

    assert [one.person for one in bot.desk.asked] == [ANN.aad, ""]


async def test_a_press_is_answered_in_its_own_answer_and_nothing_is_posted(bot: Bot, here: Where) -> None:
    bot.desk.says = lambda _: Reply(OPENED)
    fields: dict[str, Any] = {"name": "typed", "sure": True, "many": 3, "none": None, "odd": {"a": 1}, "ids2": [1]}
    body = press(ANN, here, Pressed("case.open", {"case": "SHCG-2026-014", "rev": "3"}, fields, card="message-9"))
    status, answer = await bot.gets(body)

    assert (status, answer) == (
        200,
        {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": OPENED.card},
    )
    [asked] = bot.desk.asked
    assert (asked.kind, asked.verb, asked.card) == (Kind.PRESS, "case.open", "message-9")
    assert asked.ids == {"case": "SHCG-2026-014", "rev": "3"}
    assert asked.fields == {"name": "typed", "sure": "true", "many": "3"}
    assert bot.connector.received == []


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        {},
        {"action": "go"},
        {"action": {}},
        {"action": {"verb": 7}},
        {"action": {"verb": ""}},
        {"action": {"verb": "go", "data": "x"}},
        {"action": {"verb": "go", "data": {"ids": "x"}}},
        {"action": {"verb": "go", "data": {"ids": ["x"]}}},
        {"action": {"verb": "go", "data": {"ids": {"case": 7}}}},
        {"action": {"verb": "go", "data": {"ids": {"case": None}}}},
        {"action": {"verb": "go", "data": {"ids": {"case": {"deep": "x"}}}}},
    ],
)
async def test_a_press_that_is_not_one_of_ours_is_a_bad_request(bot: Bot, here: Where, value: Any) -> None:
    assert (await bot.gets({**press(ANN, here, Pressed("go")), "value": value}))[0] == 400
    assert bot.desk.asked == []


async def test_an_older_button_comes_as_a_message_and_is_answered_by_a_post(bot: Bot, here: Where) -> None:
    status, _ = await bot.gets(submit(ANN, here, Pressed("say", {"case": "SHCG-2026-014"}, {"note": "typed"})))

    [asked] = bot.desk.asked
    assert (status, asked.kind, asked.verb, asked.ids, asked.fields) == (
        200,
        Kind.PRESS,
        "say",
        {"case": "SHCG-2026-014"},
        {"note": "typed"},
    )
    assert len(bot.connector.cards(here.id)) == 1


async def test_an_opened_card_is_never_posted(bot: Bot, here: Where) -> None:
    bot.desk.says = lambda _: Reply(OPENED)
    await bot.gets(message(ANN, here, "case SHCG-2026-014"))
    await bot.gets(submit(ANN, here, Pressed("case.open")))

    typed, older = bot.connector.shown(here.id)
    assert typed["summary"].startswith("Sorry, there is a problem. Tell the coordinator and quote ")
    assert older["summary"].startswith("This version of Teams cannot show the answer here.")
    assert CANARY not in str(bot.connector.received)


async def test_other_invokes_are_politely_not_implemented_and_other_activities_left_alone(
    bot: Bot, here: Where
) -> None:
    assert (await bot.gets(other(ANN, here, "invoke", name="task/fetch", value={"a": 1})))[0] == 501
    for body in (
        other(ANN, here, "event", name="application/vnd.microsoft.readReceipt"),
        other(ANN, here, "typing"),
        other(ANN, here, "messageReaction", reactionsAdded=[{"type": "like"}]),
        other(ANN, here, "somethingNew"),
        bot_added(ANN, here, member=ANN.id),
        bot_removed(ANN, here, member=ANN.id),
        installation(ANN, here, "something-new"),
    ):
        assert (await bot.gets(body))[0] == 200
    assert bot.desk.asked == []


@pytest.mark.parametrize("action", ["add", "add-upgrade"])
async def test_being_installed_is_told_to_the_desk_and_welcomed(bot: Bot, here: Where, action: str) -> None:
    await bot.gets(installation(ANN, here, action))
    await bot.gets(bot_added(ANN, here))

    assert [one.kind for one in bot.desk.asked] == [Kind.INSTALLED, Kind.INSTALLED]
    assert len(bot.connector.shown(here.id)) == 2


@pytest.mark.parametrize("action", ["remove", "remove-upgrade"])
async def test_being_removed_is_told_to_the_desk_and_nothing_is_said(bot: Bot, here: Where, action: str) -> None:
    await bot.gets(installation(ANN, here, action))
    await bot.gets(bot_removed(ANN, here))

    assert [one.kind for one in bot.desk.asked] == [Kind.REMOVED, Kind.REMOVED]
    assert bot.connector.received == []


async def test_the_same_message_again_is_answered_once(bot: Bot, here: Where) -> None:
    body = message(ANN, here, "help")

    assert [(await bot.gets(body))[0] for _ in range(3)] == [200, 200, 200]
    assert len(bot.connector.shown(here.id)) == 1


async def test_copies_of_a_message_that_come_together_are_answered_once(bot: Bot, here: Where) -> None:
    body = message(ANN, here, "help")
    statuses = await asyncio.gather(*(bot.gets(body) for _ in range(8)))

    assert {status for status, _ in statuses} == {200}
    assert len(bot.connector.received) == 1


async def test_a_message_without_an_id_is_known_by_its_body(bot: Bot, here: Where) -> None:
    body = {key: value for key, value in message(ANN, here, "help").items() if key != "id"}
    await bot.gets(body)
    await bot.gets(body)
    await bot.gets({**body, "timestamp": "2026-11-22T09:00:01.000Z"})

    assert len(bot.connector.shown(here.id)) == 2


async def test_a_reply_that_could_not_go_out_goes_out_when_the_service_asks_again(bot: Bot, here: Where) -> None:
    bot.connector.trouble.append(Trouble(500))
    body = message(ANN, here, "help")

    assert (await bot.gets(body))[0] == 502
    assert bot.connector.shown(here.id) == []
    assert bot.desk.told == []
    assert (await bot.gets(body))[0] == 200
    assert len(bot.connector.shown(here.id)) == 1
    assert len(bot.desk.told) == 1


async def test_a_reply_to_somebody_who_blocked_the_bot_is_not_asked_for_again(bot: Bot, here: Where) -> None:
    bot.connector.blocked.add(here.id)

    assert (await bot.gets(message(ANN, here, "help")))[0] == 200
    assert bot.desk.told == []


async def test_the_private_part_goes_to_the_askers_own_chat(bot: Bot, group: Where, here: Where) -> None:
    bot.desk.says = lambda _: Reply(card("In the chat."), private=card("For you."))
    await bot.gets(message(ANN, group, "my", mention=True))

    assert [one["body"][0]["text"] for one in bot.connector.cards(group.id)] == ["In the chat."]
    assert [one["body"][0]["text"] for one in bot.connector.cards(f"a:{ANN.aad}")] == ["For you."]
    assert [len(sent) for _, sent in bot.desk.told] == [2]


async def test_a_chat_the_bot_was_spoken_to_in_is_not_asked_for(bot: Bot, group: Where, here: Where) -> None:
    await bot.gets(message(ANN, here, "help"))
    bot.desk.says = lambda _: Reply(private=card("For you."))
    await bot.gets(message(ANN, group, "my", mention=True))
    await bot.gets(press(ANN, group, Pressed("my.view")))

    assert [one["body"][0]["text"] for one in bot.connector.cards(here.id)[1:]] == ["For you.", "For you."]
    assert "/v3/conversations" not in {one.path for one in bot.connector.received}


async def test_an_unexpected_error_is_told_with_an_id_and_logged_once_without_what_was_said(
    bot: Bot, here: Where, everything_logged: pytest.LogCaptureFixture
) -> None:
    bot.desk.says = cannot
    typed = await bot.gets(message(ANN, here, f"case {CANARY}"))
    pressed = await bot.gets(press(ANN, here, Pressed("go", fields={"note": CANARY})))

    said = bot.connector.shown(here.id)[0]["summary"]
    assert typed[0] == pressed[0] == 200
    assert "Nothing was changed." in said
    assert pressed[1]["type"] == "application/vnd.microsoft.activity.message"
    problems = [one.getMessage() for one in everything_logged.records if one.levelname == "ERROR"]
    assert len(problems) == 2
    for problem, words in zip(problems, (said, pressed[1]["value"]), strict=True):
        quote = words.rstrip(".").split()[-1]
        assert problem.startswith(f"problem {quote}: KeyError at ")
    assert CANARY not in everything_logged.text
    assert bot.desk.told == []


async def test_words_of_regret_that_could_not_go_out_are_tried_again(bot: Bot, here: Where) -> None:
    bot.desk.says = cannot
    bot.connector.trouble.append(Trouble(500))
    body = message(ANN, here, "help")

    assert (await bot.gets(body))[0] == 502
    assert (await bot.gets(body))[0] == 200
    assert len(bot.connector.shown(here.id)) == 1


async def test_what_could_not_be_kept_is_said_and_the_card_stays(bot: Bot, here: Where) -> None:
    bot.desk.says = not_kept
    _, answer = await bot.gets(press(ANN, here, Pressed("refer.next", fields={"note": "typed"})))

    assert answer["type"] == "application/vnd.microsoft.activity.message"
    assert "It was not saved. Your answers are still on the card" in answer["value"]


async def test_nothing_anybody_wrote_is_ever_logged(
    bot: Bot, here: Where, group: Where, everything_logged: pytest.LogCaptureFixture
) -> None:
    bot.desk.says = lambda request: Reply(card(request.text), about=(Identity((CANARY,), None),))
    bot.connector.trouble.extend([Trouble(500), Trouble(429, 0.0), Trouble(404)])
    for _ in range(4):
        await bot.gets(message(ANN, here, CANARY))
    await bot.gets(message(ANN, group, CANARY, mention=True))
    await bot.gets(press(ANN, here, Pressed(CANARY, {CANARY: CANARY}, {CANARY: CANARY})))
    await bot.gets({**press(ANN, here, Pressed(CANARY)), "value": {"action": {"verb": 7, "data": CANARY}}})
    await bot.gets({**message(ANN, here, CANARY), "entities": [{"type": "mention", "text": {CANARY: 1}}]})
    await bot.gets({**message(ANN, here, CANARY), "serviceUrl": f"https://{CANARY}/"})
    await bot.post(data=CANARY, headers={"Content-Type": "application/json"})

    assert everything_logged.records
    said = [(one.getMessage(), str(one.exc_info), str(one.exc_text)) for one in everything_logged.records]
    assert CANARY not in str(said)
    assert CANARY.split()[1] not in str(said)


async def test_a_press_whose_private_part_hangs_is_answered_all_the_same(bot: Bot, group: Where) -> None:
    bot.desk.says = lambda _: Reply(card("Done."), private=card("For you."))
    bot.connector.trouble.extend([Trouble(HANG)] * 3)
    status, answer = await bot.gets(press(ANN, group, Pressed("go")))

    assert (status, answer["value"]["body"][0]["text"]) == (200, "Done.")
    assert bot.desk.told == []


async def test_an_answer_that_is_too_long_is_not_sent(bot: Bot, here: Where) -> None:
    bot.desk.says = lambda _: Reply(Opened(card("x" * 41_000).card))
    _, answer = await bot.gets(press(ANN, here, Pressed("go")))

    assert answer["value"].startswith("This is too long to show here.")
