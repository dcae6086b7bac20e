"""Somebody cannot come to a panel: what they are answered, and what their deputy is told."""

from collections.abc import Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.panels import Panel
from panel.said import said_date, said_when

Names = Sequence[tuple[str, str]]
"""Who sends apologies: what they speak for, and their name."""


def kept(panel: Panel, told: Sequence[str], covered: bool, seen: bool = True) -> Opened:
    """Their apologies stand: who is told, whether somebody can come instead, whether another coordinator sees
    them, and the way to take them back."""
    where = "The coordinator sees your apologies." if seen else "Your apologies stand beside the dates."
    return opened(
        f"Your apologies for the panel of {said_date(panel.starts_at.date())} are kept",
        *([typed(f"Told: {', '.join(told)}.")] if told else []),
        *([] if covered else [says("Nobody on the roster can come instead of you.")]),
        says(f"{where} Until the panel, your list, its answers and what you may open stay yours."),
        buttons=[
            button("I can attend after all", Verb.ATTEND_CAN, main=True, at=_at(panel)),
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


def told(line: Line, panel: str) -> Posted:
    """Somebody is told of a place that is not theirs to fill: that it is empty, or is not after all."""
    return posted(line, buttons=_theirs(panel))


def another_day(panel: Panel) -> Opened:
    """A card from before the panel changed: when it is, and both answers for that day."""
    return opened(
        f"The panel is on {said_when(panel.starts_at)}",
        says("It was changed after your card was sent. Nothing was changed by this press."),
        buttons=[cannot(panel), button("I can attend", Verb.ATTEND_CAN, at=_at(panel))],
    )


def cannot(panel: Panel) -> ExecuteAction:
    """The way to send apologies for a panel as it is now."""
    return button("I cannot attend", Verb.ATTEND_CANNOT, at=_at(panel))


def _at(panel: Panel) -> Ids:
    return {"panel": panel.id, "sequence": panel.sequence}


def come(line: Line, panel: Panel) -> Posted:
    """Whoever deputises is told that somebody cannot come, and may not be able to come either."""
    return posted(line, buttons=[*_theirs(panel.id), cannot(panel)])


def nobody(line: Line) -> Posted:
    """The coordinator is told that nobody can fill a place; the chair and the deputy are `told`."""
    dates = button("The dates", Verb.SAY, main=True, text="schedule")
    return posted(line, buttons=[dates, button("The roster", Verb.SAY, text="roster")])


def _theirs(panel: str) -> list[ExecuteAction]:
    return [button("Add to my calendar", Verb.CALENDAR_FILE, panel=panel), button("My list", Verb.SAY, text="my")]


def sorry(names: Names) -> list[CardElement]:
    """Who sends apologies, for a card about the panel."""
    return [facts([("Apologies", "; ".join(f"{name} ({place})" for place, name in names))])] if names else []
