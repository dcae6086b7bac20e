"""A panel that moves or is cancelled after its agenda is out: who hears of it, and what goes on with the case."""

from panel.panels import Panel
from panel.people import Person, Post, Role
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_updates import SAID, notices, opened, out

ELSEWHERE = ANSWERS["in_place"] | {"authority": "Northshire"}
JANUARY = {"date": "7 1 2027", "time": "9:30am", "reason": "Half the seats are away."}


async def seen(voice: Voice, words: str, but: int = 0) -> Card:
    """The last card that says this, once there are more of them than so many and nothing is on its way."""

    def found() -> list[Card]:
        return [card for card in voice.sees() if card.shows(words)][but:]

    card: Card = (await voice.teams.until(found))[-1]
    await quiet(voice.teams)
    return card


async def changes(teams: Teams, what: str, button: str, **fields: str) -> Card:
    """The first panel, moved or cancelled."""
    with teams.store.turn(teams.clock()) as turn:
        rev = turn.get(Panel, "SHCG-P001").rev
    card = await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")
    form = await teams.coordinator.sends(card, f"schedule.{what}", {"panel": "SHCG-P001", "rev": str(rev)})
    return await teams.coordinator.presses(form, button, **fields)


async def quiet(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()))


async def test_a_panel_that_moves_says_by_when_seats_answer_now_and_they_are_reminded_of_that_day(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("stand-in", "Demo stand-in", (Post(NAME, Role.MEMBER, "police", deputises=True),)))
    await teams.voice("stand-in").installs()
    await accepted(teams)
    await out(teams, teams.police)
    not_answered = "Police has not answered yet for 1 of 1"
    teams.clock.move(days=1)
    await seen(teams.police, not_answered)
    teams.clock.move(days=4)
    await seen(teams.voice("stand-in"), not_answered)
    await changes(teams, "move", "Move the panel", **JANUARY)
    moved = await seen(teams.police, "Panel SHCG-P001 is moved from Thursday 17 December 2026")
    assert moved.shows("Each seat’s answers are due by Monday 4 January 2027, 5pm.")
    await quiet(teams)
    before = len([each for each in notices(teams, "reminder") if each.ids["seat"] == "police"])
    teams.clock.move(days=15)
    card = await seen(teams.police, not_answered, but=1)
    assert card.shows("Police: answers by Monday 4 January 2027, 5pm")
    assert len([each for each in notices(teams, "reminder") if each.ids["seat"] == "police"]) == before + 1
    teams.clock.move(days=7)
    await seen(teams.voice("stand-in"), not_answered, but=1)
    board = await teams.chair.presses(await teams.chair.says("updates"), "Open")
    assert board.shows("Police: no answer on 1 of 1, reminded Friday 11 December 2026 and Wednesday 30 December 2026")
    assert board.shows("deputy told Tuesday 15 December 2026 and Wednesday 6 January 2027")


async def tells(teams: Teams, card: Card, on: str) -> None:
    form = await teams.coordinator.presses(card, "Open")
    form = await teams.coordinator.presses(form, "Tell them") if "Tell them" in form.buttons else form
    await teams.coordinator.presses(form, "I have told them", told_on=on)


