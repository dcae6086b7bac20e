"""Events in a mailbox: booked, read, changed, cancelled, deleted."""

import re
from copy import deepcopy
from datetime import time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from msgraph.generated.models.event import Event
from msgraph.generated.users.item.events.item.cancel.cancel_post_request_body import CancelPostRequestBody

from tests.graph.bodies import Body, check, moment, written
from tests.graph.listing import Answer, listed, shaped
from tests.graph.properties import DEFAULTS, READ_ONLY, SETTLED, UNSEEN
from tests.graph.records import NEVER, Call, Kept, Mail, address
from tests.graph.refusal import Refusal, not_found
from tests.graph.state import Graph

ZONE = re.compile(r'outlook\.timezone="([^"]+)"')


def create(graph: Graph, call: Call) -> Answer:
    """Books an event, and invites; the same transactionId again, in the same mailbox, gives what was booked then."""
    body, mailbox = _addressed(graph, _checked(call.body)), graph.mailbox(call.parts["user"])
    for kept in graph.kept.values():
        known = kept.mailbox == mailbox and kept.wire["transactionId"] == body.get("transactionId")
        if body.get("transactionId") and known:
            if any(_differs(kept, name, value) for name, value in body.items()):
                words = "The TransactionId specified in the request has already been used to create a different event."
                raise Refusal(409, "ErrorDuplicateTransactionId", words)
            return 201, _shown(graph, call, kept)
    if not body.get("start") or not body.get("end"):
        raise _unfit("The start and end of an event are required.")
    kept = _new(graph, mailbox, body)
    _mail(graph, kept, "invitation", _emails(kept))
    return 201, _shown(graph, call, kept)


def find(graph: Graph, call: Call) -> Answer:
    """The events of a mailbox, by a property that an application gave them."""
    mailbox = graph.mailbox(call.parts["user"])
    mine = [each for each in graph.kept.values() if each.mailbox == mailbox]
    for each in mine:
        each.looks += 1
    return 200, listed(graph, call, [_shown(graph, call, each) for each in mine if _matches(call, each)])


def read(graph: Graph, call: Call) -> Answer:
    """One event."""
    kept = _kept(graph, call)
    kept.looks += 1
    return 200, _shown(graph, call, kept)


def change(graph: Graph, call: Call) -> Answer:
    """Changes what is named in the body, and tells those invited what they can see of it."""
    kept, body = _kept(graph, call), _addressed(graph, _checked(call.body))
    if "transactionId" in body:
        raise _unfit("The property 'transactionId' cannot be changed.")
    if call.headers.get("If-Match", "*") not in {"*", _etag(kept)}:
        raise Refusal(412, "ErrorIrresolvableConflict", "The send or update operation could not be performed.")
    before = set(_emails(kept))
    named = {name: value for name, value in body.items() if name not in SETTLED | {"@odata.type"}}
    _take(kept, named)
    if {"start", "end"} & named.keys():
        kept.reset()
    if "body" in named and (kept.wire["onlineMeeting"] or {}).get("joinUrl", "") not in kept.wire["body"]["content"]:
        kept.wire.update(isOnlineMeeting=False, onlineMeeting=None)
    kept.edited()
    _tell(graph, kept, named, before)
    return 200, _shown(graph, call, kept)


def cancel(graph: Graph, call: Call) -> Answer:
    """Cancels an event with a word to those invited; it goes to the deleted items."""
    check(CancelPostRequestBody, call.body)
    kept = _kept(graph, call)
    _mail(graph, kept, "cancellation", _emails(kept), call.body.get("Comment", ""))
    graph.remove(kept)
    return 202, None


def delete(graph: Graph, call: Call) -> Answer:
    """Deletes an event; those invited are told that it is off."""
    kept = _kept(graph, call)
    _mail(graph, kept, "cancellation", _emails(kept))
    graph.remove(kept)
    return 204, None


def _checked(given: object) -> Body:
    """A body that Outlook would take, with nothing in it that is not for others to set."""
    body = deepcopy(check(Event, given))
    if forbidden := READ_ONLY & body.keys():
        raise _unfit(f"The property '{min(forbidden)}' is read-only.")
    if len(body.get("attendees") or ()) > 500:
        raise _unfit("Too many attendees.")
    for name in {"start", "end"} & body.keys():
        moment(body[name] or {})
    return body


def _addressed(graph: Graph, body: Body) -> Body:
    """A body in which everybody stands by the main address of their mailbox."""
    for each in body.get("attendees") or ():
        each["emailAddress"]["address"] = graph.aliases.get(address(each), each["emailAddress"]["address"])
    return body


def _new(graph: Graph, mailbox: str, body: Body) -> Kept:
    number = next(graph.numbers)
    id = f"AAMkAGE1convenor-{mailbox.partition('@')[0]}-AAA{number:03d}="
    wire = {
        **deepcopy(DEFAULTS),
        "id": id,
        "changeKey": f"ck-{id[-3:]}-1",
        "iCalUId": f"040000008200E00074C5B7101A82E008{number}",
    }
    wire["organizer"] = {"emailAddress": {"name": "Panel", "address": mailbox}}
    kept = Kept(mailbox, wire, [])
    _take(kept, {name: value for name, value in body.items() if name != "@odata.type"})
    if wire["isOnlineMeeting"]:
        _meet(graph, kept)
    graph.kept[id] = kept
    return kept


