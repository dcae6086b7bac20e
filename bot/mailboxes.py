"""Mailboxes: what stands in another one than the organiser's is now, and booking it in that."""

from dataclasses import replace

from bot.booking import anew, book, go
from bot.notices import holders, tell
from bot.template import Template
from panel.looks import Altered
from panel.panels import Panel, ends_at
from panel.people import Role
from panel.rooms import OwnMeeting
from storage.records import Booked
from storage.store import Turn


def used(turn: Turn, mailbox: str) -> None:
    """At a start with an organiser's mailbox, what stands in another one is left alone there, and each procedure's
    coordinators are asked once about all of it; what stands in this one is looked at again."""
    asked = set()
    for kept in turn.find(Booked):
        elsewhere = bool(kept.version and kept.mailbox) and kept.mailbox != mailbox
        if elsewhere != kept.elsewhere:
            turn.save(replace(kept, elsewhere=elsewhere))
            if elsewhere:
                asked.add(_panel(turn, kept.id).procedure)
            else:
                book(turn, kept.id)
                go(turn, "look", kept.id)
    for name in sorted(asked):
        people = holders(turn, name, Role.COORDINATOR)
        tell(turn, people, Template.OTHER_MAILBOX, procedure=name, time=turn.token())


def elsewhere(turn: Turn, procedure: str) -> list[Panel]:
    """The panels to come that stand in another mailbox."""
    found = (turn.maybe(Panel, kept.id) for kept in turn.find(Booked) if kept.elsewhere)
    return [each for each in found if each and each.procedure == procedure and _to_come(turn, each)]


def move(turn: Turn, panels: list[Panel]) -> None:
    """They are booked in the organiser's mailbox as it is now, with every meeting of somebody from outside."""
    for panel in panels:
        asked = turn.maybe(Altered, panel.id) or Altered(panel.id)
        turn.save(Altered(panel.id, asked=asked.asked, heard=asked.heard))
        anew(turn, panel.id)
        for own in turn.find(OwnMeeting, panel=panel.id):
            kept = turn.maybe(Booked, own.id)
            if kept and kept.elsewhere and not own.cancelled:
                anew(turn, own.id)


def _panel(turn: Turn, id: str) -> Panel:
    own = turn.maybe(OwnMeeting, id)
    return turn.panel(own.panel if own else id)


def _to_come(turn: Turn, panel: Panel) -> bool:
    return not panel.cancelled and ends_at(panel) > turn.now
