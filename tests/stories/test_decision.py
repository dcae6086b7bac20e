"""What a sitting decides: proposed, agreed or objected to by each seat once, never outvoted, and closed."""

from dataclasses import replace

from bot.personas import persona_id
from panel.cases import Case
from panel.decisions import Decision, Stand
from panel.panels import Item
from panel.people import Person, Post, Role
from panel.session import Present
from storage.records import Notice
from tests.dialogue import Card, Teams, Voice
from tests.stories.at_sitting import PANEL, SITS, agree, before_the_panel, decision, proposes
from tests.stories.sittings import at_first

REASON = "Therapy has not started."


async def objects(voice: Voice, reference: str) -> Card:
    form = await voice.presses(await decision(voice, await voice.says("help"), reference), "Object")
    return await voice.presses(form, "Object", reason=REASON)


def told(teams: Teams) -> set[str]:
    with teams.store.turn(teams.clock()) as turn:
        return {each.to for each in turn.find(Notice) if each.template == "decision open"}


async def test_only_those_who_are_here_are_asked_and_an_objection_in_its_steps_is_kept_with_the_outcome(
    teams: Teams,
) -> None:
    reference = await before_the_panel(teams)
    shown = await proposes(teams, reference, "ongoing")
    assert told(teams) == {persona_id("police"), persona_id("health")}
    await agree(teams, reference, teams.police)
    mine = await objects(teams.health, reference)
    assert mine.shows(REASON)
    assert mine.shows("1 agrees; Health objects.")
    shown = await decision(teams.chair, shown, reference)
    form = await teams.chair.presses(shown, "Start the disagreement steps")
    await teams.chair.presses(form, "Raise it", words=REASON, with_chair="no")
    done = await teams.chair.presses(shown, "Close the decision")
    assert done.shows("Closed by: Demo chair")
    assert done.shows(REASON)
    again = await teams.chair.presses(shown, "Close the decision")
    assert again.shows("is closed. Nothing was changed by this press.")


