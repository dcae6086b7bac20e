"""Mails with a link of which nobody knows whether they went out: looked into, sent again, or told by hand."""

from bot.asked import Asked
from bot.calls import library
from bot.request import Reply
from bot.steps import minutes as steps
from cards import mails as cards
from panel.access import Act
from panel.mailing import LOOKED_INTO, Mailed, Mailing, looked_into
from panel.panels import Panel
from panel.people import Person
from panel.words import Refused
from storage.store import Turn


def open_mails(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The mails about one panel's minutes that may have gone out or not, or did not, and whose they are."""
    _, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    return _listed(asked, turn, panel, refused.words if refused else "")


def again(asked: Asked, turn: Turn) -> Reply:
    """One is sent again: whoever pressed has looked, and did not find it."""
    panel, mail = _mail(asked, turn)
    library.mail(turn, looked_into(mail, asked.number("rev"), Mailing.WAITING, turn.now))
    return _listed(asked, turn, panel, cards.AGAIN)


def had(asked: Asked, turn: Turn) -> Reply:
    """One is not sent again: it went out, or they were told by hand; one that could go to nobody is let go."""
    panel, mail = _mail(asked, turn)
    had = looked_into(mail, asked.number("rev"), Mailing.SENT, turn.now)
    if mail.how is Mailing.UNSENT:
        turn.delete(mail)
        return _listed(asked, turn, panel, cards.LEFT)
    turn.save(had)
    return _listed(asked, turn, panel, cards.HAD)


def _mail(asked: Asked, turn: Turn) -> tuple[Panel, Mailed]:
    _, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    return panel, turn.get(Mailed, f"{panel.id}/{asked.id('person')}")


def _listed(asked: Asked, turn: Turn, panel: Panel, said: str) -> Reply:
    left = [each for each in turn.find(Mailed, panel=panel.id) if each.how in LOOKED_INTO]
    rows = [_row(turn, each) for each in left]
    return Reply(cards.listing(panel.id, panel.starts_at, rows, asked.number("page"), said))


def _row(turn: Turn, mail: Mailed) -> cards.Row:
    person = turn.maybe(Person, mail.person)
    return cards.Row(mail, person.name if person else "", person.email if person else "")
