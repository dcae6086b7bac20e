"""Free times for an extra panel: out of the calendars that can be seen, by a card from everybody else, and one tap."""

import asyncio
from datetime import UTC, datetime, timedelta

from panel.panels import Panel
from panel.polls import Could, Poll
from storage.records import Errand
from tests.dialogue import Card, Teams, Voice, actions, talking
from tests.graph.state import Graph
from tests.graph.steps import all_booked
from tests.stories.test_offers import accept

FREE = "See when members are free"
DRAFTED = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
OFFER = "Offer SHCG-O001"
DAY = timedelta(days=1)
POLICE, HEALTH, CHAIR = "police@demo.example", "health@demo.example", "chair@demo.example"


async def offered(teams: Teams, *words: str) -> Card:
    """More cases than there is room for, and the offer that comes of it, once it says this."""
    for voice in (teams.coordinator, teams.police, teams.health, teams.chair):
        await voice.says("help")
    accept(teams, 15)
    return await board(teams, *(words or ["2 cases would move to it."]))


async def board(teams: Teams, *words: str) -> Card:
    """The one card of the offer, once it says all this: changes that come together are shown together, later."""
    for _ in range(60):
        await teams.until(lambda: not teams.store.due(teams.clock()), seconds=30)
        found = [seen for seen in teams.coordinator.sees() if seen.shows(OFFER)]
        if len(found) == 1 and all(found[0].shows(each) for each in words):
            return found[0]
        teams.clock.move(seconds=5)
        await asyncio.sleep(0.05)
    raise AssertionError("\n".join(each.words for each in found))


def asked(voice: Voice) -> list[Card]:
    """What somebody is asked about their times."""
    return [card for card in voice.sees() if card.shows("Could you come to an extra panel?")]


async def answers(voice: Voice, *times: datetime) -> Card:
    """Somebody ticks the times at which they could come."""
    form = await voice.presses(asked(voice)[-1], "Say when")
    return await voice.presses(form, "Save", can=",".join(f"{each.astimezone(UTC):%Y%m%dT%H%M}" for each in times))


def takes(card: Card) -> list[str]:
    """The buttons that book a time or choose it, as somebody hears them: no two of them the same."""
    said = [each["title"] for each in actions(card.content) if each["title"].startswith(("Book ", "Choose "))]
    assert len(said) == len(set(said))
    return said


def first(card: Card) -> str:
    """What the card's main button says."""
    (main,) = (each["title"] for each in actions(card.content) if each.get("style") == "positive")
    return str(main)


def extra(teams: Teams) -> Panel | None:
    with teams.store.turn(teams.clock()) as turn:
        return turn.maybe(Panel, "SHCG-P007")


