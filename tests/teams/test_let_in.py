"""Who is let in: the right token, for the right service, from the right tenant; anything else has its own status."""

import asyncio
import gzip
import json
from io import BytesIO
from typing import Any

import jwt
import pytest

from bot import settings
from tests import signing
from tests.bodies import APP_ID, Where, message
from tests.connector import Connector
from tests.teams.conftest import ANN, Bot, Clock, Desk, running


def now() -> int:
    """The time as a token says it. Asked for in each test: a whole run takes longer than clocks may differ."""
    nbf: int = signing.claims(APP_ID, "")["nbf"]
    return nbf


async def test_a_request_of_the_channel_is_answered(bot: Bot, here: Where) -> None:
    status, _ = await bot.gets(message(ANN, here, "help"))

    assert status == 200
    assert [one.text for one in bot.desk.asked] == ["help"]
    assert bot.connector.shown(here.id)[0]["summary"] == "What you can do here"


def forged(url: str) -> dict[str, str]:
    """Everything a stranger might show at the door."""
    good = signing.claims(APP_ID, url)
    other_key = signing.rsa_key("a stranger's")
    whole = signing.signed(good)
    head, payload, signature = whole.split(".")
    return {
        "nothing": "",
        "no token": "Bearer ",
        "not a token": "Bearer abc",
        "three words with dots": "Bearer a.b.c",
        "another scheme": f"Basic {whole}",
        "the token twice": f"Bearer {whole} {whole}",
        "no signature": f"Bearer {head}.{payload}.",
        "a changed signature": f"Bearer {head}.{payload}.{signature[:-8]}AAAAAAAA",
        "a changed payload": f"Bearer {head}.{signing.signed({**good, 'extra': 1}).split('.')[1]}.{signature}",
        "no algorithm": "Bearer " + jwt.encode(good, "", algorithm="none", headers={"kid": "key-1"}),
        "a shared secret": "Bearer " + signing.signed(good, key="s" * 64, algorithm="HS256"),
        "the public key as a secret": "Bearer " + signing.signed(good, key="public" * 16, algorithm="HS512"),
        "another RSA algorithm": "Bearer " + signing.signed(good, algorithm="RS512"),
        "a key nobody published": "Bearer " + signing.signed(good, kid="unknown"),
        "no key id": "Bearer " + jwt.encode(good, signing.rsa_key("key-1"), algorithm="RS256"),
        "a stranger's key by the right name": "Bearer " + signing.signed(good, key=other_key),
        "run out": "Bearer " + signing.signed({**good, "exp": now() - 600}),
        "not yet begun": "Bearer " + signing.signed({**good, "nbf": now() + 3600}),
        "never running out": "Bearer " + signing.signed({k: v for k, v in good.items() if k != "exp"}),
        "for another app": "Bearer " + signing.signed({**good, "aud": "another"}),
        "for several apps": "Bearer " + signing.signed({**good, "aud": [APP_ID, "another"]}),
        "for no app": "Bearer " + signing.signed({k: v for k, v in good.items() if k != "aud"}),
        "from another issuer": "Bearer " + signing.signed({**good, "iss": "https://sts.windows.net/x/"}),
        "from nobody": "Bearer " + signing.signed({k: v for k, v in good.items() if k != "iss"}),
        "for another service": "Bearer "
        + signing.signed({**good, "serviceurl": "https://smba.trafficmanager.net/uk/"}),
        "for no service": "Bearer " + signing.signed({k: v for k, v in good.items() if k != "serviceurl"}),
        "for a service that is a list": "Bearer " + signing.signed({**good, "serviceurl": [url]}),
        "running out at no time": "Bearer " + signing.signed({**good, "exp": "tomorrow"}),
    }


