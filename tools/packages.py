"""What comes from npm, at the versions in tools/package-lock.json: the Agents Playground and Microsoft's schemas."""

import os
import shutil
from pathlib import Path

from tools.node import FOLDER, Node, find_or_install, must_run

WANTED = Path("tools/package-lock.json")
INSTALLED = FOLDER / "installed.json"
SCOPE = FOLDER / "node_modules/@microsoft"


def install() -> Node:
    """The Node.js to use, once everything is in .tools/ (at once when it is already); `Failed` if it cannot be."""
    node = find_or_install()
    if not INSTALLED.exists() or INSTALLED.read_bytes() != WANTED.read_bytes():
        print("Fetching the Microsoft 365 Agents Playground ...", flush=True)
        _fetch(node)
    return node


def _fetch(node: Node) -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(WANTED.with_name(name), FOLDER / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    must_run([*node.npm, "ci", "--prefix", os.fspath(FOLDER), *quiet], "The Agents Playground")
    # Copied last: an installation that was interrupted is begun again.
    shutil.copy(WANTED, INSTALLED)
