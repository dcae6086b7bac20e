"""Demo only: moving the clock from duty to duty, performing each on the way."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot import demo_time
from bot.clock import MovableClock
from bot.demo_time import KEY
from bot.notices import tell
from bot.template import Template
from bot.tick import Tick
from storage.records import Answered, Board, DemoTime, Errand, Notice, Obstacle, Waking
from storage.store import Due, Record, Store, Turn

PATIENCE: dict[type[Record], int] = {Notice: 3, Board: 3, Errand: 3}
"""Tries after which what does not go out no longer holds up the clock; a rule that fails never does."""
LONGEST = timedelta(days=400)


def ahead(store: Store, now: datetime) -> float:
    """How far the clock of this demo was moved before it was last stopped, in seconds; nothing where none is."""
    with store.turn(now) as turn:
        moved = demo_time.kept(turn)
        return moved.ahead if moved else 0.0


def there(store: Store, now: datetime) -> datetime:
    """The time as this demo has it, before its clock runs; as it is, where none was moved."""
    return now + timedelta(seconds=ahead(store, now))


def under_way(store: Store, now: datetime) -> bool:
    """Whether the clock is on its way to somewhere."""
    with store.turn(now) as turn:
        return demo_time.moving(turn) is not None


def set_out(turn: Turn, target: datetime, person: str) -> None:
    """The clock is to move to a moment; whoever asked is told when it is there. One that is on its way already goes
    where it was sent last, and goes on counting."""
    moved = demo_time.kept(turn) or DemoTime(KEY, 0.0)
    sent = moved.sent if moved.target else 0
    turn.save(replace(moved, target=target, asked_by=person, sent=sent))


class Travel:
    """A tick whose clock can be moved. The next try of what did not go out is waited for in real time, so many times:
    moving the clock does not hurry it."""

    def __init__(self, store: Store, tick: Tick, clock: MovableClock) -> None:
        self._store = store
        self._tick = tick
        self._clock = clock

    async def run(self) -> None:
        """The tick, until it is cancelled; between two looks, as far as the clock is to be moved."""
        await self._tick.run(before=self._move)

    async def _move(self) -> None:
        """From one thing that falls due to the next, until there is none before the target."""
        while self._moving():
            await self._tick.look()
            await self._tick.settled()
            # Somebody may have sent the clock elsewhere meanwhile.
            if not (moving := self._moving()) or not moving.target:
                return
            due = self._next(moving.target)
            if due is None:
                self._arrive(moving, moving.target)
            elif due.at > self._clock():
                if self._attempts(due):
                    return
                self._to(due.at)
            await asyncio.sleep(0)

    def _moving(self) -> DemoTime | None:
        with self._store.turn(self._clock()) as turn:
            return demo_time.moving(turn)

    def _next(self, target: datetime) -> Due | None:
        """The first thing that falls due before the target, and is not past hope: what an administrator has to clear is
        not waited for."""
        due = (each for each in self._store.due(target) if each.kind is not Answered and not self._hindered(each))
        return next((each for each in due if self._attempts(each) <= PATIENCE.get(each.kind, 0)), None)

    def _hindered(self, due: Due) -> bool:
        if due.kind is not Errand:
            return False
        with self._store.turn(self._clock()) as turn:
            return any(due.id.partition(" ")[0] in each.holds_up for each in turn.find(Obstacle))

    def _attempts(self, due: Due) -> int:
        with self._store.turn(self._clock()) as turn:
            record = turn.maybe(due.kind, due.id)
            return record.attempts if isinstance(record, Notice | Board | Errand | Waking) else 0

    def _to(self, moment: datetime) -> None:
        self._clock.move_to(moment)
        with self._store.turn(self._clock()) as turn:
            turn.save(replace(turn.get(DemoTime, KEY), ahead=self._clock.ahead))

    def _arrive(self, moving: DemoTime, target: datetime) -> None:
        self._to(target)
        with self._store.turn(self._clock()) as turn:
            kept = turn.save(replace(turn.get(DemoTime, KEY), target=None))
            tell(turn, [moving.asked_by], Template.ARRIVED, moved=turn.token(), sent=str(kept.sent))
