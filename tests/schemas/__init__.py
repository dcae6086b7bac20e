"""The Adaptive Card 1.5 schema, compiled once, and what a card has wrong by it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator


@cache
def _validator() -> Draft6Validator:
    text = Path(__file__).with_name("adaptive-card-1.5.0.json").read_text("utf-8")
    return Draft6Validator(json.loads(text))


def faults(card: dict[str, Any]) -> list[str]:
    """What is wrong with a card, none if nothing is. What Teams adds to the schema is left aside."""
    return [f"{list(one.path)}: {one.validator}" for one in _validator().iter_errors(_without_teams(card))]


def _without_teams(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _without_teams(value) for key, value in part.items() if key not in {"msteams", "choices.data"}}
    return [_without_teams(one) for one in part] if isinstance(part, list) else part
