"""Whether a request really comes from the channel: its bearer token, checked in full before anything is believed."""

from typing import Any

import jwt

from bot.teams.keys import SigningKeys
from bot.teams.refusal import Refusal

ISSUER = "https://api.botframework.com"
SKEW = 5 * 60
"""Seconds two clocks may differ."""


class Tokens:
    """Checks tokens meant for one app."""

    def __init__(self, app_id: str, keys: SigningKeys) -> None:
        self._app_id = app_id
        self._keys = keys

    async def check(self, authorization: str, service_url: str, channel: str) -> None:
        """Lets a request pass, or raises `Refusal`: 401 for its token, 503 if no keys are to be had."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            raise Refusal(401, "a bearer token is needed")
        key = await self._keys.find(_key_id(token))
        if key is None or channel not in key.endorsements:
            raise Refusal(401, "the token is not signed for this channel")
        if self._claims(token, key.key).get("serviceurl") != service_url:
            raise Refusal(401, "the token is for another service address")

    def _claims(self, token: str, key: jwt.PyJWK) -> dict[str, Any]:
        try:
            return jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                leeway=SKEW,
                options={"require": ["exp", "aud", "iss"], "strict_aud": True},
            )
        except (jwt.PyJWTError, TypeError, ValueError, OverflowError):
            raise Refusal(401, "the token does not hold") from None


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError):
        raise Refusal(401, "the token cannot be read") from None
    kid = header.get("kid")
    if header.get("alg") != "RS256" or not isinstance(kid, str):
        raise Refusal(401, "the token is not signed as it should be")
    return kid