@pytest.mark.parametrize("kind", sorted(forged("http://127.0.0.1:1")))
async def test_a_forged_token_is_refused_and_the_desk_never_asked(bot: Bot, here: Where, kind: str) -> None:
    status, _ = await bot.post(
        json=message(ANN, here, "help"), headers={"Authorization": forged(bot.connector.url)[kind]}
    )

    assert status == 401
    assert bot.desk.asked == []
    assert bot.connector.received == []


async def test_two_clocks_may_differ_by_minutes(bot: Bot, here: Where) -> None:
    early = bot.connector.token(nbf=now() + 240, exp=now() + 3600)
    late = bot.connector.token(exp=now() - 120)

    assert (await bot.gets(message(ANN, here, "help"), early))[0] == 200
    assert (await bot.gets(message(ANN, here, "help"), late))[0] == 200


@pytest.mark.parametrize("endorsed", [(), ("webchat",)])
async def test_a_key_that_is_not_for_teams_is_refused(bot: Bot, here: Where, endorsed: tuple[str, ...]) -> None:
    bot.connector.endorsements = endorsed

    assert (await bot.gets(message(ANN, here, "help")))[0] == 401
    assert bot.desk.asked == []


BROKEN = {
    "nothing": b"",
    "not JSON": b"{",
    "a list": b"[]",
    "a word": b'"help"',
    "null": b"null",
    "not UTF-8": b'{"type": "\xff"}',
    "half a character": b'{"type":"message","channelId":"msteams","serviceUrl":"u","conversation":{"id":"\\ud800"}}',
    "very deep": b"[" * 100_000,
    "an empty object": b"{}",
}


@pytest.mark.parametrize("kind", sorted(BROKEN))
async def test_what_is_not_an_activity_is_a_bad_request(bot: Bot, kind: str) -> None:
    status, _ = await bot.post(
        data=BROKEN[kind],
        headers={"Authorization": bot.connector.token(), "Content-Type": "application/json"},
    )

    assert status == 400
    assert bot.desk.asked == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": ""},
        {"type": None},
        {"type": 7},
        {"text": ["help"]},
        {"text": {"a": 1}},
        {"conversation": None},
        {"conversation": "a:1"},
        {"conversation": {"id": ""}},
        {"conversation": {"id": 7}},
        {"from": "somebody"},
        {"from": {"id": {}}},
        {"from": {"id": "29:x", "aadObjectId": ["x"]}},
        {"recipient": [1]},
        {"serviceUrl": None},
        {"serviceUrl": {"a": 1}},
        {"entities": {"type": "mention"}},
        {"entities": ["mention"]},
        {"entities": [{"type": "mention", "text": 7}]},
        {"channelData": "x"},
        {"channelData": {"tenant": "x"}},
        {"id": {"a": 1}},
        {"replyToId": 5},
        {"membersAdded": "everybody"},
    ],
    ids=json.dumps,
)
async def test_an_activity_with_fields_of_the_wrong_kind_is_a_bad_request(
    bot: Bot, here: Where, wrong: dict[str, Any]
) -> None:
    assert (await bot.gets({**message(ANN, here, "help"), **wrong}))[0] == 400
    assert bot.desk.asked == []


async def test_the_wrong_method_type_and_size_have_their_own_status(bot: Bot, here: Where) -> None:
    token = {"Authorization": bot.connector.token()}
    for method in ("GET", "PUT", "DELETE", "OPTIONS"):
        async with bot.http.request(method, bot.url) as response:
            assert response.status == 405
    assert (await bot.post(data="text", headers={**token, "Content-Type": "text/plain"}))[0] == 415
    assert (await bot.post(data=BytesIO(b"x" * 2_000_000), headers={**token, "Content-Type": "application/json"}))[
        0
    ] == 413
    squeezed = {**token, "Content-Type": "application/json", "Content-Encoding": "gzip"}
    assert (await bot.post(data=gzip.compress(b"x" * 2_000_000), headers=squeezed))[0] == 413
    assert (await bot.post(data=b"not gzip at all", headers=squeezed))[0] == 400
    assert bot.desk.asked == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"channelId": "directline"},
        {"channelId": "webchat"},
        {"conversation": {"id": "a:1", "tenantId": "another"}, "channelData": {"tenant": {"id": "another"}}},
        {"channelData": {"tenant": {"id": "another"}}},
        {"conversation": {"id": "a:1"}, "channelData": None},
    ],
    ids=json.dumps,
)
async def test_another_channel_or_tenant_is_not_served(
    bot: Bot, connector: Connector, here: Where, wrong: dict[str, Any]
) -> None:
    connector.endorsements = ("msteams", "directline", "webchat")

    assert (await bot.gets({**message(ANN, here, "help"), **wrong}))[0] == 403
    assert bot.desk.asked == []


