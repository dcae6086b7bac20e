"""Something nobody expected: logged once, by an id the person is shown, and never with what anybody wrote."""

import logging
import secrets
import traceback
from pathlib import Path

log = logging.getLogger(__name__)


def log_problem(error: BaseException) -> str:
    """The id to quote. Class names and places in the code are logged: an error's own words may quote a person."""
    quote = secrets.token_hex(3).upper()
    places = traceback.extract_tb(error.__traceback__)[-4:]
    where = " > ".join(f"{Path(place.filename).name}:{place.lineno}" for place in places)
    log.error("problem %s: %s at %s", quote, " from ".join(_classes(error)), where)
    return quote


def _classes(error: BaseException) -> list[str]:
    cause = error.__cause__ or error.__context__
    return [type(error).__name__, *(_classes(cause) if cause else ())]
