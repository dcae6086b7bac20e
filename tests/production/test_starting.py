"""What stands in the way of a start is said in a sentence that names the setting, and nothing is served."""

import asyncio
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.tinydb_store import open_store
from tests.child import COMMAND, ROOT, SECONDS, environment, free_port
from tests.connector import KEY, Connector
from tests.live import furnish
from tests.production.conftest import running

OTHER_KEY = KEY[:-1] + "E"


def settings(folder: Path) -> dict[str, str]:
    """Those of a bot that would start."""
    return Connector(url="http://127.0.0.1:1").settings() | furnish(folder)


STANDS_IN_THE_WAY: dict[str, tuple[dict[str, str], str]] = {
    "no app id": ({"MicrosoftAppId": ""}, "MicrosoftAppId is missing"),
    "no key": ({"CONVENOR_KEY": ""}, "CONVENOR_KEY is missing. Make one with: python"),
    "no roster": ({"CONVENOR_ROSTER": "/nowhere/roster.toml"}, "CONVENOR_ROSTER: /nowhere/roster.toml is not there"),
    "a folder that cannot be made": ({"CONVENOR_DATA": "/dev/null/data"}, "CONVENOR_DATA"),
}


@pytest.mark.parametrize("kind", sorted(STANDS_IN_THE_WAY))
def test_a_setting_that_is_wrong_is_named(tmp_path: Path, kind: str) -> None:
    changed, words = STANDS_IN_THE_WAY[kind]

    assert words in refused_words(settings(tmp_path) | changed)


def demo_data(folder: Path) -> None:
    open_store(folder, KEY, "demo").close()


def data_under_another_key(folder: Path) -> None:
    open_store(folder, OTHER_KEY, "production").close()


def damaged_data(folder: Path) -> None:
    open_store(folder, KEY, "production").close()
    (folder / "convenor.journal").write_bytes(b"not a journal\n")


@pytest.mark.parametrize(
    ("left", "words", "mend"),
    [
        (demo_data, "holds demo data", "CONVENOR_DATA"),
        (data_under_another_key, "is sealed with key", "CONVENOR_KEY"),
        (damaged_data, "cannot be read", "CONVENOR_DATA"),
    ],
)
def test_data_that_is_not_this_bots_is_not_opened(
    tmp_path: Path, left: Callable[[Path], None], words: str, mend: str
) -> None:
    left(tmp_path)
    before = (tmp_path / "convenor.journal").read_bytes()
    said = refused_words(settings(tmp_path))

    assert words in said
    assert mend in said.splitlines()[-1]
    assert (tmp_path / "convenor.journal").read_bytes() == before


async def test_a_second_process_on_the_same_folder_does_not_start(tmp_path: Path) -> None:
    async with running(tmp_path):
        said = await asyncio.to_thread(refused_words, settings(tmp_path))

    assert f"Another Convenor has {tmp_path.name} open" in said
    assert "CONVENOR_DATA" in said.splitlines()[-1]


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = refused_words(settings(tmp_path), taken.getsockname()[1])

    assert "PORT" in said.splitlines()[-1]


def refused_words(settings: dict[str, str], port: int | None = None) -> str:
    """What the bot says when it does not start; it must end by itself, with a failure, and in words."""
    ended = subprocess.run(
        COMMAND,
        cwd=ROOT,
        env=environment(settings, port or free_port()),
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert ended.returncode != 0
    assert "Convenor cannot start" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert KEY not in ended.stderr
    return ended.stderr.strip()
