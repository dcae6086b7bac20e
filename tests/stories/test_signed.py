"""A manager signs a referral before it is screened, or sends it back; danger does not wait, and nothing is lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from panel.cases import Case
from panel.referrals import Draft, Referral
from storage.records import Audit
from tests.dialogue import Card, Teams
from tests.stories.local import ruled, values
from tests.stories.sittings import quiet, told
from tests.stories.steps import ANSWERS, referred, to_the_check

RULES = values("referral", signed_by='"senior manager"', sign_working_days="1")
ASKS = "A referral waits for you to sign it."


@pytest.fixture
async def teams(tmp_path: Path) -> AsyncIterator[Teams]:
    async with ruled(tmp_path, RULES) as talk:
        for voice in (talk.practitioner, talk.senior_manager, talk.coordinator, talk.chair):
            await voice.says("help")
        yield talk


async def asks(teams: Teams) -> Card:
    """The writer asks their manager; gives what the manager is asked."""
    who = await teams.practitioner.presses(await to_the_check(teams.practitioner), "Send to the chair")
    manager = next(each for box in who.content["body"] for each in box.get("choices", ()))
    waits = await teams.practitioner.presses(who, "Ask them to sign", signer=manager["value"])
    assert waits.shows("Demo senior manager is asked to sign it, since")
    return await told(teams, teams.senior_manager, ASKS)


def cases(teams: Teams) -> list[Case]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Case)


async def test_it_goes_to_the_chair_once_it_is_signed_and_everybody_hears_of_it(teams: Teams) -> None:
    opened = await teams.senior_manager.presses(await asks(teams), "Open")
    assert opened.shows("Robin")
    assert opened.shows("Written by Demo practitioner.")
    assert not cases(teams)
    assert not any(card.shows("SHCG-2026-001 is waiting") for card in teams.chair.sees())
    signed = await teams.senior_manager.presses(opened, "Sign, and send it on")
    assert signed.shows("Signed. It is SHCG-2026-001.")
    again = await teams.senior_manager.presses(opened, "Sign, and send it on")
    assert again.shows("You have signed it already: it is SHCG-2026-001.")
    assert len(cases(teams)) == 1
    await told(teams, teams.practitioner, "Your referral was signed and sent. It is SHCG-2026-001.")
    await told(teams, teams.chair, "SHCG-2026-001 is waiting to be screened")
    desk = await teams.chair.presses(await teams.chair.says("screen"), "Open SHCG-2026-001")
    assert desk.shows("Signed by Demo senior manager.")
    with teams.store.turn(teams.clock()) as turn:
        seen = [each.view for each in turn.find(Audit, subject="SHCG-2026-001") if each.act == "open"]
    assert "referral to sign" in seen


async def test_it_comes_back_with_a_word_and_nothing_that_was_typed_is_lost(teams: Teams) -> None:
    opened = await teams.senior_manager.presses(await asks(teams), "Open")
    form = await teams.senior_manager.presses(opened, "Send it back")
    assert (await teams.senior_manager.presses(form, "Send it back")).shows("Say what is still needed")
    await teams.senior_manager.presses(form, "Send it back", word="Who supervises the contact?")
    notice = await told(teams, teams.practitioner, "it came back with a word of what is needed")
    assert not notice.shows("supervises")
    check = await teams.practitioner.presses(notice, "Open my referral")
    assert check.shows("Who supervises the contact?")
    assert check.shows("Supervised at school.")
    gone = await teams.senior_manager.presses(opened, "Sign, and send it on")
    assert gone.shows("That is not there any more")
    who = await teams.practitioner.presses(check, "Send to the chair")
    assert who.shows("Who signs it?")


async def test_what_is_changed_after_it_was_asked_is_asked_anew_and_the_old_card_signs_nothing(teams: Teams) -> None:
    notice = await asks(teams)
    opened = await teams.senior_manager.presses(notice, "Open")
    draft = notice.buttons["Open"]["data"]["ids"]["draft"]
    check = await teams.practitioner.sends(notice, "refer.resume", {"draft": draft})
    assert check.shows("Demo senior manager is asked to sign it. If you change it, you ask them anew.")
    with teams.store.turn(teams.clock()) as turn:
        rev = turn.get(Draft, draft).rev
    screen = await teams.practitioner.sends(notice, "refer.change", {"draft": draft, "rev": str(rev), "screen": "7"})
    stale = await teams.senior_manager.presses(opened, "Sign, and send it on")
    assert stale.shows("The referral was opened by its writer since")
    await teams.practitioner.presses(screen, "Next", safety_plan="Supervised at school and on the way home.")
    assert (await teams.senior_manager.presses(stale, "Sign, and send it on")).shows("That is not there any more")
    assert not cases(teams)


async def test_whoever_is_asked_is_reminded_then_the_coordinator_hears_and_nobody_else_opens_it(teams: Teams) -> None:
    notice = await asks(teams)
    other = await teams.police.sends(notice, "sign.open", notice.buttons["Open"]["data"]["ids"])
    assert other.shows("That is not there any more, or is not yours to open.")
    assert (await teams.senior_manager.says("my")).shows("Referrals waiting for you to sign them: 1")
    teams.clock.move(days=1)
    await quiet(teams)
    await told(teams, teams.senior_manager, "A referral has waited for you to sign it since Monday 23 November 2026.")
    assert not any(card.shows("not sent yet, begun") for card in teams.practitioner.sees())
    teams.clock.move(days=1)
    await quiet(teams)
    late = await told(teams, teams.coordinator, "1 referral has waited to be signed since Monday 23 November 2026")
    assert not late.shows("Robin")


async def test_danger_waits_for_no_signature(teams: Teams) -> None:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    ring = await teams.practitioner.presses(card, "Next", danger="yes")
    card = await teams.practitioner.presses(ring, "Go on, I am ringing")
    for screen, answers in ANSWERS.items():
        if screen != "danger":
            card = await teams.practitioner.presses(card, "Next", **answers)
    receipt = await teams.practitioner.presses(card, "Send to the chair")
    assert receipt.shows("Sent. SHCG-2026-001.")
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.get(Referral, "SHCG-2026-001").signed_by
    desk = await teams.chair.presses(await teams.chair.says("screen"), "Open SHCG-2026-001")
    assert desk.shows("Nobody signed it before it was sent")


async def test_where_nobody_signs_a_referral_goes_straight_to_the_chair(tmp_path: Path) -> None:
    async with ruled(tmp_path, "") as plain:
        assert await referred(plain) == "SHCG-2026-001"
