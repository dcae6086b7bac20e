"""What somebody was to be told and was not, as it would be said now."""

from bot.reaching import missed
from bot.telling import render
from cards.parts import Posted
from storage.records import Notice
from storage.store import Missing, Turn


def not_told(turn: Turn, person: str) -> list[tuple[Notice, str]]:
    """What somebody was to be told and was not, each with the line it would begin with now; what no longer matters is
    left out."""
    drawn = ((notice, said_now(turn, notice)) for notice in missed(turn, person))
    return [(notice, card.line) for notice, card in drawn if card]


def said_now(turn: Turn, notice: Notice) -> Posted | None:
    """The notice as it would be said now; None where it no longer matters."""
    try:
        return render(turn, notice)
    except Missing:
        return None
