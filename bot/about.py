"""Who a posted card is about: what the guard looks for in it before it goes out."""

import msgspec

from cards.parts import Posted
from panel.children import Child, Identity, Linked
from panel.words import REFERENCE
from storage.store import Turn


def about(turn: Turn, *cards: Posted | None) -> tuple[Identity, ...]:
    """Everybody the turn knew of, and everybody in the cases that the cards name."""
    texts = (msgspec.json.encode(card.card).decode() for card in cards if card)
    for reference in {found for text in texts for found in REFERENCE.findall(text)}:
        turn.maybe(Child, reference)
        turn.find(Linked, case=reference)
    return turn.identities()
