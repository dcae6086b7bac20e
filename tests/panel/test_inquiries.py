"""An inspector's questions can be asked under every procedure that is shipped, of a panel that has done nothing yet."""

from datetime import UTC, date, datetime

import pytest

from panel.naming import names
from panel.reporting.evidence import HEADER, Evidence, paper, table
from panel.reporting.inquiries import ASKED
from panel.reporting.inquiry import Topic, told
from panel.reporting.inspection import Inspection
from panel.reporting.journeys import Records
from panel.reporting.periods import Period, Piece
from panel.reporting.rows import Look
from panel.spans import Span
from tests.panel.shipped import SHIPPED

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("name", SHIPPED)
def test_each_is_answered_under_every_procedure(name: str, topic: Topic) -> None:
    procedure = SHIPPED[name]
    inquiry, known = ASKED[topic](procedure), Inspection(Records(procedure, TODAY), NOW)
    period = Period(2025, Piece.YEAR, procedure.report.year_starts)
    assert inquiry.groups
    for whole in (True, False):
        look = Look(TODAY, None if whole else procedure.report.mask_below)
        rows = [each for group in inquiry.groups for each in told(group.seen(whole), known, period, look)]
        assert rows or whole, "of nobody, nothing is left out for those who see every number alone"
        assert len({(each.line, each.part, each.row.label) for each in rows}) == len(rows)
    assert not inquiry.entries(known, period.span)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_set_can_be_made_under_every_procedure(name: str) -> None:
    procedure = SHIPPED[name]
    known = Inspection(Records(procedure, TODAY), NOW)
    evidence = Evidence(known, Span(date(2026, 4, 1), TODAY), lambda shown: True, names(()))
    rows = list(table(evidence))
    assert rows[0] == HEADER
    assert {len(row) for row in rows} == {len(HEADER)}
    assert len(paper(evidence).chapters) > len(Topic)
