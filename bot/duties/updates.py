"""Who has answered, put up for those who ring: done once, on the day the answers are due."""

from collections.abc import Mapping

from bot import boards
from bot.notices import holders
from panel.people import Role
from storage.store import Turn


def put_up(turn: Turn, ids: Mapping[str, str]) -> None:
    """A board for each chair and coordinator."""
    panel = turn.panel(ids["panel"])
    for person in holders(turn, panel.procedure, Role.CHAIR, Role.COORDINATOR):
        boards.put_up(turn, "answers", panel.id, person=person.id)
