"""A member cannot come to one panel: the deputy is told, the coordinator sees it, and the rest stays theirs."""

from dataclasses import replace
from datetime import date

from bot.matters import settle
from bot.personas import persona_id
from panel.people import Person, Post, Role
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.test_moved import JANUARY, changes
from tests.stories.test_screening_clock import heard
from tests.stories.test_updates import asked, prompt

SORRY = "Apologies for the panel of Thursday 17 December 2026 at 9:30am: Senior Safeguarding Lead, Health."
BACK = (
    "Apologies for the panel of Thursday 17 December 2026 at 9:30am are taken back: Senior Safeguarding Lead, Health."
)


async def deputised(teams: Teams) -> Voice:
    """Somebody who deputises for Health, and the agenda is out."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("stand-in", "Demo stand-in", (Post(NAME, Role.MEMBER, "health", deputises=True),)))
        settle(turn)
    deputy = teams.voice("stand-in")
    for voice in (deputy, teams.chair, teams.coordinator, teams.deputy):
        await voice.says("help")
    await asked(teams, teams.health)
    return deputy


def saying(voice: Voice, words: str) -> list[Card]:
    return [card for card in voice.sees() if card.shows(words)]


async def dates(teams: Teams) -> Card:
    return await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")


async def settled(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()))


async def test_apologies_are_told_to_the_deputy_seen_by_the_coordinator_and_taken_back(teams: Teams) -> None:
    deputy = await deputised(teams)
    done = await teams.health.presses(await prompt(teams, teams.health), "I cannot attend")
    assert done.shows("Your apologies for the panel of Thursday 17 December 2026 are kept")
    assert done.shows("Told: Demo stand-in.")
    told = await heard(deputy, SORRY)
    assert not told.shows("Demo health")
    listed = await teams.coordinator.presses(await teams.coordinator.says("updates"), "Open")
    dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    for card in (listed, dates):
        assert card.shows("Apologies: Demo health (Senior Safeguarding Lead, Health)")
    await teams.health.presses(await teams.health.says("agenda"), "I cannot attend")
    await settled(teams)
    assert len(saying(deputy, SORRY)) == 1
    await teams.health.presses(done, "I can attend after all")
    await heard(deputy, BACK)
    dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    assert not dates.shows("Apologies")
    await teams.health.presses(done, "I can attend after all")
    await teams.health.presses(await teams.health.says("agenda"), "I cannot attend")
    await teams.until(lambda: len(saying(deputy, SORRY)) == 2)
    assert len(saying(deputy, BACK)) == 1


async def test_it_is_no_absence_prompts_and_access_stay_with_the_member(teams: Teams) -> None:
    deputy = await deputised(teams)
    await teams.health.presses(await prompt(teams, teams.health), "I cannot attend")
    await heard(deputy, SORRY)
    teams.clock.move(days=1)
    reminder = await heard(teams.health, "Health has not answered yet for 1 of 1")
    listed = await teams.health.presses(reminder, "Open the list")
    assert listed.shows("Robin Example")
    assert not saying(deputy, "Health has not answered yet")
    assert (await deputy.says("update")).shows("That is not for the roles you hold here.")


async def test_the_chair_s_apologies_go_to_the_deputy_chair(teams: Teams) -> None:
    await deputised(teams)
    done = await teams.chair.presses(await teams.chair.says("agenda"), "I cannot attend")
    assert done.shows("Told: Demo deputy.")
    await heard(teams.deputy, "Apologies for the panel of Thursday 17 December 2026 at 9:30am: Chair.")


async def test_of_a_panel_that_is_moved_it_is_said_anew(teams: Teams) -> None:
    await deputised(teams)
    await teams.health.presses(await teams.health.says("agenda"), "I cannot attend")
    dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    panel = {"panel": "SHCG-P001", "rev": dict(dates.buttons["Move"]["data"]["ids"])["rev"]}
    form = await teams.coordinator.sends(dates, "schedule.move", panel)
    ids = {**dict(form.buttons["Move the panel"]["data"]["ids"]), "sure": "yes"}
    assert ids["panel"] == "SHCG-P001"
    with teams.store.turn(teams.clock()) as turn:
        ids["rev"] = str(turn.panel("SHCG-P001").rev)
    why = {"date": "18 12 2026", "time": "9:30", "reason": "The room."}
    await teams.coordinator.sends(form, "schedule.move_save", ids, why)
    with teams.store.turn(teams.clock()) as turn:
        assert turn.panel("SHCG-P001").starts_at.day == 18
    dates = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    assert not dates.shows("Apologies")


async def moved(teams: Teams, **when: str) -> None:
    form = await changes(teams, "move", "Move the panel", **when)
    if "Move it all the same" in form.buttons:
        await teams.coordinator.presses(form, "Move it all the same")


async def test_apologies_do_not_come_back_with_the_day_they_were_for(teams: Teams) -> None:
    deputy = await deputised(teams)
    await teams.health.presses(await teams.health.says("agenda"), "I cannot attend")
    await heard(deputy, SORRY)
    await moved(teams, **JANUARY)
    await moved(teams, date="17 12 2026", time="9:30am", reason="The room is free after all.")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.panel("SHCG-P001").starts_at.day == 17
    assert not (await dates(teams)).shows("Apologies")
    done = await teams.health.presses(await teams.health.says("agenda"), "I cannot attend")
    assert done.shows("Told: Demo stand-in.")
    await teams.until(lambda: len(saying(deputy, SORRY)) == 2)
    assert (await dates(teams)).shows("Apologies: Demo health")


async def test_the_deputy_who_was_told_says_that_they_cannot_come_and_the_coordinator_is_told(teams: Teams) -> None:
    deputy = await deputised(teams)
    card = await deputy.says("agenda")
    refused = await deputy.presses(card, "I cannot attend")
    assert refused.shows("You are not expected at the table of this panel. Nothing was changed.")
    mine = await teams.health.presses(await prompt(teams, teams.health), "I cannot attend")
    done = await deputy.presses(await heard(deputy, SORRY), "I cannot attend")
    assert done.shows("Told: Demo coordinator.")
    assert done.shows("Nobody on the roster can come instead of you.")
    await heard(teams.coordinator, f"{SORRY} Nobody else on the roster can come for it.")
    both = "Apologies: Demo health (Senior Safeguarding Lead, Health); Demo stand-in (Senior Safeguarding Lead, Health)"
    assert (await dates(teams)).shows(both)
    await teams.health.presses(mine, "I can attend after all")
    assert not (await dates(teams)).shows("Apologies")
    await deputy.presses(done, "I can attend after all")
    await heard(teams.coordinator, BACK)


async def test_a_deputy_who_speaks_for_the_seat_on_the_panel_s_day_sends_apologies(teams: Teams) -> None:
    deputy = await deputised(teams)
    with teams.store.turn(teams.clock()) as turn:
        health = turn.get(Person, persona_id("health"))
        away = replace(health, away_from=date(2026, 12, 16), away_until=date(2026, 12, 18))
        turn.save(away)
        settle(turn)
    done = await deputy.presses(await deputy.says("agenda"), "I cannot attend")
    assert done.shows("Told: Demo coordinator.")
    await heard(teams.coordinator, SORRY)


async def test_apologies_of_somebody_who_left_the_roster_are_listed_no_more(teams: Teams) -> None:
    await deputised(teams)
    await teams.health.presses(await teams.health.says("agenda"), "I cannot attend")
    assert (await dates(teams)).shows("Apologies: Demo health")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), left=True))
        settle(turn)
    listed = await teams.coordinator.presses(await teams.coordinator.says("updates"), "Open")
    for card in (await dates(teams), listed):
        assert not card.shows("Apologies")


async def test_nobody_but_those_at_the_table_and_not_once_it_has_begun(teams: Teams) -> None:
    await deputised(teams)
    card = await teams.health.says("agenda")
    for verb in ("attend.cannot", "attend.can"):
        for voice in (teams.practitioner, teams.lead):
            assert (await voice.sends(card, verb, {"panel": "SHCG-P001"})).shows("not for the roles you hold")
        refused = await teams.invitee.sends(card, verb, {"panel": "SHCG-P001"})
        assert refused.shows("You are not expected at the table of this panel.")
    assert (await teams.health.sends(card, "attend.cannot", {"panel": "SHCG-P999"})).shows("There is no panel")
    teams.clock.move(days=8)
    assert (await teams.health.presses(card, "I cannot attend")).shows("has begun, or is over. Nothing has changed.")
