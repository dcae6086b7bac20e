"""A case note and a copy pack, made of one child's records alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

from panel.actions import Action, Owner
from panel.casenotes import case_note, known_to
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
        "d", PANEL.id, REF, Ending.ONGOING, "It goes on.", "chair", AT, untold="Not safe", unsaid="The date."
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
    assert "2 Call the nurse, Health, by Thursday 28 January 2027." in note
    assert "Child’s words: Football." in note
    for hidden in ("Another", "uncle", "telephone", "The date.", "Not safe", "Words"):
        assert hidden not in note
    objects = Stand("s", PANEL.id, REF, "health", Ending.ONGOING, agrees=False, by="health", at=AT, reason="Why")
    assert "No objection." in note
    assert "Objection: Health." in case_note(SAT, replace(HEARD, stands=(objects,))).plain


def test_what_the_minute_taker_wrote_stands_in_the_note_and_the_pack() -> None:
    wrote = [Passage(part, PANEL.id, REF, part, f"{part} written.", "c", AT) for part in ("note_voice", "note_plan")]
    written = replace(SAT, passages=tuple(wrote))
    assert "Child’s words: note_voice written." in case_note(written, HEARD).plain
    assert pack(written, HEARD, "police").plan == ("note_plan written.",)


def test_another_s_name_is_taken_out_however_it_is_written_and_the_child_s_own_stays() -> None:
    assert known_to(SAT, HEARD).cut("SASHA, Sásha’s and Sasha-Lee; Robin Example.") == (
        f"{SOMEBODY}, {SOMEBODY}’s and {SOMEBODY}-Lee; Robin Example."
    )
    alone = replace(HEARD, linked=())
    assert known_to(replace(SAT, heard=(alone,)), alone).cut("Nobody.") == "Nobody."


def test_why_a_child_is_no_longer_at_risk_stands_with_the_decision() -> None:
    safer = NoLonger("n", REF, PANEL.id, "The uncle has moved away.", "worker", AT, changed="A new school.")
    parts = {each.id: each.plain for each in drawn(SAT, replace(HEARD, no_longer=safer))}
    assert "Why no longer at risk: The uncle has moved away." in parts["decision"]
    assert "What has changed: A new school." in parts["decision"]
