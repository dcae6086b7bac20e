"""Who has answered, put up for those who ring: done once, on the day the answers are due."""

from collections.abc import Mapping

from bot import boards
from storage.store import Turn


def put_up(turn: Turn, ids: Mapping[str, str]) -> None:
    """A board for somebody who watches the answers."""
    boards.put_up(turn, "answers", ids["panel"], person=ids["person"])
