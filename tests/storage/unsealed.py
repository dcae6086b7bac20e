"""Reads a store's file without the store: line by line, with nothing but the master key."""

import base64
from collections.abc import Iterator
from pathlib import Path

import msgspec

from storage import kept, lines, sealing
from storage.sealing import Commit, Place


def commits(folder: Path, key: str) -> Iterator[tuple[Place, Commit]]:
    """Every commit with its place, as the master key alone gives it: rows with an owner are still sealed."""
    header, *rest = (folder / kept.FILE).read_bytes().splitlines(keepends=True)
    for number, line in enumerate(rest, start=2):
        schema, text = lines.unframe(line)
        place = Place(lines.unframe(header)[1], number, schema)
        plain = sealing.unseal(sealing.master_key(key), base64.b64decode(text), msgspec.msgpack.encode(place))
        yield place, msgspec.msgpack.decode(plain, type=Commit)


def everything(folder: Path, key: str) -> bytes:
    """Every readable byte there is: all rows, unsealed with whatever data keys are in the folder."""
    header, *rest = (folder / kept.FILE).read_bytes().splitlines(keepends=True)
    keys: dict[str, bytes] = {}
    found = []
    for number, line in enumerate(rest, start=2):
        schema, text = lines.unframe(line)
        place = Place(lines.unframe(header)[1], number, schema)
        commit = sealing.unseal_commit(sealing.master_key(key), place, base64.b64decode(text), keys)
        found.append(msgspec.msgpack.encode(commit))
    return b"\n".join(found)
