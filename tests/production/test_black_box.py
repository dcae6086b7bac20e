"""Production from outside: who is let in, what they may do, and what is never said to anybody."""

from pathlib import Path

import pytest

from tests import bodies
from tests.connector import KEY, PASSWORD
from tests.dialogue import Card
from tests.panel.durham import DURHAM
from tests.production.conftest import Tenant, running
from tests.stories.steps import to_the_check
from tests.teams.test_let_in import forged

pytestmark = pytest.mark.asyncio(loop_scope="module")

CANARY = "Quillonby"
"""Stands in everything that is typed here, and in nothing else."""


async def test_a_valid_token_passes_and_the_answer_carries_the_bots_own(live: Tenant) -> None:
    card = await live.holder("practitioner").says("help")

    assert card.shows("refer a child")
    assert live.connector.received[-1].token == f"Bearer bot-token-{len(live.connector.logins)}"


async def test_no_other_token_passes_and_nothing_is_said(live: Tenant) -> None:
    voice, before = live.holder("practitioner"), len(live.connector.received)
    tokens = forged(live.connector.url)
    answers = {
        kind: await live.send_with(token, bodies.message(voice.who, voice.where, f"help {CANARY}"))
        for kind, token in tokens.items()
    }

    assert len(tokens) >= 10
    assert answers == dict.fromkeys(tokens, 401)
    assert len(live.connector.received) == before


async def test_a_child_is_referred_screened_and_on_the_agenda(live: Tenant) -> None:
    reference = await accepted(live)
    shared = await live.holder("coordinator").says("agenda")
    mine = await live.holder("coordinator").presses(shared, "My view")

    assert shared.shows(f"{reference} new")
    assert not shared.shows(CANARY)
    assert mine.shows(f"Robin {CANARY}")
    assert not mine.shows("Not live")


async def accepted(live: Tenant) -> str:
    """A child referred by the practitioner and accepted by the chair; the reference."""
    practitioner, chair = live.holder("practitioner"), live.holder("chair")
    child = {"first": "Robin", "family": CANARY, "born": "27 9 2012"}
    check = await to_the_check(practitioner, child=child, happened={"synopsis": f"Seen by {CANARY}."})
    receipt = await practitioner.presses(check, "Send to the chair")
    reference = receipt.words.split("Sent. ")[1].split(".")[0]
    card = await chair.presses(await chair.says("screen"), f"Open {reference}")
    card = await chair.presses(card, "Panel")
    card = await chair.presses(card, "Accept to the panel", holds=f"{CANARY} supervises.", reason="High risk.")
    assert card.shows(f"{reference} is accepted")
    return reference


async def test_somebody_who_is_not_on_the_roster_is_told_so_and_sees_nothing(live: Tenant) -> None:
    reference = await accepted(live)
    stranger = live.voice("abcdef00-0000-4000-8000-999999999999")
    for text in ("help", f"case {reference}", "agenda", "my", f"{CANARY}"):
        card = await stranger.says(text)
        assert is_told_only_that_they_are_a_stranger(card, reference)
    for verb in ("case.open", "screen.open", "agenda.view", "my.view"):
        card = await stranger.sends(card, verb, {"case": reference, "panel": "SHCG-P001"})
        assert is_told_only_that_they_are_a_stranger(card, reference)


def is_told_only_that_they_are_a_stranger(card: Card, reference: str) -> bool:
    return card.shows("You are not on the roster") and not (card.shows(reference) or card.shows(CANARY))


async def test_the_demos_commands_do_nothing(live: Tenant) -> None:
    voice = live.holder("practitioner")
    for text in ("demo", "demo as chair", "demo reset"):
        assert (await voice.says(text)).shows("I did not understand that")
    card = await voice.says("help")
    for verb in ("demo.as", "demo.reset_yes"):
        answer = await voice.sends(card, verb, {"persona": "chair"})
        assert answer.shows("That button is not known any more")
    assert (await voice.says("screen")).shows("That is not for the roles you hold here")


async def test_it_says_whether_it_is_well(live: Tenant) -> None:
    for path, status in (("live", "alive"), ("ready", "ready")):
        async with live.session.get(f"{live.url}/health/{path}") as answer:
            assert (answer.status, await answer.json()) == (200, {"status": status})


async def test_the_log_of_it_all_holds_nothing_that_was_typed(live: Tenant) -> None:
    await accepted(live)
    odd = bodies.message(live.holder("chair").who, live.holder("chair").where, CANARY)
    for broken in ({"text": [CANARY]}, {"value": {"action": CANARY}}, {"serviceUrl": f"https://{CANARY}.example"}):
        assert (await live.send({**odd, **broken}))[0] in {400, 401}
    log = live.log.read_text()

    assert "refused" in log
    for typed in (CANARY, "Robin", "Supervised", PASSWORD, KEY, "eyJ", "bot-token"):
        assert typed not in log


async def test_until_everything_is_settled_nobody_can_refer(tmp_path: Path) -> None:
    async with running(tmp_path, live=False) as unsettled:
        card = await unsettled.holder("practitioner").says("refer")

    assert card.shows("Not live yet: no child can be referred here.")
    assert [words for words in DURHAM.missing_before_live.values() if not card.shows(words)] == []
    assert "Start" not in card.buttons
