"""The shape a request must have before anything is believed of it, or made of it."""

import hashlib
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, Entity

from bot.teams.refusal import Refusal


class Account(msgspec.Struct):
    id: str = ""
    aadObjectId: str | None = None  # noqa: N815  # the wire's own spelling, here and below
    isTargeted: bool | None = None  # noqa: N815


class Conversation(msgspec.Struct):
    id: str
    conversationType: str | None = None  # noqa: N815
    tenantId: str | None = None  # noqa: N815


class Tenant(msgspec.Struct):
    id: str | None = None


class Meeting(msgspec.Struct):
    id: str | None = None


class ChannelData(msgspec.Struct):
    tenant: Tenant | None = None
    meeting: Meeting | None = None


class Mention(msgspec.Struct):
    type: str | None = None
    text: str | None = None
    mentioned: Account | None = None


class Envelope(msgspec.Struct):
    """What is used of an activity, strictly typed. Anything else in it is never looked at."""

    type: str
    channelId: str  # noqa: N815
    serviceUrl: str  # noqa: N815
    conversation: Conversation
    id: str | None = None
    sender: Account | None = msgspec.field(default=None, name="from")
    recipient: Account | None = None
    name: str | None = None
    action: str | None = None
    text: str | None = None
    timestamp: str | None = None
    replyToId: str | None = None  # noqa: N815
    entities: list[Mention] | None = None
    membersAdded: list[Account] | None = None  # noqa: N815
    membersRemoved: list[Account] | None = None  # noqa: N815
    channelData: ChannelData | None = None  # noqa: N815
    value: Any = None

    def tenants(self) -> frozenset[str]:
        """Every tenant the activity says it is from; there should be one."""
        data = self.channelData.tenant.id if self.channelData and self.channelData.tenant else None
        return frozenset(tenant.lower() for tenant in (self.conversation.tenantId, data) if tenant)


class User(msgspec.Struct, rename="camel"):
    """Somebody in a meeting; one without an id in the organisation came by telephone, or as a guest."""

    id: str = ""
    aad_object_id: str | None = None


class Member(msgspec.Struct):
    user: User


class Members(msgspec.Struct):
    """Who came to a meeting, or went."""

    members: Annotated[list[Member], msgspec.Meta(max_length=1000)]


def members(value: object) -> tuple[str, ...]:
    """The ids of those who came, or went: in the organisation, else what Teams calls them. `Refusal` 400."""
    try:
        found = msgspec.convert(value, Members).members
    except msgspec.ValidationError:
        raise Refusal(400, "the event does not say who it is about") from None
    return tuple((each.user.aad_object_id or each.user.id).lower() for each in found if each.user != User())


class Upload(msgspec.Struct, rename="camel"):
    """Where a file goes that somebody allowed: where it is put, where it is then found. All of it is the client's."""

    upload_url: str
    content_url: str
    unique_id: Annotated[str, msgspec.Meta(pattern=r"^[\w-]{1,100}$")]


class Offered(msgspec.Struct):
    """The button by which a file was asked for, as it was sent with the question."""

    verb: str
    ids: dict[str, str]


class Consent(msgspec.Struct, rename="camel"):
    """The answer to whether a file may be put among somebody's own."""

    action: Literal["accept", "decline"]
    context: Offered
    upload_info: Upload | None = None


def consent(value: object) -> Consent:
    """What was answered about a file. `Refusal` 400."""
    try:
        answer = msgspec.convert(value, Consent)
    except msgspec.ValidationError:
        raise Refusal(400, "the answer is not about a file") from None
    if answer.action == "accept" and answer.upload_info is None:
        raise Refusal(400, "the answer does not say where the file goes")
    return answer


def read(body: bytes) -> Envelope:
    """The body of a request, checked. `Refusal` 400 if it is not an activity. Without an id it gets one from its body,
    so that the same request sent again is known by it."""
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Refusal(400, "the body is not an activity") from None
    if not (envelope.type and envelope.conversation.id):
        raise Refusal(400, "the activity has no type or no conversation")
    envelope.id = envelope.id or "body-" + hashlib.sha256(body).hexdigest()
    return envelope


def activity(envelope: Envelope) -> Activity:
    """The checked activity as the SDK's own type; its own reader would take a quarter of the time of a whole turn."""
    where = envelope.conversation
    return Activity(
        type=envelope.type,
        id=envelope.id,
        channel_id=envelope.channelId,
        service_url=envelope.serviceUrl,
        conversation=ConversationAccount(
            id=where.id, conversation_type=where.conversationType, tenant_id=where.tenantId
        ),
        from_property=_account(envelope.sender),
        recipient=_account(envelope.recipient),
        name=envelope.name,
        action=envelope.action,
        text=envelope.text,
        reply_to_id=envelope.replyToId,
        entities=[_entity(mention) for mention in envelope.entities or ()],
        members_added=[_account(member) for member in envelope.membersAdded or ()],
        members_removed=[_account(member) for member in envelope.membersRemoved or ()],
        channel_data=msgspec.to_builtins(envelope.channelData),
        timestamp=_moment(envelope.timestamp),
        value=envelope.value,
    )


def _moment(said: str | None) -> datetime | None:
    """When the channel says that something happened; None where it says nothing that can be read."""
    try:
        return msgspec.convert(said, datetime) if said else None
    except msgspec.ValidationError:
        return None


def _account(account: Account | None) -> ChannelAccount | None:
    if account is None:
        return None
    made = ChannelAccount(id=account.id, aad_object_id=account.aadObjectId)
    made.additional_properties["isTargeted"] = account.isTargeted
    return made


def _entity(mention: Mention) -> Entity:
    made = Entity(type=mention.type)
    made.additional_properties |= {"text": mention.text, "mentioned": msgspec.to_builtins(mention.mentioned)}
    return made