def _take(kept: Kept, named: Body) -> None:
    """Puts what is named in the event's place, times in UTC, the answers of those who stay with them."""
    said = {address(each): each["status"] for each in kept.wire["attendees"]}
    for name, value in named.items():
        if name == "singleValueExtendedProperties":
            kept.extended = [{"id": each["id"], "value": each["value"]} for each in value]
        elif name == "attendees":
            fresh = {"response": "none", "time": NEVER}
            kept.wire[name] = [{**each, "status": said.get(address(each), fresh)} for each in value or ()]
        else:
            kept.wire[name] = written(moment(value)) if name in {"start", "end"} else value
    if moment(kept.wire["end"]) < moment(kept.wire["start"]):
        raise _unfit("The end of an event is before its start.")
    if kept.wire["isAllDay"] and any(moment(kept.wire[name]).time() != time.min for name in ("start", "end")):
        raise _unfit("The start and end of an all-day event are at midnight.")


def _meet(graph: Graph, kept: Kept) -> None:
    """The online meeting of a new event; none where the organiser has no licence for it."""
    if not graph.licensed:
        kept.wire.update(isOnlineMeeting=False, onlineMeetingProvider="unknown")
        return
    name = uuid5(NAMESPACE_URL, kept.wire["id"]).hex
    organiser = graph.users[kept.mailbox]
    thread = f"19:meeting_{name}@thread.v2"
    context = f"%7b%22Tid%22%3a%22tenant%22%2c%22Oid%22%3a%22{organiser}%22%7d"
    link = f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{name}%40thread.v2/0?context={context}"
    kept.wire["onlineMeeting"] = {"joinUrl": link}
    kept.wire["body"]["content"] += f'<div class="me-email-text"><a href="{link}">Join</a></div>'
    graph.meetings[f"MSo{name}"] = {
        "id": f"MSo{name}",
        "joinWebUrl": link,
        "subject": kept.wire["subject"],
        "chatInfo": {"threadId": thread, "messageId": "0", "replyChainMessageId": None},
        "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
        "allowRecording": True,
        "allowTranscription": True,
        "recordAutomatically": False,
        "participants": {"organizer": {"upn": kept.mailbox, "identity": {"user": {"id": organiser}}}, "attendees": []},
    }


def _kept(graph: Graph, call: Call) -> Kept:
    kept = graph.kept.get(call.parts["event"])
    if kept is None or kept.mailbox != graph.mailbox(call.parts["user"]):
        raise not_found()
    return kept


def _shown(graph: Graph, call: Call, kept: Kept) -> Body:
    """The event as it is answered: in the zone that is asked for, its link once it is there."""
    zone = found[1] if (found := ZONE.search(call.headers.get("Prefer", ""))) else "UTC"
    wire = {**kept.wire, "@odata.etag": _etag(kept)}
    wire |= {name: written(moment(kept.wire[name]), zone) for name in ("start", "end")}
    if wire["onlineMeeting"] and kept.looks < graph.link_after:
        wire["onlineMeeting"] = None
    return shaped(call, wire, Event, kept.extended)


def _matches(call: Call, kept: Kept) -> bool:
    if not (wanted := call.query.get("$filter")):
        return True
    known = re.fullmatch(
        r"singleValueExtendedProperties/any\((\w+):\s*\1/id eq '([^']+)' and \1/value eq '([^']+)'\)", wanted, re.I
    )
    if known is None:
        raise Refusal(400, "ErrorInvalidUrlQueryFilter", "The filter is not supported here.")
    return any((each["id"].lower(), each["value"]) == (known[2].lower(), known[3]) for each in kept.extended)


def _differs(kept: Kept, name: str, value: Any) -> bool:
    """Whether an event would be another than the one that was booked."""
    if name in {"start", "end"}:
        return moment(kept.wire[name]) != moment(value)
    if name == "attendees":
        return set(_emails(kept)) != {address(each) for each in value}
    return name == "subject" and kept.wire[name] != value


def _tell(graph: Graph, kept: Kept, named: Body, before: set[str]) -> None:
    """Who is told of a change: only those who joined or left, where nothing else has changed."""
    now, seen = set(_emails(kept)), named.keys() - UNSEEN - {"singleValueExtendedProperties"}
    if seen:
        _mail(graph, kept, "invitation", sorted(now - before))
        _mail(graph, kept, "cancellation", sorted(before - now))
    if seen - {"attendees"}:
        _mail(graph, kept, "update", sorted(now & before))


def _mail(graph: Graph, kept: Kept, kind: str, to: list[str], words: str = "") -> None:
    graph.mails += [Mail(each, kind, kept.wire["subject"], words) for each in to]


def _emails(kept: Kept) -> list[str]:
    return [address(each) for each in kept.wire["attendees"]]


def _etag(kept: Kept) -> str:
    return f'W/"{kept.wire["changeKey"]}"'


def _unfit(words: str) -> Refusal:
    return Refusal(400, "ErrorPropertyValidationFailure", words)
