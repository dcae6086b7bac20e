"""The bot and the Playground on free ports, with a browser in front of them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.browser.playground import Page, chromium, playground
from tests.child import free_port
from tools.demo import demo


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A chat with a bot that knows nobody yet."""
    browser = chromium()
    if browser is None:
        _leave_out("There is no Chromium on this machine (apt install chromium): the test in a browser was left out.")
    port, playground_port = free_port(), free_port()
    with (
        demo(port, playground_port, {"CONVENOR_DATA": str(tmp_path / "data")}, logs=tmp_path),
        playground(browser, playground_port) as opened,
    ):
        yield opened


def _leave_out(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
