"""What has to stand beside a referral by what it answers: where it is kept, or promised by a day, with a reminder."""

from datetime import timedelta
from pathlib import Path

from panel.referrals import Referral
from tests.dialogue import Card, Teams
from tests.stories.local import HERE, ruled
from tests.stories.sittings import quiet, told
from tests.stories.steps import ANSWERS, to_the_check

PLAN = f"""
[[referral.annexes]]
id = "plan"
title = "The safety plan"
question = "level"
answer = "high"
{HERE}
"""
NEITHER = "The safety plan: say where it is kept, or by when it will be there"
REF = "SHCG-2026-001"


async def last_screen(teams: Teams) -> Card:
    """A referral, as far as its last screen."""
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    for screen, answers in ANSWERS.items():
        if screen == "wanted":
            break
        card = await teams.practitioner.presses(card, "Next", **answers)
    return card


async def test_nothing_is_sent_before_it_is_said_where_it_is_kept(tmp_path: Path) -> None:
    async with ruled(tmp_path, PLAN) as teams:
        card = await last_screen(teams)
        card = await teams.practitioner.presses(card, "Next", wants="A joint plan")
        assert card.shows(NEITHER)
        assert card.inputs["wants"] == "A joint plan"
        check = await teams.practitioner.presses(card, "Next", annex_plan="Case system, safety plan of 2 November")
        assert check.shows("Case system, safety plan of 2 November")
        assert (await teams.practitioner.presses(check, "Send to the chair")).shows(f"Sent. {REF}.")


async def test_an_answer_that_is_changed_at_the_check_asks_for_it_before_sending(tmp_path: Path) -> None:
    async with ruled(tmp_path, PLAN) as teams:
        low = ANSWERS["matrix"] | {"level": "medium_high"}
        check = await to_the_check(teams.practitioner, matrix=low)
        draft = check.buttons["Delete this draft"]["data"]["ids"]
        screen = await teams.practitioner.sends(check, "refer.change", {**draft, "screen": "9"})
        check = await teams.practitioner.presses(screen, "Next", **ANSWERS["matrix"])
        refused = await teams.practitioner.presses(check, "Send to the chair")
        assert refused.shows(NEITHER)


async def test_it_may_be_promised_and_is_reminded_of_until_it_is_there(tmp_path: Path) -> None:
    async with ruled(tmp_path, PLAN) as teams:
        for voice in (teams.practitioner, teams.coordinator):
            await voice.says("help")
        card = await teams.practitioner.presses(await last_screen(teams), "Next", annex_by_plan="1 1 2020")
        assert card.shows("The safety plan: the day has to be today or later")
        check = await teams.practitioner.presses(card, "Next", annex_by_plan="26 11 2026")
        await teams.practitioner.presses(check, "Send to the chair")
        teams.clock.move(days=3)
        await quiet(teams)
        notice = await told(teams, teams.practitioner, f"{REF}: something that was promised with the referral")
        teams.clock.time += timedelta(days=7)
        await quiet(teams)
        await told(teams, teams.coordinator, f"{REF}: what was promised with the referral is still not there.")
        form = await teams.practitioner.presses(notice, "Where it is kept")
        assert (await teams.practitioner.presses(form, "Save")).shows("Say where it is kept")
        done = await teams.practitioner.presses(form, "Save", kept="Case system, safety plan")
        assert done.shows("Nobody is reminded of it any more")
        again = await teams.practitioner.presses(form, "Save", kept="Case system, safety plan")
        assert again.shows("Nobody is reminded of it any more")
        gone = await teams.practitioner.presses(notice, "Where it is kept")
        assert gone.shows("That is not waited for any more")
        with teams.store.turn(teams.clock()) as turn:
            answers = turn.get(Referral, REF).answers
        assert (answers["annex_plan"], "annex_by_plan" in answers) == ("Case system, safety plan", False)