async def test_a_seat_counts_once_and_can_change_its_mind_until_it_is_closed(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    shown = await proposes(teams, reference, "deferred")
    await agree(teams, reference, teams.police)
    assert (await objects(teams.police, reference)).shows("You object.")
    await agree(teams, reference, teams.police)
    with teams.store.turn(teams.clock()) as turn:
        assert [each.agrees for each in turn.find(Stand, panel=PANEL, case=reference)] == [True]
    mine = await decision(teams.police, shown, reference)
    shown = await decision(teams.chair, shown, reference)
    await teams.chair.presses(shown, "Close it without hearing them")
    late = await teams.police.presses(mine, "Object")
    late = await teams.police.presses(late, "Object", reason=REASON)
    assert late.shows("is closed")


async def test_another_outcome_makes_what_was_said_before_say_nothing(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    mine = await decision(teams.health, await teams.health.says("help"), reference)
    await agree(teams, reference, teams.police)
    await proposes(teams, reference, "removed")
    shown = await proposes(teams, reference, "ongoing")
    assert shown.shows("Nobody agrees yet.")
    stale = await teams.health.presses(mine, "Agree")
    assert stale.shows("has changed since you opened this card")
    assert stale.shows("Changed by Demo chair: it is shown as it is now")
    assert (await teams.health.presses(stale, "Agree")).shows("You agree.")


async def test_who_is_told_can_change_without_asking_everybody_anew(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    shown = await proposes(teams, reference, "ongoing", unsaid="Nothing of the school.")
    assert shown.shows("1 agrees.")
    assert shown.shows("Nothing of the school.")


async def test_two_chairs_who_propose_at_once(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    posted = await teams.chair.says(f"ongoing {reference}")
    first = await teams.chair.presses(posted, "What comes next")
    second = await teams.deputy.presses(posted, "What comes next")
    answers = {"ending": "ongoing", "why": "One.", "untold": "Not safe."}
    await teams.chair.presses(first, "Propose", **answers)
    slow = await teams.deputy.presses(second, "Propose", **answers | {"why": "Two."})
    assert slow.shows("Somebody else was quicker")
    assert slow.inputs["why"] == "Two."
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Decision, f"{PANEL}/{reference}").why == "One."


async def test_the_same_button_twice_is_one_answer(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    mine = await decision(teams.police, await teams.police.says("help"), reference)
    for _ in range(2):
        assert (await teams.police.presses(mine, "Agree")).shows("You agree.")


async def test_for_a_seat_on_the_telephone_the_chair_writes_down_what_it_says(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Present(f"{PANEL}/caller", PANEL, "", "Sam Sample", "Education", ("education",), joined=(SITS,)))
    shown = await proposes(teams, reference, "ongoing")
    assert shown.shows("Here, and not heard yet")
    by_phone = await teams.chair.presses(shown, "Education agrees")
    assert by_phone.shows("agrees: Education")
    assert "Health agrees" not in shown.buttons
    refused = await teams.chair.sends(
        shown, "stand.agree", shown.buttons["Education agrees"]["data"]["ids"] | {"seat": "health"}
    )
    assert refused.shows("Whoever speaks for a seat that is here says whether it agrees")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Stand, f"{PANEL}/{reference}/education/ongoing").by == persona_id("chair")


async def test_whoever_has_an_interest_is_out_of_it(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        turn.save(replace(case, interests=(persona_id("police"),)))
    shown = await proposes(teams, reference, "ongoing")
    assert told(teams) == {persona_id("health")}
    assert not shown.shows("Police")
    assert (await decision(teams.police, shown, reference)).shows("There is no case")


async def test_where_nobody_wrote_down_who_is_here_each_seat_speaks_for_itself(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    with teams.store.turn(teams.clock()) as turn:
        for each in turn.find(Present, panel=PANEL):
            turn.delete(each)
    await proposes(teams, reference, "ongoing")
    assert {persona_id("police"), persona_id("education")} <= told(teams)
    await agree(teams, reference, teams.education)


async def test_nothing_typed_and_no_name_is_posted(teams: Teams) -> None:
    for voice in (teams.police, teams.health):
        await voice.says("help")
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing", why="Xylophone.")
    words = f"A decision on {reference} is open: agree or object."
    await teams.until(lambda: all(any(c.shows(words) for c in v.sees()) for v in (teams.police, teams.health)))
    for voice in (teams.police, teams.health, teams.chair):
        assert not any(card.shows("Xylophone") or card.shows("Robin") for card in voice.sees())


async def test_an_outcome_says_who_tells_the_family_or_why_nobody_does(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    form = await teams.chair.presses(await teams.chair.says(f"ongoing {reference}"), "What comes next")
    assert form.inputs["ending"] == "ongoing"
    for fields, why in (
        ({}, "Say who tells the child and the family, or why nobody does"),
        ({"tells": "Sam", "untold": "No"}, "not both"),
        ({"tells": "Sam"}, "Say by when they are told"),
        ({"tells": "Sam", "tells_by": "1 12 2026"}, "has to be today or later"),
    ):
        assert (await teams.chair.presses(form, "Propose", why="Why.", **fields)).shows(why), why


async def test_somebody_who_deputises_answers_for_the_seat_they_are_here_for(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    with teams.store.turn(teams.clock()) as turn:
        there = turn.get(Present, f"{PANEL}/police")
        turn.save(replace(there, seats=("education",), deputising=True))
        kept = turn.get(Person, persona_id("police"))
        assert Post("durham-shcg", Role.MEMBER, "police") in kept.posts
    await proposes(teams, reference, "ongoing")
    mine = await decision(teams.police, await teams.police.says("help"), reference)
    assert mine.shows("Your seat: Education")
    assert not mine.shows("Your seat: Police")


async def test_at_a_sitting_as_it_is_run_the_outcome_waits_for_the_room_and_the_child_goes_on(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    shut = await teams.chair.sends(card, "decide.form", {"case": first})
    assert shut.shows("the room is not checked for it yet")
    assert (await teams.chair.sends(card, "close.open", {"case": first})).shows("the room is not checked for it yet")
    card = await teams.chair.presses(card, "I have checked the room")
    form = await teams.chair.sends(card, "decide.form", {"case": first, "ending": "ongoing"})
    shown = await teams.chair.presses(form, "Propose", why="Why.", untold="Not safe.")
    await agree(teams, first, teams.police)
    await teams.chair.presses(shown, "Close the decision")
    assert (await teams.chair.sends(card, "close.open", {"case": second})).shows(f"{second} stays on the agenda.")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    assert not left.shows(f"{first}: no outcome yet")
    await teams.chair.presses(left, "End all the same")
    with teams.store.turn(teams.clock()) as turn:
        placed = {each: turn.get(Item, f"SHCG-P002/{each}").new for each in (first, second)}
    assert placed == {first: False, second: True}
