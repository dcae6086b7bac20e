"""`consider`: every child on the pathway, referred or not."""

from bot.asked import Asked
from bot.request import Reply
from cards import considered as cards
from panel import live
from panel.considered import consider as record
from panel.considered import questions
from panel.words import Refused
from storage.store import Turn


def consider(asked: Asked, turn: Turn) -> Reply:
    """consider: record that a child on the pathway was considered, referred or not, and why."""
    live.ready(asked.procedure, asked.live)
    return Reply(cards.start())


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form, with what was typed and what to put right."""
    live.ready(asked.procedure, asked.live)
    return Reply(cards.form(turn.token(), questions(asked.procedure), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The record is kept, under an id of its own."""
    live.ready(asked.procedure, asked.live)
    id = turn.new_id(f"{asked.procedure.prefix}-C")
    considered = turn.save(record(id, asked.fields, asked.procedure, asked.person.id, turn.now))
    return Reply(cards.recorded(considered.id, considered.referred))
