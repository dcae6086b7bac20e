"""`python -m bot graph check`: what is held and what is missing, found out by reading alone."""

import asyncio
import base64
import json
import os
import re
import sys
from pathlib import Path

import pytest
from aiohttp import web

from bot.calendars.graph.credentials import credential
from bot.calendars.graph.looking import look, roles, roles_of
from bot.graph_check import Seen, State, check, code, report, states
from bot.ports import Hindered
from bot.settings import Settings, read
from cards.needs import NEEDS
from panel.words import Hindrance
from tests.connector import KEY, listening
from tests.graph.state import DRIVE, ORGANISER, Graph
from tests.graph.weather import Trouble

ROOT = Path(__file__).parent.parent.parent
PERMISSION = re.compile(r'"([A-Z]\w+\.(?:\w+\.All|ReadWrite|ReadBasic|Send|Selected))"')
ONLY_LOOKED_WITH = {"AppCatalog.Read.All"}
APP_ID = "00000000-0000-4000-8000-0000000000aa"
REGISTERED = {
    "MicrosoftAppId": APP_ID,
    "MicrosoftAppPassword": "nobody-may-see-it",
    "MicrosoftAppTenantId": "00000000-0000-4000-8000-0000000000ff",
    "CONVENOR_KEY": KEY,
    "CONVENOR_CALENDAR": "graph",
    "GRAPH_ORGANISER": ORGANISER,
}


def settings(graph: Graph, **more: str) -> Settings:
    return read(**({"CONVENOR_MODE": "demo"} | graph.settings() | more))


async def standing(graph: Graph, **more: str) -> dict[str, State]:
    """How it stands with each thing, by name."""
    return {need.name: state for need, state in states(await look(settings(graph, **more))).items()}


