"""Who must be there for a child: invited, left out for a reason, there for a part; named where they are missing."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from panel.attendance import Attendance, State, WentOn
from panel.panels import Panel
from panel.session import Discussion
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.sittings import quiet
from tests.stories.test_minutes import out, reads

REF = "ISM-2026-002"
RISK = "The stepfather is the one the child fears."
NAMED = "Has to be there, and is not:"


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="islington-hsb") as talk:
        for voice in (talk.chair, talk.coordinator, talk.practitioner):
            await voice.says("help")
        await talk.coordinator.says("demo children")
        yield talk


def panel(teams: Teams) -> Panel:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Panel)[0]


def said(teams: Teams) -> dict[str, Attendance]:
    with teams.store.turn(teams.clock()) as turn:
        return {each.attendee: each for each in turn.find(Attendance)}


async def listed(voice: Voice, page: int = 0) -> Card:
    card = await voice.presses(await voice.says(f"invite {REF}"), "Who is to be there")
    return await voice.presses(card, "More") if page else card


async def says(voice: Voice, button: str, page: int = 0, /, **typed: str) -> Card:
    return await voice.presses(await voice.presses(await listed(voice, page), button), "Save", **typed)


async def everybody_but_family(teams: Teams) -> None:
    """The young person does not come; of the parent nothing is said."""
    assert (await says(teams.coordinator, "Young person: invited?", 1, state="not applicable", why="Too young")).shows(
        "does not apply: Too young"
    )


async def sits(teams: Teams) -> Card:
    teams.clock.time = panel(teams).starts_at
    await quiet(teams)
    return await teams.chair.presses(await teams.chair.says("start"), "Open my screen")


async def test_the_list_says_who_is_invited_by_the_records_and_who_is_not(teams: Teams) -> None:
    first, second = await listed(teams.coordinator), await listed(teams.coordinator, 1)
    assert first.shows("Lead officer in education")
    assert first.shows("Has to be there: invited: Demo education")
    assert second.shows("invited: Demo police")
    assert second.shows("unless this would place the child at more risk")
    assert second.words.count("not invited yet") == 2


async def test_a_parent_is_left_out_for_a_reason_alone_and_never_named(teams: Teams) -> None:
    form = await teams.coordinator.presses(await listed(teams.coordinator, 1), "Parent or carer: invited?")
    assert form.shows("Names of parents, carers and the young person are not written here.")
    again = await teams.coordinator.presses(form, "Save", state="left out")
    assert again.shows("Say why they do not come")
    assert said(teams) == {}
    again = await teams.coordinator.presses(again, "Save", state="invited")
    assert again.shows("Say who invited them")
    kept = await teams.coordinator.presses(again, "Save", state="left out", why=RISK)
    assert kept.shows("Kept: Parent or carer.")
    same = await teams.coordinator.presses(again, "Save", state="left out", why=RISK)
    assert same.shows("Kept: Parent or carer.")
    other = await teams.chair.presses(again, "Save", state="left out", why="Something else")
    assert other.shows("Somebody has said something of them since you opened this")
    assert said(teams)["family"].rev == 1
    assert said(teams)["family"].state is State.LEFT_OUT
    assert (await listed(teams.chair, 1)).shows(f"left out: {RISK}")


async def test_a_parent_who_is_invited_has_by_whom_and_when_and_there_for_which_part(teams: Teams) -> None:
    card = await says(
        teams.coordinator,
        "Parent or carer: invited?",
        1,
        state="invited",
        invited_by="The social worker",
        invited_on="20 11 2026",
    )
    assert card.shows("Kept: Parent or carer.")
    assert (await listed(teams.chair, 1)).shows("invited by The social worker on Friday 20 November 2026")
    assert "Parent or carer: there?" not in (await listed(teams.chair, 1)).buttons
    await sits(teams)
    form = await teams.chair.presses(await listed(teams.chair, 1), "Parent or carer: there?")
    again = await teams.chair.presses(form, "Save", there="part")
    assert again.shows("Say for which part they were there")
    await teams.chair.presses(again, "Save", there="part", part="The plan")
    assert (await listed(teams.coordinator, 1)).shows("there for part: The plan")


async def test_whoever_is_not_invited_is_said_to_the_coordinator_when_the_agenda_goes(teams: Teams) -> None:
    teams.clock.time = panel(teams).starts_at - timedelta(days=1)
    await quiet(teams)
    line = "2 who have to be there are not invited yet."
    (notice,) = [card for card in teams.coordinator.sees() if card.shows(line)]
    assert not notice.shows("Parent")
    assert not [card for card in teams.chair.sees() if card.shows(line)]
    assert (await teams.coordinator.presses(notice, "Who is to be there")).shows("Lead officer in health")


async def test_nothing_is_said_once_it_is_known_why(teams: Teams) -> None:
    await everybody_but_family(teams)
    await says(teams.coordinator, "Parent or carer: invited?", 1, state="left out", why=RISK)
    teams.clock.time = panel(teams).starts_at - timedelta(days=1)
    await quiet(teams)
    assert not [card for card in teams.coordinator.sees() if card.shows("not invited yet")]


async def test_who_is_missing_is_named_before_and_the_chair_goes_on_with_a_word(teams: Teams) -> None:
    await everybody_but_family(teams)
    begins = await sits(teams)
    assert begins.shows("Has to be there, and is not")
    assert begins.shows("Lead officer in education; Lead officer in health")
    assert not begins.shows("Young person")
    shut = await teams.chair.presses(begins, "First item")
    assert shut.shows(NAMED)
    item = await teams.chair.presses(shut, "I have checked the room")
    assert item.shows("Parent or carer")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    assert left.shows("nobody has said why it went on without: Referrer; Education; Health")
    form = await teams.chair.presses(item, "Go on without them")
    assert (await teams.chair.presses(form, "Go on")).shows("Say why it goes on without them")
    kept = await teams.chair.presses(form, "Go on", why="The child cannot wait.")
    assert kept.shows("It goes on without them.")
    assert (await teams.chair.presses(form, "Go on", why="The child cannot wait.")).shows("It goes on without them.")
    twice = await teams.chair.presses(form, "Go on", why="Another reason.")
    assert twice.shows("Somebody has said something of them since")
    screen = await teams.chair.presses(kept, "Back to the screen")
    assert screen.shows("It goes on without them: The child cannot wait.")
    assert "Go on without them" not in screen.buttons
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    assert not left.shows("nobody has said why")


async def test_it_stands_in_the_minutes(teams: Teams) -> None:
    await says(teams.coordinator, "Parent or carer: invited?", 1, state="left out", why=RISK)
    item = await teams.chair.presses(await sits(teams), "First item")
    item = await teams.chair.presses(item, "I have checked the room")
    form = await teams.chair.presses(item, "Go on without them")
    await teams.chair.presses(form, "Go on", why="The child cannot wait.")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    await out(teams)
    words = await reads(teams.chair, panel(teams).id)
    assert "Who was to be there" in words
    assert f"left out: {RISK}" in words
    assert "The child cannot wait." in words


async def test_it_is_for_those_who_see_to_the_panel_and_a_forged_button_is_refused(teams: Teams) -> None:
    card = await listed(teams.coordinator)
    for voice in (teams.practitioner, teams.police, teams.lead):
        for verb in ("attendance.open", "attendance.form", "attendance.why"):
            refused = await voice.sends(await voice.says("help"), verb, {"case": REF, "attendee": "family"})
            assert not refused.shows("Parent"), verb
    ids = {"case": REF, "panel": panel(teams).id, "attendee": "nobody", "rev": "0"}
    assert (await teams.coordinator.sends(card, "attendance.form", ids)).shows("not there any more")
    early = await teams.coordinator.sends(card, "attendance.there", ids | {"attendee": "family"})
    assert early.shows("That panel has not begun")
    with teams.store.turn(teams.clock()) as turn:
        assert len([line for line in turn.find(Audit) if line.outcome == "refused"]) >= 9
        assert turn.find(WentOn) == []
        assert turn.find(Discussion) == []


async def test_rules_without_a_list_ask_nothing() -> None:
    async with talking() as teams:
        await teams.coordinator.says("demo children")
        posted = await teams.coordinator.says("invite SHCG-2026-002")
        assert "Who is to be there" not in posted.buttons
        forged = await teams.coordinator.sends(posted, "attendance.open", {"case": "SHCG-2026-002"})
        assert forged.shows("These rules have no list of who is to be there.")
