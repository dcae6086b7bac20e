"""As whom the bot asks Microsoft Graph, and what is said when it may not."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from azure.core.exceptions import ClientAuthenticationError, ServiceRequestError
from azure.identity.aio import CertificateCredential, ClientSecretCredential, ManagedIdentityCredential
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from kiota_abstractions.api_error import APIError

from bot.calendars.graph.client import Client
from bot.calendars.graph.credentials import credential
from bot.calendars.graph.errors import Missing, meaning
from bot.ports import Hindered, NotSent
from bot.settings import Settings, Unusable, read
from panel.words import Hindrance
from storage.records import Obstacle
from tests.connector import KEY
from tests.dialogue import Teams
from tests.graph.state import ORGANISER, Graph
from tests.graph.steps import PANEL, all_booked, booking, moves, told

TENANT = "00000000-0000-4000-8000-0000000000ff"
REGISTERED = {
    "MicrosoftAppId": "00000000-0000-4000-8000-0000000000aa",
    "MicrosoftAppPassword": "a-secret-nobody-may-see",
    "MicrosoftAppTenantId": TENANT,
    "CONVENOR_KEY": KEY,
    "CONVENOR_CALENDAR": "graph",
    "GRAPH_ORGANISER": ORGANISER,
}
HINDERED = "Microsoft 365 does not let Convenor work"


def settings(**more: str) -> Settings:
    return read(**(REGISTERED | more))


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate with its key, as an administrator would give it to the bot."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "A test")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(datetime(2026, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
    file = tmp_path / "certificate.pem"
    kept = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(kept + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file


def test_a_certificate_comes_first_a_managed_identity_next_and_the_secret_last(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IDENTITY_ENDPOINT", raising=False)
    assert isinstance(credential(settings()).tokens, ClientSecretCredential)
    monkeypatch.setenv("IDENTITY_ENDPOINT", "http://127.0.0.1:1/token")
    assert isinstance(credential(settings()).tokens, ManagedIdentityCredential)
    held = credential(settings(AZURE_CLIENT_CERTIFICATE_PATH=str(certificate)))
    assert isinstance(held.tokens, CertificateCredential)
    assert held.name == "AZURE_CLIENT_CERTIFICATE_PATH"


def test_a_certificate_that_cannot_be_used_is_said_by_its_setting(tmp_path: Path) -> None:
    (tmp_path / "broken.pem").write_text("not a certificate")
    for file in ("broken.pem", "missing.pem"):
        with pytest.raises(Hindered) as hindered:
            credential(settings(AZURE_CLIENT_CERTIFICATE_PATH=str(tmp_path / file)))
        assert (hindered.value.by, hindered.value.needs) == (Hindrance.CREDENTIALS, "AZURE_CLIENT_CERTIFICATE_PATH")
        assert str(tmp_path) not in str(hindered.value)


async def test_a_stand_in_gets_a_word_that_is_worth_nothing(graph: Graph) -> None:
    client = await asyncio.to_thread(Client, read(**(REGISTERED | graph.settings())))
    async with client.mailbox("Calendars.ReadWrite") as mailbox:
        await mailbox.events.get()
    await client.close()
    assert [call.headers["Authorization"] for call in graph.calls] == ["Bearer loopback"]


async def test_a_next_page_is_fetched_from_nowhere_else(graph: Graph) -> None:
    client = await asyncio.to_thread(Client, read(**(REGISTERED | graph.settings())))
    with pytest.raises(NotSent, match="elsewhere"):
        async with client.mailbox("Calendars.ReadWrite") as mailbox:
            await mailbox.events.with_url(graph.url.replace("127.0.0.1", "localhost") + "/v1.0/users").get()
    await client.close()
    assert graph.calls == []


@pytest.mark.parametrize(
    ("error", "by", "needs"),
    [
        (ClientAuthenticationError("AADSTS7000222: expired"), Hindrance.CREDENTIALS, "MicrosoftAppPassword"),
        (APIError("expired", 401), Hindrance.CREDENTIALS, "MicrosoftAppPassword"),
        (APIError("no", 403), Hindrance.PERMISSION, "Calendars.ReadWrite"),
    ],
)
def test_what_an_administrator_has_to_mend_is_named(error: Exception, by: Hindrance, needs: str) -> None:
    known = meaning(error, "Calendars.ReadWrite", "MicrosoftAppPassword")
    assert isinstance(known, Hindered)
    assert (known.by, known.needs) == (by, needs)
    assert "AADSTS" not in str(known)


@pytest.mark.parametrize(
    "error",
    [
        ServiceRequestError("login.example cannot be reached"),
        httpx.ReadTimeout("https://graph.example/users/somebody@demo.example"),
        httpx.RemoteProtocolError("half an answer"),
        TimeoutError(),
        APIError("busy", 503),
        APIError("<html>somebody@demo.example</html>", 400),
        json.JSONDecodeError("somebody@demo.example", "{", 1),
        Exception("Content type text/html does not have a factory"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_passes_by_itself_is_tried_again_and_quotes_nothing(error: Exception) -> None:
    known = meaning(error, "Calendars.ReadWrite", "MicrosoftAppPassword")
    assert isinstance(known, NotSent)
    assert not isinstance(known, Hindered)
    assert "example" not in str(known)


def test_microsoft_s_word_for_later_is_heard_and_never_for_more_than_a_day() -> None:
    for said, waited in (("7", 7), ("999999", 86400), ("soon", 0), ("", 0)):
        known = meaning(APIError("busy", 429, {"Retry-After": said}), "", "")
        assert known
        assert known.after == waited


def test_our_own_mistakes_stay_ours() -> None:
    assert meaning(TypeError("a mistake of ours"), "", "") is None
    assert isinstance(meaning(APIError("", 404), "", ""), Missing)


def named(teams: Teams) -> list[str]:
    """What the coordinator was told of obstacles."""
    return [card.words for card in teams.coordinator.sees() if card.shows(HINDERED)]


def obstacles(teams: Teams) -> list[str]:
    with teams.store.turn(teams.clock()) as turn:
        return [each.id for each in turn.find(Obstacle)]


async def test_expired_credentials_are_told_of_once_and_what_was_due_is_booked_afterwards(
    teams: Teams, graph: Graph
) -> None:
    await all_booked(teams, graph)
    await teams.coordinator.says("help")
    graph.token = "another"
    moves(teams, days=1)
    await teams.until(lambda: named(teams))
    for _ in range(3):
        teams.clock.move(hours=1, minutes=1)
        moves(teams, "SHCG-P002", days=1)
        await teams.until(lambda: all(each.attempts for each in booking(teams)))
    assert len(named(teams)) == len(obstacles(teams)) == 1
    assert "credentials" in named(teams)[0]
    graph.token = "loopback"
    teams.clock.move(hours=2)
    await told(teams)
    assert obstacles(teams) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda graph: graph.granted.discard("Calendars.ReadWrite"), "Needed: Calendars.ReadWrite."),
        (lambda graph: graph.unknown(ORGANISER), "Needed: GRAPH_ORGANISER."),
    ],
)
async def test_what_is_revoked_is_named_and_nothing_is_half_recorded(
    teams: Teams, graph: Graph, change: object, words: str
) -> None:
    await all_booked(teams, graph)
    await teams.coordinator.says("help")
    before = graph.event(PANEL)["changeKey"]
    assert callable(change)
    change(graph)
    moves(teams, days=1)
    await teams.until(lambda: named(teams))
    assert words in named(teams)[0]
    assert graph.event(PANEL)["changeKey"] == before
    (due,) = booking(teams)
    assert due.wake_at >= teams.clock() + timedelta(hours=1)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"GRAPH_ORGANISER": ""}, "GRAPH_ORGANISER is missing: say in whose mailbox panels are booked."),
        ({"GRAPH_ORGANISER": "panel admin"}, "GRAPH_ORGANISER: must be an e-mail address"),
        ({"GRAPH_BASE_URL": "https://graph.example/v1.0"}, "GRAPH_BASE_URL: must be http on this machine"),
        ({"CONVENOR_CALENDAR": "outlook"}, "CONVENOR_CALENDAR: "),
        ({"CONVENOR_MODE": "demo"}, "GRAPH_BASE_URL is missing: a demo books nothing in a real tenant."),
        (
            {"MicrosoftAppType": "MultiTenant", "MicrosoftAppTenantId": "", "CONVENOR_TENANTS": TENANT},
            "MicrosoftAppTenantId is missing: CONVENOR_CALENDAR graph needs the tenant to book in.",
        ),
    ],
)
def test_a_bot_that_could_not_book_does_not_start_and_says_why(given: dict[str, str], words: str) -> None:
    with pytest.raises(Unusable) as refused:
        settings(**given)
    assert words in str(refused.value)
