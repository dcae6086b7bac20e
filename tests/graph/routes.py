"""Every call that Graph answers here: what it is for, and the permission it needs."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from tests.graph import apps, directory, documents, events, meetings, schedules
from tests.graph.listing import Answer
from tests.graph.records import Call
from tests.graph.refusal import Refusal
from tests.graph.state import Graph


class Route(NamedTuple):
    """A call: its path (of which parts vary; `{item*}` takes slashes too), what it is for, the application permissions
    any of which lets it through, the least first, and the code of a refusal where none of them is held."""

    method: str
    path: str
    purpose: str
    permissions: tuple[str, ...]
    refused: str
    answer: Callable[[Graph, Call], Answer]


WRITE = ("Calendars.ReadWrite",)
READ = ("Calendars.Read", *WRITE)
BASIC = ("Calendars.ReadBasic", *READ)
ROOM = ("OnlineMeetings.ReadWrite.All",)
SEE_ROOM = ("OnlineMeetings.Read.All", *ROOM)
USERS = ("User.ReadBasic.All", "User.Read.All", "Directory.Read.All")
CATALOGUE = ("AppCatalog.Read.All", "AppCatalog.ReadWrite.All")
GRANTS = ("Application.Read.All", "Directory.Read.All")
DRIVES = ("Sites.Selected", "Files.ReadWrite.All", "Sites.ReadWrite.All")
CHAT = tuple(
    f"TeamsAppInstallation.{each}ForChat.All"
    for each in ("ReadWriteSelf", "ReadWrite", "ReadWriteAndConsentSelf", "ReadWriteAndConsent")
)
SEE_CHAT = ("TeamsAppInstallation.ReadForChat.All", *CHAT)
PERSON = tuple(
    f"TeamsAppInstallation.{each}ForUser.All"
    for each in ("ReadWriteSelf", "ReadWrite", "ReadWriteAndConsentSelf", "ReadWriteAndConsent")
)
SEE_PERSON = ("TeamsAppInstallation.ReadForUser.All", *PERSON)

OUTLOOK = "ErrorAccessDenied"
DIRECTORY = "Authorization_RequestDenied"
TEAMS = "Forbidden"
SITES = "accessDenied"

ROUTES = (
    Route("GET", "/users/{user}", "Find somebody's account", USERS, DIRECTORY, directory.user),
    Route("GET", "/users/{user}/calendar", "See the organiser's calendar", BASIC, OUTLOOK, schedules.calendar),
    Route("POST", "/users/{user}/events", "Book a panel and invite its members", WRITE, OUTLOOK, events.create),
    Route("POST", "/users/{user}/calendar/events", "Book a panel and invite its members", WRITE, OUTLOOK,
          events.create),
    Route("GET", "/users/{user}/events", "See whether a panel is booked", READ, OUTLOOK, events.find),
    Route("GET", "/users/{user}/calendar/events", "See whether a panel is booked", READ, OUTLOOK, events.find),
    Route("GET", "/users/{user}/events/{event}", "Read a panel's event and its answers", READ, OUTLOOK, events.read),
    Route("GET", "/users/{user}/calendar/events/{event}", "Read a panel's event and its answers", READ, OUTLOOK,
          events.read),
    Route("PATCH", "/users/{user}/events/{event}", "Change a panel's time or who is invited", WRITE, OUTLOOK,
          events.change),
    Route("PATCH", "/users/{user}/calendar/events/{event}", "Change a panel's time or who is invited", WRITE, OUTLOOK,
          events.change),
    Route("POST", "/users/{user}/events/{event}/cancel", "Cancel a panel's event", WRITE, OUTLOOK, events.cancel),
    Route("DELETE", "/users/{user}/events/{event}", "Delete an event", WRITE, OUTLOOK, events.delete),
    Route("POST", "/users/{user}/calendar/getSchedule", "See when members are free", BASIC, OUTLOOK,
          schedules.schedule),
    Route("GET", "/users/{user}/onlineMeetings", "Find a panel's meeting and its chat", SEE_ROOM, TEAMS,
          meetings.find),
    Route("GET", "/users/{user}/onlineMeetings/{meeting}", "Read a meeting's settings", SEE_ROOM, TEAMS,
          meetings.read),
    Route("PATCH", "/users/{user}/onlineMeetings/{meeting}", "Turn on the lobby, turn off recording", ROOM, TEAMS,
          meetings.change),
    Route("GET", "/chats/{chat}/installedApps", "See whether the bot is in a meeting's chat", SEE_CHAT, TEAMS,
          apps.in_chat),
    Route("POST", "/chats/{chat}/installedApps", "Bring the bot into a meeting's chat", CHAT, TEAMS,
          apps.add_to_chat),
    Route("GET", "/users/{user}/teamwork/installedApps", "See whether somebody has the app", SEE_PERSON, TEAMS,
          apps.of_user),
    Route("POST", "/users/{user}/teamwork/installedApps", "Give somebody the app", PERSON, TEAMS, apps.add_to_user),
    Route("GET", "/users/{user}/teamwork/installedApps/{installation}/chat", "Find the bot's chat with somebody",
          SEE_PERSON, TEAMS, apps.chat_of),
    Route("GET", "/appCatalogs/teamsApps", "See whether the app is in the catalogue", CATALOGUE, TEAMS,
          apps.catalogue),
    Route("GET", "/appCatalogs/teamsApps/{app}", "See whether the app is in the catalogue", CATALOGUE, TEAMS,
          apps.in_catalogue),
    Route("GET", "/servicePrincipals(appId='{app}')", "See which permissions there are", GRANTS, DIRECTORY,
          directory.application),
    Route("GET", "/servicePrincipals(appId='{app}')/appRoleAssignments", "See which permissions are held", GRANTS,
          DIRECTORY, directory.assignments),
    Route("GET", "/drives/{drive}", "See the minutes' drive", DRIVES, SITES, documents.drive),
    Route("PUT", "/drives/{drive}/items/{item*}/content", "Keep a document", DRIVES, SITES, documents.keep),
    Route("PUT", "/drives/{drive}/{item*}/content", "Keep a document", DRIVES, SITES, documents.keep),
    Route("POST", "/users/{user}/sendMail", "Mail a link", ("Mail.Send",), OUTLOOK, documents.send),
)  # fmt: skip
"""Every call, the more particular of two first."""


def route(method: str, path: str) -> tuple[Route, dict[str, str]]:
    """The route of a call, and the parts of its path; 404 or 405 where there is none."""
    found = [(each, parts) for each in ROUTES if (parts := _parts(each.path, path)) is not None]
    if not found:
        raise Refusal(404, "BadRequest", "Resource not found for the segment.")
    for each, parts in found:
        if each.method == method:
            return each, parts
    raise Refusal(405, "MethodNotAllowed", "The HTTP method is not allowed here.")


def _parts(template: str, path: str) -> dict[str, str] | None:
    pattern = re.sub(r"\\\{(\w+)(\\\*)?\\\}", _group, re.escape(template))
    if (match := re.fullmatch(pattern, path.replace("%28", "(").replace("%29", ")").replace("%27", "'"))) is None:
        return None
    return {name: unquote(part) for name, part in match.groupdict().items()}


def _group(named: re.Match[str]) -> str:
    return f"(?P<{named[1]}>{'.+' if named[2] else '[^/]+'})"
