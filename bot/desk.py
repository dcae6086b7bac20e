"""The desk: one request is one turn. Who is asking, under which rules, and whether it was answered before."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot import kept, router
from bot.about import about
from bot.asked import Asked
from bot.calls.apps import look_again
from bot.duties.agenda import leaves_chat
from bot.handlers import demo, presence
from bot.joining import joins, speaks
from bot.matters import settle
from bot.notices import holders, tell
from bot.ports import Sent
from bot.request import ChatKind, Kind, Opening, Reply, Request
from bot.steps.meeting_chats import recognise
from bot.template import Template
from cards.parts import Posted
from panel.cases import Case
from panel.concerns import Concern
from panel.people import Person, Role, in_force
from panel.procedure import Procedure
from panel.referrals import Draft
from panel.said import wall_day
from panel.words import REFERENCE
from storage.records import Answered, Conversation, Using
from storage.store import Record, Store, Turn

KEPT_FOR = timedelta(hours=24)
SEEN = timedelta(hours=1)
NAMING = ("case", "concern", "panel", "offer", "notice", "text")
"""The ids of a button that begin with a procedure's prefix, or may hold one."""


@dataclass(frozen=True)
class FrontDesk:
    """`bot.ports.Desk`, over a store. `live` is production."""

    store: Store
    now: Callable[[], datetime]
    live: bool

    def answer(self, request: Request) -> Reply:
        """The reply, kept in the same commit as whatever it did; a request seen before gets the reply it got then. A
        press that only opened something is not kept: what it opened is looked up again."""
        with self.store.turn(self.now()) as turn:
            for key in _keys(request):
                if before := turn.maybe(Answered, key):
                    return _known(turn, request, kept.decode(before.reply, before.sent))
            reply = _known(turn, request, self._reply(request, turn))
            settle(turn)
            if request.kind is not Kind.PRESS or (turn.changed and reply.later is None):
                key = request.id if reply.refused else _keys(request)[-1]
                turn.save(Answered(key, _owner(turn, request), kept.encode(reply), False, turn.now + KEPT_FOR))
            return reply

    def opened(self, opening: Opening) -> None:
        """What is about to be shown or handed over is written to the trail, case by case."""
        with self.store.turn(self.now()) as turn:
            for case in opening.cases:
                turn.audit(opening.by, opening.act, case, view=opening.view)

    def sent(self, request: Request, sent: Sequence[Sent]) -> None:
        """The posted part of a reply has gone out; the coordinator hears of one that the guard held back."""
        with self.store.turn(self.now()) as turn:
            for key in _keys(request):
                if answered := turn.maybe(Answered, key):
                    turn.save(replace(answered, sent=True))
            if any(each.guarded for each in sent):
                people = holders(
                    turn, procedure_for(turn, request, turn.maybe(Person, request.person)).name, Role.COORDINATOR
                )
                tell(turn, people, Template.HELD_BACK, request=turn.token())

    def _reply(self, request: Request, turn: Turn) -> Reply:
        chat = turn.maybe(Conversation, request.chat.id)
        if request.kind is Kind.MEETING:
            return presence.heard(request, turn)
        if request.kind is Kind.REMOVED:
            if chat:
                leaves_chat(turn, chat)
                look_again(turn, chat.person)
            return Reply()
        person = self._who(request, turn)
        procedure = procedure_for(turn, request, person)
        if request.kind is Kind.INSTALLED and (chat or turn.get(Conversation, request.chat.id).panel):
            return Reply()
        if person is None or not person.roles(procedure.name):
            return router.stranger(request, procedure, turn)
        asked = Asked(request, person, procedure, self.live, first=chat is None)
        if request.kind is Kind.INSTALLED:
            return router.welcome(asked)
        reply = router.answer(asked, turn)
        if reply.refused:
            self._who(request, turn)  # a refusal drops what was staged, and where somebody was seen is no part of it
        return reply

    def _who(self, request: Request, turn: Turn) -> Person | None:
        """Who is asking; keeps where they are answered, and what could not reach them before goes out."""
        new = _meet(turn, request)
        person = turn.maybe(Person, request.person) if self.live else demo.persona(turn, request)
        if person and not person.left and request.chat.kind is ChatKind.PERSONAL:
            again = joins if new or request.kind is Kind.INSTALLED else speaks
            again(turn, request.person)
        people = turn.find(Person) if person and person.deputises else ()
        return in_force(person, people, wall_day(turn.now)) if person else None


def _known(turn: Turn, request: Request, reply: Reply) -> Reply:
    """The reply, with everybody it must not name where it stays in a chat: the answer to a press does not."""
    card = reply.card if request.kind is not Kind.PRESS and isinstance(reply.card, Posted) else None
    return replace(reply, about=about(turn, card, reply.private))


def procedure_for(turn: Turn, request: Request, person: Person | None) -> Procedure:
    """The procedure a request is under, among those in which the person holds a role: by the reference it names, else
    the chat's, else the one they last said they meant, else the first. For anybody else, the first that runs here."""
    running = turn.procedures()
    theirs = {name: each for name, each in running.items() if person and person.roles(name)} or running
    said = " ".join((*(request.ids.get(name, "") for name in NAMING), request.text)).upper()
    prefix = found.group().partition("-")[0] if (found := REFERENCE.search(said)) else ""
    carried = request.ids.get("procedure", "")
    named = carried or next((name for name, each in theirs.items() if each.prefix == prefix), "")
    chat, using = turn.maybe(Conversation, request.chat.id), turn.maybe(Using, person.id) if person else None
    meant = (named, chat.procedure if chat else "", using.procedure if using else "")
    return next((theirs[name] for name in meant if name in theirs), next(iter(theirs.values())))


def _keys(request: Request) -> tuple[str, ...]:
    """What a request is known again by: its own id; and, for a form that must be sent once, its nonce with what was
    typed into it, so that other words are never taken for the same."""
    nonce = request.ids.get("nonce", "")
    if not nonce or request.kind is not Kind.PRESS:
        return (request.id,)
    typed = sha256(json.dumps(sorted(request.fields.items())).encode()).hexdigest()
    return (request.id, f"{request.verb}:{nonce}:{request.person}:{typed}")


def _owner(turn: Turn, request: Request) -> str:
    """Whose data key seals the reply: the draft's, the case's or the concern's it is about, while that is there."""
    kinds: tuple[tuple[str, type[Record]], ...] = (("draft", Draft), ("case", Case), ("concern", Concern))
    asked_about = ((request.ids.get(name, ""), kind) for name, kind in kinds)
    return next((id for id, kind in asked_about if id and turn.maybe(kind, id)), "")


def _meet(turn: Turn, request: Request) -> bool:
    """Keeps where the chat is answered, as it is now: service addresses change. Whether it is a new one."""
    chat, said = turn.maybe(Conversation, request.chat.id), request.chat
    now = Conversation(
        said.id,
        said.kind,
        said.service_url,
        said.tenant,
        said.bot,
        chat.seen if chat and turn.now - chat.seen < SEEN else turn.now,
        person=request.person if said.kind is ChatKind.PERSONAL else "",
        procedure=chat.procedure if chat else "",
        panel=chat.panel if chat else "",
    )
    if chat is None or replace(chat, rev=0) != now:
        turn.save(now)
    if not now.panel and said.kind is ChatKind.GROUP:
        recognise(turn, now)
    return chat is None
