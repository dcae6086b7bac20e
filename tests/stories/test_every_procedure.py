"""Every procedure runs as data alone: the shipped ones, and one that no document of ours describes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from panel.panels import Panel
from tests.dialogue import Card, Teams, Voice, talking
from tests.panel.shipped import SHIPPED as PROCEDURES
from tests.stories.seven_hills import BARE
from tests.stories.sittings import quiet

AUDITS = sorted(name for name, each in PROCEDURES.items() if not each.takes_referrals)
NAMES = sorted(PROCEDURES.keys() - set(AUDITS))


@pytest.fixture(params=[*NAMES, "seventh"])
async def teams(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Teams]:
    (tmp_path / "seventh.toml").write_text(BARE, "utf-8")
    async with talking(CONVENOR_PROCEDURES=request.param, CONVENOR_PROCEDURES_DIR=str(tmp_path)) as talk:
        yield talk


async def test_a_child_comes_from_a_referral_to_the_minutes(teams: Teams) -> None:
    card = await teams.coordinator.says("demo children")
    assert card.shows("one waits to be screened, one is on the agenda"), card.words
    panel = _next(teams)
    for voice in (teams.chair, teams.coordinator, teams.practitioner):
        await voice.says("help")
    before = max(panel.starts_at - timedelta(days=6), teams.clock() + timedelta(hours=1))
    for moment in (before, panel.starts_at):
        teams.clock.time = moment
        await quiet(teams)
    agenda = await teams.chair.says("agenda")
    assert agenda.shows("1 item")
    assert not agenda.shows("Not out yet")
    item = await teams.chair.presses(await _screen(teams), "First item")
    item = await teams.chair.presses(item, "I have checked the room")
    assert item.shows("Quill Madeup")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    assert (await teams.chair.presses(await _draft(teams.chair), "Approve")).shows("approved")
    sent = await teams.coordinator.presses(await _draft(teams.coordinator), "Send them out")
    assert sent.shows("They went out on")
    read = await teams.chair.sends(sent, "minutes.read", {"panel": panel.id, "page": "0"})
    assert read.shows("1 Meeting"), read.words[:400]


@pytest.mark.parametrize("name", AUDITS)
async def test_an_audit_has_rules_to_read_and_says_where_a_child_is_referred(name: str) -> None:
    async with talking(CONVENOR_PROCEDURES=f"{name},{NAMES[0]}") as teams:
        for voice in (teams.practitioner, teams.coordinator, teams.chair):
            await voice.says(f"use {name}")
        refused = await teams.practitioner.says("refer")
        assert refused.shows("No child is referred under these rules: they describe an audit.")
        assert refused.shows(f"takes referrals: “use {NAMES[0]}”")
        assert (await teams.coordinator.says("demo children")).shows("they describe an audit")
        assert (await teams.chair.says("agenda")).shows("nothing sits under them")
        assert (await teams.coordinator.says("schedule")).shows("The panels to come")
        for part in ("The rules", "Assumptions", "Contradictions", "Before going live"):
            card = await teams.chair.presses(await teams.chair.says("procedure"), part)
            while "More" in card.buttons:
                card = await teams.chair.presses(card, "More")
            assert card.shows(PROCEDURES[name].title), part
        apart = await teams.chair.says(f"procedure diff {name} {NAMES[0]}")
        assert (await teams.chair.presses(apart, "Show the differences")).shows("Prefix: ")
        await teams.practitioner.presses(refused, "Use that procedure")
        assert (await teams.practitioner.says("refer")).buttons["Start"]


async def test_alone_an_audit_says_whom_to_ring_about_a_child() -> None:
    async with talking(CONVENOR_PROCEDURES=AUDITS[0]) as teams:
        assert (await teams.practitioner.says("refer")).shows("Worried about a child? Ring the front door")


async def _draft(voice: Voice) -> Card:
    listed = await voice.presses(await voice.says("minutes"), "Open the list")
    return await voice.presses(listed, "Draft, and what is in the way")


async def _screen(teams: Teams) -> Card:
    return await teams.chair.presses(await teams.chair.says("start"), "Open my screen")


def _next(teams: Teams) -> Panel:
    with teams.store.turn(teams.clock()) as turn:
        return min(turn.find(Panel), key=lambda panel: panel.starts_at)
