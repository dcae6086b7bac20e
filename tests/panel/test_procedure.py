"""A procedure file: what it gives, and where each value comes from."""

import re
from datetime import time

import pytest

from panel.procedure import read
from panel.values import Origin
from tests.panel.durham import DURHAM, LOCAL, NAME, TEXT, TEXTS, overlaid


def test_durham_says_what_its_document_says() -> None:
    assert DURHAM.title == "Sexual Harm Consultation Group"
    assert (DURHAM.prefix, DURHAM.version, DURHAM.default) == ("SHCG", "4", True)
    assert (DURHAM.referral.under_age, DURHAM.referral.from_age) == (18, None)
    assert [referrer.id for referrer in DURHAM.referral.referrers] == ["social_worker", "key_worker", "manager"]
    assert DURHAM.panel.slot_minutes == 15
    assert DURHAM.panel.starts == time(9, 30)
    assert DURHAM.agenda.fields == ("name", "born", "involvement")
    assert (DURHAM.minutes.working_days, DURHAM.report.times_a_year) == (10, 2)
    assert [step.id for step in DURHAM.disagreement.steps] == ["chair", "senior_manager", "partnership"]
    assert len(DURHAM.seats) == 12
    assert [seat.id for seat in DURHAM.seats if seat.by_case] == ["social_worker", "team_manager"]
    assert len(DURHAM.membership.other_list or ()) == 12


def test_the_levels_are_those_the_document_names_and_one_below() -> None:
    matrix = DURHAM.matrix
    assert [(level.title, level.supplied) for level in matrix.levels] == [
        ("Below Medium/High", False),
        ("Medium/High", True),
        ("High", True),
    ]
    assert [matrix.reaches_threshold(level.id) for level in matrix.levels] == [False, True, True]


@pytest.mark.parametrize(("kind", "matrices"), [("hsb", ["hsb"]), ("ifcsa", ["ifcsa"]), ("both", ["hsb", "ifcsa"])])
def test_the_matrix_is_the_one_relevant_to_the_issue(kind: str, matrices: list[str]) -> None:
    forms = DURHAM.matrix.for_kind(kind)
    assert [form.id for form in forms] == matrices
    assert [DURHAM.matrix.indicators_of(form) for form in forms] == [()] * len(matrices)


def test_no_choice_drops_at_risk_or_names_a_displayer() -> None:
    harmed = next(kind for kind in DURHAM.referral.kinds if kind.id == "ifcsa")
    assert "at risk" in harmed.title
    assert "at risk" in harmed.words
    assert not re.search("displayer|perpetrator|offender", TEXT.replace("harmed child a displayer", ""), re.IGNORECASE)


def test_every_rule_of_the_document_is_there() -> None:
    assert {int(number) for number in re.findall(r"\bD(\d+)\b", TEXT)} == set(range(1, 41))


def test_every_value_says_where_it_comes_from() -> None:
    assert DURHAM.sources["panel.slot_minutes"].words == 'Appendix 1: "up to 15 minutes allocated to each case"'
    assert DURHAM.sources["referral.from_age"].origin is Origin.NOT_SUPPLIED
    assert DURHAM.sources["matrix.levels.below"].origin is Origin.NOT_SUPPLIED
    assert DURHAM.sources["screening.outcomes.return"].words.startswith("Ours, not the document's")
    assert "panel.minutes" in DURHAM.assumptions
    assert "panel.slot_minutes" not in DURHAM.assumptions


def test_quotations_are_short() -> None:
    quoted = [source.words for source in DURHAM.sources.values() if source.origin is Origin.SOURCE]
    assert max(len(words) for words in quoted) < 140


def test_what_is_missing_before_going_live_is_named() -> None:
    missing = DURHAM.missing_before_live
    assert missing["safety.out_of_hours"] == "The telephone number of the out-of-hours team"
    assert {"safety.front_door_number", "live.deputy", "live.quorum", "live.retention"} <= missing.keys()
    assert DURHAM.safety.out_of_hours is None


def test_an_overlay_changes_what_it_gives_and_nothing_else() -> None:
    local = overlaid(LOCAL)
    assert local.version == "4+local-1"
    assert (local.screening.working_days, local.safety.front_door_number) == (2, "0000 000 000")
    assert local.sources["screening.working_days"].words == "The members, 4 May 2026"
    assert DURHAM.missing_before_live.keys() - local.missing_before_live.keys() == {"safety.front_door_number"}
    assert (local.panel, local.seats, local.screening.by) == (DURHAM.panel, DURHAM.seats, "chair")


def test_a_later_overlay_wins() -> None:
    second = LOCAL.replace("local-1", "local-2").replace("value = 2", "value = 4")
    both = overlaid(LOCAL, second)
    assert (both.version, both.screening.working_days) == ("4+local-1+local-2", 4)


def test_an_overlay_replaces_a_list_whole() -> None:
    overlay = f'overlay_of = "{NAME}"\nversion = "local-1"\n' + "".join(
        f'[[matrix.levels]]\nid = "{id}"\ntitle = "{id}"\nlocal = "The members, 4 May 2026"\n'
        for id in ("low", "medium", "medium_high", "high")
    )
    levels = overlaid(overlay).matrix.levels
    assert [(level.id, level.supplied) for level in levels] == [
        ("low", True),
        ("medium", True),
        ("medium_high", True),
        ("high", True),
    ]


def test_a_supplied_matrix_has_its_indicators() -> None:
    overlay = f"""
overlay_of = "{NAME}"
version = "local-1"
[[matrix.indicators]]
id = "force"
title = "Force was used"
level = "high"
matrix = "hsb"
local = "The members, 4 May 2026"
"""
    matrix = overlaid(overlay).matrix
    assert [[one.id for one in matrix.indicators_of(form)] for form in matrix.matrices] == [["force"], []]


def test_a_procedure_can_be_a_key() -> None:
    assert hash(DURHAM) == hash(read(NAME, TEXTS))
    assert read(NAME, TEXTS) == DURHAM
    assert overlaid(LOCAL) != DURHAM
