"""What goes out: content-free previews, nothing that names somebody, nothing too long, and to nobody else."""

import pytest

from bot.ports import NotSent, Unreachable
from bot.request import Chat, ChatKind, Reply
from panel.children import Identity
from tests.bodies import BOT, TENANT, Where, message
from tests.connector import DROP, HANG, Trouble
from tests.teams.conftest import ANN, Bot, Clock, card

CHILD = Identity(("Zephyrine Quillfeather",), None)


@pytest.fixture
def chat(bot: Bot) -> Chat:
    return Chat("19:a/b c@thread.v2;messageid=1", ChatKind.CHANNEL, f"{bot.connector.url}/", TENANT, BOT, ANN.id)


async def test_a_preview_says_only_the_cards_line(bot: Bot, chat: Chat) -> None:
    sent = await bot.teams.postman.post(chat, card("The card's own words."))

    [shown] = bot.connector.shown(chat.id)
    line = "Convenor has something for you."
    content = shown["attachments"][0]["content"]
    assert sent.activity == "message-1"
    assert "text" not in shown
    assert (shown["summary"], content["fallbackText"], content["speak"], content["lang"]) == (line, line, line, "en-GB")


async def test_an_odd_conversation_id_stays_in_its_place_in_the_path(bot: Bot, chat: Chat) -> None:
    await bot.teams.postman.post(chat, card("Words."))

    assert bot.connector.received[0].path == "/v3/conversations/19%3Aa%2Fb%20c%40thread.v2%3Bmessageid%3D1/activities"


async def test_a_card_is_put_in_the_place_of_another_or_posted_anew_if_that_is_gone(bot: Bot, chat: Chat) -> None:
    first = await bot.teams.postman.post(chat, card("First."))
    same = await bot.teams.postman.post(chat, card("Second."), replaces=first.activity)
    bot.connector.forget(chat.id, first.activity)
    anew = await bot.teams.postman.post(chat, card("Third."), replaces=first.activity)

    assert same.activity == first.activity != anew.activity
    assert [one["body"][0]["text"] for one in bot.connector.cards(chat.id)] == ["Third."]


async def test_a_card_that_names_somebody_is_held_back(bot: Bot, chat: Chat) -> None:
    runs = [{"type": "TextRun", "text": "Quillfeather,"}, {"type": "TextRun", "text": "Zephyrine"}]
    split = card("")
    split.card["body"].append({"type": "RichTextBlock", "inlines": runs})
    for named in (card("About Zephyrine Quillfeather."), split):
        assert (await bot.teams.postman.post(chat, named, about=[CHILD])).guarded
    assert not (await bot.teams.postman.post(chat, card("About Zephyrine."), about=[CHILD])).guarded

    assert "Quillfeather" not in str(bot.connector.received)
    assert (
        bot.connector.cards(chat.id)[0]["body"][0]["text"]
        == "Convenor has something for you. Open it to see what it is."
    )


async def test_a_card_too_long_for_teams_is_never_sent(bot: Bot, chat: Chat) -> None:
    for words in ("x" * 41_000, "\U0001f600" * 20_000):
        await bot.teams.postman.post(chat, card(words))
    for words in ("x" * 39_000, "\u2014" * 38_000):
        await bot.teams.postman.post(chat, card(words))

    too_long, emoji, fits, dashes = bot.connector.shown(chat.id)
    assert (
        too_long["summary"]
        == emoji["summary"]
        == "This is too long to show here. Ask for a part of it, or ask the coordinator."
    )
    assert fits["summary"] == dashes["summary"] == "Convenor has something for you."


async def test_a_targeted_message_gets_a_reply_only_its_sender_sees(bot: Bot, group: Where) -> None:
    await bot.gets(message(ANN, group, "my", mention=True, targeted=True))

    [sent] = bot.connector.received
    assert bot.desk.asked[0].targeted
    assert (sent.targeted, sent.body["recipient"]) == (True, {"id": ANN.id})


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_where_that_cannot_be_the_reply_goes_to_their_own_chat_and_never_to_all(
    bot: Bot, group: Where, status: int
) -> None:
    bot.connector.targeted_status = status
    await bot.gets(message(ANN, group, "my", mention=True, targeted=True))

    assert bot.connector.shown(group.id) == []
    assert len(bot.connector.shown(f"a:{ANN.id}")) == 1
    assert not any(one.conversation == group.id and not one.targeted for one in bot.connector.received)


async def test_a_targeted_reply_that_fails_for_now_is_not_said_to_all(bot: Bot, group: Where) -> None:
    bot.connector.targeted_status = 500
    status, _ = await bot.gets(message(ANN, group, "my", mention=True, targeted=True))

    assert status == 502
    assert bot.connector.shown(group.id) == []


async def test_a_targeted_card_is_replaced_for_its_reader_only(bot: Bot, group: Where, chat: Chat) -> None:
    first = await bot.teams.postman.post(chat, card("First."), targeted=True)
    await bot.teams.postman.post(chat, card("Second."), replaces=first.activity, targeted=True)

    assert [(one.method, one.targeted, "recipient" in one.body) for one in bot.connector.received] == [
        ("POST", True, True),
        ("PUT", True, False),
    ]


