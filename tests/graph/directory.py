"""The organisation's directory: its people, and what the application was granted."""

from uuid import NAMESPACE_URL, uuid5

from msgraph.generated.models.user import User

from tests.bodies import APP_ID
from tests.graph.bodies import Body
from tests.graph.listing import Answer, listed, shaped
from tests.graph.records import Call
from tests.graph.refusal import not_found
from tests.graph.state import RIGHTS, Graph

MICROSOFT_GRAPH = "00000003-0000-0000-c000-000000000000"


def user(graph: Graph, call: Call) -> Answer:
    """Somebody, by object id or by e-mail."""
    email = graph.mailbox(call.parts["user"])
    wire = {"id": graph.users[email], "displayName": email, "mail": email, "userPrincipalName": email}
    return 200, shaped(call, wire, User, [])


def application(graph: Graph, call: Call) -> Answer:
    """The application itself, or Microsoft Graph with the permissions that it knows."""
    if call.parts["app"] == MICROSOFT_GRAPH:
        roles = [{"id": _role(name), "value": name} for name in sorted(RIGHTS | graph.granted)]
        return 200, {"id": _role(MICROSOFT_GRAPH), "appId": MICROSOFT_GRAPH, "appRoles": roles}
    if call.parts["app"] != APP_ID:
        raise not_found("Request_ResourceNotFound")
    return 200, {"id": _role(APP_ID), "appId": APP_ID, "appRoles": []}


def assignments(graph: Graph, call: Call) -> Answer:
    """What was granted to the application."""
    if call.parts["app"] != APP_ID:
        raise not_found("Request_ResourceNotFound")
    return 200, listed(graph, call, [_assignment(name) for name in sorted(graph.granted)])


def _assignment(name: str) -> Body:
    return {"id": name, "appRoleId": _role(name), "principalId": _role(APP_ID), "resourceId": _role(MICROSOFT_GRAPH)}


def _role(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))
