"""What a notice says, by name: the name is kept in the store and never changes."""

from collections.abc import Callable
from enum import StrEnum

from cards.parts import Posted
from storage.store import Turn

Ids = dict[str, str]
"""What a notice is about."""

Render = Callable[[Turn, Ids], Posted | None]
"""The card of a notice, now; None when there is nothing left to say."""


class Template(StrEnum):
    """A duty that is said has the same name for its kind."""

    CONCERN = "concern"
    WAITING = "waiting"
    CHANGED = "changed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    WITHDRAWAL_ASKED = "withdrawal asked"
    MAYBE_SAME = "maybe same"
    ACCEPTED = "accepted"
    SIGNPOSTED = "signposted"
    RETURNED = "returned"
    RECEIPT = "receipt"
    DRAFT = "draft"
    UNDELIVERED = "undelivered"
    HELD_BACK = "held back"
    TROUBLE = "trouble"
    ARRIVED = "arrived"
