"""A table as a CSV file that a spreadsheet opens, and in which no cell is ever reckoned with."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

MEDIA_TYPE = "text/csv"
BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet takes a cell that begins so for something to work out."""


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file; with a mark that says UTF-8, without which a spreadsheet guesses."""
    written = StringIO()
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell, so that a spreadsheet shows it as it is written."""
    return f"'{cell}" if cell.startswith(BEGINS) else cell
