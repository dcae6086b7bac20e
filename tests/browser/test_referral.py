"""The first thing a visitor does, in a real browser: refer, screen, and see the case on the agenda."""

from tests.browser import story
from tests.browser.playground import Page


def test_a_referral_goes_from_the_first_word_to_the_agenda(page: Page) -> None:
    page.sees("This is Convenor")
    story.opens_a_referral(page)
    story.answers_all_from(page, 1)
    reference = story.sends(page)

    story.opens_the_screening(page, reference)
    page.sees(story.CHILD)
    story.accepts(page)

    page.says("agenda")
    page.sees(f"{reference} new")
    page.does_not_see(story.CHILD)
    page.presses("My view", on=f"{reference} new")
    page.sees(story.CHILD)
