"""Convenor in demo mode and the Agents Playground, connected to each other on this machine."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.node import FOLDER, Node
from tools.packages import SCOPE, install
from tools.processes import LOOPBACK, Program, must_be_free, program, wait_until_ready


@contextmanager
def demo(port: int, playground_port: int, settings: Mapping[str, str], logs: Path = FOLDER) -> Iterator[list[Program]]:
    """Both programs, ready; `settings` are the bot's. `Failed` if a port is taken or one of them does not start."""
    must_be_free(port, "the bot", "PORT")
    must_be_free(playground_port, "the Playground", "PLAYGROUND_PORT")
    node = install()
    print("Starting ...", flush=True)
    with (
        program("The bot", [sys.executable, "-m", "bot"], _bot(port, settings), logs / "bot.log") as bot,
        program("The Playground", _command(node, port, playground_port), _playground(logs), logs / "page.log") as page,
    ):
        wait_until_ready(bot, port, "/health/ready")
        wait_until_ready(page, playground_port, "/_debug/ping")
        yield [bot, page]


def _bot(port: int, settings: Mapping[str, str]) -> dict[str, str]:
    # A registration left in this shell belongs to a real tenant, and has no business in a demonstration.
    ours = {name: value for name, value in os.environ.items() if not name.startswith("MicrosoftApp")}
    return ours | {"CONVENOR_MODE": "demo", "HOST": LOOPBACK, "PORT": str(port), **settings}


def _command(node: Node, port: int, playground_port: int) -> list[str]:
    command = [node.node, "--require", "./tools/loopback.cjs", str(SCOPE / "m365agentsplayground/cli.js"), "start"]
    command += ["--app-endpoint", f"http://{LOOPBACK}:{port}/api/messages", "--channel-id", "msteams"]
    command += ["--service-url", f"http://{LOOPBACK}:{playground_port}/_connector"]
    return [*command, "--port", str(playground_port), "--disable-telemetry"]


def _playground(logs: Path) -> dict[str, str]:
    ours = os.environ | {"M365_AGENTS_PLAYGROUND_LOGFILE": str(logs / "playground.log")}
    return ours if _has_display() else ours | {"TEAMSAPPTESTER_BROWSER": "none"}


def _has_display() -> bool:
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
