"""What somebody on the roster is trained in."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.people import at, keep, on_it, unchanged
from cards import roster
from cards import training as cards
from panel import training
from panel.said import wall_day
from panel.words import Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Their trainings as they are now."""
    person, today = on_it(asked, turn), wall_day(turn.now)
    now, asks = training.said(person, asked.procedure, today), training.questions(asked.procedure)
    return Reply(cards.change(person, now, at(asked, turn, person), asks, asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Their training is kept on the roster."""
    person, today = unchanged(asked, turn, on_it(asked, turn), "what"), wall_day(turn.now)
    new = keep(asked, turn, training.changed(person, asked.fields, asked.procedure, today))
    lines = training.said(new, asked.procedure, today) or ["No training is written down"]
    return Reply(roster.done("Changed, from now on", new, lines, asked.procedure.name))
