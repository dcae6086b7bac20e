"""Online meetings: found by their join link, and their settings."""

import re
from copy import deepcopy

from msgraph.generated.models.online_meeting import OnlineMeeting

from tests.graph.bodies import Body, check
from tests.graph.listing import Answer, shaped
from tests.graph.records import Call
from tests.graph.refusal import Refusal, not_found
from tests.graph.state import Graph

CHANGEABLE = frozenset(
    {
        "allowAttendeeToEnableCamera",
        "allowAttendeeToEnableMic",
        "allowBreakoutRooms",
        "allowCopyingAndSharingMeetingContent",
        "allowedLobbyAdmitters",
        "allowedPresenters",
        "allowLiveShare",
        "allowMeetingChat",
        "allowPowerPointSharing",
        "allowRecording",
        "allowTeamworkReactions",
        "allowTranscription",
        "allowWhiteboard",
        "anonymizeIdentityForRoles",
        "endDateTime",
        "isEntryExitAnnounced",
        "lobbyBypassSettings",
        "participants",
        "recordAutomatically",
        "startDateTime",
        "subject",
        "watermarkProtection",
        "@odata.type",
    }
)
"""What can be changed of a meeting, as the reference has it; everything else is refused."""


def find(graph: Graph, call: Call) -> Answer:
    """The meeting with a join link; 404 where there is none of this user's."""
    _allowed(graph, call)
    wanted = re.fullmatch(r"JoinWebUrl eq '(.+)'", call.query.get("$filter", ""), re.I)
    if wanted is None:
        raise Refusal(400, "InvalidArgument", "The filter must name a join link.")
    found = [each for each in graph.meetings.values() if each["joinWebUrl"] == wanted[1]]
    if not found:
        raise not_found("NotFound")
    return 200, {"value": [shaped(call, each, OnlineMeeting, []) for each in found]}


def read(graph: Graph, call: Call) -> Answer:
    """One meeting, by its id."""
    return 200, shaped(call, _meeting(graph, call), OnlineMeeting, [])


def change(graph: Graph, call: Call) -> Answer:
    """Changes settings; those that the organisation's own policy fixes stay as they are, with no error."""
    meeting, body = _meeting(graph, call), deepcopy(check(OnlineMeeting, call.body))
    if unknown := body.keys() - CHANGEABLE:
        raise Refusal(400, "BadRequest", f"The property '{min(unknown)}' cannot be updated.")
    if refused := body.keys() & graph.meeting_refuses:
        raise Refusal(403, "Forbidden", f"The meeting policy does not allow '{min(refused)}' to be changed.")
    for name, value in body.items():
        if name not in graph.meeting_keeps | {"@odata.type"}:
            meeting[name] = {**meeting[name], **value} if isinstance(value, dict) and name in meeting else value
    return 200, shaped(call, meeting, OnlineMeeting, [])


def _meeting(graph: Graph, call: Call) -> Body:
    _allowed(graph, call)
    if (found := graph.meetings.get(call.parts["meeting"])) is None:
        raise not_found("NotFound")
    return found


def _allowed(graph: Graph, call: Call) -> None:
    """The user is named by object id, and the application access policy lets the application act for them."""
    if call.parts["user"].lower() not in {id.lower() for id in graph.users.values()}:
        raise Refusal(404, "UserNotFound", "The user was not found: an object id is needed.")
    if not graph.policy:
        raise Refusal(403, "Forbidden", "No application access policy found for this app.")
