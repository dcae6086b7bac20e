"""The event of a panel in the organiser's mailbox: booked, changed, cancelled, looked at."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID, uuid5

from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_abstractions.headers_collection import HeadersCollection
from msgraph import GraphServiceClient
from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.event import Event as Kept
from msgraph.generated.models.event_collection_response import EventCollectionResponse
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.location import Location
from msgraph.generated.models.online_meeting_info import OnlineMeetingInfo
from msgraph.generated.models.online_meeting_provider_type import OnlineMeetingProviderType
from msgraph.generated.models.phone import Phone
from msgraph.generated.models.response_status import ResponseStatus
from msgraph.generated.models.sensitivity import Sensitivity
from msgraph.generated.models.single_value_legacy_extended_property import SingleValueLegacyExtendedProperty
from msgraph.generated.users.item.events.events_request_builder import EventsRequestBuilder
from msgraph.generated.users.item.events.item.cancel.cancel_post_request_body import CancelPostRequestBody
from msgraph.generated.users.item.events.item.event_item_request_builder import EventItemRequestBuilder

from bot.calendars.graph.changes import changes
from bot.calendars.graph.client import Client, touch_models
from bot.calendars.graph.entries import entry, etag, invited, subject, times
from bot.calendars.graph.errors import Answered, Missing
from bot.ports import Entry, Event, Gone, NotSent

PERMISSION = "Calendars.ReadWrite"
OURS = UUID("5b0c7a4e-0e53-4c0e-9a5e-6d1f0a8f7c21")
"""Convenor's own: the property that says which panel an event is of, and the ids of its requests, are made from it."""
PROPERTY = f"String {{{OURS}}} Name ConvenorPanel"
BODY = "<p>Booked by Convenor. What it is about, and any change, is in Teams.</p>"
CANCELLED = "This meeting will not take place."
SEEN = ["id", "changeKey", "start", "end", "isAllDay", "location", "isCancelled", "onlineMeeting", "attendees"]
SEEN += ["subject", "sensitivity", "hideAttendees", "transactionId"]
PAGES = 20
"""As many are looked through for an event; Graph may give empty ones."""
CONFLICT = 409
PREFER = 'IdType="ImmutableId", outlook.timezone="UTC"'
"""An id that stays when the event is moved to another folder, and times that need no list of Windows' zones."""
T = TypeVar("T")


async def put(client: Client, event: Event) -> Entry:
    """Books a panel, or changes or cancels its event. What stands there as it is wanted is left alone, so that nobody
    is mailed twice; so is what somebody else has changed in it. `Gone` for one that was deleted or cancelled by
    hand."""
    if event.cancelled:
        return await _cancel(client, event)
    there = await (_read(client, event.known_as) if event.known_as else _find(client, event))
    if event.known_as and (there is None or there.is_cancelled):
        raise Gone
    found = there or await _create(client, event)
    # What was booked just now, for the first time, is as it is wanted, by whatever address people stand there.
    new = there is None and not event.tried
    made = None if found.is_cancelled or new else changes(event, found)
    written = there is None or made is not None
    return replace(entry(await _change(client, found, made) if made else found), written=written)


async def look(client: Client, event: str) -> Entry | None:
    """An event as it stands; None when it has been deleted."""
    found = await _read(client, event)
    return entry(found) if found else None


def touch(graph: GraphServiceClient) -> None:
    """Has everything imported that this file uses."""
    touch_models(Kept, EventCollectionResponse, Attendee, ItemBody, Location, OnlineMeetingInfo, ResponseStatus)
    touch_models(SingleValueLegacyExtendedProperty, CancelPostRequestBody, Phone)
    graph.users.by_user_id("-").events.by_event_id("-").cancel.to_post_request_information(CancelPostRequestBody())


async def _read(client: Client, id: str) -> Kept | None:
    seen = EventItemRequestBuilder.EventItemRequestBuilderGetQueryParameters(select=SEEN)
    try:
        async with client.mailbox(PERMISSION) as mailbox:
            return _whole(await mailbox.events.by_event_id(id).get(_asked(seen)))
    except Missing:
        return None


