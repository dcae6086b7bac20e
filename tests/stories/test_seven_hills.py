"""One partnership has everything that few have, and it works together; without it, none of it is asked for."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from panel.cases import Case
from panel.decisions import Decision
from panel.said import wall_day
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.seven_hills import BARE, WIDE
from tests.stories.sittings import quiet, told
from tests.stories.steps import ANSWERS

REF, PANEL = "HILLS-2026-001", "HILLS-P001"
LATE = datetime(2026, 12, 11, 10, 0, tzinfo=UTC)
SITS = datetime(2026, 12, 15, 14, 0, tzinfo=UTC)
"""The third Tuesday, at two."""
OWN = {
    "why": {"kind": "worry", "role": "anybody"},
    "matrix": ANSWERS["matrix"] | {"level": "red", "second_level": "deep"},
    "wanted": {"wants": "A joint plan", "annex_plan": "In the lodge, plan of 2 November"},
}


@pytest.fixture(params=["bare", "wide"])
async def teams(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Teams]:
    (tmp_path / "seventh.toml").write_text(BARE, "utf-8")
    if request.param == "wide":
        (tmp_path / "wide.toml").write_text(WIDE, "utf-8")
    async with talking(CONVENOR_PROCEDURES="seventh", CONVENOR_PROCEDURES_DIR=str(tmp_path)) as talk:
        yield talk


@pytest.fixture
def wide(request: pytest.FixtureRequest) -> bool:
    return "wide" in request.node.name.split("[")[1]


async def test_from_a_referral_to_the_next_time(teams: Teams, wide: bool) -> None:
    await quiet(teams)
    for voice in (teams.chair, teams.coordinator, teams.practitioner, teams.senior_manager, teams.lodge, teams.mill):
        await voice.says("help")
    teams.clock.time = LATE
    await quiet(teams)
    await _comes(teams, wide)
    await _is_taken(teams, wide)
    await _goes_out(teams, wide)
    await _is_decided(teams, wide)
    await _comes_again(teams, wide)


async def _comes(teams: Teams, wide: bool) -> None:
    """Referred: with the annex, and the manager's signature."""
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    for answers in (ANSWERS | OWN).values():
        assert card.shows("where is it kept?") == (wide and "wants" in answers)
        card = await teams.practitioner.presses(card, "Next", **answers)
    sent = await teams.practitioner.presses(card, "Send to the chair")
    assert sent.shows("Who signs it?") == wide
    if wide:
        manager = next(each for box in sent.content["body"] for each in box.get("choices", ()))["value"]
        await teams.practitioner.presses(sent, "Ask them to sign", signer=manager)
        asked = await told(teams, teams.senior_manager, "A referral waits for you to sign it.")
        opened = await teams.senior_manager.presses(asked, "Open")
        assert opened.shows("In the lodge, plan of 2 November")
        sent = await teams.senior_manager.presses(opened, "Sign, and send it on")
    assert sent.shows(REF)


async def _is_taken(teams: Teams, wide: bool) -> None:
    """Screened, after the cut-off: with a listed reason, and as an urgent one."""
    desk = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    assert desk.shows("Signed by Demo senior manager.") == wide
    assert desk.shows("The depth: Deep") == wide
    form = await teams.chair.presses(desk, "Panel")
    assert (form.shows("Reason for adding"), form.shows("Urgent:")) == (wide, wide)
    more = {"because": "two", "urgent": "It is getting worse."} if wide else {}
    given = {"holds": "Supervised.", "reason": "High.", "strategy": "held", **more}
    done = await teams.chair.presses(form, "Accept to the panel", **given)
    assert done.shows("is accepted for Tuesday 15 December 2026")
    urgent = f"{REF} is urgent: it is taken at the panel of Tuesday 15 December"
    if wide:
        await told(teams, teams.mill, urgent)
    await quiet(teams)
    assert any(card.shows(urgent) for card in teams.mill.sees()) == wide


