"""Before the first real child, everything that must be settled is."""

import re

import pytest

from panel.live import is_live, ready
from panel.procedure import Procedure, read
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME, TEXTS


def settled(but: str = "") -> Procedure:
    """The shipped procedure, with everything settled but one thing."""
    left = rf'before_live = (?!"{re.escape(but)}")(".*?")' if but else r'before_live = (".*?")'
    return read(NAME, tuple(re.sub(left, r'value = "set", local = \1', text) for text in TEXTS))


SETTLED = settled()


def test_a_procedure_as_it_is_shipped_takes_no_real_child_and_says_what_is_missing() -> None:
    with pytest.raises(Refused, match="Not live yet") as refused:
        ready(DURHAM, live=True)
    said = [reason.words for reason in refused.value.reasons]
    assert "The telephone number of First Contact, by day" in said
    assert said == list(DURHAM.missing_before_live.values())


def test_a_demo_is_never_held_up_by_it() -> None:
    ready(DURHAM, live=False)  # `Refused` if it were
    assert not is_live(DURHAM)


def test_once_everything_is_settled_a_child_can_be_referred() -> None:
    assert is_live(SETTLED)
    assert not is_live(DURHAM)
    ready(SETTLED, live=True)


@pytest.mark.parametrize("key", DURHAM.missing_before_live)
def test_one_thing_left_open_is_enough_to_wait(key: str) -> None:
    words = DURHAM.missing_before_live[key]
    with pytest.raises(Refused) as refused:
        ready(settled(words), live=True)
    assert [reason.words for reason in refused.value.reasons] == [words]
