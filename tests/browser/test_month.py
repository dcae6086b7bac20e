"""The month before a panel, in a real browser: the agenda goes out, seats are asked, the chair sees who answered."""

from tests.browser import month
from tests.browser.playground import Page

ASKED = ("Strategic manager", "Youth justice", "Families first", "Education", "Police", "Health", "Early help")


def test_the_month_before_a_panel(page: Page) -> None:
    page.sees("This is Convenor")
    month.begins(page)
    page.says("demo children")
    reference = month.reads_the_agenda(page)

    month.waits_for_the_agenda(page)
    page.sees("This panel has no chat yet")
    for persona in ASKED:
        page.sees(f"To: {persona}")
    page.does_not_see(month.CHILD)

    month.opens_the_list(page, month.CHILD)
    month.types_an_update(page, reference)
    page.presses("Save")
    page.sees("Your answer: Update, 1 statement.")

    month.asks_who_has_answered(page)
    page.does_not_see(month.SAID)
    page.presses("Open")
    page.presses("What was said")
    page.sees(month.SAID)

    month.gives_the_panel_a_chat(page)
    page.sees(f"{reference} new")
    page.does_not_see(month.CHILD)
