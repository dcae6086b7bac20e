"""Obstacles: what an administrator has to clear, told of once, and what it holds up until it is cleared."""

import logging
from collections.abc import Collection
from dataclasses import replace

from bot.notices import holders, tell
from bot.ports import Hindered
from bot.template import Template
from panel.people import Role
from panel.words import Hindrance
from storage.records import Errand, Obstacle
from storage.store import Turn

log = logging.getLogger(__name__)

BOOKING = ("book", "look")
"""The errands that bookings are made of."""


def met(turn: Turn, kind: str, error: Hindered) -> None:
    """Errands of a kind are held up by it, too; the coordinators hear once of what their administrator has to do."""
    id = f"{error.by} {error.needs}".strip()
    obstacle = turn.maybe(Obstacle, id)
    if obstacle is None:
        turn.save(Obstacle(id, (kind,), turn.now))
        log.error("errands of kind %s are hindered: %s", kind, id)
        _tell(turn, Template.HINDERED, by=error.by, needs=error.needs)
    elif kind not in obstacle.holds_up:
        turn.save(replace(obstacle, holds_up=(*obstacle.holds_up, kind)))


def passed(turn: Turn, kind: str, proves: Collection[Hindrance], whole: bool = True) -> None:
    """An errand of a kind got through: what it `proves` is in order for every kind, and nothing holds up its own, if it
    was done as a `whole`. The coordinators hear once of each obstacle that is gone with it."""
    for obstacle in turn.find(Obstacle):
        proven = Hindrance(obstacle.id.partition(" ")[0]) in proves
        left = () if proven else tuple(each for each in obstacle.holds_up if each != kind or not whole)
        if proven or left != obstacle.holds_up:
            _leave(turn, obstacle, left, kind)


def waited_for(turn: Turn) -> None:
    """What holds up a kind of which no errand waits does so no more, though nobody knows whether it was cleared."""
    waiting = (each for each in turn.find(Errand) if each.attempts or each.wake_at <= turn.now)
    kinds = {errand.id.partition(" ")[0] for errand in waiting}
    for obstacle in turn.find(Obstacle):
        left = tuple(each for each in obstacle.holds_up if each in kinds)
        if left != obstacle.holds_up:
            _leave(turn, obstacle, left, "")


def used(turn: Turn, tenant: bool) -> None:
    """At a start without a tenant nothing of one stands in the way any more."""
    for obstacle in () if tenant else turn.find(Obstacle):
        turn.delete(obstacle)


def _leave(turn: Turn, obstacle: Obstacle, left: tuple[str, ...], kind: str) -> None:
    if left:
        turn.save(replace(obstacle, holds_up=left))
    else:
        turn.delete(obstacle)
        books = any(each in BOOKING for each in obstacle.holds_up)
        _tell(turn, Template.CLEARED, kind=kind and ("book" if books else obstacle.holds_up[0]))


def _tell(turn: Turn, template: Template, **ids: str) -> None:
    """Each procedure's coordinators, each time."""
    for name in turn.procedures():
        people = holders(turn, name, Role.COORDINATOR)
        tell(turn, people, template, turn.now, "", procedure=name, **ids, time=turn.token())
