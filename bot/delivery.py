"""Where a notice goes: the chat of the person it is for."""

from dataclasses import dataclass

from bot.personas import name_of, title_of
from bot.request import Chat, ChatKind
from cards.demo import forwarded
from cards.parts import Posted
from storage.records import Acting, Conversation
from storage.store import Turn


@dataclass(frozen=True)
class Way:
    """One chat a notice goes to. `persona` is set when nobody holds the persona it is for; `title` says who that is."""

    chat: Chat
    persona: str = ""
    title: str = ""

    def dress(self, card: Posted) -> Posted:
        """The card as it looks in this chat."""
        return forwarded(card, self.persona, self.title) if self.persona else card


def way_to(turn: Turn, person: str, live: bool) -> Way | None:
    """The person's own chat; in a demo, that of whoever holds the persona, or of whoever was there last."""
    return _own(turn, person) if live else _in_demo(turn, person)


def way_to_chat(turn: Turn, chat: str) -> Way | None:
    """A chat that several people share, while the bot is in it."""
    kept = turn.maybe(Conversation, chat)
    return Way(chat_of(kept)) if kept else None


def _own(turn: Turn, person: str) -> Way | None:
    chats = turn.find(Conversation, person=person)
    return Way(chat_of(max(chats, key=lambda chat: chat.seen))) if chats else None


def _in_demo(turn: Turn, person: str) -> Way | None:
    holders = _with_chat(turn.find(Acting, persona=person))
    hand = max(holders or _with_chat(turn.find(Acting)), key=lambda acting: acting.at, default=None)
    chat = turn.maybe(Conversation, hand.conversation) if hand else None
    if chat is None:
        return None
    if holders:
        return Way(chat_of(chat))
    persona = name_of(person, turn.procedures())
    return Way(chat_of(chat), persona, title_of(persona, turn.procedures()))


def _with_chat(hands: list[Acting]) -> list[Acting]:
    """Those who were seen in a chat of their own."""
    return [acting for acting in hands if acting.conversation]


def chat_of(kept: Conversation) -> Chat:
    """A chat as it was kept."""
    return Chat(kept.id, ChatKind(kept.kind), kept.service_url, kept.tenant, kept.bot)
