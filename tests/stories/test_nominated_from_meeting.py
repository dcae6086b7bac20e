"""A strategy meeting says that a child goes to the exploitation panel: the child is owed there until a nomination was
sent, whoever holds the case meanwhile."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.matters import settle
from bot.notices import tell
from bot.steps import nominating
from bot.template import Template
from panel.cases import Case, CaseStatus
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.referrals import Draft
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.called import answers
from tests.stories.sittings import quiet
from tests.stories.test_missing import my_list
from tests.stories.test_nominate import HERE, MUST, REF, THERE, nomination, sets

OTHER = "00000000-0000-4000-8000-0000000000bb"
REST = {
    "danger": "no",
    "kind": "linked",
    "role": "allocated_worker",
    "other_child": "no",
    "police": "not_known",
    "synopsis": "Told by school.",
    "safety_plan": "Supervised.",
    "strategy": "not_held",
    "level": "2",
    "matrix_date": "16 11 2026",
    "matrix_author": "Jo Sample",
    "matrix_kept": "Case system",
    "told_child": "told",
    "told_family": "told",
}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=f"{HERE},{THERE}") as talk:
        for voice in (talk.chair, talk.coordinator, talk.practitioner):
            await voice.says("help")
            await voice.says(f"use {HERE}")
        await talk.coordinator.says("demo children")
        yield talk


async def meeting_says(teams: Teams, answer: str) -> Card:
    """The strategy meeting sits, and answers whether the child goes to the exploitation panel."""
    with teams.store.turn(teams.clock()) as turn:
        teams.clock.time = min(each.starts_at for each in turn.find(Panel) if each.procedure == HERE)
    await quiet(teams)
    card = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    card = await teams.chair.presses(card, "First item")
    card = await teams.chair.presses(card, "I have checked the room")
    points = await teams.chair.presses(card, next(each for each in card.buttons if "to be answered" in each))
    return await answers(teams.chair, points, "MASE", answer=answer, reason="No link to exploitation.")


async def sends(voice: Voice, card: Card) -> Card:
    """The nomination is written to its end and sent."""
    while "Next" in card.buttons:
        card = await voice.presses(card, "Next", **{id: REST[id] for id in card.inputs if id in REST})
        assert not card.shows("There is a problem"), card.words
    return await voice.presses(card, "Send to the chair")


async def missing(teams: Teams) -> Card:
    return await teams.coordinator.presses(await my_list(teams.coordinator), "What is missing")


def second_worker(teams: Teams, *procedures: str) -> Voice:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person(OTHER, "Casey Second", tuple(Post(each, Role.PRACTITIONER) for each in procedures)))
    return teams.voice(OTHER, "Casey Second")


async def allocated(teams: Teams, to: str) -> None:
    card = await teams.chair.says(f"allocate {REF}")
    form = await teams.chair.presses(card, "Another worker")
    done = await teams.chair.presses(form, "Hand the case on", to=to, reason="On leave.")
    assert not done.shows("There is a problem"), done.words


async def test_a_yes_of_the_meeting_owes_the_nomination_and_leads_to_it(teams: Teams) -> None:
    points = await meeting_says(teams, "Yes")
    assert points.shows("An action is owed, and nobody owns it: Nominate the child to the MASE")
    led = await teams.chair.presses(points, "The nomination")
    assert led.shows("Nominate the child to the MASE")
    assert led.shows("The child’s worker starts it.")
    mine = await nomination(teams.practitioner)
    begun = await teams.practitioner.presses(mine, "Start the nomination")
    sent = await sends(teams.practitioner, await teams.practitioner.presses(begun, "Go on with the nomination"))
    assert sent.shows("MASE-2026-001")
    assert "Start the nomination" not in (await nomination(teams.practitioner)).buttons


async def test_a_no_of_the_meeting_owes_nothing(teams: Teams) -> None:
    await meeting_says(teams, "No")
    assert not (await nomination(teams.chair)).shows("Nominate the child")


async def test_a_meeting_does_not_say_no_for_a_child_whom_somebody_has_said_to_be_linked(teams: Teams) -> None:
    await sets(teams.practitioner, linked="yes")
    refused = await meeting_says(teams, "No")
    assert refused.shows("The nomination says that the child is linked, so they go there: answer yes")
    await sets(teams.chair, linked="no")
    kept = await teams.chair.presses(refused, "Keep the answer")
    assert kept.shows("what this meeting answers"), kept.words
    assert not (await nomination(teams.practitioner)).shows(MUST)


async def test_a_child_who_leaves_without_the_nomination_is_told_of_with_it(teams: Teams) -> None:
    await sets(teams.practitioner, linked="yes")
    with teams.store.turn(teams.clock()) as turn:
        gone = turn.save(replace(turn.get(Case, REF), status=CaseStatus.HANDED_OVER, left_at=turn.now))
        tell(turn, [gone.held_by], Template.LEFT_AGENDA, case=REF, rev=str(gone.rev))
    notice = await teams.until(
        lambda: next((each for each in teams.practitioner.sees() if each.shows("nobody has sent the nomination")), None)
    )
    card = await teams.practitioner.presses(notice, "Open")
    assert "Start the nomination" in card.buttons, card.words


async def test_a_nomination_that_was_begun_goes_with_the_child_to_another_worker(teams: Teams) -> None:
    other = second_worker(teams, HERE, THERE)
    card = await sets(teams.practitioner, linked="yes")
    await teams.practitioner.presses(card, "Start the nomination")
    await allocated(teams, OTHER)
    await other.says("help")
    await other.says(f"use {HERE}")
    mine = await nomination(other)
    assert "Go on with the nomination" in mine.buttons, mine.words
    with teams.store.turn(teams.clock()) as turn:
        assert [each.person for each in turn.find(Draft)] == [OTHER]


async def test_a_worker_who_refers_to_one_panel_alone_is_told_who_can_and_another_starts_anew(teams: Teams) -> None:
    other = second_worker(teams, HERE)
    card = await sets(teams.practitioner, linked="yes")
    await teams.practitioner.presses(card, "Start the nomination")
    await allocated(teams, OTHER)
    await other.says("help")
    mine = await nomination(other)
    assert mine.shows("You are not on the roster of the Multi-Agency Sexual Exploitation Panel as somebody who refers")
    with teams.store.turn(teams.clock()) as turn:
        posts = (Post(HERE, Role.PRACTITIONER), Post(THERE, Role.PRACTITIONER))
        turn.save(replace(turn.get(Person, OTHER), posts=posts))
    await other.says(f"use {HERE}")
    assert "Start the nomination" in (await nomination(other)).buttons


async def test_a_nomination_that_is_withdrawn_is_owed_again(teams: Teams) -> None:
    begun = await teams.practitioner.presses(await sets(teams.practitioner, linked="yes"), "Start the nomination")
    await sends(teams.practitioner, await teams.practitioner.presses(begun, "Go on with the nomination"))
    assert not (await missing(teams)).shows("not nominated yet")
    await teams.practitioner.says(f"use {THERE}")
    card = await teams.practitioner.says("withdraw MASE-2026-001")
    asked = await teams.practitioner.presses(card, "Withdraw")
    await teams.practitioner.presses(asked, "Withdraw", reason="Sent too early")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, "MASE-2026-001").status == "withdrawn"
    assert (await missing(teams)).shows("not nominated yet")
    await teams.practitioner.says(f"use {HERE}")
    assert "Start the nomination" in (await nomination(teams.practitioner)).buttons


OWED = "nobody has sent the nomination"


def told(voice: Voice) -> int:
    return sum(card.shows(OWED) for card in voice.sees())


async def test_the_worker_hears_of_a_nomination_that_is_owed_and_the_coordinator_later(teams: Teams) -> None:
    await sets(teams.practitioner, linked="yes")
    for days, heard in ((2, (0, 0)), (1, (1, 0)), (5, (1, 1)), (20, (1, 1))):
        teams.clock.move(days=days)
        await quiet(teams)
        assert (told(teams.practitioner), told(teams.coordinator)) == heard, days


async def test_nobody_hears_of_one_that_was_sent_until_it_is_withdrawn_nor_of_a_child_who_died(teams: Teams) -> None:
    begun = await teams.practitioner.presses(await sets(teams.practitioner, linked="yes"), "Start the nomination")
    await sends(teams.practitioner, await teams.practitioner.presses(begun, "Go on with the nomination"))
    teams.clock.move(days=21)
    await quiet(teams)
    assert (told(teams.practitioner), told(teams.coordinator)) == (0, 0)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, "MASE-2026-001"), status=CaseStatus.WITHDRAWN))
        settle(turn)
    await teams.until(lambda: told(teams.coordinator) == 1)
    with teams.store.turn(teams.clock()) as turn:
        gone = turn.save(replace(turn.get(Case, REF), status=CaseStatus.STOPPED))
        assert not [each for each in nominating.duties(turn, gone, turn.procedure(HERE)) if each.to]


async def test_a_child_who_must_come_to_the_panel_is_not_signposted_at_its_door(teams: Teams) -> None:
    begun = await teams.practitioner.presses(await sets(teams.practitioner, linked="yes"), "Start the nomination")
    await sends(teams.practitioner, await teams.practitioner.presses(begun, "Go on with the nomination"))
    await teams.chair.says(f"use {THERE}")
    await sets(teams.chair, "MASE-2026-001", linked="yes")
    card = await teams.chair.presses(await teams.chair.says("screen"), "Open MASE-2026-001")
    form = await teams.chair.presses(card, "Signpost")
    title = next(each for each in form.buttons if each.startswith("Signpost"))
    typed = dict.fromkeys(form.inputs, "The school nurse.") | {"reason": "It is not for us."}
    refused = await teams.chair.presses(form, title, **typed)
    assert refused.shows("it is taken to this panel. If that is wrong, put the nomination right first"), refused.words
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, "MASE-2026-001").status is CaseStatus.WAITING
