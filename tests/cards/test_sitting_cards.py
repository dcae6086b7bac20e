"""What stands out on the cards of a sitting: the one button that is to be pressed next."""

from collections.abc import Mapping
from typing import Any

import pytest

from panel.drafting import Block
from tests.cards import gallery, reading

SHOWN = gallery.every(lambda box: "Some words.")


def main_buttons(card: Mapping[str, Any]) -> list[str]:
    return [each["title"] for each in reading.of_type(card, "Action.Execute") if each.get("style") == "positive"]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("chairing.screen shut and led", "I have checked the room"),
        ("chairing.screen open and led", "Next"),
        ("chairing.screen aside", "Next"),
        ("notes.left", "Back to the screen"),
        ("notes.left nothing", "End the sitting"),
    ],
)
def test_one_button_comes_first(name: str, first: str) -> None:
    assert main_buttons(SHOWN[name].card) == [first]


def test_each_gate_stands_on_a_line_of_its_own_before_a_child_leaves() -> None:
    said = list(reading.runs(SHOWN["closing.gates held"].card))
    assert sum(line.startswith("• gate ") for line in said) > 1


def test_a_row_of_a_table_is_a_line_that_begins_with_what_it_is_about() -> None:
    two = Block(header=("Point", "At this meeting"), rows=(("Exploitation", "Not noted"),))
    four = Block(header=("Action", "Who", "By when"), rows=(("Ring the school.", "Police", "Friday"),))
    assert two.plain == "Exploitation: Not noted"
    assert four.plain == "Ring the school. Who: Police; By when: Friday"
