"""Who has answered, put up for those who ring: done once, on the day the answers are due."""

from collections.abc import Mapping

from bot import boards
from bot.notices import holders
from panel.people import Role
from storage.records import Notice, Told
from storage.store import Turn


def put_up(turn: Turn, ids: Mapping[str, str]) -> None:
    """A board for each chair and coordinator; the ledger keeps that it was done, under the duty's key."""
    panel = turn.panel(ids["panel"])
    for person in holders(turn, panel.procedure, Role.CHAIR, Role.COORDINATOR):
        boards.put_up(turn, "answers", panel.id, person=person.id)
    key = f"answers due:{panel.id}:"
    turn.save(Notice(key, "", "answers due", dict(ids), None, panel.starts_at, told=Told.SENT, sent_at=turn.now))
