"""Microsoft Graph, a request at a time: how it is reached, as whom, and what becomes of what goes wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from kiota_abstractions.authentication import AuthenticationProvider
from kiota_abstractions.request_information import RequestInformation
from kiota_abstractions.serialization import Parsable
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from kiota_http.middleware import ParametersNameDecodingHandler
from kiota_serialization_json.json_serialization_writer import JsonSerializationWriter
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.models.o_data_errors.error_details import ErrorDetails
from msgraph.generated.models.o_data_errors.inner_error import InnerError
from msgraph.generated.models.o_data_errors.main_error import MainError
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.users.item.user_item_request_builder import UserItemRequestBuilder

from bot.calendars.graph.credentials import Credential, credential
from bot.calendars.graph.errors import LONGEST, Missing, meaning
from bot.calendars.graph.lighter import lighten
from bot.ports import Hindered, NotSent
from bot.settings import Settings
from panel.words import Hindrance

AT_ONCE = 4
"""Requests at a time: Exchange allows an app no more in one mailbox."""
SECONDS = 30.0
"""How long one request may take."""
ITEM_GONE = "ErrorItemNotFound"
SCOPE = "https://graph.microsoft.com/.default"


class Client:
    """Microsoft Graph as the settings say. `organiser` is the mailbox that panels are booked in, `organiser_id` its
    Entra object id once it was asked for, `app` the bot's id in the organisation's catalogue of apps, `drive` the
    library for documents. Made in a thread: it reads certificates."""

    def __init__(self, settings: Settings) -> None:
        self.organiser, self.app, self.drive = settings.organiser, settings.catalogue_app, settings.drive
        self.organiser_id = ""
        self._credential = None if settings.graph_stands_in else credential(settings)
        self._http = _http(settings.graph_url, settings.graph_stands_in)
        adapter = GraphRequestAdapter(_identified(self._credential, settings), client=self._http)
        adapter.base_url = settings.graph_url
        self.graph = GraphServiceClient(request_adapter=adapter)
        self._free = asyncio.Semaphore(AT_ONCE)
        lighten()
        touch_models(ODataError, MainError, ErrorDetails, InnerError)

    @asynccontextmanager
    async def asking(self, permission: str) -> AsyncIterator[GraphServiceClient]:
        """Microsoft Graph for one request, which needs a permission. `NotSent` when it does not come to an end,
        `Hindered` when an administrator has to do something, `Missing` for what is not there."""
        name = self._credential.name if self._credential else "GRAPH_BASE_URL"
        async with self._free:
            try:
                async with asyncio.timeout(SECONDS):
                    yield self.graph
            except Exception as error:
                if (known := meaning(error, permission, name)) is None:
                    raise
                raise known from None

    @asynccontextmanager
    async def mailbox(self, permission: str) -> AsyncIterator[UserItemRequestBuilder]:
        """The organiser's mailbox for one request, as `asking` gives Microsoft Graph. `Missing` only for something in
        it."""
        try:
            async with self.asking(permission) as graph:
                yield graph.users.by_user_id(self.organiser)
        except Missing as missing:
            if missing.code != ITEM_GONE:
                raise Hindered(Hindrance.MAILBOX, "GRAPH_ORGANISER") from None
            raise

    async def close(self) -> None:
        """Lets go of every connection."""
        await self._http.aclose()
        if self._credential:
            await self._credential.tokens.close()


def touch_models(*models: type[Parsable]) -> None:
    """Imports what these are made of: the SDK does it at the first use, when the loop would have to wait."""
    for model in models:
        model().get_field_deserializers()
        model().serialize(JsonSerializationWriter())


class _Loopback(AuthenticationProvider):
    """A stand-in on this machine gets a word that is worth nothing, never a credential."""

    async def authenticate_request(
        self, request: RequestInformation, additional_authentication_context: dict[str, Any] | None = None
    ) -> None:
        request.headers.add("Authorization", "Bearer loopback")


def _identified(held: Credential | None, settings: Settings) -> AuthenticationProvider:
    if held is None:
        return _Loopback()
    host = httpx.URL(settings.graph_url).host
    return AzureIdentityAuthenticationProvider(held.tokens, scopes=[SCOPE], allowed_hosts=[host])


def _http(url: str, stands_in: bool) -> httpx.AsyncClient:
    """One request a call: the SDK's own client would ask again and follow redirects by itself, but the queue of errands
    tries again, and what is asked of Microsoft Graph is asked of nobody else."""
    home, names = _origin(httpx.URL(url)), ParametersNameDecodingHandler()

    async def leave(request: httpx.Request) -> None:
        if _origin(request.url) != home:
            raise NotSent("a link leads elsewhere", LONGEST)
        query = names.decode_uri_encoded_string(request.url.query.decode(), ["$"])
        request.url = request.url.copy_with(query=query.encode() or None)

    async def arrive(response: httpx.Response) -> None:
        if response.is_redirect:
            raise NotSent("an answer leads elsewhere", LONGEST)

    return httpx.AsyncClient(
        # How long a request may take as a whole is seen to where it is made.
        timeout=httpx.Timeout(None, connect=10.0),
        limits=httpx.Limits(max_connections=AT_ONCE),
        follow_redirects=False,
        trust_env=not stands_in,
        event_hooks={"request": [leave], "response": [arrive]},
    )


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
