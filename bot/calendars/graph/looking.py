"""A look at what an organisation's Microsoft 365 lets the bot do: it reads, and changes nothing."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable

from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph.generated.app_catalogs.teams_apps.teams_apps_request_builder import TeamsAppsRequestBuilder
from msgraph.generated.users.item.online_meetings.online_meetings_request_builder import OnlineMeetingsRequestBuilder
from msgraph.generated.users.item.teamwork.installed_apps.installed_apps_request_builder import (
    InstalledAppsRequestBuilder,
)
from msgraph.generated.users.item.user_item_request_builder import UserItemRequestBuilder

from bot.calendars.graph.client import SCOPE, Client
from bot.calendars.graph.credentials import Credential, credential
from bot.calendars.graph.errors import POLICY, Answered, Missing, meaning
from bot.graph_check import Seen
from bot.ports import Hindered, NotSent
from bot.settings import Settings

ACCOUNT, MEETING, APP_OF = (
    "User.ReadBasic.All",
    "OnlineMeetings.ReadWrite.All",
    "TeamsAppInstallation.ReadWriteSelfForUser.All",
)
CALENDAR, LIBRARY, CATALOGUE = "Calendars.ReadWrite", "Sites.Selected", "AppCatalog.Read.All"
ORGANISER, APP, DRIVE = "GRAPH_ORGANISER", "GRAPH_TEAMS_APP_ID", "GRAPH_DRIVE_ID"
NO_MEETING = "https://teams.microsoft.com/l/meetup-join/0"


async def look(settings: Settings) -> Seen:
    """What works and what is refused; it ends early where nothing answers, or the bot's own credentials are refused."""
    try:
        client = await asyncio.to_thread(Client, settings)
    except Hindered as hindered:
        return Seen(hindered.needs, refused=frozenset({hindered.needs}))
    try:
        return await _Look(client, settings).all()
    finally:
        await client.close()


class _Look:
    """One look, a read at a time. `over` says that there is no use in going on."""

    def __init__(self, client: Client, settings: Settings) -> None:
        self._client, self._settings = client, settings
        self._credential = "GRAPH_BASE_URL"
        self._roles: frozenset[str] | None = None
        self._works: set[str] = set()
        self._refused = {name for name, held in ((APP, client.app), (DRIVE, client.drive)) if not held}
        self._organiser = ""
        self._cut_off = self._over = False

    async def all(self) -> Seen:
        """Everything that can be seen by reading."""
        for each in (self._token, self._account, self._calendar, self._meetings, self._app, self._apps, self._drive):
            if not self._over:
                await self._tried(each)
        works = self._works | ({self._credential} if self._works or self._refused - {APP, DRIVE} else set())
        return Seen(self._credential, frozenset(works), frozenset(self._refused), self._roles, self._cut_off)

    async def _tried(self, read: Callable[[], Awaitable[None]]) -> None:
        try:
            await read()
        except Hindered as hindered:
            self._refused.add(hindered.needs)
            self._over = hindered.needs == self._credential
        except Missing:
            # It may be asked for, and is not there: that alone says nothing.
            return
        except NotSent as error:
            self._cut_off = True
            self._over = not isinstance(error, Answered)

    async def _token(self) -> None:
        if not self._settings.graph_stands_in:
            held = await asyncio.to_thread(credential, self._settings)
            self._credential = held.name
            self._roles = await roles_of(held)
            self._works.add(held.name)

    async def _account(self) -> None:
        seen = UserItemRequestBuilder.UserItemRequestBuilderGetQueryParameters(select=["id"])
        async with self._client.mailbox(ACCOUNT) as mailbox:
            found = await mailbox.get(RequestConfiguration(query_parameters=seen))
        self._organiser = (found.id if found else None) or ""
        self._works |= {ACCOUNT, ORGANISER}

    async def _calendar(self) -> None:
        async with self._client.mailbox(CALENDAR) as mailbox:
            await mailbox.calendar.get()
        self._works |= {CALENDAR, ORGANISER}

    async def _meetings(self) -> None:
        """Asks for a meeting that there cannot be."""
        if not self._organiser:
            return
        wanted = OnlineMeetingsRequestBuilder.OnlineMeetingsRequestBuilderGetQueryParameters(
            filter=f"JoinWebUrl eq '{NO_MEETING}'"
        )
        try:
            async with self._client.asking(MEETING) as graph:
                meetings = graph.users.by_user_id(self._organiser).online_meetings
                await meetings.get(RequestConfiguration(query_parameters=wanted))
        except Hindered as hindered:
            self._works |= {MEETING} if hindered.needs == POLICY else set()
            raise
        except Missing:
            self._works |= {MEETING, POLICY}
        else:
            self._works |= {MEETING, POLICY}

    async def _app(self) -> None:
        """Whether the organiser's own installations may be seen: nobody else's are looked at."""
        if not self._organiser:
            return
        wanted = InstalledAppsRequestBuilder.InstalledAppsRequestBuilderGetQueryParameters(
            filter=f"teamsApp/id eq '{self._client.app}'" if self._client.app else None
        )
        async with self._client.asking(APP_OF) as graph:
            installed = graph.users.by_user_id(self._organiser).teamwork.installed_apps
            await installed.get(RequestConfiguration(query_parameters=wanted))
        self._works.add(APP_OF)

    async def _apps(self) -> None:
        """Whether the catalogue has the app, where the bot may look; it needs to for nothing else."""
        if not self._client.app:
            return
        wanted = TeamsAppsRequestBuilder.TeamsAppsRequestBuilderGetQueryParameters(filter=f"id eq '{self._client.app}'")
        async with self._client.asking(CATALOGUE) as graph:
            found = await graph.app_catalogs.teams_apps.get(RequestConfiguration(query_parameters=wanted))
        (self._works if found and found.value else self._refused).add(APP)

    async def _drive(self) -> None:
        if not self._client.drive:
            return
        try:
            async with self._client.asking(LIBRARY) as graph:
                await graph.drives.by_drive_id(self._client.drive).get()
        except Missing:
            self._refused.add(DRIVE)
        else:
            self._works |= {LIBRARY, DRIVE}


async def roles_of(held: Credential) -> frozenset[str] | None:
    """The permissions that the bot's token names; `Hindered` where it gets none. Nobody but a table believes it."""
    try:
        return roles((await held.tokens.get_token(SCOPE)).token)
    except Exception as error:
        if (known := meaning(error, "", held.name)) is None:
            raise
        raise known from None
    finally:
        await held.tokens.close()


def roles(token: str) -> frozenset[str] | None:
    """The permissions of the application that a token names; None for one that cannot be read."""
    try:
        body = token.split(".")[1]
        said = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return frozenset(map(str, said.get("roles", ())))
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
