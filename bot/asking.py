"""Asking a matter what it owes, and performing it: a duty that cannot be performed holds up no other."""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot import matters
from bot.notices import backed_off, tell_trouble
from bot.performing import perform
from panel.duty import Duty, owed
from storage.records import Waking
from storage.store import NotKept, Store, Turn

log = logging.getLogger(__name__)

ROUNDS = 25
"""More than any run of duties of which each brings the next; what is still owed then is not done by doing it."""


class Undone(Exception):
    """A duty that cannot be performed; nothing of the turn may be kept."""

    def __init__(self, duty: Duty, why: str) -> None:
        super().__init__(why)
        self.duty = duty


def ask(store: Store, now: datetime, matter: str) -> None:
    """Performs what a matter owes now, and keeps when it next owes something. What cannot be performed is logged and
    told of once, and asked again later; `NotKept` if the disk refuses."""
    failed: dict[str, str] = {}
    for _ in range(ROUNDS):
        try:
            with store.turn(now) as turn:
                _ask(turn, matter, failed.keys())
                if failed:
                    _later(turn, matter, failed)
            return
        except NotKept:
            raise
        except Undone as undone:
            failed[undone.duty.key] = f"{undone.duty.kind} of a {_kind(matter)} cannot be performed: {undone}"
        except Exception as error:
            failed[matter] = f"a {_kind(matter)} cannot be asked what it owes: {type(error).__name__}"
            break
    with store.turn(now) as turn:
        _later(turn, matter, failed)


def _ask(turn: Turn, matter: str, without: Collection[str]) -> None:
    for _ in range(ROUNDS):
        if not (due := _due(turn, matter, without)):
            break
        for duty in due:
            _perform(turn, duty)
    else:
        raise Undone(due[0], "it is owed still")
    matters.settle(turn)
    if not without:
        matters.wake(turn, matter)
        if (waking := turn.maybe(Waking, matter)) and waking.attempts:
            turn.save(replace(waking, attempts=0))


def _due(turn: Turn, matter: str, without: Collection[str]) -> list[Duty]:
    if (found := matters.owes(turn, matter)) is None:
        return []
    procedure, duties = found
    return owed(duties, matters.done(turn, duties) | set(without), procedure, turn.now)


def _perform(turn: Turn, duty: Duty) -> None:
    try:
        perform(turn, duty)
    except Exception as error:
        raise Undone(duty, type(error).__name__) from error


def _later(turn: Turn, matter: str, failed: dict[str, str]) -> None:
    """Asks it again, later each time; sooner, when it owes something else before."""
    waking = turn.maybe(Waking, matter) or Waking(matter, turn.now)
    if not waking.attempts:
        for why in failed.values():
            log.error(why)
        tell_trouble(turn, matters.procedure_of(turn, matter), matter)
    again = turn.now + backed_off(waking.attempts)
    other = None if matter in failed else matters.next_at(turn, matter, failed.keys())
    turn.save(replace(waking, wake_at=min(again, other or again), attempts=waking.attempts + 1))


def _kind(matter: str) -> str:
    return matter.partition(" ")[0]
