"""A child has died: whatever the bot would still say about them is not said."""

from dataclasses import replace

from bot.steps.nominating import unfinished
from panel.actions import Action
from panel.referrals import Draft
from storage.records import Notice, Told
from storage.store import Turn

GOES_OUT = frozenset({"concern", "ring", "nobody to ring", "concern taken"})
"""A safety concern may be about other children too: somebody has to have it."""


def silence(turn: Turn, reference: str) -> None:
    """Every notice about a child that waits to go out, or is to be tried again, is not sent."""
    actions, drafts = turn.find(Action, case=reference), turn.find(Draft, case=reference)
    begun = (draft for _, draft in unfinished(turn, reference))
    of_theirs = {reference, *(each.id for each in actions), *(each.id for each in (*drafts, *begun))}
    for notice in turn.find(Notice):
        if notice.told is Told.WAITING and notice.template not in GOES_OUT and _about(notice, of_theirs, reference):
            turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))


def _about(notice: Notice, of_theirs: set[str], reference: str) -> bool:
    return any(id in of_theirs or id.startswith(f"{reference}/") for id in notice.ids.values())
