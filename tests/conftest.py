"""What every test may ask for, and what is said at the end of a run."""

from collections.abc import AsyncIterator

import pytest

from tests.dialogue import Teams, talking


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    """A bot in demo mode, with nobody having said anything yet."""
    async with talking() as teams:
        yield teams


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests have counted, whichever process they ran in."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "counted" and report.when == "call":
                terminalreporter.write_line(f"{report.nodeid}: {value}")
