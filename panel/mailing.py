"""The mails with the link to the copy of minutes in the library: how it stands with each, and what becomes of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from panel.words import Reason, Refused


class Mailing(StrEnum):
    """How it stands with a mail; of one that is UNSURE nobody knows whether it went out, and one is UNSENT whose person
    is not at the table any more, or has no address."""

    WAITING = "waiting"
    SENT = "sent"
    UNSURE = "unsure"
    UNSENT = "unsent"


LOOKED_INTO = (Mailing.UNSURE, Mailing.UNSENT)
"""Of these somebody says what becomes of them."""


@dataclass(frozen=True)
class Mailed:
    """The mail with the link to the copy in the library, for one person at the table. `id` is `panel/person`."""

    id: str
    panel: str
    person: str
    how: Mailing
    at: datetime
    rev: int = 0


def looked_into(mail: Mailed, rev: int, how: Mailing, now: datetime) -> Mailed:
    """A mail that did not go out, or of which nobody knew, as whoever looked into it says; `Refused` for one that has
    changed since."""
    if mail.how not in LOOKED_INTO or mail.rev != rev:
        words = "That mail was looked into already. Nothing was sent by this press."
        raise Refused(words, [Reason("Those that are left stand here", field="mail")])
    return replace(mail, how=how, at=now)
