"""Demo only: moving the clock from duty to duty, performing each on the way."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import MovableClock
from bot.notices import tell
from bot.template import Template
from bot.tick import Tick
from storage.records import Answered, Board, Booked, DemoTime, Notice, Waking
from storage.store import Due, Store, Turn

KEY = "demo"
PATIENCE = 3
"""Tries after which what does not go out no longer holds up the clock."""
LONGEST = timedelta(days=400)


def ahead(store: Store, now: datetime) -> float:
    """How far the clock of this demo was moved before it was last stopped, in seconds."""
    with store.turn(now) as turn:
        moved = turn.maybe(DemoTime, KEY)
        return moved.ahead if moved else 0.0


def set_out(turn: Turn, target: datetime, person: str) -> None:
    """The clock is to move to a moment; whoever asked is told when it is there."""
    moved = turn.maybe(DemoTime, KEY) or DemoTime(KEY, 0.0)
    turn.save(replace(moved, target=target, asked_by=person, sent=0))


class Travel:
    """A tick whose clock can be moved. Retries are waited for in real time: moving the clock never hurries them."""

    def __init__(self, store: Store, tick: Tick, clock: MovableClock) -> None:
        self._store = store
        self._tick = tick
        self._clock = clock

    async def run(self) -> None:
        """The tick, until it is cancelled; between two looks, as far as the clock is to be moved."""
        await self._tick.run(before=self._move)

    async def _move(self) -> None:
        while (moving := self._moving()) and moving.target:
            await self._tick.look()
            await self._tick.settled()
            due = [each for each in self._store.due(moving.target) if each.kind is not Answered]
            trying = [each for each in due if self._attempts(each)]
            if fresh := [each for each in due if each not in trying]:
                self._to(fresh[0].at)
            elif any(self._attempts(each) <= PATIENCE for each in trying):
                return
            else:
                self._arrive(moving, moving.target)

    def _moving(self) -> DemoTime | None:
        with self._store.turn(self._clock()) as turn:
            return turn.maybe(DemoTime, KEY)

    def _attempts(self, due: Due) -> int:
        with self._store.turn(self._clock()) as turn:
            record = turn.maybe(due.kind, due.id)
            return record.attempts if isinstance(record, Notice | Board | Booked | Waking) else 0

    def _to(self, moment: datetime) -> None:
        self._clock.move_to(moment)
        with self._store.turn(self._clock()) as turn:
            turn.save(replace(turn.get(DemoTime, KEY), ahead=self._clock.ahead))

    def _arrive(self, moving: DemoTime, target: datetime) -> None:
        self._to(target)
        with self._store.turn(self._clock()) as turn:
            kept = turn.get(DemoTime, KEY)
            turn.save(replace(kept, target=None))
            tell(turn, [moving.asked_by], Template.ARRIVED, moved=turn.token(), sent=str(kept.sent))
