"""When an assessment is reminded of, and whether it was in time."""

from dataclasses import replace
from datetime import date

import pytest

from panel import tools
from panel.assessments import AgreedAssessment, Assessor, Delay, State, in_time, late
from panel.assessments.due import duties
from panel.cases import CaseStatus
from panel.people import Person, Post, Role
from panel.questions import check
from panel.rules.assessments import TargetKind
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF, case
from tests.panel.shipped import SHIPPED

DUE = date(2026, 12, 18)
LEAD = Assessor("lead", "health", NOW, "chair")
ONE = AgreedAssessment("a1", REF, NAME, "AIM3", NOW.date(), (LEAD,), "chair", NOW, due=DUE, people=("lead",))
PEOPLE = [
    Person("lead", "A lead", (Post(NAME, Role.MEMBER, "health"),)),
    Person("keeper", "A coordinator", (Post(NAME, Role.COORDINATOR),)),
]


def owed(one: AgreedAssessment, status: CaseStatus = CaseStatus.ACCEPTED) -> list[tuple[str, str, date]]:
    return [(each.kind, each.to, each.due_at.date()) for each in duties(one, case(status), PEOPLE, DURHAM)]


def test_who_works_on_it_is_reminded_and_the_coordinator_told_on_the_next_working_day() -> None:
    assert owed(ONE) == [
        ("assessment soon", "lead", date(2026, 12, 11)),
        ("assessment due", "lead", DUE),
        ("assessment late", "keeper", date(2026, 12, 21)),
    ]


def test_nobody_is_told_late_of_one_that_says_why_and_nobody_of_one_without_a_day() -> None:
    why = replace(ONE, delays=(Delay("", "Waiting for the police.", "lead", NOW),))
    assert [kind for kind, _, _ in owed(why)] == ["assessment soon", "assessment due"]
    assert owed(replace(ONE, due=None)) == []
    assert owed(replace(ONE, state=State.CANCELLED)) == []
    assert owed(ONE, CaseStatus.STOPPED) == []


def test_where_whoever_leads_has_left_the_coordinator_is_reminded() -> None:
    assert {to for _, to, _ in owed(replace(ONE, people=("gone",)))} == {"keeper"}


@pytest.mark.parametrize(
    ("completed", "timely"), [(date(2026, 12, 18), True), (date(2026, 12, 19), False), (None, None)]
)
def test_in_time_is_by_its_day(completed: date | None, timely: bool | None) -> None:
    assert in_time(replace(ONE, completed=completed)) is timely
    assert late(replace(ONE, completed=completed), DUE) is (timely is False)


def test_the_target_says_which_percentage_it_is() -> None:
    target = SHIPPED["nottinghamshire-hsb"].assessments.target
    assert target.percent == 74
    assert replace(target, kind=TargetKind.RELATIVE).percent == pytest.approx(67.85)
    assert DURHAM.assessments.target.percent is None


def test_where_a_procedure_names_no_tool_the_assessment_is_typed() -> None:
    asked = tools.asked(SHIPPED["islington-mase"], "Which assessment?", "Say which")
    assert [each.id for each in asked] == ["other_tool"]
    assert tools.chosen({"other_tool": "AIM3"}, SHIPPED["islington-mase"]) == "AIM3"
    with pytest.raises(Refused) as refused:
        check(asked, {}, NOW.date())
    assert [each.field for each in refused.value.reasons] == ["other_tool"]
