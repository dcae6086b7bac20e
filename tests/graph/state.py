"""What the tests' own Graph keeps and was told to do, and what people do in it.

graph.granted.discard(...)          a permission is taken away
graph.policy = False                no application access policy for online meetings
graph.licensed = False              the organiser's events get no online meeting
graph.link_after = 2                the join link comes with the second look at an event only
graph.weather.trouble.append(...)   see `tests.graph.weather`
graph.event("SHCG-P001")            the one event of a panel, as it stands; `events` gives all of them
graph.answers(email, "declined")    somebody answers their invitations
graph.moved_by_hand("SHCG-P001", starts_at)
graph.calls, graph.mails            what came, and what was mailed
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.personas import personas
from tests.graph.bodies import Body, moment, written
from tests.graph.records import NEVER, Call, Drive, Kept, Mail, address
from tests.graph.refusal import not_found
from tests.graph.weather import Weather
from tests.panel.durham import DURHAM

ORGANISER = "panel-admin@demo.example"
ORGANISER_ID = "00000000-0000-4000-8000-00000000ad01"
APP = "00000000-0000-4000-8000-00000000ca7a"
"""The app's id in the organisation's catalogue."""
EXTERNAL = "00000000-0000-0000-0000-000000000000"
"""The app's id in its own manifest."""
DRIVE = "b!panel-minutes"
RIGHTS = frozenset(
    {
        "Calendars.ReadWrite",
        "OnlineMeetings.ReadWrite.All",
        "TeamsAppInstallation.ReadWriteSelfForChat.All",
        "TeamsAppInstallation.ReadWriteSelfForUser.All",
        "User.ReadBasic.All",
        "Mail.Send",
        "Sites.Selected",
        "AppCatalog.Read.All",
        "Application.Read.All",
    }
)
"""What an administrator may have granted."""


def _people() -> dict[str, str]:
    found = {each.email.lower(): each.id for each in personas({DURHAM.name: DURHAM}).values()}
    return {**found, ORGANISER: ORGANISER_ID}


