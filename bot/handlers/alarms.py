"""Raising a safety concern: its record, the notices to the chair and the deputy, and whether anybody will read them."""

from bot.asked import Asked
from bot.notices import holders, tell
from bot.template import Template
from panel.clocks import office_is_open, office_opens_next
from panel.concerns import Concern
from panel.people import Role
from panel.said import said_when
from storage.records import Conversation
from storage.store import Turn


def sound(turn: Turn, asked: Asked, draft: str = "", case: str = "", words: str = "") -> Concern:
    """A new concern with an id of its own; the chair and the deputy get a notice at once."""
    id = turn.new_id(f"{asked.procedure.prefix}-S")
    concern = turn.save(Concern(id, asked.procedure.name, asked.person.id, turn.now, words, case, draft))
    people = holders(turn, asked.procedure.name, Role.CHAIR, Role.DEPUTY)
    tell(turn, people, Template.CONCERN, concern=concern.id)
    return concern


def unread(turn: Turn, asked: Asked) -> str:
    """Says so when nobody may read the notice before the office opens, or when it cannot reach anybody at all."""
    procedure = asked.procedure
    people = holders(turn, procedure.name, Role.CHAIR, Role.DEPUTY)
    if asked.live and not any(turn.find(Conversation, person=person.id) for person in people):
        return "The bot cannot reach the chair or the deputy. Ring now."
    hours, zone = procedure.safety.office_hours, procedure.panel.zone
    if office_is_open(turn.now, hours, zone):
        return ""
    return f"Nobody may read this until {said_when(office_opens_next(turn.now, hours, zone))}. Ring now."
