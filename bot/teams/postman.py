"""Posts cards, and looks once more before each: what names somebody, or is too long, does not go out."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.ports import Sent, Unreachable
from bot.request import Chat, ChatKind
from bot.teams import message
from bot.teams.line import Line, Refused
from cards.parts import Posted, posted
from cards.templates.endings import TOO_LONG
from cards.templates.line import NEUTRAL
from panel.children import Identity
from panel.guard import names_somebody

log = logging.getLogger(__name__)

TARGETED = "?isTargetedActivity=true"


class TeamsPostman:
    """`bot.ports.Postman` over the connector. `bot` is the bot's own Teams id, empty in a demo without an app id."""

    def __init__(self, line: Line, bot: str) -> None:
        self._line = line
        self._bot = bot
        self._chats: dict[tuple[str, str], Chat] = {}

    async def post(
        self,
        chat: Chat,
        card: Posted,
        about: Sequence[Identity] = (),
        replaces: str = "",
        targeted: bool = False,
    ) -> Sent:
        """Posts a card, or puts it in place of the activity `replaces`. `Unreachable`, `NotSent`."""
        guarded = _names(card, about)
        card = _neutral(card, about) if guarded else card
        if guarded:
            log.warning("conversation %s: a card named somebody; the neutral line went instead", chat.id)
        if targeted and chat.kind is not ChatKind.PERSONAL:
            return Sent(await self._to_one(chat, card, replaces), guarded)
        return Sent(await self._to_all(chat, card, replaces), guarded)

    async def chat_with(self, person: str, tenant: str, service_url: str) -> Chat:
        """The personal chat with somebody, by Entra object id or Teams id. `Unreachable`, `NotSent`."""
        if known := self._chats.get((tenant, person)):
            return known
        parameters = {
            "isGroup": False,
            "bot": {"id": self._bot},
            "members": [{"id": person}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        id = await self._line.create(service_url, tenant, message.encode(parameters))
        chat = Chat(id, ChatKind.PERSONAL, service_url, tenant, self._bot, person)
        self._chats[tenant, person] = chat
        return chat

    def seen(self, person: str, chat: Chat) -> None:
        """Somebody spoke: if it was in their own chat, it need not be asked for."""
        if chat.kind is ChatKind.PERSONAL and person:
            self._chats[chat.tenant, person] = chat

    def gone(self, person: str, chat: Chat) -> None:
        """The app was taken away: if it was from somebody's own chat, that chat is no longer known."""
        if chat.kind is ChatKind.PERSONAL:
            self._chats.pop((chat.tenant, person), None)

    async def _to_all(self, chat: Chat, card: Posted, replaces: str, query: str = "", recipient: str = "") -> str:
        if replaces:
            try:
                return await self._line.put(chat, replaces, _body(chat, card), query)
            except Refused as refused:
                if refused.status != 404:
                    raise
        return await self._line.post(chat, _body(chat, card, recipient), query)

    async def _to_one(self, chat: Chat, card: Posted, replaces: str) -> str:
        """A message in a shared chat that only one person sees; where that cannot be, their own chat, never the shared
        one."""
        if not chat.person:
            raise Unreachable("nobody to show it to")
        try:
            return await self._to_all(chat, card, replaces, TARGETED, chat.person)
        except Refused:
            own = await self.chat_with(chat.person, chat.tenant, chat.service_url)
            return await self._to_all(own, card, "")


def _names(card: Posted, about: Sequence[Identity]) -> bool:
    return bool(about) and _in([card.line, card.card], about)


def _neutral(card: Posted, about: Sequence[Identity]) -> Posted:
    """The neutral line in the card's place, with the buttons that open what it was about."""
    bare = posted(NEUTRAL)
    buttons = [button for button in card.card.get("actions", ()) if not _in(button, about)]
    return replace(bare, card=bare.card | ({"actions": buttons} if buttons else {}))


def _in(part: object, about: Sequence[Identity]) -> bool:
    return names_somebody(" ".join(message.words(part)), about)


def _body(chat: Chat, card: Posted, recipient: str = "") -> bytes:
    body = message.encode(message.activity(card, recipient))
    if message.fits(body):
        return body
    log.error("conversation %s: a card was too long to send", chat.id)
    return message.encode(message.activity(posted(TOO_LONG), recipient))