@dataclass
class Graph:
    """An organisation's Microsoft 365. `users` are the Entra object ids by mailbox; `limited_to` the mailboxes that the
    application may act in (None: all); `chat_before_join` whether a meeting's chat is there before anybody joined;
    `meeting_keeps` are settings of a meeting that stay as they are whatever is asked, and `meeting_refuses` those that
    its organiser may not change; `needs_consent` says that the app asks for rights in the chat it is installed in;
    `not_allowed` are the people, by object id, whom the organisation's app policy does not let have it;
    `aliases` are other addresses of a mailbox, by which it can be invited and which it is never given back by;
    `pages_elsewhere` is where the next page of a list is said to be, and `moved_to` where every call is sent on to."""

    url: str = ""
    token: str = "loopback"
    granted: set[str] = field(default_factory=lambda: set(RIGHTS))
    policy: bool = True
    limited_to: set[str] | None = field(default_factory=lambda: {ORGANISER})
    users: dict[str, str] = field(default_factory=_people)
    licensed: bool = True
    link_after: int = 0
    chat_before_join: bool = True
    meeting_keeps: set[str] = field(default_factory=set)
    meeting_refuses: set[str] = field(default_factory=set)
    needs_consent: bool = False
    not_allowed: set[str] = field(default_factory=set)
    in_catalogue: bool = True
    drives: dict[str, Drive] = field(default_factory=lambda: {DRIVE: Drive()})
    aliases: dict[str, str] = field(default_factory=dict)
    pages_elsewhere: str = ""
    moved_to: str = ""
    weather: Weather = field(default_factory=Weather)
    now: Callable[[], datetime] = lambda: datetime(2026, 11, 23, 10, tzinfo=UTC)
    installed: Callable[[str], object] = lambda _: None
    calls: list[Call] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    meetings: dict[str, Body] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)
    apps: dict[str, set[str]] = field(default_factory=dict)
    busy_times: dict[str, list[tuple[datetime, datetime, str]]] = field(default_factory=dict)
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def settings(self) -> dict[str, Any]:
        """The settings, by variable name, of a bot that books here."""
        return {
            "CONVENOR_CALENDAR": "graph",
            "GRAPH_BASE_URL": self.url,
            "GRAPH_ORGANISER": ORGANISER,
            "GRAPH_TEAMS_APP_ID": APP,
            "GRAPH_DRIVE_ID": DRIVE,
        }

    def events(self, panel: str = "") -> list[Body]:
        """The events that stand in the calendar now, as they are on the wire; those of one panel, if it is named."""
        return [each.wire for each in self.kept.values() if not panel or panel in _names(each)]

    def event(self, panel: str) -> Body:
        """The one event of a panel."""
        (found,) = self.events(panel)
        return found

    def done(self, purpose: str) -> list[Call]:
        """The calls of a purpose that were answered with success."""
        return [call for call in self.calls if call.purpose == purpose and 200 <= call.status < 300]

    def answers(self, email: str, response: str, panel: str = "") -> None:
        """Somebody answers their invitation, or all of them: accepted, tentativelyAccepted, declined."""
        for kept in self._those(panel):
            for each in kept.wire["attendees"]:
                if address(each) == email.lower():
                    each["status"] = {"response": response, "time": f"{self.now():%Y-%m-%dT%H:%M:%SZ}"}
                    kept.edited()

    def moved_by_hand(self, panel: str, starts_at: datetime, minutes: int = 0) -> None:
        """Somebody moves the event in Outlook; it stays as long as it is unless `minutes` says otherwise."""
        for kept in self._those(panel):
            lasts = moment(kept.wire["end"]) - moment(kept.wire["start"])
            kept.wire["start"] = written(starts_at)
            kept.wire["end"] = written(starts_at + (timedelta(minutes=minutes) if minutes else lasts))
            kept.reset()
            kept.edited()

    def edited_by_hand(self, panel: str, **changes: Any) -> None:
        """Somebody changes other parts of the event in Outlook (subject="...")."""
        for kept in self._those(panel):
            kept.wire.update(changes)
            kept.edited()

    def invited_by_hand(self, panel: str, email: str) -> None:
        """Somebody invites somebody else in Outlook."""
        guest = {"emailAddress": {"address": email, "name": email}, "type": "required"}
        for kept in self._those(panel):
            kept.wire["attendees"].append({**guest, "status": {"response": "none", "time": NEVER}})
            kept.edited()

    def left_out_by_hand(self, panel: str, email: str) -> None:
        """Somebody takes somebody off the invitation in Outlook."""
        for kept in self._those(panel):
            kept.wire["attendees"] = [each for each in kept.wire["attendees"] if address(each) != email.lower()]
            kept.edited()

    def switched_off_by_hand(self, panel: str) -> None:
        """Somebody takes the online meeting off the event in Outlook."""
        self.edited_by_hand(panel, isOnlineMeeting=False, onlineMeeting=None)

    def touched(self, panel: str) -> None:
        """Outlook itself writes to the event, and nothing that anybody sees changes."""
        for kept in self._those(panel):
            kept.edited()

    def deleted_by_hand(self, panel: str) -> None:
        """Somebody deletes the event in Outlook."""
        for kept in self._those(panel):
            self.remove(kept)

    def cancelled_by_hand(self, panel: str) -> None:
        """Somebody cancels the event in Outlook, and it stays in the calendar as cancelled."""
        for kept in self._those(panel):
            kept.wire["isCancelled"] = True
            kept.edited()

    def busy(self, email: str, from_: datetime, until: datetime, status: str = "busy") -> None:
        """Somebody has something else in their calendar: tentative, busy, oof, workingElsewhere."""
        self.busy_times.setdefault(email.lower(), []).append((from_, until, status))

    def unknown(self, email: str) -> None:
        """Somebody's mailbox is none of this organisation's."""
        self.users.pop(email.lower(), None)

    def known(self, email: str, id: str) -> None:
        """Somebody has a mailbox and an account here."""
        self.users[email.lower()] = id

    def joins(self, panel: str) -> None:
        """Somebody joins the panel's meeting: from now on its chat is there."""
        self.joined.add(self.chat(panel))

    def chat(self, panel: str) -> str:
        """The chat of the panel's meeting."""
        link = self.event(panel)["onlineMeeting"]["joinUrl"]
        return str(next(each["chatInfo"]["threadId"] for each in self.meetings.values() if each["joinWebUrl"] == link))

    def meeting(self, panel: str) -> Body:
        """The panel's online meeting, with its settings."""
        return next(each for each in self.meetings.values() if each["chatInfo"]["threadId"] == self.chat(panel))

    def remove(self, kept: Kept) -> None:
        """An event is gone, and with it its meeting."""
        del self.kept[kept.wire["id"]]

    def mailbox(self, user: str) -> str:
        """The mailbox of a user, by object id or by e-mail; 404 for nobody."""
        lower = user.lower()
        found = next((email for email, id in self.users.items() if lower in {email, id.lower()}), "")
        if not found:
            raise not_found("ErrorInvalidUser")
        return found

    def _those(self, panel: str) -> list[Kept]:
        return [each for each in list(self.kept.values()) if not panel or panel in _names(each)]


def _names(kept: Kept) -> set[str]:
    return {kept.wire["id"], *(each["value"] for each in kept.extended)}
