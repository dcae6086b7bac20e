"""`python -m manifest` builds the packages in dist/ for the registration in the environment, and checks them."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from manifest.checks import problems
from manifest.package import Unfit, filled, template, with_slash, write
from tools.node import Failed
from tools.packages import SCOPE, install

TO = Path("dist/convenor.zip")
TO_SLASH = Path("dist/convenor-slash.zip")


def schema(version: str) -> dict[str, Any]:
    """Microsoft's schema for a version of the manifest, from npm; `Failed` if it cannot be fetched."""
    install()
    path = SCOPE / f"app-manifest/build/json-schemas/teams/v{version}/MicrosoftTeams.schema.json"
    read: dict[str, Any] = json.loads(path.read_text())
    return read


def main() -> str | None:
    """Builds and checks both; what is wrong, in words, or None once there are packages fit to be uploaded."""
    plain = template()
    for manifest, to in ((plain, TO), (with_slash(plain), TO_SLASH)):
        if wrong := _made(manifest, to):
            return wrong
    sys.stdout.write(f"{TO} is ready: upload it in the Teams admin centre, under Manage apps.\n")
    sys.stdout.write(f"{TO_SLASH} is the same with slash commands, for a tenant that has them.\n")
    return None


def _made(manifest: Mapping[str, Any], to: Path) -> str | None:
    """One package, built and checked; what is wrong with it, in words."""
    try:
        write(filled(manifest, os.environ), to)
        wrong = problems(to, schema(manifest["manifestVersion"]))
    except (Unfit, Failed) as problem:
        return str(problem)
    if wrong:
        to.unlink()
    return "\n".join(wrong) or None


if __name__ == "__main__":
    sys.exit(main())
