"""Who a posted card is about: what the guard looks for in it before it goes out."""

import json

from cards.parts import Posted
from panel.children import Child, Identity, Linked
from panel.words import REFERENCE
from storage.store import Turn


def about(turn: Turn, *cards: Posted | None) -> tuple[Identity, ...]:
    """Everybody the turn knew of, and everybody in the cases that the cards name."""
    for reference in {found for card in cards if card for found in REFERENCE.findall(json.dumps(card.card))}:
        turn.maybe(Child, reference)
        turn.find(Linked, case=reference)
    return turn.identities()
