"""The figures of children on their way to the panel, counted from a few records that can be counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from panel.allocations import Allocation
from panel.assessments import AgreedAssessment, Assessor, Delay
from panel.consents import Consent
from panel.considered import Considered
from panel.forecasting import Forecast
from panel.reporting.figures import Count, Parts, Spread
from panel.reporting.journeys import Journey
from panel.reporting.on_the_way import (
    after_assessed,
    as_said,
    came,
    consent_ended,
    enquiries,
    handed_on,
    in_timescale,
    late_because,
    overdue,
    transfers,
    until_assessed,
)
from panel.reporting.rows import Look, rows
from panel.reporting.sections import report
from panel.said import wall_day
from tests.panel.shipped import SHIPPED
from tests.panel.test_figures import SPAN, TODAY, YEAR, journey, on, records

DAY = timedelta(days=1)
MAY = date(2025, 5, 1)


def assessment(n: int, due: date, completed: date | None, reason: str = "") -> AgreedAssessment:
    at = datetime(2025, 4, 1, 10, tzinfo=UTC)
    delays = (Delay(reason, "", "x", at),) if reason else ()
    lead = (Assessor("x", "health", at, "x"),)
    return AgreedAssessment(
        f"a{n}", "c", "x", "AIM3", date(2025, 4, 1), lead, "x", at, due=due, completed=completed, delays=delays
    )


def heard(day: date = MAY, **more: object) -> Journey:
    """A child accepted on a day and discussed thirty days later."""
    return replace(journey(1, day, 0, 30), **more)  # type: ignore[arg-type]


def test_enquiries_are_referrals_and_children_considered_and_not_referred() -> None:
    said = [Considered(str(n), "x", "", None, "1", "", n == 0, "", "x", on(MAY)) for n in range(3)]
    assert enquiries(replace(records(heard()), considered=tuple(said)), SPAN) == Count(3)


def test_of_those_assessed_who_came_to_panel_since_though_it_was_in_another_year() -> None:
    march = YEAR.last - DAY
    late = replace(journey(2, march, 0, 20), assessments=(assessment(1, march, march),))
    never = replace(journey(3, MAY), assessments=(assessment(2, MAY, MAY),))
    assert came(records(late, never, heard()), SPAN) == Parts((1, 1))


def test_the_two_parts_of_a_wait_come_to_all_of_it() -> None:
    screening = replace(heard().screenings[0], needed_on=MAY - 40 * DAY)
    one = heard(screenings=(screening,), assessments=(assessment(1, MAY, MAY - 5 * DAY),))
    assert until_assessed(records(one), SPAN) == Spread((35,))
    assert after_assessed(records(one), SPAN) == Spread((35,))


def test_assessments_in_time_late_and_why_and_overdue() -> None:
    every = (
        assessment(1, MAY, MAY),
        assessment(2, MAY, MAY + DAY, "staff"),
        assessment(3, MAY, MAY + DAY),
        assessment(4, MAY, None),
    )
    known = records(heard(assessments=every))
    assert in_timescale(known, SPAN) == Parts((1, 2))
    assert late_because(("consent", "staff", ""))(known, SPAN) == Parts((0, 1, 1))
    assert overdue(known, SPAN) == Count(1, adds=False)


def test_transfers_by_day_and_children_handed_on_before_the_panel() -> None:
    moved = [Allocation(str(n), "c", "x", "y", "z", on(MAY + n * DAY), "") for n in (3, 40)]
    known = records(heard(transfers=tuple(moved)), heard(transfers=tuple(moved[1:])))
    assert (transfers(known, SPAN), handed_on(known, SPAN)) == (Count(3), Parts((1, 1)))


def test_consent_that_was_withdrawn_or_not_asked_about_again_while_a_child_waited() -> None:
    given = Consent("1", "c", "intervention", "given", "the child", MAY - DAY, "x", on(MAY), MAY + 5 * DAY)
    again = replace(given, id="2", dated=MAY + 4 * DAY, review_on=None)
    gone = replace(given, said="withdrawn", review_on=None)
    after = replace(gone, dated=MAY + 31 * DAY)
    words = ((given,), (given, again), (gone,), (after,), ())
    assert consent_ended(records(*(heard(consents=each) for each in words)), SPAN) == Parts((2, 3))


def test_what_was_said_to_be_likely_beside_what_came() -> None:
    sat = MAY + 30 * DAY
    right = Forecast("c", sat, sat - 7 * DAY, sat, on(MAY))
    wrong = replace(right, last=sat - DAY)
    known = records(heard(said=right), heard(said=wrong), heard())
    assert as_said(known, SPAN) == Parts((1, 1))


def test_commitments_stand_with_what_shows_them_and_the_aim_says_how_it_is_read() -> None:
    year = replace(YEAR, year=2022)
    sections = {each.id: each for each in report(replace(records(), procedure=SHIPPED["nottinghamshire-hsb"]), year)}
    assert sections["assessments"].how.endswith("Aimed at: 74 %, which is 15 points more than 59 %.")
    shown = sections["commitment_waits"]
    assert {row.label for row in rows(shown, year, Look(TODAY))} >= {"Wait: mean", "Extra panels"}
    assert sections["commitment_risk"].how.endswith("No figure here shows what came of it.")
    assert "commitment_voices" not in sections
    assert wall_day(on(MAY)) == MAY
