"""Notices about a panel's entry that somebody has changed in the calendar itself."""

from bot.booking import event
from bot.mailboxes import elsewhere, to_move
from bot.template import Ids, Render, Template
from cards import entries as cards
from cards.parts import Posted
from panel.looks import Altered
from panel.rooms import OwnMeeting
from storage.store import Turn


def _changed(turn: Turn, ids: Ids) -> Posted | None:
    """None for what was decided, or changed once more, since."""
    panel, altered = turn.panel(ids["panel"]), turn.get(Altered, ids["panel"])
    if panel.cancelled or not altered.open or str(altered.asked) != ids["asked"]:
        return None
    return cards.changed(panel, altered)


def _people(turn: Turn, ids: Ids) -> Posted | None:
    """None once it is as it was, or was changed once more."""
    panel, altered = turn.panel(ids["panel"]), turn.get(Altered, ids["panel"])
    if panel.cancelled or str(altered.heard) != ids["heard"]:
        return None
    if not (altered.added or altered.removed or altered.meeting_off or altered.details):
        return None
    return cards.people(panel, altered)


def _own(turn: Turn, ids: Ids) -> Posted | None:
    """None once it was booked again, or changed once more."""
    own = turn.maybe(OwnMeeting, ids["own"])
    if own is None or own.cancelled or str(own.sequence) != ids["change"] or event(turn, own.id) is None:
        return None
    return cards.own(turn.panel(own.panel), own)


def _other_mailbox(turn: Turn, ids: Ids) -> Posted | None:
    """None once nothing stands in another."""
    panels = elsewhere(turn, ids["procedure"])
    books = bool(to_move(turn, ids["procedure"]))
    return cards.other_mailbox(ids["procedure"], len(panels), books) if panels else None


RENDER: dict[Template, Render] = {
    Template.ENTRY_CHANGED: _changed,
    Template.ENTRY_PEOPLE: _people,
    Template.ENTRY_OWN: _own,
    Template.OTHER_MAILBOX: _other_mailbox,
}
