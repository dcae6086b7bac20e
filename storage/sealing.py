"""Commits sealed with AES-256-GCM: whole under the master key, and each owned row under its owner's data key."""

import base64
import binascii
import hmac
import os
from collections.abc import Callable, Mapping

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One document as it is kept; `body` is None where it was deleted, `owner` empty where it has no data key."""

    kind: str
    id: str
    owner: str
    body: bytes | None


class Commit(msgspec.Struct, frozen=True, array_like=True):
    """What is kept at once: the rows, and the data keys of owners who are new."""

    rows: list[Row]
    keys: dict[str, bytes]


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a line stands, which is bound into its seal: the file's header, its number, its schema."""

    header: bytes
    line: int
    schema: int


def master_key(text: str) -> bytes:
    """The key in the setting (32 bytes as base64url, padded or not); `ValueError` for anything else."""
    bare = text.strip().rstrip("=")
    try:
        key = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("CONVENOR_KEY is not base64url text") from error
    if len(key) != KEY_BYTES:
        raise ValueError(f"CONVENOR_KEY is {len(key)} bytes, not {KEY_BYTES}")
    return key


def key_id(key: bytes) -> str:
    """A short name for a key, from which the key cannot be found."""
    return hmac.digest(key, b"the id of this key", "sha256").hex()[:16]


def new_data_key() -> bytes:
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Nonce and ciphertext; it unseals only with the same `bound`."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """What was sealed; `InvalidTag` or `ValueError` for another key, another place, or a changed byte."""
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)


def seal_commit(master: bytes, place: Place, commit: Commit, keys: Mapping[str, bytes]) -> bytes:
    """One sealed message; `keys` are the data keys of every owner in it."""
    rows = [_apply(seal, row, place, keys) for row in commit.rows]
    return seal(master, msgspec.msgpack.encode(Commit(rows, commit.keys)), msgspec.msgpack.encode(place))


def unseal_commit(master: bytes, place: Place, sealed: bytes, keys: dict[str, bytes]) -> Commit:
    """The commit in a message; the data keys it brings are put into `keys` first. Raises as `unseal`, or `KeyError`."""
    plain = unseal(master, sealed, msgspec.msgpack.encode(place))
    commit = msgspec.msgpack.decode(plain, type=Commit)
    keys.update(commit.keys)
    return Commit([_apply(unseal, row, place, keys) for row in commit.rows], commit.keys)


def _apply(cipher: Callable[[bytes, bytes, bytes], bytes], row: Row, place: Place, keys: Mapping[str, bytes]) -> Row:
    """The row, its body sealed or unsealed under its owner's data key, bound to the place and to kind and id."""
    if row.body is None or not row.owner:
        return row
    bound = msgspec.msgpack.encode((place, row.kind, row.id))
    return Row(row.kind, row.id, row.owner, cipher(keys[row.owner], row.body, bound))
