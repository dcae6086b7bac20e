"""The content-free lines about the rules in force."""

from datetime import date

from cards.templates.line import Line
from panel.said import said_date

HOW_TO_COMPARE = Line("To see two procedures side by side, write “procedure diff” and their two names.")


def using(body: str) -> Line:
    return Line(f"From here on I take it that you mean the {body}.")


def rules_of(body: str, version: str) -> Line:
    return Line(f"{body}: the rules in force, version {version}.")


def rules_count(rules: int, assumed: int, missing: int) -> Line:
    return Line(f"{rules} values, {assumed} of them assumed. To be set before going live: {missing}.")


def review_passed(due: date) -> Line:
    return Line(f"The document these rules come from was to be reviewed by {said_date(due)}. That day has passed.")


def compared(one: str, other: str) -> Line:
    return Line(f"{one} and {other}, side by side.")


def differ(count: int) -> Line:
    return Line("They differ in nothing." if not count else f"They differ in {count} value{'s' * (count != 1)}.")
