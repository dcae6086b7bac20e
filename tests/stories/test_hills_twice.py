"""Two children and two sittings under everything that the rules of a partnership can say at once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from panel.cases import Case, CaseStatus
from panel.children import Match
from panel.decisions import Decision
from panel.matching import Decision as Same
from panel.matching import pair
from tests.dialogue import Teams, talking
from tests.stories import hills_steps as steps
from tests.stories.seven_hills import BARE
from tests.stories.sittings import quiet, told

ONE, TWO = "HILLS-P001", "HILLS-P002"
LATE = datetime(2026, 12, 11, 10, 0, tzinfo=UTC)


@pytest.fixture
async def teams(tmp_path: Path) -> AsyncIterator[Teams]:
    (tmp_path / "seventh.toml").write_text(BARE, "utf-8")
    (tmp_path / "wide.toml").write_text(steps.RULES, "utf-8")
    async with talking(CONVENOR_PROCEDURES="seventh", CONVENOR_PROCEDURES_DIR=str(tmp_path)) as talk:
        yield talk


async def test_two_children_through_two_sittings(teams: Teams) -> None:
    for voice in steps.everybody(teams):
        await voice.says("help")
    robin = await _a_third_time(teams)
    teams.clock.time = LATE
    await quiet(teams)
    sasha = await _in_danger_and_late(teams)
    await steps.agenda_goes_out(teams)
    teams.clock.time = steps.FIRST
    await quiet(teams)
    await _the_first_sitting(teams, robin, sasha)
    teams.clock.time = steps.SECOND
    await quiet(teams)
    await _the_second_sitting(teams, robin, sasha)


async def _a_third_time(teams: Teams) -> str:
    """Robin is referred for the third time in twelve months: low on both scales, and it reaches the threshold."""
    low = steps.answers("Robin", 2012, "amber", "shallow")
    known = [await steps.signed(teams, await steps.to_the_end(teams.practitioner, low), n) for n in (1, 2, 3)]
    first = await teams.chair.presses(await steps.desk(teams, known[2]), "Panel")
    assert first.shows("Below the threshold: why should the panel see this child?")
    with teams.store.turn(teams.clock()) as turn:
        for one, other in combinations(known, 2):
            match = turn.get(Match, pair(one, other))
            turn.save(replace(match, decision=Same.SAME, joined_at=turn.now))
    desk = await steps.desk(teams, known[2])
    assert desk.shows("3 times in 12 months, this one included")
    assert desk.shows("By these rules 3 reach the threshold.")
    assert desk.shows(f"Signed by {steps.MANAGER}.")
    form = await teams.chair.presses(desk, "Panel")
    assert not form.shows("Below the threshold")
    given = {"holds": "Supervised.", "reason": "Again.", "strategy": "held", "because": "two"}
    assert (await teams.chair.presses(form, "Accept to the panel", **given)).shows("Tuesday 15 December 2026")
    return known[2]


async def _in_danger_and_late(teams: Teams) -> str:
    """Sasha is in danger: nobody waits for a signature, the plan is promised by a day, and the panel is days away."""
    red = steps.answers("Sasha", 2011, "red", "deep", annex_by_plan="18 12 2026")
    sent = await steps.to_the_end(teams.practitioner, red, danger=True)
    reference = sent.words.split("Sent. ")[1].split(".")[0]
    desk = await steps.desk(teams, reference)
    assert desk.shows("Nobody signed it before it was sent")
    assert desk.shows("The depth: Deep")
    form = await teams.chair.presses(desk, "Panel")
    given = {"holds": "At the aunt's.", "reason": "High.", "strategy": "held", "because": "two"}
    done = await teams.chair.presses(form, "Accept to the panel", urgent="They move in together.", **given)
    assert done.shows("is accepted for Tuesday 15 December 2026")
    notice = await told(teams, teams.mill, f"{reference} is urgent: it is taken at the panel of Tuesday 15 December")
    assert not notice.shows("Sasha")
    return reference


async def _the_first_sitting(teams: Teams, robin: str, sasha: str) -> None:
    """No quorum, then one; Sasha by the casting vote until a day, Robin without a day."""
    begins = await steps.begins(teams, ONE)
    assert begins.shows("There is no quorum yet: 2 more agencies.")
    opened = await steps.item(teams, ONE, "First item")
    assert opened.shows("Sasha Example"), "the highest level comes first"
    refused = await steps.proposes(teams, sasha, "removed", because="calm")
    assert refused.shows("There is no quorum, so this panel cannot decide on removal")
    await steps.all_here(teams, ONE)
    await steps.proposes(teams, sasha, "ongoing", again_on="16 2 2027")
    await steps.votes(ONE, sasha, [teams.lodge, teams.forge], [teams.mill, teams.well])
    shown = await steps.decision(teams.chair, ONE, sasha)
    assert shown.shows("Decides: A majority of agencies: 1 for, 1 against."), "the two seats of one agency fall out"
    lost = await teams.chair.presses(shown, "Close the decision")
    assert lost.shows("The vote is not carried.")
    await teams.chair.presses(lost, "Close it with my casting vote")
    await steps.item(teams, ONE, "Next")
    await steps.proposes(teams, robin, "ongoing")
    await steps.votes(ONE, robin, [teams.lodge, teams.mill, teams.forge, teams.well], [])
    await teams.chair.presses(await steps.decision(teams.chair, ONE, robin), "Close the decision")
    await steps.ends(teams)
    assert (steps.comes_on(teams, sasha), steps.comes_on(teams, robin)) == ("2027-02-16", "2027-01-19")
    await told(teams, teams.chair, robin)
    assert (await steps.minutes_are_due(teams, ONE)).shows("are due by Tuesday 29 December 2026")
    teams.clock.time = datetime(2026, 12, 18, 10, 0, tzinfo=UTC)
    await quiet(teams)
    due = await told(teams, teams.practitioner, f"{sasha}: something that was promised with the referral")
    form = await teams.practitioner.presses(due, "Where it is kept")
    await teams.practitioner.presses(form, "Save", kept="In the lodge, plan of 17 December")


async def _the_second_sitting(teams: Teams, robin: str, sasha: str) -> None:
    """Robin alone is on the agenda, and leaves it by a vote, with what has changed; the objection goes on."""
    agenda = await teams.chair.says("agenda")
    assert (agenda.shows(robin), agenda.shows(sasha)) == (True, False)
    await steps.begins(teams, TWO)
    await steps.all_here(teams, TWO)
    await steps.item(teams, TWO, "First item")
    assert (await steps.proposes(teams, robin, "removed")).shows("Choose the reason for which the child leaves")
    await steps.proposes(teams, robin, "removed", because="calm")
    gates = await teams.chair.presses(await teams.chair.says(f"close-case {robin}"), "Open")
    gates = await teams.chair.presses(gates, "Ask the sitting")
    reason = await teams.chair.presses(gates, "Write the reason")
    refused = await teams.chair.presses(reason, "Keep the reason", words="Nobody is uneasy.")
    assert refused.shows("Say what has changed"), "Robin came in below the threshold"
    await teams.chair.presses(refused, "Keep the reason", changed="A year at home with an aunt.")
    await steps.votes(TWO, robin, [teams.lodge, teams.forge, teams.well], [teams.mill])
    gates = await teams.chair.presses(await teams.chair.says(f"close-case {robin}"), "Open")
    assert (await teams.chair.presses(gates, "Remove from the agenda")).shows(robin)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Decision, f"{TWO}/{robin}")
        assert turn.get(Case, robin).status is CaseStatus.REMOVED
        assert turn.get(Case, sasha).status is CaseStatus.ACCEPTED
    assert (kept.because, kept.voted) == ("calm", "A majority of agencies: 2 for, 1 against.")
    seen = await steps.decision(teams.chair, TWO, robin)
    assert seen.shows("Decided by: A majority of agencies: 2 for, 1 against.")
    assert seen.shows("Too early.")
    assert not (await steps.decision(teams.mill, TWO, robin)).shows("Robin"), "the members open the child no more"
    disagrees = await teams.mill.presses(await teams.mill.says(f"disagree {robin}"), "Write it down")
    begun = await teams.mill.presses(disagrees, "Raise it", words="Too early.", with_chair="no")
    assert begun.shows("HILLS-D001")
    await steps.ends(teams)
    draft = await steps.minutes_are_due(teams, TWO)
    assert draft.shows("are due by Tuesday 2 February 2027")
