"""The first line of the file: what the file is, which key seals it, and whether it is a demonstration's."""

import secrets

import msgspec

from storage import sealing
from storage.store import TooNew, WrongKey, WrongMode

FORMAT = 1
"""Counted up when the lines themselves are laid out differently."""


class Header(msgspec.Struct, frozen=True):
    """`file` is an id of its own, `mode` the stamp `demo` or `production`, `key` the id of the master key."""

    format: int
    file: str
    mode: str
    key: str

    def check(self, name: str, key: bytes, mode: str) -> None:
        """`TooNew`, `WrongKey` or `WrongMode` unless the file of that name can be opened with this key in this mode."""
        if self.format > FORMAT:
            raise TooNew(f"{name} was written by a newer Convenor.")
        if self.key != sealing.key_id(key):
            raise WrongKey(f"{name} is sealed with key {self.key}; CONVENOR_KEY is {sealing.key_id(key)}.")
        if self.mode != mode:
            raise WrongMode(f"{name} holds {self.mode} data and does not open in {mode} mode.")


def new_header(key: bytes, mode: str) -> Header:
    """The header of a new file, whose id is like no other's."""
    return Header(FORMAT, secrets.token_hex(16), mode, sealing.key_id(key))
