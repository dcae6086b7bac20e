"""Two procedures side by side: what one says and the other does not, or says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from panel.procedure import Procedure


@dataclass(frozen=True)
class Difference:
    """A dotted key, and its value in each of two procedures; None where one has no such value."""

    key: str
    one: Any
    other: Any


def differences(one: Procedure, other: Procedure) -> list[Difference]:
    """Every value in which two procedures differ, in the order of the first, then what only the second has."""
    keys = dict.fromkeys((*one.sources, *other.sources))
    return [each for each in _side_by_side(one, other, keys) if each.one != each.other]


def _side_by_side(one: Procedure, other: Procedure, keys: dict[str, None]) -> Iterator[Difference]:
    for key in keys:
        yield Difference(key, *(_value(each, key) for each in (one, other)))


def _value(procedure: Procedure, key: str) -> Any:
    """The value, None where there is none; a list of nothing is none."""
    found = procedure.value(key) if key in procedure.sources else None
    return None if found == () else found
