"""What every card keeps to, whatever it is about: read off the wire, over every card there is."""

import ast
import re
from pathlib import Path

import pytest

import bot
import cards
import panel
from bot.commands import BUTTONS, COMMANDS, DEMO, DEMO_BUTTONS
from bot.router import TYPED
from cards.parts import Opened, Posted
from cards.verbs import Verb
from panel.said import DAYS, MONTHS
from tests import schemas
from tests.cards import gallery, reading

SHOWN = gallery.every(lambda box: "Some words.")
NEVER = re.compile(
    r"\b(perpetrators?|offenders?|displayers?|chas(e|es|ed|ing)|silent|case closed|please|oops|invalid|forbidden|"
    r"victims?|alert!)\b",
    re.IGNORECASE,
)
DATE = re.compile(rf"(\w+) \d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")
DEAD_ENDS = {"home.elsewhere", "home.stranger"}
"""The answer stands in another chat; there is nothing here for this person to press."""


BY_LINK = "documents.by_link"
ON_THIS_MACHINE = re.compile(r"http://127\.0\.0\.1:\d+/documents/[\w-]+")
"""The one card with a link to a file is a demo's, and its link leads nowhere else."""
OUTSIDE = re.compile(r"https://(teams|library)\.example/\w+")
"""Every other link is to a meeting, or to minutes in the library, and stands where only who opened it sees it."""


def test_every_builder_of_a_card_is_looked_at() -> None:
    assert gallery.builders() <= {name.split()[0] for name in SHOWN}


@pytest.mark.parametrize("name", SHOWN)
def test_a_card(name: str) -> None:
    card = SHOWN[name].card
    assert not schemas.faults(card)
    first = card["body"][0]
    assert (first["type"], first["style"]) == ("TextBlock", "heading")
    assert all(one.get("wrap") is True for one in reading.of_type(card, "TextBlock", "Input.ChoiceSet"))
    assert all(one.get("label") for one in reading.of_type(card, "Input."))
    assert card["lang"] == "en-GB"
    headings = [one["text"] for one in reading.of_type(card, "TextBlock") if "style" in one]
    assert card["speak"] == card["fallbackText"] == headings[-1]


@pytest.mark.parametrize("name", SHOWN)
def test_the_buttons_of_a_card(name: str) -> None:
    card = SHOWN[name].card
    assert len(card.get("actions", ())) <= 6
    assert bool(reading.of_type(card, "Action.")) is (name not in DEAD_ENDS)
    links = reading.of_type(card, "Action.OpenUrl") if isinstance(SHOWN[name], Opened) else []
    leads = ON_THIS_MACHINE if name == BY_LINK else OUTSIDE
    assert all(leads.fullmatch(link["url"]) and link["title"] for link in links)
    for action in reading.of_type(card, "Action."):
        if action in links or action["type"] == "Action.ToggleVisibility":
            continue
        assert action["type"] == "Action.Execute"
        assert action["title"]
        assert action["verb"] in set(Verb)
        assert set(action["data"]) == {"ids"}
        assert all(isinstance(value, str) for value in action["data"]["ids"].values())
        if action["verb"] == Verb.SAY:
            assert action["data"]["ids"]["text"].split()[0] in TYPED | DEMO
    assert not reading.of_type(card, "Image", "Media", "Action.Submit")
    assert not any("selectAction" in one or "backgroundImage" in one for one in reading.elements(card))


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_folded_away_has_one_button_that_shows_it(name: str) -> None:
    card = SHOWN[name].card
    folded = [one["id"] for one in reading.elements(card) if one.get("isVisible") is False]
    turns = reading.of_type(card, "Action.ToggleVisibility")
    assert [each["targetElements"] for each in turns] == [[id] for id in folded]
    assert all(each["title"] for each in turns)
    assert len(set(folded)) == len(folded)


def test_two_buttons_at_the_foot_of_a_card_never_read_the_same() -> None:
    for name, shown in SHOWN.items():
        titles = [action["title"] for action in shown.card.get("actions", ())]
        assert len(titles) == len(set(titles)), name


def test_the_preview_of_a_posted_card_is_its_first_line() -> None:
    for name, shown in SHOWN.items():
        if isinstance(shown, Posted) and name != "demo.forwarded":
            assert shown.line == shown.card["fallbackText"], name


def test_a_date_to_come_is_said_with_its_day_of_the_week() -> None:
    for name, shown in SHOWN.items():
        if isinstance(shown, Posted):
            for said in reading.drawn(shown.card):
                assert all(day in DAYS for day in DATE.findall(said)), (name, said)


def _said() -> dict[str, str]:
    """Every text in the code that speaks to people, without its docstrings."""
    rooms = [Path(room.__file__ or "").parent for room in (panel, cards, bot)]
    files = [file for room in rooms for file in room.rglob("*.py") if file.name not in {"settings.py", "__main__.py"}]
    return {f"{file.name}:{line}": words for file in files for line, words in _texts(file)}


def _texts(file: Path) -> list[tuple[int, str]]:
    tree = ast.parse(file.read_text("utf-8"))
    docs = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def test_some_words_are_never_said() -> None:
    assert not {where: words for where, words in _said().items() if NEVER.search(words)}


def test_a_sentence_is_short() -> None:
    for name, shown in SHOWN.items():
        if not name.startswith("procedures."):
            for said in reading.drawn(shown.card):
                for sentence in re.split(r"[.:?!;] |\n", said):
                    assert len(sentence.split()) <= 25, (name, sentence)


def test_every_button_name_has_one_handler() -> None:
    assert not set(BUTTONS) & set(DEMO_BUTTONS)
    assert set(BUTTONS) | set(DEMO_BUTTONS) | {Verb.SAY} == set(Verb)


def test_every_button_name_is_on_some_card() -> None:
    long = gallery.written(lambda box: "word " * (box.most // 5))
    every = (SHOWN | long).values()
    drawn = {action["verb"] for shown in every for action in reading.of_type(shown.card, "Action.Execute")}
    assert drawn == set(Verb)


@pytest.mark.parametrize(("name", "command"), [*COMMANDS.items(), *DEMO.items(), ("help", TYPED["help"])])
def test_the_first_line_of_a_command_is_its_help(name: str, command: object) -> None:
    said = (getattr(command, "handle").__doc__ or "").splitlines()[0]  # noqa: B009 - a handler is a field, not a method
    typed, colon, words = said.partition(": ")
    assert typed.split()[0] == name
    assert colon
    assert words
