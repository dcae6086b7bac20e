"""Errands: what is due to be told to the calendar, or asked of the organisation's Microsoft 365, kind by kind."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot import booking, matters, obstacles
from bot.calls import apps, book, free, library, looks, rooms
from bot.calls.call import Call, Kind, Outside
from bot.lanes import Lanes
from bot.notices import again, holders, tell, tell_trouble
from bot.ports import Busy, Gone, Hindered, NotSent, Uncertain
from bot.template import Template
from panel.people import Role
from panel.words import REFERENCE, Hindrance
from storage.records import Errand
from storage.store import Due, NotKept, Store, Turn

log = logging.getLogger(__name__)

MAILBOX = frozenset({Hindrance.CREDENTIALS, Hindrance.MAILBOX})
KINDS = {
    "book": Kind(book.prepare, book.finish, tenant=False, instead=book.refused, proves=MAILBOX, wrote=book.wrote),
    "look": Kind(looks.prepare, looks.finish, proves=MAILBOX),
    "room": Kind(rooms.prepare, rooms.finish),
    "enter": Kind(rooms.prepare_entry, rooms.entered),
    "app": Kind(apps.prepare, apps.finish, quiet=True),
    "free": Kind(free.prepare, free.finish, quiet=True, instead=free.instead, proves=frozenset()),
    "install": Kind(apps.prepare_install, apps.finish_install, quiet=True),
    "library": Kind(library.prepare, library.finish, library=True),
    "mail": Kind(library.prepare_mail, library.mailed, library=True, proves=MAILBOX, once=True, unsure=library.unsure),
}
"""Every kind of errand. The errands of a kind are run one after the other, the kinds side by side."""
HOPEFUL = 3
"""Tries after which somebody is told that it does not get through."""
PASSING = "passing"
"""The reason of all that may pass by itself."""
UNHEARD = timedelta(minutes=10)
"""After one of which nobody knows what became of it, the others of its kind wait: they would fare no better."""


class Errands:
    """Each kind is one of the `lanes`."""

    def __init__(self, store: Store, outside: Outside, now: Callable[[], datetime]) -> None:
        self._store = store
        self._outside = outside
        self._now = now
        self.lanes = Lanes()
        self._held: dict[str, datetime] = {}

    def hand_out(self) -> None:
        """Starts the kinds that have something due and are not busy."""
        due = [each for each in self._store.due(self._now()) if each.kind is Errand]
        for kind in KINDS:
            if kind not in self.lanes and (of_kind := [each for each in due if _kind(each.id) == kind]):
                self.lanes.start(kind, self._run_all(of_kind))

    async def _run_all(self, due: Sequence[Due]) -> None:
        """One after the other; what is hindered holds up the rest of its kind until the next look, and what is to come
        back later until then."""
        for each in due:
            if self._put_off(_kind(each.id)):
                return
            if errand := self._still(each.id):
                try:
                    call, errand = self._begin(errand)
                    if call:
                        await self._run(errand, call)
                except NotKept:
                    raise
                except Exception as error:
                    self._failed(errand, error)
                    if isinstance(error, Hindered):
                        return
            await asyncio.sleep(0)

    def _put_off(self, kind: str) -> bool:
        """Whether a kind is to come back later; then all of it that is due is."""
        if (until := self._held.get(kind)) is None or until <= self._now():
            return False
        with self._store.turn(self._now()) as turn:
            for errand in turn.find(Errand):
                if _kind(errand.id) == kind and errand.wake_at < until:
                    turn.save(replace(errand, wake_at=until))
        return True

    def _still(self, id: str) -> Errand | None:
        """The errand, if it is due still."""
        with self._store.turn(self._now()) as turn:
            errand = turn.maybe(Errand, id)
            return errand if errand and errand.wake_at <= turn.now else None

    def _begin(self, errand: Errand) -> tuple[Call | None, Errand]:
        """What to call, None where it is over; and the errand, which says by now that it was begun, if it must not be
        done twice. `Uncertain` for one that was begun before, and of which nobody heard."""
        if errand.begun:
            raise Uncertain("it was begun, and nobody heard of it")
        kind, subject = KINDS[_kind(errand.id)], _subject(errand.id)
        with self._store.turn(self._now()) as turn:
            call = self._prepared(turn, kind, subject)
            if call is None:
                _over(turn, errand)
                obstacles.waited_for(turn)
            elif kind.once:
                errand = turn.save(replace(errand, begun=True))
        return call, errand

    async def _run(self, errand: Errand, call: Call) -> None:
        kind, subject = KINDS[_kind(errand.id)], _subject(errand.id)
        answer = await call(self._outside)
        with self._store.turn(self._now()) as turn:
            kind.finish(turn, subject, answer)
            _over(turn, errand)
            if not (whole := kind.wrote(answer)):
                obstacles.waited_for(turn)
            obstacles.passed(turn, _kind(errand.id), kind.proves, whole=whole)
            matters.settle(turn)

    def _prepared(self, turn: Turn, kind: Kind, subject: str) -> Call | None:
        """What to call; nothing where it would be the tenant's or the library's, and there is none, or about a panel
        whose procedure is not run."""
        lacks = (kind.tenant and self._outside.tenant is None) or (kind.library and self._outside.library is None)
        if lacks or not booking.runs(turn, subject):
            return None
        return kind.prepare(turn, subject)

    def _failed(self, errand: Errand, error: Exception) -> None:
        """It is tried again later, or at once where it was sent again meanwhile, and somebody is told; it is over where
        nobody can tell whether it was done, or somebody has to be asked first."""
        name, subject = _kind(errand.id), _subject(errand.id)
        if isinstance(error, NotSent) and error.after and not isinstance(error, Hindered):
            self._held[name] = self._now() + timedelta(seconds=error.after)
        with self._store.turn(self._now()) as turn:
            match error:
                case Gone():
                    _over(turn, errand)
                    obstacles.passed(turn, name, KINDS[name].proves, whole=False)
                    booking.go(turn, "look", subject)
                case _ if isinstance(error, Uncertain) or (errand.begun and not isinstance(error, NotSent)):
                    self._held[name] = self._now() + UNHEARD
                    _over(turn, errand)
                    KINDS[name].unsure(turn, subject)
                    obstacles.waited_for(turn)
                    _uncertain(turn, subject)
                case Hindered():
                    obstacles.met(turn, name, error)
                    KINDS[name].instead(turn, subject)
                    _later(turn, errand, error)
                case _:
                    _later(turn, _said(turn, errand, error), error)


def _said(turn: Turn, errand: Errand, error: Exception) -> Errand:
    """The coordinators are told of what does not get through, once for each reason: of one that may pass by itself only
    when it goes on, and not for each errand that it holds up; never of what has only to wait."""
    kind, passing = _kind(errand.id), isinstance(error, NotSent)
    reason = PASSING if passing else type(error).__name__
    if isinstance(error, Busy) or (passing and errand.attempts < HOPEFUL) or reason in errand.told:
        return errand
    log.error("an errand of kind %s does not get through: %s", kind, type(error).__name__)
    if not KINDS[kind].quiet and not (passing and _knows(turn, kind)):
        tell_trouble(turn, _procedure(turn, _subject(errand.id)), _subject(errand.id))
    return replace(errand, told=(*errand.told, reason))


def _knows(turn: Turn, kind: str) -> bool:
    """Whether the coordinators were told of another errand that something passing holds up: for one that books, of
    another that does; for the others, of any."""
    told = {_kind(each.id) for each in turn.find(Errand) if PASSING in each.told}
    return kind in told if kind == "book" else any(not KINDS[each].quiet for each in told)


def _uncertain(turn: Turn, subject: str) -> None:
    """To send it again might send it twice: the coordinators look first."""
    log.error("an errand may have been carried out, and is not tried again")
    procedure, about = _procedure(turn, subject), REFERENCE.match(subject)
    for name in [procedure] if procedure else turn.procedures():
        people = holders(turn, name, Role.COORDINATOR)
        tell(turn, people, Template.UNCERTAIN, procedure=name, about=about[0] if about else "", time=turn.token())


def _over(turn: Turn, errand: Errand) -> None:
    """It is done with, unless somebody has put it off, or sent it again, meanwhile."""
    kept = turn.maybe(Errand, errand.id)
    if kept and kept.rev == errand.rev:
        turn.delete(kept)


def _later(turn: Turn, errand: Errand, error: Exception) -> None:
    """It is put off, unless somebody has put it off, or sent it again, meanwhile."""
    kept = turn.maybe(Errand, errand.id)
    if kept and kept.rev == errand.rev:
        after = timedelta(seconds=error.after if isinstance(error, NotSent) else 0)
        turn.save(again(replace(errand, begun=False), turn.now, after))


def _kind(id: str) -> str:
    return id.partition(" ")[0]


def _subject(id: str) -> str:
    return id.partition(" ")[2]


def _procedure(turn: Turn, subject: str) -> str:
    """The procedure of what an errand is about, by name; "" where nobody knows."""
    prefix = subject.partition("-")[0]
    return next((name for name, each in turn.procedures().items() if each.prefix == prefix), "")
