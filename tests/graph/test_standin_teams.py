"""The tests' own Graph: meetings, apps, documents, mail, and what was granted."""

from urllib.parse import quote

from tests.graph.caller import BOUND, HEALTH, MINE, POLICE, Caller
from tests.graph.records import Drive
from tests.graph.state import APP, DRIVE, ORGANISER, ORGANISER_ID, Graph


async def test_a_meeting_is_found_by_its_link_and_its_settings_are_kept(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    link = quote(booked["onlineMeeting"]["joinUrl"], safe="")
    wanted = f"/users/{{}}/onlineMeetings?%24filter=JoinWebUrl%20eq%20%27{link}%27"
    assert await caller.refused("GET", wanted.format(quote(ORGANISER))) == (404, "UserNotFound")
    _, found = await caller.call("GET", wanted.format(ORGANISER_ID))
    (meeting,) = found["value"]
    assert meeting["chatInfo"]["threadId"] == graph.chat(booked["id"])
    graph.meeting_keeps.add("allowTranscription")
    body = {"lobbyBypassSettings": {"scope": "invited"}, "allowRecording": False, "allowTranscription": False}
    path = f"/users/{ORGANISER_ID}/onlineMeetings/{meeting['id']}"
    _, changed = await caller.call("PATCH", path, body)
    assert changed["lobbyBypassSettings"] == {"scope": "invited", "isDialInBypassEnabled": False}
    assert (changed["allowRecording"], changed["allowTranscription"]) == (False, True)
    for wrong in ({"lobbyBypassSettings": {"scope": "nobody"}}, {"allowRecap": False}, {"meetingType": "scheduled"}):
        assert (await caller.refused("PATCH", path, wrong))[0] == 400
    graph.policy = False
    assert await caller.refused("PATCH", path, body) == (403, "Forbidden")


async def test_the_app_is_put_into_a_chat_once_it_is_there(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    arrived: list[str] = []
    graph.installed, graph.chat_before_join = arrived.append, False
    path = f"/chats/{quote(graph.chat(booked['id']))}/installedApps"
    assert await caller.refused("POST", path, BOUND) == (404, "NotFound")
    graph.joins(booked["id"])
    assert await caller.refused("POST", path, {"teamsApp": {"id": APP}}) == (400, "BadRequest")
    assert await caller.call("POST", path, BOUND) == (201, None)
    assert await caller.refused("POST", path, BOUND) == (409, "Conflict")
    _, found = await caller.call("GET", f"{path}?$expand=teamsApp&$filter=teamsApp/id eq '{APP}'")
    assert [each["teamsApp"]["id"] for each in found["value"]] == [APP]
    assert arrived == [graph.chat(booked["id"])]


async def test_an_app_that_asks_for_rights_in_a_chat_needs_consent(graph: Graph, caller: Caller) -> None:
    booked = await caller.book()
    graph.needs_consent = True
    path = f"/chats/{quote(graph.chat(booked['id']))}/installedApps"
    assert (await caller.refused("POST", path, BOUND))[0] == 403
    graph.granted.add("TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All")
    rights = {
        "resourceSpecificPermissions": [{"permissionValue": "ChatMember.Read.Chat", "permissionType": "application"}]
    }
    assert (await caller.call("POST", path, BOUND | {"consentedPermissionSet": rights}))[0] == 201


async def test_somebody_is_given_the_app(graph: Graph, caller: Caller) -> None:
    path = f"/users/{graph.users[HEALTH]}/teamwork/installedApps"
    assert (await caller.call("GET", path))[1]["value"] == []
    assert await caller.call("POST", path, BOUND) == (201, None)
    ((found,),) = ((await caller.call("GET", path))[1]["value"],)
    assert (await caller.call("GET", f"{path}/{found['id']}/chat"))[0] == 200
    other = f"/users/{graph.users[POLICE]}/teamwork/installedApps"
    graph.not_allowed.add(graph.users[POLICE])
    assert await caller.refused("POST", other, BOUND) == (403, "Forbidden")
    graph.not_allowed.clear()
    graph.in_catalogue = False
    assert await caller.refused("POST", other, BOUND) == (404, "NotFound")


async def test_a_document_is_kept_where_the_app_may_write(graph: Graph, caller: Caller) -> None:
    path = f"/drives/{quote(DRIVE)}/items/{quote('root:/Minutes/SHCG-P001.docx:', safe='')}/content"
    status, item = await caller.call("PUT", path, b"minutes", **{"Content-Type": "application/octet-stream"})
    assert (status, item["name"], item["size"]) == (201, "SHCG-P001.docx", 7)
    assert (await caller.call("PUT", path, b"corrected"))[0] == 200
    assert graph.files[DRIVE] == {"Minutes/SHCG-P001.docx": b"corrected"}
    graph.drives[DRIVE] = Drive(writes=False)
    assert await caller.refused("PUT", path, b"late") == (403, "accessDenied")


async def test_a_mail_goes_out(graph: Graph, caller: Caller) -> None:
    to = [{"emailAddress": {"address": HEALTH}}]
    message = {"subject": "Minutes", "body": {"contentType": "text", "content": "a link"}, "toRecipients": to}
    assert await caller.call("POST", f"{MINE}/sendMail", {"Message": message}) == (202, None)
    assert [(mail.to, mail.kind, mail.words) for mail in graph.mails] == [(HEALTH, "mail", "a link")]


async def test_what_was_granted_can_be_seen(graph: Graph, caller: Caller) -> None:
    graph.granted.discard("Mail.Send")
    _, microsoft = await caller.call("GET", "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')")
    names = {each["id"]: each["value"] for each in microsoft["appRoles"]}
    mine = "/servicePrincipals(appId='5a1c0de0-0000-4000-8000-00000000b07a')/appRoleAssignments?$top=99"
    _, held = await caller.call("GET", mine)
    assert {names[each["appRoleId"]] for each in held["value"]} == graph.granted
    _, apps = await caller.call("GET", f"/appCatalogs/teamsApps?$filter=id eq '{APP}'")
    assert [each["id"] for each in apps["value"]] == [APP]
    assert (await caller.call("GET", f"{MINE}?$select=id"))[1] == {"id": ORGANISER_ID}
