"""An audit of cases: drawn at random, answered seat by seat, and nobody's silence a grade."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.personas import persona_id
from panel.auditing.drawing import Why
from panel.auditing.grading import Grading
from panel.auditing.sampling import Sample
from panel.cases import Case, CaseStatus
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice, talking
from tests.panel.durham import DURHAM, NAME
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, accepted

BOTH = f"{NAME},north-yorkshire-audit"
ID = "SHCG-U001"
SEATS = [seat.id for seat in DURHAM.seats if not seat.by_case]
WELL = {
    "grade_recognition": "good",
    "words_recognition": "Youth justice was rung the same day.",
    "grade_assessment": "needs_work",
    "words_assessment": "No genogram until May.",
    "grade_under_10": "not_applicable",
    "grade_joint_working": "not_seen",
}
DEVELOP = {
    "grade_disguised_compliance": "evidence_not_seen",
    "grade_timeliness": "good",
    "words_timeliness": "Begun before the outcome.",
    "grade_therapeutic": "not_applicable",
    "grade_complex": "not_seen",
}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=BOTH) as talk:
        yield talk


async def child(teams: Teams, status: str, n: int = 0, closed: bool = False) -> str:
    """A child with a legal status, on the agenda or lately off it."""
    first = f"{'ABCDEFGHIJ'[n]}lix"
    reference = await accepted(
        teams,
        child={"first": first, "family": "Example", "born": f"{13 + n} 9 2012"},
        in_place=ANSWERS["in_place"] | {"status": status},
    )
    if closed:
        with teams.store.turn(teams.clock()) as turn:
            gone = replace(turn.get(Case, reference), status=CaseStatus.REMOVED, panel="", left_at=teams.clock())
            turn.save(replace(gone, left_by=persona_id("chair")))
    return reference


async def four(teams: Teams) -> list[str]:
    """The four children that the audit's own frame looks for."""
    wanted = [("protection_plan", False), ("child_in_need", False), ("child_in_need", True), ("looked_after", False)]
    return [await child(teams, status, n, closed) for n, (status, closed) in enumerate(wanted)]


async def drawn(teams: Teams, count: int = 4) -> Card:
    return await teams.coordinator.presses(await teams.coordinator.says(f"audit sample {count}"), "Draw them")


def sample(teams: Teams, id: str = ID) -> Sample:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Sample, id)


def gradings(teams: Teams) -> list[Grading]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Grading)


async def opened(voice: Voice, id: str = ID) -> Card:
    return await voice.sends(await voice.says("audit"), "audit.open", {"procedure": NAME, "sample": id})


async def answers(voice: Voice, seat: str, case: str, **changed: str) -> Card:
    """A seat answers to both sides of the themes on a case; the card it sees after it."""
    ids = {"procedure": NAME, "sample": ID, "seat": seat, "case": case, "side": "0"}
    card = await voice.sends(await voice.says("audit"), "audit.case", ids)
    card = await voice.presses(card, "Save", **WELL | changed)
    assert card.shows("what is to be developed"), card.words
    return await voice.presses(card, "Save", **DEVELOP)


async def test_four_are_drawn_as_the_document_drew_them_and_nobody_picks(teams: Teams) -> None:
    references = await four(teams)
    card = await drawn(teams)
    assert card.shows("They are drawn. Every seat is asked now.")
    kept = sample(teams)
    assert sorted(kept.cases) == sorted(references)
    assert [(each.asked, each.drawn) for each in kept.shares] == [(1, 1)] * 4
    how = await teams.coordinator.presses(card, "How it was drawn")
    assert how.shows(f"by the SHA-256 of “{kept.seed}”")
    assert how.shows("Child in need, recently closed: 1 of 1 drawn, out of 1")
    assert how.shows("Legal status not recorded: 0 of them")
    assert how.shows("By the rules of: Audit into Harmful Sexual Behaviour, version 1")


async def test_what_a_stratum_cannot_give_is_said_and_drawn_from_the_others(teams: Teams) -> None:
    await child(teams, "protection_plan", 0)
    for n in (1, 2, 3):
        await child(teams, "not_known", n)
    how = await teams.coordinator.presses(await drawn(teams, 3), "How it was drawn")
    assert how.shows("On a child protection plan: 1 of 1 drawn, out of 1")
    assert how.shows("Any other, for what could not be filled: 2 of 2 drawn, out of 3")
    assert how.shows("Legal status not recorded: 3 of them")


async def test_whoever_draws_is_given_no_case_they_stepped_out_of_and_it_is_said(teams: Teams) -> None:
    theirs, other = await child(teams, "looked_after", 0), await child(teams, "looked_after", 1)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, theirs), interests=(persona_id("coordinator"),)))
    how = await teams.coordinator.presses(await drawn(teams, 2), "How it was drawn")
    assert sample(teams).cases == (other,)
    assert how.shows(f"{theirs}: {Why.STEPPED_OUT}")


