"""The content-free lines about what is missing before a panel."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_date


def of_panel(starts: datetime, count: int) -> Line:
    things = "1 thing is" if count == 1 else f"{count} things are"
    return Line(f"Panel, {said_date(starts.date())}: {things} missing.")


def of_case(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)}: something is missing before its panel, {said_date(starts.date())}.")
