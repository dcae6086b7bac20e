"""What every shipped procedure says: short quotations, its own words, and what it does not say."""

import re

import pytest

from panel.rules.audit import Side
from panel.values import Origin
from tests.panel.shipped import FILES, SHIPPED

RISK, STRATEGY = SHIPPED["durham-rmm"], SHIPPED["islington-hsb"]
AUDIT = SHIPPED["north-yorkshire-audit"]
NOTTS, EXPLOITATION = SHIPPED["nottinghamshire-hsb"], SHIPPED["islington-mase"]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_quotation_is_short_and_names_its_place(name: str) -> None:
    quoted = [source.words for source in SHIPPED[name].sources.values() if source.origin is Origin.SOURCE]
    assert quoted
    assert max(len(words) for words in quoted) < 140


@pytest.mark.parametrize("name", SHIPPED)
def test_a_harmed_child_is_never_given_a_reference_that_says_why_it_is_here(name: str) -> None:
    assert not SHIPPED[name].prefix.startswith("HSB")


@pytest.mark.parametrize("name", SHIPPED)
def test_no_file_holds_a_telephone_number_or_an_address(name: str) -> None:
    assert not re.search(r"@[a-z]|\b0\d{3,4}[ \d]{5,}", FILES[name])


def test_references_of_two_procedures_are_told_apart() -> None:
    prefixes = [procedure.prefix for procedure in SHIPPED.values()]
    assert len(set(prefixes)) == len(prefixes)


def test_the_two_wordings_of_one_continuum_are_kept_apart() -> None:
    here, there = ({indicator.title for indicator in each.matrix.indicators or ()} for each in (RISK, STRATEGY))
    assert here - there == {
        "Developmentally expected",
        "Socially acceptable",
        "Consensual, reciprocal and mutual",
        "Shared decision making",
        "Developmentally unusual and socially unacceptable",
        "Coercion or force to ensure victim compliance",
        "Informed consent lacking or not freely given by victim",
        "Instrumental violence which is psychologically and/or sexually arousing to the perpetrator",
    }
    assert there - here == {
        "Developmentally unusual and socially unexpected",
        "Coercion and force to ensure victim compliance",
        "Informed consent lacking or not able to be freely given by victim",
        "Instrumental violence which is physiologically and/or sexually arousing to the perpetrator",
    }


def test_the_indicators_are_as_many_as_the_document_has() -> None:
    def counts(procedure: str) -> list[int]:
        matrix = SHIPPED[procedure].matrix
        return [sum(each.level == level.id for each in matrix.indicators or ()) for level in matrix.levels]

    assert counts("islington-hsb") == [4, 6, 6, 4]
    assert counts("durham-rmm") == [4, 4, 6, 6, 4]


def test_a_floor_of_age_is_one_procedure_s_and_no_other_s() -> None:
    floors = {name: procedure.referral.from_age for name, procedure in SHIPPED.items()}
    assert {name: floor for name, floor in floors.items() if floor is not None} == {"durham-rmm": 10}


def test_a_contradiction_is_said_with_what_is_read() -> None:
    assert "a child of 10 is taken" in RISK.conflicts["referral.from_age"]
    assert "paragraph 6 is read" in NOTTS.conflicts["report.to"]


def test_what_a_document_leaves_open_is_an_assumption_beside_its_own_words() -> None:
    islington = SHIPPED["islington-hsb"]
    key = "panel.clocks.three"
    assert "From when the days are counted" in islington.assumptions[key]
    assert islington.sources[key].origin == "source"
    assert key not in islington.conflicts


def test_a_provider_that_takes_no_referrals_says_why() -> None:
    closed = {each.title: each.why for each in NOTTS.recommendations.providers or () if not each.open}
    assert closed == {
        "Safer Living Foundation": "It takes no further referrals, as of June 2023",
        "Mentoring programme": "The programme has ended",
    }


def test_a_day_of_review_that_has_passed_is_that_of_the_document() -> None:
    due = {name: procedure.review_due for name, procedure in SHIPPED.items() if procedure.review_due}
    assert {name: str(day) for name, day in due.items()} == dict.fromkeys(
        ("islington-hsb", "islington-mase"), "2017-10-31"
    )
    assert [seat.id for seat in EXPLOITATION.seats if seat.at_panel] == ["police", "health", "education"]


def test_the_audit_draws_four_as_the_document_drew_them_and_looks_at_its_eight_themes() -> None:
    rules = AUDIT.audit
    drawn = [(each.statuses, each.take, each.closed) for each in rules.strata or ()]
    assert drawn == [
        (("protection_plan",), 1, False),
        (("child_in_need",), 1, False),
        (("child_in_need",), 1, True),
        (("looked_after",), 1, False),
    ]
    assert [each.side for each in rules.themes or ()] == [Side.WELL] * 4 + [Side.DEVELOP] * 4
    assert (AUDIT.signs.prosecutors_days, AUDIT.assessments.tools) == (56, ("AIMS2",))


def test_nobody_is_asked_for_an_opinion_of_a_family() -> None:
    (theme,) = (each for each in AUDIT.audit.themes or () if each.id == "disguised_compliance")
    assert theme.grades == ("evidence_seen", "evidence_not_seen", "not_applicable")


def test_an_audit_takes_no_referrals_and_its_window_is_in_no_other_procedure() -> None:
    assert [name for name, each in SHIPPED.items() if not each.takes_referrals] == ["north-yorkshire-audit"]
    assert [name for name, each in SHIPPED.items() if each.signs.prosecutors_days] == ["north-yorkshire-audit"]
