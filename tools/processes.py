"""The programs we start: each in a process group of its own, ended with everything it started itself."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.node import Failed

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Program:
    """One program we started; `log` holds what it printed."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def stopped(self) -> bool:
        return self.process.poll() is not None

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])


@contextmanager
def program(name: str, command: list[str], environment: Mapping[str, str], log: Path) -> Iterator[Program]:
    """Starts a program, and ends its whole process group when the block is left."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env={**environment}, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield Program(name, process, log)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    for stop in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        os.killpg(process.pid, stop)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            continue


def must_be_free(port: int, what: str, setting: str) -> None:
    """`Failed` if something listens on the port already; says how to choose another."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as problem:
            raise Failed(
                f"Port {port}, which {what} needs, is taken: is Convenor running in another window?\n"
                f"Stop what uses it, or choose another port: {setting}={port + 1} make run"
            ) from problem


def wait_until_ready(started: Program, port: int, path: str, seconds: float = 60) -> None:
    """Returns once `GET path` answers 200; `Failed` with the program's last words if it stops or takes too long."""
    deadline = time.monotonic() + seconds
    while not _answers(port, path):
        if started.stopped() or time.monotonic() > deadline:
            raise Failed(f"{started.name} did not start. It said:\n\n{started.last_words()}")
        time.sleep(0.1)


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
