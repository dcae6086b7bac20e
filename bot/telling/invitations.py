"""Notices to those who come for one item, and to those whose case is allocated."""

from datetime import datetime

from bot.steps.session import going_on
from bot.template import Ids, Render, Template
from cards import by_hand, templates
from cards import invitations as cards
from cards.notices import about_case
from cards.parts import Posted
from cards.verbs import Verb
from panel.allocations import Allocation
from panel.cases import Case, CaseStatus
from panel.invitations import Invitation, dropped, off_untold
from panel.inviting import starts, to_tell
from panel.session import Present
from storage.store import Turn


def _invited(turn: Turn, ids: Ids) -> Posted | None:
    if turn.get(Invitation, ids["invitation"]).ended_at:
        return None
    return about_case(templates.invitations.invited(ids["case"]), ids["case"])


def _uninvited(turn: Turn, ids: Ids) -> Posted:
    """Whoever is in the room hears that they can leave it."""
    session = going_on(turn, turn.get(Case, ids["case"]).procedure)
    person = turn.get(Invitation, ids["invitation"]).person
    there = turn.maybe(Present, f"{session.id}/{person}") if session else None
    lines = templates.invitations
    return cards.only((lines.can_leave if there and there.here else lines.uninvited)(ids["case"]))


def _tell_invited(turn: Turn, ids: Ids) -> Posted | None:
    """One for all who come for a case; with their time, where the agenda is out."""
    case = turn.get(Case, ids["case"])
    return _to_tell(turn, case.id, case.panel) if case.panel else None


def _tell_uninvited(turn: Turn, ids: Ids) -> Posted | None:
    """None when nobody is left to be told; of a case that is heard, only those who were dropped are."""
    heard = turn.get(Case, ids["case"]).status is CaseStatus.ACCEPTED
    left = (dropped if heard else off_untold)(turn.find(Invitation, case=ids["case"]))
    lines = templates.invitations
    line = (lines.tell_dropped if heard else lines.tell_uninvited)(ids["case"], len(left))
    return by_hand.to_tell(line, ids["case"]) if left else None


def _to_tell(turn: Turn, case: str, panel: str) -> Posted | None:
    """None when nobody is left to be told."""
    sitting = turn.sitting(panel)
    if not (left := len(to_tell(sitting, case))):
        return None
    begins = starts(sitting, case, turn.procedure(sitting.panel.procedure))
    lines = templates.invitations
    return by_hand.to_tell(lines.tell_time(case, begins, left) if begins else lines.tell_invited(case, left), case)


def _come(turn: Turn, ids: Ids) -> Posted | None:
    begins = None if turn.get(Invitation, ids["invitation"]).ended_at else _begins(turn, ids)
    return about_case(templates.invitations.come(ids["case"], begins), ids["case"]) if begins else None


def _tell_time(turn: Turn, ids: Ids) -> Posted | None:
    return _to_tell(turn, ids["case"], ids["panel"]) if _begins(turn, ids) else None


def _another_day(turn: Turn, ids: Ids) -> Posted | None:
    """None for a case that has gone on to yet another panel, which has a notice of its own."""
    case, sitting = turn.get(Case, ids["case"]), turn.sitting(ids["panel"])
    left = [each for each in to_tell(sitting, case.id) if each.told_on] if case.panel == ids["panel"] else []
    line = templates.invitations.tell_day(case.id, sitting.panel.starts_at, len(left))
    return by_hand.to_tell(line, case.id) if left else None


def _begins(turn: Turn, ids: Ids) -> datetime | None:
    """When the item begins; None for one that is not on that panel any more."""
    sitting = turn.sitting(ids["panel"])
    return starts(sitting, ids["case"], turn.procedure(sitting.panel.procedure))


def _allocated_to(turn: Turn, ids: Ids) -> Posted:
    return about_case(templates.allocation.yours(ids["case"]), ids["case"])


def _allocated_from(turn: Turn, ids: Ids) -> Posted:
    """The worker before may still assess the child, or come for the item, as the team manager for one."""
    case, before = turn.get(Case, ids["case"]), turn.get(Allocation, ids["allocation"]).before
    if before in case.assessors:
        return about_case(templates.allocation.still_assesses(case.id), case.id)
    if before in case.invited:
        return about_case(templates.allocation.still_invited(case.id), case.id)
    return cards.only(templates.allocation.no_longer_yours(ids["case"]))


def _allocated(turn: Turn, ids: Ids) -> Posted:
    transfers = len(turn.find(Allocation, case=ids["case"]))
    return about_case(templates.allocation.another(ids["case"], transfers), ids["case"], Verb.ALLOCATE_OPEN)


RENDER: dict[Template, Render] = {
    Template.INVITED: _invited,
    Template.UNINVITED: _uninvited,
    Template.TELL_INVITED: _tell_invited,
    Template.TELL_UNINVITED: _tell_uninvited,
    Template.COME: _come,
    Template.TELL_TIME: _tell_time,
    Template.TELL_DAY: _another_day,
    Template.ALLOCATED_TO: _allocated_to,
    Template.ALLOCATED_FROM: _allocated_from,
    Template.ALLOCATED: _allocated,
}
