"""What Teams really sends: the body of every kind of activity the bot is asked to take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

APP_ID = "5a1c0de0-0000-4000-8000-00000000b07a"
BOT = f"28:{APP_ID}"
BOT_NAME = "Convenor"
TENANT = "5a1c0de0-0000-4000-8000-000000007e4a"

Body = dict[str, Any]

_numbers = count(1)


@dataclass(frozen=True)
class Who:
    """Somebody who uses Teams: `aad` is their Entra object id, `id` the one Teams gives them."""

    aad: str
    name: str = "Somebody"

    @property
    def id(self) -> str:
        return f"29:{self.aad}"


@dataclass(frozen=True)
class Where:
    """A conversation: `kind` is personal, groupChat or channel."""

    service_url: str
    id: str = "a:personal-1"
    kind: str = "personal"
    tenant: str = TENANT


def message(who: Who, where: Where, text: str, mention: bool = False, targeted: bool = False) -> Body:
    """Something typed; with `mention` it begins with the bot's name, as it must outside a personal chat."""
    at = f"<at>{BOT_NAME}</at>"
    entities: list[Body] = [{"type": "clientInfo", "locale": "en-GB", "platform": "Windows"}]
    if mention:
        entities.append({"type": "mention", "mentioned": {"id": BOT, "name": BOT_NAME}, "text": at})
    body = _activity(who, where, "message", text=f"{at}&nbsp;{text}" if mention else text, entities=entities)
    if targeted:
        body["recipient"]["isTargeted"] = True
    return body


@dataclass(frozen=True)
class Pressed:
    """A button, and what stood in the card when it was pressed."""

    verb: str
    ids: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    card: str = ""


def press(who: Who, where: Where, pressed: Pressed) -> Body:
    """A press of an Action.Execute button."""
    data = {"ids": dict(pressed.ids), **pressed.fields}
    action = {"type": "Action.Execute", "title": "Go on", "verb": pressed.verb, "data": data}
    return _activity(
        who,
        where,
        "invoke",
        name="adaptiveCard/action",
        replyToId=pressed.card,
        value={"action": action, "trigger": "manual"},
    )


@dataclass(frozen=True)
class Asked:
    """The message that asked whether a file may be saved: what it carried, and its activity id."""

    context: Body
    activity: str = ""


def allow(who: Who, where: Where, asked: Asked, upload_url: str, **changed: Any) -> Body:
    """A file is allowed, and Teams says where it goes; with some of that changed."""
    upload = {
        "contentUrl": "https://contoso-my.sharepoint.com/personal/ann_contoso_com/Documents/Applications/panel.ics",
        "name": "panel.ics",
        "uploadUrl": upload_url,
        "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C8C",
        "fileType": "ics",
        "etag": "123",
    }
    return _answered(who, where, asked, {"action": "accept", "uploadInfo": upload | changed})


def decline(who: Who, where: Where, asked: Asked) -> Body:
    """A file is not wanted."""
    return _answered(who, where, asked, {"action": "decline"})


def _answered(who: Who, where: Where, asked: Asked, answer: Body) -> Body:
    value = {"type": "fileUpload", "context": asked.context, **answer}
    return _activity(who, where, "invoke", name="fileConsent/invoke", replyToId=asked.activity, value=value)


def submit(who: Who, where: Where, pressed: Pressed) -> Body:
    """A press of an Action.Submit button, which comes as a message."""
    value = {"verb": pressed.verb, "ids": dict(pressed.ids), **pressed.fields}
    return _activity(who, where, "message", replyToId=pressed.card, value=value)


def make_action(who: Who, where: Where, html: str, **changed: Any) -> Body:
    """“Make this an action”, chosen on a message of somebody's; with some of that changed."""
    value = {
        "commandId": "makeAction",
        "commandContext": "message",
        "context": {"theme": "default"},
        "messagePayload": {
            "id": "1700000000000",
            "messageType": "message",
            "createdDateTime": "2026-11-23T09:00:00.000Z",
            "from": {"user": {"id": "b", "displayName": "Somebody else", "userIdentityType": "aadUser"}},
            "body": {"contentType": "html", "content": html},
            "attachments": [],
            "mentions": [],
        },
    }
    return _activity(who, where, "invoke", name="composeExtension/fetchTask", value=value | changed)


