"""A panel without a quorum: the chair hears it at the beginning, what needs one is refused, and the minutes say so."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.personas import persona_id
from bot.steps.sat import sat
from panel.chapters import drawn
from panel.closing import HandOver
from panel.decisions import Decision
from panel.sat import inquorate
from tests.dialogue import Teams
from tests.stories.at_sitting import PANEL, agree, before_the_panel, decision, proposes, sits
from tests.stories.local import ruled, values
from tests.stories.sittings import screen
from tests.stories.steps import accepted

RULES = values(
    "meeting",
    quorum_seats='["police"]',
    quorum_fraction='"1/2"',
    quorum_counted='"agencies"',
    needs_quorum='["removed", "handed over", "onward"]',
)


@pytest.fixture
async def teams(tmp_path: Path) -> AsyncIterator[Teams]:
    async with ruled(tmp_path, RULES) as talk:
        yield talk


async def test_what_needs_a_quorum_is_refused_with_the_rule_and_what_can_be_done_instead(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    shown = await proposes(teams, reference, "onward")
    assert shown.shows("There is no quorum, so this panel cannot decide on onward referral")
    assert shown.shows("Missing: 2 more agencies")
    assert shown.shows("removal from the agenda, hand-over, onward referral (The members, 4 May 2026)")
    assert shown.shows("adjourn: defer the child to the next panel")
    assert shown.inputs["why"] == "The risk is low now."
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Decision)
        assert not turn.find(HandOver)
    assert (await proposes(teams, reference, "deferred")).shows("Deferred to the next panel")


async def test_who_leaves_before_it_is_closed_takes_the_quorum_away_and_the_minutes_say_for_which_item(
    teams: Teams,
) -> None:
    reference = await accepted(teams)
    sits(teams, reference, here=())
    people = await teams.chair.sends(await screen(teams.chair), "room.open", {"panel": PANEL})
    await teams.chair.presses(people, "All at the table are here")
    shown = await proposes(teams, reference, "onward")
    assert shown.shows("Onward referral")
    await agree(teams, reference, teams.health)
    teams.clock.move(minutes=5)
    ids = {"panel": PANEL, "present": f"{PANEL}/{persona_id('police')}"}
    await teams.chair.sends(shown, "room.gone", ids)
    refused = await teams.chair.presses(await decision(teams.chair, shown, reference), "Close it without hearing them")
    assert refused.shows("Missing: Police")
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.health)
    shown = await decision(teams.chair, shown, reference)
    await teams.chair.presses(shown, "Close it without hearing them")
    with teams.store.turn(teams.clock() + timedelta(hours=1)) as turn:
        day = sat(turn, turn.panel(PANEL))
        assert inquorate(day, day.heard[0])
        words = [block.words for block in drawn(day)[0].blocks if block.label == "Quorum"]
    assert words == ["met; not for item 1"]


async def test_the_chair_hears_at_the_beginning_what_cannot_be_decided(teams: Teams) -> None:
    await before_the_panel(teams)
    begins = await teams.chair.sends(await screen(teams.chair), "sitting.start", {"panel": PANEL})
    assert begins.shows("There is no quorum yet: 2 more agencies.")
    assert begins.shows("Without one there is no removal from the agenda, hand-over, onward referral")
