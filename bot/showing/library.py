"""How it stands with the copy of some minutes in the organisation's own library."""

from collections import Counter

from bot.calls.library import LIBRARY
from cards.library import Copy, Mails
from panel.access import AT_TABLE, OVERSEES
from panel.mailing import Mailed, Mailing
from panel.minutes import Minutes, Stage
from panel.people import Person
from panel.said import wall_day
from storage.records import Done, Errand
from storage.store import Turn


def copy(turn: Turn, minutes: Minutes, person: Person) -> Copy | None:
    """As somebody at the table sees it: where it is, and, for those who lead the panel, how far the mails are. None
    where nothing is kept, or is to be."""
    roles = person.roles(minutes.procedure)
    waits = turn.maybe(Errand, f"library {minutes.id}") is not None
    there = minutes.kept_at or (waits and turn.maybe(Done, LIBRARY))
    if minutes.stage is not Stage.CIRCULATED or not there or not roles & AT_TABLE:
        return None
    mails = Counter(each.how for each in turn.find(Mailed, panel=minutes.id))
    counts = Mails(*(mails[how] for how in Mailing)) if roles & OVERSEES else None
    since = wall_day(minutes.kept_at) if minutes.kept_at else None
    return Copy(minutes.id, minutes.link, since, waits, counts)
