"""A case note and a copy pack, made of one child's records alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from panel.actions import Action, Owner
from panel.casenotes import STANDS, case_note, known_to, to_be_read
from panel.cases import CaseStatus
from panel.closing import NoLonger
from panel.decisions import Decision, Ending, Stand
from panel.minutes import Passage
from panel.naming import SOMEBODY
from panel.packs import pack
from panel.panels import Panel
from panel.recommending import Recommendation
from panel.sat import Heard, Sat
from panel.sections import drawn
from panel.session import Discussion
from panel.updates import Answer, Mark, Nature, Statement, Update
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import REF, file

AT = datetime(2027, 1, 21, 9, 30, tzinfo=UTC)
PANEL = Panel("SHCG-P007", NAME, AT, 210)
SEATS = ("health", "police", "education")
KEPT = file(CaseStatus.ACCEPTED)


def action(seat: str, words: str, *helpers: str) -> Action:
    owner = Owner(seat, seat, AT, "chair")
    return Action(f"SHCG-A{seat}", REF, words, date(2027, 1, 28), (owner,), "chair", AT, PANEL.id, helpers)


def said(seat: str, *marks: Mark) -> Update:
    id = f"{PANEL.id}/{REF}/{seat}/1"
    statements = tuple(Statement(f"{id}/{n}", Nature.FACT, "Words", "File", mark) for n, mark in enumerate(marks))
    return Update(id, PANEL.id, REF, seat, 1, Answer.UPDATE, seat, AT, statements=statements)


HEARD = Heard(
    KEPT.case,
    KEPT.child,
    KEPT.referral.answers,
    DURHAM,
    linked=KEPT.linked,
    discussion=Discussion("d", PANEL.id, REF, AT, notes={"plan": "Kept apart from Sasha.", "voice": "Football."}),
    updates=(said("police", Mark.CHAIR, Mark.MEMBERS), said("health", Mark.NAMED)),
    decision=Decision(
        "d",
        PANEL.id,
        REF,
        Ending.ONGOING,
        "It goes on.",
        "chair",
        AT,
        untold="Not safe",
        unsaid="The date.",
        closed_at=AT,
    ),
    actions=(action("health", "Call the nurse"), action("police", "Share the log", "education")),
    recommendations=(
        Recommendation("r1", REF, "assessment", "An assessment", "chair", AT, agreed=True, seat="health"),
        Recommendation("r2", REF, "intervention", "Another", "chair", AT, agreed=False),
    ),
)
SAT = Sat(PANEL, DURHAM, None, (HEARD,), names={"health": "Robin Sample"})


def test_a_pack_holds_one_seat_s_own_and_counts_the_rest() -> None:
    health, police, education = (pack(SAT, HEARD, seat) for seat in ("health", "police", "education"))
    assert health.actions == ("Call the nurse, Robin Sample, by 28 January 2027 (open)",)
    assert "Share the log" in police.actions[0]
    assert education.actions == police.actions
    assert health.plan == (f"Kept apart from {SOMEBODY}.", "An assessment")
    assert police.plan == (f"Kept apart from {SOMEBODY}.",)
    assert (health.left_out, police.left_out, education.left_out) == (1, 1, 2)
    assert health.handling[:3] == (
        "Must not be contacted, or must not learn where the child is: The uncle.",
        "The family must not hear: That the telephone was taken.",
        "Must not be said to them: The date.",
    )
    assert len(health.handling) == 4
    assert len(education.handling) == 3


def test_a_note_holds_no_handling_and_what_was_agreed_alone() -> None:
    note = case_note(SAT, HEARD).plain
    assert "1 An assessment, Health." in note
    assert "2 Call the nurse, Health, by 28 January 2027." in note
    assert "Child’s words: Football." in note
    for hidden in ("Another", "uncle", "telephone", "The date.", "Not safe", "Words"):
        assert hidden not in note
    objects = Stand("s", PANEL.id, REF, "health", Ending.ONGOING, agrees=False, by="health", at=AT, reason="Why")
    assert "No objection." in note
    assert "Objection: Health." in case_note(SAT, replace(HEARD, stands=(objects,))).plain


def test_what_the_minute_taker_wrote_of_the_minutes_stands_in_no_note_and_no_pack() -> None:
    written = replace(SAT, passages=tuple(wrote(each) for each in (*STANDS, "note_plan")))
    assert case_note(written, HEARD) == case_note(SAT, HEARD)
    assert [pack(written, HEARD, seat) for seat in SEATS] == [pack(SAT, HEARD, seat) for seat in SEATS]
    assert to_be_read(written, HEARD)
    assert not to_be_read(replace(SAT, passages=(wrote("note_plan"),)), HEARD)


def test_a_note_of_the_minute_taker_s_own_names_nobody_else_and_is_no_pack() -> None:
    written = replace(SAT, passages=(wrote("note", "Sasha\nand Robin."),))
    note = case_note(written, HEARD)
    assert note.lines == (SOMEBODY, "and Robin.", "Full minutes: the coordinator.", "Added to record by ____ on ____")
    assert pack(written, HEARD, "police") == pack(SAT, HEARD, "police")


def wrote(part: str, words: str = "Written otherwise.") -> Passage:
    return Passage(part, PANEL.id, REF, part, words, "c", AT)


@pytest.mark.parametrize("ending", list(Ending))
def test_what_was_never_closed_is_said_to_be_proposed(ending: Ending) -> None:
    assert HEARD.decision
    heard = replace(HEARD, decision=replace(HEARD.decision, ending=ending, closed_at=None))
    note, minutes = case_note(SAT, heard).plain, {each.id: each.plain for each in drawn(SAT, heard)}["decision"]
    assert "Outcome: proposed, not decided: " in note
    assert "Outcome: Proposed, not decided: " in minutes
    for said in (note, minutes):
        assert "Removed" not in said
        assert ("The child stays on the agenda" in said) is (ending is Ending.REMOVED)
    assert "No objection" not in note


def test_another_s_name_is_taken_out_however_it_is_written_and_the_child_s_own_stays() -> None:
    assert known_to(SAT, HEARD).cut("SASHA, Sásha’s and Sasha-Lee; Robin Example.") == (
        f"{SOMEBODY}, {SOMEBODY}’s and {SOMEBODY}-Lee; Robin Example."
    )
    alone = replace(HEARD, linked=())
    assert known_to(replace(SAT, heard=(alone,)), alone).cut("Nobody.") == "Nobody."


def test_why_a_child_is_no_longer_at_risk_stands_with_the_decision() -> None:
    safer = NoLonger("n", REF, PANEL.id, "The uncle has moved away.", "worker", AT, changed="A new school.")
    assert HEARD.decision
    removed, stays = Ending.REMOVED, Ending.ONGOING
    for ending, closed, shown in ((removed, AT, True), (removed, None, False), (stays, AT, False)):
        made = replace(HEARD.decision, ending=ending, closed_at=closed)
        parts = {each.id: each.plain for each in drawn(SAT, replace(HEARD, no_longer=safer, decision=made))}
        assert ("Why no longer at risk: The uncle has moved away." in parts["decision"]) is shown
        assert ("What has changed: A new school." in parts["decision"]) is shown
