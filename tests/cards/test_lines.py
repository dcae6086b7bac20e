"""What is posted is made of lines, and a line is made of references, dates, counts and our own words."""

import inspect
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from cards import templates

ROOT = Path(__file__).parent.parent.parent
MAKES = re.compile(r"templates.*import .*\bLine\b(?s:.*)\bLine\(")
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
OURS = {
    "actions.asks",
    "actions.for_example",
    "actions.nobody",
    "actions.or_so",
    "actions.understood",
    "agenda.here",
    "apologies.apology",
    "apologies.attends",
    "apologies.nobody_comes",
    "audits.asked",
    "audits.finding_due",
    "audits.finding_late",
    "audits.finding_yours",
    "audits.of_seat",
    "audits.reminder",
    "challenges.asked",
    "challenges.due",
    "chat_drafts.kept",
    "demo.acting",
    "demo.to",
    "endings.not_saved",
    "endings.nothing_changed",
    "endings.went_wrong",
    "home.command",
    "home.stranger_id",
    "home.welcome",
    "interests.back_in_view",
    "interests.stepped_out",
    "packs.due",
    "procedures.compared",
    "procedures.rules_of",
    "procedures.using",
    "tenant.needs",
    "updates.answers_by",
    "updates.cannot_share",
    "updates.not_answered",
    "updates.phoned",
    "updates.speaks_for",
    "updates.update_of",
}
"""What is said in these is the procedure's, a persona's or a command's own name, or the id of an error."""
LINES = {
    f"{noun}.{name}": function
    for noun, file in inspect.getmembers(templates, inspect.ismodule)
    for name, function in inspect.getmembers(file, inspect.isfunction)
    if function.__module__ == file.__name__
}
GIVEN: dict[Any, Any] = {
    date: date(2026, 11, 26),
    date | None: date(2026, 11, 26),
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
        templates.line.reference(words)


@pytest.mark.parametrize("reference", ["SHCG-2026-001", "SHCG-2026-1001", "SHCG-P007", "SHCG-S004", "SHCG-C002"])
def test_a_reference_is_left_as_it_is(reference: str) -> None:
    assert templates.line.reference(reference) == reference


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
        templates.home.stranger_id(words)


@pytest.mark.parametrize("words", [*NOT_REFERENCES, "Robin", "Calendars.ReadWrite Robin", "GRAPH_DRIVE_ID\n"])
def test_what_is_needed_is_a_permission_or_a_setting_and_nothing_else(words: str) -> None:
    with pytest.raises(ValueError, match="nothing that is needed"):
        templates.tenant.needs(words)


def test_no_other_line_takes_words() -> None:
    assert {name for name in LINES if texts(name) - {"ref"}} == OURS | {"line.reference"}


def test_only_the_templates_make_a_line() -> None:
    files = (file for room in ("bot", "cards") for file in (ROOT / room).rglob("*.py") if "templates" not in file.parts)
    assert [file for file in files if MAKES.search(file.read_text("utf-8"))] == []
