"""The chair's decision: which answers it needs, and by when."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from panel.coherence import misfits
from panel.rules.entry import ThresholdRules
from panel.screening import Outcome, Waiting, decide, due, questions
from panel.words import Made, Refused
from tests.panel.durham import DURHAM, overlaid
from tests.panel.referring import INDICATORS, NOW, REF, with_overlay

MADE = Made("s", "chair", NOW)
ABOVE, BELOW = (Waiting(REF, "hsb", reached) for reached in (True, False))
GOOD = {
    Outcome.PANEL: {"strategy": "not_held", "holds": "Supervised contact", "reason": "High risk"},
    Outcome.SIGNPOST: {"destination": "Early help", "reason": "Below the threshold"},
    Outcome.RETURN: {"reason": "Which school?"},
}


def refused(outcome: Outcome, fields: dict[str, str], reached: bool = True) -> set[str]:
    """The boxes that something is said beside."""
    with pytest.raises(Refused) as error:
        decide(MADE, Waiting(REF, "hsb", reached), outcome, GOOD[outcome] | fields, DURHAM)
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
    made = decide(MADE, Waiting(REF, "hsb", reached=True), outcome, GOOD[outcome], DURHAM)
    assert (made.id, made.case, made.outcome, made.by, made.at) == ("s", REF, outcome, "chair", NOW)
    assert {name: getattr(made, name) for name in GOOD[outcome]} == GOOD[outcome]


@pytest.mark.parametrize(
    ("outcome", "box"), [(outcome, box) for outcome, fields in GOOD.items() for box in fields], ids=str
)
def test_nothing_is_decided_with_an_answer_left_out(outcome: Outcome, box: str) -> None:
    assert refused(outcome, {box: "  "}) == {box}


def test_below_the_threshold_the_chair_says_why_the_panel_should_see_the_child_all_the_same() -> None:
    assert refused(Outcome.PANEL, {}, reached=False) == {"override"}
    fields = GOOD[Outcome.PANEL] | {"override": "Two more reports"}
    assert decide(MADE, BELOW, Outcome.PANEL, fields, DURHAM).override == "Two more reports"


@pytest.mark.parametrize("reached", [True, False])
def test_it_is_not_asked_at_or_above_it(reached: bool) -> None:
    assert (
        "override" in [question.id for question in questions(Outcome.PANEL, Waiting(REF, "hsb", reached), DURHAM)]
    ) is not reached


def test_below_a_hard_threshold_no_child_is_taken_and_it_is_said_what_to_do() -> None:
    hard = with_overlay("[matrix.threshold]", 'hard = { value = true, local = "Agreed" }')
    with pytest.raises(Refused, match="this procedure takes no child below it"):
        questions(Outcome.PANEL, BELOW, hard)
    assert questions(Outcome.SIGNPOST, BELOW, hard)
    assert questions(Outcome.PANEL, ABOVE, hard)


NO_LEVELS = 'levels = { not_supplied = "None is named" }'
THREE = 'ticks = { value = 3, local = "Agreed" }'
THRESHOLDS = {
    "from a level": ([], [("below", 9, False), ("medium_high", 0, True), ("high", 0, True)]),
    "a named level": (
        ['levels = { value = ["medium_high"], local = "Agreed" }'],
        [("medium_high", 0, True), ("high", 0, False)],
    ),
    "ticks": ([NO_LEVELS, THREE], [("high", 2, False), ("below", 3, True)]),
    "a level or ticks": ([THREE], [("high", 0, True), ("below", 3, True), ("below", 2, False)]),
}


@pytest.mark.parametrize("name", THRESHOLDS)
def test_the_threshold_is_the_procedure_s_own(name: str) -> None:
    lines, expected = THRESHOLDS[name]
    indicators = INDICATORS.replace(
        'version = "indicators"', 'version = "indicators"\n[matrix.threshold]\n' + "\n".join(lines)
    )
    matrix = overlaid(indicators).matrix
    assert [matrix.reaches_threshold(level, ticked) for level, ticked, _ in expected] == [each[2] for each in expected]


def test_without_a_threshold_whoever_screens_decides() -> None:
    gates = [gate for gate in DURHAM.closing.gates if gate.id != "below_threshold"]
    judged = replace(DURHAM.matrix, threshold=ThresholdRules(None, None, None, both=False, hard=True))
    assert judged.reaches_threshold("below")
    assert not list(misfits(replace(DURHAM, matrix=judged, closing=replace(DURHAM.closing, gates=tuple(gates)))))


def test_accepting_always_asks_what_holds_the_risk_until_then() -> None:
    ids = [question.id for question in questions(Outcome.PANEL, ABOVE, DURHAM)]
    assert ids == ["strategy", "holds", "reason"]
