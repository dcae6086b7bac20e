"""Recommendations: what they must say, a provider that is closed, and an end to each; reports; police word."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from panel.cases import CaseStatus
from panel.people import Person, Post, Role
from panel.police import PoliceWord, last_word, position_now, word
from panel.recommending import Recommendation, agree, follow, recommend, still_open
from panel.referrals import Referral
from panel.rules.after import Provider
from panel.seeing_through import duties
from panel.specialist_reports import assess
from panel.words import Made, Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import REF, case

NOW = datetime(2026, 12, 17, 10, tzinfo=UTC)
MADE = Made("SHCG-R001", "chair", NOW)
FIELDS = {"kind": "intervention", "words": "Therapeutic work", "seat": "full_circle", "agreed": "yes"}
ON = case(CaseStatus.ACCEPTED, panel="SHCG-P001")
FULL_CIRCLE = Person("full", "Full", (Post(NAME, Role.MEMBER, "full_circle"),))
COORDINATOR = Person("coordinator", "Coordinator", (Post(NAME, Role.COORDINATOR),))
PEOPLE = [FULL_CIRCLE, COORDINATOR]
NAMED = replace(
    DURHAM,
    recommendations=replace(
        DURHAM.recommendations,
        providers=(Provider("a", "Service A", open=False, why="full until May"), Provider("b", "Service B")),
    ),
)


def made(**changed: str) -> Recommendation:
    return recommend(MADE, REF, "SHCG-P001", FIELDS | changed, DURHAM)


@pytest.mark.parametrize("box", ["kind", "words", "seat", "agreed"])
def test_a_recommendation_says_what_who_and_whether_it_is_agreed(box: str) -> None:
    with pytest.raises(Refused) as refused:
        made(**{box: ""})
    assert [reason.field for reason in refused.value.reasons] == [box]


def test_not_agreed_says_why_not_and_is_not_followed() -> None:
    with pytest.raises(Refused, match="There is a problem") as refused:
        made(agreed="no")
    assert [reason.field for reason in refused.value.reasons] == ["why_not"]
    no = made(agreed="no", why_not="Too early")
    assert (no.agreed, no.why_not, no.finished, no.waits_for) == (False, "Too early", True, "")
    assert not duties(no, ON, PEOPLE, DURHAM, NOW)


def test_without_a_sitting_it_waits_for_one_that_speaks_once() -> None:
    waits = recommend(MADE, REF, "", {key: FIELDS[key] for key in ("kind", "words", "seat")}, DURHAM)
    assert waits.agreed is None
    assert not duties(waits, ON, PEOPLE, DURHAM, NOW + timedelta(days=90))
    with pytest.raises(Refused, match="is not agreed yet"):
        follow(waits, {"became": "done", "implemented_on": "17 12 2026"}, "full", NOW)
    agreed = agree(waits, "SHCG-P002", {"agreed": "yes"}, "chair", NOW)
    assert (agreed.agreed, agreed.panel) == (True, "SHCG-P002")
    with pytest.raises(Refused, match="was agreed already"):
        agree(agreed, "SHCG-P002", {"agreed": "no", "why_not": "No"}, "chair", NOW)


def test_a_provider_that_is_closed_is_refused_with_why_and_which_is_open() -> None:
    with pytest.raises(Refused) as refused:
        recommend(MADE, REF, "SHCG-P001", FIELDS | {"provider": "a"}, NAMED)
    (reason,) = refused.value.reasons
    assert reason.words == "Service A takes no referrals now: full until May. Open: Service B"
    assert recommend(MADE, REF, "SHCG-P001", FIELDS | {"provider": "b"}, NAMED).provider == "Service B"
    assert recommend(MADE, REF, "SHCG-P001", FIELDS | {"other_provider": "Service C"}, NAMED).provider == "Service C"
    with pytest.raises(Refused) as both:
        recommend(MADE, REF, "SHCG-P001", FIELDS | {"provider": "b", "other_provider": "Service C"}, NAMED)
    assert [reason.field for reason in both.value.reasons] == ["other_provider"]


def test_where_none_is_named_a_provider_is_typed() -> None:
    assert made(other_provider="A therapist of Full Circle").provider == "A therapist of Full Circle"


def test_its_seat_is_reminded_each_month_and_missed_months_are_one_reminder() -> None:
    found = duties(made(), ON, PEOPLE, DURHAM, NOW)
    assert [(each.due_at.date(), each.to) for each in found] == [
        (date(2027, 1, 17), "full"),
        (date(2027, 2, 17), "full"),
    ]
    late = duties(made(), ON, PEOPLE, DURHAM, NOW + timedelta(days=100))
    assert [each.due_at.date() for each in late] == [date(2027, 3, 17), date(2027, 4, 17)]
    assert len({each.key for each in (*found, *late)}) == 4


def test_where_nobody_speaks_for_the_seat_the_coordinator_is_reminded() -> None:
    assert {each.to for each in duties(made(), ON, [COORDINATOR], DURHAM, NOW)} == {"coordinator"}
    away = replace(ON, interests=("full",))
    assert {each.to for each in duties(made(), away, PEOPLE, DURHAM, NOW)} == {"coordinator"}


@pytest.mark.parametrize(
    ("status", "reminds"), [(CaseStatus.STOPPED, False), (CaseStatus.REMOVED, True), (CaseStatus.HANDED_OVER, True)]
)
def test_it_is_followed_after_a_child_left_but_not_of_one_who_died(status: CaseStatus, reminds: bool) -> None:
    assert bool(duties(made(), replace(ON, status=status), PEOPLE, DURHAM, NOW)) is reminds


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"became": "done"}, "implemented_on"),
        ({"became": "done", "implemented_on": "17 12 2027"}, "implemented_on"),
        ({"became": "not"}, "fell_through"),
        ({}, "became"),
    ],
)
def test_what_became_of_it_is_dated_or_says_why(typed: dict[str, str], box: str) -> None:
    with pytest.raises(Refused) as refused:
        follow(made(), typed, "full", NOW)
    assert [reason.field for reason in refused.value.reasons] == [box]


def test_it_is_followed_until_it_is_implemented_or_fell_through_once() -> None:
    done = follow(made(), {"became": "done", "implemented_on": "16 12 2026"}, "full", NOW)
    assert (done.implemented_on, done.finished, done.waits_for) == (date(2026, 12, 16), True, "")
    fell = follow(made(), {"became": "not", "fell_through": "The family moved"}, "full", NOW)
    assert fell.fell_through == "The family moved"
    for each in (done, fell):
        assert not duties(each, ON, PEOPLE, DURHAM, NOW)
        with pytest.raises(Refused, match="written down already"):
            follow(each, {"became": "not", "fell_through": "Again"}, "full", NOW)


def test_what_reports_ask_for_leads() -> None:
    plain, of_report = made(), replace(made(), id="SHCG-R002", assessment="r1", at=NOW + timedelta(hours=1))
    assert still_open([plain, replace(plain, agreed=False), of_report]) == [of_report, plain]


REPORT = {"tool": "0", "author": "Dr Sample", "dated": "1 12 2026", "kept": "Case system"}


def test_a_report_says_which_by_whom_of_when_and_where_it_is_kept() -> None:
    found = assess(Made("r1", "worker", NOW), REF, REPORT, DURHAM)
    assert (found.tool, found.dated) == ("AIM3", date(2026, 12, 1))
    other = assess(Made("r1", "worker", NOW), REF, REPORT | {"tool": "other", "other_tool": "A psychologist's"}, DURHAM)
    assert other.tool == "A psychologist's"


@pytest.mark.parametrize(
    ("changed", "box"),
    [
        ({"tool": "other"}, "other_tool"),
        ({"dated": "1 12 2027"}, "dated"),
        ({"kept": ""}, "kept"),
        ({"author": ""}, "author"),
    ],
)
def test_a_report_that_lacks_something_is_refused(changed: dict[str, str], box: str) -> None:
    with pytest.raises(Refused) as refused:
        assess(Made("r1", "worker", NOW), REF, REPORT | changed, DURHAM)
    assert [reason.field for reason in refused.value.reasons] == [box]


def referral(police: str, hours: int = 0) -> Referral:
    return Referral(REF, "worker", NOW, {"police": police}, "draft", NOW + timedelta(hours=hours))


def said(position: str, hours: int = 1) -> PoliceWord:
    return PoliceWord(f"w{hours}", REF, position, "An officer said so", "police", NOW + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("answers", "words", "now"),
    [
        (referral("investigating"), [], "investigating"),
        (referral("investigating"), [said("closed"), said("court", 2)], "court"),
        (referral("investigating"), [said("court", 2), said("closed", 3)], "closed"),
        (referral("investigating", 5), [said("closed")], "investigating"),
        (referral("closed", 5), [said("court")], "court"),
    ],
)
def test_the_last_word_counts_and_a_referral_only_where_it_still_waits(
    answers: Referral, words: list[PoliceWord], now: str
) -> None:
    found = position_now(answers, words, DURHAM)
    assert found
    assert found.id == now


def test_a_position_that_is_not_known_any_more_is_none() -> None:
    assert position_now(referral("investigating"), [said("elsewhere")], DURHAM) is None


def wrote(level: str, now: str, **fields: str) -> PoliceWord:
    at = position_now(referral(now), [], DURHAM)
    return word(Made("w1", "police", NOW), replace(ON, level=level), at, {"said": "So they say"} | fields, DURHAM)


def test_a_case_that_is_followed_keeps_waiting_until_there_is_an_outcome() -> None:
    for fields, box in (({"position": "not_told"}, "position"), ({"position": "closed"}, "outcome")):
        with pytest.raises(Refused) as refused:
            wrote("high", "investigating", **fields)
        assert [reason.field for reason in refused.value.reasons] == [box]
    assert wrote("high", "investigating", position="court").position == "court"
    assert wrote("high", "investigating", position="closed", outcome="Charged").outcome == "Charged"
    assert wrote("below", "investigating", position="not_told").position == "not_told"


def test_that_nobody_knows_is_no_word() -> None:
    later = [said("not_known", 48), said("court", 24)]
    assert last_word(referral("investigating"), [], DURHAM, later) == date(2026, 12, 18)
