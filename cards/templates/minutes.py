"""The content-free lines about minutes, their file names among them."""

from datetime import date, datetime

from cards.templates.line import Line, reference
from panel.clocks import is_working_day
from panel.rules.ground import Count
from panel.said import MONTHS, said_date, said_when, wall_day

LIST = Line("The minutes of the panels. Open the list: it opens for you alone.")
WHERE = Line("The draft shows what is in the way, person by person.")
READS = Line("You read what is for you. Names open when you press, for you alone. Opening them is recorded.")
NOTE = Line("If you hold a child’s case, the case note for the child’s own record is there too.")
ASKED = Line("The deputy is asked to approve the minutes.")
LATE_SAID = Line("Why the minutes will be late stands in them now.")
AGAIN = Line("It stands in the case note or the copy packs, too: whoever recorded them records what is new.")
PACKS = Line("Your seat’s copy packs are there too.")


NO_DAY = Line("No day is named by which they are to be out.")


def of(starts: datetime) -> str:
    """`Minutes of 21 January`."""
    day = wall_day(starts)
    return f"Minutes of {day.day} {MONTHS[day.month - 1]}"


def due(starts: datetime, on: date) -> Line:
    return Line(f"{of(starts)} are due by {said_date(on)}.")


def overdue(starts: datetime, on: date) -> Line:
    return Line(f"{of(starts)} were due by {said_date(on)}, and are not out.")


def due_today(starts: datetime, on: date) -> Line:
    return Line(f"{of(starts)} are due today, {said_date(on)}.")


def today(now: datetime, nth: int, most: int | None, counted: Count = Count.WORKING) -> Line:
    day = said_date(wall_day(now))
    if most is None:
        return Line(f"Today is {day}.")
    if counted is not Count.WORKING:
        return Line(f"Today, {day}, is day {nth} of {most}.")
    if not nth:
        return Line(f"{day}: the {most} working days begin.")
    if not is_working_day(wall_day(now)):
        return Line(f"Today, {day}, is no working day: {nth} of {most} are over.")
    return Line(f"Today, {day}, is working day {nth} of {most}.")


def far(checked: int, parts: int, approved: bool) -> Line:
    return Line(f"Draft: {checked} of {parts} parts checked; {'approved, not sent' if approved else 'not approved'}.")


def in_the_way(count: int) -> Line:
    return Line("Nothing else is in the way." if not count else f"In the way: {_things(count)}.")


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"


def chair_away(until: date | None) -> Line:
    return Line(f"The chair is away until {said_date(until)}." if until else "The chair is away.")


def asked(starts: datetime) -> Line:
    return Line(f"{of(starts)}: you are asked to approve them, for the chair.")


def approved(starts: datetime) -> Line:
    return Line(f"{of(starts)} are approved, and can go out.")


def out(starts: datetime) -> Line:
    return Line(f"{of(starts)}: open them here.")


def corrected(starts: datetime) -> Line:
    return Line(f"{of(starts)}: a correction is recorded.")


def whole(starts: datetime) -> Line:
    return Line(f"{of(starts)} as a file.")


def annex(starts: datetime) -> Line:
    return Line(f"{of(starts)}: the restricted annex as a file.")


def child(starts: datetime) -> Line:
    return Line(f"{of(starts)}: one child’s part as a file.")


def sent(at: datetime) -> Line:
    return Line(f"They went out on {said_when(at)}.")


def told(people: int) -> Line:
    return Line("1 person is told." if people == 1 else f"{people} people are told.")


def file(ref: str) -> Line:
    return Line(f"minutes-{reference(ref)}.docx")


def mail(ref: str) -> str:
    """The subject of the mail with the link: what a panel is called in people's calendars."""
    return f"Panel {reference(ref)}: minutes"


def annex_file(ref: str) -> Line:
    return Line(f"annex-{reference(ref)}.docx")
