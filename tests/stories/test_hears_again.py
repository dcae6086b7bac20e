"""Whoever is not on the roster is told what is so now: an old form counts for nothing else, and nobody is left out."""

from bot.matters import settle
from bot.steps.places import change
from panel.cases import Case
from panel.invitations import Invitation, Part
from tests.dialogue import Card, Teams
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_invite import NURSE, SEND, ids, invitations, the_list
from tests.stories.test_moved import JANUARY, changes, quiet, seen, tells
from tests.stories.test_updates import out

CHANGED = "This changed after you opened it. Nothing was written down."


async def test_a_form_with_the_day_before_the_move_is_drawn_again(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await out(teams)
    card = await seen(teams.coordinator, f"{reference} is on Thursday 17 December 2026")
    form = await teams.coordinator.presses(card, "Open")
    await changes(teams, "move", "Move the panel", **JANUARY)
    again = await teams.coordinator.presses(form, "I have told them", told_on="10 12 2026")
    assert again.shows(CHANGED)
    assert again.shows("Their item is on Thursday 7 January 2027 at 9:45am.")
    assert again.inputs["told_on"] == "10 12 2026"
    assert (await the_list(teams, reference)).shows("Told: not yet")
    await teams.coordinator.presses(again, "I have told them")
    assert (await the_list(teams, reference)).shows("Told: Thursday 10 December 2026, by Demo coordinator")


async def test_a_form_from_before_the_agenda_does_not_count_for_the_time(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    form = await teams.coordinator.presses(await seen(teams.coordinator, "not on the roster"), "Open")
    await out(teams)
    again = await teams.coordinator.presses(form, "I have told them", told_on="10 12 2026")
    assert again.shows(CHANGED)
    assert (await the_list(teams, reference)).shows("Told: not yet")


async def test_a_form_from_before_the_invitation_was_taken_back_is_drawn_again(teams: Teams) -> None:
    reference = await accepted(teams)
    await teams.coordinator.presses(await the_list(teams, reference), "Invite them", **NURSE)
    nurse = {"case": reference, "invitation": invitations(teams, reference)[-1].id}
    form = await teams.coordinator.sends(await teams.coordinator.says("help"), "invite.tell", nurse)
    assert form.shows("They come at their time, not before.")
    await teams.chair.sends(await teams.chair.says("help"), "invite.end", nurse)
    again = await teams.coordinator.presses(form, "I have told them", told_on="23 11 2026")
    assert again.shows(CHANGED)
    assert again.shows("Tell those who are not on the roster that they need not come.")
    assert invitations(teams, reference)[-1].off_told_on is None
    done = await teams.coordinator.presses(again, "I have told them")
    assert done.shows("Written down: when they were told that they need not come")
    assert invitations(teams, reference)[-1].off_told_on


async def test_a_form_from_before_the_case_was_withdrawn_is_drawn_again(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    form = await teams.coordinator.presses(await seen(teams.coordinator, "not on the roster"), "Open")
    asks = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    await teams.practitioner.presses(asks, next(iter(asks.buttons)), reason="The family moved.")
    await quiet(teams)
    again = await teams.coordinator.presses(form, "I have told them", told_on="23 11 2026")
    assert again.shows(CHANGED)
    assert manager(teams, reference).off_told_on is None


def manager(teams: Teams, reference: str) -> Invitation:
    return next(each for each in invitations(teams, reference) if each.part is Part.MANAGER)


async def names(teams: Teams, reference: str, team_manager: str) -> None:
    """The referrer names another manager."""
    card = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    check = await teams.practitioner.sends(card, "refer.change", {**ids(card), "screen": "4"})
    check = await teams.practitioner.presses(check, "Next", team_manager=team_manager)
    while SEND not in check.buttons:
        check = await teams.practitioner.presses(check, "Next")
    await teams.practitioner.presses(check, SEND)


async def test_a_manager_whom_the_referral_names_no_more_is_told_so(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await tells(teams, await seen(teams.coordinator, "not on the roster"), "23 11 2026")
    await names(teams, reference, "Alex Other")
    gone = f"Somebody who was to come for {reference} needs not any more, and is not on the roster: tell them."
    listed = await teams.coordinator.presses(await seen(teams.coordinator, gone), "Open")
    assert listed.shows("Who: Alex Other")
    assert listed.shows("Who: Morgan Placeholder\nTold that they need not come: not yet")
    off = {"case": reference, "invitation": manager(teams, reference).id}
    form = await teams.coordinator.sends(listed, "invite.tell", off)
    done = await teams.coordinator.presses(form, "I have told them", told_on="23 11 2026")
    assert done.shows("Written down: when they were told that they need not come")
    assert manager(teams, reference).off_told_on
    assert not (await listing(teams, reference)).shows("Morgan Placeholder")


async def test_a_manager_who_is_named_again_is_not_told_off(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await names(teams, reference, "Alex Other")
    await names(teams, reference, ANSWERS["in_place"]["team_manager"])
    listed = await listing(teams, reference)
    assert listed.shows("Who: Alex Other\nTold that they need not come: not yet")
    assert listed.words.count("Morgan Placeholder") == 1


async def listing(teams: Teams, reference: str) -> Card:
    return await teams.coordinator.sends(await teams.coordinator.says("help"), "invite.tell", {"case": reference})


async def goes(teams: Teams, reference: str, leaves: str, to: str) -> None:
    """The case goes from one panel to another, an hour later."""
    teams.clock.move(hours=1)
    with teams.store.turn(teams.clock()) as turn:
        change(turn, turn.get(Case, reference), leaves, turn.panel(to))
        settle(turn)
    await quiet(teams)


async def test_of_a_case_that_comes_back_to_a_panel_everybody_is_told_its_time_again(teams: Teams) -> None:
    for voice in (teams.coordinator, teams.practitioner):
        await voice.says("help")
    reference = await accepted(teams)
    await out(teams)
    words = f"{reference} is on Thursday 17 December 2026 at 9:45am. Somebody"
    await tells(teams, await seen(teams.coordinator, words), "10 12 2026")
    await goes(teams, reference, "SHCG-P001", "SHCG-P002")
    day = await seen(teams.coordinator, f"{reference} is now on the panel of Thursday 21 January 2027 at 9:30am.")
    await tells(teams, day, "10 12 2026")
    await goes(teams, reference, "SHCG-P002", "SHCG-P001")
    await seen(teams.coordinator, words, but=1)
    await seen(teams.practitioner, f"Your item {reference} is on Thursday 17 December 2026 at 9:45am.", but=1)


async def test_of_a_case_that_goes_to_the_same_later_panel_twice_its_day_is_told_twice(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await tells(teams, await seen(teams.coordinator, "not on the roster"), "23 11 2026")
    days = ["Thursday 21 January 2027", "Thursday 17 December 2026"] * 2
    for before, day in enumerate(days):
        leaves, to = ("SHCG-P001", "SHCG-P002") if "January" in day else ("SHCG-P002", "SHCG-P001")
        await goes(teams, reference, leaves, to)
        words = f"{reference} is now on the panel of {day} at 9:30am. Somebody"
        await tells(teams, await seen(teams.coordinator, words, but=before // 2), "23 11 2026")
