"""Files: what is said where one is offered, saved, or not."""

from dataclasses import replace

from microsoft_teams.cards import OpenUrlAction, TextBlock

from cards import templates
from cards.parts import Opened, Posted, button, opened, posted, says
from cards.verbs import Verb
from panel.panels import Panel


def panel(panel: Panel) -> Posted:
    """One panel, and the button that puts it into one's own calendar."""
    return posted(
        templates.documents.panel_on(panel.id, panel.starts_at, panel.cancelled),
        templates.documents.CALENDAR_HOLDS,
        buttons=[button("Add to my calendar", Verb.CALENDAR_FILE, main=True, panel=panel.id)],
    )


def calendar(panel: Panel) -> Opened:
    """The file of a panel is ready; how it is had, `by_link` or `by_consent`, is added to it."""
    takes_out = [says("Opening the file takes the panel out of your calendar.")] if panel.cancelled else []
    return opened(
        templates.documents.panel_on(panel.id, panel.starts_at, panel.cancelled),
        says(f"The file is {templates.documents.calendar_file(panel.id)}. {templates.documents.CALENDAR_HOLDS}"),
        *takes_out,
        says(templates.documents.CALENDAR_MOVES),
        buttons=[button("Next agenda", Verb.SAY, text="agenda")],
    )


def in_own_chat() -> Opened:
    """Files are given in a person's own chat only; the button is put there."""
    return opened(
        templates.documents.ELSEWHERE,
        says("I have put the button there. If nothing is there, add me to it first."),
        buttons=[button("Help", Verb.SAY, text="help")],
    )


def by_link(card: Opened, url: str) -> Opened:
    """The card with a link to the file: for a demo, where the file is on this very machine."""
    save = OpenUrlAction(title="Save the file", url=url).model_dump(by_alias=True, exclude_none=True)
    told = _with(card, says("The link works once, within 10 minutes. That you take it is recorded."))
    return replace(told, card={**told.card, "actions": [save, *told.card["actions"]]})


def by_consent(card: Opened) -> Opened:
    """The card with where to look: Teams itself asks whether the file may be put among the person's own."""
    return _with(card, says("Below, Teams asks whether I may put it among your files. That you take it is recorded."))


def _with(card: Opened, words: TextBlock) -> Opened:
    more = words.model_dump(by_alias=True, exclude_none=True)
    return replace(card, card={**card.card, "body": [*card.card["body"], more]})


def declined() -> Posted:
    """They would rather not have it."""
    return posted(templates.documents.DECLINED, buttons=[button("Help", Verb.SAY, text="help")])


def not_saved() -> Posted:
    """It could not be put where it was to go."""
    return posted(templates.documents.NOT_SAVED, buttons=[button("Help", Verb.SAY, text="help")])


def not_yours() -> Posted:
    """Between the question and the answer they lost the right to it, or it went away."""
    return posted(templates.documents.NOT_YOURS, buttons=[button("Help", Verb.SAY, text="help")])
