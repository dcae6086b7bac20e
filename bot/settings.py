"""Settings from the environment, checked at start: what is wrong is said by the variable's own name."""

import os
import re
import secrets
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.teams.hosts import LOOPBACK, MICROSOFT, Hosts, origin, secure
from panel.people import is_email
from storage.sealing import master_key

MICROSOFT_GRAPH = "https://graph.microsoft.com/v1.0"
TENANT = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|([0-9A-Za-z-]+\.)+[A-Za-z]{2,}")
HOW_TO_MAKE_A_KEY = 'Make one with: python -c "import secrets; print(secrets.token_urlsafe(32))"'


class Unusable(Exception):
    """The settings cannot be used; the words name each variable and say what to do. Never holds a value."""


class Mode(StrEnum):
    PRODUCTION = "production"
    DEMO = "demo"


class Booking(StrEnum):
    """Which calendar panels are booked in."""

    LOCAL = "local"
    GRAPH = "graph"


class AppType(StrEnum):
    SINGLE_TENANT = "SingleTenant"
    MULTI_TENANT = "MultiTenant"
    MANAGED_IDENTITY = "UserAssignedMSI"


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """Everything that can be set. Each field is read from the variable named by its alias."""

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    port: int = Field(3978, validation_alias="PORT", ge=0, le=65535)
    host: str = Field("127.0.0.1", validation_alias="HOST")
    app_id: str = Field("", validation_alias="MicrosoftAppId")
    app_password: SecretStr = Field(SecretStr(""), validation_alias="MicrosoftAppPassword")
    app_type: AppType = Field(AppType.SINGLE_TENANT, validation_alias="MicrosoftAppType")
    app_tenant: str = Field("", validation_alias="MicrosoftAppTenantId")
    open_id_metadata: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration", validation_alias="BotOpenIdMetadata"
    )
    login_url: str = Field("", validation_alias="ToChannelFromBotLoginUrl")
    mode: Mode = Field(Mode.PRODUCTION, validation_alias="CONVENOR_MODE")
    data_folder: Path | None = Field(None, validation_alias="CONVENOR_DATA")
    roster_file: Path | None = Field(None, validation_alias="CONVENOR_ROSTER")
    procedures: Names = Field((), validation_alias="CONVENOR_PROCEDURES")
    procedures_folder: Path | None = Field(None, validation_alias="CONVENOR_PROCEDURES_DIR")
    given_key: SecretStr = Field(SecretStr(""), validation_alias="CONVENOR_KEY")
    service_hosts: Names = Field((), validation_alias="CONVENOR_SERVICE_HOSTS")
    given_tenants: Names = Field((), validation_alias="CONVENOR_TENANTS")
    calendar: Booking = Field(Booking.LOCAL, validation_alias="CONVENOR_CALENDAR")
    organiser: str = Field("", validation_alias="GRAPH_ORGANISER")
    catalogue_app: str = Field("", validation_alias="GRAPH_TEAMS_APP_ID")
    drive: str = Field("", validation_alias="GRAPH_DRIVE_ID")
    graph_url: str = Field(MICROSOFT_GRAPH, validation_alias="GRAPH_BASE_URL")
    certificate: Path | None = Field(None, validation_alias="AZURE_CLIENT_CERTIFICATE_PATH")
    certificate_password: SecretStr = Field(SecretStr(""), validation_alias="AZURE_CLIENT_CERTIFICATE_PASSWORD")

    @field_validator("open_id_metadata", "login_url")
    @classmethod
    def _private(cls, url: str) -> str:
        if url and not secure(url):
            raise ValueError("must begin with https:// (http:// only on this machine)")
        return url.rstrip("/")

    @field_validator("organiser")
    @classmethod
    def _mailbox(cls, email: str) -> str:
        if email and not is_email(email):
            raise ValueError("must be an e-mail address, such as panel-admin@example.org")
        return email.lower()

    @field_validator("app_tenant")
    @classmethod
    def _directory(cls, tenant: str) -> str:
        if tenant and not TENANT.fullmatch(tenant):
            raise ValueError("must be the directory's id, as Entra shows it, or a domain such as example.org")
        return tenant

    @field_validator("graph_url")
    @classmethod
    def _microsofts(cls, url: str) -> str:
        here = origin(url)
        if url != MICROSOFT_GRAPH and (here is None or here.scheme != "http" or here.host not in LOOPBACK):
            raise ValueError("must be http on this machine: a stand-in, for tests. Leave it out for Microsoft's.")
        return url.rstrip("/") if here is None or str(here) != url.rstrip("/") else f"{here}/v1.0"

    @field_validator("service_hosts")
    @classmethod
    def _exact(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        if not all(secure(host) and str(origin(host)) == host for host in hosts):
            raise ValueError(
                "every entry must be an exact https://host, or http://127.0.0.1:port, with no path after it"
            )
        return hosts

    @field_validator("given_key")
    @classmethod
    def _whole(cls, key: SecretStr) -> SecretStr:
        if key.get_secret_value():
            _usable(key.get_secret_value())
        return key

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if wrong := [words for held, words in self._demands() if not held]:
            raise ValueError("\n".join(wrong))
        return self

    def _demands(self) -> tuple[tuple[bool, str], ...]:
        demo, registered, graph = self.demo, bool(self.app_id), self.calendar is Booking.GRAPH
        return (
            (demo or registered, "MicrosoftAppId is missing: without it anybody could speak to the bot."),
            (demo or bool(self.given_key.get_secret_value()), f"CONVENOR_KEY is missing. {HOW_TO_MAKE_A_KEY}"),
            (not demo or self.host in LOOPBACK, "HOST must be 127.0.0.1 in demo mode: nobody else may reach a demo."),
            (
                self.app_type is not AppType.MANAGED_IDENTITY,
                "MicrosoftAppType UserAssignedMSI is not supported: register the bot as SingleTenant.",
            ),
            (not registered or bool(self.app_password.get_secret_value()), "MicrosoftAppPassword is missing."),
            (
                not registered or self.app_type is AppType.MULTI_TENANT or bool(self.app_tenant),
                "MicrosoftAppTenantId is missing: a SingleTenant bot needs its tenant.",
            ),
            (
                not registered or bool(self.tenants),
                "CONVENOR_TENANTS is missing: say which tenants' people are served.",
            ),
            (not graph or bool(self.organiser), "GRAPH_ORGANISER is missing: say in whose mailbox panels are booked."),
            (
                not graph or not demo or self.graph_stands_in,
                "GRAPH_BASE_URL is missing: a demo books nothing in a real tenant.",
            ),
            (
                not graph or self.graph_stands_in or bool(self.app_tenant),
                "MicrosoftAppTenantId is missing: CONVENOR_CALENDAR graph needs the tenant to book in.",
            ),
        )

    @property
    def demo(self) -> bool:
        return self.mode is Mode.DEMO

    @property
    def data(self) -> Path:
        """The folder of the embedded store."""
        return self.data_folder or Path("data/demo" if self.demo else "data")

    @property
    def roster(self) -> Path:
        return self.roster_file or self.data / "roster.toml"

    @property
    def procedures_dir(self) -> Path:
        return self.procedures_folder or self.data / "procedures"

    @property
    def tenants(self) -> frozenset[str]:
        """Whose people are served, in lower case; none in a demo without an app id, where everybody is."""
        return frozenset(tenant.lower() for tenant in self.given_tenants or (self.app_tenant,) if tenant)

    @property
    def hosts(self) -> Hosts:
        """Where a reply and the bot's token may go."""
        if self.service_hosts:
            return Hosts(frozenset(self.service_hosts))
        return Hosts(frozenset(), loopback=True) if self.demo else Hosts(frozenset(MICROSOFT))

    @property
    def graph_stands_in(self) -> bool:
        """Whether something on this machine stands in for Microsoft Graph."""
        return self.graph_url != MICROSOFT_GRAPH

    @property
    def mailbox(self) -> str:
        """What tells the organiser's mailbox from another, without its address; "" where there is none."""
        return sha256(self.organiser.encode()).hexdigest() if self.calendar is Booking.GRAPH else ""

    @property
    def token_url(self) -> str:
        """Where the bot gets its own token."""
        tenant = self.app_tenant if self.app_type is AppType.SINGLE_TENANT else "botframework.com"
        return f"{self.login_url or f'https://login.microsoftonline.com/{tenant}'}/oauth2/v2.0/token"


def read(**given: str) -> Settings:
    """The settings from the environment, `given` (by variable name) before it; `Unusable` if they cannot be used."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # the fields' aliases, which the type checker cannot see
    except ValidationError as error:
        # pydantic's own error is left behind: it could quote what was set.
        raise Unusable("\n".join(_words(one["loc"], one["msg"]) for one in error.errors(include_input=False))) from None


def _words(where: tuple[int | str, ...], message: str) -> str:
    message = message.removeprefix("Value error, ")
    return f"{where[0]}: {message}" if where else message


def sealing_key(settings: Settings) -> str:
    """The key for the store at rest, as `storage` takes it. A demo without one makes it and keeps it beside its data
    (0600)."""
    if given := settings.given_key.get_secret_value():
        return given
    file = settings.data / "key"
    try:
        return _usable(file.read_text("ascii").strip())
    except FileNotFoundError:
        return _make(file)
    except ValueError:
        raise Unusable(f"The demo's key file {file} is damaged: delete the demo's folder to begin again.") from None


def _usable(key: str) -> str:
    """The key, unchanged; `ValueError` says how to make one."""
    try:
        master_key(key)
    except ValueError:
        raise ValueError(f"is not a key: 32 bytes in base64url are needed. {HOW_TO_MAKE_A_KEY}") from None
    return key


def _make(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(32)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(key)
    return key
