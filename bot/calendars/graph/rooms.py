"""The online meeting of an event: found by its join link, made safe, and its chat entered."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph import GraphServiceClient
from msgraph.generated.chats.item.installed_apps.installed_apps_request_builder import InstalledAppsRequestBuilder
from msgraph.generated.models.allowed_lobby_admitter_roles import AllowedLobbyAdmitterRoles
from msgraph.generated.models.chat_info import ChatInfo
from msgraph.generated.models.identity import Identity
from msgraph.generated.models.identity_set import IdentitySet
from msgraph.generated.models.lobby_bypass_scope import LobbyBypassScope
from msgraph.generated.models.lobby_bypass_settings import LobbyBypassSettings
from msgraph.generated.models.meeting_participant_info import MeetingParticipantInfo
from msgraph.generated.models.online_meeting import OnlineMeeting
from msgraph.generated.models.online_meeting_collection_response import OnlineMeetingCollectionResponse
from msgraph.generated.models.online_meeting_presenters import OnlineMeetingPresenters
from msgraph.generated.models.teams_app_installation import TeamsAppInstallation
from msgraph.generated.models.teams_app_installation_collection_response import TeamsAppInstallationCollectionResponse
from msgraph.generated.models.user import User
from msgraph.generated.users.item.online_meetings.online_meetings_request_builder import OnlineMeetingsRequestBuilder
from msgraph.generated.users.item.user_item_request_builder import UserItemRequestBuilder

from bot.calendars.graph.client import Client, touch_models
from bot.calendars.graph.errors import Answered, Missing
from bot.ports import Hindered, NoChat, NotSent, Room
from panel.rooms import Setting
from panel.words import Hindrance

ACCOUNT = "User.ReadBasic.All"
MEETING = "OnlineMeetings.ReadWrite.All"
CHAT = "TeamsAppInstallation.ReadWriteSelfForChat.All"
CATALOGUE = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps"
BEYOND = (Setting.RECAP, Setting.NAMES)
"""What Microsoft Graph lets nobody set: version 1.0 knows no property for either."""
WANTED: Mapping[Setting, tuple[str, object]] = {
    Setting.ADMITTERS: (
        "allowed_lobby_admitters",
        AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizersAndPresenters,
    ),
    Setting.PRESENTERS: ("allowed_presenters", OnlineMeetingPresenters.Organization),
    Setting.RECORDING: ("allow_recording", False),
    Setting.TRANSCRIPTION: ("allow_transcription", False),
    Setting.BY_ITSELF: ("record_automatically", False),
    Setting.COPYING: ("allow_copying_and_sharing_meeting_content", False),
    Setting.ANNOUNCING: ("is_entry_exit_announced", True),
}
"""Nobody sits at the organiser's mailbox: whoever is of the organisation presents, and lets people in; whoever is not
does neither. Narrower than that, nobody could let anybody in."""


class _Wanted(NamedTuple):
    """A setting as it is wanted: how it is put into a meeting, and whether a meeting has it."""

    setting: Setting
    put: Callable[[OnlineMeeting], None]
    stands: Callable[[OnlineMeeting], bool]


async def prepare_room(client: Client, join_link: str, own: bool) -> Room:
    """Sets what can be set; what the organisation's own policy fixes, and what nobody can set from here, is left."""
    organiser = await _organiser(client)
    found = await _find(client, organiser, join_link)
    if found is None or not found.id or not (chat := found.chat_info.thread_id if found.chat_info else None):
        raise NotSent("the meeting is not there yet")
    left = await _make_safe(client, organiser, found.id, [_lobby(own), *_settings()])
    return Room(chat, (*left, *BEYOND))


async def enter(client: Client, chat: str) -> None:
    """Puts the app into a chat. `Hindered` where the catalogue does not have it."""
    if not client.app:
        raise Hindered(Hindrance.APP, "GRAPH_TEAMS_APP_ID")
    made = TeamsAppInstallation(additional_data={"teamsApp@odata.bind": f"{CATALOGUE}/{client.app}"})
    try:
        async with client.asking(CHAT) as graph:
            await graph.chats.by_chat_id(chat).installed_apps.post(made)
    except Answered as answered:
        if answered.status != 409:
            raise
    except Missing:
        if await _there(client, chat):
            raise Hindered(Hindrance.APP, "GRAPH_TEAMS_APP_ID") from None
        raise NoChat from None


