"""An event as Microsoft Graph writes it, and as we do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.attendee_type import AttendeeType
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.event import Event as Kept
from msgraph.generated.models.response_type import ResponseType
from msgraph.generated.models.sensitivity import Sensitivity

from bot.ports import Entry, Event, NotSent
from panel.coming import Response
from panel.said import ENGLAND_AND_WALES

RESPONSES = {
    ResponseType.Organizer: Response.ACCEPTED,
    ResponseType.Accepted: Response.ACCEPTED,
    ResponseType.TentativelyAccepted: Response.TENTATIVE,
    ResponseType.Declined: Response.DECLINED,
}


def entry(found: Kept) -> Entry:
    """What the calendar has of an event."""
    starts_at, minutes = _when(found)
    link = found.online_meeting.join_url if found.online_meeting else None
    return Entry(
        str(found.id),
        found.change_key or "",
        link or "",
        starts_at,
        minutes,
        bool(found.is_cancelled),
        responses=_said(found),
        answered_at=_answered_at(found),
        subject=found.subject or "",
        private=found.sensitivity is Sensitivity.Private,
        hidden=bool(found.hide_attendees),
        place=(found.location.display_name if found.location else None) or "",
    )


def standing(event: Event, found: Kept) -> Event:
    """The event as it stands in the calendar, when and with whom."""
    starts_at, minutes = _when(found)
    place = (found.location.display_name if found.location else None) or ""
    emails = tuple(email for email, _ in attending(found))
    return replace(event, starts_at=starts_at, minutes=minutes, place=place, attendees=emails, told=None)


def subject(event: Event) -> str:
    """What an event is called: nothing but its reference."""
    return f"Panel {event.panel}"


def times(event: Event) -> tuple[DateTimeTimeZone, DateTimeTimeZone]:
    """From when until when, by the clock on the wall."""
    ends_at = event.starts_at.astimezone(ZoneInfo("UTC")) + timedelta(minutes=event.minutes)
    return _on_the_wall(event.starts_at), _on_the_wall(ends_at)


def invited(email: str) -> Attendee:
    """Somebody who is invited, by their address alone."""
    return Attendee(email_address=EmailAddress(address=email), type=AttendeeType.Required)


def again(found: Attendee) -> Attendee:
    """Somebody who is invited already, as they are: made anew, since the SDK leaves out what it has read unchanged."""
    return Attendee(email_address=_address(found.email_address), type=found.type)


def etag(found: Kept) -> str:
    """Which state of the event this is."""
    return str(found.additional_data.get("@odata.etag") or f'W/"{found.change_key}"')


def attending(found: Kept) -> Iterator[tuple[str, Attendee]]:
    """Everybody who is invited, by their address in lower case."""
    for each in found.attendees or ():
        if each.email_address and each.email_address.address:
            yield each.email_address.address.lower(), each


def _address(found: EmailAddress | None) -> EmailAddress | None:
    return EmailAddress(address=found.address, name=found.name) if found else None


def _on_the_wall(moment: datetime) -> DateTimeTimeZone:
    local = moment.astimezone(ENGLAND_AND_WALES).replace(tzinfo=None)
    return DateTimeTimeZone(date_time=local.isoformat(timespec="seconds"), time_zone=str(ENGLAND_AND_WALES))


def _when(found: Kept) -> tuple[datetime, int]:
    starts_at, ends_at = _moment(found.start), _moment(found.end)
    return starts_at, round((ends_at - starts_at).total_seconds() / 60)


def _moment(given: DateTimeTimeZone | None) -> datetime:
    """`NotSent` for one that cannot be read."""
    try:
        if given is None or given.date_time is None:
            raise ValueError("no time")
        return datetime.fromisoformat(given.date_time).replace(tzinfo=ZoneInfo(given.time_zone or "UTC"))
    except (ValueError, ZoneInfoNotFoundError):
        raise NotSent("an answer cannot be read") from None


def _said(found: Kept) -> dict[str, Response]:
    return {
        email: RESPONSES.get(each.status.response, Response.NONE) if each.status else Response.NONE
        for email, each in attending(found)
    }


def _answered_at(found: Kept) -> dict[str, datetime]:
    said = {email: each.status.time for email, each in attending(found) if each.status}
    return {email: at.replace(tzinfo=at.tzinfo or UTC) for email, at in said.items() if at and at.year > 1}
