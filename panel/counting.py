"""Counts for somebody who is shown no child: a small number is not printed, nor what would give it back."""

from collections.abc import Mapping

HIDDEN = "not shown"


def masked(counts: Mapping[str, int], below: int) -> dict[str, str]:
    """The parts of a whole that others know, in words. Where the whole would give the small ones back, the next
    smallest is not printed either, and all of them read alike. Procedure key: report.mask_below."""
    small = [count for count in counts.values() if count < below]
    if not small or below <= sum(small) < len(small) * (below - 1):
        return {name: few(count, below) for name, count in counts.items()}
    # Several that are the next smallest are hidden together: which of them it was would say something as well.
    up_to = min((count for count in counts.values() if count >= below), default=below)
    return {name: HIDDEN if count <= up_to else str(count) for name, count in counts.items()}


def few(count: int, below: int) -> str:
    """A number, or that it is too small to print."""
    return f"fewer than {below}" if count < below else str(count)
