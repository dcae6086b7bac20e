"""Mailboxes: what stands in another one than the organiser's is now, and booking it in that."""

from dataclasses import replace

from bot.booking import book, go, over, runs, wanted
from bot.notices import holders, tell
from bot.standing import anew
from bot.template import Template
from panel.looks import Altered
from panel.panels import Panel, ends_at
from panel.people import Role
from panel.rooms import OwnMeeting
from storage.records import ORGANISER, Booked, Organiser
from storage.store import Turn


def used(turn: Turn, mailbox: str) -> None:
    """At a start with an organiser's mailbox ("" for none), what stands in another one is left alone there, and each
    procedure's coordinators are asked once about all of it; what stands in this one is looked at again."""
    turn.save(Organiser(ORGANISER, mailbox))
    asked = set()
    for kept in [each for each in turn.find(Booked) if mailbox and runs(turn, each.id)]:
        there = _mailboxes(kept)
        elsewhere = bool(there) and mailbox not in there
        if elsewhere != kept.elsewhere:
            turn.save(replace(kept, elsewhere=elsewhere))
            if elsewhere:
                asked.add(_panel(turn, kept.id).procedure)
            else:
                book(turn, kept.id)
                go(turn, "look", kept.id)
    for name in sorted(asked):
        _tell(turn, name)


def _mailboxes(kept: Booked) -> set[str]:
    """Those it stands in, or may stand in where nobody heard whether it was booked."""
    found = {kept.mailbox} if kept.version else {each.mailbox for each in kept.tried}
    return found - {""}


def elsewhere(turn: Turn, procedure: str) -> list[Panel]:
    """The panels that stand in another mailbox, and are not over there; one that is cancelled stands there still."""
    found = (turn.maybe(Panel, kept.id) for kept in turn.find(Booked) if kept.elsewhere)
    return [each for each in found if each and each.procedure == procedure and _stands(turn, each)]


def to_move(turn: Turn, procedure: str) -> list[Panel]:
    """Those of them that are to sit."""
    return [each for each in elsewhere(turn, procedure) if not each.cancelled and ends_at(each) > turn.now]


def say_what_stands(turn: Turn, id: str) -> None:
    """What is cancelled, and stands in another mailbox, is to be cancelled there by hand."""
    kept, panel = turn.maybe(Booked, id), turn.maybe(Panel, id)
    if kept and kept.elsewhere and panel and panel.cancelled and _stands(turn, panel):
        _tell(turn, panel.procedure)


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


def _stands(turn: Turn, panel: Panel) -> bool:
    made = wanted(turn, panel.id)
    return made is not None and not over(turn, made)


def _tell(turn: Turn, procedure: str) -> None:
    people = holders(turn, procedure, Role.COORDINATOR)
    tell(turn, people, Template.OTHER_MAILBOX, procedure=procedure, time=turn.token())
