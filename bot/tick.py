"""The only loop: it sends what is due, clears what has had its day, and keeps the store tidy.

A notice is rendered in one turn, sent with nothing held, and marked in another: a rare duplicate beats a lost notice.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.about import about
from bot.delivery import Way, way_to
from bot.notices import Template, again, holders, procedure_of, render, tell, tell_undelivered
from bot.ports import NotSent, Postman, Sent, Unreachable
from cards.parts import Posted, not_live
from panel.children import Identity
from panel.live import is_live
from panel.people import Role
from storage.records import Answered, Conversation, Notice, Told
from storage.store import Due, Missing, NotKept, Store, Turn

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks."""
TIDY_EVERY = timedelta(minutes=10)
"""A tidy rewrites the whole file: answers that have had their day go many at a time."""


@dataclass(frozen=True)
class Letter:
    """A notice, rendered for where it goes."""

    notice: Notice
    way: Way
    card: Posted
    about: tuple[Identity, ...]


class Failed:
    """A notice that could not be drawn this time."""


class Tick:
    """Looks once a second. `turning` is set while the loop runs, `troubled` while the store cannot be written."""

    def __init__(self, store: Store, postman: Postman, now: Callable[[], datetime], live: bool) -> None:
        self._store = store
        self._postman = postman
        self._now = now
        self._live = live
        self._tidied = now()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._unmarked: dict[str, Sent] = {}
        self.turning = False
        self.troubled = False

    async def run(self) -> None:
        """Looks until it is cancelled. What goes wrong is logged by its class, and does not stop the next look."""
        self.turning = True
        try:
            while True:
                try:
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
        """Hands everything that is due to its chat, each chat on its own: a slow one holds up nobody else."""
        for id, sent in list(self._unmarked.items()):
            self._mark(id, sent)
        due = [each for each in self._store.due(self._now()) if each.id not in self._unmarked]
        letters = [letter for each in due if each.kind is Notice if (letter := self._open(each))]
        for chat in {letter.way.chat.id for letter in letters} - self._busy.keys():
            self._start(chat, [letter for letter in letters if letter.way.chat.id == chat])
        self._clear([each.id for each in due if each.kind is Answered])
        if self._store.untidy and self._now() >= self._tidied + TIDY_EVERY:
            self._tidied = self._now()
            for _ in self._store.tidy():
                await asyncio.sleep(0)

    def _start(self, chat: str, queue: list[Letter]) -> None:
        """One chat's letters, safety concerns first, in a task of their own."""
        ordered = sorted(queue, key=lambda letter: letter.notice.template != Template.CONCERN)
        self._busy[chat] = task = asyncio.create_task(self._deliver(ordered))
        task.add_done_callback(lambda done: self._sent(chat, done))

    def _sent(self, chat: str, done: asyncio.Task[None]) -> None:
        self._busy.pop(chat, None)
        if not done.cancelled() and (error := done.exception()):
            self.troubled = isinstance(error, NotKept)
            log.error("a chat's notices stopped: %s", type(error).__name__)

    def _clear(self, ids: list[str]) -> None:
        """Answers are kept for a day."""
        if ids:
            with self._store.turn(self._now()) as turn:
                for id in ids:
                    turn.delete(turn.get(Answered, id))

    def _open(self, due: Due) -> Letter | None:
        """Asks again whether it is still due, and renders it as it is now, for whoever it is for now."""
        with self._store.turn(self._now()) as turn:
            notice = turn.get(Notice, due.id)
            if turn.now >= notice.expires_at or (card := self._draw(turn, notice)) is None:
                turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))
                return None
            if isinstance(card, Failed):
                turn.save(again(notice, turn.now))
                return None
            if (way := way_to(turn, notice.to, self._live)) is None:
                self._unreachable(turn, notice)
                return None
            dressed = way.dress(card)
            return Letter(notice, way, dressed, about(turn, dressed))

    def _draw(self, turn: Turn, notice: Notice) -> Posted | Failed | None:
        """The card; None when what it is about is gone. One that cannot be drawn is logged and told of once."""
        try:
            card = render(turn, notice)
            live = is_live(turn.procedure(procedure_of(turn, notice)))
        except Missing:
            return None
        except Exception as error:
            if not notice.attempts:
                log.error("notice %s cannot be drawn: %s", notice.template, type(error).__name__)
                tell_undelivered(turn, notice)
            return Failed()
        return card if live or card is None else not_live(card)

    async def _deliver(self, queue: list[Letter]) -> None:
        """One chat's letters, in order; when one does not go out, the rest wait with it."""
        for letter in queue:
            notice, chat = letter.notice, letter.way.chat
            try:
                sent = await self._postman.post(chat, letter.card, letter.about, replaces=notice.replaces)
            except Unreachable:
                with self._store.turn(self._now()) as turn:
                    self._unreachable(turn, notice, chat.id)
            except NotSent as error:
                with self._store.turn(self._now()) as turn:
                    if kept := turn.maybe(Notice, notice.id):
                        turn.save(again(kept, turn.now, timedelta(seconds=error.after)))
                return
            else:
                self._unmarked[notice.id] = sent
                self._mark(notice.id, sent)

    def _mark(self, id: str, sent: Sent) -> None:
        """What went out is remembered until it is marked: a disk that fails must not send it again and again."""
        with self._store.turn(self._now()) as turn:
            if kept := turn.maybe(Notice, id):
                turn.save(replace(kept, told=Told.SENT, wake_at=None, activity=sent.activity))
                if sent.guarded:
                    people = holders(turn, procedure_of(turn, kept), Role.COORDINATOR)
                    tell(turn, people, Template.HELD_BACK, notice=id)
        del self._unmarked[id]

    def _unreachable(self, turn: Turn, notice: Notice, chat: str = "") -> None:
        """They cannot be written to in this chat: another of theirs is tried, or the coordinator is asked to tell
        them, once; `my` still shows what waits."""
        others = [each for each in turn.find(Conversation, person=notice.to) if each.id != chat]
        if chat and others:
            turn.delete(turn.get(Conversation, chat))
        elif self._live:
            turn.save(replace(notice, told=Told.UNREACHABLE, wake_at=None))
            tell_undelivered(turn, notice)
        else:
            turn.save(again(notice, turn.now))
