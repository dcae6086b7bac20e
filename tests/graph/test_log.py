"""What the bot writes down while it books: nobody's address, and no request as it went out."""

import asyncio
from pathlib import Path
from urllib.parse import quote

from tests.child import Child
from tests.connector import serving
from tests.graph.standin import serving as standing_in
from tests.graph.state import ORGANISER, ORGANISER_ID


async def test_no_request_and_no_address_is_written_down(tmp_path: Path) -> None:
    log = tmp_path / "log"
    async with serving() as connector, standing_in() as graph:
        settings = {"CONVENOR_MODE": "demo", "CONVENOR_SERVICE_HOSTS": connector.url}
        child = Child(settings | graph.settings() | {"CONVENOR_DATA": str(tmp_path / "data")}, log)
        try:
            await child.start()
            for _ in range(600):
                if len(graph.events()) == 6:
                    break
                await asyncio.sleep(0.1)
            assert len(graph.events()) == 6
        finally:
            child.kill()
        addresses = {ORGANISER, quote(ORGANISER), ORGANISER_ID, "@demo.example", quote("@demo.example"), graph.url}
    written = log.read_text()
    assert not {each for each in addresses if each in written}
    assert "HTTP Request" not in written
