"""What every test may ask for."""

from collections.abc import AsyncIterator

import pytest

from tests.dialogue import Teams, talking


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    """A bot in demo mode, with nobody having said anything yet."""
    async with talking() as teams:
        yield teams
