"""What one figure holds back and another, in the same report or in another file, must not give back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from panel.cases import CaseStatus
from panel.considered import Considered
from panel.panels import Panel
from panel.procedure import Procedure
from panel.reporting.figures import Count
from panel.reporting.inquiries import ASKED
from panel.reporting.inquiry import Topic, told
from panel.reporting.inspection import Inspection
from panel.reporting.journeys import Records, Table
from panel.reporting.masking import hidden
from panel.reporting.on_the_way import late_because
from panel.reporting.periods import Piece
from panel.reporting.rows import Look, rows
from panel.reporting.sections import report
from panel.reporting.waits import inquiry as waits
from tests.panel.durham import DURHAM
from tests.panel.shipped import SHIPPED
from tests.panel.test_figures import SPAN, TODAY, YEAR, journey, on, records
from tests.panel.test_on_the_way import DAY, MAY, assessment, heard

SPRING = YEAR.of(Piece.Q1)
LEAD = Look(date(2025, 7, 2), 5)
"""The first quarter is over, and no other."""
HIDDEN = "not shown"


def printed(known: Records) -> dict[str, str]:
    """The report as the strategic lead has it."""
    return {row.label: row.now for each in report(known, SPRING) for row in rows(each, SPRING, LEAD)}


def asked(topic: Topic, known: Records) -> dict[str, str]:
    """An inspector's question as the strategic lead has it."""
    looked = Inspection(known, datetime(2026, 11, 23, tzinfo=UTC))
    groups = (each.seen(whole=False) for each in ASKED[topic](known.procedure).groups)
    return {each.row.label: each.row.now for group in groups for each in told(group, looked, SPRING, LEAD)}


def considered(referred: Iterable[bool]) -> tuple[Considered, ...]:
    return tuple(
        Considered(str(n), "x", "", None, str(n), "", said, "", "x", on(MAY)) for n, said in enumerate(referred)
    )


def test_the_enquiries_do_not_tell_how_few_were_considered_and_not_referred() -> None:
    """Twelve were referred: fourteen enquiries would tell that two were not."""
    known = replace(records(*(journey(n, MAY) for n in range(12))), considered=considered([True] * 8 + [False] * 2))
    found = printed(known)
    assert found["Identified (referred)"] == "12"
    assert found["Enquiries"] == HIDDEN
    assert found["Considered: not to be referred"] == HIDDEN


def test_where_many_were_not_referred_the_enquiries_are_printed_and_the_whole_of_those_considered_is_not() -> None:
    """Nineteen enquiries less twelve referrals are seven: of nine who were considered two were to be referred."""
    known = replace(records(*(journey(n, MAY) for n in range(12))), considered=considered([True] * 2 + [False] * 7))
    found = printed(known)
    assert found["Enquiries"] == "19"
    assert found["Considered: to be referred"] == HIDDEN


def test_no_question_on_those_considered_gives_back_how_few_were_not_referred() -> None:
    found = asked(Topic.CONSIDERED, replace(records(), considered=considered([True] * 8 + [False] * 2)))
    assert {found[f"Considered: {each} referred"] for each in ("to be", "not to be")} == {HIDDEN}
    assert {words for label, words in found.items() if label.startswith("To be referred")} == {HIDDEN}
    assert {words for label, words in found.items() if label.startswith("How they came")} <= {HIDDEN}


def test_why_assessments_were_late_does_not_tell_how_few_were_in_time() -> None:
    """Ten of thirteen were late: were it said of how many the reasons are, three were in time."""
    late = [assessment(n, MAY, MAY + DAY, "consent") for n in range(5)]
    late += [assessment(n, MAY, MAY + DAY, "transfer") for n in range(5, 10)]
    timely = [assessment(n, MAY, MAY) for n in range(10, 13)]
    known = records(*(heard(assessments=(each,)) for each in (*late, *timely)))
    series = {piece: late_because(("consent", "transfer", ""))(known, YEAR.of(piece).span) for piece in Piece}
    assert Piece.YEAR in hidden(series, set(Piece), 5)
    found = printed(replace(known, procedure=SHIPPED["nottinghamshire-hsb"]))
    assert found["Completed in timescale"] == f"{HIDDEN}, of 13"
    assert {words for label, words in found.items() if label.startswith("Late because")} == {HIDDEN}


def test_who_came_to_the_panel_does_not_tell_how_few_left_it() -> None:
    """So many stood on the agenda, so many came, so many stand on it now: the rest has left."""
    gone = journey(20, MAY, 0, 30)
    gone = replace(gone, case=replace(gone.case, status=CaseStatus.REMOVED, left_at=on(MAY + 60 * DAY)))
    known = records(*(journey(n, MAY, 0, 30) for n in range(12)), gone)
    line = next(each for group in waits(DURHAM).groups for each in group.lines if each.id == "holds")
    assert line.tells(Inspection(known, datetime(2026, 11, 23, tzinfo=UTC)), SPAN) == (Count(1), Count(0), Count(1))


def called(procedure: Procedure, count: int) -> Records:
    """Meetings that sat, each called for one child."""
    panels = [Panel(f"P{n}", procedure.name, on(MAY), 90, None, called_for=f"c{n}") for n in range(count)]
    tables = tuple(Table(each, MAY, frozenset({"police"})) for each in panels)
    return Records(procedure, TODAY, (), tables)


@pytest.mark.parametrize("name", ["durham-rmm", "islington-hsb"])
def test_a_meeting_that_is_called_for_one_child_counts_as_a_child_does(name: str) -> None:
    found = printed(called(SHIPPED[name], 3))
    assert found["Panels that sat"] == "fewer than 5"
    assert "Extra panels" not in found
    came = {words for label, words in found.items() if label.startswith("Attended")}
    assert came == {f"{HIDDEN}, of fewer than 5"}
    assert printed(called(DURHAM, 3))["Panels that sat"] == "3"
