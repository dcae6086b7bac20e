"""Whether the values of a procedure fit together, each of them being well formed by itself; a file a part of it."""

from collections.abc import Iterator
from itertools import chain

from panel.coherence import after, audit, entry, ground, meeting, screening, sitting
from panel.coherence.known import Misfit
from panel.rules import Rules

PARTS = (ground, entry, screening, sitting, meeting, after, audit)


def misfits(rules: Rules) -> Iterator[Misfit]:
    """Each dotted key whose value does not fit, with the reason in words."""
    return chain.from_iterable(check(rules) for part in PARTS for check in part.CHECKS)
