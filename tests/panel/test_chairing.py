"""Whose turn it is to chair: whoever has not for longest and is there, unless somebody is set."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from panel.chairing import rota
from panel.panels import Panel
from panel.people import Person, Post, Role
from tests.panel.shipped import SHIPPED

POOL = SHIPPED["nottinghamshire-hsb"]
ONE, TWO, THREE = (Person(id, id.title(), (Post(POOL.name, Role.CHAIR),)) for id in ("one", "three", "two"))
CHAIRS = (ONE, TWO, THREE)
STARTS = datetime(2026, 12, 8, 9, 30, tzinfo=UTC)
AHEAD = [Panel(f"NHSB-P00{n}", POOL.name, STARTS + timedelta(days=28 * n), 210) for n in range(4)]


def turns(*sat: str, chairs: tuple[Person, ...] = CHAIRS, ahead: list[Panel] = AHEAD) -> list[str]:
    return list(rota(chairs, sat, ahead, POOL).values())


def test_each_has_their_turn() -> None:
    assert turns() == ["one", "three", "two", "one"]
    assert turns("one", "two") == ["three", "one", "two", "three"]


def test_who_is_set_counts_as_their_turn() -> None:
    assert turns(ahead=[replace(AHEAD[0], chair="two"), *AHEAD[1:]]) == ["two", "one", "three", "two"]


def test_whoever_is_away_that_day_has_theirs_later() -> None:
    away = replace(ONE, away_from=date(2026, 12, 1), away_until=date(2026, 12, 20))
    assert turns(chairs=(away, TWO, THREE)) == ["three", "one", "two", "three"]


def test_nobody_chairs_where_there_is_no_chair() -> None:
    assert turns(chairs=()) == []
