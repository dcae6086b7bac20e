"""The channel's side of trust: a signing key of the tests' own, tokens made with it, and its public half."""

import base64
from collections.abc import Mapping
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.clock import now

ISSUER = "https://api.botframework.com"


@cache
def rsa_key(kid: str) -> rsa.RSAPrivateKey:
    """A key for each id, made once in a test run, for making one is slow."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public_key(kid: str, endorsements: tuple[str, ...] = ("msteams",)) -> dict[str, Any]:
    """The public half as the channel publishes it."""
    numbers = rsa_key(kid).public_key().public_numbers()
    return {
        "kty": "RSA",
        "use": "sig",
        "kid": kid,
        "n": _base64(numbers.n),
        "e": _base64(numbers.e),
        "endorsements": list(endorsements),
    }


def claims(app_id: str, service_url: str, **changed: Any) -> dict[str, Any]:
    """What a good token says, with some of it changed; a claim changed to None is left out."""
    at = int(now().timestamp())
    good = {"iss": ISSUER, "aud": app_id, "nbf": at - 60, "exp": at + 3600, "serviceurl": service_url, **changed}
    return {name: value for name, value in good.items() if value is not None}


def signed(said: Mapping[str, Any], kid: str = "key-1", key: Any = None, algorithm: str = "RS256") -> str:
    """A token over those claims."""
    return jwt.encode(dict(said), key or rsa_key(kid), algorithm=algorithm, headers={"kid": kid})


def _base64(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