async def test_whoever_is_not_on_the_roster_is_told_again_when_the_panel_moves(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await out(teams)
    await tells(teams, await seen(teams.coordinator, f"{reference} is on Thursday 17 December 2026"), "10 12 2026")
    teams.clock.move(hours=1)
    done = await changes(teams, "move", "Move the panel", **JANUARY)
    assert done.shows("1 person is not on the roster: tell them, and say when.")
    card = await seen(teams.coordinator, f"{reference} is on Thursday 7 January 2027 at 9:45am. Somebody who comes")
    assert (await teams.coordinator.says("my")).shows("Cases whose people wait to be told: 1")
    listed = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who comes for it")
    assert listed.shows("Told: Thursday 10 December 2026, by Demo coordinator; it changed since")
    await tells(teams, card, "10 12 2026")
    listed = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who comes for it")
    assert not listed.shows("it changed since")
    await quiet(teams)
    assert len(notices(teams, "tell their time")) == 2


async def test_whoever_is_not_on_the_roster_is_told_again_when_only_the_order_changes(teams: Teams) -> None:
    for voice in (teams.coordinator, teams.chair):
        await voice.says("help")
    first = await accepted(teams)
    second = await accepted(teams, child={"first": "Sam", "family": "Sample", "born": "14 3 2013"})
    await out(teams)
    time = await seen(teams.coordinator, f"{first} is on Thursday 17 December 2026 at 9:45am. Somebody who comes")
    await tells(teams, time, "10 12 2026")
    teams.clock.move(hours=1)
    form = await teams.chair.sends(await teams.chair.says("agenda"), "agenda.order", {"panel": "SHCG-P001"})
    asks = await teams.chair.presses(form, "Move it", item=second, place="1")
    if "Move it all the same" in asks.buttons:
        await teams.chair.presses(asks, "Move it all the same")
    now = (await teams.chair.says("agenda")).words.split(f" {first}")[0].splitlines()[-1]
    card = await seen(teams.coordinator, f"{first} is on Thursday 17 December 2026 at {now}. Somebody who comes")
    assert now != "9:45am"
    listed = await teams.coordinator.presses(await teams.coordinator.says(f"invite {first}"), "Who comes for it")
    assert listed.shows("Told: Thursday 10 December 2026, by Demo coordinator; it changed since")
    assert (await teams.coordinator.says("my")).shows("Cases whose people wait to be told: 2")
    form = await teams.coordinator.presses(card, "Open")
    assert form.shows(f"Their item is on Thursday 17 December 2026 at {now}.")
    await tells(teams, card, "10 12 2026")
    listed = await teams.coordinator.presses(await teams.coordinator.says(f"invite {first}"), "Who comes for it")
    assert not listed.shows("it changed since")
    await quiet(teams)
    assert len([each for each in notices(teams, "tell their time") if each.ids["case"] == first]) == 2


async def test_whoever_is_not_on_the_roster_is_told_again_when_the_panel_is_cancelled(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams, in_place=ELSEWHERE)
    await out(teams)
    time = await seen(teams.coordinator, f"{reference} is on Thursday 17 December 2026")
    await tells(teams, time, "10 12 2026")
    teams.clock.move(hours=1)
    done = await changes(teams, "cancel", "Cancel the panel", reason="No quorum")
    assert done.shows("2 people are not on the roster: tell them, and say when.")
    words = f"{reference} is now on the panel of Thursday 21 January 2027 at 9:30am. Somebody who comes for it is not"
    card = await seen(teams.coordinator, words)
    listed = await teams.coordinator.presses(card, "Open")
    assert listed.shows("by Demo coordinator; it changed since")
    assert listed.shows("Told: not yet")
    await quiet(teams)
    assert len(notices(teams, "tell another day")) == 1


async def test_what_was_said_and_asked_goes_on_with_the_case_when_its_panel_is_cancelled(teams: Teams) -> None:
    reference = await accepted(teams)
    await out(teams, teams.health, teams.police)
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    await teams.health.presses(form, "Save", **SAID)
    said = await teams.police.presses(await teams.police.says(f"challenge {reference}"), "What was said")
    await teams.police.presses(said, "Ask")
    await quiet(teams)
    await changes(teams, "cancel", "Cancel the panel", reason="No quorum")
    board = await teams.police.presses(await teams.police.says(f"challenge {reference}"), "What was said")
    assert board.shows("Open questions: 1.")
    assert board.shows("For the panel of Thursday 17 December 2026.")
    teams.clock.move(days=35)
    await quiet(teams)
    read = await teams.chair.sends(await teams.chair.says("updates"), "updates.read", {"case": reference})
    assert read.shows("For the panel of Thursday 21 January 2027. Opening this is recorded.")
    assert read.shows("For the panel of Thursday 17 December 2026, which was cancelled\nHealth: Update, 1 statement.")
    assert read.shows(SAID["words"])
    again = await opened(teams.health, reference)
    assert again.shows("Your answer: not given.")
    assert again.shows("Your answer for the panel of Thursday 17 December 2026\nUpdate, 1 statement.")
    assert again.shows(SAID["words"])
    view = await teams.chair.sends(await teams.chair.says("agenda"), "agenda.view", {"panel": "SHCG-P002", "page": "0"})
    assert view.shows("Open questions: 1")
    mine = await teams.health.presses(await teams.health.says("my"), "Open my list")
    assert mine.shows(f"{reference}: somebody asks about what your seat said.")
    form = await teams.health.presses(mine, "Answer")
    done = await teams.health.presses(form, "Answer", nature="fact", source="Health record")
    assert done.shows("Answered")
    mine = await teams.health.presses(await teams.health.says("my"), "Open my list")
    assert not mine.shows("somebody asks")


async def test_a_question_that_went_on_with_its_case_is_reminded_of_before_the_new_panel(teams: Teams) -> None:
    reference = await accepted(teams)
    await out(teams, teams.health, teams.police)
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    await teams.health.presses(form, "Save", **SAID)
    said = await teams.police.presses(await teams.police.says(f"challenge {reference}"), "What was said")
    await teams.police.presses(said, "Ask")
    await changes(teams, "cancel", "Cancel the panel", reason="No quorum")
    teams.clock.move(days=41)
    card = await seen(teams.health, "Thursday 21 January 2027")
    assert card.where.kind == "personal"
    assert await teams.until(
        lambda: [each for each in notices(teams, "question due") if each.to == teams.health.who.aad]
    )
