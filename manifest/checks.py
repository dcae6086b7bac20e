"""What Teams would refuse in an app package, found before it is uploaded."""

import json
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator

from manifest.package import ICONS, NAME

SIZES = {"color": 192, "outline": 32}
PNG = b"\x89PNG\r\n\x1a\n"


def problems(package: Path, schema: Mapping[str, Any]) -> list[str]:
    """What is wrong with the zip, in words that name the place; nothing when it is fit. `schema` is Microsoft's."""
    with zipfile.ZipFile(package) as opened:
        held = {name: opened.read(name) for name in opened.namelist()}
    if set(held) != {NAME, *ICONS}:
        return [f"The zip holds {', '.join(sorted(held))}; it must hold {', '.join(sorted((NAME, *ICONS)))}."]
    manifest = json.loads(held[NAME])
    wrong = list(_against(schema, manifest))
    return wrong or [*_commands(manifest), *_icons(manifest, held)]


def _against(schema: Mapping[str, Any], manifest: Mapping[str, Any]) -> Iterator[str]:
    for error in sorted(Draft4Validator(schema).iter_errors(manifest), key=lambda error: error.json_path):
        yield f"{NAME}, {error.json_path}: {error.message}"


def _commands(manifest: Mapping[str, Any]) -> Iterator[str]:
    """A scope must not offer a command twice, and Teams keeps the slash for itself."""
    lists = manifest["bots"][0]["commandLists"]
    offered = Counter(
        (scope, one["title"]) for given in lists for one in given["commands"] for scope in given["scopes"]
    )
    for (scope, title), times in offered.items():
        if times > 1:
            yield f"{NAME}: the command “{title}” stands {times} times in the scope {scope}."
        if title.startswith("/"):
            yield f"{NAME}: the command “{title}” begins with a slash."


def _icons(manifest: Mapping[str, Any], held: Mapping[str, bytes]) -> Iterator[str]:
    for kind, wanted in SIZES.items():
        icon = held.get(manifest["icons"][kind], b"")
        size = struct.unpack(">II", icon[16:24]) if icon.startswith(PNG) else None
        if size != (wanted, wanted):
            yield f"{manifest['icons'][kind]}: the {kind} icon must be a PNG of {wanted} by {wanted} pixels."