def touch(graph: GraphServiceClient) -> None:
    """Has everything imported that this file uses."""
    touch_models(User, OnlineMeeting, OnlineMeetingCollectionResponse, LobbyBypassSettings, ChatInfo)
    touch_models(MeetingParticipantInfo, IdentitySet, Identity)
    touch_models(TeamsAppInstallation, TeamsAppInstallationCollectionResponse)
    graph.users.by_user_id("-").online_meetings.by_online_meeting_id("-").to_patch_request_information(OnlineMeeting())
    graph.chats.by_chat_id("-").installed_apps.to_post_request_information(TeamsAppInstallation())


async def _organiser(client: Client) -> str:
    """The organiser's object id: meetings are found by nothing else."""
    if not client.organiser_id:
        seen = UserItemRequestBuilder.UserItemRequestBuilderGetQueryParameters(select=["id"])
        try:
            async with client.asking(ACCOUNT) as graph:
                found = await graph.users.by_user_id(client.organiser).get(RequestConfiguration(query_parameters=seen))
        except Missing:
            raise Hindered(Hindrance.MAILBOX, "GRAPH_ORGANISER") from None
        client.organiser_id = (found.id if found else None) or ""
    return client.organiser_id


async def _find(client: Client, organiser: str, join_link: str) -> OnlineMeeting | None:
    wanted = f"JoinWebUrl eq '{join_link.replace(chr(39), chr(39) * 2)}'"
    query = OnlineMeetingsRequestBuilder.OnlineMeetingsRequestBuilderGetQueryParameters(filter=wanted)
    try:
        async with client.asking(MEETING) as graph:
            meetings = graph.users.by_user_id(organiser).online_meetings
            found = await meetings.get(RequestConfiguration(query_parameters=query))
    except Missing:
        return None
    return next(iter((found.value if found else None) or ()), None)


async def _make_safe(client: Client, organiser: str, id: str, wanted: list[_Wanted]) -> list[Setting]:
    """Gives the settings that are not as they are wanted. Where one of them is refused, all are: then each is tried by
    itself."""
    try:
        return await _set(client, organiser, id, wanted)
    except (Answered, Hindered) as error:
        if not _refused(error):
            raise
        left = [each.setting for each in wanted if not await _set_alone(client, organiser, id, each)]
        if len(left) == len(wanted):
            raise
        return left


async def _set_alone(client: Client, organiser: str, id: str, wanted: _Wanted) -> bool:
    try:
        return not await _set(client, organiser, id, [wanted])
    except (Answered, Hindered) as error:
        if not _refused(error):
            raise
        return False


async def _set(client: Client, organiser: str, id: str, wanted: list[_Wanted]) -> list[Setting]:
    made = OnlineMeeting()
    for each in wanted:
        each.put(made)
    try:
        async with client.asking(MEETING) as graph:
            now = await graph.users.by_user_id(organiser).online_meetings.by_online_meeting_id(id).patch(made)
    except Missing:
        raise NotSent("the meeting is not there any more") from None
    return [each.setting for each in wanted if now is None or not each.stands(now)]


def _refused(error: NotSent) -> bool:
    """Whether it is the settings that are not taken, for all that is known."""
    if isinstance(error, Answered):
        return error.status == 400
    return isinstance(error, Hindered) and error.by is Hindrance.PERMISSION


def _lobby(own: bool) -> _Wanted:
    """Who is not invited waits. To a meeting of their own somebody from outside alone is invited: there they wait, and
    those of the house come in."""
    scope = LobbyBypassScope.OrganizationExcludingGuests if own else LobbyBypassScope.Invited

    def put(meeting: OnlineMeeting) -> None:
        meeting.lobby_bypass_settings = LobbyBypassSettings(scope=scope, is_dial_in_bypass_enabled=False)

    def stands(meeting: OnlineMeeting) -> bool:
        lobby = meeting.lobby_bypass_settings
        return lobby is not None and lobby.scope == scope and lobby.is_dial_in_bypass_enabled is False

    return _Wanted(Setting.LOBBY, put, stands)


def _settings() -> list[_Wanted]:
    return [_one(setting, name, value) for setting, (name, value) in WANTED.items()]


def _one(setting: Setting, name: str, value: object) -> _Wanted:
    return _Wanted(
        setting, lambda meeting: setattr(meeting, name, value), lambda meeting: getattr(meeting, name) == value
    )


async def _there(client: Client, chat: str) -> bool:
    query = InstalledAppsRequestBuilder.InstalledAppsRequestBuilderGetQueryParameters(select=["id"])
    try:
        async with client.asking(CHAT) as graph:
            await graph.chats.by_chat_id(chat).installed_apps.get(RequestConfiguration(query_parameters=query))
    except Missing:
        return False
    return True
