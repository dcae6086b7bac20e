"""Who is in the room, put right by hand: who is here, for which seat, and whether they are enough."""

from datetime import timedelta

from bot.personas import persona_id
from panel.people import Person, Post, Role
from storage.records import Notice
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.at_sitting import before_the_panel, proposes
from tests.stories.sittings import BEGINS, PANEL, at_first, begun, on_the_agenda, present, screen
from tests.stories.test_speaks_for import opened

HEALTH = "Senior Safeguarding Lead, Health"


async def room(voice: Voice) -> Card:
    return await voice.sends(await voice.says("my"), "room.open", {"panel": PANEL, "page": "0"})


async def says(voice: Voice, verb: str, **ids: str) -> Card:
    return await voice.sends(await voice.says("my"), verb, {"panel": PANEL, **ids})


async def test_everybody_who_was_expected_is_here_by_one_press_and_put_right_one_by_one(teams: Teams) -> None:
    await begun(teams)
    card = await teams.coordinator.presses(await room(teams.coordinator), "All at the table are here")
    assert card.shows("Room: 10 of 10 seats.")
    again = await teams.coordinator.presses(card, "All at the table are here")
    assert again.shows("Room: 10 of 10 seats.")
    health = teams.health.who.aad
    card = await says(teams.chair, "room.gone", person=health)
    assert card.shows("Room: 9 of 10 seats. Empty: Health, nothing sent.")
    card = await says(teams.chair, "room.gone", person=health)
    (kept,) = [each for each in present(teams) if each.person == health]
    assert (len(kept.joined), len(kept.left), kept.by) == (1, 1, teams.chair.who.aad)
    card = await says(teams.chair, "room.here", person=health)
    assert card.shows("Room: 10 of 10 seats.")


async def test_somebody_who_is_not_on_the_roster_stands_in_for_a_seat_by_the_chair_s_word(teams: Teams) -> None:
    await at_first(teams)
    form = await teams.chair.presses(await room(teams.chair), "Add somebody")
    refused = await teams.chair.presses(form, "Save", name="Pat Placeholder", seat="no such seat")
    assert refused.shows("Choose a seat")
    assert refused.inputs["name"] == "Pat Placeholder"
    card = await teams.chair.presses(form, "Save", name="Pat Placeholder", service="Hospital", seat="health")
    assert card.shows("Pat Placeholder")
    assert card.shows("Standing in: Health.")
    assert card.shows("Room: 1 of 10 seats.")
    assert not (await screen(teams.chair)).shows("Not entitled here")


async def test_an_invitee_who_is_said_to_stand_in_fills_the_seat(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("someone", "Somebody Else", (Post(NAME, Role.INVITEE),)))
    await at_first(teams)
    await says(teams.chair, "room.here", person="someone")
    assert (await screen(teams.chair)).shows("Not entitled here: 1: Somebody Else.")
    form = await says(teams.chair, "room.form", person="someone")
    assert "name" not in form.inputs
    assert form.shows("Somebody Else")
    await teams.chair.presses(form, "Save", seat="police")
    assert not (await screen(teams.chair)).shows("Not entitled here")
    assert (await screen(teams.chair)).shows("Room: 1 of 10 seats. Standing in: Police.")


async def test_an_apology_stands_beside_the_attendance(teams: Teams) -> None:
    await on_the_agenda(teams)
    teams.clock.time = BEGINS - timedelta(hours=1)
    agenda = await teams.health.says("agenda")
    await teams.health.presses(agenda, "I cannot attend")
    card = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    assert card.shows(f"Apologies, {HEALTH}: Demo health")


async def test_it_is_for_those_who_lead_and_for_the_coordinator_and_on_the_day(teams: Teams) -> None:
    await begun(teams)
    for verb in ("room.open", "room.here", "room.all", "room.gone", "room.form", "room.save"):
        for voice in (teams.police, teams.practitioner):
            assert (await says(voice, verb, person=teams.police.who.aad)).shows("not for the roles you hold"), verb
    none = await says(teams.chair, "room.here", person="nobody")
    assert none.shows("not there any more")
    forged = await says(teams.chair, "room.here", present="SHCG-P002/somebody")
    assert forged.shows("not there any more")
    assert [each.person for each in present(teams)] == [teams.chair.who.aad]
    other = await teams.chair.sends(none, "room.all", {"panel": "SHCG-P002"})
    assert other.shows("That panel does not sit today.")


async def test_nobody_is_marked_once_it_has_ended(teams: Teams) -> None:
    await begun(teams)
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    refused = await says(teams.chair, "room.all")
    assert refused.shows("The sitting was ended on Thursday 17 December 2026")
    assert [each.person for each in present(teams)] == [teams.chair.who.aad]


def asked(teams: Teams) -> list[str]:
    with teams.store.turn(teams.clock()) as turn:
        return sorted(each.to for each in turn.find(Notice) if each.template == "decision open")


async def test_who_comes_in_after_an_outcome_was_proposed_is_asked_too_and_nobody_twice(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "removed")
    members = [persona_id(name) for name in ("police", "health")]
    assert asked(teams) == sorted(members)
    for _ in range(2):
        await says(teams.chair, "room.here", person=persona_id("education"))
        await says(teams.chair, "room.gone", person=persona_id("education"))
    assert asked(teams) == sorted([*members, persona_id("education")])
    await proposes(teams, reference, "ongoing")
    shown = await opened(teams.chair, reference)
    await teams.chair.presses(await teams.chair.presses(shown, "All of them agree"), "Close the decision")
    before = asked(teams)
    await says(teams.chair, "room.here", person=persona_id("early_help"))
    assert asked(teams) == before
