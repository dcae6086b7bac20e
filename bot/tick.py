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
from bot.notices import Template, holders, render, tell
from bot.ports import NotSent, Postman, Unreachable
from cards.parts import Posted, not_live
from panel.children import Identity
from panel.live import is_live
from panel.people import Person, Role
from storage.records import Answered, Notice, Told
from storage.store import Due, Missing, Store, Turn

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks."""
BACK_OFF = timedelta(seconds=30)
LONGEST = timedelta(hours=1)
TIDY_EVERY = timedelta(minutes=10)
"""A tidy rewrites the whole file: answers that have had their day go many at a time."""


@dataclass(frozen=True)
class Letter:
    """A notice, rendered for where it goes."""

    notice: Notice
    way: Way
    card: Posted
    about: tuple[Identity, ...]


class Tick:
    """Looks once a second. `turning` is set while the loop runs."""

    def __init__(self, store: Store, postman: Postman, now: Callable[[], datetime], live: bool) -> None:
        self._store = store
        self._postman = postman
        self._now = now
        self._live = live
        self.turning = False
        self._tidied = now()

    async def run(self) -> None:
        """Looks until it is cancelled. What goes wrong is logged by its class, and does not stop the next look."""
        self.turning = True
        try:
            while True:
                try:
                    await self.look()
                except Exception as error:
                    log.error("a look failed: %s", type(error).__name__)
                await asyncio.sleep(EVERY)
        finally:
            self.turning = False

    async def look(self) -> None:
        """Everything that is due now, chats side by side; then one slice of tidying at a time."""
        due = self._store.due(self._now())
        self._clear([each.id for each in due if each.kind is Answered])
        letters = [letter for each in due if each.kind is Notice if (letter := self._open(each))]
        chats = {letter.way.chat.id for letter in letters}
        queues = ([letter for letter in letters if letter.way.chat.id == chat] for chat in sorted(chats))
        await asyncio.gather(*(self._deliver(queue) for queue in queues))
        if self._store.untidy and self._now() >= self._tidied + TIDY_EVERY:
            self._tidied = self._now()
            for _ in self._store.tidy():
                await asyncio.sleep(0)

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
            if turn.now >= notice.expires_at:
                turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))
                return None
            try:
                return self._render(turn, notice)
            except Missing:
                turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))
            except Exception as error:
                if not notice.attempts:
                    log.error("notice %s cannot be drawn: %s", notice.template, type(error).__name__)
                    _tell_undelivered(turn, notice)
                turn.save(_again(notice, turn.now))
            return None

    def _render(self, turn: Turn, notice: Notice) -> Letter | None:
        card, way = render(turn, notice), way_to(turn, notice.to, self._live)
        if card is None:
            turn.save(replace(notice, told=Told.EXPIRED, wake_at=None))
            return None
        if way is None:
            self._unreachable(turn, notice)
            return None
        marked = way.dress(card)
        procedure = _procedure_of(turn, notice.to)
        if procedure and not is_live(turn.procedure(procedure)):
            marked = not_live(marked)
        return Letter(notice, way, marked, about(turn, marked))

    async def _deliver(self, queue: list[Letter]) -> None:
        """One chat's letters, in order."""
        for letter in queue:
            notice, chat = letter.notice, letter.way.chat
            try:
                sent = await self._postman.post(chat, letter.card, letter.about, replaces=notice.replaces)
            except Unreachable:
                with self._store.turn(self._now()) as turn:
                    self._unreachable(turn, notice)
            except NotSent as error:
                with self._store.turn(self._now()) as turn:
                    if kept := turn.maybe(Notice, notice.id):
                        turn.save(_again(kept, turn.now, timedelta(seconds=error.after)))
            else:
                self._mark(notice, sent.activity, sent.guarded)

    def _mark(self, notice: Notice, activity: str, guarded: bool) -> None:
        with self._store.turn(self._now()) as turn:
            if kept := turn.maybe(Notice, notice.id):
                turn.save(replace(kept, told=Told.SENT, wake_at=None, activity=activity))
            if guarded and (procedure := _procedure_of(turn, notice.to)):
                tell(turn, holders(turn, procedure, Role.COORDINATOR), Template.HELD_BACK, notice=notice.id)

    def _unreachable(self, turn: Turn, notice: Notice) -> None:
        """They cannot be written to: the coordinator is asked to tell them, once; `my` still shows what waits."""
        if not self._live:
            turn.save(_again(notice, turn.now))
            return
        turn.save(replace(notice, told=Told.UNREACHABLE, wake_at=None))
        _tell_undelivered(turn, notice)


def _tell_undelivered(turn: Turn, notice: Notice) -> None:
    procedure = _procedure_of(turn, notice.to)
    if procedure and notice.template != Template.UNDELIVERED:
        case = notice.ids.get("case") or notice.ids.get("concern") or ""
        people = [person for person in holders(turn, procedure, Role.COORDINATOR) if person.id != notice.to]
        tell(turn, people, Template.UNDELIVERED, about=case, to=notice.to)


def _procedure_of(turn: Turn, person: str) -> str:
    known = turn.maybe(Person, person)
    return known.posts[0].procedure if known and known.posts else ""


def _again(notice: Notice, now: datetime, after: timedelta = timedelta()) -> Notice:
    """The notice, to be tried again: later each time, an hour at the most."""
    wait = min(BACK_OFF * 2**notice.attempts, LONGEST)
    return replace(notice, attempts=notice.attempts + 1, wake_at=now + max(wait, after))