async def test_a_seat_answers_with_the_record_beside_it_and_the_board_says_who_has(teams: Teams) -> None:
    await four(teams)
    await teams.health.says("help")
    await drawn(teams)
    told = await teams.until(lambda: next((each for each in teams.health.sees() if each.shows(f"Audit {ID}")), None))
    assert told.shows("4 cases were drawn at random. Health is asked about them until Monday 14 December 2026.")
    listed = await teams.health.presses(told, "Open my list")
    assert listed.shows("4 of 4 wait for your answer.")
    case = sample(teams).cases[2]
    form = await teams.health.sends(
        listed, "audit.case", {"procedure": NAME, "sample": ID, "seat": "health", "case": case, "side": "0"}
    )
    assert form.shows("Example, born")
    assert form.shows("On record: Strategy discussion, as the referral says: not held")
    refused = await teams.health.presses(form, "Save", **WELL | {"words_recognition": " ", "grade_under_10": ""})
    assert refused.shows("Use of the Under 10 Protocol: choose one")
    assert refused.inputs["words_assessment"] == WELL["words_assessment"]
    unshown = await teams.health.presses(refused, "Save", **WELL | {"words_recognition": " "})
    assert unshown.shows("Quality of recognition: say what shows it")
    other = await teams.health.presses(unshown, "Save", **WELL)
    assert other.shows("what is to be developed")
    assert (await opened(teams.coordinator)).shows("Health: 0 of 4")
    done = await teams.health.presses(other, "Save", **DEVELOP)
    assert done.shows(f"{case}: Answered")
    assert done.shows("3 of 4 wait for your answer.")
    assert (await opened(teams.coordinator)).shows("Health: 1 of 4")
    teams.clock.move(seconds=5)
    await teams.until(lambda: any(each.shows("Health: 1 of 4 answered.") for each in teams.coordinator.sees()))
    with teams.store.turn(teams.clock()) as turn:
        views = [(each.by, each.view) for each in turn.find(Audit, subject=case) if each.act == "open"]
    assert (persona_id("health"), "audit sample") in views
    posted = "\n".join(each.words for each in [*teams.health.sees(), *teams.coordinator.sees()])
    assert "genogram" not in posted


async def test_seats_are_reminded_then_the_coordinator_hears_and_no_answer_is_no_grade(teams: Teams) -> None:
    for voice in (teams.health, teams.police, teams.coordinator):
        await voice.says("help")
    await child(teams, "looked_after")
    await drawn(teams, 1)
    case = sample(teams).cases[0]
    await answers(teams.health, "health", case)
    for day, told in (
        (datetime(2026, 12, 7, 9, 30, tzinfo=UTC), 1),
        (datetime(2026, 12, 11, 9, 30, tzinfo=UTC), 2),
        (datetime(2026, 12, 15, 9, 30, tzinfo=UTC), 2),
    ):
        teams.clock.time = day
        await quiet(teams)
        assert sum(each.shows("has not answered yet about 1 case.") for each in teams.police.sees()) == told
    assert not any(each.shows("has not answered yet about") for each in teams.health.sees())
    late = next(each for each in teams.coordinator.sees() if each.shows("its day has passed"))
    assert late.shows(f"{len(SEATS) - 1} seats have not answered about every case.")
    assert [each.seat for each in gradings(teams)] == ["health"]
    assert (await answers(teams.police, "police", case)).shows("You have answered about every case.")


async def test_two_at_one_seat_and_two_who_draw_are_both_told_what_happened(teams: Teams) -> None:
    await child(teams, "looked_after")
    first, second = await teams.coordinator.says("audit sample 1"), await teams.chair.says("audit sample 1")
    await teams.coordinator.presses(first, "Draw them")
    assert (await teams.coordinator.presses(first, "Draw them")).shows("They are drawn.")
    assert (await teams.chair.presses(second, "Draw them")).shows(f"{ID} was drawn by Demo coordinator")
    case = sample(teams).cases[0]
    ids = {"procedure": NAME, "sample": ID, "seat": "health", "case": case, "side": "0"}
    one = await teams.health.sends(await teams.health.says("audit"), "audit.case", ids)
    other = await teams.health.sends(one, "audit.case", ids)
    await teams.health.presses(one, "Save", **WELL)
    late = await teams.health.presses(other, "Save", **WELL | {"words_assessment": "Mine."})
    assert late.shows("Somebody at your seat answered since you opened this.")
    assert late.inputs["words_assessment"] == "Mine."
    await teams.health.presses(late, "Save")
    assert gradings(teams)[0].answers["words_assessment"] == "Mine."


