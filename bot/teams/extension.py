"""The message extension: “Make this an action” on somebody's message, and the dialog it opens."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Annotated, Any, Literal

import msgspec

from bot.request import Reply
from bot.teams import message
from bot.teams.answers import Answer
from bot.teams.problems import log
from bot.teams.refusal import Refusal
from cards.templates import endings
from cards.verbs import Verb

TITLE = "Make this an action"
COMMAND = "makeAction"
"""The manifest names it so."""
LONGEST = 200_000
PARAGRAPHS = frozenset({"br", "p", "div", "li", "blockquote", "tr"})
UNSAID = frozenset({"script", "style", "attachment"})


class Body(msgspec.Struct, rename="camel"):
    """What a message says."""

    content: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    content_type: Literal["html", "text"] = "text"


class Payload(msgspec.Struct):
    """The message that was chosen."""

    body: Body


class Chosen(msgspec.Struct, rename="camel"):
    """The command, chosen on a message."""

    command_id: Literal["makeAction"]
    command_context: Literal["message"]
    message_payload: Payload


class Sent(msgspec.Struct, rename="camel"):
    """A button of the dialog: its verb and ids, with what stood in the card."""

    command_id: Literal["makeAction"]
    data: dict[str, Any]


def said(value: object) -> str:
    """The words of the message that was chosen, without its HTML. `Refusal` 400."""
    try:
        body = msgspec.convert(value, Chosen).message_payload.body
    except msgspec.ValidationError:
        raise Refusal(400, "this is not a message to make an action of") from None
    return words_of(body.content) if body.content_type == "html" else body.content


def sent(value: object) -> dict[str, Any]:
    """What the dialog's button carries. `Refusal` 400."""
    try:
        return msgspec.convert(value, Sent).data
    except msgspec.ValidationError:
        raise Refusal(400, "this is no button of the dialog") from None


def words_of(html: str) -> str:
    """The text in some HTML, a line a paragraph."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.found)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unsaid += tag in UNSAID
        self._breaks(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unsaid -= tag in UNSAID and self._unsaid > 0
        self._breaks(tag)

    def _breaks(self, tag: str) -> None:
        if tag in PARAGRAPHS and self.found and not self.found[-1].endswith("\n"):
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.found.append(data)


def shown(reply: Reply, verb: str) -> Answer:
    """The dialog with a card in it; once the action is recorded it closes, with a line that says so and no more."""
    if reply.card is None:
        return closed(endings.DONE)
    card = reply.card.card
    if verb == Verb.ACTION_SAVE and not reply.refused and not _asks(card):
        return closed(card["fallbackText"])
    content = {"contentType": message.CARD, "content": _submitting(card)}
    task = {"type": "continue", "value": {"title": TITLE, "height": "large", "width": "medium", "card": content}}
    answer = Answer(200, {"task": task})
    if message.fits(message.encode(answer.body)):
        return answer
    log.error("a dialog was too long to show")
    return closed(endings.TOO_LONG)


def closed(line: str) -> Answer:
    """The dialog closes, with a sentence of our own."""
    return Answer(200, {"task": {"type": "message", "value": line}})


def _asks(card: Mapping[str, Any]) -> bool:
    return any(str(one.get("type", "")).startswith("Input.") for one in card["body"])


def _submitting(part: Any) -> Any:
    """The card with its buttons as a dialog knows them: Action.Submit, with the verb among what it sends."""
    if isinstance(part, list):
        return [_submitting(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") != "Action.Execute":
        return {key: _submitting(value) for key, value in part.items()}
    kept = {key: value for key, value in part.items() if key not in {"verb", "data"}}
    return {**kept, "type": "Action.Submit", "data": {**part.get("data", {}), "verb": part["verb"]}}
