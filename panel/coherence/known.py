"""What a procedure names elsewhere, by id, so that a value that points nowhere is found."""

from collections.abc import Iterable, Iterator

from panel.rules import Rules

Misfit = tuple[str, str]
"""A dotted key whose value does not fit, and the reason in words."""


def kinds(rules: Rules) -> set[str]:
    """The ids of the kinds of referral."""
    return {each.id for each in rules.referral.kinds}


def levels(rules: Rules) -> set[str]:
    """The ids of the levels of the first scale."""
    return {each.id for each in rules.matrix.levels}


def seats(rules: Rules) -> set[str]:
    """The ids of the seats."""
    return {each.id for each in rules.seats}


def strange(key: str, named: Iterable[str | None] | None, known: set[str], what: str) -> Iterator[Misfit]:
    """That a value names something that is not `known`: the first of them, and `what` it was to be."""
    if unknown := {each for each in named or () if each is not None} - known:
        yield key, f"there is no {what} {min(unknown)!r}"
