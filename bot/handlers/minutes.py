"""The minutes of a panel while they are written: the list, the draft, its parts, what is written otherwise."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps import minutes as steps
from bot.steps.own_minutes import draft, row_of
from cards import minutes as cards
from panel.access import Act
from panel.minutes import Minutes
from storage.store import Turn


def minutes(asked: Asked, turn: Turn) -> Reply:
    """minutes: the minutes of the panels, drafts and those that went out; your case notes and copy packs."""
    return Reply(cards.typed_for())


def open_list(asked: Asked, turn: Turn) -> Reply:
    """Every panel's minutes with which this person has something to do."""
    known = turn.find(Minutes, procedure=asked.procedure.name)
    rows = [
        row for each in sorted(known, key=lambda each: each.made_at, reverse=True) if (row := row_of(asked, turn, each))
    ]
    return Reply(cards.listing(rows, asked.number("page")))


def open_draft(asked: Asked, turn: Turn) -> Reply:
    """A draft with what is in its way, person by person, and all its parts."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    return Reply(cards.draft(draft(asked, turn, kept, panel), asked.number("page")))
