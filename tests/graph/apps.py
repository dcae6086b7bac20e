"""The app in people's own chats, in meetings' chats, and in the organisation's catalogue."""

import re
from copy import deepcopy
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from msgraph.generated.models.teams_app import TeamsApp
from msgraph.generated.models.teams_app_installation import TeamsAppInstallation
from msgraph.generated.models.user_scope_teams_app_installation import UserScopeTeamsAppInstallation

from tests.graph.bodies import Body, check
from tests.graph.listing import Answer, listed, shaped
from tests.graph.records import Call
from tests.graph.refusal import Refusal, not_found
from tests.graph.state import APP, EXTERNAL, Graph

LISTED = {"id": APP, "externalId": EXTERNAL, "displayName": "Convenor", "distributionMethod": "organization"}
CATALOGUE = "/appCatalogs/teamsApps/"
CONSENTING = frozenset(
    {"TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All", "TeamsAppInstallation.ReadWriteAndConsentForChat.All"}
)


def in_chat(graph: Graph, call: Call) -> Answer:
    """The apps in a meeting's chat."""
    return 200, listed(graph, call, _found(graph, call, _chat(graph, call)))


def add_to_chat(graph: Graph, call: Call) -> Answer:
    """Puts the app into a meeting's chat; an app that asks for rights there needs them agreed to in the same call."""
    chat = _chat(graph, call)
    body = check(TeamsAppInstallation, call.body)
    if graph.needs_consent and not (CONSENTING & graph.granted and body.get("consentedPermissionSet")):
        raise Refusal(403, "Forbidden", "The app needs consent to resource-specific permissions.")
    return _add(graph, chat, body)


def of_user(graph: Graph, call: Call) -> Answer:
    """The apps that somebody has."""
    return 200, listed(graph, call, _found(graph, call, _user(graph, call)))


def add_to_user(graph: Graph, call: Call) -> Answer:
    """Gives somebody the app, if the organisation's policy lets them have it."""
    if _user(graph, call) in graph.not_allowed:
        raise Refusal(403, "Forbidden", "The app is blocked by app permission policy.")
    return _add(graph, _user(graph, call), check(UserScopeTeamsAppInstallation, call.body))


def chat_of(graph: Graph, call: Call) -> Answer:
    """The chat that an app has with somebody."""
    user = _user(graph, call)
    if APP not in graph.apps.get(user, ()) or call.parts["installation"] != _id(user):
        raise not_found("NotFound")
    return 200, {"id": f"19:{user}_{APP}@unq.gbl.spaces", "chatType": "oneOnOne"}


def catalogue(graph: Graph, call: Call) -> Answer:
    """The organisation's own apps."""
    found = [LISTED] if graph.in_catalogue else []
    known = re.findall(r"(\w+) eq '([^']+)'", call.query.get("$filter", ""))
    matching = [each for each in found if all(each.get(name) == value for name, value in known)]
    return 200, listed(graph, call, [shaped(call, each, TeamsApp, []) for each in matching])


def in_catalogue(graph: Graph, call: Call) -> Answer:
    """One of the organisation's own apps."""
    if call.parts["app"] != APP or not graph.in_catalogue:
        raise not_found("NotFound")
    return 200, shaped(call, LISTED, TeamsApp, [])


def _add(graph: Graph, where: str, body: Body) -> Answer:
    bound = str(body.get("teamsApp@odata.bind", ""))
    if not bound.startswith("https://") or CATALOGUE not in bound:
        raise Refusal(400, "BadRequest", "Bad Request: teamsApp@odata.bind is required.")
    if bound.rpartition("/")[2] != APP or not graph.in_catalogue:
        raise Refusal(404, "NotFound", "The app is not in the organisation's catalogue.")
    if APP in graph.apps.setdefault(where, set()):
        raise Refusal(409, "Conflict", "The app is already installed.")
    graph.apps[where].add(APP)
    graph.installed(where)
    return 201, None


def _found(graph: Graph, call: Call, where: str) -> list[Body]:
    """The installations in a chat or of a user, as far as the filter goes."""
    wire: Body = {"id": _id(where), "teamsApp": {"id": APP, "externalId": EXTERNAL, "displayName": "Convenor"}}
    if APP not in graph.apps.get(where, ()):
        return []
    known = re.findall(r"teamsApp/(\w+) eq '([^']+)'", call.query.get("$filter", ""))
    if call.query.get("$filter") and not known:
        raise Refusal(400, "BadRequest", "The filter is not supported here.")
    if any(wire["teamsApp"].get(name) != value for name, value in known):
        return []
    return [_expanded(call, wire)]


def _expanded(call: Call, wire: Body) -> Body:
    expanded: dict[str, Any] = deepcopy(wire)
    if "teamsApp" not in call.query.get("$expand", ""):
        del expanded["teamsApp"]
    return expanded


def _chat(graph: Graph, call: Call) -> str:
    """A meeting's chat, once it is there."""
    chat = call.parts["chat"]
    if chat not in {each["chatInfo"]["threadId"] for each in graph.meetings.values()}:
        raise not_found("NotFound")
    if not graph.chat_before_join and chat not in graph.joined:
        raise Refusal(404, "NotFound", "No chat was found: the thread does not exist.")
    return chat


def _user(graph: Graph, call: Call) -> str:
    return graph.users[graph.mailbox(call.parts["user"])]


def _id(where: str) -> str:
    return uuid5(NAMESPACE_URL, where).hex
