"""An audit's rules: how a sample is drawn, what a record shows beside a theme, and what is learnt."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from panel.assessments import AgreedAssessment, State
from panel.auditing.drawing import OTHERS, Apart, Framed, Why, draw, framed, quotas
from panel.auditing.evidence import NOTHING, Looked, shown
from panel.auditing.grading import GRADE, Grading, Round
from panel.auditing.learning import Learnt, counted, drafted, said
from panel.auditing.sampling import Sample
from panel.cases import CaseStatus
from panel.police import PoliceWord
from panel.recommending import Recommendation
from panel.rules.audit import Evidence
from panel.session import Discussion
from panel.sign import Records
from panel.updates import Answer, Update
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF, case, file
from tests.panel.shipped import SHIPPED

AUDIT = SHIPPED["north-yorkshire-audit"]
RULES = AUDIT.audit
STRATA = RULES.strata or ()
FRAME = [
    *(Framed(f"T-2026-{n:03}", "protection_plan", closed=False) for n in range(100, 110)),
    *(Framed(f"T-2026-{n:03}", "child_in_need", closed=False) for n in range(200, 210)),
    *(Framed(f"T-2026-{n:03}", "child_in_need", closed=True) for n in range(300, 310)),
    *(Framed(f"T-2026-{n:03}", "looked_after", closed=False) for n in range(400, 410)),
    *(Framed(f"T-2026-{n:03}", "", closed=False) for n in range(500, 503)),
]


@pytest.mark.parametrize(
    ("count", "given"),
    [
        (1, [1, 0, 0, 0]),
        (2, [1, 1, 0, 0]),
        (4, [1, 1, 1, 1]),
        (6, [2, 2, 1, 1]),
        (8, [2, 2, 2, 2]),
        (40, [10, 10, 10, 10]),
    ],
)
def test_each_stratum_gives_in_its_proportion(count: int, given: list[int]) -> None:
    assert quotas(count, STRATA) == given


def test_of_unequal_strata_none_is_cut_by_more_than_one() -> None:
    uneven = (replace(STRATA[0], take=3), STRATA[1])
    assert quotas(4, uneven) == [3, 1]
    assert quotas(5, uneven) == [4, 1]
    assert quotas(6, uneven) == [5, 1]


def test_the_seed_alone_decides_and_the_order_of_the_frame_does_not() -> None:
    first = draw(FRAME, 4, "seed", RULES, Apart())
    assert draw(FRAME[::-1], 4, "seed", RULES, Apart()) == first
    others = {draw(FRAME, 4, f"seed {n}", RULES, Apart()).cases for n in range(20)}
    assert len(others) > 15
    assert [each[7] for each in first.cases] == ["1", "2", "3", "4"]


def test_every_case_of_a_stratum_comes_about_as_often() -> None:
    found = [draw(FRAME, 4, f"seed {n}", RULES, Apart()).cases[0] for n in range(500)]
    assert {found.count(each) > 25 for each in set(found)} == {True}
    assert len(set(found)) == 10


def test_a_case_of_the_same_child_is_passed_over_once_and_said() -> None:
    frame = [each for each in FRAME if each.case in ("T-2026-100", "T-2026-200")]
    same = {"T-2026-100": ["T-2026-200"], "T-2026-200": ["T-2026-100"]}
    found = draw(frame, 2, "seed", RULES, Apart(same=same))
    assert found.cases == ("T-2026-100",)
    assert [(each.case, each.why) for each in found.passed] == [("T-2026-200", Why.SAME_CHILD)]


def test_what_is_not_recorded_is_drawn_only_where_nothing_else_is_left() -> None:
    assert not any(each.startswith("T-2026-5") for each in draw(FRAME, 40, "seed", RULES, Apart()).cases)
    few = [each for each in FRAME if not each.status or each.case == "T-2026-400"]
    found = draw(few, 4, "seed", RULES, Apart())
    assert sorted(found.cases) == ["T-2026-400", "T-2026-500", "T-2026-501", "T-2026-502"]
    assert [(each.id, each.drawn) for each in found.shares if each.drawn] == [("looked_after", 1), (OTHERS, 3)]


@pytest.mark.parametrize("status", list(CaseStatus))
def test_who_is_on_the_agenda_or_lately_off_it_can_be_drawn(status: CaseStatus) -> None:
    today = date(2027, 6, 1)
    near, far = (replace(case(status), left_at=NOW + timedelta(days=days)) for days in (60, -60))
    left = status in (CaseStatus.REMOVED, CaseStatus.HANDED_OVER)
    there = left or status is CaseStatus.ACCEPTED
    assert bool(framed([near], lambda each: "", RULES, today)) is there
    assert bool(framed([far], lambda each: "", RULES, today)) is (status is CaseStatus.ACCEPTED)


def looked(**records: object) -> Looked:
    """A case with these records."""
    given = file(CaseStatus.ACCEPTED)
    return Looked(Records(given.case, given.child.born, given.referral, **records), [], DURHAM, AUDIT)  # type: ignore[arg-type]


def beside(evidence: Evidence, found: Looked) -> str:
    """What stands beside a theme that asks for one thing."""
    theme = replace((RULES.themes or ())[0], evidence=(evidence,))
    return "\n".join(shown(theme, found))


def test_what_the_record_shows_beside_a_theme() -> None:
    word = PoliceWord("w", REF, "conditions", "Bail.", "a", NOW, review_on=date(2027, 1, 13))
    over = PoliceWord("x", REF, "closed", "No further action.", "a", NOW + timedelta(days=70), outcome="None")
    begun = Recommendation("SHCG-R001", REF, "intervention", "", "a", NOW, implemented_on=date(2027, 1, 4))
    fell = Recommendation("SHCG-R002", REF, "intervention", "", "a", NOW, fell_through="Two hundred miles away.")
    heard = Discussion("p/c", "p", REF, NOW, notes={"events": "x", "voice": "x"}, heard_at=NOW)
    found = looked(police=(word, over), recommendations=(begun, fell), discussions=(heard,))
    assert "to be reviewed on 13 January 2027" in beside(Evidence.CONDITIONS, found)
    assert "the 56 days ended on" in beside(Evidence.WINDOW, found)
    assert "an outcome was written on" in beside(Evidence.WINDOW, found)
    assert "first began on 4 January 2027" in beside(Evidence.BEGUN, found)
    assert beside(Evidence.NOT_BEGUN, found) == "SHCG-R002 fell through: Two hundred miles away."
    assert beside(Evidence.PLAN, found) == "Sittings: 1. The plan was noted at 0, events at 1"
    assert "noted at 1" in beside(Evidence.VOICE, found)


def test_who_was_there_early_is_whoever_answered_before_a_panel() -> None:
    answered = ((1, "youth_justice"), (2, "police"))
    given = [Update(seat, f"SHCG-P00{n}", REF, seat, 1, Answer.UPDATE, "a", NOW) for n, seat in answered]
    early = beside(Evidence.EARLY, replace(looked(), updates=given))
    assert early.endswith("answered before 1 of the 2 panels for which anybody answered, first on 23 November 2026")


def test_with_whom_an_assessment_was_shared_stands_beside_it() -> None:
    agreed = AgreedAssessment("a", REF, NAME, "AIMS2", date(2026, 12, 1), (), "a", NOW)
    shared = replace(agreed, shared_with=("police", "child"), shared_on=date(2026, 12, 14))
    ended = replace(agreed, state=State.COMPLETED)
    since = "AIMS2, agreed on 1 December 2026"
    for one, words in (
        (agreed, "not completed yet"),
        (ended, "completed, and not shared with anybody yet"),
        (shared, "shared with Police, The child on 14 December 2026"),
        (replace(agreed, state=State.CANCELLED), "cancelled"),
    ):
        assert beside(Evidence.REPORTS, replace(looked(), agreed=[one])) == f"{since}: {words}"


@pytest.mark.parametrize("evidence", [Evidence.REPORTS, Evidence.PROCESSES, Evidence.NOT_BEGUN, Evidence.PLAN])
def test_where_nothing_is_recorded_it_says_so(evidence: Evidence) -> None:
    assert beside(evidence, looked()).endswith(NOTHING)


def learnt(*grades: str) -> Learnt:
    """An audit in which each seat gave one grade to every theme that has it."""
    sample = Sample("SHCG-U001", NAME, AUDIT.name, "1", 1, "s", "a", NOW, date(2026, 12, 14), (), (), (), (), 1, 0)
    found = Round(sample, RULES, (), tuple(_graded(n, grade) for n, grade in enumerate(grades)), (), sample.due)
    return Learnt(found, counted(found))


def _graded(n: int, grade: str) -> Grading:
    given = {f"{GRADE}{each.id}": grade if grade in each.grades else each.grades[-1] for each in RULES.themes or ()}
    return Grading(f"SHCG-U001/c/{n}", "SHCG-U001", "c", str(n), "a", NOW, given)


def test_an_answer_that_is_not_whole_is_not_counted() -> None:
    half = replace(_graded(1, "good"), answers={f"{GRADE}recognition": "good"})
    found = learnt("good").found
    assert len(replace(found, gradings=(*found.gradings, half)).answers) == 1


def test_a_small_number_that_leaves_the_panel_cannot_be_worked_out() -> None:
    found = learnt(*["good"] * 8, "needs_work").counted[0]
    assert said(found, None) == (
        "Good practice: 8, Needs work: 1, Not seen in our records: 0, Does not apply to this child: 0"
    )
    assert "8" not in said(found, 5)
    assert "1" not in said(found, 5)


def test_a_guide_is_drafted_from_themes_alone() -> None:
    well, rest = drafted(learnt("good", "good", "needs_work"), AUDIT), drafted(learnt("needs_work"), AUDIT)
    assert "Quality of recognition" in well["well"]
    assert "develop" not in well
    assert "Quality of recognition" in rest["develop"]
    assert "Disguised compliance" in drafted(learnt("evidence_seen"), AUDIT)["develop"]
    assert "develop" not in drafted(learnt("evidence_not_seen"), AUDIT)
    assert "A guide to be written: The AIMS2 assessment" in well["next"]
