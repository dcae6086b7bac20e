"""Who leads a case: who is told what is the chair's to know, who screens, who takes the item, and who watches."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.cases import Case, CaseStatus
from panel.duty import when
from panel.leading import called, leads, left_without, screeners, takes
from panel.panels import Item, Panel
from panel.people import Person, Post, Role
from panel.sittings import Sitting
from panel.watching import duties
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import REF, case

CHAIR, SECOND, DEPUTY, COORDINATOR = (
    Person(id, id.capitalize(), (Post(NAME, role),))
    for id, role in (
        ("chair", Role.CHAIR),
        ("second", Role.CHAIR),
        ("deputy", Role.DEPUTY),
        ("coordinator", Role.COORDINATOR),
    )
)
DAY = date(2027, 1, 20)
ACCEPTED = case(CaseStatus.ACCEPTED, panel="SHCG-P007")


def away(person: Person, first: date = DAY, last: date = DAY) -> Person:
    return replace(person, away_from=first, away_until=last)


def out(kept: Case, *people: str) -> Case:
    return replace(kept, interests=people)


@pytest.mark.parametrize(
    ("kept", "people", "leading"),
    [
        (ACCEPTED, [CHAIR, SECOND, DEPUTY], ["chair", "second"]),
        (ACCEPTED, [away(CHAIR), SECOND, DEPUTY], ["second"]),
        (ACCEPTED, [away(CHAIR), DEPUTY], ["deputy"]),
        (out(ACCEPTED, "chair"), [CHAIR, DEPUTY], ["deputy"]),
        (out(ACCEPTED, "chair"), [CHAIR, away(SECOND), DEPUTY], ["deputy"]),
        (replace(ACCEPTED, worker="chair"), [CHAIR, DEPUTY], ["deputy"]),
        (ACCEPTED, [replace(CHAIR, left=True), DEPUTY], ["deputy"]),
        (ACCEPTED, [away(CHAIR), away(DEPUTY)], ["chair"]),
        (out(ACCEPTED, "chair"), [CHAIR, away(DEPUTY)], ["deputy"]),
        (out(ACCEPTED, "chair", "deputy"), [CHAIR, DEPUTY, COORDINATOR], []),
    ],
)
def test_the_chairs_who_are_there_lead_else_the_deputies(kept: Case, people: list[Person], leading: list[str]) -> None:
    assert [person.id for person in leads(people, kept, DAY)] == leading


@pytest.mark.parametrize(
    ("kept", "people", "asked"),
    [
        (case(), [CHAIR, SECOND, DEPUTY], ["chair", "second"]),
        (case(by="chair"), [CHAIR, SECOND, DEPUTY], ["second"]),
        (case(by="chair"), [CHAIR, DEPUTY], ["deputy"]),
        (replace(case(by="chair"), worker="worker"), [CHAIR, DEPUTY], ["deputy"]),
        (replace(case(), worker="chair"), [CHAIR, DEPUTY], ["deputy"]),
        (out(case(), "chair"), [CHAIR, DEPUTY], ["deputy"]),
        (case(), [away(CHAIR), DEPUTY], ["deputy"]),
        (case(), [replace(CHAIR, left=True), DEPUTY], ["deputy"]),
        (case(by="chair"), [CHAIR], []),
    ],
)
def test_nobody_is_asked_to_screen_what_they_may_not(kept: Case, people: list[Person], asked: list[str]) -> None:
    assert [person.id for person in screeners(people, kept, DURHAM, DAY)] == asked


@pytest.mark.parametrize(
    ("people", "before", "now", "taken", "left"),
    [
        ([CHAIR, DEPUTY], (), ("chair",), ["deputy"], False),
        ([CHAIR, SECOND, DEPUTY], (), ("chair",), [], False),
        ([CHAIR, away(SECOND), DEPUTY], (), ("chair",), ["deputy"], False),
        ([CHAIR, DEPUTY], (), ("deputy",), [], False),
        ([CHAIR, DEPUTY], ("chair",), ("chair", "deputy"), [], True),
        ([CHAIR, DEPUTY], ("chair", "deputy"), ("chair", "deputy", "health"), [], False),
    ],
)
def test_who_takes_an_item_when_somebody_steps_out(
    people: list[Person], before: tuple[str, ...], now: tuple[str, ...], taken: list[str], left: bool
) -> None:
    was, is_now = out(ACCEPTED, *before), out(ACCEPTED, *now)
    assert [person.id for person in takes(people, was, is_now, DAY)] == taken
    assert left_without(people, was, is_now, DAY) is left


@pytest.mark.parametrize(
    ("people", "words"),
    [([CHAIR, DEPUTY], "the chair"), ([DEPUTY], "the deputy"), ([COORDINATOR], "the coordinator"), ([], "nobody")],
)
def test_whoever_leads_is_called_what_they_are(people: list[Person], words: str) -> None:
    assert called(people, NAME) == words


def wall(day: int, hour: int) -> datetime:
    return datetime(2027, 1, day, hour, tzinfo=ZoneInfo("Europe/London"))


PANEL = Panel("SHCG-P007", NAME, wall(21, 9), 210, published_at=wall(14, 9))


def watched(kept: Case, *people: Person) -> dict[str, datetime]:
    """Who gets the board of the answers, and when."""
    item = Item(f"{PANEL.id}/{REF}", PANEL.id, REF, True, wall(4, 9))
    sitting, now = Sitting(PANEL, (item,), {REF: kept}, people=people), wall(18, 12)
    return {duty.ids["person"]: when(duty, DURHAM, now) for duty in duties(sitting, DURHAM, now)}


@pytest.mark.parametrize(
    ("kept", "people", "boards"),
    [
        (ACCEPTED, [CHAIR, DEPUTY, COORDINATOR], {"chair": wall(19, 9), "coordinator": wall(19, 9)}),
        (out(ACCEPTED, "chair"), [CHAIR, DEPUTY], {"deputy": wall(19, 9)}),
        (ACCEPTED, [away(CHAIR), DEPUTY], {"chair": wall(19, 9), "deputy": wall(20, 9)}),
        (
            ACCEPTED,
            [away(CHAIR, DAY - timedelta(days=3), DAY - timedelta(days=1)), DEPUTY],
            {"deputy": wall(19, 9), "chair": wall(20, 9)},
        ),
    ],
)
def test_who_has_answered_is_put_up_for_whoever_leads_once_the_answers_are_due(
    kept: Case, people: list[Person], boards: dict[str, datetime]
) -> None:
    assert watched(kept, *people) == boards
