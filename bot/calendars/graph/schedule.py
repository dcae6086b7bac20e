"""When people are free, as their calendars say: that, and nothing of what stands in them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgraph import GraphServiceClient
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.free_busy_error import FreeBusyError
from msgraph.generated.models.schedule_information import ScheduleInformation
from msgraph.generated.models.schedule_item import ScheduleItem
from msgraph.generated.models.working_hours import WorkingHours
from msgraph.generated.users.item.calendar.get_schedule.get_schedule_post_request_body import (
    GetSchedulePostRequestBody,
)
from msgraph.generated.users.item.calendar.get_schedule.get_schedule_post_response import GetSchedulePostResponse

from bot.calendars.graph.client import Client, touch_models
from bot.calendars.graph.events import PERMISSION
from bot.ports import NotSent

MOST = 20
"""Mailboxes that one request may ask about."""
SLOT = timedelta(minutes=30)
FREE = frozenset("04")
"""Nothing there, or working elsewhere: panels are online. Tentative counts as busy: so shows whoever was invited to
something and has not answered yet, and nobody should be promised who may not come."""

Times = Sequence[tuple[datetime, datetime]]


async def free(client: Client, emails: Sequence[str], times: Times) -> Mapping[str, tuple[bool, ...]]:
    """Whether each of these people is free at each of these times, which lie within two months; nobody is in it whose
    calendar cannot be seen from here."""
    found: dict[str, tuple[bool, ...]] = {}
    if times:
        # By UTC, in which every day has as many slots, and from a full hour: the answer is read by position.
        start = min(time[0] for time in times).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        end = max(time[1] for time in times).astimezone(UTC)
        for first in range(0, len(emails), MOST):
            views = await _views(client, emails[first : first + MOST], start, end)
            found |= {email: tuple(_is_free(view, start, time) for time in times) for email, view in views}
    return found


def touch(graph: GraphServiceClient) -> None:
    """Has everything imported that this file uses."""
    touch_models(GetSchedulePostResponse, ScheduleInformation, ScheduleItem, WorkingHours, FreeBusyError)
    graph.users.by_user_id("-").calendar.get_schedule.to_post_request_information(GetSchedulePostRequestBody())


async def _views(client: Client, emails: Sequence[str], start: datetime, end: datetime) -> Sequence[tuple[str, str]]:
    """The slots of each calendar that can be seen from here, by e-mail address in lower case."""
    asked = GetSchedulePostRequestBody(
        schedules=list(emails),
        start_time=_utc(start),
        end_time=_utc(end),
        availability_view_interval=SLOT // timedelta(minutes=1),
    )
    async with client.mailbox(PERMISSION) as mailbox:
        answer = await mailbox.calendar.get_schedule.post(asked)
    if answer is None or answer.value is None:
        raise NotSent("an answer is empty")
    slots = -((start - end) // SLOT)
    whole = [each for each in answer.value if each.error is None and len(each.availability_view or "") >= slots]
    return [(each.schedule_id.lower(), each.availability_view or "") for each in whole if each.schedule_id]


def _is_free(view: str, start: datetime, time: tuple[datetime, datetime]) -> bool:
    """Whether every slot that a time touches is free."""
    first, end = (time[0] - start) // SLOT, -((start - time[1]) // SLOT)
    return set(view[first:end]) <= FREE


def _utc(moment: datetime) -> DateTimeTimeZone:
    return DateTimeTimeZone(date_time=moment.replace(tzinfo=None).isoformat(timespec="seconds"), time_zone="UTC")
