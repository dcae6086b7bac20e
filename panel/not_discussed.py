"""An item that was skipped, as the minutes have it: why, and what carries on all the same."""

from collections.abc import Iterator

from panel.actions import State
from panel.cases import CaseStatus
from panel.drafting import Block
from panel.said import said_date, wall_day
from panel.sat import Heard


def not_discussed(heard: Heard) -> Iterator[Block]:
    """Why it was not discussed, or not to its end, and what carries on."""
    label = "Why it was left" if heard.discussed else "Skipped"
    yield Block(label if heard.discussion else "", heard.skipped if heard.discussion else NOT_REACHED)
    if heard.decision is None:
        yield Block("What carries on", _carries_on(heard))


NOT_REACHED = "The sitting ended before this item."


def _carries_on(heard: Heard) -> str:
    left = sum(each.state is State.OPEN for each in (*heard.earlier, *heard.actions))
    actions = f" {left} open {'action goes' if left == 1 else 'actions go'} on." if left else ""
    return f"{_where(heard)}{actions}"


def _where(heard: Heard) -> str:
    if heard.goes_to:
        return f"On the agenda of {said_date(wall_day(heard.goes_to.starts_at))}."
    on_agenda = heard.case.status is CaseStatus.ACCEPTED
    return "On the agenda; no later panel is booked yet." if on_agenda else "No longer on the agenda."
