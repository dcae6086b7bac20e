"""With what the bot shows Microsoft Graph who it is: a certificate first, a managed identity next, a secret last."""

import os
from typing import NamedTuple

from azure.core.credentials_async import AsyncTokenCredential
from azure.identity.aio import CertificateCredential, ClientSecretCredential, ManagedIdentityCredential

from bot.ports import Hindered
from bot.settings import Settings
from panel.words import Hindrance

CERTIFICATE, IDENTITY, SECRET = "AZURE_CLIENT_CERTIFICATE_PATH", "IDENTITY_ENDPOINT", "MicrosoftAppPassword"
ONCE = {"retry_total": 0, "connection_timeout": 10, "read_timeout": 20}
"""The queue of errands tries again; nothing else does."""


class Credential(NamedTuple):
    """What gives tokens, and the name of the setting that it comes from."""

    tokens: AsyncTokenCredential
    name: str


def credential(settings: Settings) -> Credential:
    """The best credential that there is; `Hindered` when the certificate cannot be used."""
    tenant, app = settings.app_tenant, settings.app_id
    if settings.certificate:
        return Credential(_certified(settings), CERTIFICATE)
    if os.environ.get(IDENTITY):
        return Credential(ManagedIdentityCredential(client_id=os.environ.get("AZURE_CLIENT_ID"), **ONCE), IDENTITY)
    return Credential(ClientSecretCredential(tenant, app, settings.app_password.get_secret_value(), **ONCE), SECRET)


def _certified(settings: Settings) -> CertificateCredential:
    password = settings.certificate_password.get_secret_value() or None
    try:
        return CertificateCredential(
            settings.app_tenant, settings.app_id, str(settings.certificate), password=password, **ONCE
        )
    except (OSError, ValueError):
        raise Hindered(Hindrance.CREDENTIALS, CERTIFICATE) from None
