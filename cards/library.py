"""The copy of minutes in the organisation's own library, as the cards of the minutes show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from microsoft_teams.cards import CardElement

from cards.parts import button, link, rows, says
from cards.verbs import Verb
from panel.said import said_date

VIEW = "View in the library"


class Mails(NamedTuple):
    """Of the mails with the link how many wait, went out, are not known of, and did not go out."""

    waiting: int = 0
    sent: int = 0
    unsure: int = 0
    unsent: int = 0


@dataclass(frozen=True)
class Copy:
    """The copy of minutes in the organisation's own library: where, `since` when (None: not yet), whether it is to be
    put there `anew`; how far the `mails` with the link are (None: not shown)."""

    panel: str
    link: str
    since: date | None
    anew: bool
    mails: Mails | None


def stands(copy: Copy | None) -> list[CardElement]:
    """Where the copy in the library is, and what is to be looked into."""
    if copy is None:
        return []
    unsure = copy.mails and (copy.mails.unsure or copy.mails.unsent)
    looks = [button("Mails to look into", Verb.MINUTES_MAILS, panel=copy.panel, page=0)] if unsure else []
    opens = [link(VIEW, copy.link)] if copy.link else []
    return [*(says(words, quietly=True) for words in _in_library(copy)), *rows([*opens, *looks])]


def _in_library(copy: Copy) -> Iterator[str]:
    if copy.since is None:
        yield "The copy in the library is on its way: not there yet."
        return
    waits, sent, unsure, unsent = copy.mails or Mails()
    mailed = f", link mailed to {_people(sent)}" if sent else ""
    yield f"In the library since {said_date(copy.since)}{mailed}."
    yield from ["A newer copy is on its way there."] if copy.anew else []
    yield from [f"The link is still to be mailed to {_people(waits)}."] if waits else []
    yield from [f"Nobody knows whether the link went out to {_people(unsure)}."] if unsure else []
    none = "not at the table any more, or without an address on the roster"
    yield from [f"The link was not mailed to {_people(unsent)}: {none}."] if unsent else []


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
