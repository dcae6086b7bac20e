"""`procedure` and `use`: the rules in force, and which procedure a person means."""

from bot.asked import Asked
from bot.request import Reply
from cards import procedures as cards
from panel.words import Refused
from storage.records import Using
from storage.store import Turn


def procedure(asked: Asked, turn: Turn) -> Reply:
    """procedure: the rules in force here, each with its source; assumptions; what is missing before going live."""
    return Reply(cards.start(asked.procedure, asked.words))


def part(asked: Asked, turn: Turn) -> Reply:
    """One page of the rules, of the assumptions, or of what is missing."""
    return Reply(cards.page(asked.procedure, asked.id("part"), asked.number("page")))


def use(asked: Asked, turn: Turn) -> Reply:
    """use NAME: say which procedure you mean, where more than one runs."""
    running = turn.procedures()
    if asked.words not in running:
        raise Refused(f"Write “use” and one of: {', '.join(sorted(running))}.")
    turn.save(Using(asked.person.id, asked.words))
    return Reply(cards.using(running[asked.words]))
