"""A reply as it is kept for a day, so that the same request gets the same reply."""

from dataclasses import dataclass

import msgspec

from bot.request import Reply
from cards.parts import Opened, Posted


@dataclass(frozen=True)
class Kept:
    posted: Posted | None
    opened: Opened | None
    private: Posted | None


def encode(reply: Reply) -> bytes:
    """The bytes of a reply."""
    posted = reply.card if isinstance(reply.card, Posted) else None
    opened = reply.card if isinstance(reply.card, Opened) else None
    return msgspec.json.encode(Kept(posted, opened, reply.private))


def decode(body: bytes, sent: bool) -> Reply:
    """The reply in some bytes; `sent` says whether its posted part went out."""
    kept = msgspec.json.decode(body, type=Kept)
    return Reply(kept.posted or kept.opened, kept.private, again=sent)
