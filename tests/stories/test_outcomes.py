"""The outcomes of a procedure by its own names: each proposed with what it asks, closed, and told by that name."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from bot.personas import persona_id
from bot.steps.reports import records_in
from panel.cases import Case, CaseStatus
from panel.decisions import Decision, Ending
from panel.panels import Panel
from panel.reporting.figures import Parts
from panel.reporting.tallies import decided
from panel.said import wall_day
from panel.spans import Span
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.called import answers, ends, panel_of, sits
from tests.stories.sittings import quiet

SEATS = ("police", "health")
WHY = "As it was discussed."
GIVEN = {"why": WHY, "tells": "The social worker", "tells_by": "28 1 2027"}
NAMES = (
    "The threshold for a Section 47 enquiry is not met",
    "Section 47 enquiry",
    "Immediate legal action",
    "Follow-up strategy meeting",
)


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="islington-hsb") as talk:
        yield talk


async def answered(teams: Teams, threshold: str) -> str:
    """A meeting that has answered what it must, with no referral to another panel: the child's reference."""
    reference, screen = await sits(teams, *SEATS)
    points = await teams.chair.presses(screen, next(each for each in screen.buttons if "to be answered" in each))
    points = await answers(teams.chair, points, "Section 47", answer=threshold, reason="The account of two agencies.")
    if threshold == "Yes":
        points = await answers(teams.chair, points, "Single or joint", answer="Joint: with the police")
        points = await answers(
            teams.chair, points, "The plan of the enquiry", answer="The officer and the worker meet."
        )
    await answers(teams.chair, points, "MASE", answer="No", reason="No link to exploitation.")
    return reference


async def chosen(teams: Teams, reference: str, number: int) -> Card:
    """The form of one of the procedure's outcomes."""
    ids = {"case": reference, "panel": panel_of(teams).id}
    list_of = await teams.chair.sends(await teams.chair.says("help"), "decide.form", ids)
    assert all(list_of.shows(name) for name in NAMES)
    assert not list_of.shows("Onward referral")
    return await teams.chair.presses(list_of, f"Choose {number}")


async def agreed(teams: Teams, reference: str) -> Card:
    """Every seat that is there agrees; the decision as the chair sees it."""
    ids = {"case": reference, "panel": panel_of(teams).id}
    for seat in SEATS:
        voice = teams.voice(persona_id(seat))
        card = await voice.sends(await voice.says("help"), "decide.open", ids)
        if "Agree" in card.buttons:
            await voice.presses(card, "Agree")
    return await teams.chair.sends(await teams.chair.says("help"), "decide.open", ids)


def case(teams: Teams, reference: str) -> Case:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Case, reference)


def made(teams: Teams, reference: str) -> Decision:
    panel = panel_of(teams).id
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Decision, f"{panel}/{reference}")


def counted(teams: Teams) -> tuple[int, ...]:
    """How many outcomes were closed in the year, by the procedure's own names, as a report has them."""
    with teams.store.turn(teams.clock()) as turn:
        procedure, now = turn.procedure("islington-hsb"), wall_day(turn.now)
        year = Span(date(now.year, 4, 1), date(now.year + 1, 3, 31))
        ids = tuple(each.id for each in procedure.outcomes.named or ())
        found = decided(ids)(records_in(turn, procedure, year), year)
    assert isinstance(found, Parts)
    return found.counts


async def told(teams: Teams, reference: str, words: str) -> None:
    """The minutes, the journey and why say it."""
    over = await ends(teams)
    await quiet(teams)
    pages = [{"panel": panel_of(teams).id, "page": page} for page in "12"]
    assert any([(await teams.chair.sends(over, "minutes.read", page)).shows(words) for page in pages])
    for command in ("trace", "why"):
        neutral = await teams.chair.says(f"{command} {reference}")
        account = await teams.chair.presses(neutral, next(iter(neutral.buttons)))
        assert account.shows(words), account.words


