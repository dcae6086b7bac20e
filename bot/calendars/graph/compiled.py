"""The SDK is compiled by a process of its own: to compile it in a thread makes the loop wait as well."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

log = logging.getLogger(__name__)

HOME = Path(__file__).parents[3]


@asynccontextmanager
async def compiled() -> AsyncIterator[None]:
    """A block in which the SDK can be imported with nothing left to compile. The compiled files stay beside it; where
    none may be written, and none are there, they last as long as the block."""
    beside = _beside()
    if _may_write(beside):
        await _compile(sys.pycache_prefix)
        yield
    elif beside.exists():
        yield
    else:
        folder = await asyncio.to_thread(TemporaryDirectory)
        before = sys.pycache_prefix
        try:
            await _compile(folder.name)
            sys.pycache_prefix = folder.name
            yield
        finally:
            sys.pycache_prefix = before
            await asyncio.to_thread(folder.cleanup)


async def _compile(into: str | None) -> None:
    """Has another process import all that will be; without it, the import itself takes longer, and nothing else."""
    where = ["-X", f"pycache_prefix={into}"] if into else []
    command = [sys.executable, *where, "-m", __name__]
    writes = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    child = await asyncio.create_subprocess_exec(
        *command, cwd=HOME, env=writes, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        code = await child.wait()
    finally:
        if child.returncode is None:
            child.kill()
    if code:
        log.warning("Microsoft's SDK was not compiled beforehand: the bot may answer late while it is imported")


def _beside() -> Path:
    """Where the first of the compiled files is, once there is one."""
    found = find_spec("msgraph")
    if found is None or found.cached is None:
        raise ModuleNotFoundError("msgraph")
    return Path(found.cached)


def _may_write(file: Path) -> bool:
    folder = next(each for each in file.parents if each.exists())
    return not sys.dont_write_bytecode and os.access(folder, os.W_OK)


def _import() -> None:
    """Imports what a bot with a tenant will, with settings that lead nowhere."""
    from pydantic import SecretStr

    from bot.calendars.graph.credentials import credential
    from bot.calendars.graph.service import made
    from bot.settings import Settings

    nowhere = Settings.model_construct(
        GRAPH_BASE_URL="http://127.0.0.1",
        GRAPH_DRIVE_ID="-",
        MicrosoftAppTenantId="-",
        MicrosoftAppId="-",
        MicrosoftAppPassword=SecretStr("-"),
    )
    made(nowhere)
    credential(nowhere)


if __name__ == "__main__":
    _import()
