"""Risk management meetings from first contact to their end, on both routes; and a child who is too young for one."""

from collections.abc import AsyncIterator

import pytest

from bot.personas import persona_id
from panel.cases import CaseStatus
from tests.dialogue import Card, Teams, talking
from tests.stories.called import answers, ends
from tests.stories.risk_meetings import (
    REF,
    accepts,
    agrees_an_assessment,
    considers,
    everybody_agrees,
    leaves,
    meetings,
    mine,
    minutes_go_out,
    opened,
    refers,
    sits,
    status,
    voice,
)
from tests.stories.sittings import told
from tests.stories.test_trace import whole

TOLD = {"shares": "yes", "told": "That there is a safety plan at school.", "told_to": "The safeguarding lead"}
HEADINGS = "details,school,concern,development,parenting,family,conclusion"
DUTIES = "consent,information,professionals,interviews"
BANNER = "The investigation goes on: what is shared here must not compromise it."


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        yield talk


async def test_the_criminal_justice_route_from_the_notification_of_the_police_to_its_end(teams: Teams) -> None:
    charged = {"police": "investigating", "notified_on": "16 11 2026"}
    receipt = await refers(teams, {"kind": "criminal", "role": "police"}, police=charged)
    assert receipt.shows("likely panel Monday 30 November 2026")
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    assert card.shows("By Monday 30 November 2026: 10 working days from Monday 16 November 2026, the notification")
    form = await teams.chair.presses(card, "Panel")
    given = {"holds": "Supervised.", "reason": "High risk.", "active": "both"}
    both = await teams.chair.presses(form, "Accept to the panel", **given)
    assert both.shows("No rule says who leads here: pick an agency")
    case = await accepts(teams, active="both", lead="youth_justice", lead_why="They know him best.")
    assert case.shows("Youth Justice. Picked, because no rule says: They know him best.")
    assert case.shows(BANNER)
    await _before_the_first_meeting(teams)
    (first,) = meetings(teams)
    screen = await sits(teams, first)
    await _at_the_first_meeting(teams, screen)
    closed = await teams.chair.presses(await everybody_agrees(teams, first, "ongoing"), "Close the decision")
    assert closed.shows("Closed by: Demo chair"), closed.words
    await ends(teams)
    words = await minutes_go_out(teams, first)
    for said in ("AIM assessment", "Demo youth justice", "They sent word; the child cannot wait.", "MAPPA"):
        assert said in words, said
    await _the_assessment(teams)
    await _the_second_meeting(teams)


async def _before_the_first_meeting(teams: Teams) -> None:
    """The referrer confirms that the continuum was gone through; the education seat says what its panel may be told."""
    notice = await told(teams, teams.practitioner, f"{REF} was gone through with you, says whoever screened it.")
    one = await teams.practitioner.presses(notice, "Open it")
    assert (await teams.practitioner.presses(one, "We went through it")).shows("confirmed by the referrer")
    education = voice(teams, "send")
    notice = await told(teams, education, f"{REF}: something may have to be shared.")
    assert not notice.shows("Placeholder")
    form = await education.presses(notice, "Open it")
    assert (await education.presses(form, "Save", **TOLD)).shows("Now: Shared, says Demo send")


async def _at_the_first_meeting(teams: Teams, screen: Card) -> None:
    """Who is missing is named; the police still investigate; an assessment is agreed before anything is closed."""
    assert screen.shows("Has to be there, and is not: Children's Social Care")
    assert screen.shows(BANNER)
    assert screen.shows("shared: That there is a safety plan at school., to The safeguarding lead")
    points = await considers(teams, screen, 3)
    points = await answers(teams.chair, points, "AIM assessment", answer="Yes", reason="The first time, and he is 14.")
    points = await answers(teams.chair, points, "Date of the AIM assessment", answer="28 1 2027")
    done = await agrees_an_assessment(teams, points, "youth_justice", "social_care")
    assert done.shows("Co-worker: Demo social care, Children's Social Care")


async def _the_assessment(teams: Teams) -> None:
    """The lead ticks the duties, hands the report in with its headings, and says with whom it is shared."""
    lead = voice(teams, "youth_justice")
    one = await lead.presses(await mine(lead), "Open")
    form = await lead.presses(one, "Tick what is done")
    ticked = await lead.presses(form, "Save", done=DUTIES, ticked_on="30 11 2026")
    assert ticked.shows("Consent of the young person, and of the family or carers: 30 November 2026")
    form = await lead.presses(ticked, "It is completed")
    report = {"completed": "30 11 2026", "kept": "Case system", "headings": HEADINGS}
    done = await lead.presses(form, "It is completed", **report)
    assert done.shows("Completed on Monday 30 November 2026, in time")
    assert not done.shows("Not in the report")


