"""`python -m manifest` builds dist/convenor.zip for the registration in the environment, and checks it."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from manifest.checks import problems
from manifest.package import Unfit, filled, template, write
from tools.node import Failed
from tools.packages import SCOPE, install

TO = Path("dist/convenor.zip")


def schema() -> dict[str, Any]:
    """Microsoft's schema for the manifest version we write, from npm; `Failed` if it cannot be fetched."""
    install()
    version = template()["manifestVersion"]
    path = SCOPE / f"app-manifest/build/json-schemas/teams/v{version}/MicrosoftTeams.schema.json"
    read: dict[str, Any] = json.loads(path.read_text())
    return read


def main() -> str | None:
    """Builds and checks; what is wrong, in words, or None once there is a package fit to be uploaded."""
    try:
        write(filled(template(), os.environ), TO)
        wrong = problems(TO, schema())
    except (Unfit, Failed) as problem:
        return str(problem)
    if wrong:
        TO.unlink()
        return "\n".join(wrong)
    sys.stdout.write(f"{TO} is ready: upload it in the Teams admin centre, under Manage apps.\n")
    return None


if __name__ == "__main__":
    sys.exit(main())
