"""The Teams app package: the template filled in for one registration, and the zip made of it."""

import json
import re
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ICONS = ("color.png", "outline.png")
NAME = "manifest.json"
SLASH = "slash.json"
GUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


class Unfit(Exception):
    """The package cannot go to Teams; the words say what to put right."""


def filled(template: Mapping[str, Any], settings: Mapping[str, str]) -> dict[str, Any]:
    """The manifest for the registration named in the settings; `Unfit` without a usable MicrosoftAppId."""
    app = settings.get("MicrosoftAppId", "")
    if not GUID.fullmatch(app):
        raise Unfit("Set MicrosoftAppId to the bot's application id from its Azure registration.")
    bots = [bot | {"botId": app} for bot in template["bots"]]
    extensions = [each | {"botId": app} for each in template["composeExtensions"]]
    developer = template["developer"] | _developer(settings)
    own = {"version": _version(), "id": app, "developer": developer, "bots": bots, "composeExtensions": extensions}
    return {**template, **own}


def _developer(settings: Mapping[str, str]) -> dict[str, str]:
    publisher, site = settings.get("CONVENOR_PUBLISHER"), settings.get("CONVENOR_WEBSITE", "").rstrip("/")
    if not publisher or not site.startswith("https://"):
        raise Unfit(
            "Set CONVENOR_PUBLISHER to your organisation's name and CONVENOR_WEBSITE to its https address. "
            "Teams shows both, with the pages /privacy and /terms under that address."
        )
    return {"name": publisher, "websiteUrl": site, "privacyUrl": f"{site}/privacy", "termsOfUseUrl": f"{site}/terms"}


def _version() -> str:
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text())
    return str(project["project"]["version"])


def template() -> dict[str, Any]:
    """The manifest as it stands in this folder, with nothing filled in."""
    read: dict[str, Any] = json.loads((FOLDER / NAME).read_text())
    return read


def with_slash(template: Mapping[str, Any]) -> dict[str, Any]:
    """The same manifest in the version that knows slash commands: the commands of a sitting are offered as such, and
    what is typed after one reaches the bot as a message that nobody else sees."""
    slash = json.loads((FOLDER / SLASH).read_text())
    version = slash.pop("manifestVersion")
    url = template["$schema"].replace(template["manifestVersion"], version)
    bots = [
        bot | {"supportsTargetedMessages": True, "commandLists": [*bot["commandLists"], slash]}
        for bot in template["bots"]
    ]
    return {**template, "$schema": url, "manifestVersion": version, "bots": bots}


def write(manifest: Mapping[str, Any], to: Path) -> None:
    """Writes the zip: the manifest and the icons at its root, and nothing else."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(NAME, json.dumps(manifest, indent=2, ensure_ascii=False))
        for icon in ICONS:
            package.write(FOLDER / icon, icon)