async def _the_second_meeting(teams: Teams) -> None:
    """What was answered once stands; what is considered at each meeting is asked anew; the child leaves on evidence."""
    _, second = meetings(teams)
    screen = await sits(teams, second)
    assert screen.shows("AIM assessment: Yes. The first time, and he is 14.")
    await considers(teams, screen, 2)
    gone = await leaves(teams, await everybody_agrees(teams, second, "removed"))
    assert gone.shows(f"{REF} is removed from this panel’s agenda"), gone.words
    await ends(teams)
    await minutes_go_out(teams, second)
    assert status(teams) is CaseStatus.REMOVED
    assert len(meetings(teams)) == 2, "no third meeting is called"
    family = await teams.practitioner.sends(await teams.practitioner.says("help"), "family.form", {"case": REF})
    both = {"whom": "both", "told_by": "The social worker", "told_on": f"{teams.clock():%d %m %Y}"}
    assert (await teams.practitioner.presses(family, "They were told", **both)).shows("it is kept that they were told")
    journey = await whole(teams.chair, f"trace {REF}")
    assert "High Risk of Harm Panel: shared" in journey
    assert "Gone through with the referrer: 23 November 2026, confirmed by the referrer" in journey
    for said in (
        "That there is a safety plan at school.",
        "They know him best.",
        "Nothing that would meet it.",
        "A year without anything",
    ):
        assert said in journey, said


async def test_the_concern_route_after_another_disposal_and_no_further_action_to_its_end(teams: Teams) -> None:
    receipt = await refers(teams, {"kind": "other", "role": "police"}, police={"police": "decision"})
    assert receipt.shows("The chair decides by Thursday 26 November 2026.")
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    assert "Panel" not in card.buttons, "the team manager picks the route first"
    form = await teams.chair.presses(card, "Pick the route")
    picked = {"kind": "criminal", "reason": "A community resolution.", "notified_on": "16 11 2026"}
    kept = await teams.chair.presses(form, "Take this route", **picked)
    assert kept.shows("By Monday 30 November 2026: 10 working days from Monday 16 November 2026")
    case = await accepts(teams, active="neither")
    assert case.shows("Youth Justice. On the criminal justice route the Youth Justice Service leads")
    form = await teams.chair.presses(case, "No further action, and a concern remains: the concern route")
    kept = await teams.chair.presses(form, "Take this route", reason="The officer is still worried.")
    assert kept.shows("Children's Social Care. On the concern route Children's Social Care leads"), kept.words
    moved = await teams.chair.presses(kept, "Move it to Monday 7 December 2026 at 10am")
    assert moved.shows("Monday 7 December 2026"), moved.words
    where = await teams.chair.presses(await opened(teams.chair), "Where else it goes")
    assert where.shows("refer it to First Contact by its own process")
    await _declined(teams)
    (only,) = meetings(teams)
    screen = await sits(teams, only)
    await _all_is_answered(teams, screen)
    shown = await everybody_agrees(teams, only, "removed")
    gone = await leaves(teams, shown)
    assert gone.shows(f"{REF} is removed from this panel’s agenda"), gone.words
    assert gone.shows("1 action is open"), "what is owed goes on"
    await ends(teams)
    words = await minutes_go_out(teams, only)
    assert "Further meetings: No" in words
    assert (status(teams), len(meetings(teams))) == (CaseStatus.REMOVED, 1)
    journey = await whole(teams.chair, f"trace {REF}")
    assert "High Risk of Harm Panel: not shared" in journey
    for said in (
        "The school knows already.",
        "A community resolution.",
        "The officer is still worried.",
        "A pattern with younger children.",
    ):
        assert said in journey, said


async def _declined(teams: Teams) -> None:
    """A child does not leave while nobody has said whether the education panel is told; the seat declines it."""
    waiting = "Not confirmed and not declined yet: High Risk of Harm Panel"
    gates = await teams.chair.presses(await teams.chair.says(f"close-case {REF}"), "Open")
    assert gates.shows(waiting)
    form = await voice(teams, "send").presses(await mine(voice(teams, "send")), "Open")
    no = await voice(teams, "send").presses(form, "Save", shares="no", declined="The school knows already.")
    assert no.shows("Not shared, says Demo send")
    assert not (await teams.chair.presses(gates, "Look again")).shows(waiting)


async def _all_is_answered(teams: Teams, screen: Card) -> None:
    """Each point has its answer and its reason; what a yes owes has an owner before anything is closed."""
    card = await teams.chair.presses(screen, "What is to be answered (4 open)")
    card = await answers(teams.chair, card, "AIM assessment", answer="No", reason="One was done last year.")
    card = await answers(teams.chair, card, "Child exploitation", answer="No", reason="No sign of it.")
    card = await answers(teams.chair, card, "Further meetings", answer="No")
    card = await answers(teams.chair, card, "MAPPA", answer="Yes", reason="A pattern with younger children.")
    action = await teams.chair.presses(card, "Give it an owner")
    owner = f"youth_justice/{persona_id('youth_justice')}"
    done = await teams.chair.presses(action, "Record the action", owner=owner, due="14 12 2026", safety="no")
    assert done.shows("is recorded."), done.words


async def test_a_child_under_ten_is_sent_to_first_contact_and_nothing_of_them_is_kept(teams: Teams) -> None:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    card = await teams.practitioner.presses(card, "Next", danger="no")
    card = await teams.practitioner.presses(card, "Next", kind="concern", role="worker")
    card = await teams.practitioner.presses(card, "Next", first="Robin", family="Example", born="27 9 2018")
    assert card.shows("This panel is for children from 10. Send a younger child to First Contact")
    done = await teams.practitioner.presses(card, "I have sent it")
    assert done.shows("Sent to: First Contact. They answer you, not this bot.")
    assert not (await mine(teams.practitioner)).shows("not sent yet")
    assert meetings(teams) == []
