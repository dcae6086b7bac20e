"""Outgoing: what is due goes out chat by chat. A slow chat holds up nobody, and nothing is in two queues at once."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot import letters, marking, matters
from bot.lanes import Lanes
from bot.letters import Letter
from bot.notices import again, tell_trouble
from bot.ports import NotSent, Postman, Sent, Unreachable
from storage.records import Board, Notice
from storage.store import Due, NotKept, Store

log = logging.getLogger(__name__)


class Outgoing:
    """Each of the `lanes` is a chat's, or "" for what has nowhere to go."""

    def __init__(self, store: Store, postman: Postman, now: Callable[[], datetime], live: bool) -> None:
        self._store = store
        self._postman = postman
        self._now = now
        self._live = live
        self._taken: set[str] = set()
        self._unmarked: dict[str, tuple[Letter, Sent]] = {}
        self.lanes = Lanes()

    async def hand_out(self) -> None:
        """Puts everything that is due into its queue; one that is busy takes nothing more until it is done."""
        for letter, sent in list(self._unmarked.values()):
            self._mark(letter, sent)
        for chat, waiting in (await self._by_chat()).items():
            if chat not in self.lanes:
                self._taken |= {each.id for each in waiting}
                self.lanes.start(chat, self._deliver(waiting))
                await asyncio.sleep(0)  # many at once would stall the loop

    def _due(self) -> list[Due]:
        due, taken = self._store.due(self._now()), self._taken | self._unmarked.keys()
        return [each for each in due if each.kind in (Notice, Board) and each.id not in taken]

    async def _by_chat(self) -> dict[str, list[Due]]:
        """What is due, by where it goes; safety concerns first."""
        queues: dict[str, list[tuple[bool, Due]]] = {}
        for each in self._due():
            chat, urgent = self._way(each)
            queues.setdefault(chat, []).append((not urgent, each))
            await asyncio.sleep(0)
        return {chat: [each for _, each in sorted(queue, key=lambda one: one[0])] for chat, queue in queues.items()}

    def _way(self, due: Due) -> tuple[str, bool]:
        """The chat it goes to, and whether it goes first; what cannot be worked out has nowhere to go, and that is
        logged when it is opened."""
        with self._store.turn(self._now()) as turn:
            record = turn.maybe(due.kind, due.id)
            try:
                return (letters.goes_to(turn, record, self._live), letters.urgent(record)) if record else ("", False)
            except Exception:
                return "", False

    async def _deliver(self, queue: Sequence[Due]) -> None:
        """One chat's letters, each rendered when its turn comes; when one does not go out, the rest wait with it."""
        try:
            for due in queue:
                if not await self._delivered(due):
                    return
                await asyncio.sleep(0)
        finally:
            self._taken -= {each.id for each in queue}

    async def _delivered(self, due: Due) -> bool:
        """Whether its chat may be tried again."""
        try:
            return await self._send(letter) if (letter := self._open(due)) else True
        except NotKept:
            raise
        except Exception as error:
            self._stuck(due, error)
            return True

    def _open(self, due: Due) -> Letter | None:
        with self._store.turn(self._now()) as turn:
            record = turn.maybe(due.kind, due.id)
            due_still = isinstance(record, Notice | Board) and record.wake_at and record.wake_at <= turn.now
            letter = letters.open_letter(turn, record, self._live) if record and due_still else None
            matters.settle(turn)
            return letter

    async def _send(self, letter: Letter) -> bool:
        """Whether this chat may be tried again."""
        try:
            sent = await self._postman.post(letter.way.chat, letter.card, letter.about, replaces=letter.replaces)
        except Unreachable as error:
            with self._store.turn(self._now()) as turn:
                marking.unreachable(turn, letter, self._live, error.closed)
        except NotSent as error:
            with self._store.turn(self._now()) as turn:
                marking.put_off(turn, letter, timedelta(seconds=error.after))
            return False
        else:
            self._unmarked[letter.record.id] = (letter, sent)
            self._mark(letter, sent)
        return True

    def _mark(self, letter: Letter, sent: Sent) -> None:
        """What went out is remembered until it is marked: a disk that fails must not send it again and again."""
        with self._store.turn(self._now()) as turn:
            marking.mark(turn, letter, sent)
        del self._unmarked[letter.record.id]

    def _stuck(self, due: Due, error: Exception) -> None:
        """Something is wrong with it, and not with its chat: it is logged and told of once, and tried again later."""
        with self._store.turn(self._now()) as turn:
            record = turn.maybe(due.kind, due.id)
            if not isinstance(record, Notice | Board):
                return
            if not record.attempts:
                log.error("a %s stays where it is: %s", due.kind.__name__.lower(), type(error).__name__)
                tell_trouble(turn, letters.procedure_of(turn, record), letters.subject_of(record))
            turn.save(again(record, turn.now))
