"""An assessment: agreed, led, reminded of, late or in time, completed, shared; and an earlier one shown first."""

from bot.personas import persona_id
from bot.steps.sat import sat as sat_of
from panel.assessments import AgreedAssessment, State
from panel.casenotes import case_note
from panel.cases import Case
from panel.recommending import Assessment
from panel.session import Session
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.sat import sat
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_minutes import reads
from tests.stories.test_screening_clock import everybody, heard
from tests.stories.test_trace import whole

LEAD = persona_id("health")
FORM = {"tool": "0", "lead": LEAD, "seat": "health", "due": "18 12 2026", "agreed_by": "The team manager"}
DONE = {"completed": "17 12 2026", "kept": "Case system, reports"}


async def listed(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"assessment {reference}"), "Assessments")


async def agree(voice: Voice, reference: str, **typed: str) -> Card:
    form = await voice.presses(await listed(voice, reference), "Agree an assessment")
    return await voice.presses(form, "Agree it", **FORM | typed)


def kept(teams: Teams, reference: str) -> list[AgreedAssessment]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(AgreedAssessment, case=reference)


def moves_to(teams: Teams, day: int) -> None:
    teams.clock.time = teams.clock().replace(month=12, day=day, hour=10, minute=0)


async def test_it_is_agreed_reminded_of_completed_in_time_and_shared(teams: Teams) -> None:
    await everybody(teams)
    await teams.health.says("help")
    reference = await accepted(teams)
    wrong = await agree(teams.practitioner, reference, due="18 12 2020")
    assert wrong.shows("It is due after the day on which it was agreed")
    one = await teams.practitioner.presses(wrong, "Agree it", due="18 12 2026")
    for words in ("Which: AIM3", "Led by: Demo health, Health", "due on Friday 18 December 2026"):
        assert one.shows(words), one.words
    await teams.practitioner.presses(wrong, "Agree it", **FORM)
    assert len(kept(teams, reference)) == 1, "the same form twice is one assessment"
    told = await heard(teams.health, f"{reference}: an assessment is yours, due on Friday 18 December 2026.")
    assert (await teams.health.presses(told, "Open it")).shows("Which: AIM3")
    mine = await teams.health.presses(await teams.health.says("my"), "Open my list")
    assert mine.shows(f"{reference}: an assessment due on Friday 18 December 2026.")
    moves_to(teams, 11)
    await heard(teams.health, f"{reference}: the assessment is due on Friday 18 December 2026.")
    moves_to(teams, 18)
    due = await heard(teams.health, f"{reference}: the assessment is due today, Friday 18 December 2026.")
    form = await teams.health.presses(await teams.health.presses(due, "Open it"), "It is completed")
    done = await teams.health.presses(form, "It is completed", **DONE)
    assert done.shows("Completed on Thursday 17 December 2026, in time")
    again = await teams.practitioner.presses(await listed(teams.practitioner, reference), "Open it")
    twice = await teams.practitioner.sends(
        again, "assessing.done_save", form.buttons["It is completed"]["data"]["ids"], DONE
    )
    assert twice.shows("That assessment is completed already")
    early = await teams.health.presses(await teams.health.presses(done, "Shared with"), "Save", shared_with="police")
    assert early.shows("Enter the date on which it was shared")
    shared = await teams.health.presses(early, "Save", shared_with="police,family", shared_on="18 12 2026")
    assert shared.shows("Shared on 18 December 2026: Police, The parents or carers"), shared.words
    with teams.store.turn(teams.clock()) as turn:
        (report,) = turn.find(Assessment, case=reference)
        assert (report.author, report.kept) == ("Demo health", "Case system, reports")
        assert turn.get(Case, reference).assessors == ()


