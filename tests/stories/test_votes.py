"""A decision by vote: a majority, a tie and the casting vote; every objection stays recorded, and the rule is said."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.personas import persona_id
from bot.steps.sat import sat
from panel.decisions import Decision, Stand
from panel.outcomes import decision as minuted
from tests.dialogue import Card, Teams
from tests.panel.durham import DURHAM
from tests.stories.at_sitting import PANEL, agree, decision, gates, proposes, sits
from tests.stories.local import ruled, values
from tests.stories.sittings import screen
from tests.stories.steps import accepted

BY_SEATS = values("meeting", decided_by='"seats"', casting_vote="true")
SEATS = {seat.id for seat in DURHAM.seats if not seat.by_case}
WHY = "Therapy has not started."


@pytest.fixture
async def teams(tmp_path: Path) -> AsyncIterator[Teams]:
    async with ruled(tmp_path, BY_SEATS) as talk:
        yield talk


async def sitting(teams: Teams, *here: str) -> str:
    reference = await accepted(teams)
    sits(teams, reference, here=here)
    return reference


async def objects(teams: Teams, reference: str) -> None:
    mine = await decision(teams.health, await teams.health.says("help"), reference)
    await teams.health.presses(await teams.health.presses(mine, "Object"), "Object", reason=WHY)


async def at_the_vote(teams: Teams, reference: str, ending: str = "ongoing") -> Card:
    """Police agrees, health objects; gives what the chair sees."""
    shown = await proposes(teams, reference, ending)
    await agree(teams, reference, teams.police)
    await objects(teams, reference)
    return await decision(teams.chair, shown, reference)


async def test_a_majority_decides_over_an_objection_which_stays_recorded(teams: Teams) -> None:
    reference = await sitting(teams, "police", "health", "education")
    shown = await at_the_vote(teams, reference)
    await agree(teams, reference, teams.education)
    shown = await decision(teams.chair, shown, reference)
    assert shown.shows("Decides: A majority of seats: 2 for, 1 against.")
    closed = await teams.chair.presses(shown, "Close the decision")
    assert closed.shows("Decided by: A majority of seats: 2 for, 1 against.")
    assert closed.shows(WHY)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Decision, f"{PANEL}/{reference}")
        against = [each for each in turn.find(Stand, panel=PANEL, case=reference) if each.stands]
        day = sat(turn, turn.panel(PANEL))
        blocks = {each.label: each for each in minuted(day, day.heard[0])}
    assert (kept.rule, kept.cast, [each.reason for each in against]) == ("seats", False, [WHY])
    assert blocks["Decided by"].words == "A majority of seats: 2 for, 1 against."
    assert WHY in blocks["Objections"].points[0]


async def test_on_a_tie_the_chair_decides_and_says_so(teams: Teams) -> None:
    reference = await sitting(teams, "police", "health")
    shown = await at_the_vote(teams, reference)
    lost = await teams.chair.presses(shown, "Close the decision")
    assert lost.shows("The vote is not carried. A majority of seats: 1 for, 1 against.")
    closed = await teams.chair.presses(lost, "Close it with my casting vote")
    assert closed.shows("A tie, decided by the casting vote of the chair")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Decision, f"{PANEL}/{reference}").cast


async def test_without_a_casting_vote_a_tie_is_not_carried(tmp_path: Path) -> None:
    async with ruled(tmp_path, values("meeting", decided_by='"agencies"')) as teams:
        reference = await sitting(teams, "police", "health")
        shown = await at_the_vote(teams, reference)
        assert "Close it with my casting vote" not in shown.buttons
        forged = await teams.chair.sends(
            shown, "decide.close", shown.buttons["Close the decision"]["data"]["ids"] | {"cast": "yes"}
        )
        assert forged.shows("The vote is not carried. A majority of agencies: 1 for, 1 against.")


async def test_no_child_leaves_the_agenda_on_a_tie(teams: Teams) -> None:
    reference = await sitting(teams, "police", "health")
    shown = await at_the_vote(teams, reference, "removed")
    assert "Close it with my casting vote" not in shown.buttons
    assert (await gates(teams, reference)).shows("The vote is not carried. A majority of seats: 1 for, 1 against.")


async def leaves(teams: Teams, seat: str) -> None:
    """Somebody goes out of the room."""
    ids = {"panel": PANEL, "present": f"{PANEL}/{persona_id(seat)}"}
    await teams.chair.sends(await teams.chair.says("my"), "room.gone", ids)


async def test_nobody_is_outvoted_by_going_out_of_the_room(teams: Teams) -> None:
    reference = await sitting(teams)
    people = await teams.chair.sends(await screen(teams.chair), "room.open", {"panel": PANEL})
    await teams.chair.presses(people, "All at the table are here")
    await proposes(teams, reference, "removed")
    await agree(teams, reference, teams.police)
    await objects(teams, reference)
    assert (await gates(teams, reference)).shows("Seats that are here and have not answered")
    teams.clock.move(minutes=2)
    for seat in SEATS - {"police"}:
        await leaves(teams, seat)
    shown = await gates(teams, reference)
    assert shown.shows("The vote is not carried. A majority of seats: 1 for, 1 against.")
    forged = await teams.chair.sends(shown, "close.remove", {"case": reference, "panel": PANEL})
    assert forged.shows(f"{reference} stays on the agenda. Nothing has changed.")


async def test_who_steps_out_of_the_case_after_agreeing_does_not_count(teams: Teams) -> None:
    reference = await sitting(teams, "police", "health", "education")
    shown = await at_the_vote(teams, reference)
    await agree(teams, reference, teams.education)
    form = await teams.education.presses(await teams.education.says(f"interest {reference}"), "I know this family")
    await teams.education.presses(form, "Step out", reason="My sister.")
    shown = await decision(teams.chair, shown, reference)
    assert shown.shows("Decides: A majority of seats: 1 for, 1 against.")
    assert (await teams.chair.presses(shown, "Close the decision")).shows("The vote is not carried.")
