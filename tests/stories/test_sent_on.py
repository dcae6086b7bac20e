"""A child who is younger than the rules take: sent to the front door, and nothing of the child is kept."""

from collections.abc import AsyncIterator

import pytest

from panel.referrals import Draft
from storage.records import Audit
from tests.dialogue import Card, Teams, talking
from tests.stories.steps import ANSWERS, referred

YOUNG = {"first": "Robin", "family": "Example", "born": "27 9 2018"}
SENT = "I have sent it"


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        yield talk


async def too_young(teams: Teams) -> Card:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    why = {"kind": "concern", "role": "worker"}
    for screen in ("danger", "why"):
        card = await teams.practitioner.presses(card, "Next", **(ANSWERS | {"why": why})[screen])
    return await teams.practitioner.presses(card, "Next", **YOUNG)


def lines(teams: Teams) -> list[Audit]:
    with teams.store.turn(teams.clock()) as turn:
        return [each for each in turn.find(Audit) if each.act == "sent to the front door"]


def drafts(teams: Teams) -> list[Draft]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Draft)


async def test_a_child_under_the_age_is_sent_to_the_front_door_and_nothing_of_them_is_kept(teams: Teams) -> None:
    card = await too_young(teams)
    assert card.shows("This panel is for children from 10. Send a younger child to First Contact (number not set here")
    assert card.shows("or out of hours the out-of-hours team")
    done = await teams.practitioner.presses(card, SENT)
    assert done.shows("Sent to: First Contact. They answer you, not this bot.")
    assert done.shows("Nothing about the child is kept here.")
    assert drafts(teams) == []
    (line,) = lines(teams)
    assert (line.by, line.at, line.subject) == (teams.practitioner.who.aad, teams.clock(), "durham-rmm")
    assert (await teams.practitioner.presses(card, SENT)).shows("is not there any more")
    assert len(lines(teams)) == 1
    mine = await teams.practitioner.presses(await teams.practitioner.says("my"), "Open my list")
    assert not mine.shows("not sent yet")


async def test_a_date_that_was_mistyped_is_put_right_and_goes_on(teams: Teams) -> None:
    card = await too_young(teams)
    changed = await teams.practitioner.presses(card, SENT, born="27 9 2012")
    assert changed.shows("The child is not too young by this date of birth: press “Next”")
    assert len(drafts(teams)) == 1
    assert (await teams.practitioner.presses(changed, "Next")).shows("What is in place?")
    assert lines(teams) == []


async def test_of_a_child_who_was_referred_already_nothing_is_dropped_so(teams: Teams) -> None:
    why, matrix = {"kind": "concern", "role": "worker"}, ANSWERS["matrix"] | {"level": "abusive"}
    reference = await referred(teams, why=why, matrix=matrix)
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    ids = {"draft": drafts(teams)[0].id, "screen": "3"}
    form = await teams.practitioner.sends(check, "refer.change", ids)
    wrong = await teams.practitioner.presses(form, "Next", **YOUNG)
    assert wrong.shows("Send a younger child to First Contact")
    assert SENT not in wrong.buttons
    forged = await teams.practitioner.sends(wrong, "refer.sent_on", ids, YOUNG)
    assert not forged.shows("Kept")
    assert len(drafts(teams)) == 1


async def test_rules_without_a_lower_age_take_the_child() -> None:
    async with talking() as teams:
        card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
        for screen in ("danger", "why"):
            card = await teams.practitioner.presses(card, "Next", **ANSWERS[screen])
        assert (await teams.practitioner.presses(card, "Next", **YOUNG)).shows("What is in place?")


async def test_that_it_was_sent_is_counted_for_an_inspector(teams: Teams) -> None:
    for _ in range(2):
        await teams.practitioner.presses(await too_young(teams), SENT, **YOUNG)
    asked = await teams.coordinator.says("report considered")
    page = await teams.coordinator.presses(asked, "Open the figures")
    assert page.shows("Below the lowest age, and sent to the front door: 2."), page.words
    ids = asked.buttons["Open the figures"]["data"]["ids"] | {"line": "young", "part": ""}
    behind = await teams.coordinator.sends(page, "inquiry.behind", ids)
    assert behind.words.count("nothing of the child is kept") == 2
    assert not behind.shows("Robin")
