"""What somebody typed about a case in a chat, beside the form in which they check it."""

from dataclasses import replace

from bot.asked import Asked
from cards.parts import Ids
from panel.answering import Place
from panel.updates import DraftUpdate
from storage.store import Turn


def draft_of(asked: Asked, turn: Turn, at: Place) -> DraftUpdate | None:
    """What waits of this person about one case, for one seat."""
    return turn.maybe(DraftUpdate, f"{at.case}/{at.seat}/{asked.person.id}")


def shown(draft: DraftUpdate) -> Ids:
    """How far a draft has come that a form is drawn with, as its buttons carry it."""
    return {"draft": draft.rev, "typed": len(draft.words)}


def carried(asked: Asked) -> Ids:
    """The same of the form that was sent; nothing where it was drawn with no draft."""
    return {"draft": asked.number("draft"), "typed": asked.number("typed")} if asked.id("draft") else {}


def use(asked: Asked, turn: Turn, draft: DraftUpdate) -> DraftUpdate | None:
    """What a form held of a draft is a statement now, and goes; what was typed after it was drawn stays."""
    if draft.rev == asked.number("draft"):
        turn.delete(draft)
        return None
    since = draft.words[asked.number("typed") :].strip()
    return turn.save(replace(draft, words=since or draft.words))
