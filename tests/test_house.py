"""The house stands as it is said to: what `panel` may import, and what the README promises by name."""

import ast
import json
import re
import sys
from pathlib import Path

import pytest

from bot.commands import COMMANDS, DEMO
from bot.personas import persona_id, personas
from bot.router import TYPED
from cards.verbs import Verb
from panel.screens import screens
from panel.words import Mend
from tests.panel.durham import DURHAM
from tests.panel.shipped import FILES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ALLOWED = {*sys.stdlib_module_names, "dateutil", "holidays", "panel"}
CLOCKS = {"now", "today", "utcnow", "time", "monotonic"}


@pytest.mark.parametrize("file", sorted((ROOT / "panel").rglob("*.py")), ids=lambda file: file.stem)
def test_panel_imports_the_standard_library_and_two_calendars_only(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= ALLOWED


@pytest.mark.parametrize("room", ["panel", "cards", "storage"])
def test_only_bot_reads_the_clock_and_no_rule_opens_a_file(room: str) -> None:
    for file in (ROOT / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = getattr(node.func.value, "id", "")
                assert not (owner in {"datetime", "date", "time"} and node.func.attr in CLOCKS), (file, node.lineno)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and room != "storage":
                assert node.func.id != "open", (file, node.lineno)


PARTNERSHIPS = {word for name in FILES for word in name.split("-")} - {"hsb", "audit", "shcg", "north"}
"""Where the shipped procedures are from, and what their bodies are called; one prefix serves as an example."""


def test_no_partnership_is_named_in_the_code() -> None:
    for room in ("bot", "cards", "panel", "storage"):
        for file in (ROOT / room).rglob("*.py"):
            words = set(re.findall(r"[a-z]+", file.read_text("utf-8").lower()))
            assert not words & PARTNERSHIPS, file


def test_the_readme_lists_every_name_that_others_may_build_on() -> None:
    inputs = {question.id for screen in screens(DURHAM, {}) for question in screen.questions}
    held = personas({DURHAM.name: DURHAM})
    names = {*Verb, *held, *map(persona_id, held), *inputs}
    assert {name for name in names if f"`{name}`" not in README} == set()


def test_the_readme_lists_every_command() -> None:
    assert {name for name in TYPED if f"`{name}" not in README} == set()


@pytest.mark.parametrize("name", [*COMMANDS, *DEMO])
def test_the_first_line_of_a_command_is_the_sentence_that_help_shows(name: str) -> None:
    command = (COMMANDS | DEMO)[name]
    first = (command.handle.__doc__ or "").splitlines()[0]
    assert re.fullmatch(rf"{name}( \[?[A-Z]+\]?)?: \w[^\n]*\.", first), first


def test_the_date_is_the_one_on_the_wall() -> None:
    for room in ("bot", "cards", "panel"):
        for file in (ROOT / room).rglob("*.py"):
            assert not re.search(r"\bnow\.date\(\)", file.read_text("utf-8")), file


def test_every_way_to_mend_a_refusal_is_drawn() -> None:
    from cards.forms import MENDS

    assert set(Mend) - {Mend.KEEP_WORDS, Mend.SENT_ON} == set(MENDS), "these two are drawn with the form itself"


def test_the_manifest_offers_only_commands_that_there_are() -> None:
    (bot,) = json.loads((ROOT / "manifest" / "manifest.json").read_text("utf-8"))["bots"]
    assert {command["title"] for each in bot["commandLists"] for command in each["commands"]} <= set(TYPED)
