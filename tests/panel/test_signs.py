"""The signs in a case's records, each as a table of its days: off, not yet, from when on, and no more."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from panel.can_begin import CanBegin
from panel.cases import CaseStatus
from panel.consents import Consent, consent, standing
from panel.police import PoliceWord
from panel.procedure import Procedure
from panel.processes import Process, changed, over, process, running
from panel.recommending import Assessment, Recommendation
from panel.referrals import Referral
from panel.rules.after import Provider
from panel.session import Discussion
from panel.sign import Kind, Records
from panel.signs import signs
from panel.words import Made, Refused
from tests.panel.durham import DURHAM, NAME, overlaid
from tests.panel.referring import REF, case

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = NOW.date()
BORN = date(2012, 9, 27)
ON = case(CaseStatus.ACCEPTED, panel="SHCG-P001")
DONE = Recommendation("R1", REF, "intervention", "Work", "chair", NOW, implemented_on=TODAY)


def day(days: int) -> datetime:
    return NOW + timedelta(days=days)


def records(where: str = "not_known", /, **more: Any) -> Records:
    at = None if where == "not_known" else NOW
    return Records(ON, BORN, Referral(REF, "worker", NOW, {"police": where}, "draft", at), **more)


def ruled(**changed: Any) -> Procedure:
    return replace(DURHAM, signs=replace(DURHAM.signs, **changed))


def kinds(found: Records, days: int = 0, procedure: Procedure = DURHAM) -> list[Kind]:
    return [each.kind for each in signs(found, procedure, day(days).date())]


def said(position: str, days: int, review: date | None = None) -> PoliceWord:
    return PoliceWord(f"w{days:03}", REF, position, "So they say", "police", day(days), review_on=review)


@pytest.mark.parametrize(
    ("found", "days", "shown"),
    [
        (records("investigating"), 27, False),
        (records("investigating"), 28, True),
        (records(), 90, False),
        (records("not_told"), 90, False),
        (records("closed"), 90, False),
        (records("investigating", recommendations=(DONE,)), 90, False),
        (records("investigating", recommendations=(replace(DONE, implemented_on=None),)), 28, True),
        (records("investigating", police=(said("court", 20),)), 28, True),
        (records("investigating", police=(said("closed", 20),)), 90, False),
        (records("investigating", police=(said("closed", 20), said("court", 30))), 57, False),
        (records("investigating", police=(said("closed", 20), said("court", 30))), 58, True),
        (records("not_known", police=(said("told", 10),)), 37, False),
        (records("not_known", police=(said("told", 10),)), 38, True),
    ],
)
def test_nothing_begun_is_a_sign_from_its_day_on(found: Records, days: int, shown: bool) -> None:
    assert (Kind.BEGIN in kinds(found, days)) is shown
    assert Kind.BEGIN not in kinds(found, days, ruled(nothing_begun_days=None))


def test_it_asks_what_can_begin_and_then_whether_it_has() -> None:
    (first,) = signs(records("investigating"), DURHAM, day(30).date())
    assert first.evidence == (
        "Police: Investigating, waited for since 23 November 2026 (30 days), and nothing recommended has begun"
    )
    assert first.ask == "What can begin before the outcome?"
    answered = CanBegin("b1", REF, "", "Work at home", "worker", day(29))
    (again,) = signs(records("investigating", begins=(answered,)), DURHAM, day(30).date())
    assert again.ask == "It was asked last on 22 December 2026: has it begun?"


@pytest.mark.parametrize(
    ("police", "days", "shown"),
    [
        ((said("conditions", 0),), 28, False),
        ((said("conditions", 0),), 29, True),
        ((said("conditions", 0), said("conditions", 20)), 48, False),
        ((said("conditions", 0, date(2026, 12, 1)),), 8, False),
        ((said("conditions", 0, date(2026, 12, 1)),), 9, True),
        ((said("conditions", 0, date(2027, 3, 1)),), 60, False),
        ((said("conditions", 0), said("court", 10)), 60, False),
    ],
)
def test_conditions_are_a_sign_after_their_day(police: tuple[PoliceWord, ...], days: int, shown: bool) -> None:
    assert (Kind.CONDITIONS in kinds(records(police=police), days)) is shown


def test_conditions_without_a_day_are_no_sign_where_the_rule_is_off() -> None:
    off = ruled(conditions_days=None)
    assert Kind.CONDITIONS not in kinds(records("conditions"), 200, off)
    assert Kind.CONDITIONS in kinds(records(police=(said("conditions", 0, date(2026, 12, 1)),)), 200, off)


@pytest.mark.parametrize(("days", "words"), [(0, "ends on 18 January 2027"), (57, "ended on 18 January 2027")])
def test_the_prosecutors_window_is_told_where_the_procedure_has_one(days: int, words: str) -> None:
    found, has = records("investigating", recommendations=(DONE,)), ruled(prosecutors_days=56)
    assert not kinds(found, days)
    (window,) = signs(found, has, day(days).date())
    assert window.evidence.endswith(f"the 56 days for the prosecutors {words}")


def given(days: int = 0, review: date | None = None, said: str = "given", what: str = "assessment") -> Consent:
    return Consent(f"n{days}", REF, what, said, "The parents", day(days).date(), "worker", day(days), review)


REPORT = Assessment("r1", REF, "AIM3", "Dr Sample", date(2026, 12, 1), "Case system", "worker", NOW)


@pytest.mark.parametrize(
    ("found", "days", "shown"),
    [
        (records(), 400, False),
        (records(consents=(given(),)), 84, False),
        (records(consents=(given(),)), 85, True),
        (records(consents=(given(review=date(2026, 12, 1)),)), 8, False),
        (records(consents=(given(review=date(2026, 12, 1)),)), 9, True),
        (records(consents=(given(), given(50))), 100, False),
        (records(consents=(given(), given(50, said="withdrawn"))), 300, False),
        (records(consents=(given(),), assessments=(REPORT,)), 300, False),
        (records(consents=(given(20),), assessments=(REPORT,)), 300, True),
        (records(consents=(given(what="intervention"),), recommendations=(DONE,)), 300, False),
        (records(consents=(given(what="intervention"), given(10)), recommendations=(DONE,)), 300, True),
    ],
)
def test_consent_lapses_on_its_day_until_it_was_used(found: Records, days: int, shown: bool) -> None:
    assert (Kind.CONSENT in kinds(found, days)) is shown


def test_consent_without_a_day_never_lapses_where_the_rule_is_off() -> None:
    assert Kind.CONSENT not in kinds(records(consents=(given(),)), 900, ruled(consent_days=None))


def test_the_last_word_on_each_thing_counts() -> None:
    assert standing([given(5, said="refused"), given(), given(what="intervention")]) == [
        given(5, said="refused"),
        given(what="intervention"),
    ]


def test_a_recommendation_that_waits_for_a_closed_provider_says_which_are_open() -> None:
    providers = (Provider("a", "Service A", open=False, why="full until May"), Provider("b", "Service B"))
    named = replace(DURHAM, recommendations=replace(DURHAM.recommendations, providers=providers))
    waits = replace(DONE, implemented_on=None, provider="Service A")
    (sign,) = signs(records(recommendations=(waits,)), named, TODAY)
    assert sign.words == (
        "R1 waits for Service A, which takes no referrals now: full until May. Who does it instead? Open: Service B."
    )
    for fine in (replace(waits, implemented_on=TODAY), replace(waits, agreed=False), replace(waits, provider="B")):
        assert not signs(records(recommendations=(fine,)), named, TODAY)
    assert not signs(records(recommendations=(waits,)), DURHAM, TODAY)


def heard(n: int, skipped: str = "", **notes: str) -> Discussion:
    return Discussion(f"P{n}/{REF}", f"P{n}", REF, day(28 * n), notes=notes, skipped=skipped)


CROWDED = {"events": "An arrest", "safe": "Yes"}
PLANNED = {"events": "An arrest", "plan": "Work goes on"}


@pytest.mark.parametrize(
    ("sittings", "shown"),
    [
        ((), False),
        ((heard(1, **CROWDED),), False),
        ((heard(1, **CROWDED), heard(2, **CROWDED)), True),
        ((heard(1, **PLANNED), heard(2, **CROWDED)), False),
        ((heard(1, **CROWDED), heard(2, **PLANNED)), False),
        ((heard(1, **CROWDED), heard(2, safe="Yes")), False),
        ((heard(1, **PLANNED), heard(2, **CROWDED), heard(3, **CROWDED)), True),
        ((heard(1, **CROWDED), heard(2, "no time"), heard(3, **CROWDED)), True),
    ],
)
def test_a_plan_that_events_crowd_out_is_a_sign(sittings: tuple[Discussion, ...], shown: bool) -> None:
    assert (Kind.PLAN in kinds(records(discussions=sittings))) is shown
    for off in ({"sittings_without_plan": None}, {"plan": None}, {"events": None}):
        assert not kinds(records(discussions=sittings), procedure=ruled(**off))


def beside(n: int, next_on: date | None = None, ended: bool = False) -> Process:
    return Process(f"o{n}", REF, f"Process {n}", "Health", "worker", day(n), next_on, NOW if ended else None)


def test_many_processes_say_how_many_have_no_day_ahead() -> None:
    three = (beside(1, date(2026, 12, 3)), beside(2), beside(3, date(2026, 11, 3)))
    (sign,) = signs(records(processes=three), DURHAM, TODAY)
    assert sign.evidence == "3 other processes run at once, 2 of them with no day ahead"
    assert [each.id for each in running(three)] == ["o3", "o1", "o2"]
    assert not kinds(records(processes=(*three[:2], beside(3, ended=True))))
    assert not kinds(records(processes=three), procedure=ruled(processes=None))


@pytest.mark.parametrize(("today", "shown"), [(date(2030, 3, 26), False), (date(2030, 3, 27), True)])
def test_a_birthday_ahead_is_a_sign_from_when_it_is_told(today: date, shown: bool) -> None:
    assert bool(signs(records(), DURHAM, today)) is shown
    off = replace(DURHAM, closing=replace(DURHAM.closing, of_age_months_before=None))
    assert not signs(records(), off, today)


@pytest.mark.parametrize("status", [CaseStatus.STOPPED, CaseStatus.REMOVED, CaseStatus.WITHDRAWN])
def test_a_case_that_is_not_open_tells_nothing(status: CaseStatus) -> None:
    found = records("investigating")
    assert not kinds(replace(found, case=replace(ON, status=status)), 300)


def test_a_part_that_an_item_does_not_have_is_refused_at_start() -> None:
    text = f'overlay_of = "{NAME}"\nversion = "x"\n[signs]\nplan = {{ value = "none", local = "The members" }}'
    with pytest.raises(ValueError, match=r"signs\.plan: an item has no part 'none'"):
        overlaid(text)


CONSENT = {"what": "assessment", "said": "given", "whose": "The parents", "dated": "20 11 2026"}


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"what": ""}, "what"),
        ({"said": ""}, "said"),
        ({"whose": ""}, "whose"),
        ({"dated": "24 11 2026"}, "dated"),
        ({"review_on": "20 11 2026"}, "review_on"),
    ],
)
def test_consent_says_what_whose_and_when(typed: dict[str, str], box: str) -> None:
    with pytest.raises(Refused) as refused:
        consent(Made("n1", "worker", NOW), REF, CONSENT | typed)
    assert [reason.field for reason in refused.value.reasons] == [box]


def test_a_process_that_is_over_is_not_changed() -> None:
    found = process(Made("o1", "worker", NOW), REF, {"process": "Review", "lead": "Health", "next_on": "3 12 2026"})
    assert (found.name, found.lead, found.next_on) == ("Review", "Health", date(2026, 12, 3))
    moved = changed(found, {"process": "Review", "lead": "Police"}, "other", day(1))
    assert (moved.lead, moved.next_on, moved.by, moved.at) == ("Police", None, "other", day(1))
    ended = over(moved, "worker", day(2))
    with pytest.raises(Refused, match="over already"):
        over(ended, "worker", day(3))
    with pytest.raises(Refused, match="over already"):
        changed(ended, {"process": "Review", "lead": "Health"}, "worker", day(3))
