"""One sitting, from two children on the agenda to its minutes: by the test, and for the pictures."""

from collections.abc import Mapping
from datetime import date, timedelta

from panel.said import MONTHS, said_date
from tests.browser import month, story
from tests.browser.playground import Page

CHILD, OTHER = "Skylar Fictional", "Quill Madeup"
"""The demo's own children, the first of whom waits to be screened."""
DEED = "share the disclosure log"
SHUT, OPEN = "stays on the agenda", "can leave the agenda now"
REASON = "Supervised and settled: nothing was seen at school since the plan began."


def brings_two_children(page: Page) -> tuple[str, str]:
    """Two children on the next panel, the second of whom the chair accepts first; their references, in that order."""
    page.says("demo children")
    page.sees("is waiting to be screened")
    waiting = page.reads(r"([A-Z]+-\d{4}-\d{3}) is waiting to be screened")
    story.opens_the_screening(page, waiting)
    story.accepts(page)
    page.says("agenda")
    page.sees(f"{waiting} new")
    return waiting, page.reads(rf"\b((?!{waiting})[A-Z]+-\d{{4}}-\d{{3}}) new")


def waits_for_the_day(page: Page) -> date:
    """The clock is moved to ten minutes before the panel whose agenda is in sight; the day it is on."""
    said, month_name, year = page.reads(r"Panel, \w+ (\d{1,2} \w+ \d{4})").split()
    day = date(int(year), MONTHS.index(month_name) + 1, int(said))
    month.moves_to(page, day, "09:20")
    return day


def begins(page: Page) -> None:
    """As the chair: the sitting is begun, and health and the police are there; whoever begins it is."""
    page.says("demo as chair")
    page.says("start")
    page.presses("Open my screen")
    page.presses("Who is here")
    page.presses("Health is here", on="Who is here")
    page.presses("More", on="Who is here")
    page.presses("Police is here", on="Who is here")
    page.presses("Back to the screen")


def opens(page: Page, button: str, child: str) -> None:
    """As the chair, on the one screen: an item, whose child nobody sees before the room is checked."""
    page.presses(button)
    page.sees("Nobody opens whose item this is until the room is checked.")
    page.presses("I have checked the room")
    page.sees(child)


def writes_notes(page: Page, notes: Mapping[str, str]) -> None:
    """As the chair: what is noted of the item that is open."""
    page.presses("Notes")
    page.fills(notes)
    page.presses("Save", on="They go into the minutes")
    page.sees("Notes so far")


def types_an_action(page: Page, reference: str, day: date) -> None:
    """As the chair: an action as it is said, checked, and recorded; the police have the notice."""
    due = said_date(day + timedelta(days=14))
    page.says(f"action {reference} police: {DEED} by {due}")
    page.presses("Check and confirm")
    page.chooses("No", of="Does it keep a child safe?")
    page.presses("Record the action")
    page.sees(f"an action is yours, due on {due}")


def looks_at_the_gates(page: Page, reference: str, sees: str) -> None:
    """As the chair: whether the child can leave the agenda."""
    page.says("demo as chair")
    page.says(f"close-case {reference}")
    page.presses("Open", on=f"{reference}: press the button")
    page.sees(sees)


def asks_the_worker(page: Page) -> None:
    """As the chair, with the gates open: the sitting and the worker are asked."""
    page.presses("Ask the sitting")
    page.presses("Ask the social worker for a new one", on=SHUT, beside="A risk matrix dated after")
    page.sees("The chair asks for a new risk matrix.")


def adds_a_matrix(page: Page, day: date) -> None:
    """As the child's worker, from the notice: a matrix of the day, below the threshold."""
    page.says("demo as practitioner")
    page.presses("Add a matrix")
    page.chooses("Below Medium/High (name not supplied)", of="Level")
    answers = {"Who did it": "Jo Sample", "Where it is kept": "Pretend case system, risk matrix"}
    page.fills({"Date of the matrix": f"{day:%d %m %Y}"} | answers)
    page.presses("Keep the matrix")
    page.sees("Kept. The chair has a notice.")


def gives_the_outcome(page: Page, reference: str) -> None:
    """As the police: where they are, and what came of it."""
    page.says("demo as police")
    page.says(f"police {reference}")
    page.presses("Add police word")
    page.chooses("Closed", of="Where are the police?")
    page.fills({"What was said": "The officer in the case rang.", "The outcome": "No further action"})
    page.presses("Save", on="where are the police?")
    page.sees("Police: Closed")


def writes_the_reason(page: Page) -> None:
    """As the chair, with the gates open: the matrix is looked at, and it is written why."""
    page.presses("We have looked at it")
    page.presses("Write the reason")
    page.fills({"Why is the child no longer at risk?": REASON})
    page.presses("Keep the reason")
    page.presses("Look again", on="Kept, with your name.")


def proposes(page: Page, button: str, day: date, outcome: str = "") -> None:
    """As the chair: what comes next, and who tells the family."""
    page.presses(button)
    if outcome:
        page.chooses(outcome, of="What comes next?")
    tells = {"Who tells the child and the family?": "The social worker", "By when?": f"{day:%d %m %Y}"}
    page.fills({"Why?": "The plan goes on at school."} | tells)
    page.presses("Propose")
    # Before anybody acts as Police: what reaches them after that is not marked as theirs.
    page.sees("To: PoliceA decision on")


def agrees(page: Page, persona: str, reference: str) -> None:
    """As one of the members, from the notice."""
    page.says(f"demo as {persona.lower()}")
    page.presses("Open", on=f"To: {persona}A decision on {reference} is open")
    page.presses("Agree", on=f"Your seat: {persona}")
    page.sees("You agree.")


def removes(page: Page, reference: str) -> None:
    """As the chair, with every gate held."""
    page.presses("Remove from the agenda")
    page.sees(f"{reference} is removed from this panel’s agenda; the child’s plan goes on.")


def ends(page: Page) -> None:
    """As the chair, once every item is decided."""
    page.says("next")
    page.says("end")
    page.sees("has ended")


def opens_the_draft(page: Page, persona: str) -> None:
    """As whoever writes or approves the minutes: the draft with what is in the way."""
    page.says(f"demo as {persona}")
    page.says("minutes")
    page.presses("Open the list")
    page.presses("Draft, and what is in the way")
    page.sees("parts are checked.")


def checks(page: Page, part: str) -> None:
    """With the draft open: one part of it is read, and ticked."""
    page.presses("Open", on="parts are checked.", beside=f"{part}: not checked")
    page.presses("Checked", on=part)
    page.presses("All parts", on="Not checked after all")
    page.sees("1 of 9 parts are checked.")


def sends_them_out(page: Page) -> None:
    """As the deputy, with the draft open: approved as they are shown, and sent."""
    page.presses("Approve")
    page.presses("The minutes", on="are approved, and can go out")
    page.presses("Send them out")
    page.sees("They went out on ")


def reads_them(page: Page) -> None:
    """The first page of the minutes that went out."""
    page.says("minutes")
    page.presses("Open the list")
    page.presses("Read", on="Sent out on")
    page.sees("Page 1 of ")


def asks_for_the_file(page: Page) -> str:
    """Where the minutes wait as a Word file, once."""
    page.presses("Save as a Word file")
    return page.link("Save the file")
