"""Documents in the organisation's own library, and links to them mailed from the organiser's mailbox."""

import asyncio
import re
from collections.abc import Awaitable

from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_abstractions.headers_collection import HeadersCollection
from msgraph import GraphServiceClient
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.drive_item import DriveItem
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.file import File
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.message import Message
from msgraph.generated.models.recipient import Recipient
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody

from bot.calendars.graph.client import Client, touch_models
from bot.calendars.graph.errors import Missing, undecided
from bot.ports import Hindered, NotSent, Uncertain
from panel.words import Hindrance

LIBRARY, MAIL = "Sites.Selected", "Mail.Send"
FOLDER = "Convenor"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*\.[A-Za-z0-9]+")
"""Letters, digits and hyphens, and what kind of file it is."""
SECONDS = 20.0
"""How long an answer to a mail may take: less than the client's own limit, after which nobody would know why."""


class SharePoint:
    """`bot.ports.Library` over one SharePoint library, GRAPH_DRIVE_ID."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def keep(self, name: str, media_type: str, body: bytes) -> str:
        """Keeps a document, in place of one of the same name; ValueError for a name that is not plain."""
        if not NAME.fullmatch(name):
            raise ValueError("not the name of a document")
        if not self._client.drive:
            raise Hindered(Hindrance.DRIVE, "GRAPH_DRIVE_ID")
        try:
            return await self._put(name, media_type, body)
        except Missing:
            raise Hindered(Hindrance.DRIVE, "GRAPH_DRIVE_ID") from None
        except Hindered as hindered:
            if hindered.by is Hindrance.PERMISSION:
                raise Hindered(Hindrance.DRIVE, LIBRARY) from None
            raise

    async def mail(self, email: str, subject: str, link: str) -> None:
        """Mails a link, once: what may have gone out already is never sent again unasked."""
        async with self._client.mailbox(MAIL) as mailbox:
            await _once(mailbox.send_mail.post(_message(email, subject, link)))

    async def _put(self, name: str, media_type: str, body: bytes) -> str:
        async with self._client.asking(LIBRARY) as graph:
            items = graph.drives.by_drive_id(self._client.drive).items
            kept = await items.by_drive_item_id(f"root:/{FOLDER}/{name}:").content.put(body, _of_type(media_type))
        link = str(kept.web_url or "") if kept else ""
        if not link.startswith("https://"):
            raise NotSent("an answer gives no link")
        return link


def touch(graph: GraphServiceClient) -> None:
    """Has everything imported that this file uses."""
    touch_models(DriveItem, File)
    graph.drives.by_drive_id("-").items.by_drive_item_id("-").content.to_put_request_information(b"")
    graph.users.by_user_id("-").send_mail.to_post_request_information(_message("-", "-", "-"))


async def _once(sending: Awaitable[None]) -> None:
    try:
        async with asyncio.timeout(SECONDS):
            await sending
    except Exception as error:
        if undecided(error):
            raise Uncertain("a mail may have gone out") from None
        raise


def _message(email: str, subject: str, link: str) -> SendMailPostRequestBody:
    message = Message(
        subject=subject,
        body=ItemBody(content_type=BodyType.Text, content=f"Open it here: {link}"),
        to_recipients=[Recipient(email_address=EmailAddress(address=email))],
    )
    return SendMailPostRequestBody(message=message, save_to_sent_items=True)


def _of_type(media_type: str) -> RequestConfiguration:
    headers = HeadersCollection()
    headers.add("Content-Type", media_type)
    return RequestConfiguration(headers=headers)