async def test_a_personal_chat_is_created_once(bot: Bot) -> None:
    chats = [await bot.teams.postman.chat_with(ANN.aad, TENANT, bot.connector.url) for _ in range(2)]

    assert chats[0] == chats[1]
    assert (chats[0].id, chats[0].kind) == (f"a:{ANN.aad}", ChatKind.PERSONAL)
    [asked] = bot.connector.received
    assert asked.body == {
        "isGroup": False,
        "bot": {"id": BOT},
        "members": [{"id": ANN.aad}],
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }


async def test_a_token_is_fetched_once_for_many_messages_and_again_when_it_runs_out(
    bot: Bot, chat: Chat, clock: Clock
) -> None:
    bot.connector.demands_token = True
    for _ in range(5):
        await bot.teams.postman.post(chat, card("Words."))
    assert len(bot.connector.logins) == 1
    clock.seconds += 3600 - 200
    await bot.teams.postman.post(chat, card("Words."))

    assert len(bot.connector.logins) == 2
    assert bot.connector.logins[0]["scope"] == "https://api.botframework.com/.default"
    assert bot.connector.received[-1].token == "Bearer bot-token-2"


async def test_a_token_the_connector_refuses_is_fetched_anew(bot: Bot, chat: Chat) -> None:
    bot.connector.trouble.append(Trouble(401))
    await bot.teams.postman.post(chat, card("Words."))

    assert [one.token for one in bot.connector.received] == ["Bearer bot-token-1", "Bearer bot-token-2"]


async def test_without_a_token_nothing_is_sent(bot: Bot, chat: Chat) -> None:
    bot.connector.login_status = 400
    with pytest.raises(NotSent):
        await bot.teams.postman.post(chat, card("Words."))

    assert bot.connector.received == []


async def test_the_token_never_goes_to_a_host_that_is_not_allowed(bot: Bot, chat: Chat) -> None:
    stranger = Chat(chat.id, chat.kind, "https://smba.trafficmanager.net.evil.example/", TENANT, BOT)
    with pytest.raises(Unreachable):
        await bot.teams.postman.post(stranger, card("Words."))

    assert bot.connector.logins == []


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_what_teams_asks_to_be_tried_again_is_tried_again(bot: Bot, chat: Chat, status: int) -> None:
    bot.connector.trouble.extend([Trouble(status)] * 2)
    await bot.teams.postman.post(chat, card("Words."))

    assert len(bot.connector.received) == 3
    assert len(bot.connector.shown(chat.id)) == 1


async def test_it_is_not_tried_for_ever(bot: Bot, chat: Chat) -> None:
    bot.connector.trouble.extend([Trouble(429)] * 9)
    with pytest.raises(NotSent):
        await bot.teams.postman.post(chat, card("Words."))

    assert len(bot.connector.received) == 3


async def test_a_long_wait_is_left_to_whoever_asked(bot: Bot, chat: Chat) -> None:
    bot.connector.trouble.append(Trouble(429, retry_after=90))
    with pytest.raises(NotSent) as refused:
        await bot.teams.postman.post(chat, card("Words."))

    assert refused.value.after == 90
    assert len(bot.connector.received) == 1


@pytest.mark.parametrize("status", [301, 307, 500, 503])
async def test_other_failures_are_not_repeated(bot: Bot, chat: Chat, status: int) -> None:
    bot.connector.trouble.append(Trouble(status))
    with pytest.raises(NotSent):
        await bot.teams.postman.post(chat, card("Words."))

    assert len(bot.connector.received) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 413])
async def test_some_cannot_be_written_to_at_all(bot: Bot, chat: Chat, status: int) -> None:
    bot.connector.trouble.append(Trouble(status))
    with pytest.raises(Unreachable):
        await bot.teams.postman.post(chat, card("Words."))

    assert len(bot.connector.received) == 1


@pytest.mark.parametrize("trouble", [HANG, DROP])
async def test_a_post_that_may_have_arrived_is_not_repeated_but_an_update_is(
    bot: Bot, chat: Chat, trouble: int
) -> None:
    first = await bot.teams.postman.post(chat, card("First."))
    bot.connector.trouble.append(Trouble(trouble))
    with pytest.raises(NotSent):
        await bot.teams.postman.post(chat, card("Second."))
    bot.connector.trouble.append(Trouble(trouble))
    await bot.teams.postman.post(chat, card("Third."), replaces=first.activity)

    assert [one.method for one in bot.connector.received] == ["POST", "POST", "PUT", "PUT"]
    assert [one["body"][0]["text"] for one in bot.connector.cards(chat.id)] == ["Third."]


async def test_nobody_at_all_on_the_line(bot: Bot, chat: Chat, unused_tcp_port: int) -> None:
    bot.desk.says = lambda _: Reply()
    nowhere = Chat(chat.id, chat.kind, f"http://127.0.0.1:{unused_tcp_port}", TENANT, BOT)
    with pytest.raises(Unreachable):
        await bot.teams.postman.post(nowhere, card("Words."))
