"""The app in people's own chats: whether they have it, and giving it to them."""

from kiota_abstractions.api_error import APIError
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph import GraphServiceClient
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.user_scope_teams_app_installation import UserScopeTeamsAppInstallation
from msgraph.generated.models.user_scope_teams_app_installation_collection_response import (
    UserScopeTeamsAppInstallationCollectionResponse,
)
from msgraph.generated.users.item.teamwork.installed_apps.installed_apps_request_builder import (
    InstalledAppsRequestBuilder,
)

from bot.calendars.graph.client import Client, touch_models
from bot.calendars.graph.errors import Missing
from bot.ports import Hindered, NotSent
from panel.apps import Held
from panel.words import Hindrance

PERMISSION = "TeamsAppInstallation.ReadWriteSelfForUser.All"
CATALOGUE = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/"
BIND = "teamsApp@odata.bind"
SETTING = "GRAPH_TEAMS_APP_ID"
NO_RIGHT = ("role permission", "insufficient privileges")
"""How Microsoft begins to say that the permission itself is missing; any other refusal is about one person."""


async def has_app(client: Client, person: str) -> Held:
    """Whether somebody has it; UNKNOWN for one whom Teams does not know, NOT_ALLOWED for one who alone is refused."""
    wanted = f"teamsApp/id eq '{_app(client)}'"
    try:
        async with client.asking(PERMISSION) as graph:
            return await _seen(graph, person, wanted)
    except Missing:
        return Held.UNKNOWN


async def install(client: Client, person: str) -> Held:
    """Gives it to somebody: HAS, also where they had it, NOT_ALLOWED or UNKNOWN."""
    made = UserScopeTeamsAppInstallation(additional_data={BIND: f"{CATALOGUE}{_app(client)}"})
    try:
        async with client.asking(PERMISSION) as graph:
            return await _given(graph, person, made)
    except Missing:
        return await _not_found(client, person)


def touch(graph: GraphServiceClient) -> None:
    """Has everything imported that this file uses."""
    touch_models(UserScopeTeamsAppInstallation, UserScopeTeamsAppInstallationCollectionResponse)
    _installed(graph, "-").to_post_request_information(UserScopeTeamsAppInstallation())


async def _seen(graph: GraphServiceClient, person: str, wanted: str) -> Held:
    query = InstalledAppsRequestBuilder.InstalledAppsRequestBuilderGetQueryParameters(filter=wanted)
    try:
        found = await _installed(graph, person).get(RequestConfiguration(query_parameters=query))
    except APIError as error:
        if error.response_status_code == 403 and not _no_right(error):
            return Held.NOT_ALLOWED
        raise
    if found is None or found.value is None:
        raise NotSent("an answer is empty")
    return Held.HAS if found.value else Held.HAS_NOT


async def _given(graph: GraphServiceClient, person: str, made: UserScopeTeamsAppInstallation) -> Held:
    try:
        await _installed(graph, person).post(made)
    except APIError as error:
        if error.response_status_code == 409:
            return Held.HAS
        if error.response_status_code == 403 and not _no_right(error):
            return Held.NOT_ALLOWED
        raise
    return Held.HAS


async def _not_found(client: Client, person: str) -> Held:
    """What of the two is not there: somebody, or the app in the catalogue."""
    held = await has_app(client, person)
    if held is Held.HAS_NOT:
        raise Hindered(Hindrance.APP, SETTING)
    return held


def _no_right(error: APIError) -> bool:
    main = error.error if isinstance(error, ODataError) else None
    words = (main.message or "").lower() if main else ""
    return not words or any(each in words for each in NO_RIGHT)


def _app(client: Client) -> str:
    """The app's id in the catalogue."""
    if not client.app:
        raise Hindered(Hindrance.APP, SETTING)
    return client.app


def _installed(graph: GraphServiceClient, person: str) -> InstalledAppsRequestBuilder:
    return graph.users.by_user_id(person).teamwork.installed_apps