async def test_only_those_whose_it_is_draw_see_and_answer(teams: Teams) -> None:
    reference, other = await child(teams, "looked_after", 0), await child(teams, "child_in_need", 1)
    await drawn(teams, 1)
    (case,) = sample(teams).cases
    left_out = other if case == reference else reference
    start = await teams.police.says("audit")
    assert "Draw a sample" not in start.buttons
    assert (await teams.police.says("audit sample 1")).shows("draws a sample")
    assert (await teams.practitioner.says("audit")).shows("not for the roles you hold")
    ids = {"procedure": NAME, "sample": ID, "seat": "police", "case": case, "side": "0"}
    for voice, verb, more in (
        (teams.police, "audit.case", {"case": left_out}),
        (teams.police, "audit.case", {"seat": "health"}),
        (teams.police, "audit.grade", {"case": left_out}),
        (teams.police, "audit.seat", {"seat": "health"}),
    ):
        refused = await voice.sends(start, verb, {**ids, **more}, WELL)
        assert refused.shows("There is nothing in that audit that you can answer."), verb
    for verb in ("audit.how", "audit.draw"):
        assert (await teams.police.sends(start, verb, ids)).shows("not for the roles you hold")
    assert (await teams.chair.sends(start, "audit.case", ids)).shows("not for the roles you hold")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, case), interests=(persona_id("police"),)))
    assert (await teams.police.sends(start, "audit.case", ids)).shows("nothing in that audit")
    assert (await opened(teams.coordinator)).shows("Police: 0 of 0")
    assert not gradings(teams)


async def test_without_an_audit_there_is_nothing_to_draw_by() -> None:
    async with talking(CONVENOR_PROCEDURES="nottinghamshire-hsb") as teams:
        assert (await teams.coordinator.says("audit sample 4")).shows("No procedure that runs here describes an audit")
        assert (await teams.coordinator.says("audit")).shows("Open: 0. Closed: 0.")


@pytest.mark.parametrize("words", ["sample 0", "sample 41", "sample four", "sample 1 nowhere", "everything"])
async def test_what_cannot_be_drawn_is_refused_in_words(teams: Teams, words: str) -> None:
    card = await teams.coordinator.says(f"audit {words}")
    assert card.shows("Nothing was changed.")
    assert "Draw them" not in card.buttons


async def test_an_audit_of_nobody_is_refused_and_one_is_drawn_from_the_audit_s_own_chat(teams: Teams) -> None:
    assert (await drawn(teams)).shows("There is no case here that can be drawn")
    await child(teams, "looked_after")
    await teams.coordinator.says("use north-yorkshire-audit")
    offered = await teams.coordinator.says("audit sample")
    assert offered.shows("Draw 4 cases of Sexual Harm Consultation Group at random")
    assert (await teams.coordinator.presses(offered, "Draw them")).shows("1 case, drawn at random")


async def test_hostile_words_stay_words_and_somebody_else_s_name_is_asked_about(teams: Teams) -> None:
    reference = await accepted(
        teams,
        others={"other_child": "yes", "other_relation_1": "brother", "other_name_1": "Ozymandias Example"},
    )
    await drawn(teams, 1)
    assert sample(teams).cases == (reference,)
    ids = {"procedure": NAME, "sample": ID, "seat": "health", "case": reference, "side": "0"}
    form = await teams.health.sends(await teams.health.says("audit"), "audit.case", ids)
    hostile = "[Approve](https://evil.example) <at>Chair</at>"
    asked = await teams.health.presses(form, "Save", **WELL | {"words_recognition": f"{hostile} Ozymandias"})
    assert asked.shows("a name")
    assert not gradings(teams)
    await teams.health.presses(asked, "Keep my words")
    again = await teams.health.sends(form, "audit.case", ids)
    assert again.inputs["words_recognition"] == f"{hostile} Ozymandias"


async def test_it_goes_on_after_the_day_has_moved_and_the_roster_has_changed(teams: Teams) -> None:
    await teams.coordinator.says("help")
    await child(teams, "looked_after")
    await drawn(teams, 1)
    teams.clock.time += timedelta(days=40)
    await quiet(teams)
    assert (await answers(teams.health, "health", sample(teams).cases[0])).shows("You have answered about every case.")


async def test_whoever_steps_out_after_the_draw_is_asked_no_more_and_the_board_says_so(teams: Teams) -> None:
    for voice in (teams.police, teams.coordinator):
        await voice.says("help")
    reference = await child(teams, "looked_after")
    await drawn(teams, 1)
    await teams.until(lambda: any(each.shows("Police: 0 of 1 answered.") for each in teams.coordinator.sees()))
    form = await teams.police.presses(await teams.police.says(f"interest {reference}"), "I know this family")
    await teams.police.presses(form, "Step out", reason="My sister works there.")
    teams.clock.move(seconds=5)
    await teams.until(lambda: any(each.shows("Police: 0 of 0 answered.") for each in teams.coordinator.sees()))
    teams.clock.time = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)
    await quiet(teams)
    assert not any(each.shows("has not answered yet about") for each in teams.police.sees())
