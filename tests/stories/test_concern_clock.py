"""A safety concern is told again until somebody has it, and never left on the coordinator's shoulders."""

from dataclasses import replace
from datetime import date, timedelta

from bot.personas import persona_id
from panel.concerns import Concern
from panel.people import Person
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.test_screening_clock import everybody, heard

OFTEN = (
    "Until somebody has it, it is told again after 5, 15 and 30 minutes, once more after 60, "
    "then each morning the office opens."
)


async def raised(teams: Teams) -> Card:
    form = await teams.practitioner.presses(await teams.practitioner.says("safety"), "Tell the chair and the deputy")
    return await teams.practitioner.presses(form, "Tell the chair and the deputy", what="He is alone with his sister.")


def on_the_roster(teams: Teams, *people: Person) -> None:
    with teams.store.turn(teams.clock()) as turn:
        for person in people:
            turn.save(person)


def told(voice: Voice) -> int:
    return sum(card.shows("Safety concern SHCG-S001, raised on") for card in voice.sees())


def without(teams: Teams, persona: str) -> None:
    """Nobody holds what this persona held."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id(persona)), left=True))


async def waits(teams: Teams, minutes: float) -> None:
    teams.clock.move(minutes=minutes)
    await teams.until(lambda: not teams.store.due(teams.clock()))


async def test_it_is_told_again_after_five_fifteen_and_thirty_minutes_then_at_the_hour_then_each_morning(
    teams: Teams,
) -> None:
    await everybody(teams)
    assert (await raised(teams)).shows(OFTEN)
    assert (await heard(teams.chair, "Safety concern SHCG-S001, raised on")).shows(OFTEN)
    for minutes, times in ((0, 1), (4, 1), (1, 2), (5, 2), (5, 3), (15, 4), (30, 5), (120, 5)):
        await waits(teams, minutes)
        assert (told(teams.chair), told(teams.deputy)) == (times, times), minutes
    await waits(teams, 24 * 60)
    assert told(teams.chair) == 6
    assert told(teams.coordinator) == 0
    assert not any(card.shows("sister") for voice in (teams.chair, teams.deputy) for card in voice.sees())


async def test_once_somebody_has_it_nothing_more_is_sent_and_whoever_raised_it_is_told(teams: Teams) -> None:
    await everybody(teams)
    card = await raised(teams)
    assert card.shows("Nobody has taken it yet")
    notice = await heard(teams.chair, "Safety concern SHCG-S001, raised on")
    await waits(teams, 5)
    mine = await teams.practitioner.sends(card, "concern.open", {"concern": "SHCG-S001"})
    assert mine.shows("2 of 2 notices delivered; told 2 times. Next time: Monday 23 November 2026 at 10:15am")
    await teams.chair.presses(notice, "I have it")
    taken = await heard(teams.practitioner, "Safety concern SHCG-S001 was taken on Monday 23 November 2026 at 10:05am.")
    assert (await teams.practitioner.presses(taken, "Open")).shows("at 10:05am by Demo chair")
    before = told(teams.chair), told(teams.deputy)
    assert not (await teams.chair.presses(notice, "Open")).shows(OFTEN)
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Concern, procedure=NAME, acknowledged_by="")
    await waits(teams, 3 * 24 * 60)
    assert (told(teams.chair), told(teams.deputy)) == before
    assert not any(card.shows("Ring yourself now") for card in teams.practitioner.sees())


async def test_where_there_is_no_duty_manager_that_is_said_at_once_and_again_at_half_an_hour(teams: Teams) -> None:
    await everybody(teams)
    without(teams, "duty_manager")
    card = await raised(teams)
    assert card.shows("No duty manager is on the roster, so nobody else is told if they do not answer.")
    await waits(teams, 30)
    for voice in (teams.practitioner, teams.chair):
        await heard(voice, "Nobody has taken SHCG-S001, and no duty manager is on the roster to be told.")


async def test_the_duty_manager_is_told_to_ring_and_opens_whom_not_what(teams: Teams) -> None:
    await everybody(teams)
    manager = teams.voice("somebody-else")
    assert (await manager.says("demo as duty_manager")).shows("You now act as duty manager.")
    await teams.practitioner.says("help")
    assert not (await raised(teams)).shows("No duty manager")
    await waits(teams, 30)
    notice = await heard(manager, "Ring about SHCG-S001: it was raised on Monday 23 November 2026 at 10am")
    opened = await manager.presses(notice, "Whom to ring")
    for words in ("Raised by: Demo practitioner", "Told: Demo chair", "Told: Demo deputy", "is not shown here"):
        assert opened.shows(words)
    assert not opened.shows("sister")
    forged = await manager.sends(notice, "concern.open", {"concern": "SHCG-S001"})
    assert forged.shows("There is no safety concern with that reference that you can open.")
    await waits(teams, 30)
    assert sum(card.shows("Ring about SHCG-S001") for card in manager.sees()) == 1


async def test_whom_to_ring_is_for_those_who_ring(teams: Teams) -> None:
    await raised(teams)
    for voice in (teams.police, teams.practitioner):
        refused = await voice.sends(await voice.says("my"), "concern.ring", {"concern": "SHCG-S001"})
        assert refused.shows("That is not for the roles you hold here.")
    with teams.store.turn(teams.clock()) as turn:
        lines = [line for line in turn.find(Audit, subject="SHCG-S001") if line.act == "concern.ring"]
    assert [line.outcome for line in lines] == ["refused", "refused"]


async def test_it_is_said_at_once_when_chair_and_deputy_are_both_away(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        people = [turn.get(Person, persona_id(name)) for name in ("chair", "deputy")]
    today = date(2026, 11, 23)
    on_the_roster(teams, *(replace(each, away_from=today, away_until=today + timedelta(days=3)) for each in people))
    assert (await raised(teams)).shows("The chair and the deputy are both away today: nobody may read this. Ring now.")


async def test_whoever_raises_it_is_not_counted_among_those_who_may_read_it(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        deputy = turn.get(Person, persona_id("deputy"))
    today = date(2026, 11, 23)
    on_the_roster(teams, replace(deputy, away_from=today, away_until=today + timedelta(days=3)))
    alone = "Nobody else who is told of it is there today: nobody may read this. Ring now."
    form = await teams.chair.presses(await teams.chair.says("safety"), "Tell the chair and the deputy")
    assert form.shows(alone)
    kept = await teams.chair.presses(form, "Tell the chair and the deputy", what="He is alone with his sister.")
    assert kept.shows(alone)
    mine = await teams.practitioner.presses(await teams.practitioner.says("safety"), "Tell the chair and the deputy")
    assert not mine.shows("nobody may read this"), "the chair is there for everybody else"
    shown = await teams.coordinator.sends(await teams.coordinator.says("my"), "concern.open", {"concern": "SHCG-S001"})
    assert shown.shows(alone), "as it stands for whoever raised it"
