"""The content-free lines about the rules in force."""

from cards.templates.line import Line


def using(body: str) -> Line:
    return Line(f"From here on I take it that you mean the {body}.")


def rules_of(body: str, version: str) -> Line:
    return Line(f"{body}: the rules in force, version {version}.")


def rules_count(rules: int, assumed: int, missing: int) -> Line:
    return Line(f"{rules} values, {assumed} of them assumed. To be set before going live: {missing}.")
