"""A county's panel: is it needed, the work looked at, another team, consent that ends, an extra panel, the year."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.said import wall_day
from tests.dialogue import Teams, talking
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, to_the_check
from tests.stories.test_assessments import listed
from tests.stories.test_report import figures
from tests.stories.test_screening_clock import everybody, heard
from tests.stories.test_signs import told, writes

REF = "NHSB-2026-001"
LEAD, NEXT = persona_id("practitioner"), persona_id("worker")
AGREED = {"tool": "0", "lead": LEAD, "seat": "social_care", "due": "18 12 2026", "agreed_by": "The team manager"}
CONSENT = {"what": "assessment", "said": "given", "whose": "The parents", "dated": "20 11 2026"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="nottinghamshire-hsb") as talk:
        await everybody(talk)
        for voice in (talk.practice_consultant, talk.worker, talk.lead):
            await voice.says("help")
        yield talk


async def test_a_child_waits_from_the_day_a_panel_was_needed_and_nothing_is_lost_on_the_way(teams: Teams) -> None:
    await is_needed(teams)
    await the_work_is_looked_at(teams)
    await an_assessment_is_agreed(teams)
    await another_team_has_the_child(teams)
    await consent_ends(teams)
    await an_extra_panel_is_offered(teams)
    await a_provider_takes_nobody(teams)
    await the_year_is_counted(teams)


async def is_needed(teams: Teams) -> None:
    check = await to_the_check(teams.practitioner, matrix=ANSWERS["matrix"] | {"level": "higher"})
    sent = await teams.practitioner.presses(check, "Send to the chair")
    assert sent.shows("If accepted, likely panel Tuesday 8 December 2026.")
    desk = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    form = await teams.chair.presses(desk, "Panel")
    assert form.shows("On what date was it found that a panel is needed?")
    late = await teams.chair.presses(
        form, "Accept to the panel", holds="Supervised.", reason="High.", needed_on="1 1 2027"
    )
    assert late.shows("has to be today or earlier")
    done = await teams.chair.presses(late, "Accept to the panel", needed_on="2 11 2026")
    assert done.shows(f"{REF} is accepted for Tuesday 8 December 2026.")


async def the_work_is_looked_at(teams: Teams) -> None:
    notice = await heard(teams.practice_consultant, f"{REF}: look at the work before the panel")
    form = await teams.practice_consultant.presses(notice, "Open it")
    await teams.practice_consultant.presses(form, "Save", ready="no", lacks="The genogram.")
    assert not (await heard(teams.practitioner, f"{REF}: the work is not ready")).shows("genogram")


async def an_assessment_is_agreed(teams: Teams) -> None:
    assert (await writes(teams.practitioner, REF, "Consent", **CONSENT, review_on="4 12 2026")).words
    form = await teams.practitioner.presses(await listed(teams.practitioner, REF), "Agree an assessment")
    assert form.shows("Consent is given, 20 November 2026, by The parents")
    undated = await teams.practitioner.presses(form, "Agree it", **AGREED | {"due": ""})
    assert undated.shows("There is a problem")
    assert (await teams.practitioner.presses(undated, "Agree it", **AGREED)).shows("due on Friday 18 December 2026")


async def another_team_has_the_child(teams: Teams) -> None:
    """The new worker opens the case; the one before opens it while they still lead the assessment, and no longer."""
    form = await teams.practitioner.presses(await teams.practitioner.says(f"allocate {REF}"), "Another worker")
    moved = await teams.practitioner.presses(form, "Hand the case on", to=NEXT, reason="Another team.")
    assert moved.shows("1 transfer so far")
    assert moved.shows("An assessment is still with the worker before. Is somebody else to lead it?")
    assert (await listed(teams.worker, REF)).shows("AIM3")
    notice = await heard(teams.practitioner, f"{REF} has another worker now. An assessment of it is still yours")
    assert (await teams.practitioner.presses(notice, "Open")).shows("Robin Example")
    mine = await teams.practitioner.presses(await teams.practitioner.says("my"), "Open my list")
    assert mine.shows(f"{REF}: an assessment due on Friday 18 December 2026.")
    forged = await teams.practitioner.sends(moved, "case.edit", {"case": REF})
    assert forged.shows("There is no case with that reference that you can open")
    ends = await teams.worker.presses(
        await teams.worker.presses(await listed(teams.worker, REF), "Open it"), "Who leads it"
    )
    await teams.worker.presses(ends, "Save", lead=NEXT, why="Another team.")
    shut = await teams.practitioner.presses(notice, "Open")
    assert shut.shows("There is no case with that reference that you can open")


async def consent_ends(teams: Teams) -> None:
    """Its day passes while the child waits: the case says so, and so does the form until somebody asks again."""
    teams.clock.time = datetime(2026, 12, 7, 10, tzinfo=UTC)
    await quiet(teams)
    asks = "Is it still given, and who asks?"
    assert (await told(teams.worker, REF)).shows(asks)
    again = await writes(teams.worker, REF, "Consent", **CONSENT | {"dated": "7 12 2026"})
    assert again.shows("Consent is given: 7 December 2026, by The parents")
    assert not again.shows(asks)


async def an_extra_panel_is_offered(teams: Teams) -> None:
    """Nobody starts the panel: the child goes on, would wait too long, and one press books an earlier day."""
    teams.clock.time = datetime(2026, 12, 9, 10, tzinfo=UTC)
    await quiet(teams)
    offer = await heard(teams.coordinator, "an extra panel could sit on")
    book = next(each for each in offer.buttons if each.startswith("Book "))
    assert offer.shows("The longest wait for a panel falls from 71 days to 46.")
    assert (await teams.coordinator.presses(offer, book)).shows(f"{REF} is now on the panel of Friday 18 December 2026")
    with teams.store.turn(teams.clock()) as turn:
        assert wall_day(turn.panel(turn.get(Case, REF).panel).starts_at) == date(2026, 12, 18)


async def a_provider_takes_nobody(teams: Teams) -> None:
    form = await teams.chair.presses(await teams.chair.says(f"recommend {REF}"), "Recommend")
    assert form.shows("Safer Living Foundation: takes no referrals now")
    given = {"kind": "intervention", "words": "Work at home.", "seat": "youth_justice"}
    shut = await teams.chair.presses(form, "Save", **given, provider="slf")
    assert shut.shows("Safer Living Foundation takes no referrals now: It takes no further referrals, as of June 2023.")
    assert shut.shows("Open: Youth Justice preventative team, Head2Head, Family Service")
    assert shut.inputs["words"] == "Work at home."
    assert not (await teams.chair.presses(shut, "Save", provider="head2head")).shows("There is a problem")


async def the_year_is_counted(teams: Teams) -> None:
    card = await figures(teams.chair, "report annual 2026-27")
    assert card.shows("Identified (referred): 1. The year before: 0. 1 more.")
    every = card.words
    while "More" in card.buttons:
        card = await teams.chair.presses(card, "More")
        every += card.words
    assert "Robin" not in every
    assert "ransfer" in every
