"""Who chairs: two together, for their agencies; one of several, in turn or as it is set; or as a rule says."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from bot.personas import persona_id
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.session import Present
from storage.records import Notice
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.sittings import quiet
from tests.stories.test_minutes import out, reads

JOINT, POOL = "islington-mase", "nottinghamshire-hsb"
SECOND = "00000000-0000-4000-8000-0000000000aa"


@asynccontextmanager
async def at(procedure: str) -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=procedure) as teams:
        for voice in (teams.chair, teams.coordinator, teams.police, teams.practitioner):
            await voice.says("help")
        await teams.coordinator.says("demo children")
        yield teams


def panels(teams: Teams) -> list[Panel]:
    with teams.store.turn(teams.clock()) as turn:
        return sorted(turn.find(Panel), key=lambda each: each.starts_at)


async def sits(teams: Teams) -> Card:
    for moment in (panels(teams)[0].starts_at - timedelta(days=6), panels(teams)[0].starts_at):
        teams.clock.time = max(teams.clock(), moment)
        await quiet(teams)
    return await teams.chair.presses(await teams.chair.says("start"), "Open my screen")


async def screen(teams: Teams, voice: Voice) -> Card:
    return await voice.sends(await voice.says("my"), "sitting.screen", {"panel": panels(teams)[0].id})


def comes(teams: Teams, person: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.find(Panel)[0].id
        turn.save(Present(f"{panel}/{person}", panel, person, joined=(turn.now,)))


async def test_two_chair_together_and_each_holds_the_screen() -> None:
    async with at(JOINT) as teams:
        begins = await sits(teams)
        assert begins.shows("Chaired jointly: Children's Services: Demo chair; Police: Demo police (not here)")
        comes(teams, persona_id("police"))
        item = await teams.chair.presses(begins, "First item")
        theirs = await screen(teams, teams.police)
        assert theirs.shows("Chaired jointly: Children's Services: Demo chair; Police: Demo police")
        for card in (item, theirs):
            assert "Take the chair" not in card.buttons
        checked = await teams.police.presses(theirs, "I have checked the room")
        assert checked.shows("Quill Madeup")
        form = await teams.police.presses(checked, "Outcome")
        given = {"ending": "ongoing", "why": "The plan is new.", "tells": "The social worker", "tells_by": "28 1 2027"}
        assert (await teams.police.presses(form, "Propose", **given)).shows("Demo police")


async def test_where_one_steps_out_the_other_takes_the_item() -> None:
    async with at(JOINT) as teams:
        reference = "MASE-2026-002"
        form = await teams.police.presses(await teams.police.says(f"interest {reference}"), "I know this family")
        await teams.police.presses(form, "Step out")
        begins = await sits(teams)
        comes(teams, persona_id("police"))
        item = await teams.chair.presses(begins, "First item")
        assert item.shows("Demo police (stepped out of this item: the other chairs it)")
        theirs = await screen(teams, teams.police)
        assert theirs.shows("You have declared an interest")
        assert "I have checked the room" not in theirs.buttons
        assert (await teams.chair.presses(item, "I have checked the room")).shows("Quill Madeup")


async def test_the_minutes_say_that_it_was_chaired_jointly_and_by_whom() -> None:
    async with at(JOINT) as teams:
        begins = await sits(teams)
        comes(teams, persona_id("police"))
        await teams.chair.presses(begins, "First item")
        left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
        await teams.chair.presses(left, "End all the same")
        await out(teams)
        words = await reads(teams.chair, panels(teams)[0].id)
        assert "chaired jointly by Demo chair (Children's Services); Demo police (Police)" in words


def second_chair(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person(SECOND, "Casey Second", (Post(POOL, Role.CHAIR),)))


async def dates(teams: Teams) -> Card:
    return await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")


async def test_of_several_chairs_each_has_their_turn_and_the_coordinator_sets_another() -> None:
    async with at(POOL) as teams:
        second_chair(teams)
        first, second, *_ = panels(teams)
        shown = await dates(teams)
        assert shown.words.index("Demo chair, whose turn it is") < shown.words.index("Casey Second, whose turn it is")
        form = await teams.coordinator.sends(shown, "chair.form", {"panel": first.id})
        assert form.inputs["chair"] == persona_id("chair")
        kept = await teams.coordinator.presses(form, "Save", chair=SECOND)
        assert kept.shows("Casey Second, set by the coordinator")
        assert (await teams.coordinator.presses(form, "Save", chair=SECOND)).shows("Casey Second, set")
        late = await teams.coordinator.presses(form, "Save", chair=persona_id("chair"))
        assert late.shows("Somebody has set who chairs since you opened this")
        shown = await teams.coordinator.presses(kept, "Back to the dates")
        assert shown.words.index("Casey Second, set") < shown.words.index("Demo chair, whose turn it is")
        await quiet(teams)
        with teams.store.turn(teams.clock()) as turn:
            assert [each.to for each in turn.find(Notice) if each.template == "chairs"] == [SECOND]
        assert panels(teams)[1].chair == ""
        assert second.id != first.id


async def test_a_deputy_chairs_with_a_reason_alone() -> None:
    async with at(POOL) as teams:
        form = await teams.coordinator.sends(await dates(teams), "chair.form", {"panel": panels(teams)[0].id})
        again = await teams.coordinator.presses(form, "Save", chair=persona_id("deputy"))
        assert again.shows("Say why none of the chairs does")
        kept = await teams.coordinator.presses(again, "Save", chair=persona_id("deputy"), why="Both are on leave")
        assert kept.shows("Demo deputy, set by the coordinator, because: Both are on leave")


async def test_whoever_is_set_is_asked_to_begin_when_the_meeting_starts() -> None:
    async with at(POOL) as teams:
        second_chair(teams)
        panel = panels(teams)[0]
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.panel(panel.id), chair=SECOND))
        begins = await sits(teams)
        assert begins.shows("Chair of this panel: Casey Second, set by the coordinator")


async def test_what_a_rule_says_of_who_chairs_stands_at_the_beginning() -> None:
    async with at("islington-hsb") as teams:
        form = await teams.coordinator.sends(await dates(teams), "chair.form", {"panel": panels(teams)[0].id})
        words = "The CSE, Missing and Trafficking Coordinator chairs; if necessary, a Child Protection Coordinator"
        assert form.shows(words)
        assert (await sits(teams)).shows(words)


async def test_where_one_chair_chairs_every_panel_nobody_is_set() -> None:
    async with at("durham-shcg") as teams:
        shown = await dates(teams)
        assert "Who chairs" not in shown.buttons
        forged = await teams.coordinator.sends(shown, "chair.form", {"panel": panels(teams)[0].id})
        assert forged.shows("By these rules nobody is set")
        other = await teams.chair.sends(shown, "chair.form", {"panel": panels(teams)[0].id})
        assert other.shows("That is not for the roles you hold here")
