"""Somebody as the cards about reaching people show them."""

from bot.reaching import Reached, last_test
from cards.reach import Contact
from panel.reach import Needed, State
from panel.said import said_when
from storage.records import Reach, Told
from storage.store import Turn


def contact(turn: Turn, needed: Needed, state: State, found: Reached | None = None) -> Contact:
    """Somebody with what is known of reaching them, and, of those who were found for a panel, of inviting them."""
    kept, id = turn.maybe(Reach, needed.person.id), needed.person.id
    uninvited, unmatched = (id in found.uninvited, id in found.unmatched) if found else (False, False)
    return Contact(needed, state, _test(turn, id), kept.fallback if kept else "", uninvited, unmatched)


def _test(turn: Turn, person: str) -> str:
    """What became of the last test message, in words."""
    if (last := last_test(turn, person)) is None:
        return ""
    if last.told is Told.SENT and last.sent_at:
        return f"arrived, {said_when(last.sent_at)}"
    return "on its way" if last.told is Told.WAITING else "did not arrive"
