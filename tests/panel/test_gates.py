"""The gates: each alone keeps a child on the agenda, and all together let the child go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from panel import gates
from panel.actions import Action, Owner, State
from panel.cases import CaseFile, CaseStatus
from panel.closing import NoLonger, Proposal, Seen
from panel.coherence.after import GATES
from panel.decisions import Decision, Ending, Stand
from panel.evidence import Evidence
from panel.gates import STATEMENTS, Gate
from panel.police import PoliceWord
from panel.procedure import ProcedureError
from panel.screening import Outcome, Screening
from panel.session import Discussion
from tests.panel.durham import DURHAM
from tests.panel.referring import CHAIR, NOW, REF, file, with_overlay

LATER = NOW + timedelta(days=24)
PANEL = "SHCG-P001"
ID = f"{PANEL}/{REF}"
LOW = DURHAM.matrix.levels[0].id


def low_file(override: str = "") -> CaseFile:
    """A child accepted on 24 November, with a new low matrix of 10 December."""
    first = file(CaseStatus.ACCEPTED)
    taken = Screening(f"{REF}/s2", REF, Outcome.PANEL, "Why", CHAIR, NOW + timedelta(days=1), override=override)
    new = replace(first.matrices[0], id=f"{REF}/m02", level=LOW, dated=date(2026, 12, 10), set_at=LATER)
    return replace(first, screenings=(*first.screenings, taken), matrices=(*first.matrices, new))


def stand(seat: str, agrees: bool = True, **changed: Any) -> Stand:
    made = Stand(f"{ID}/{seat}", PANEL, REF, seat, Ending.REMOVED, agrees, seat, LATER, "" if agrees else "Not yet.")
    return replace(made, **changed)


def whole(override: str = "") -> Evidence:
    """Everything that is needed."""
    return Evidence(
        low_file(override),
        PANEL,
        item=Discussion(ID, PANEL, REF, LATER, heard_at=LATER),
        proposal=Proposal(ID, PANEL, REF, CHAIR, LATER),
        decision=Decision(ID, PANEL, REF, Ending.REMOVED, "Why", CHAIR, LATER),
        stands=(stand("police"), stand("health")),
        present=("police", "health"),
        seen=(Seen(f"{PANEL}/{REF}/m02", PANEL, REF, f"{REF}/m02", CHAIR, LATER),),
        reason=NoLonger(ID, REF, PANEL, "Because.", CHAIR, LATER, "" if not override else "Since.", f"{REF}/m02"),
        police=(PoliceWord(f"{REF}/w1", REF, "closed", "Said", CHAIR, LATER),),
    )


def action(**changed: Any) -> Action:
    owner = Owner("police", "police", NOW, CHAIR)
    made = Action("SHCG-A001", REF, "Words", date(2026, 12, 20), (owner,), CHAIR, NOW, safety=True)
    return replace(made, **changed)


def unmet(evidence: Evidence) -> list[Gate]:
    return list(gates.unmet(evidence, DURHAM, LATER))


def with_matrix(**changed: Any) -> Evidence:
    """The latest matrix otherwise, with everything else that says it is of this one."""
    has = whole()
    assert has.matrix
    new = replace(has.matrix, **changed)
    return replace(has, file=replace(has.file, matrices=(has.file.matrices[0], new)))


def with_case(**changed: Any) -> Evidence:
    """The case otherwise."""
    has = whole()
    return replace(has, file=replace(has.file, case=replace(has.file.case, **changed)))


def test_all_of_them_together_let_a_child_go() -> None:
    assert not unmet(whole())
    assert not unmet(whole(override="Worried all the same."))


Break = Callable[[], Evidence]
BREAKS: dict[str, tuple[str, Break]] = {
    "not asked": ("asked", lambda: replace(whole(), proposal=None)),
    "asked at another sitting": (
        "asked",
        lambda: replace(whole(), proposal=Proposal("SHCG-P000/x", "SHCG-P000", REF, CHAIR, NOW)),
    ),
    "its item was never open": ("asked", lambda: replace(whole(), item=None)),
    "its item was open, and the room was never checked": (
        "asked",
        lambda: replace(whole(), item=Discussion(ID, PANEL, REF, LATER)),
    ),
    "its item was skipped": (
        "asked",
        lambda: replace(whole(), item=Discussion(ID, PANEL, REF, LATER, heard_at=LATER, skipped="No time.")),
    ),
    "nothing to decide": ("agreement", lambda: replace(whole(), decision=None)),
    "something else is to be decided": (
        "agreement",
        lambda: replace(whole(), decision=Decision(ID, PANEL, REF, Ending.ONGOING, "Why", CHAIR, LATER)),
    ),
    "an objection stands": (
        "agreement",
        lambda: replace(whole(), stands=(stand("police"), stand("health", agrees=False))),
    ),
    "the chair alone says that it is settled": (
        "agreement",
        lambda: replace(
            whole(), stands=(stand("police"), stand("health", agrees=False, settled="Talked.", settled_by=CHAIR))
        ),
    ),
    "a seat that is here was not heard": ("agreement", lambda: replace(whole(), stands=(stand("police"),))),
    "agreed to an earlier round": (
        "agreement",
        lambda: replace(whole(), decision=Decision(ID, PANEL, REF, Ending.REMOVED, "Other", CHAIR, LATER, round=2)),
    ),
    "nobody agreed and nobody is here": ("agreement", lambda: replace(whole(), stands=(), present=())),
    "everybody agreed and has left": ("agreement", lambda: replace(whole(), present=())),
    "whoever agreed steps out since": ("agreement", lambda: with_case(interests=("police",))),
    "whoever agreed holds the case": ("agreement", lambda: with_case(worker="health")),
    "an objection of a seat that has left": (
        "agreement",
        lambda: replace(whole(), stands=(stand("police"), stand("health", agrees=False)), present=("police",)),
    ),
    "a matrix of the day of the meeting before": (
        "matrix",
        lambda: replace(whole(), discussed=(date(2026, 11, 1), date(2026, 12, 10))),
    ),
    "a matrix from before the meeting before": ("matrix", lambda: replace(whole(), discussed=(date(2026, 12, 12),))),
    "at a first sitting, of the day of being accepted": ("matrix", lambda: with_matrix(dated=date(2026, 11, 24))),
    "a matrix of tomorrow": ("matrix", lambda: with_matrix(dated=date(2026, 12, 18))),
    "a matrix that was not looked at": ("matrix", lambda: replace(whole(), seen=())),
    "a matrix looked at by another sitting": (
        "matrix",
        lambda: replace(whole(), seen=(Seen("x", "SHCG-P000", REF, f"{REF}/m02", CHAIR, LATER),)),
    ),
    "another matrix looked at": (
        "matrix",
        lambda: replace(whole(), seen=(Seen("x", PANEL, REF, f"{REF}/m01", CHAIR, LATER),)),
    ),
    "at the threshold": ("below_threshold", lambda: with_matrix(level="medium_high")),
    "a level that is no more": ("below_threshold", lambda: with_matrix(level="gone")),
    "no reason": ("reason", lambda: replace(whole(), reason=None)),
    "a reason of white space": (
        "reason",
        lambda: replace(whole(), reason=NoLonger(ID, REF, PANEL, "  ", CHAIR, LATER, "", f"{REF}/m02")),
    ),
    "a reason of another sitting": (
        "reason",
        lambda: replace(whole(), reason=NoLonger("x", REF, "SHCG-P000", "Because.", CHAIR, LATER, "", f"{REF}/m02")),
    ),
    "a reason from an earlier matrix": (
        "reason",
        lambda: replace(whole(), reason=NoLonger(ID, REF, PANEL, "Because.", CHAIR, LATER, "", f"{REF}/m01")),
    ),
    "accepted below the threshold, and nothing said of what changed": (
        "reason",
        lambda: replace(whole("Worried."), reason=NoLonger(ID, REF, PANEL, "Because.", CHAIR, LATER, "", f"{REF}/m02")),
    ),
    "a safety action is open": ("safety_actions", lambda: replace(whole(), actions=(action(),))),
    "the police are still at it": ("police_outcome", lambda: replace(whole(), police=())),
    "nobody knows where the police are": (
        "police_outcome",
        lambda: replace(whole(), police=(PoliceWord("x", REF, "not_known", "Said", CHAIR, LATER),)),
    ),
}


@pytest.mark.parametrize("how", BREAKS)
def test_each_alone_keeps_the_child_on_the_agenda(how: str) -> None:
    gate, broken = BREAKS[how]
    [found] = [each for each in unmet(broken()) if not (gate == "matrix" and each.id == "reason")]
    assert found.id == gate
    assert found.why
    assert found.mend


def test_every_gate_is_broken_by_something() -> None:
    assert {gate for gate, _ in BREAKS.values()} == {each.id for each in DURHAM.closing.gates} == GATES - {STATEMENTS}
    assert set(gates.GATES) == GATES - {STATEMENTS}


def test_what_does_not_keep_a_child() -> None:
    settled = stand("health", agrees=False, settled="Talked.", settled_by=CHAIR, settled_at=LATER)
    assert not unmet(replace(whole(), stands=(stand("police"), settled)))
    assert not unmet(replace(whole(), actions=(action(safety=False), action(state=State.DONE))))
    assert not unmet(replace(whole(), discussed=(date(2026, 12, 9),)))


def test_a_child_who_was_never_high_waits_for_no_police() -> None:
    has = replace(whole(), police=())
    levels = [replace(each, level=LOW) for each in has.file.matrices]
    low = replace(has.file, case=replace(has.file.case, level=LOW), matrices=tuple(levels))
    assert not unmet(replace(has, file=low))


def test_a_gate_that_a_procedure_does_not_name_is_off_and_one_that_nobody_knows_is_refused() -> None:
    gate = '[[closing.gates]]\nid = "{}"\ntitle = "Asked"\nlocal = "The members, 4 May 2026"'
    only = with_overlay(gate.format("asked"))
    assert [each.id for each in gates.gates(whole(), only, LATER)] == ["asked"]
    assert not gates.unmet(replace(whole(), reason=None, stands=(), seen=()), only, LATER)
    with pytest.raises(ProcedureError, match="there is no gate 'moon'"):
        with_overlay(gate.format("moon"))


def test_so_many_ticks_are_at_the_threshold_whatever_the_level() -> None:
    """A procedure that counts ticks keeps a child on the agenda by them, and waits for the police by them."""
    matrix = replace(DURHAM.matrix, threshold=replace(DURHAM.matrix.threshold, levels=None, ticks=3))
    counts = replace(DURHAM, matrix=matrix)
    few, enough = (with_matrix(level="below", because=("a", "b", "c")[:n]) for n in (2, 3))
    assert [gates.below_threshold(each, counts, NOW)[0] for each in (few, enough)] == [True, False]
    waited_for = replace(enough, file=replace(enough.file, matrices=enough.file.matrices[-1:]), police=())
    assert not gates.police_outcome(waited_for, counts, NOW)[0]
