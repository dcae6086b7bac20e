"""Who hears of each place that apologies leave empty: once it is, as soon as somebody can fill it, and no sooner."""

from dataclasses import replace

from bot.matters import settle
from bot.personas import persona_id
from panel.apologies import Apology
from panel.people import Person, Post, Role
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.test_apologies import BACK, SORRY, deputised, moved, saying, settled
from tests.stories.test_moved import JANUARY
from tests.stories.test_roster import NEW
from tests.stories.test_screening_clock import heard
from tests.stories.test_updates import asked, prompt

NOBODY = f"{SORRY} Nobody else on the roster can come for it."
PANEL = "Apologies for the panel of Thursday 17 December 2026 at 9:30am"


async def sends_apologies(voice: Voice) -> Card:
    return await voice.presses(await voice.says("agenda"), "I cannot attend")


def also(teams: Teams, person: str, *posts: Post) -> None:
    """Somebody on the roster, new or not, holds more than before."""
    with teams.store.turn(teams.clock()) as turn:
        known = turn.maybe(Person, person) or Person(person, f"Demo {person}")
        turn.save(replace(known, posts=(*known.posts, *posts)))
        settle(turn)


async def test_a_deputy_who_is_added_later_is_told_and_whoever_was_told_hears_that_they_come(teams: Teams) -> None:
    for voice in (teams.coordinator, teams.chair):
        await voice.says("help")
    await asked(teams, teams.health)
    done = await teams.health.presses(await prompt(teams, teams.health), "I cannot attend")
    assert done.shows("Told: Demo coordinator.")
    await heard(teams.coordinator, NOBODY)
    deputy = teams.voice(NEW)
    also(teams, NEW, Post(NAME, Role.INVITEE))
    await deputy.says("help")
    also(teams, NEW, Post(NAME, Role.MEMBER, "health", deputises=True))
    await heard(deputy, SORRY)
    again = await sends_apologies(teams.health)
    assert again.shows(f"Told: Demo {NEW}.")
    assert not again.shows("Nobody else on the roster")
    await settled(teams)
    assert (len(saying(deputy, SORRY)), len(saying(teams.coordinator, SORRY))) == (1, 1)
    await teams.health.presses(done, "I can attend after all")
    for voice in (deputy, teams.coordinator):
        await heard(voice, BACK)


async def test_a_deputy_who_heard_nothing_is_not_told_that_it_is_taken_back(teams: Teams) -> None:
    for voice in (teams.coordinator, teams.chair):
        await voice.says("help")
    await asked(teams, teams.health)
    done = await sends_apologies(teams.health)
    await heard(teams.coordinator, NOBODY)
    await teams.health.presses(done, "I can attend after all")
    await heard(teams.coordinator, BACK)
    also(teams, "stand-in", Post(NAME, Role.MEMBER, "health", deputises=True))
    deputy = teams.voice("stand-in")
    await deputy.says("help")
    await settled(teams)
    assert not saying(deputy, "Apologies")


async def test_the_only_coordinator_s_place_is_the_chair_s_and_the_deputy_s_to_hear_of(teams: Teams) -> None:
    await deputised(teams)
    done = await sends_apologies(teams.coordinator)
    assert done.shows("Told: Demo chair, Demo deputy.")
    assert not done.shows("The coordinator sees your apologies.")
    for voice in (teams.chair, teams.deputy):
        told = await heard(voice, f"{PANEL}: Coordinator. Nobody else on the roster can come for it.")
        assert "The roster" not in told.buttons
    await teams.coordinator.presses(done, "I can attend after all")
    await heard(teams.chair, f"{PANEL} are taken back: Coordinator.")


async def test_of_two_coordinators_one_comes_and_nobody_is_told(teams: Teams) -> None:
    also(teams, "second", Post(NAME, Role.COORDINATOR))
    await deputised(teams)
    done = await sends_apologies(teams.coordinator)
    assert done.shows("The coordinator sees your apologies.")
    assert not done.shows("Told:")
    await settled(teams)
    assert not saying(teams.chair, "Apologies")


async def test_a_chair_who_also_holds_a_seat_leaves_both_places(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        health = turn.get(Person, persona_id("health"))
        turn.save(replace(health, posts=(Post(NAME, Role.AUDITOR),)))
    also(teams, persona_id("chair"), Post(NAME, Role.MEMBER, "health"))
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("stand-in", "Demo stand-in", (Post(NAME, Role.MEMBER, "health", deputises=True),)))
        settle(turn)
    deputy = teams.voice("stand-in")
    for voice in (deputy, teams.deputy):
        await voice.says("help")
    assert (await sends_apologies(teams.chair)).shows("Told: Demo deputy, Demo stand-in.")
    await heard(deputy, SORRY)
    await heard(teams.deputy, f"{PANEL}: Chair. You deputise")


async def test_once_the_deputy_chair_cannot_come_either_the_chair_s_place_is_told_of_too(teams: Teams) -> None:
    await deputised(teams)
    await sends_apologies(teams.chair)
    await heard(teams.deputy, f"{PANEL}: Chair. You deputise")
    done = await sends_apologies(teams.deputy)
    for place in ("Chair", "Deputy chair"):
        await heard(teams.coordinator, f"{PANEL}: {place}. Nobody else on the roster can come for it.")
    await teams.deputy.presses(done, "I can attend after all")
    await heard(teams.coordinator, f"{PANEL} are taken back: Deputy chair.")


async def test_while_another_holder_of_the_seat_comes_its_deputy_is_not_asked(teams: Teams) -> None:
    also(teams, "second", Post(NAME, Role.MEMBER, "health"))
    deputy, second = await deputised(teams), teams.voice("second")
    first = await teams.health.presses(await prompt(teams, teams.health), "I cannot attend")
    assert not first.shows("Told:")
    assert not first.shows("Nobody else on the roster")
    await settled(teams)
    assert not saying(deputy, "Apologies")
    assert (await sends_apologies(deputy)).shows("You are not expected at the table of this panel.")
    assert (await sends_apologies(second)).shows("Told: Demo stand-in.")
    await heard(deputy, SORRY)
    await teams.health.presses(first, "I can attend after all")
    await heard(deputy, BACK)
    await sends_apologies(teams.health)
    await teams.until(lambda: len(saying(deputy, SORRY)) == 2)


async def test_a_card_of_the_day_before_the_move_asks_first(teams: Teams) -> None:
    deputy = await deputised(teams)
    card = await prompt(teams, teams.health)
    await moved(teams, **JANUARY)
    asks = await teams.health.presses(card, "I cannot attend")
    assert asks.shows("The panel is on Thursday 7 January 2027 at 9:30am")
    assert asks.shows("Nothing was changed by this press.")
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Apology, panel="SHCG-P001")
    done = await teams.health.presses(asks, "I cannot attend")
    assert done.shows("Your apologies for the panel of Thursday 7 January 2027 are kept")
    await heard(deputy, "Apologies for the panel of Thursday 7 January 2027 at 9:30am")
    await moved(teams, date="14 1 2027", time="9:30am", reason="The room.")
    asks = await teams.health.presses(done, "I can attend after all")
    assert asks.shows("The panel is on Thursday 14 January 2027 at 9:30am")
    assert (await teams.health.presses(asks, "I can attend")).shows("You come to the panel of Thursday 14 January 2027")