async def test_below_the_threshold_the_child_leaves_by_the_gates_with_who_leads(teams: Teams) -> None:
    reference = await answered(teams, "No")
    form = await chosen(teams, reference, 1)
    unsaid = await teams.chair.presses(form, "Propose", **GIVEN)
    assert unsaid.shows("Choose an answer")
    given = {"own_which": "Diversion plan", "own_leads": "Targeted Services"}
    shown = await teams.chair.presses(unsaid, "Propose", **GIVEN, **given)
    assert shown.shows(NAMES[0])
    assert shown.shows("Which agency leads, as it was agreed? Targeted Services")
    shown = await agreed(teams, reference)
    gates = await teams.chair.presses(shown, "What must hold first")
    gates = await teams.chair.presses(gates, "Ask the sitting")
    reason = await teams.chair.presses(gates, "Write the reason")
    gates = await teams.chair.presses(
        await teams.chair.presses(reason, "Keep the reason", words="There is no pattern."), "Look again"
    )
    removed = await teams.chair.presses(gates, "Remove from the agenda")
    assert removed.shows("is removed from this panel’s agenda"), removed.words
    decision = made(teams, reference)
    assert (decision.ending, decision.outcome, decision.fields["which"]) == (
        Ending.REMOVED,
        "no_section_47",
        "Diversion plan",
    )
    await told(teams, reference, "Targeted Services")


async def test_an_enquiry_takes_the_child_over_and_follows_from_what_was_answered(teams: Teams) -> None:
    reference = await answered(teams, "No")
    await teams.chair.presses(await chosen(teams, reference, 2), "Propose", **GIVEN)
    shown = await agreed(teams, reference)
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("does not follow from what this meeting answered")
    assert refused.shows("Section 47: No. Change the answer, or the outcome")
    ids = {"case": reference, "panel": panel_of(teams).id, "point": "section_47", "rev": "1"}
    point = await teams.chair.sends(refused, "sitting.point", ids)
    points = await teams.chair.presses(point, "Keep the answer", answer="Yes", reason="There is a disclosure.")
    points = await answers(teams.chair, points, "Single or joint", answer="Joint: with the police")
    await answers(teams.chair, points, "The plan of the enquiry", answer="The two meet.")
    closed = await teams.chair.presses(await agreed(teams, reference), "Close the decision")
    assert closed.shows("Closed by: Demo chair"), closed.words
    form = await teams.chair.presses(await teams.chair.says(f"hand-over {reference}"), "Hand over")
    given = {"because": "another process", "to": "The enquiry", "sent": "The minutes", "sent_on": "26 11 2026"}
    await teams.chair.presses(form, "Keep it", **given)
    assert case(teams, reference).status is CaseStatus.ACCEPTED
    await told(teams, reference, NAMES[1])


async def test_immediate_legal_action_says_what_was_done(teams: Teams) -> None:
    reference = await answered(teams, "Yes")
    form = await chosen(teams, reference, 3)
    await teams.chair.presses(form, "Propose", **GIVEN, own_action="An emergency order, by the local authority")
    closed = await teams.chair.presses(await agreed(teams, reference), "Close the decision")
    assert closed.shows("Closed by: Demo chair"), closed.words
    assert counted(teams)[:4] == (0, 0, 1, 0)
    await told(teams, reference, "An emergency order, by the local authority")


async def test_a_follow_up_meeting_needs_its_day_and_is_called_on_it(teams: Teams) -> None:
    reference = await answered(teams, "No")
    form = await chosen(teams, reference, 4)
    assert (await teams.chair.presses(form, "Propose", **GIVEN)).shows("Enter the day")
    past = await teams.chair.presses(form, "Propose", **GIVEN, own_follow_up_on="20 11 2026")
    assert past.shows("it has to be later than today")
    weekend = await teams.chair.presses(form, "Propose", **GIVEN, own_follow_up_on="5 12 2026")
    assert weekend.shows("choose a working day")
    await teams.chair.presses(form, "Propose", **GIVEN, own_follow_up_on="8 12 2026")
    closed = await teams.chair.presses(await agreed(teams, reference), "Close the decision")
    assert closed.shows("On what day is the follow-up meeting? Tuesday 8 December 2026"), closed.words
    assert case(teams, reference).meets_on == date(2026, 12, 8)
    await told(teams, reference, NAMES[3])
    with teams.store.turn(teams.clock()) as turn:
        _, further = sorted(turn.find(Panel), key=lambda panel: panel.starts_at)
    assert further.starts_at == datetime(2026, 12, 8, 10, tzinfo=UTC)


async def enquiry(teams: Teams) -> str:
    """A meeting that has decided on an enquiry, and is over."""
    reference = await answered(teams, "Yes")
    await teams.chair.presses(await chosen(teams, reference, 2), "Propose", **GIVEN)
    closed = await teams.chair.presses(await agreed(teams, reference), "Close the decision")
    assert closed.shows("Closed by: Demo chair"), closed.words
    await ends(teams)
    return reference


