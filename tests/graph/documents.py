"""The minutes' drive, and mail."""

from base64 import b64encode
from typing import Any
from urllib.parse import quote

from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody

from tests.graph.bodies import check
from tests.graph.listing import Answer
from tests.graph.records import Call, Drive, Mail
from tests.graph.refusal import Refusal, not_found
from tests.graph.state import Graph

FORBIDDEN_IN_A_NAME = set('"*:<>?\\|')


def drive(graph: Graph, call: Call) -> Answer:
    """A document library."""
    found = _drive(graph, call)
    return 200, {"id": call.parts["drive"], "name": found.name, "driveType": "documentLibrary"}


def keep(graph: Graph, call: Call) -> Answer:
    """Keeps a file at a path, in place of one that is there."""
    if not _drive(graph, call).writes:
        raise Refusal(403, "accessDenied", "Access denied")
    path = call.parts["item"].removeprefix("root:/").removesuffix(":")
    if not call.parts["item"].startswith("root:/") or not path or FORBIDDEN_IN_A_NAME & set(path):
        raise Refusal(400, "invalidRequest", "The path is not one of a file.")
    files = graph.files.setdefault(call.parts["drive"], {})
    known = path in files
    files[path] = call.body
    return 200 if known else 201, _item(path, call)


def _item(path: str, call: Call) -> dict[str, Any]:
    folder, _, name = path.rpartition("/")
    return {
        "id": "01" + b64encode(path.encode()).decode().upper(),
        "name": name,
        "size": len(call.body),
        "webUrl": f"https://demo.sharepoint.com/sites/panel/Documents/{quote(path)}",
        "file": {"mimeType": call.headers.get("Content-Type", "")},
        "parentReference": {"driveId": call.parts["drive"], "path": f"/drives/{call.parts['drive']}/root:/{folder}"},
    }


def send(graph: Graph, call: Call) -> Answer:
    """Sends a mail."""
    message = check(SendMailPostRequestBody, call.body).get("Message") or {}
    graph.mailbox(call.parts["user"])
    to = [each["emailAddress"]["address"] for each in message.get("toRecipients") or ()]
    if not to:
        raise Refusal(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.")
    words = (message.get("body") or {}).get("content", "")
    graph.mails += [Mail(each.lower(), "mail", message.get("subject", ""), words) for each in to]
    return 202, None


def _drive(graph: Graph, call: Call) -> Drive:
    if call.parts["drive"] not in graph.drives:
        raise not_found("itemNotFound")
    return graph.drives[call.parts["drive"]]
