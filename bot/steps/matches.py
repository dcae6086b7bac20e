"""The cases of one child."""

from panel.children import Match
from panel.matching import Decision
from storage.store import Turn


def joined(turn: Turn, reference: str) -> list[Match]:
    """The matches by which a case is shown as the same child as another."""
    matches = turn.find(Match, case=reference) + turn.find(Match, other=reference)
    return [match for match in matches if match.decision == Decision.SAME]
