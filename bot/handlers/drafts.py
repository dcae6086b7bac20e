"""Who has not sent a draft: never whom it is about."""

from bot.asked import Asked
from bot.request import Reply
from cards import drafts as cards
from panel.access import Act, may
from panel.people import Person
from panel.referrals import Draft
from storage.store import Missing, Turn


def whose(asked: Asked, turn: Turn) -> Reply:
    """Who has not sent a draft, and how far they have come; never the child."""
    draft = turn.get(Draft, asked.id("draft"))
    if not may(asked.person, Act.LEADS, draft.procedure):
        raise Missing("draft")
    return Reply(cards.whose(draft, turn.get(Person, draft.person).name))
