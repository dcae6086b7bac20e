"""A cell that a spreadsheet would work out is shown as it is written, however it begins."""

import csv
from io import StringIO

import pytest

from bot.documents.spreadsheet import sheet


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_worked_out(begins: str) -> None:
    text = sheet([[f"{begins}1+1", "plain"]]).decode("utf-8-sig")
    assert next(csv.reader(StringIO(text, newline=""))) == [f"'{begins}1+1", "plain"]
