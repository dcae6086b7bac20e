"""The month before a panel, as it comes by itself while the clock is moved: by the test, and for the pictures."""

from datetime import date, timedelta

from bot import clock
from panel.said import MONTHS, said_date
from tests.browser.playground import Page

CHILD = "Quill Madeup"
"""The demo's own child who is on the next agenda."""
SAID = "Away from home on Tuesday, back the same night."


def begins(page: Page) -> None:
    """On the first of next month, when the next panel is far enough away for all of this to be still to come."""
    first = (clock.now().replace(day=1) + timedelta(days=32)).replace(day=1)
    moves_to(page, first.date())


def reads_the_agenda(page: Page) -> str:
    """The next agenda, which is not out yet: the reference of its only case."""
    page.says("agenda")
    page.sees("Not out yet: out on")
    return page.reads(r"([A-Z]+-\d{4}-\d{3}) new")


def waits_for_the_agenda(page: Page) -> None:
    """The clock is moved to the morning the agenda goes out; everything that falls due on the way is sent."""
    day, month, year = page.reads(r"out on \w+ (\d{1,2} \w+ \d{4})").split()
    moves_to(page, date(int(year), MONTHS.index(month) + 1, int(day)))


def gives_the_panel_a_chat(page: Page) -> None:
    """As the coordinator, in the chat that the members share."""
    page.says("demo as coordinator")
    page.goes_to("Panel meeting")
    page.sees("This is Convenor")
    page.says("here", to="Convenor")
    page.sees("Its agenda stands here")


def opens_the_list(page: Page, child: str) -> None:
    """As the police: the children they are asked about."""
    page.says("demo as police")
    page.says("update")
    page.presses("Open the list")
    page.sees(child)


def types_an_update(page: Page, reference: str) -> None:
    """The list is open: one statement about the child, not saved yet."""
    page.presses(f"Answer {reference}")
    page.presses("Update")
    page.fills({"What do you know?": SAID, "Where does it come from?": "Crime record"})
    page.chooses("Fact: seen, or on record", of="What is it?")


def asks_who_has_answered(page: Page) -> None:
    """As the chair: counts and seats, and nothing that was said."""
    page.says("demo as chair")
    page.says("updates")
    page.sees("1 of ")


def moves_to(page: Page, day: date, time: str = "09:30") -> None:
    """The clock is moved to a day; everything that falls due on the way is sent."""
    page.says(f"demo to {day} {time}")
    page.sees("Moving to")
    page.sees(f"It is now {said_date(day)}")
