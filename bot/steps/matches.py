"""The cases of one child."""

from panel.children import Match
from panel.matching import Decision, other_of
from storage.store import Turn


def joined(turn: Turn, reference: str) -> list[Match]:
    """The matches by which a case is shown as the same child as another."""
    matches = turn.find(Match, case=reference) + turn.find(Match, other=reference)
    return [match for match in matches if match.decision == Decision.SAME]


def same_child(turn: Turn, reference: str) -> list[str]:
    """The other cases of the child of a case: those it is shown as the same child as, and what those are."""
    found = [reference]
    for each in found:
        found += [other for match in joined(turn, each) if (other := other_of(match, each)) not in found]
    return found[1:]