def dialog_sent(who: Who, where: Where, data: Mapping[str, Any], command: str = "makeAction") -> Body:
    """A button of the dialog over a message: an Action.Submit with what stood in the card."""
    value = {"commandId": command, "commandContext": "message", "data": dict(data), "context": {"theme": "default"}}
    return _activity(who, where, "invoke", name="composeExtension/submitAction", value=value)


def installation(who: Who, where: Where, action: str = "add") -> Body:
    """The app is added or taken away: add, add-upgrade, remove or remove-upgrade."""
    return _activity(who, where, "installationUpdate", action=action)


def bot_added(who: Who, where: Where, member: str = BOT) -> Body:
    """Somebody, the bot if nobody else is named, joins the conversation."""
    return _activity(who, where, "conversationUpdate", membersAdded=[{"id": member}])


def bot_removed(who: Who, where: Where, member: str = BOT) -> Body:
    """Somebody, the bot if nobody else is named, leaves the conversation."""
    return _activity(who, where, "conversationUpdate", membersRemoved=[{"id": member}])


def meeting_start(who: Who, where: Where) -> Body:
    """A meeting begins."""
    value = {"MeetingType": "Scheduled", "Title": "Panel", "Id": "m1", "StartTime": "2026-11-24T09:30:00Z"}
    return _of_meeting(who, where, "meetingStart", value)


def meeting_end(who: Who, where: Where) -> Body:
    """A meeting ends."""
    value = {"MeetingType": "Scheduled", "Title": "Panel", "Id": "m1", "EndTime": "2026-11-24T13:00:00Z"}
    return _of_meeting(who, where, "meetingEnd", value)


def meeting_join(who: Who, where: Where, *people: Who, at: str = "") -> Body:
    """People come to a meeting; one without an Entra id by telephone."""
    return _of_meeting(who, where, "meetingParticipantJoin", _members(people, True)) | _sent(at)


def meeting_leave(who: Who, where: Where, *people: Who, at: str = "") -> Body:
    """People leave a meeting."""
    return _of_meeting(who, where, "meetingParticipantLeave", _members(people, False)) | _sent(at)


def _sent(at: str) -> Body:
    return {"timestamp": at} if at else {}


def _members(people: tuple[Who, ...], there: bool) -> Body:
    users = [{"id": who.id, "name": who.name} | ({"aadObjectId": who.aad} if "-" in who.aad else {}) for who in people]
    return {"members": [{"user": user, "meeting": {"inMeeting": there, "role": "Attendee"}} for user in users]}


def _of_meeting(who: Who, where: Where, event: str, value: Body) -> Body:
    body = _activity(who, where, "event", name=f"application/vnd.microsoft.{event}", value=value)
    body["channelData"]["meeting"] = {"id": "MCMxOTptZWV0aW5nX3BhbmVsQHRocmVhZC52MiMw"}
    return body


def other(who: Who, where: Where, type: str, **more: Any) -> Body:
    """Any other activity."""
    return _activity(who, where, type, **more)


def _activity(who: Who, where: Where, type: str, **more: Any) -> Body:
    number = next(_numbers)
    return {
        "type": type,
        "id": f"activity-{number}",
        "timestamp": "2026-11-22T09:00:00.000Z",
        "localTimestamp": "2026-11-22T09:00:00.000+00:00",
        "channelId": "msteams",
        "serviceUrl": where.service_url,
        "from": {"id": who.id, "name": who.name, "aadObjectId": who.aad},
        "recipient": {"id": BOT, "name": BOT_NAME},
        "conversation": {"id": where.id, "conversationType": where.kind, "tenantId": where.tenant},
        "channelData": {"tenant": {"id": where.tenant}},
        "locale": "en-GB",
        **{name: value for name, value in more.items() if value},
    }
