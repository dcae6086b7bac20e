"""Somebody is away: whoever deputises speaks for the seat from the first day to the last, and no longer."""

from bot.personas import persona_id
from panel.people import Person
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import accepted

WHEN = {"away_from": "4 1 2027", "away_until": "8 1 2027"}


async def test_a_deputys_access_begins_and_ends_with_the_absence(teams: Teams) -> None:
    reference, lead = await accepted(teams), teams.lead
    await _away(teams, "health", deputy=persona_id("lead"), **WHEN)
    assert not await _opens(lead, reference)
    teams.clock.move(days=42)
    card = await lead.says(f"case {reference}")
    assert await _opens(lead, reference)
    teams.clock.move(days=5)
    assert (await lead.presses(card, "Open")).shows("There is no case with that reference that you can open.")
    assert not await _opens(lead, reference)
    with teams.store.turn(teams.clock()) as turn:
        last = turn.find(Audit)[-1]
        assert (last.by, last.outcome) == (persona_id("lead"), "refused")


async def test_the_prompt_goes_to_the_deputy_and_stands_in_their_list(teams: Teams) -> None:
    await accepted(teams)
    for voice in (teams.lead, teams.health):
        await voice.says("help")
    await _away(teams, "health", deputy=persona_id("lead"), away_from="7 12 2026")
    teams.clock.move(days=17)
    await _told(teams.lead, "You get this because you speak for Health.")
    assert not any("Open the list" in card.buttons for card in teams.health.sees())
    mine = await teams.lead.says("my")
    assert mine.shows("Lists of children that wait for your seat’s answers: 1")
    listed = await teams.lead.presses(mine, "Open my list")
    assert (await teams.lead.presses(listed, "Open the list")).shows("Robin Example")


async def test_it_is_said_what_changes_and_the_deputy_is_told(teams: Teams) -> None:
    await teams.deputy.says("help")
    done = await _away(teams, "health", deputy=persona_id("deputy"), **WHEN)
    line = "Prompts for Senior Safeguarding Lead, Health go to Demo deputy from Monday 4 January 2027."
    assert done.shows(line)
    assert done.shows("Away from Monday 4 January 2027 until Friday 8 January 2027.")
    told = "You deputise for Senior Safeguarding Lead, Health from Monday 4 January 2027 until Friday 8 January 2027."
    await _told(teams.deputy, told)
    assert not any(card.shows("Demo health") for card in teams.deputy.sees())


async def test_one_s_own_absence_without_a_deputy_tells_the_coordinator(teams: Teams) -> None:
    await teams.coordinator.says("help")
    health = teams.health
    form = await health.presses(await health.presses(await health.says("my"), "Open my list"), "I am away")
    wrong = await health.presses(form, "Save my absence", away_from="4 1 2027", away_until="3 1 2027")
    assert wrong.shows("Away until must not be before the first day away")
    done = await health.presses(wrong, "Save my absence", away_until="8 1 2027")
    assert done.shows("Nobody deputises for Senior Safeguarding Lead, Health: its prompts still go to Demo health.")
    await _told(teams.coordinator, "Nobody deputises for Senior Safeguarding Lead, Health from Monday 4 January 2027")
    assert not any(card.shows("Demo health") for card in teams.coordinator.sees())


async def test_nobody_names_their_own_deputy_or_sends_somebody_else_away(teams: Teams) -> None:
    health = teams.health
    form = await health.presses(await health.presses(await health.says("my"), "Open my list"), "I am away")
    assert "deputy" not in form.inputs
    ids = form.buttons["Save my absence"]["data"]["ids"] | {"person": persona_id("police")}
    await health.sends(form, "my.away_save", ids, WHEN | {"deputy": persona_id("lead")})
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Person, persona_id("police")).away_from is None
        assert turn.get(Person, persona_id("health")).away_from
        assert not turn.get(Person, persona_id("lead")).seats(NAME)


async def test_back_before_the_last_day_ends_it_at_once(teams: Teams) -> None:
    reference = await accepted(teams)
    await _away(teams, "health", deputy=persona_id("lead"), away_from="23 11 2026")
    assert await _opens(teams.lead, reference)
    health = teams.health
    form = await health.presses(await health.presses(await health.says("my"), "Open my list"), "I am away")
    assert form.shows("Away from Monday 23 November 2026 until further notice.")
    assert (await health.presses(form, "I am back")).shows("The absence is over")
    assert not await _opens(teams.lead, reference)
    assert (await health.presses(form, "I am back")).shows("The absence is over"), "the same press again"


async def test_a_member_who_is_away_can_still_open_their_own(teams: Teams) -> None:
    reference = await accepted(teams)
    await _away(teams, "health", away_from="23 11 2026")
    assert await _opens(teams.health, reference)


async def test_two_changes_of_one_absence_do_not_undo_each_other(teams: Teams) -> None:
    early = await _form(teams, "health")
    await _away(teams, "health", **WHEN)
    late = await teams.coordinator.presses(early, "Save the absence", away_from="1 2 2027")
    assert late.shows("Somebody else was quicker. Nothing you typed is lost.")
    assert late.inputs["away_from"] == "1 2 2027"
    with teams.store.turn(teams.clock()) as turn:
        assert str(turn.get(Person, persona_id("health")).away_from) == "2027-01-04"


async def _form(teams: Teams, persona: str) -> Card:
    with teams.store.turn(teams.clock()) as turn:
        rev = turn.get(Person, persona_id(persona)).rev
    ids = {"procedure": NAME, "person": persona_id(persona), "rev": str(rev)}
    return await teams.coordinator.sends(await teams.coordinator.says("roster"), "away.form", ids)


async def _away(teams: Teams, persona: str, **fields: str) -> Card:
    return await teams.coordinator.presses(await _form(teams, persona), "Save the absence", **fields)


async def _opens(voice: Voice, reference: str) -> bool:
    """Whether they are let into a case by asking for it."""
    return (await voice.says(f"case {reference}")).shows("open it to see it in your view")


async def _told(voice: Voice, words: str) -> None:
    await voice.teams.until(lambda: any(card.shows(words) for card in voice.sees()))
