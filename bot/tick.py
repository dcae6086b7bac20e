"""The only loop: it asks what is owed, sends what is due, clears what has had its day, and keeps the store tidy.

What goes out is rendered in one turn, sent with nothing held, and marked in another: a rare duplicate beats a lost
message.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta

from bot import booking, letters, matters
from bot.letters import Letter
from bot.notices import tell_trouble
from bot.ports import Calendar, NotSent, Postman, Sent, Unreachable
from storage.records import Answered, Board, Booked, Notice, Waking
from storage.store import Due, NotKept, Store

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks."""
TIDY_EVERY = timedelta(minutes=10)
"""A tidy rewrites the whole file: answers that have had their day go many at a time."""
CALENDAR = "calendar"
"""The queue of what the calendar is told; every other queue is a chat's."""


async def _nothing() -> None:
    pass


class Tick:
    """Looks once a second. `turning` is set while the loop runs, `troubled` while the store cannot be written."""

    def __init__(
        self, store: Store, postman: Postman, calendar: Calendar, now: Callable[[], datetime], live: bool
    ) -> None:
        self._store = store
        self._postman = postman
        self._calendar = calendar
        self._now = now
        self._live = live
        self._tidied = now()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._unmarked: dict[str, tuple[Letter, Sent]] = {}
        self.turning = False
        self.troubled = False

    async def run(self, before: Callable[[], Awaitable[None]] = _nothing) -> None:
        """Looks until it is cancelled, and does something `before` each look. What goes wrong is logged by its class,
        and does not stop the next look."""
        self.turning = True
        try:
            while True:
                try:
                    await before()
                    await self.look()
                    self.troubled = False
                except Exception as error:
                    self.troubled = isinstance(error, NotKept)
                    log.error("a look failed: %s", type(error).__name__)
                await asyncio.sleep(EVERY)
        finally:
            self.turning = False
            for sending in self._busy.values():
                sending.cancel()

    async def look(self) -> None:
        """Asks the matters whose time has come, and hands everything that is due to its chat, each chat on its own: a
        slow one holds up nobody else."""
        for letter, sent in list(self._unmarked.values()):
            self._mark(letter, sent)
        for each in self._due(Waking):
            self._ask(each.id)
        ready = [opened for each in self._due(Notice, Board) if (opened := self._open(each))]
        for chat in {letter.way.chat.id for letter in ready} - self._busy.keys():
            self._start(chat, self._deliver([letter for letter in ready if letter.way.chat.id == chat]))
        if CALENDAR not in self._busy and (booked := self._due(Booked)):
            self._start(CALENDAR, self._book([each.id for each in booked]))
        self._clear([each.id for each in self._due(Answered)])
        if self._store.untidy and self._now() >= self._tidied + TIDY_EVERY:
            self._tidied = self._now()
            for _ in self._store.tidy():
                await asyncio.sleep(0)

    async def settled(self) -> None:
        """Waits until everything that is on its way has gone out, or has not."""
        while self._busy:
            await asyncio.wait(self._busy.values())

    def _due(self, *kinds: type[Notice] | type[Board] | type[Booked] | type[Waking] | type[Answered]) -> list[Due]:
        due = self._store.due(self._now())
        return [each for each in due if each.kind in kinds and each.id not in self._unmarked]

    def _ask(self, matter: str) -> None:
        """One that cannot be asked is logged and told of once, and asked again later; it holds up no other."""
        try:
            with self._store.turn(self._now()) as turn:
                matters.ask(turn, matter)
        except NotKept:
            raise
        except Exception as error:
            with self._store.turn(self._now()) as turn:
                if matters.later(turn, matter):
                    log.error("a %s cannot be asked what it owes: %s", matter.partition(" ")[0], type(error).__name__)
                    tell_trouble(turn, matter)

    def _open(self, due: Due) -> Letter | None:
        with self._store.turn(self._now()) as turn:
            letter = letters.open_letter(turn, turn.get(due.kind, due.id), self._live)
            matters.settle(turn)
            return letter

    def _start(self, queue: str, work: Coroutine[None, None, None]) -> None:
        self._busy[queue] = task = asyncio.create_task(work)
        task.add_done_callback(lambda done: self._ended(queue, done))

    def _ended(self, queue: str, done: asyncio.Task[None]) -> None:
        self._busy.pop(queue, None)
        if not done.cancelled() and (error := done.exception()):
            self.troubled = isinstance(error, NotKept)
            log.error("a queue stopped: %s", type(error).__name__)

    def _clear(self, ids: list[str]) -> None:
        """Answers are kept for a day."""
        if ids:
            with self._store.turn(self._now()) as turn:
                for id in ids:
                    turn.delete(turn.get(Answered, id))

    async def _deliver(self, queue: list[Letter]) -> None:
        """One chat's letters, safety concerns first; when one does not go out, the rest wait with it."""
        for letter in sorted(queue, key=lambda letter: not letter.urgent):
            try:
                sent = await self._postman.post(letter.way.chat, letter.card, letter.about, replaces=letter.replaces)
            except Unreachable:
                with self._store.turn(self._now()) as turn:
                    letters.unreachable(turn, letter, self._live)
            except NotSent as error:
                with self._store.turn(self._now()) as turn:
                    letters.put_off(turn, letter, timedelta(seconds=error.after))
                return
            else:
                self._unmarked[letter.record.id] = (letter, sent)
                self._mark(letter, sent)

    def _mark(self, letter: Letter, sent: Sent) -> None:
        """What went out is remembered until it is marked: a disk that fails must not send it again and again."""
        with self._store.turn(self._now()) as turn:
            letters.mark(turn, letter, sent)
        del self._unmarked[letter.record.id]

    async def _book(self, panels: list[str]) -> None:
        """The calendar is told of each panel that is not as it has it."""
        for panel in panels:
            with self._store.turn(self._now()) as turn:
                event = booking.event(turn, panel)
            try:
                id = await self._calendar.put(event) if event else ""
            except NotSent as error:
                with self._store.turn(self._now()) as turn:
                    booking.put_off(turn, panel, timedelta(seconds=error.after))
                return
            with self._store.turn(self._now()) as turn:
                booking.booked(turn, panel, event, id)
