"""`python -m bot`: the composition root, and the only file that names a concrete store."""

import logging
import sys
from base64 import urlsafe_b64encode

from aiohttp import web

from bot.app import application
from bot.clock import now
from bot.opening import open_house
from bot.settings import Unusable, read, sealing_key
from storage.store import Damaged, InUse, WrongKey, WrongMode
from storage.tinydb_store import open_store


def main() -> None:
    """Opens the store and serves until it is stopped; what stands in the way is said in words, and ends it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    try:
        settings = read()
        key = urlsafe_b64encode(sealing_key(settings)).decode()
        store = open_store(settings.data, key, settings.mode)
        with store.turn(now()) as turn:
            open_house(turn, settings)
    except (Unusable, InUse, WrongKey, WrongMode, Damaged) as error:
        sys.exit(f"Convenor cannot start.\n{error}")
    web.run_app(application(settings, store, now), host=settings.host, port=settings.port, print=None)


if __name__ == "__main__":
    main()