@pytest.mark.parametrize(
    "service_url",
    [
        "https://evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.trafficmanager.net/",
        "http://127.0.0.1:1/",
        "http://user@{host}/",
        "http://{host}@evil.example/",
        "http://{host}\\@evil.example/",
        "//{host}/",
        "http://",
        "not an address",
    ],
)
async def test_a_service_the_bot_does_not_know_is_refused_whatever_its_token(
    bot: Bot, here: Where, service_url: str
) -> None:
    service_url = service_url.replace("{host}", bot.connector.url.removeprefix("http://"))
    body = {**message(ANN, here, "help"), "serviceUrl": service_url}

    assert (await bot.gets(body, bot.connector.token(serviceurl=service_url)))[0] == 403
    assert bot.desk.asked == []


async def test_a_rotated_key_is_taken_without_a_restart(bot: Bot, clock: Clock, here: Where) -> None:
    await bot.gets(message(ANN, here, "help"))
    bot.connector.rotate()
    clock.seconds += 61

    assert (await bot.gets(message(ANN, here, "help")))[0] == 200


async def test_unknown_keys_cannot_make_the_bot_hammer_the_service(bot: Bot, clock: Clock, here: Where) -> None:
    await bot.gets(message(ANN, here, "help"))
    stranger = "Bearer " + signing.signed(signing.claims(APP_ID, bot.connector.url), kid="unknown")
    clock.seconds += 61
    await asyncio.gather(*(bot.gets(message(ANN, here, "help"), stranger) for _ in range(20)))

    assert bot.connector.keys_asked == 2
    assert (await bot.gets(message(ANN, here, "help")))[0] == 200


async def test_without_any_keys_the_service_is_asked_to_come_again(bot: Bot, clock: Clock, here: Where) -> None:
    bot.connector.keys_status = 500
    body = message(ANN, here, "help")

    assert (await bot.gets(body))[0] == 503
    bot.connector.keys_status = 200
    clock.seconds += 2
    assert (await bot.gets(body))[0] == 200
    assert len(bot.desk.asked) == 1


@pytest.mark.parametrize(("status", "listed"), [(500, True), (200, False)])
async def test_keys_are_asked_for_daily_and_kept_when_they_cannot_be_had(
    bot: Bot, clock: Clock, here: Where, status: int, listed: bool
) -> None:
    await bot.gets(message(ANN, here, "help"))
    bot.connector.keys_status, bot.connector.keys_listed = status, listed
    clock.seconds += 25 * 3600

    assert (await bot.gets(message(ANN, here, "help")))[0] == 200
    assert (await bot.gets(message(ANN, here, "help")))[0] == 200
    assert bot.connector.keys_asked == 2


async def test_a_demo_without_an_app_id_takes_and_shows_no_token(connector: Connector, here: Where) -> None:
    desk = Desk()
    async with running(settings.read(CONVENOR_MODE="demo"), desk, connector) as demo:
        assert (await demo.post(json=message(ANN, here, "help")))[0] == 200
        assert (await demo.post(json={**message(ANN, here, "help"), "serviceUrl": "https://evil.example/"}))[0] == 403

    assert [one.token for one in connector.received] == [""]
    assert len(desk.asked) == 1
