"""Counts for somebody who is shown no child: a small number is not printed, nor what would give it back."""

from collections.abc import Mapping

HIDDEN = "not shown"


def masked(counts: Mapping[str, int], below: int) -> dict[str, str]:
    """The parts of a whole that others know, in words. If one part alone is too small to print, the next smallest is
    not printed either: the whole would give it back. Procedure key: report.mask_below."""
    small = {name for name, count in counts.items() if count < below}
    rest = {name: count for name, count in counts.items() if name not in small}
    hidden = {min(rest, key=lambda name: rest[name])} if len(small) == 1 and rest else set()
    return {
        name: few(count, below) if name in small else HIDDEN if name in hidden else str(count)
        for name, count in counts.items()
    }


def few(count: int, below: int) -> str:
    """A number, or that it is too small to print."""
    return f"fewer than {below}" if count < below else str(count)
