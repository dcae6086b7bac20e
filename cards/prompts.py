"""What a seat is told it is asked before a panel: the prompt, the reminders, and whom else it is told."""

from datetime import datetime

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.apologies import cannot
from cards.parts import Ids, Posted, button, posted
from cards.verbs import Verb
from panel.panels import Panel
from panel.rules.sitting import Seat


def prompt(panel: Panel, seat: Seat, count: int, due: datetime) -> Posted:
    """How many children, by when, and that the names open in a window."""
    return posted(
        templates.updates.children_on(count, panel.starts_at),
        templates.updates.answers_by(seat.name, due, minutes(count)),
        templates.line.WINDOW,
        templates.updates.speaks_for(seat.name),
        buttons=_prompted(panel, seat),
    )


def again(panel: Panel, seat: Seat, reference: str, due: datetime) -> Posted:
    """A child joined a list that was done."""
    return posted(
        templates.updates.on_your_list(reference, panel.starts_at),
        templates.updates.answers_by(seat.name, due, minutes(1)),
        templates.line.WINDOW,
        buttons=_prompted(panel, seat),
    )


def reminder(panel: Panel, seat: Seat, left: int, count: int, due: datetime) -> Posted:
    """What is still without an answer."""
    return posted(
        templates.updates.not_answered(seat.name, left, count, panel.starts_at),
        templates.updates.answers_by(seat.name, due, minutes(left)),
        templates.answers.NO_ANSWER,
        templates.updates.speaks_for(seat.name),
        buttons=_prompted(panel, seat),
    )


def for_deputy(panel: Panel, seat: Seat, left: int, count: int) -> Posted:
    """The seat's deputy is told that it has not answered."""
    line = templates.updates.not_answered(seat.name, left, count, panel.starts_at)
    return posted(line, templates.updates.ASK_THEM, buttons=[button("My list", Verb.SAY, text="my")])


def for_senior(panel: Panel, seat: Seat, left: int, count: int) -> Posted:
    """The seat's senior manager is asked to see that it answers."""
    line = templates.updates.not_answered(seat.name, left, count, panel.starts_at)
    return posted(line, templates.updates.SENIOR_ASKED, buttons=[button("My list", Verb.SAY, text="my")])


def nothing_asked() -> Posted:
    """A typed `update` while no list is open."""
    return posted(templates.updates.NOTHING_ASKED, buttons=[button("Next agenda", Verb.SAY, text="agenda")])


def minutes(count: int) -> int:
    """About how long so many children take: five minutes for four."""
    return 5 * max(1, -(-count // 4))


def _prompted(panel: Panel, seat: Seat) -> list[ExecuteAction]:
    at: Ids = {"panel": panel.id, "seat": seat.id}
    return [
        button("Open the list", Verb.UPDATES_LIST, main=True, at=at),
        button("I am away: who deputises", Verb.UPDATES_HAND_ON, at=at),
        cannot(panel),
        button("Add to my calendar", Verb.CALENDAR_FILE, panel=panel.id),
    ]
