"""The figures of a report, counted from a few records whose numbers can be counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from panel.actions import Action, Owner, State
from panel.cases import CaseStatus
from panel.concerns import Concern
from panel.considered import Considered
from panel.disagreeing import Disagreement, Step
from panel.nominating import Profile
from panel.panels import Panel
from panel.procedure import ProcedureError
from panel.recommending import Assessment, Recommendation
from panel.reporting.figures import Count, Meetings, Parts, Spread
from panel.reporting.journeys import Journey, Records, Table
from panel.reporting.on_the_way import considered
from panel.reporting.periods import Kind, Period, Piece, latest, read_period
from panel.reporting.rows import Look, Row, rows
from panel.reporting.sections import report
from panel.reporting.tallies import (
    HARMED,
    VOICE,
    acknowledged,
    actions,
    answered,
    assessed,
    attended,
    concerns,
    disagreements,
    extra,
    left,
    noted,
    ongoing,
    provided,
    referred,
    sat,
    screened,
    settled,
    themed,
    to_panel,
    waits,
)
from panel.screening import Outcome, Screening
from panel.session import Discussion
from panel.spans import Span
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME, overlaid
from tests.panel.referring import case

TODAY = date(2026, 11, 23)
YEAR = Period(2025, Piece.YEAR, 4)
SPAN = YEAR.span


def on(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def journey(n: int, referred_on: date, accepted: int = -1, heard: int = -1) -> Journey:
    """A child referred on a day, accepted and first discussed so many days later; never, where it is below nought."""
    status = CaseStatus.ACCEPTED if accepted >= 0 else CaseStatus.WAITING
    one = replace(case(status), id=f"SHCG-2025-{n:03}", referred_at=on(referred_on))
    taken, day = referred_on + timedelta(days=accepted), referred_on + timedelta(days=heard)
    screening = Screening("s", one.id, Outcome.PANEL, "", "chair", on(taken))
    discussion = Discussion(f"P/{one.id}", "P", one.id, on(day), heard_at=on(day))
    return Journey(
        one,
        DURHAM,
        screenings=(screening,) if accepted >= 0 else (),
        discussions=(discussion,) if heard >= 0 else (),
    )


def records(*journeys: Journey, tables: tuple[Table, ...] = ()) -> Records:
    return Records(DURHAM, TODAY, journeys, tables)


def test_children_count_on_the_day_it_happened() -> None:
    early = journey(1, date(2025, 3, 30), 2, 20)
    first, last = journey(2, date(2025, 4, 1), 1, 30), journey(3, date(2026, 3, 31), 1, 10)
    known = records(early, first, last)
    assert referred(known, SPAN) == Count(2)
    assert to_panel(known, SPAN) == Count(2)
    assert to_panel(known, YEAR.before.span) == Count(0)
    assert ongoing(known, SPAN) == Count(2, adds=False)


def test_assessed_is_the_first_matrix_or_report_of_record() -> None:
    report_of = Assessment("a", "c", "AIM3", "Somebody", date(2025, 6, 1), "There", "x", on(date(2025, 7, 1)))
    earlier = replace(report_of, dated=date(2025, 3, 31))
    one, other = (replace(journey(1, date(2025, 5, 1)), reports=each) for each in ((report_of,), (report_of, earlier)))
    assert assessed(records(one, other, journey(2, date(2025, 5, 1))), SPAN) == Count(1)


def test_a_wait_is_from_the_acceptance_to_the_first_panel() -> None:
    known = records(journey(1, date(2025, 5, 1), 2, 12), journey(2, date(2025, 5, 1), 0, 30), journey(3, YEAR.first))
    assert waits(known, SPAN) == Spread((10, 30))
    assert waits(known, SPAN).measures == {"mean": 20, "median": 20, "longest": 30}


def test_what_was_skipped_was_not_discussed() -> None:
    one = journey(1, date(2025, 5, 1), 2, 12)
    skipped = replace(one.discussions[0], heard_at=None, skipped="No time")
    assert to_panel(records(replace(one, discussions=(skipped,))), SPAN) == Count(0)


def test_screening_is_in_time_or_late_and_one_that_waits_too_long_is_late() -> None:
    day = date(2025, 6, 2)
    known = records(journey(1, day, 1), journey(2, day, 30), journey(3, day), journey(4, TODAY))
    assert screened(known, SPAN) == Parts((1, 2))
    assert screened(known, Period(2026, Piece.Q3, 4).span) == Parts((0, 0))


def test_children_leave_the_agenda_in_one_way_each() -> None:
    one = journey(1, date(2025, 5, 1), 2, 12)
    gone = replace(one, case=replace(one.case, status=CaseStatus.REMOVED, left_at=on(date(2025, 9, 30))))
    assert left(CaseStatus.REMOVED)(records(gone), SPAN) == Count(1)
    assert left(CaseStatus.HANDED_OVER)(records(gone), SPAN) == Count(0)
    assert ongoing(records(gone), Period(2025, Piece.Q1, 4).span) == Count(1, adds=False)
    assert ongoing(records(gone), Period(2025, Piece.H1, 4).span) == Count(0, adds=False)


def test_a_provider_counts_once_a_child_and_only_when_agreed() -> None:
    one = journey(1, date(2025, 5, 1), 2, 12)
    advised = Recommendation(
        "r",
        "c",
        "i",
        "",
        "x",
        on(YEAR.first),
        provider="A",
        agreed=True,
        agreed_at=on(date(2025, 6, 1)),
    )
    child = replace(one, recommendations=(advised, advised, replace(advised, provider="B", agreed=None)))
    known, named = records(child, journey(2, date(2025, 5, 1), 2, 12)), frozenset({"A", "B"})
    assert provided("A", named)(known, SPAN) == Parts((1, 1))
    assert provided("B", named)(known, SPAN) == provided("", named)(known, SPAN) == Parts((0, 2))
    assert provided("", frozenset({"B"}))(known, SPAN) == Parts((1, 1))


def test_panels_that_sat_extra_ones_and_who_came() -> None:
    usual = Panel("P1", NAME, on(date(2025, 5, 1)), 210, nominal=date(2025, 5, 1))
    tables = (
        Table(usual, date(2025, 5, 1), frozenset({"health"}), {"a": frozenset({"police"}), "b": frozenset()}),
        Table(replace(usual, nominal=None), date(2025, 6, 1), frozenset({"police", "health"})),
        Table(replace(usual, nominal=None, called_for="a"), date(2025, 7, 1)),
        Table(usual, date(2024, 5, 1), frozenset({"health"})),
    )
    known = records(tables=tables)
    assert (sat(known, SPAN), extra(known, SPAN)) == (Meetings(3), Meetings(1, 3))
    assert attended("health")(known, SPAN) == Meetings(2, 3)
    assert answered("police")(known, SPAN) == Parts((1, 1))


def test_actions_that_fell_due_on_time_late_given_up_and_open() -> None:
    due, owner = date(2025, 6, 2), Owner("health", "h", on(date(2025, 5, 1)), "c")
    open_one = Action("a", "c", "", due, (owner,), "c", on(date(2025, 5, 1)))
    on_time = replace(open_one, state=State.DONE, ended_at=on(due, 21))
    late = replace(open_one, state=State.DONE, ended_at=on(due + timedelta(days=1)))
    given_up = replace(open_one, state=State.NOT_DONE, ended_at=on(due))
    ahead = replace(open_one, due=TODAY)
    child = replace(journey(1, due), actions=(open_one, on_time, on_time, late, given_up, ahead))
    assert actions(records(child), SPAN) == Parts((2, 1, 1, 1))
    assert actions(records(child), Period(2026, Piece.Q3, 4).span) == Parts((0, 0, 0, 0))


def test_voices_are_notes_or_the_child_s_words_among_the_answers() -> None:
    one, other, third = (journey(n, date(2025, 5, 1), 2, 12) for n in (1, 2, 3))
    wrote = replace(one, discussions=(replace(one.discussions[0], notes={VOICE: "I want to go back"}),))
    table = Table(Panel("P", NAME, on(YEAR.first), 210), date(2025, 5, 1), voices=frozenset({other.case.id}))
    known = records(wrote, other, third, tables=(table,))
    assert noted(VOICE)(known, SPAN) == Parts((2, 1))
    assert noted(HARMED)(known, SPAN) == Parts((0, 3))


def test_disagreements_by_the_furthest_step() -> None:
    raised = on(date(2025, 6, 1))
    one = Disagreement("d", "c", "P", "health", "h", raised, "", steps=(Step("chair", raised),))
    further = replace(one, steps=(*one.steps, Step("senior_manager", raised)), settled_at=raised)
    known = records(replace(journey(1, YEAR.first), disagreements=(one, further, further)))
    assert disagreements(("chair", "senior_manager", "partnership"))(known, SPAN) == Parts((1, 2, 0))
    assert settled(known, SPAN) == Parts((2, 1))


def test_a_disagreement_with_the_chair_counts_once_it_is_settled() -> None:
    raised = on(date(2025, 6, 1))
    open_still = Disagreement(
        "d", "c", "P", "health", "h", raised, "", with_chair=True, steps=(Step("senior_manager", raised),)
    )
    over = replace(open_still, settled_at=raised)
    for found, counted in ((open_still, Parts((0, 0))), (over, Parts((0, 1)))):
        known = records(replace(journey(1, YEAR.first), disagreements=(found,)))
        assert disagreements(("chair", "senior_manager"))(known, SPAN) == counted


def test_concerns_with_the_minutes_until_somebody_had_them_and_who_was_considered() -> None:
    raised = on(date(2025, 6, 1))
    one = Concern("s", NAME, "x", raised)
    taken = replace(one, acknowledged_at=raised + timedelta(minutes=7, seconds=30))
    thought = Considered("c", NAME, "", None, "1", "", True, "", "x", raised)
    known = replace(records(), concerns=(one, taken), considered=(thought, replace(thought, referred=False)))
    assert (concerns(known, SPAN), acknowledged(known, SPAN)) == (Count(2), Spread((7,), "minutes"))
    assert considered(known, SPAN) == Parts((1, 1))


def several(*groups: tuple[date, int, int]) -> Records:
    """So many children, each group referred on a day, accepted at once, and first discussed after so many days."""
    found = [(day, after) for day, count, after in groups for _ in range(count)]
    return records(*(journey(n, day, 0, after) for n, (day, after) in enumerate(found)))


def lines(known: Records, period: Period, id: str, below: int | None = None) -> dict[str, Row]:
    (section,) = [each for each in report(known, period) if each.id == id]
    return {row.label: row for row in rows(section, period, Look(TODAY, below))}


def test_the_year_before_and_the_change_stand_beside_each_number() -> None:
    known = several((date(2024, 5, 1), 9, 14), (date(2025, 5, 1), 6, 59), (date(2025, 5, 1), 6, 60))
    row = lines(known, YEAR, "children")["To panel (first time)"]
    assert (row.now, row.before, row.change) == ("12", "9", "3 more")
    waited = lines(known, YEAR, "waits")
    assert (waited["Wait: mean"].now, waited["Wait: mean"].before) == ("59.5 days (8½ weeks)", "14 days (2 weeks)")
    assert waited["Wait: mean"].change == "45.5 more"
    assert waited["Second quarter of 2025-26"].now == "none"
    assert waited["First quarter of 2025-26"].now.startswith("mean 59.5 days (8½ weeks), median 59.5 days (8½ weeks)")


def test_a_percentage_has_its_numbers_beside_it() -> None:
    row = lines(several((date(2025, 5, 1), 3, 14)), YEAR, "screening")["Screened in time"]
    assert (row.now, row.before, row.change) == ("3 of 3 (100 %)", "0 of 0", "3 more")


def test_outside_the_panel_small_numbers_are_not_printed_nor_what_gives_them_back() -> None:
    known = several(
        (date(2025, 5, 1), 3, 14), (date(2025, 8, 1), 9, 20), (date(2025, 11, 3), 8, 20), (date(2024, 5, 1), 9, 3)
    )
    named = "To panel (first time)"
    said = [lines(known, Period(2025, piece, 4), "children", 5)[named].now for piece in Piece]
    assert said == ["fewer than 5", "8 to 12", "8", "fewer than 5", "12", "8 to 12", "20 to 24"]
    waited = lines(known, Period(2025, Piece.Q1, 4), "waits", 5)
    assert [row.now for row in waited.values()] == ["not shown"] * 3
    assert "Wait: counted" not in lines(known, Period(2025, Piece.Q3, 4), "waits", 5)
    assert {row.change for row in waited.values()} == {""}
    assert lines(known, Period(2025, Piece.H1, 4), "screening", 5)["Screened in time"].now == "not shown, of 12"


@pytest.mark.parametrize(
    ("words", "title", "days"),
    [
        ("annual", "Year 2025-26", "1 April 2025 to 31 March 2026"),
        ("annual 2026", "Year 2026-27", "1 April 2026 to 31 March 2027"),
        ("annual 2024-25", "Year 2024-25", "1 April 2024 to 31 March 2025"),
        ("half-year", "First half-year of 2026-27", "1 April 2026 to 30 September 2026"),
        ("half-year 2 2024", "Second half-year of 2024-25", "1 October 2024 to 31 March 2025"),
        ("half-year 2025", "Second half-year of 2025-26", "1 October 2025 to 31 March 2026"),
        ("quarter", "Second quarter of 2026-27", "1 July 2026 to 30 September 2026"),
        ("quarter 4", "Fourth quarter of 2025-26", "1 January 2026 to 31 March 2026"),
        ("quarter 3 2026", "Third quarter of 2026-27", "1 October 2026 to 31 December 2026"),
    ],
)
def test_a_time_is_typed_with_or_without_its_year(words: str, title: str, days: str) -> None:
    found = read_period(words.split(), 4, TODAY)
    assert (found.title, found.days) == (title, days)


@pytest.mark.parametrize("words", ["", "monthly", "annual 26", "annual 1900", "quarter 5", "annual 2027", "quarter x"])
def test_a_time_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        read_period(words.split(), 4, TODAY)


def test_a_year_that_begins_in_january_is_called_by_its_number() -> None:
    assert latest(Kind.ANNUAL, 1, TODAY).title == "Year 2025"
    assert latest(Kind.QUARTER, 1, TODAY).days == "1 July 2026 to 30 September 2026"


def test_a_year_begins_in_a_month() -> None:
    text = f'overlay_of = "{NAME}"\nversion = "x"\n[report]\nyear_starts = {{ value = 13, local = "Made up" }}\n'
    with pytest.raises(ProcedureError, match="must be a month"):
        overlaid(text)


def test_a_theme_counts_the_children_it_was_set_of_and_those_it_was_not() -> None:
    day = date(2027, 4, 20)
    one, two = journey(1, day), journey(2, day)
    profile = Profile(one.case.id, one.case.id, "coordinator", on(day), themes=("online",))
    found = records(replace(one, profile=profile), two)
    value = themed("online", lambda each: each.themes)(found, Span(date(2027, 4, 1), date(2027, 6, 30)))
    assert value == Parts((1, 1))
