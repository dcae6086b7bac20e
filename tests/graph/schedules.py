"""A calendar, and when people are free: getSchedule."""

from datetime import datetime, timedelta

from msgraph.generated.models.calendar import Calendar
from msgraph.generated.users.item.calendar.get_schedule.get_schedule_post_request_body import (
    GetSchedulePostRequestBody,
)

from tests.graph.bodies import Body, check, moment, written
from tests.graph.listing import Answer, shaped
from tests.graph.records import Call, address
from tests.graph.refusal import Refusal
from tests.graph.state import Graph

MOST = 20
"""Mailboxes that one call may ask about."""
LONGEST = timedelta(days=62)
DIGITS = {"free": "0", "tentative": "1", "busy": "2", "oof": "3", "workingElsewhere": "4"}
GIVEN = {"accepted": "busy", "organizer": "busy", "declined": "free"}

Busy = tuple[datetime, datetime, str]


def schedule(graph: Graph, call: Call) -> Answer:
    """What stands in each of the calendars that are asked about, slot by slot; an error in the place of one that cannot
    be seen from here."""
    body = check(GetSchedulePostRequestBody, call.body)
    graph.mailbox(call.parts["user"])
    start, end = moment(body.get("StartTime") or {}), moment(body.get("EndTime") or {})
    every = timedelta(minutes=body.get("AvailabilityViewInterval", 30))
    if not timedelta(minutes=5) <= every <= timedelta(days=1) or not every <= end - start <= LONGEST:
        raise Refusal(400, "ErrorInvalidParameter", "The requested time window or its interval is out of range.")
    if not 1 <= len(body.get("Schedules") or ()) <= MOST:
        raise Refusal(400, "ErrorInvalidParameter", "The number of schedules is out of range.")
    return 200, {"value": [_one(graph, email, (start, end), every) for email in body["Schedules"]]}


def calendar(graph: Graph, call: Call) -> Answer:
    """The calendar of a mailbox itself."""
    email = graph.mailbox(call.parts["user"])
    wire = {"id": "AAMkAGE1calendar=", "name": "Calendar", "owner": {"name": email, "address": email}, "canEdit": True}
    return 200, shaped(call, wire, Calendar, [])


def _one(graph: Graph, email: str, window: tuple[datetime, datetime], every: timedelta) -> Body:
    if email.lower() not in graph.users:
        error = {"message": "Unable to resolve e-mail address.", "responseCode": "ErrorMailRecipientNotFound"}
        return {"scheduleId": email, "scheduleItems": [], "error": error}
    start, end = window
    times = [each for each in _times(graph, email.lower()) if each[0] < end and start < each[1]]
    view, slot = "", start
    while slot < end:
        view += max((DIGITS[how] for from_, until, how in times if from_ < slot + every and slot < until), default="0")
        slot += every
    items = [{"status": how, "start": written(from_), "end": written(until)} for from_, until, how in times]
    return {"scheduleId": email, "availabilityView": view, "scheduleItems": items}


def _times(graph: Graph, email: str) -> list[Busy]:
    """What stands in somebody's calendar: what they put there, and what they were invited to."""
    return [*graph.busy_times.get(email, ()), *_invited(graph, email)]


def _invited(graph: Graph, email: str) -> list[Busy]:
    return [
        (moment(wire["start"]), moment(wire["end"]), GIVEN.get(each["status"]["response"], "tentative"))
        for wire in graph.events()
        for each in wire["attendees"]
        if address(each) == email and not wire["isCancelled"]
    ]
