"""What is posted is made of lines, and a line is made of references, dates, counts and our own words."""

import inspect
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cards import templates

NOT_REFERENCES = (
    "",
    "Robin Example",
    "SHCG-2026-001 Robin",
    "Robin SHCG-2026-001",
    "SHCG-2026-001\n",
    "shcg-2026-001",
    "SHCG-2026-001-ROBIN",
    "[Approve](https://evil.example)",
    "ＳＨＣＧ-2026-001",
    "27-9-2012",
)
OURS = {"welcome", "here", "to", "acting", "using", "rules_of", "command", "challenged", "stepped_out", "back_in_view"}
OURS |= {"stranger_id", "apology", "attends", "question_due"}
OURS |= {"answers_by", "speaks_for", "not_answered", "cannot_share", "phoned", "draft_update", "update_of"}
"""What is said in these is the procedure's, a persona's or a command's own name."""
LINES = {
    name: function
    for name, function in inspect.getmembers(templates, inspect.isfunction)
    if function.__module__ == templates.__name__
}
GIVEN: dict[Any, Any] = {
    date: date(2026, 11, 26),
    datetime: datetime(2026, 12, 17, 9, 30, tzinfo=UTC),
    int: 3,
    bool: True,
    Sequence[tuple[str, Sequence[str]]]: [("Update", ["Police"])],
}


def texts(name: str) -> set[str]:
    """The arguments of a line that are texts."""
    return {one.name for one in inspect.signature(LINES[name]).parameters.values() if one.annotation is str}


@pytest.mark.parametrize("words", NOT_REFERENCES)
def test_only_a_reference_is_a_reference(words: str) -> None:
    with pytest.raises(ValueError, match="not a reference"):
        templates.reference(words)


@pytest.mark.parametrize("reference", ["SHCG-2026-001", "SHCG-2026-1001", "SHCG-P007", "SHCG-S004", "SHCG-C002"])
def test_a_reference_is_left_as_it_is(reference: str) -> None:
    assert templates.reference(reference) == reference


@pytest.mark.parametrize("name", sorted(name for name in LINES if texts(name) == {"ref"}))
def test_a_line_about_a_reference_takes_nothing_else(name: str) -> None:
    parameters = inspect.signature(LINES[name]).parameters.values()
    given = {one.name: GIVEN[one.annotation] for one in parameters if one.name != "ref"}
    assert "SHCG-2026-001" in LINES[name](ref="SHCG-2026-001", **given)
    with pytest.raises(ValueError, match="not a reference"):
        LINES[name](ref="Robin Example", **given)


@pytest.mark.parametrize("words", [*NOT_REFERENCES, "00000000-0000-4000-8000-00000000000g"])
def test_a_strangers_id_is_an_id_and_nothing_else(words: str) -> None:
    with pytest.raises(ValueError, match="not an Entra object id"):
        templates.stranger_id(words)


def test_no_other_line_takes_words() -> None:
    assert {name for name in LINES if texts(name) - {"ref"}} == OURS | {"reference"}
