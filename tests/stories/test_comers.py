"""Who comes for one item: the room says which and when, and whose child left the agenda meanwhile is no alarm."""

from dataclasses import replace
from datetime import timedelta

from panel.cases import Case
from panel.invitations import Invitation, Part
from tests.dialogue import Teams, Voice
from tests.stories.sittings import BEGINS, at_first, present, quiet, screen, session, told
from tests.stories.test_hand_over import hands_over, opened
from tests.stories.test_room import OTHER, here, invitee, room


def comes(teams: Teams, reference: str) -> None:
    """Somebody is invited to one item alone."""
    invitee(teams, reference)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Invitation(f"{reference}/i9", reference, Part.SPECIALIST, "Other Invitee", "", "", BEGINS, OTHER))


async def of(voice: Voice, name: str) -> str:
    """What the room says of somebody, on whatever page they stand."""
    card = await room(voice)
    while f"{name}: " not in card.words:
        card = await voice.presses(card, "More")
    return card.words.split(f"{name}: ")[1].split("\n")[0]


async def leaves(teams: Teams, reference: str) -> None:
    """A child who was handed over is received elsewhere, and so leaves the agenda."""
    await hands_over(teams, reference)
    card = await opened(teams.chair, reference)
    form = await teams.chair.presses(card, "It was received")
    on = f"{BEGINS.day} {BEGINS.month} {BEGINS.year}"
    done = await teams.chair.presses(form, "It was received", received_by="Sam, County", received_on=on)
    assert done.shows("the child’s plan goes on where it was received")
    await quiet(teams)


async def test_the_room_says_for_which_item_an_invitee_comes_and_when(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    comes(teams, second)
    assert await of(teams.chair, "Other Invitee") == f"for {second}, comes at 10:15am; not here"
    await here(teams.coordinator, OTHER)
    not_yet = f"for {second}, comes at 10:15am; here, not entitled to the item that is open"
    assert await of(teams.chair, "Other Invitee") == not_yet
    assert await of(teams.chair, "Demo police") == "Police; not here"
    form = await teams.chair.presses(await room(teams.chair), "Add somebody")
    await teams.chair.presses(form, "Save", name="Caller Sample", service="Another authority", item=first)
    assert await of(teams.chair, "Caller Sample") == f"for {first}, comes at 9:45am, Another authority; here"
    await teams.chair.presses(card, "Next")
    assert await of(teams.chair, "Other Invitee") == f"for {second}, comes at 10:15am; here"
    assert (await of(teams.chair, "Caller Sample")).startswith(f"for {first}, done")


async def test_everybody_at_the_table_is_here_by_one_press_and_no_invitee_is(teams: Teams) -> None:
    (_, second), _ = await at_first(teams)
    comes(teams, second)
    await teams.chair.presses(await room(teams.chair), "All at the table are here")
    assert OTHER not in {each.person for each in present(teams)}


async def test_whose_child_left_the_agenda_in_the_middle_is_done_and_told_and_no_alarm(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    comes(teams, first)
    await teams.voice(OTHER).says("help")
    await here(teams.coordinator, OTHER)
    await teams.chair.presses(await screen(teams.chair), "I have checked the room")
    await leaves(teams, first)
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, first).invited == ()
    mine = await screen(teams.chair)
    assert not mine.shows("Not entitled here")
    assert mine.shows("Done, and told that they can leave: 1: Other Invitee.")
    theirs = await screen(teams.coordinator)
    assert theirs.shows("Done, and told that they can leave: 1.")
    assert not theirs.shows("Other Invitee")
    assert await of(teams.chair, "Other Invitee") == f"for {first}, done; here"
    line = "is off the agenda. You can leave the meeting, and do not open it now."
    assert (await told(teams, teams.voice(OTHER), line)).shows(first)
    await here(teams.coordinator, OTHER)
    assert session(teams).checked_at
    await teams.chair.presses(await screen(teams.chair), "Next")
    assert (await screen(teams.chair)).shows("Not entitled here: 1: Other Invitee.")
    assert card


async def test_somebody_who_was_dropped_before_is_no_less_a_stranger(teams: Teams) -> None:
    (first, _), _ = await at_first(teams)
    comes(teams, first)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Invitation, f"{first}/i9")
        earlier = BEGINS - timedelta(days=1)
        turn.save(replace(kept, ended_at=earlier))
        turn.save(replace(turn.get(Case, first), invited=()))
    await here(teams.coordinator, OTHER)
    await teams.chair.presses(await screen(teams.chair), "I have checked the room")
    await leaves(teams, first)
    assert (await screen(teams.chair)).shows("Not entitled here: 1: Other Invitee.")
