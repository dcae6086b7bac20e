"""Somebody cannot come to a panel: what they are answered, and what their deputy is told."""

from collections.abc import Sequence

from microsoft_teams.cards import CardElement

from cards import templates
from cards.parts import Opened, Posted, button, facts, opened, posted, says, typed
from cards.verbs import Verb
from panel.panels import Panel
from panel.said import said_date

Names = Sequence[tuple[str, str]]
"""Who sends apologies: what they speak for, and their name."""


def kept(panel: Panel, told: Sequence[str]) -> Opened:
    """Their apologies stand: who is told, and the way to take them back."""
    who = typed(f"Told: {', '.join(told)}.") if told else says("Nobody deputises for you on the roster.")
    return opened(
        f"Your apologies for the panel of {said_date(panel.starts_at.date())} are kept",
        who,
        says("The coordinator sees them. Your list, its answers and what you may open stay yours until then."),
        buttons=[
            button("I can attend after all", Verb.ATTEND_CAN, main=True, panel=panel.id),
            button("My view", Verb.AGENDA_VIEW, panel=panel.id, page=0),
        ],
    )


def taken_back(panel: Panel) -> Opened:
    """They come."""
    return opened(
        f"You come to the panel of {said_date(panel.starts_at.date())}",
        says("Whoever was told of your apologies is told so."),
        buttons=[button("My view", Verb.AGENDA_VIEW, main=True, panel=panel.id, page=0)],
    )


def told(line: templates.Line, panel: str) -> Posted:
    """Whoever deputises is told that somebody cannot come, or can after all."""
    buttons = [button("Add to my calendar", Verb.CALENDAR_FILE, panel=panel), button("My list", Verb.SAY, text="my")]
    return posted(line, buttons=buttons)


def sorry(names: Names) -> list[CardElement]:
    """Who sends apologies, for a card about the panel."""
    return [facts([("Apologies", "; ".join(f"{name}, {place}" for place, name in names))])] if names else []