async def run(**given: str) -> tuple[int | None, str]:
    """What the command ends with, and what it prints."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CONVENOR", "GRAPH", "Micro"))}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "graph", "check", cwd=ROOT, env=clean | given, stdout=-1, stderr=-1
    )
    out, err = await child.communicate()
    return child.returncode, (out + err).decode()


async def test_all_that_is_granted_is_seen_and_nothing_is_changed(graph: Graph) -> None:
    found = await standing(graph)
    assert found == {
        "GRAPH_BASE_URL": State.HELD,
        "GRAPH_ORGANISER": State.HELD,
        "Calendars.ReadWrite": State.READS,
        "User.ReadBasic.All": State.HELD,
        "OnlineMeetings.ReadWrite.All": State.READS,
        "CsApplicationAccessPolicy": State.HELD,
        "GRAPH_TEAMS_APP_ID": State.HELD,
        "TeamsAppInstallation.ReadWriteSelfForUser.All": State.READS,
        "TeamsAppInstallation.ReadWriteSelfForChat.All": State.UNKNOWN,
        "GRAPH_DRIVE_ID": State.HELD,
        "Sites.Selected": State.READS,
        "Mail.Send": State.UNKNOWN,
    }
    assert {call.method for call in graph.calls} == {"GET"}
    assert code(await look(settings(graph))) == 0


@pytest.mark.parametrize(
    "permission",
    [
        "Calendars.ReadWrite",
        "User.ReadBasic.All",
        "OnlineMeetings.ReadWrite.All",
        "TeamsAppInstallation.ReadWriteSelfForUser.All",
        "Sites.Selected",
    ],
)
async def test_a_permission_that_is_taken_away_is_missing(graph: Graph, permission: str) -> None:
    before = await standing(graph)
    graph.granted.discard(permission)
    after = await standing(graph)
    assert after[permission] is State.MISSING
    lost = {name for name in before if before[name] != after[name]}
    assert {name for name in lost if after[name] is State.MISSING} == {permission}
    assert code(await look(settings(graph))) == 1


async def test_what_is_not_there_is_missing_by_its_setting(graph: Graph) -> None:
    graph.policy, graph.in_catalogue = False, False
    graph.drives.clear()
    found = await standing(graph)
    missing = {name for name, state in found.items() if state is State.MISSING}
    assert missing == {"CsApplicationAccessPolicy", "GRAPH_TEAMS_APP_ID", "GRAPH_DRIVE_ID"}
    assert found["OnlineMeetings.ReadWrite.All"] is State.READS
    graph.unknown(ORGANISER)
    assert (await standing(graph))["GRAPH_ORGANISER"] is State.MISSING


async def test_a_mailbox_that_the_bot_may_not_use_is_missing_its_permission(graph: Graph) -> None:
    graph.limited_to = {"somebody.else@demo.example"}
    assert (await standing(graph))["Calendars.ReadWrite"] is State.MISSING


@pytest.mark.parametrize("role", ["Sites.ReadWrite.All", "Files.ReadWrite.All", "Sites.FullControl.All"])
def test_a_right_to_every_site_is_too_wide_however_well_the_library_works(role: str) -> None:
    seen = Seen("MicrosoftAppPassword", works=frozenset({"Sites.Selected"}), roles=frozenset({"Sites.Selected", role}))
    found = {need.name: state for need, state in states(seen).items()}
    assert found["Sites.Selected"] is State.WIDE
    assert code(seen) == 1


async def test_what_is_not_set_is_missing_and_not_asked_for(graph: Graph) -> None:
    found = await standing(graph, GRAPH_DRIVE_ID="", GRAPH_TEAMS_APP_ID="")
    assert {name for name, state in found.items() if state is State.MISSING} == {"GRAPH_DRIVE_ID", "GRAPH_TEAMS_APP_ID"}
    assert not [call for call in graph.calls if "drives" in call.path or "appCatalogs" in call.path]


async def test_the_catalogue_that_it_may_not_look_into_is_unknown(graph: Graph) -> None:
    graph.granted.discard("AppCatalog.Read.All")
    found = await standing(graph)
    assert found["GRAPH_TEAMS_APP_ID"] is State.UNKNOWN
    assert State.MISSING not in found.values()


async def test_credentials_that_are_refused_are_missing_and_end_the_look(graph: Graph) -> None:
    graph.token = "another"
    seen = await look(settings(graph))
    found = {need.name: state for need, state in states(seen).items()}
    assert found.pop("GRAPH_BASE_URL") is State.MISSING
    assert set(found.values()) == {State.UNKNOWN}
    assert (len(graph.calls), code(seen)) == (1, 1)


async def test_a_certificate_that_cannot_be_used_is_missing(tmp_path: Path) -> None:
    held = read(**REGISTERED, AZURE_CLIENT_CERTIFICATE_PATH=str(tmp_path / "none.pem"))
    seen = await look(held)
    assert seen == Seen("AZURE_CLIENT_CERTIFICATE_PATH", refused=frozenset({"AZURE_CLIENT_CERTIFICATE_PATH"}))
    words = report(seen, held)
    assert f"$app = '{APP_ID}'" in words
    assert "nobody-may-see-it" not in words
    assert "MicrosoftAppPassword" not in words


async def test_what_does_not_answer_is_not_said_to_be_missing(graph: Graph) -> None:
    graph.weather.trouble.append(Trouble(503))
    seen = await look(settings(graph))
    assert (seen.cut_off, code(seen)) == (True, 2)
    assert State.MISSING not in states(seen).values()
    assert "Look again." in report(seen, settings(graph))


def token(body: object) -> str:
    return f"head.{base64.urlsafe_b64encode(json.dumps(body).encode()).decode().rstrip('=')}.signature"


def test_the_permissions_that_a_token_names_are_read_and_an_unreadable_one_is_none() -> None:
    assert roles(token({"roles": ["Mail.Send"]})) == frozenset({"Mail.Send"})
    assert roles(token({"aud": "https://graph.microsoft.com"})) == frozenset()
    for unreadable in ("", "opaque", "a.b", "a.!.c", token(["roles"]), token({"roles": 1})):
        assert roles(unreadable) is None


async def test_what_a_managed_identity_s_token_names_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    access = {"access_token": token({"roles": ["Mail.Send"]}), "expires_on": "4102444800", "resource": "graph"}
    given: list[tuple[int, dict[str, str]]] = [(200, access), (400, {})]

    async def answer(_: web.Request) -> web.Response:
        status, body = given.pop(0)
        return web.json_response(body, status=status)

    async with listening([web.get("/token", answer)]) as url:
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{url}/token")
        monkeypatch.setenv("IDENTITY_HEADER", "a header")
        assert await roles_of(credential(read(**REGISTERED))) == frozenset({"Mail.Send"})
        with pytest.raises(Hindered) as hindered:
            await roles_of(credential(read(**REGISTERED)))
    assert (hindered.value.by, hindered.value.needs) == (Hindrance.CREDENTIALS, "IDENTITY_ENDPOINT")


def test_a_token_s_permissions_are_held_or_missing_and_those_of_every_mailbox_too_wide() -> None:
    named = frozenset({"Calendars.ReadWrite", "User.ReadBasic.All", "Sites.Selected"})
    found = {need.name: state for need, state in states(Seen("MicrosoftAppPassword", roles=named)).items()}
    assert found["User.ReadBasic.All"] is State.HELD
    assert found["Calendars.ReadWrite"] is State.WIDE
    assert found["OnlineMeetings.ReadWrite.All"] is State.MISSING
    assert found["TeamsAppInstallation.ReadWriteSelfForChat.All"] is State.MISSING
    # Exchange gives it for one mailbox without a word in the token, and a library is granted by its site.
    assert found["Mail.Send"] is found["Sites.Selected"] is State.UNKNOWN
    assert found["CsApplicationAccessPolicy"] is State.UNKNOWN


def test_a_refusal_is_believed_before_a_token() -> None:
    seen = Seen(
        "MicrosoftAppPassword", refused=frozenset({"User.ReadBasic.All"}), roles=frozenset({"User.ReadBasic.All"})
    )
    assert {need.name: state for need, state in states(seen).items()}["User.ReadBasic.All"] is State.MISSING


def test_the_table_is_100_columns_wide_and_says_how_each_thing_is_given(graph: Graph) -> None:
    held = settings(graph)
    words = report(Seen("MicrosoftAppPassword", refused=frozenset(NEEDS)), held)
    assert max(map(len, words.splitlines())) <= 100
    for name, need in NEEDS.items():
        if name not in ("GRAPH_BASE_URL", "IDENTITY_ENDPOINT", "AZURE_CLIENT_CERTIFICATE_PATH"):
            assert f"# {name}: missing\n" + "\n".join(need.how) in words
    assert f"$organiser = '{ORGANISER}'" in words
    assert f"$drive = '{DRIVE}'" in words
    assert "Teams admin centre" in words


def test_every_permission_that_is_asked_with_is_in_the_table() -> None:
    files = [*(ROOT / "bot" / "calendars" / "graph").glob("*.py"), ROOT / "bot" / "documents" / "graph.py"]
    asked = {name for file in files for name in PERMISSION.findall(file.read_text("utf-8"))}
    assert {"Calendars.ReadWrite", "Mail.Send", "Sites.Selected"} <= asked
    assert asked - set(NEEDS) == ONLY_LOOKED_WITH


def test_the_readme_names_everything_that_is_needed() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert not {name for name in NEEDS if f"`{name}`" not in readme}


async def test_the_command_prints_the_table_and_ends_with_what_it_found(graph: Graph, tmp_path: Path) -> None:
    graph.granted.discard("OnlineMeetings.ReadWrite.All")
    given = {"CONVENOR_MODE": "demo", "CONVENOR_DATA": str(tmp_path / "data")} | graph.settings()
    ended, words = await run(**given)
    assert ended == 1, words
    assert re.search(r"^OnlineMeetings\.ReadWrite\.All +missing +Turns the lobby on", words, re.M)
    assert re.search(r"^Calendars\.ReadWrite +reads ", words, re.M)
    assert "loopback" not in words
    assert not (tmp_path / "data").exists()


async def test_with_the_local_calendar_nothing_is_needed() -> None:
    ended, words = await run(CONVENOR_MODE="demo")
    assert (ended, words) == (
        0,
        "CONVENOR_CALENDAR is local: nothing is asked of Microsoft 365, and nothing is needed of it.\n",
    )


def test_settings_that_cannot_be_used_are_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONVENOR_MODE", "demo")
    monkeypatch.setenv("CONVENOR_CALENDAR", "graph")
    assert check() == 2
    assert "GRAPH_ORGANISER is missing" in capsys.readouterr().out