async def _goes_out(teams: Teams, wide: bool) -> None:
    """The agenda, by itself or when it is sent."""
    agenda = await teams.coordinator.says("agenda")
    assert agenda.shows("Not out yet: it is out when the coordinator sends it.") == wide
    if wide:
        assert (await teams.coordinator.presses(agenda, "Send the agenda")).shows("is out.")
    await quiet(teams)
    assert not (await teams.coordinator.says("agenda")).shows("Not out yet")


async def _is_decided(teams: Teams, wide: bool) -> None:
    """At the table: a quorum, a vote that is tied, and the chair's own."""
    teams.clock.time = SITS
    await quiet(teams)
    begins = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    assert begins.shows("There is no quorum yet: 2 more agencies.") == wide
    assert begins.shows("No quorum is set in these rules.") != wide
    item = await teams.chair.presses(begins, "First item")
    await teams.chair.presses(item, "I have checked the room")
    shown = await _proposes(teams, "removed", **({"because": "calm"} if wide else {}))
    assert shown.shows("There is no quorum, so this panel cannot decide on removal") == wide
    people = await teams.chair.sends(item, "room.open", {"panel": PANEL})
    await teams.chair.presses(people, "All at the table are here")
    shown = await _proposes(teams, "ongoing", **({"again_on": "16 2 2027"} if wide else {}))
    await teams.lodge.presses(await _decision(teams.lodge), "Agree")
    against = await teams.mill.presses(await _decision(teams.mill), "Object")
    await teams.mill.presses(against, "Object", reason="Too early.")
    lost = await teams.chair.presses(await _decision(teams.chair), "Close the decision")
    assert lost.shows("The vote is not carried. A majority of agencies: 1 for, 1 against.") == wide
    assert lost.shows("An objection is never outvoted") != wide
    if wide:
        closed = await teams.chair.presses(lost, "Close it with my casting vote")
        assert closed.shows("Too early.")
        with teams.store.turn(teams.clock()) as turn:
            assert turn.get(Decision, f"{PANEL}/{REF}").cast


async def _comes_again(teams: Teams, wide: bool) -> None:
    """After the sitting: the day that was decided, and minutes by a day on the calendar."""
    ended = await teams.chair.says("end")
    assert ("What is left" in ended.buttons) != wide
    if not wide:
        left = await teams.chair.presses(ended, "What is left")
        await teams.chair.presses(left, "End all the same")
    await quiet(teams)
    with teams.store.turn(teams.clock()) as turn:
        again = wall_day(turn.panel(turn.get(Case, REF).panel).starts_at)
    assert str(again) == ("2027-02-16" if wide else "2027-01-19")
    listed = await teams.chair.presses(await teams.chair.says("minutes"), "Open the list")
    draft = await teams.chair.presses(listed, "Draft, and what is in the way")
    assert draft.shows("are due by Tuesday 29 December 2026" if wide else "are due by Thursday 31 December 2026")


async def _proposes(teams: Teams, ending: str, **more: str) -> Card:
    given = {"why": "The risk is low now.", "tells": "The social worker", "tells_by": "28 1 2027", "ending": ending}
    form = await teams.chair.presses(await teams.chair.says(f"ongoing {REF}"), "What comes next")
    return await teams.chair.presses(form, "Propose", **given, **more)


async def _decision(voice: Voice) -> Card:
    return await voice.sends(await voice.says("help"), "decide.open", {"case": REF, "panel": PANEL})


async def test_demo_children_come_in_by_these_rules_too(teams: Teams) -> None:
    assert (await teams.coordinator.says("demo children")).shows("one waits to be screened, one is on the agenda")


async def test_the_rules_are_shown_and_one_can_be_proposed(teams: Teams, wide: bool) -> None:
    shown = await teams.chair.sends(await teams.chair.says("procedure"), "procedure.part", {"procedure": "seventh"})
    assert shown.words
    card = await teams.chair.presses(await teams.chair.says("procedure propose"), "Propose a change")
    keys = {each["value"] for box in card.content["body"] for each in box.get("choices", ())}
    while "More" in card.buttons:
        card = await teams.chair.presses(card, "More")
        keys |= {each["value"] for box in card.content["body"] for each in box.get("choices", ())}
    ours = {"meeting.quorum_fraction", "meeting.decided_by", "minutes.counted", "closing.review", "agenda.days_before"}
    assert ours <= keys
