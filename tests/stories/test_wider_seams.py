"""Two of the wider rules at once: nobody is held up by one for another, leaves too easily, or is asked for nothing."""

from datetime import date, timedelta
from pathlib import Path

from bot.opening import open_house
from bot.settings import read
from panel.cases import Case
from panel.panels import Item
from panel.said import wall_day
from tests.dialogue import Teams
from tests.stories.at_sitting import agree, decision, gates, proposes, sits
from tests.stories.local import ruled, values
from tests.stories.sittings import quiet
from tests.stories.steps import accepted
from tests.stories.test_annexes import PLAN, last_screen
from tests.stories.test_repeats import again, desk, rules
from tests.stories.test_signed import ASKS, asks
from tests.stories.test_signed import RULES as SIGNED
from tests.stories.test_votes import BY_SEATS, objects

AS_DECIDED = values("closing", review='"as decided"', review_months="6")


async def test_a_child_who_came_below_the_threshold_by_coming_again_leaves_only_with_what_has_changed(
    tmp_path: Path,
) -> None:
    async with ruled(tmp_path, rules("true")) as teams:
        _, second = await again(teams)
        form = await teams.chair.presses(await desk(teams, second), "Panel")
        await teams.chair.presses(form, "Accept to the panel", holds="Supervised.", reason="Again.", strategy="held")
        sits(teams, second)
        opened = await gates(teams, second)
        asked = await teams.chair.presses(opened, "Write the reason")
        assert asked.shows("Accepted below the threshold: what has changed since?")
        trail = await teams.chair.sends(opened, "case.open", {"case": second})
        assert trail.shows("The child came to notice as often as these rules look back for")


async def test_a_promised_day_that_goes_by_does_not_keep_a_manager_from_signing(tmp_path: Path) -> None:
    async with ruled(tmp_path, f"{SIGNED}{PLAN}") as teams:
        for voice in (teams.practitioner, teams.senior_manager, teams.chair):
            await voice.says("help")
        check = await teams.practitioner.presses(await last_screen(teams), "Next", annex_by_plan="24 11 2026")
        who = await teams.practitioner.presses(check, "Send to the chair")
        manager = next(each for box in who.content["body"] for each in box.get("choices", ()))["value"]
        await teams.practitioner.presses(who, "Ask them to sign", signer=manager)
        teams.clock.move(days=2)
        await quiet(teams)
        notice = next(card for card in teams.senior_manager.sees() if card.shows(ASKS))
        opened = await teams.senior_manager.presses(notice, "Open")
        assert (await teams.senior_manager.presses(opened, "Sign, and send it on")).shows("Signed. It is")


async def test_what_is_changed_after_it_was_signed_is_not_shown_as_signed(tmp_path: Path) -> None:
    async with ruled(tmp_path, SIGNED) as teams:
        for voice in (teams.practitioner, teams.senior_manager, teams.chair):
            await voice.says("help")
        opened = await teams.senior_manager.presses(await asks(teams), "Open")
        await teams.senior_manager.presses(opened, "Sign, and send it on")
        teams.clock.move(hours=1)
        check = await teams.practitioner.presses(
            await teams.practitioner.says("edit SHCG-2026-001"), "Change the referral"
        )
        draft = check.buttons["Delete this draft"]["data"]["ids"]
        screen = await teams.practitioner.sends(check, "refer.change", {**draft, "screen": "7"})
        check = await teams.practitioner.presses(screen, "Next", safety_plan="None any more.")
        await teams.practitioner.presses(check, "Send the changes to the chair")
        card = await desk(teams, "SHCG-2026-001")
        assert card.shows("Signed by Demo senior manager. It was changed since, and nobody signed the change.")


async def test_a_day_that_was_decided_holds_though_the_rules_change_before_the_end(tmp_path: Path) -> None:
    async with ruled(tmp_path, AS_DECIDED) as teams:
        reference = await decided_for(teams, "16 3 2027")
        overlay = tmp_path / "local.toml"
        overlay.write_text(f'overlay_of = "durham-shcg"\nversion = "local-2"\n{values("closing")}', "utf-8")
        settings = read(CONVENOR_MODE="demo", CONVENOR_DATA=str(teams.data), CONVENOR_PROCEDURES_DIR=str(tmp_path))
        with teams.store.turn(teams.clock()) as turn:
            open_house(turn, settings)
        assert await after_the_end(teams, reference) == date(2027, 3, 18)


async def test_a_child_whose_later_panel_is_cancelled_is_not_brought_forward(tmp_path: Path) -> None:
    async with ruled(tmp_path, AS_DECIDED) as teams:
        reference = await decided_for(teams, "16 3 2027")
        await after_the_end(teams, reference)
        with teams.store.turn(teams.clock()) as turn:
            panel = turn.panel(turn.get(Case, reference).panel)
        ids = {"panel": panel.id, "rev": str(panel.rev)}
        card = await teams.coordinator.sends(await teams.coordinator.says("schedule"), "schedule.cancel", ids)
        done = await teams.coordinator.presses(card, "Cancel the panel", reason="A strike.")
        assert done.shows("15 April 2027"), done.words
        with teams.store.turn(teams.clock()) as turn:
            case = turn.get(Case, reference)
            assert turn.get(Item, f"{case.panel}/{case.id}").not_before == date(2027, 3, 16)


async def decided_for(teams: Teams, day: str) -> str:
    """An ongoing child who is to be discussed again from a day."""
    reference = await accepted(teams)
    sits(teams, reference)
    shown = await proposes(teams, reference, "ongoing", again_on=day)
    await agree(teams, reference, teams.police, teams.health)
    assert (await teams.chair.presses(await decision(teams.chair, shown, reference), "Close the decision")).shows(
        "Closed"
    )
    return reference


async def after_the_end(teams: Teams, reference: str) -> date:
    """The day of the panel that the child goes on to."""
    ended = await teams.chair.says("end")
    if "What is left" in ended.buttons:
        left = await teams.chair.presses(ended, "What is left")
        await teams.chair.presses(left, "End all the same")
    teams.clock.time += timedelta(days=1)
    await quiet(teams)
    with teams.store.turn(teams.clock()) as turn:
        return wall_day(turn.panel(turn.get(Case, reference).panel).starts_at)


async def test_a_casting_vote_says_whom_it_does_not_hear(tmp_path: Path) -> None:
    async with ruled(tmp_path, BY_SEATS) as teams:
        reference = await accepted(teams)
        sits(teams, reference, here=("police", "health", "education"))
        shown = await proposes(teams, reference, "ongoing")
        await agree(teams, reference, teams.police)
        await objects(teams, reference)
        tied = await decision(teams.chair, shown, reference)
        assert "Close it with my casting vote" not in tied.buttons
        closed = await teams.chair.presses(tied, "Close it with my casting vote, without hearing them")
        assert closed.shows("Closed by")
        assert closed.shows("Education")