async def opened(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"case {reference}"), "Open")


async def test_what_came_of_an_enquiry_is_asked_after_and_put_on_record(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    reference = await enquiry(teams)
    asked = f"{reference}: say what came of the outcome of its meeting, if it is known."
    teams.clock.time = datetime(2026, 12, 16, 16, tzinfo=UTC)
    await quiet(teams)
    assert not [card for card in teams.practitioner.sees() if card.shows(asked)]
    teams.clock.time = datetime(2026, 12, 17, 10, tzinfo=UTC)
    reminded = await told_of(teams, teams.practitioner, asked)
    form = await teams.practitioner.presses(reminded, "Open")
    other = await teams.coordinator.presses(await opened(teams.coordinator, reference), "What came of it")
    assert form.shows("Section 47 enquiry")
    early = await teams.practitioner.presses(form, "Keep it", what="conference", on="20 11 2026")
    assert early.shows("It was decided on Thursday 26 November 2026: the date cannot be earlier")
    kept = await teams.practitioner.presses(early, "Keep it", on="15 12 2026")
    case_card = await teams.practitioner.presses(kept, "Open the case")
    assert case_card.shows("Initial child protection conference: Tuesday 15 December 2026 (by Demo practitioner)")
    again = await teams.coordinator.presses(other, "Keep it", what="conference", on="15 12 2026")
    assert again.shows("Choose from the list"), again.words
    last = await teams.coordinator.presses(await opened(teams.coordinator, reference), "What came of it")
    await teams.coordinator.presses(last, "Keep it", what="protection_plan", on="16 12 2026")
    after = await opened(teams.coordinator, reference)
    assert after.shows("Child protection plan: Wednesday 16 December 2026")
    assert "What came of it" not in after.buttons
    for command in ("trace", "why"):
        neutral = await teams.chair.says(f"{command} {reference}")
        account = await teams.chair.presses(neutral, next(iter(neutral.buttons)))
        assert account.shows("What came of it: Child protection plan"), account.words
    nothing = await teams.practitioner.presses(reminded, "Open")
    assert nothing.shows("Nothing is waited for there any more")


async def test_nobody_says_what_came_of_it_and_the_coordinator_hears_after_twice_as_long(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await enquiry(teams)
    teams.clock.time = datetime(2027, 1, 12, 10, tzinfo=UTC)
    await told_of(teams, teams.coordinator, f"{reference}: nobody has said what came of the outcome of its meeting.")


async def test_a_child_who_waits_for_a_follow_up_is_reviewed_until_it(teams: Teams) -> None:
    await teams.practitioner.says("help")
    reference = await answered(teams, "No")
    form = await chosen(teams, reference, 4)
    await teams.chair.presses(form, "Propose", **GIVEN, own_follow_up_on="17 12 2026")
    await teams.chair.presses(await agreed(teams, reference), "Close the decision")
    await ends(teams)
    asked = f"{reference} waits for a further meeting: it is to be reviewed now."
    teams.clock.time = datetime(2026, 12, 3, 10, tzinfo=UTC)
    reminded = await told_of(teams, teams.practitioner, asked)
    form = await teams.practitioner.presses(reminded, "Open")
    given = {"who": "The social work manager", "on": "3 12 2026", "words": "Supervised at home and at school."}
    other = await teams.coordinator.presses(await opened(teams.coordinator, reference), "It was reviewed")
    first = await teams.practitioner.presses(form, "Keep the review", **given)
    assert first.shows("The review is kept.")
    late = await teams.coordinator.presses(other, "Keep the review", **given)
    assert late.shows("A review was kept since you opened this")
    shown = await opened(teams.practitioner, reference)
    assert shown.shows("Reviewed by The social work manager, Thursday 3 December 2026: Supervised at home")
    refused = await teams.police.sends(await teams.police.says("help"), "after.review", {"case": reference})
    assert not refused.shows("Who reviewed it?")
    teams.clock.time = datetime(2026, 12, 17, 11, tzinfo=UTC)
    over = await teams.practitioner.presses(shown, "It was reviewed")
    assert over.shows("Nothing is waited for there any more")


async def told_of(teams: Teams, voice: Voice, words: str) -> Card:
    """The card that says this, once it has come."""
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found
