"""The tests' own Graph keeps a mailbox, and refuses what the real one refuses."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from tests.graph.caller import CAPTURED, HEALTH, MINE, NAME, POLICE, Caller, at
from tests.graph.state import Graph


async def test_an_event_is_booked_once_however_often_it_is_asked_for(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    again = await caller.book()
    assert booked["id"] == again["id"]
    assert booked["onlineMeeting"]["joinUrl"].startswith("https://teams.microsoft.com/l/meetup-join/")
    assert booked["start"] == {"dateTime": "2026-03-12T10:00:00.0000000", "timeZone": "UTC"}
    assert [(mail.to, mail.kind) for mail in graph.mails] == [(HEALTH, "invitation")]


async def test_the_same_transaction_cannot_book_something_else(caller: Caller) -> None:
    await caller.book()
    assert await caller.refused("POST", f"{MINE}/events", CAPTURED | {"subject": "Another"}) == (
        409,
        "ErrorDuplicateTransactionId",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"isOnlineMeting": True},
        {"onlineMeetingProvider": "teams"},
        {"sensitivity": "secret"},
        {"start": {"dateTime": "2026-03-12 10:00", "timeZone": "Europe/London"}},
        {"start": {"dateTime": "2026-03-12T10:00:00+00:00", "timeZone": "Europe/London"}},
        {"start": {"dateTime": "2026-03-12T13:00:00", "timeZone": "Europe/London"}},
        {"end": {"dateTime": "2026-03-12T12:00:00", "timezone": "Europe/London"}},
        {"isOnlineMeeting": "yes"},
        {"attendees": [{"emailAddress": {"adress": HEALTH}}]},
        {"attendees": [{"@odata.type": "#microsoft.graph.recipient", "emailAddress": {"address": HEALTH}}]},
        {"attendees": {"emailAddress": {"address": HEALTH}}},
        {"subject": ["Panel"]},
        {"changeKey": "mine"},
        {"start": None},
    ],
    ids=str,
)
async def test_what_microsofts_own_models_do_not_know_is_refused(
    graph: Graph, caller: Caller, wrong: dict[str, Any]
) -> None:
    status, _ = await caller.refused("POST", f"{MINE}/calendar/events", CAPTURED | wrong)
    assert (status, graph.events()) == (400, [])


async def test_a_time_zone_that_there_is_not_is_refused(caller: Caller) -> None:
    wrong = CAPTURED | {"start": {"dateTime": "2026-03-12T10:00:00", "timeZone": "Europe/Durham"}}
    assert await caller.refused("POST", f"{MINE}/events", wrong) == (400, "TimeZoneNotSupportedException")


async def test_an_event_is_found_by_what_an_application_wrote_on_it(caller: Caller) -> None:
    mark = [{"id": NAME, "value": "SHCG-P001"}]
    booked = await caller.book(singleValueExtendedProperties=mark)
    wanted = f"singleValueExtendedProperties/any(ep:ep/id eq '{NAME}' and ep/value eq 'PANEL')"
    shown = quote(f"singleValueExtendedProperties($filter=id eq '{NAME}')")
    for panel, found in (("SHCG-P001", [booked["id"]]), ("SHCG-P002", [])):
        status, body = await caller.call(
            "GET", f"{MINE}/events?$filter={quote(wanted.replace('PANEL', panel))}&$expand={shown}"
        )
        assert (status, [each["id"] for each in body["value"]]) == (200, found)
    _, body = await caller.call("GET", f"{at(booked['id'])}?$select=changeKey,start&$expand={shown}")
    assert body.keys() == {"id", "@odata.etag", "changeKey", "start", "singleValueExtendedProperties"}
    assert await caller.refused("GET", f"{at(booked['id'])}?$select=startTime") == (400, "RequestBroker--ParseUri")


async def test_a_long_list_comes_in_pages(graph: Graph, caller: Caller) -> None:
    for number in range(3):
        await caller.book(transactionId=str(number), subject=str(number))
    _, first = await caller.call("GET", f"{MINE}/events?$top=2")
    assert len(first["value"]) == 2
    _, rest = await caller.call("GET", first["@odata.nextLink"].removeprefix(f"{graph.url}/v1.0"))
    assert [each["subject"] for each in rest["value"]] == ["2"]
    assert "@odata.nextLink" not in rest


async def test_a_move_is_told_to_all_and_an_invitation_to_the_invited_alone(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    graph.answers(HEALTH, "accepted")
    attendees = [*deepcopy(CAPTURED["attendees"]), {"emailAddress": {"address": POLICE}, "type": "required"}]  # type: ignore[misc]
    _, joined = await caller.call("PATCH", at(booked["id"]), {"attendees": attendees})
    assert [each["status"]["response"] for each in joined["attendees"]] == ["accepted", "none"]
    assert [(mail.to, mail.kind) for mail in graph.mails[1:]] == [(POLICE, "invitation")]
    end = {"dateTime": "2026-03-12T11:00:00", "timeZone": "Europe/London"}
    _, moved = await caller.call("PATCH", at(booked["id"]), {"end": end}, Prefer='outlook.timezone="Europe/London"')
    assert [each["status"]["response"] for each in moved["attendees"]] == ["none", "none"]
    assert moved["end"] == {"dateTime": "2026-03-12T11:00:00.0000000", "timeZone": "Europe/London"}
    assert [(mail.to, mail.kind) for mail in graph.mails[2:]] == [(HEALTH, "update"), (POLICE, "update")]
    assert len({booked["changeKey"], joined["changeKey"], moved["changeKey"]}) == 3
    assert moved["onlineMeeting"] == booked["onlineMeeting"]


async def test_what_was_read_before_somebody_else_wrote_is_refused_if_it_says_so(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    headers = {"If-Match": booked["@odata.etag"]}
    graph.edited_by_hand(booked["id"], subject="Mine")
    status, _ = await caller.call("PATCH", at(booked["id"]), {"isReminderOn": False}, **headers)
    assert status == 412


async def test_a_body_without_the_meetings_own_part_takes_the_meeting_away(caller: Caller) -> None:
    booked = await caller.book()
    plain = {"body": {"contentType": "html", "content": "<p>Agenda in Teams.</p>"}}
    _, changed = await caller.call("PATCH", at(booked["id"]), plain)
    assert (changed["isOnlineMeeting"], changed["onlineMeeting"]) == (False, None)
    assert await caller.refused("PATCH", at(booked["id"]), {"transactionId": "another"}) == (
        400,
        "ErrorPropertyValidationFailure",
    )


async def test_without_a_licence_there_is_no_meeting_and_no_error(graph: Graph, caller: Caller) -> None:
    graph.licensed = False
    booked = await caller.book()
    assert (booked["isOnlineMeeting"], booked["onlineMeeting"]) == (False, None)


async def test_a_join_link_may_come_later(graph: Graph, caller: Caller) -> None:
    graph.link_after = 2
    booked = await caller.book()
    seen = [(await caller.call("GET", at(booked["id"])))[1]["onlineMeeting"] for _ in range(2)]
    assert (booked["onlineMeeting"], seen[0], bool(seen[1])) == (None, None, True)


async def test_what_is_cancelled_or_deleted_is_gone(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    assert await caller.refused("POST", f"{at(booked['id'])}/cancel", {"Remark": "Off"}) == (400, "RequestBodyRead")
    assert await caller.call("POST", f"{at(booked['id'])}/cancel", {"Comment": "It is off."}) == (202, None)
    assert await caller.refused("GET", at(booked["id"])) == (404, "ErrorItemNotFound")
    assert graph.mails[-1].words == "It is off."
    again = await caller.book()
    graph.deleted_by_hand(again["id"])
    assert await caller.refused("PATCH", at(again["id"]), {"subject": "Panel"}) == (404, "ErrorItemNotFound")


async def test_what_people_do_in_outlook_is_seen_and_changes_the_version(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    versions = [booked["changeKey"]]
    steps: tuple[Callable[[], None], ...] = (
        lambda: graph.answers(HEALTH, "declined"),
        lambda: graph.moved_by_hand(booked["id"], datetime(2026, 3, 12, 14, tzinfo=UTC), minutes=60),
        lambda: graph.invited_by_hand(booked["id"], POLICE),
        lambda: graph.left_out_by_hand(booked["id"], HEALTH),
        lambda: graph.switched_off_by_hand(booked["id"]),
        lambda: graph.touched(booked["id"]),
        lambda: graph.cancelled_by_hand(booked["id"]),
    )
    for step in steps:
        step()
        _, seen = await caller.call("GET", at(booked["id"]))
        versions.append(seen["changeKey"])
    assert len(set(versions)) == len(versions)
    assert (seen["start"]["dateTime"], seen["end"]["dateTime"]) == (
        "2026-03-12T14:00:00.0000000",
        "2026-03-12T15:00:00.0000000",
    )
    assert [each["emailAddress"]["address"] for each in seen["attendees"]] == [POLICE]
    assert (seen["isOnlineMeeting"], seen["isCancelled"]) == (False, True)


async def test_who_is_free_is_told_and_who_is_elsewhere_is_not(graph: Graph, caller: Caller) -> None:
    start = datetime(2026, 3, 12, 10, tzinfo=UTC)
    graph.busy(HEALTH, start + timedelta(minutes=30), start + timedelta(minutes=60))
    await caller.book(attendees=[{"emailAddress": {"address": POLICE}}])
    body = {
        "Schedules": [HEALTH, POLICE, "somebody@elsewhere.example"],
        "StartTime": {"dateTime": "2026-03-12T10:00:00", "timeZone": "Europe/London"},
        "EndTime": {"dateTime": "2026-03-12T13:00:00", "timeZone": "Europe/London"},
        "AvailabilityViewInterval": 30,
    }
    _, answer = await caller.call("POST", f"{MINE}/calendar/getSchedule", body)
    health, police, elsewhere = answer["value"]
    assert (health["availabilityView"], police["availabilityView"]) == ("020000", "111100")
    assert elsewhere["error"]["responseCode"] == "ErrorMailRecipientNotFound"
    for wrong in ({"Schedules": [HEALTH] * 21}, {"AvailabilityViewInterval": 1}, {"EndTime": body["StartTime"]}):
        assert (await caller.refused("POST", f"{MINE}/calendar/getSchedule", body | wrong))[0] == 400
