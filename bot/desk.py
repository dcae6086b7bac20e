"""The desk: one request is one turn. Who is asking, under which rules, and whether it was answered before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import kept, router
from bot.about import about
from bot.asked import Asked
from bot.handlers import demo
from bot.notices import Template, holders, tell
from bot.ports import Sent
from bot.request import ChatKind, Kind, Reply, Request
from cards.parts import Posted
from panel.cases import Case
from panel.concerns import Concern
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.referrals import Draft
from panel.words import REFERENCE
from storage.records import Answered, Conversation, Using
from storage.store import Record, Store, Turn

KEPT_FOR = timedelta(hours=24)
NAMING = ("case", "concern", "panel", "text")
"""The ids of a button that begin with a procedure's prefix, or may hold one."""


@dataclass(frozen=True)
class FrontDesk:
    """`bot.ports.Desk`, over a store. `live` is production."""

    store: Store
    now: Callable[[], datetime]
    live: bool

    def answer(self, request: Request) -> Reply:
        """The reply, kept in the same commit as whatever it did; a request seen before gets the reply it got then."""
        with self.store.turn(self.now()) as turn:
            for key in _keys(request):
                if before := turn.maybe(Answered, key):
                    return kept.decode(before.reply, before.sent)
            reply = self._reply(request, turn)
            reply = replace(reply, about=about(turn, *_posted(request, reply)))
            key = request.id if reply.refused else _keys(request)[-1]
            turn.save(Answered(key, _owner(turn, request), kept.encode(reply), False, turn.now + KEPT_FOR))
            return reply

    def sent(self, request: Request, sent: Sequence[Sent]) -> None:
        """The posted part of a reply has gone out; the coordinator hears of one that the guard held back."""
        with self.store.turn(self.now()) as turn:
            for key in _keys(request):
                if answered := turn.maybe(Answered, key):
                    turn.save(replace(answered, sent=True))
            if any(each.guarded for each in sent):
                people = holders(turn, procedure_for(turn, request, request.person).name, Role.COORDINATOR)
                tell(turn, people, Template.HELD_BACK, request=turn.token())

    def _reply(self, request: Request, turn: Turn) -> Reply:
        chat = turn.maybe(Conversation, request.chat.id)
        if request.kind is Kind.REMOVED:
            if chat:
                turn.delete(chat)
            return Reply()
        _meet(turn, request, chat)
        person = turn.maybe(Person, request.person) if self.live else demo.persona(turn, request)
        if person is None:
            again = chat and request.kind is Kind.INSTALLED
            return Reply() if again else router.stranger(procedure_for(turn, request, request.person))
        asked = Asked(request, person, procedure_for(turn, request, person.id), self.live, first=chat is None)
        if request.kind is Kind.INSTALLED:
            return Reply() if chat else router.welcome(asked)
        return router.answer(asked, turn)


def procedure_for(turn: Turn, request: Request, person: str) -> Procedure:
    """The procedure a request is under: by the reference it names, else the chat's, else the one the person last said
    they meant, else the first that runs here."""
    running = turn.procedures()
    said = " ".join((*(request.ids.get(name, "") for name in NAMING), request.text)).upper()
    if found := REFERENCE.search(said):
        prefix = found.group().partition("-")[0]
        if named := next((each for each in running.values() if each.prefix == prefix), None):
            return named
    chat, using = turn.maybe(Conversation, request.chat.id), turn.maybe(Using, person)
    meant = (chat.procedure if chat else "", using.procedure if using else "")
    return next((running[name] for name in meant if name in running), next(iter(running.values())))


def _posted(request: Request, reply: Reply) -> tuple[Posted | None, ...]:
    """What of a reply stays in a chat: the answer to a press does not."""
    card = reply.card if request.kind is not Kind.PRESS and isinstance(reply.card, Posted) else None
    return card, reply.private


def _keys(request: Request) -> tuple[str, ...]:
    """What a request is known again by: its own id, and, for a form that must be sent once, its nonce."""
    nonce = request.ids.get("nonce", "")
    once = (f"{request.verb}:{nonce}:{request.person}",) if nonce and request.kind is Kind.PRESS else ()
    return (request.id, *once)


def _owner(turn: Turn, request: Request) -> str:
    """Whose data key seals the reply: the draft's, the case's or the concern's it is about, while that is there."""
    kinds: tuple[tuple[str, type[Record]], ...] = (("draft", Draft), ("case", Case), ("concern", Concern))
    asked_about = ((request.ids.get(name, ""), kind) for name, kind in kinds)
    return next((id for id, kind in asked_about if id and turn.maybe(kind, id)), "")


def _meet(turn: Turn, request: Request, chat: Conversation | None) -> None:
    """Keeps where the chat is answered, as it is now: service addresses change."""
    said = request.chat
    now = Conversation(
        said.id,
        said.kind,
        said.service_url,
        said.tenant,
        said.bot,
        person=request.person if said.kind is ChatKind.PERSONAL else "",
        procedure=chat.procedure if chat else "",
    )
    if chat is None or replace(chat, rev=0) != now:
        turn.save(now)
