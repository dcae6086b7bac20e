"""`python -m bot`: the composition root, and the only file that names a concrete store."""

import gc
import logging
import sys
from typing import NoReturn

from aiohttp import web

from bot.app import application
from bot.clock import now
from bot.opening import open_house
from bot.settings import Settings, Unusable, read, sealing_key
from bot.travel import there
from storage.store import Damaged, InUse, NotKept, Store, TooNew, WrongKey, WrongMode
from storage.tinydb_store import open_store

MENDS: dict[type[Exception], str] = {
    InUse: "Stop it first, or name another folder in CONVENOR_DATA.",
    WrongKey: "Put the key that the data was sealed with in CONVENOR_KEY.",
    WrongMode: "Name another folder in CONVENOR_DATA, or the mode of this one in CONVENOR_MODE.",
    TooNew: "Start that Convenor, or name another folder in CONVENOR_DATA.",
    Damaged: "Put a good copy of the data in place, or name another folder in CONVENOR_DATA.",
    NotKept: "See to the disk that holds CONVENOR_DATA.",
}
"""What can be done about each way in which the store does not open."""


CHATTY = ("aiohttp.access", "azure", "httpx", "msal")
"""What writes down every request it serves or makes: there are people's addresses and ids in those."""


def main() -> None:
    """Serves, or does what it is asked to instead; there is one other thing that it can be asked."""
    match sys.argv[1:]:
        case []:
            serve()
        case ["graph", "check"]:
            # Only here: a bot that serves has no use for it.
            from bot.graph_check import check

            sys.exit(check())
        case _:
            sys.exit("python -m bot: serves.\npython -m bot graph check: what Microsoft 365 has granted, and lacks.")


def serve() -> None:
    """Opens the store and serves until it is stopped; what stands in the way is said in words, and ends it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    # All that is read stays: to look through it for garbage, while it is read and ever after, would stall the loop.
    gc.disable()
    settings, store = _open()
    gc.freeze()
    gc.enable()
    try:
        web.run_app(application(settings, store, now), host=settings.host, port=settings.port, print=None)
    except OSError as error:
        _cannot(f"{error.strerror}.\nName another port in PORT.")


def _open() -> tuple[Settings, Store]:
    """The settings, and the store with procedures and people in it."""
    try:
        settings = read()
        store = open_store(settings.data, sealing_key(settings), settings.mode)
        with store.turn(there(store, now())) as turn:
            open_house(turn, settings)
    except Unusable as error:
        _cannot(str(error))
    except tuple(MENDS) as error:
        _cannot(f"{error}\n{MENDS[type(error)]}")
    except OSError as error:
        _cannot(f"CONVENOR_DATA: the folder cannot be used ({error.strerror}).")
    return settings, store


def _cannot(why: str) -> NoReturn:
    sys.exit(f"Convenor cannot start.\n{why}")


if __name__ == "__main__":
    main()
