"""Which agency leads: by the rule and its own words; where the rule is silent, somebody picks and says why."""

import pytest

from panel.lead_agency import decided, questions, unsaid
from panel.rules.entry import LeadRule
from panel.screening import Outcome, Waiting, decide
from panel.words import Made, Refused
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW
from tests.panel.shipped import SHIPPED

RISK = SHIPPED["durham-rmm"]
YOUTH, CARE = "youth_justice", "social_care"
RULED = [
    ("criminal", "neither", YOUTH),
    ("criminal", YOUTH, YOUTH),
    ("criminal", CARE, CARE),
    ("continuing", "neither", YOUTH),
    ("continuing", CARE, CARE),
    ("concern", "neither", CARE),
    ("concern", CARE, CARE),
    ("concern", YOUTH, YOUTH),
]
SILENT = [("criminal", "both"), ("concern", "both"), ("other", "neither"), ("other", YOUTH)]


@pytest.mark.parametrize(("kind", "active", "leads"), RULED)
def test_the_rule_says_who_leads_and_is_quoted(kind: str, active: str, leads: str) -> None:
    found = decided({"active": active}, kind, RISK)
    assert found is not None
    assert found.seat == leads
    route = "concern route" if kind == "concern" else "criminal justice route"
    assert route in found.because
    assert ("not active to" in found.because) is (active not in {rule.unless for rule in _rules(kind)})


@pytest.mark.parametrize(("kind", "active"), SILENT)
def test_where_it_is_silent_somebody_picks_and_says_why(kind: str, active: str) -> None:
    assert {reason.field for reason in unsaid({"active": active}, kind, RISK)} == {"lead", "lead_why"}
    picked = {"active": active, "lead": CARE, "lead_why": "They know the family"}
    assert unsaid(picked, kind, RISK) == []
    found = decided(picked, kind, RISK)
    assert found is not None
    assert (found.seat, "They know the family" in found.because) == (CARE, True)


def test_a_decision_without_it_is_refused_beside_the_boxes() -> None:
    fields = {"strategy": "held", "holds": "Contact is supervised", "reason": "Two incidents", "active": "both"}
    with pytest.raises(Refused) as refused:
        decide(Made("s", "chair", NOW), Waiting("RMM-2026-001", "concern", True), Outcome.PANEL, fields, RISK)
    assert {reason.field for reason in refused.value.reasons} == {"lead", "lead_why"}


def test_a_procedure_without_a_rule_asks_nothing() -> None:
    assert questions(DURHAM) == ()
    assert decided({}, "hsb", DURHAM) is None


def _rules(kind: str) -> list[LeadRule]:
    return [rule for rule in RISK.leading.rules or () if kind in rule.kinds]
