"""What goes with every answer of a seat: names that are asked about, and who is told."""

from collections.abc import Iterable, Mapping

from bot.asked import Asked
from bot.notices import tell
from bot.steps.leads import leads
from bot.steps.naming import ask_about_others
from bot.template import Template
from panel.cases import Case
from panel.people import Person
from panel.questions import text
from panel.updates import Update
from storage.store import Turn


def ask_names(asked: Asked, turn: Turn, case: str, words: Mapping[str, str]) -> None:
    """`Refused`, so that it is asked about, for the name of anybody else the case or its panel concerns."""
    labels = {"words": "What do you know?", "source": "Where does it come from?"}
    boxes = {text(id, labels.get(id, "Checked in")): typed for id, typed in words.items()}
    ask_about_others(asked, turn, turn.get(Case, case), boxes)


def tell_of(turn: Turn, people: Iterable[Person], template: Template, answer: Update) -> None:
    """A notice about one version of an answer."""
    version = str(answer.version)
    tell(turn, people, template, panel=answer.panel, case=answer.case, seat=answer.seat, version=version)


def tell_the_chair(turn: Turn, case: Case, answer: Update) -> None:
    """Whoever chairs this case rings the seat that cannot share something here."""
    tell_of(turn, leads(turn, case), Template.CANNOT_SHARE, answer)