async def test_a_late_one_is_told_to_the_coordinator_and_says_why(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    await agree(teams.practitioner, reference)
    moves_to(teams, 21)
    line = f"{reference}: the assessment was due on Friday 18 December 2026. Nobody has said why it is late."
    one = await teams.coordinator.presses(await heard(teams.coordinator, line), "Open it")
    form = await teams.coordinator.presses(one, "It is completed")
    wrong = await teams.coordinator.presses(form, "It is completed", **DONE | {"completed": "19 12 2026"})
    assert wrong.shows("It was completed after its day: say why it was late")
    done = await teams.coordinator.presses(wrong, "It is completed", delay_words="Moved to another team.")
    assert done.shows("Completed on Saturday 19 December 2026, late")
    assert done.shows("Late because: Moved to another team.")
    trace = await whole(teams.coordinator, f"trace {reference}")
    for words in ("An assessment is agreed", "The assessment is completed", "Late because: Moved to another team."):
        assert words in trace
    assert not (await teams.coordinator.says(f"assessment {reference}")).shows("another team")


async def test_a_reason_ahead_of_time_keeps_the_coordinator_from_being_told(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    one = await agree(teams.practitioner, reference)
    form = await teams.practitioner.presses(one, "It is late")
    late = await teams.practitioner.presses(form, "Save", delay_words="The police ask us to wait.")
    assert late.shows("due on Friday 18 December 2026"), "the day stays"
    moves_to(teams, 21)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not [card for card in teams.coordinator.sees() if card.shows("the assessment was due")]
    stale = await teams.practitioner.presses(form, "Save", delay_words="Again.")
    assert stale.shows("Somebody changed it since you opened this form")


async def test_an_earlier_one_is_shown_before_another_is_asked_for(teams: Teams) -> None:
    reference = await accepted(teams)
    await agree(teams.practitioner, reference)
    form = await teams.coordinator.presses(await listed(teams.coordinator, reference), "Agree an assessment")
    assert form.shows("AIM3, agreed on 23 November 2026. Going on: due on Friday 18 December 2026")
    why = await teams.coordinator.presses(form, "Ask again anyway", **FORM)
    assert why.shows("Say why another is needed")
    one = await teams.coordinator.presses(why, "Ask again anyway", again="The behaviour is another one now.")
    assert one.shows("Asked for again because: The behaviour is another one now.")


async def test_one_that_the_referral_names_is_an_earlier_one_too(teams: Teams) -> None:
    named = ANSWERS["matrix"] | {"assessments": "AIM3 of May 2025, by a psychology service"}
    reference = await accepted(teams, matrix=named)
    form = await teams.coordinator.presses(await listed(teams.coordinator, reference), "Agree an assessment")
    assert form.shows("Named in the referral: AIM3 of May 2025, by a psychology service")
    assert "Ask again anyway" in form.buttons


async def test_another_lead_takes_it_on_and_the_one_before_opens_it_no_more(teams: Teams) -> None:
    await everybody(teams)
    await teams.health.says("help")
    reference = await accepted(teams)
    one = await agree(teams.practitioner, reference, lead=persona_id("practitioner"))
    form = await teams.coordinator.presses(
        await teams.coordinator.presses(await listed(teams.coordinator, reference), "Open it"), "Who leads it"
    )
    changed = await teams.coordinator.presses(form, "Save", lead=LEAD, why="She has left the team.")
    assert changed.shows("Led by: Demo health, Health")
    assert changed.shows("Before: Demo practitioner, Health, from Monday 23 November 2026")
    stale = await teams.practitioner.presses(one, "Cancel it")
    stale = await teams.practitioner.presses(stale, "Cancel it", why_not="No consent.")
    assert stale.shows("Not done because: No consent.")
    assert [each.state for each in kept(teams, reference)] == [State.CANCELLED]
    await heard(teams.health, f"{reference}: you do not work on the assessment any more.")


async def test_a_sitting_agrees_to_it_and_those_who_may_not_are_refused(teams: Teams) -> None:
    reference = await accepted(teams)
    card = await listed(teams.health, reference)
    assert "Agree an assessment" not in card.buttons
    assert (await teams.health.sends(card, "assessing.save", {"case": reference}, FORM)).shows(
        "not for the roles you hold"
    )
    assert (await teams.lead.sends(card, "assessing.list", {"case": reference})).shows("not for the roles you hold")
    with teams.store.turn(teams.clock()) as turn:
        case, now, chair = turn.get(Case, reference), teams.clock(), teams.chair.who.aad
        turn.save(Session(case.panel, NAME, now, chair, chair, current=reference, entered_at=now, checked_at=now))
    form = await teams.chair.presses(await listed(teams.chair, reference), "Agree an assessment")
    assert "agreed_by" not in form.inputs
    one = await teams.chair.presses(form, "Agree it", **FORM)
    assert one.shows("Agreed: 23 November 2026, by the sitting SHCG-P")
    await sat(teams, reference)
    teams.clock.move(minutes=1)
    late = await teams.chair.presses(one, "Cancel it")
    await teams.chair.presses(late, "Cancel it", why_not="No consent.")
    assert "Assessment agreed: AIM3, led by Health, by 18 December 2026" in await reads(teams.chair)
    with teams.store.turn(teams.clock()) as turn:
        panel = sat_of(turn, turn.panel("SHCG-P001"))
        note = case_note(panel, panel.heard[0])
    assert "1 Assessment agreed: AIM3, led by Health, by 18 December 2026." in note.lines