async def _find(client: Client, event: Event) -> Kept | None:
    """The event that was booked for a panel before, though nobody heard that it was. Of those that were cancelled only
    the one that is to be booked now."""
    found = await _all(client, event.panel)
    standing = [each for each in found if not each.is_cancelled]
    return next(iter(standing + [each for each in found if each.transaction_id == _transaction(event)]), None)


async def _all(client: Client, panel: str) -> list[Kept]:
    """Every event that was booked for a panel."""
    wanted = f"singleValueExtendedProperties/any(ep: ep/id eq '{PROPERTY}' and ep/value eq '{panel}')"
    seen = EventsRequestBuilder.EventsRequestBuilderGetQueryParameters(filter=wanted, select=SEEN)
    those: list[Kept] = []
    next_page = ""
    for _ in range(PAGES):
        async with client.mailbox(PERMISSION) as mailbox:
            page = mailbox.events.with_url(next_page).get(_asked()) if next_page else mailbox.events.get(_asked(seen))
            found = _whole(await page)
        those += _whole(found.value)
        if not (next_page := found.odata_next_link or ""):
            return those
    raise NotSent("a list does not end")


async def _create(client: Client, event: Event) -> Kept:
    """The event as it was booked now, or before, where nobody heard of it until now."""
    try:
        async with client.mailbox(PERMISSION) as mailbox:
            return _whole(await mailbox.events.post(_new(event), _asked()))
    except Answered as answered:
        if answered.status == CONFLICT and (found := await _find(client, event)):
            return found
        raise


def _transaction(event: Event) -> str:
    """However often it is tried, and whatever changes meanwhile, a booking has one: Graph makes one event of them, even
    of an attempt that comes late."""
    return str(uuid5(OURS, f"{event.panel} {event.anew}"))


def _new(event: Event) -> Kept:
    start, end = times(event)
    return Kept(
        subject=subject(event),
        body=ItemBody(content_type=BodyType.Html, content=BODY),
        start=start,
        end=end,
        location=Location(display_name=event.place),
        attendees=[invited(email) for email in event.attendees],
        is_online_meeting=True,
        online_meeting_provider=OnlineMeetingProviderType.TeamsForBusiness,
        sensitivity=Sensitivity.Private,
        hide_attendees=True,
        allow_new_time_proposals=False,
        response_requested=True,
        transaction_id=_transaction(event),
        single_value_extended_properties=[SingleValueLegacyExtendedProperty(id=PROPERTY, value=event.panel)],
    )


async def _change(client: Client, found: Kept, made: Kept) -> Kept:
    """Changes an event as it was read; `Answered` where somebody else was quicker, and it is read again."""
    try:
        async with client.mailbox(PERMISSION) as mailbox:
            asked = _asked()
            asked.headers.add("If-Match", etag(found))
            return _whole(await mailbox.events.by_event_id(str(found.id)).patch(made, asked))
    except Missing:
        raise Gone from None


async def _cancel(client: Client, event: Event) -> Entry:
    """Cancels every event of a panel: somebody may have taken back one that was deleted."""
    found = {str(each.id): each for each in await _all(client, event.panel)}
    if event.known_as and event.known_as not in found and (known := await _read(client, event.known_as)):
        found[event.known_as] = known
    standing = [each for each in found.values() if not each.is_cancelled]
    for each in standing:
        await _cancel_one(client, each)
    return Entry("", cancelled=True, written=bool(standing))


async def _cancel_one(client: Client, found: Kept) -> None:
    """Outlook tells those who are invited; it cannot cancel an event that nobody is invited to, only delete it. One
    that somebody has just deleted needs nothing."""
    try:
        async with client.mailbox(PERMISSION) as mailbox:
            event, comment = mailbox.events.by_event_id(str(found.id)), CancelPostRequestBody(comment=CANCELLED)
            await (event.cancel.post(comment, _asked()) if found.attendees else event.delete(_asked()))
    except Missing:
        return


def _asked(query: object = None) -> RequestConfiguration:
    headers = HeadersCollection()
    headers.add("Prefer", PREFER)
    return RequestConfiguration(query_parameters=query, headers=headers)


def _whole(answer: T | None) -> T:
    """An answer without a body is none."""
    if answer is None:
        raise NotSent("an answer is empty")
    return answer
