"""The content-free lines about who cannot attend."""

from collections.abc import Callable
from datetime import datetime

from cards.templates.line import Line
from panel.said import said_when

OfSeat = Callable[[str, datetime], Line]
"""A line about one place at the table, and one panel."""


def apology(seat: str, starts: datetime) -> Line:
    when = said_when(starts)
    return Line(f"Apologies for the panel of {when}: {seat}. You deputise: come, or tell the coordinator.")


def nobody_comes(seat: str, starts: datetime) -> Line:
    return Line(f"Apologies for the panel of {said_when(starts)}: {seat}. Nobody else on the roster can come for it.")


def attends(seat: str, starts: datetime) -> Line:
    return Line(f"Apologies for the panel of {said_when(starts)} are taken back: {seat}.")
