"""What is done when the day of a change of the rules begins."""

from collections.abc import Mapping

from bot.steps.rules import files_of, keep
from panel.amendments import Amendment, comes_next
from storage.store import Turn


def change(turn: Turn, ids: Mapping[str, str]) -> None:
    """What was agreed is the rule: a new version of the procedure is current."""
    name = ids["procedure"]
    turn.save(comes_next(turn.get(Amendment, ids["proposal"]), turn.find(Amendment, procedure=name)))
    keep(turn, name, files_of(turn, name))
