"""Notices to those who come for one item, and to those whose case is allocated."""

from datetime import datetime

from bot.template import Ids, Render, Template
from cards import invitations as cards
from cards import templates
from cards.notices import about_case
from cards.parts import Posted
from cards.verbs import Verb
from panel.allocations import Allocation
from panel.invitations import Invitation
from panel.inviting import starts
from storage.store import Turn


def _invited(turn: Turn, ids: Ids) -> Posted | None:
    if turn.get(Invitation, ids["invitation"]).ended_at:
        return None
    return about_case(templates.invited(ids["case"]), ids["case"])


def _uninvited(turn: Turn, ids: Ids) -> Posted:
    return cards.only(templates.uninvited(ids["case"]))


def _tell_invited(turn: Turn, ids: Ids) -> Posted | None:
    invitation = turn.get(Invitation, ids["invitation"])
    if invitation.ended_at or invitation.told_on:
        return None
    return cards.to_tell(templates.tell_invited(ids["case"]), ids["case"], invitation.id)


def _come(turn: Turn, ids: Ids) -> Posted | None:
    begins = _time(turn, ids)
    return about_case(templates.come(ids["case"], begins), ids["case"]) if begins else None


def _tell_time(turn: Turn, ids: Ids) -> Posted | None:
    begins = _time(turn, ids)
    return cards.to_tell(templates.tell_time(ids["case"], begins), ids["case"], ids["invitation"]) if begins else None


def _time(turn: Turn, ids: Ids) -> datetime | None:
    """When the item begins; None for an invitation that ended, or an item that is not on that panel any more."""
    if turn.get(Invitation, ids["invitation"]).ended_at:
        return None
    sitting = turn.sitting(ids["panel"])
    return starts(sitting, ids["case"], turn.procedure(sitting.panel.procedure))


def _allocated_to(turn: Turn, ids: Ids) -> Posted:
    return about_case(templates.allocated_to(ids["case"]), ids["case"])


def _allocated_from(turn: Turn, ids: Ids) -> Posted:
    return cards.only(templates.allocated_from(ids["case"]))


def _allocated(turn: Turn, ids: Ids) -> Posted:
    transfers = len(turn.find(Allocation, case=ids["case"]))
    return about_case(templates.allocated(ids["case"], transfers), ids["case"], Verb.ALLOCATE_OPEN)


RENDER: dict[Template, Render] = {
    Template.INVITED: _invited,
    Template.UNINVITED: _uninvited,
    Template.TELL_INVITED: _tell_invited,
    Template.COME: _come,
    Template.TELL_TIME: _tell_time,
    Template.ALLOCATED_TO: _allocated_to,
    Template.ALLOCATED_FROM: _allocated_from,
    Template.ALLOCATED: _allocated,
}
