"""A bot that is set up wrongly does not start, and says what to set by name, never what was set."""

import stat
from pathlib import Path

import pytest

from bot import settings
from bot.settings import Unusable
from storage.sealing import master_key
from tests.connector import KEY

SECRET = "a-secret-nobody-may-see"
GOOD = {
    "MicrosoftAppId": "app",
    "MicrosoftAppPassword": SECRET,
    "MicrosoftAppTenantId": "Tenant-1.example",
    "CONVENOR_KEY": KEY,
}
NAMES = [field.validation_alias for field in settings.Settings.model_fields.values()]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        assert isinstance(name, str)
        monkeypatch.delenv(name, raising=False)


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in GOOD.items() if key != name}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "MicrosoftAppId is missing"),
        (without("MicrosoftAppId"), "MicrosoftAppId is missing"),
        (without("MicrosoftAppPassword"), "MicrosoftAppPassword is missing"),
        (without("MicrosoftAppTenantId"), "MicrosoftAppTenantId is missing"),
        (without("CONVENOR_KEY"), "CONVENOR_KEY is missing. Make one with: python -c"),
        ({**GOOD, "CONVENOR_KEY": SECRET}, "CONVENOR_KEY: is not a key: 32 bytes in base64url are needed. Make one"),
        ({**GOOD, "CONVENOR_KEY": KEY + "AAAA"}, "CONVENOR_KEY: is not a key"),
        ({**GOOD, "CONVENOR_KEY": "é" * 43}, "CONVENOR_KEY: is not a key"),
        ({**GOOD, "MicrosoftAppType": "UserAssignedMSI"}, "UserAssignedMSI is not supported"),
        ({**GOOD, "MicrosoftAppType": "Nonsense"}, "MicrosoftAppType: "),
        ({**without("MicrosoftAppTenantId"), "MicrosoftAppType": "MultiTenant"}, "CONVENOR_TENANTS is missing"),
        ({**GOOD, "MicrosoftAppTenantId": "Our Council"}, "MicrosoftAppTenantId: must be the directory's id"),
        ({**GOOD, "MicrosoftAppTenantId": "common"}, "MicrosoftAppTenantId: must be the directory's id"),
        ({**GOOD, "CONVENOR_MODE": "test"}, "CONVENOR_MODE: "),
        ({**GOOD, "PORT": "70000"}, "PORT: "),
        (
            {**GOOD, "ToChannelFromBotLoginUrl": "http://login.example"},
            "ToChannelFromBotLoginUrl: must begin with https",
        ),
        ({**GOOD, "BotOpenIdMetadata": "http://login.example"}, "BotOpenIdMetadata: must begin with https"),
        ({**GOOD, "CONVENOR_SERVICE_HOSTS": "https://a.example/path"}, "CONVENOR_SERVICE_HOSTS: every entry"),
        ({**GOOD, "CONVENOR_SERVICE_HOSTS": "https://a.example,http://b.example"}, "CONVENOR_SERVICE_HOSTS: every"),
        ({**GOOD, "CONVENOR_SERVICE_HOSTS": "*.trafficmanager.net"}, "CONVENOR_SERVICE_HOSTS: every entry"),
        ({"CONVENOR_MODE": "demo", "HOST": "0.0.0.0"}, "HOST must be 127.0.0.1 in demo mode"),  # noqa: S104
    ],
)
def test_it_refuses_to_start_and_says_why(given: dict[str, str], says: str) -> None:
    with pytest.raises(Unusable) as refused:
        settings.read(**given)

    assert says in str(refused.value)
    assert SECRET not in str(refused.value)


def test_everything_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**GOOD, "PORT": "80", "CONVENOR_PROCEDURES": "one, two", "CONVENOR_ROSTER": ""}.items():
        monkeypatch.setenv(name, value)
    found = settings.read()

    assert (found.port, found.app_id, found.tenants) == (80, "app", frozenset({"tenant-1.example"}))
    assert (found.procedures, found.data, found.roster) == (("one", "two"), Path("data"), Path("data/roster.toml"))
    assert found.token_url == "https://login.microsoftonline.com/Tenant-1.example/oauth2/v2.0/token"
    assert SECRET not in repr(found)
    assert KEY not in repr(found)


def test_only_microsofts_own_hosts_are_known_in_production() -> None:
    hosts = settings.read(**GOOD).hosts

    assert hosts.allow("https://smba.trafficmanager.net/uk/")
    assert hosts.allow("https://smba.infra.gcc.teams.microsoft.com/teams")
    for stranger in (
        "http://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net:8443/uk/",
        "https://evil.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "http://127.0.0.1:3978/",
    ):
        assert not hosts.allow(stranger)


def test_a_demo_speaks_to_this_machine_only() -> None:
    hosts = settings.read(CONVENOR_MODE="demo").hosts

    assert hosts.allow("http://localhost:56150/_connector")
    assert not hosts.allow("https://smba.trafficmanager.net/uk/")


def test_a_demo_makes_its_own_key_and_keeps_it(tmp_path: Path) -> None:
    demo = settings.read(CONVENOR_MODE="demo", CONVENOR_DATA=str(tmp_path / "demo"))
    key = settings.sealing_key(demo)

    assert len(master_key(key)) == 32
    assert settings.sealing_key(demo) == key
    assert stat.S_IMODE((tmp_path / "demo" / "key").stat().st_mode) == 0o600
    (tmp_path / "demo" / "key").write_text("damaged")
    with pytest.raises(Unusable, match="key file"):
        settings.sealing_key(demo)


def test_a_key_that_is_given_is_the_key() -> None:
    assert settings.sealing_key(settings.read(**GOOD)) == GOOD["CONVENOR_KEY"]
