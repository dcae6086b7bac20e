"""Activity -> Request: what the SDK read, in our own words."""

import re
from collections.abc import Mapping
from typing import Any

from botbuilder.schema import Activity

from bot.request import Chat, ChatKind, Happened, Kind, Request
from bot.teams import extension, wire
from bot.teams.refusal import Refusal
from cards.verbs import Verb

LONGEST_TEXT = 30_000
"""Characters; more than Teams lets anybody type."""

FILES = frozenset(each for each in Verb if each.endswith(".file"))
"""The buttons that give a file, by their name: nothing else is pressed by allowing one."""

AT_TAG = re.compile(r"</?at(?:\s[^<>]*)?>", re.IGNORECASE)


def typed(activity: Activity) -> Request:
    """A message: TEXT, or the PRESS of an Action.Submit button. `Refusal` 400."""
    if isinstance(activity.value, dict):
        return _request(activity, Kind.PRESS, **_pressed(activity.value.get("verb"), activity.value))
    return _request(activity, Kind.TEXT, text=spoken(activity))


def pressed(activity: Activity) -> Request:
    """The PRESS of an Action.Execute button. `Refusal` 400."""
    action = activity.value.get("action") if isinstance(activity.value, dict) else None
    if not isinstance(action, dict):
        raise Refusal(400, "the press has no action")
    return _request(activity, Kind.PRESS, **_pressed(action.get("verb"), action.get("data") or {}))


def consented(activity: Activity) -> tuple[Request, wire.Upload | None]:
    """The answer to whether a file may be put among somebody's own: the PRESS it was asked for by, taken, and where it
    goes; None where they declined. `Refusal` 400."""
    answer = wire.consent(activity.value)
    if answer.context.verb not in FILES:
        raise Refusal(400, "the answer is not about a file")
    request = _request(activity, Kind.PRESS, verb=answer.context.verb, ids=answer.context.ids, taking=True)
    return request, answer.upload_info if answer.action == "accept" else None


def chosen(activity: Activity) -> Request:
    """“Make this an action”, chosen on a message: the PRESS that opens its form, with the message's words in it.
    `Refusal` 400."""
    words = _tidy(extension.said(activity.value))[:LONGEST_TEXT]
    return _request(activity, Kind.PRESS, verb=Verb.ACTION_FORM, fields={"words": words})


def sent(activity: Activity) -> Request:
    """The PRESS of a button in the dialog; none there gives a file. `Refusal` 400."""
    data = extension.sent(activity.value)
    if data.get("verb") in FILES:
        raise Refusal(400, "a dialog gives no file")
    return _request(activity, Kind.PRESS, **_pressed(data.get("verb"), data))


def installed(activity: Activity) -> Request:
    """The app was added here."""
    return _request(activity, Kind.INSTALLED)


def removed(activity: Activity) -> Request:
    """The app was taken away from here."""
    return _request(activity, Kind.REMOVED)


MEETINGS = {
    "application/vnd.microsoft.meetingStart": Happened.STARTED,
    "application/vnd.microsoft.meetingEnd": Happened.ENDED,
    "application/vnd.microsoft.meetingParticipantJoin": Happened.CAME,
    "application/vnd.microsoft.meetingParticipantLeave": Happened.WENT,
}
"""What Teams tells of a meeting, by the name of the event."""


def meeting(activity: Activity) -> Request | None:
    """What happened in a meeting; None for any other event. `Refusal` 400 where it names no meeting, or nobody."""
    happened = MEETINGS.get(activity.name or "")
    if happened is None:
        return None
    if not ((activity.channel_data or {}).get("meeting") or {}).get("id"):
        raise Refusal(400, "the event names no meeting")
    moves = happened in (Happened.CAME, Happened.WENT)
    people = wire.members(activity.value) if moves else ()
    return _request(activity, Kind.MEETING, happened=happened, people=people, said_at=activity.timestamp)


def _request(activity: Activity, kind: Kind, **rest: Any) -> Request:
    sender = activity.from_property
    return Request(
        id=f"{activity.conversation.id} {activity.id}",
        kind=kind,
        person=((sender and sender.aad_object_id) or "").lower(),
        chat=_chat(activity),
        card=(activity.reply_to_id or "") if kind is Kind.PRESS else "",
        targeted=bool(activity.recipient and activity.recipient.additional_properties.get("isTargeted")),
        **rest,
    )


def _chat(activity: Activity) -> Chat:
    """A kind we do not know is taken for a group: somebody else may be reading."""
    where = activity.conversation
    kind = where.conversation_type
    return Chat(
        id=where.id,
        kind=ChatKind(kind) if kind in set(ChatKind) else ChatKind.GROUP,
        service_url=activity.service_url,
        tenant=where.tenant_id or ((activity.channel_data or {}).get("tenant") or {}).get("id") or "",
        bot=activity.recipient.id if activity.recipient else "",
        person=activity.from_property.id if activity.from_property else "",
    )


def _pressed(verb: object, data: object) -> dict[str, Any]:
    if not isinstance(verb, str) or not verb or not isinstance(data, dict):
        raise Refusal(400, "the press has no verb")
    ids = data.get("ids", {})
    if not isinstance(ids, dict) or not all(isinstance(value, str) for value in ids.values()):
        raise Refusal(400, "the press has ids that are not text")
    return {"verb": verb, "ids": ids, "fields": _fields(data)}


def _fields(data: Mapping[str, object]) -> dict[str, str]:
    return {
        name: _text(value)
        for name, value in data.items()
        if name not in {"ids", "verb"} and isinstance(value, str | int | float)
    }


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def spoken(activity: Activity) -> str:
    """What was typed, without the mention of the bot: each mention's exact text is taken out once, and no more, so that
    a word which is also the bot's name stays. Other people's mentions become their names."""
    text = activity.text or ""
    bot = activity.recipient.id if activity.recipient else ""
    for entity in activity.entities or ():
        said = entity.additional_properties.get("text")
        mentioned = entity.additional_properties.get("mentioned") or {}
        if entity.type == "mention" and said and bot and mentioned.get("id") == bot:
            text = text.replace(said, " ", 1)
    return _tidy(AT_TAG.sub("", text))[:LONGEST_TEXT]


def _tidy(text: str) -> str:
    """One space between words; line breaks stay."""
    lines = text.replace("&nbsp;", " ").replace("\u00a0", " ").splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()
