"""What an errand is made of."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.ports import Calendar, Library, Tenant
from panel.words import Hindrance
from storage.store import Turn


async def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Outside:
    """What errands are run to; there is no `tenant` beside a local calendar, and no `library` where none is named.
    `close` lets go of it at the end."""

    calendar: Calendar
    tenant: Tenant | None = None
    library: Library | None = None
    close: Callable[[], Awaitable[None]] = _nothing

    @property
    def microsoft(self) -> Tenant:
        """The tenant, by an errand that is run only where there is one."""
        if self.tenant is None:
            raise LookupError("there is only a local calendar")
        return self.tenant

    @property
    def documents(self) -> Library:
        """The library, by an errand that is run only where there is one."""
        if self.library is None:
            raise LookupError("there is no library")
        return self.library


def _nothing_else(turn: Turn, subject: str) -> None:
    pass


def _always(answer: object) -> bool:
    return True


Call = Callable[[Outside], Awaitable[Any]]


class Kind(NamedTuple):
    """How errands of a kind are run. `prepare` says in one turn what to call about a subject, None when it is not
    wanted any more; `finish` keeps, in another, what the call gave. An errand that neither of them puts off is over.
    Nobody is told of a `quiet` one that goes on failing: what it is for shows how far it is. `instead` is done
    while an administrator has to do something first. That one got through `proves` that these are in order; where it
    only read what it might have changed, `wrote` says so, and it proves nothing else. One that is to be done `once` is
    marked before it is called, and never called again unasked where nobody knows what became of it: `unsure` keeps
    that."""

    prepare: Callable[[Turn, str], Call | None]
    finish: Callable[[Turn, str, Any], None]
    tenant: bool = True
    quiet: bool = False
    instead: Callable[[Turn, str], None] = _nothing_else
    proves: frozenset[Hindrance] = frozenset({Hindrance.CREDENTIALS})
    wrote: Callable[[Any], bool] = _always
    library: bool = False
    once: bool = False
    unsure: Callable[[Turn, str], None] = _nothing_else
