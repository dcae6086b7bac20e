"""The room: when it is looked again whether a meeting has a chat."""

from datetime import UTC, datetime, timedelta

import pytest

from panel.panels import Panel, publishes_at
from panel.rooms import tries_again
from tests.panel.durham import DURHAM, NAME

PANEL = Panel("SHCG-P001", NAME, datetime(2026, 12, 17, 9, 30, tzinfo=UTC), 210)


@pytest.mark.parametrize(
    ("before", "wait"),
    [
        (timedelta(days=5), timedelta(days=1)),
        (timedelta(days=2), timedelta(hours=1)),
        (timedelta(hours=2), timedelta(minutes=5)),
        (timedelta(hours=-1), timedelta(minutes=5)),
    ],
)
def test_the_nearer_a_panel_the_sooner_its_chat_is_looked_for_again(before: timedelta, wait: timedelta) -> None:
    now = PANEL.starts_at - before
    assert tries_again(PANEL, DURHAM, now) == now + wait


def test_not_before_its_agenda_goes_out() -> None:
    out = publishes_at(PANEL.starts_at, DURHAM)
    assert tries_again(PANEL, DURHAM, out - timedelta(days=3)) == out
    assert tries_again(PANEL, DURHAM, out) == out + timedelta(days=1)
