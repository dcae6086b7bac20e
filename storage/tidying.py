"""A rewrite of the file that is under way: what is still to be copied, and what was."""

from collections.abc import Callable, Collection, Iterable, Iterator

from storage.codec import Key
from storage.sealing import Row

SLICE = 50
"""Documents copied at one step: about a millisecond of work and one fsync."""


class Tidying:
    """Documents changed meanwhile are noted and copied again, so that nothing is missing at the end."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._waiting = dict.fromkeys(keys)
        self._copied: set[Key] = set()
        self._size = SLICE

    @property
    def more(self) -> bool:
        """Whether more is waiting than the next slice holds."""
        return len(self._waiting) > self._size

    def note(self, keys: Collection[Key]) -> None:
        """The next slice grows by what was changed, so that even a busy store comes to an end."""
        self._waiting.update(dict.fromkeys(keys))
        self._size += len(keys)

    def slice(self, row: Callable[[Key], Row]) -> Iterator[Row]:
        """The next rows to copy. A document deleted before it was copied leaves no trace."""
        for _ in range(min(self._size, len(self._waiting))):
            key, _ = self._waiting.popitem()
            state = row(key)
            if state.body is not None or key in self._copied:
                self._copied.add(key)
                yield state
        self._size = SLICE
