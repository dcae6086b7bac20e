"""Files in Teams: the person is asked, Teams says where their file goes, and it is put there (personal chats only)."""

import logging
import re
from collections import deque
from typing import Any

import aiohttp
from yarl import URL

from bot.making import bytes_of
from bot.ports import Desk
from bot.request import Document, Request
from bot.teams import message
from bot.teams.hosts import LOOPBACK, Hosts
from bot.teams.line import Line
from bot.teams.postman import TeamsPostman
from bot.teams.wire import Upload
from cards import documents as cards
from cards import templates
from cards.parts import Opened

log = logging.getLogger(__name__)

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
TIMEOUT = aiohttp.ClientTimeout(total=8)
REMEMBERED = 500

# Microsoft alone gives names directly under these: nobody can register one, and nothing stands deeper.
STORES = re.compile(r"[a-z0-9-]+\.sharepoint(\.com|\.us|-mil\.us)|(dod-)?graph\.microsoft\.us|graph\.microsoft\.com")
CLEAN = re.compile(r"[^\x00-\x20\x7f\\]+")


class Files:
    """`bot.ports.Documents` in Teams. Whether somebody may have a file is asked of the desk again when they allow it:
    what comes back with their answer is the client's."""

    def __init__(
        self, desk: Desk, postman: TeamsPostman, line: Line, session: aiohttp.ClientSession, hosts: Hosts
    ) -> None:
        self._desk = desk
        self._postman = postman
        self._line = line
        self._session = session
        self._hosts = hosts
        self._done: deque[str] = deque(maxlen=REMEMBERED)  # what is sent again is neither asked nor put again

    async def offer(self, request: Request, card: Opened, document: Document) -> Opened:
        """Asks in the chat whether the file may be put among the person's own; a press sent again asks nothing."""
        if request.id not in self._done:
            size = len(await bytes_of(self._desk, document))
            await self._line.post(request.chat, message.encode(consent(request, document, size)))
            self._done.append(request.id)
        return cards.by_consent(card)

    async def answered(self, request: Request, upload: Upload | None) -> None:
        """They allowed it, and it goes where Teams said; or declined, where `upload` is None. They are told what became
        of it, and the question goes away: it is answered once, whichever device answers first. `Unreachable`,
        `NotSent`."""
        question = request.card or request.id
        if question in self._done:
            return
        self._done.append(question)
        try:
            await self._see_to(request, upload)
        except Exception:
            self._done.remove(question)
            raise
        if request.card:
            await self._line.delete(request.chat, request.card)

    async def _see_to(self, request: Request, upload: Upload | None) -> None:
        if upload is None:
            await self._postman.post(request.chat, cards.declined())
        else:
            await self._hand_over(request, upload)

    async def _hand_over(self, request: Request, upload: Upload) -> None:
        # A path among somebody's files may hold spaces; it is shown, and never asked for.
        found_at = upload.content_url.replace(" ", "%20")
        if not (trusted(upload.upload_url, self._hosts) and trusted(found_at, self._hosts)):
            log.warning("conversation %s: a file was to go to an address that is not allowed", request.chat.id)
            await self._postman.post(request.chat, cards.not_saved())
        elif (document := self._desk.answer(request).document) is None:
            await self._postman.post(request.chat, cards.not_yours())
        elif await self._put(upload.upload_url, await bytes_of(self._desk, document)):
            await self._line.post(request.chat, message.encode(info(document, upload)))
        else:
            await self._postman.post(request.chat, cards.not_saved())

    async def _put(self, address: str, body: bytes) -> bool:
        """Whether it arrived, whole. No token goes with it: the address itself is the right to write there."""
        headers = {
            "Content-Range": f"bytes 0-{len(body) - 1}/{len(body)}",
            "Content-Type": "application/octet-stream",
        }
        url = URL(address, encoded=True)
        try:
            async with self._session.put(
                url, data=body, headers=headers, allow_redirects=False, timeout=TIMEOUT
            ) as answer:
                return answer.status in {200, 201}
        except (aiohttp.ClientError, TimeoutError):
            return False


def trusted(address: str, hosts: Hosts) -> bool:
    """Whether a file may go there: Microsoft's own stores over https, or an address on this machine that the settings
    name."""
    try:
        url = URL(address, encoded=True)
        here, host = url.origin(), url.raw_host or ""
    except ValueError:
        return False
    if not CLEAN.fullmatch(address) or "@" in url.raw_authority:
        return False
    if here.scheme == "http":
        return host in LOOPBACK and str(here) in hosts.exact
    return here.scheme == "https" and here.port == 443 and bool(STORES.fullmatch(host.lower()))


def consent(request: Request, document: Document, size: int) -> dict[str, Any]:
    """The message that asks. It carries the button and its ids, as a card does, and nothing else."""
    context = {"verb": request.verb, "ids": dict(request.ids)}
    content = {
        "description": templates.documents.ASKS,
        "sizeInBytes": size,
        "acceptContext": context,
        "declineContext": context,
    }
    return _message(templates.documents.ASKS, {"contentType": CONSENT, "name": document.name, "content": content})


def info(document: Document, upload: Upload) -> dict[str, Any]:
    """The message with the file that was saved, to be opened from there."""
    kind = document.name.rpartition(".")[2]
    content = {"uniqueId": upload.unique_id, "fileType": kind}
    attachment = {"contentType": INFO, "contentUrl": upload.content_url, "name": document.name, "content": content}
    return _message(templates.documents.saved(document.name), attachment)


def _message(summary: str, attachment: dict[str, Any]) -> dict[str, Any]:
    return {"type": "message", "summary": summary, "attachments": [attachment]}
