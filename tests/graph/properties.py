"""What an event is made of: what of it can be set, changed and seen."""

from tests.graph.bodies import Body

READ_ONLY = frozenset(
    {
        "id",
        "changeKey",
        "iCalUId",
        "isCancelled",
        "isOrganizer",
        "organizer",
        "onlineMeeting",
        "onlineMeetingUrl",
        "webLink",
        "type",
        "bodyPreview",
        "responseStatus",
        "seriesMasterId",
        "createdDateTime",
        "lastModifiedDateTime",
        "hasAttachments",
    }
)
SETTLED = frozenset({"isOnlineMeeting", "onlineMeetingProvider"})
"""What cannot be changed any more, and is passed over without a word."""
UNSEEN = frozenset({"categories", "isReminderOn", "reminderMinutesBeforeStart", "showAs", "@odata.type"})
"""What those invited never see, so that they are not told of it."""
DEFAULTS: Body = {
    "subject": "",
    "body": {"contentType": "html", "content": ""},
    "attendees": [],
    "isAllDay": False,
    "isCancelled": False,
    "isDraft": False,
    "isOnlineMeeting": False,
    "isOrganizer": True,
    "onlineMeeting": None,
    "onlineMeetingProvider": "unknown",
    "responseRequested": True,
    "hideAttendees": False,
    "allowNewTimeProposals": True,
    "sensitivity": "normal",
    "showAs": "busy",
    "type": "singleInstance",
    "transactionId": None,
}
