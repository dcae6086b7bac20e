"""The chair's decision: which answers it needs, and by when."""

from datetime import UTC, date, datetime

import pytest

from panel.screening import Outcome, decide, due, questions
from panel.words import Made, Refused
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF, with_overlay

MADE = Made("s", "chair", NOW)
GOOD = {
    Outcome.PANEL: {"strategy": "not_held", "holds": "Supervised contact", "reason": "High risk"},
    Outcome.SIGNPOST: {"destination": "Early help", "reason": "Below the threshold"},
    Outcome.RETURN: {"reason": "Which school?"},
}


def refused(outcome: Outcome, level: str = "high", **fields: str) -> set[str]:
    """The boxes that something is said beside."""
    with pytest.raises(Refused) as error:
        decide(MADE, REF, outcome, level, GOOD[outcome] | fields, DURHAM)
    return {reason.field for reason in error.value.reasons}


@pytest.mark.parametrize(
    ("referred", "by"),
    [
        (datetime(2026, 11, 23, 10, tzinfo=UTC), date(2026, 11, 26)),
        (datetime(2026, 11, 27, 23, tzinfo=UTC), date(2026, 12, 2)),
        (datetime(2026, 12, 23, 10, tzinfo=UTC), date(2026, 12, 30)),
        (datetime(2027, 6, 10, 23, 30, tzinfo=UTC), date(2027, 6, 16)),
    ],
)
def test_a_referral_is_screened_within_three_working_days(referred: datetime, by: date) -> None:
    assert due(referred, DURHAM) == by


def test_how_many_days_is_the_procedure_s_own() -> None:
    quicker = with_overlay("[screening]", 'working_days = { value = 1, local = "Agreed" }')
    assert due(NOW, quicker) == date(2026, 11, 24)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_decision_is_kept_with_its_reason_by_whom_and_when(outcome: Outcome) -> None:
    made = decide(MADE, REF, outcome, "high", GOOD[outcome], DURHAM)
    assert (made.id, made.case, made.outcome, made.by, made.at) == ("s", REF, outcome, "chair", NOW)
    assert {name: getattr(made, name) for name in GOOD[outcome]} == GOOD[outcome]


@pytest.mark.parametrize(
    ("outcome", "box"), [(outcome, box) for outcome, fields in GOOD.items() for box in fields], ids=str
)
def test_nothing_is_decided_with_an_answer_left_out(outcome: Outcome, box: str) -> None:
    assert refused(outcome, **{box: "  "}) == {box}


def test_below_the_threshold_the_chair_says_why_the_panel_should_see_the_child_all_the_same() -> None:
    assert refused(Outcome.PANEL, level="below") == {"override"}
    fields = GOOD[Outcome.PANEL] | {"override": "Two more reports"}
    assert decide(MADE, REF, Outcome.PANEL, "below", fields, DURHAM).override == "Two more reports"


@pytest.mark.parametrize(("level", "asked"), [("below", True), ("medium_high", False), ("high", False)])
def test_it_is_not_asked_at_or_above_it(level: str, asked: bool) -> None:
    assert ("override" in [question.id for question in questions(Outcome.PANEL, level, DURHAM)]) is asked


def test_accepting_always_asks_what_holds_the_risk_until_then() -> None:
    ids = [question.id for question in questions(Outcome.PANEL, "high", DURHAM)]
    assert ids == ["strategy", "holds", "reason"]