async def test_the_offer_shows_who_is_free_and_one_tap_books_another_time(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.busy(POLICE, DRAFTED, DRAFTED + timedelta(hours=1))
    graph.busy(HEALTH, DRAFTED, DRAFTED + timedelta(hours=1), "tentative")
    graph.busy(HEALTH, DRAFTED + DAY, DRAFTED + 2 * DAY, "workingElsewhere")
    card = await offered(teams, "Wednesday 2 December 2026 at 11am: 11 of 11 free, the chair free.")
    assert len(graph.done(FREE)) == 1
    assert card.shows("Thursday 3 December 2026 at 9:30am: 11 of 11 free, the chair free.")
    assert card.shows("Wednesday 2 December 2026 at 9:30am: 9 of 11 free, the chair free. Busy: ")
    moves = await teams.coordinator.presses(card, "Who would move")
    who = await teams.coordinator.presses(card, "Who is free")
    assert {first(each) for each in (card, moves, who)} == {"Book Wednesday 2 December at 11am"}
    assert set(takes(card)) == set(takes(moves)) == set(takes(who))
    assert "Book Wednesday 2 December at 9:30am" in takes(who)
    assert who.shows("Busy: Police, Health")
    assert "Ask who is free" not in card.buttons
    done = await teams.coordinator.presses(card, "Book Thursday 3 December at 9:30am")
    assert done.shows("There is an extra panel: SHCG-P007, Thursday 3 December 2026 at 9:30am.")
    await board(teams, "is taken: the extra panel is booked for Thursday 3 December 2026 at 9:30am.")
    assert any(seen.shows("There is an extra panel: SHCG-P007") for seen in teams.police.sees())
    assert graph.event("SHCG-P007")
    assert asked(teams.police) == []
    again = await teams.coordinator.presses(card, "Book Thursday 3 December at 9:30am")
    assert again.shows("Offer SHCG-O001 is taken. Nothing was changed by this press.")


async def test_no_time_is_proposed_at_which_the_chair_cannot_come(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.busy(CHAIR, DRAFTED - timedelta(hours=3), DRAFTED + timedelta(hours=8), "oof")
    card = await offered(teams, "Wednesday 2 December 2026 at 9:30am: 10 of 11 free, the chair busy.")
    assert not [title for title in card.buttons if title.startswith("Book Wednesday 2 December")]
    ids = card.buttons["Book Thursday 3 December at 9:30am"]["data"]["ids"]
    forged = await teams.coordinator.sends(card, "offer.book", {**ids, "time": "20261202T1000"})
    assert forged.shows("That time is not proposed any more. Nothing was changed by this press.")
    assert extra(teams) is None


async def test_whoever_has_no_calendar_here_is_asked_by_a_card(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.unknown(POLICE)
    await offered(teams, "Thursday 3 December 2026 at 9:30am: 10 of 11 free, the chair free. Not known: 1.")
    assert len(asked(teams.police)) == 1
    assert asked(teams.health) == []
    assert (await answers(teams.police, DRAFTED + DAY)).shows("You said that you could come at 1 time.")
    card = await board(teams, "Thursday 3 December 2026 at 9:30am: 11 of 11 free, the chair free.")
    assert card.shows("Friday 4 December 2026 at 9:30am: 10 of 11 free, the chair free. Busy: Police.")
    form = await teams.police.presses(asked(teams.police)[-1], "Say when")
    assert form.inputs["can"] == "20261203T0930"
    await answers(teams.police)
    await board(teams, "Thursday 3 December 2026 at 9:30am: 10 of 11 free, the chair free. Busy: Police.")
    assert len(asked(teams.police)) == 1


async def test_the_question_is_taken_back_when_the_offer_ends(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    graph.unknown(POLICE)
    await offered(teams, "Not known: 1.")
    (question,) = asked(teams.police)
    await answers(teams.police, DRAFTED)
    card = await board(teams, "11 of 11 free")
    await teams.coordinator.presses(card, "Not now")
    await board(teams, "not now")
    assert asked(teams.police) == []
    (now,) = [seen for seen in teams.police.sees() if seen.activity == question.activity]
    assert now.shows("That is settled, and nothing is left to answer.")
    late = await teams.police.presses(question, "Say when")
    assert late.shows("That is settled, or you are not asked.")
    with teams.store.turn(teams.clock()) as turn:
        assert (turn.find(Poll), turn.find(Could)) == ([], [])
        assert not [each for each in turn.find(Errand) if each.id.startswith("free")]


async def test_without_the_permission_everybody_is_asked_and_the_coordinator_told_once(
    teams: Teams, graph: Graph
) -> None:
    await all_booked(teams, graph)
    graph.granted.discard("Calendars.ReadWrite")
    await offered(teams, "Not known: 11.")
    assert [len(asked(voice)) for voice in (teams.police, teams.health)] == [1, 1]
    for _ in range(3):
        teams.clock.move(hours=2)
        await board(teams)
    assert len([seen for seen in teams.coordinator.sees() if seen.shows("a permission is missing")]) == 1
    assert [len(asked(voice)) for voice in (teams.police, teams.health)] == [1, 1]
    await answers(teams.police, DRAFTED)
    await board(teams, "Wednesday 2 December 2026 at 9:30am: 1 of 11 free, the chair not known. Not known: 10.")
    graph.granted.add("Calendars.ReadWrite")
    teams.clock.move(hours=2)
    await board(teams, "Wednesday 2 December 2026 at 9:30am: 11 of 11 free, the chair free.")


async def test_the_calendars_are_looked_at_again_on_the_next_working_day(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    await offered(teams, "Wednesday 2 December 2026 at 9:30am: 11 of 11 free")
    graph.busy(POLICE, DRAFTED, DRAFTED + timedelta(hours=10))
    teams.clock.move(hours=1)
    await board(teams, "Wednesday 2 December 2026 at 9:30am: 11 of 11 free")
    teams.clock.move(days=1)
    await board(teams, "Wednesday 2 December 2026 at 9:30am: 10 of 11 free")
    assert len(graph.done(FREE)) == 2


async def test_without_a_tenant_the_coordinator_asks_everybody_by_card() -> None:
    async with talking() as teams:
        card = await offered(teams)
        assert not card.shows(" of 11 free")
        done = await teams.coordinator.presses(card, "Ask who is free")
        assert done.shows("11 people are asked.")
        card = await board(teams, "Wednesday 2 December 2026 at 9:30am: 0 of 11 free, the chair not known.")
        assert "Ask who is free" not in card.buttons
        await answers(teams.chair, DRAFTED + DAY, DRAFTED + 2 * DAY, DRAFTED + 5 * DAY, DRAFTED + 6 * DAY)
        await answers(teams.police, DRAFTED + 2 * DAY)
        card = await board(teams, "Friday 4 December 2026 at 9:30am: 2 of 11 free, the chair free. Not known: 9.")
        assert card.shows("Wednesday 2 December 2026 at 9:30am: 0 of 11 free, the chair busy.")
        await teams.coordinator.presses(card, "Book Friday 4 December at 9:30am")
        await board(teams, "is taken")
        booked = extra(teams)
        assert booked
        assert booked.starts_at == DRAFTED + 2 * DAY
        assert asked(teams.police) == []


async def test_only_who_is_asked_answers_and_only_a_coordinator_sees_who_is_free() -> None:
    async with talking() as teams:
        card = await offered(teams)
        await teams.coordinator.presses(card, "Ask who is free")
        await board(teams, "Not known: 11.")
        ids = {"procedure": "durham-shcg", "poll": "SHCG-O001"}
        for verb in ("times.open", "times.ask", "times.propose", "times.stop", "offer.book"):
            assert (await teams.police.sends(card, verb, ids)).shows("That is not for the roles you hold here.")
        mine = await teams.deputy.says("help")
        assert (await teams.deputy.sends(mine, "times.form", ids)).shows("That is settled, or you are not asked.")
        old = {**ids, "round": "another"}
        assert (await teams.police.sends(asked(teams.police)[0], "times.save", old)).shows("The times have changed")


async def test_times_are_proposed_for_a_panel_that_is_added_by_hand(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    for voice in (teams.coordinator, teams.police):
        await voice.says("help")
    graph.unknown(POLICE)
    form = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Add an extra panel")
    await teams.coordinator.presses(form, "Propose times")
    await teams.until(lambda: not teams.store.due(teams.clock()), seconds=30)
    assert len(asked(teams.police)) == 1
    times = await teams.coordinator.presses(form, "Propose times")
    assert times.shows("Not known: Police")
    form = await teams.coordinator.presses(times, first(times))
    assert form.inputs["date"]
    done = await teams.coordinator.presses(form, "Add the panel", reason="Many wait.")
    assert done.shows("There is an extra panel: SHCG-P007")
    await teams.until(lambda: not asked(teams.police), seconds=30)


async def test_nobody_is_asked_any_more_when_the_coordinator_says_so() -> None:
    async with talking() as teams:
        for voice in (teams.coordinator, teams.police):
            await voice.says("help")
        form = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Add an extra panel")
        times = await teams.coordinator.presses(form, "Propose times")
        await teams.coordinator.presses(times, "Ask who is free")
        await teams.until(lambda: asked(teams.police), seconds=30)
        assert (await teams.coordinator.presses(times, "Ask nobody any more")).shows("No panel was added.")
        await teams.until(lambda: not asked(teams.police), seconds=30)
