"""The Adaptive Card 1.5 schema, compiled once, and what a card has wrong by it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator, ValidationError
from jsonschema.validators import extend

_right: set[tuple[int, str]] = set()
"""What was tried before and found right: most of a card stands on the card before it as well."""


@cache
def _validator() -> Any:
    text = Path(__file__).with_name("adaptive-card-1.5.0.json").read_text("utf-8")
    return extend(Draft6Validator, {"anyOf": _any_of})(json.loads(text))  # type: ignore[no-untyped-call]


def _any_of(validator: Any, schemas: list[Any], part: Any, schema: Any) -> Iterator[ValidationError]:
    """The errors of a part that is none of several things; each part is tried once, for there is no slower question."""
    known = id(schemas), json.dumps(part)
    if known not in _right:
        errors = list(Draft6Validator.VALIDATORS["anyOf"](validator, schemas, part, schema))
        yield from errors
        if not errors:
            _right.add(known)


def faults(card: dict[str, Any]) -> list[str]:
    """What is wrong with a card, none if nothing is. What Teams adds to the schema is left aside; of a chart, what
    stands in its place where none is drawn is looked at."""
    return [f"{list(one.path)}: {one.validator}" for one in _validator().iter_errors(_without_teams(card))]


def _without_teams(part: Any) -> Any:
    if isinstance(part, dict):
        if str(part.get("type", "")).startswith("Chart."):
            return _without_teams(part["fallback"])
        return {key: _without_teams(value) for key, value in part.items() if key not in {"msteams", "choices.data"}}
    return [_without_teams(one) for one in part] if isinstance(part, list) else part
