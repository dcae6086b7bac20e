"""Notices about a panel while it sits: to whoever chairs it, and to those who come for one item."""

from collections.abc import Callable
from datetime import datetime

from bot.steps.session import course
from bot.template import Ids, Render, Template
from cards import sitting as cards
from cards.parts import Posted
from cards.templates import sitting as lines
from cards.templates.line import Line
from panel.panels import Panel
from panel.session import Discussion, Session
from storage.store import Turn


def _meeting_started(turn: Turn, ids: Ids) -> Posted | None:
    """None once somebody has started the sitting."""
    panel = turn.get(Panel, ids["panel"])
    return None if panel.cancelled or turn.maybe(Session, panel.id) else cards.begins(panel)


def _meeting_ended(turn: Turn, ids: Ids) -> Posted | None:
    return cards.asked_to_end(turn.panel(ids["panel"]), lines.MEETING_ENDED) if _open(turn, ids) else None


def _not_ended(turn: Turn, ids: Ids) -> Posted | None:
    return cards.asked_to_end(turn.panel(ids["panel"]), lines.NOT_ENDED) if _open(turn, ids) else None


def _unattended(line: Callable[[datetime], Line]) -> Render:
    def render(turn: Turn, ids: Ids) -> Posted:
        return cards.left_alone(line(turn.panel(ids["panel"]).starts_at))

    return render


def _came_in(turn: Turn, ids: Ids) -> Posted | None:
    """None once the room is checked again."""
    session = _open(turn, ids)
    shut = session and session.current and not session.checked_at
    return cards.told(lines.CAME_IN, turn.panel(ids["panel"])) if shut else None


def _chair_taken(turn: Turn, ids: Ids) -> Posted | None:
    return cards.told(lines.CHAIR_TAKEN, turn.panel(ids["panel"])) if _open(turn, ids) else None


def _on_item(turn: Turn, ids: Ids) -> Posted | None:
    """None once the item is left."""
    session = _open(turn, ids)
    if session is None or session.current != ids["case"]:
        return None
    return cards.told(lines.on_item(int(ids["after"])), turn.panel(ids["panel"]))


def _join_next(turn: Turn, ids: Ids) -> Posted | None:
    """None once another item is next."""
    session = _open(turn, ids)
    if session is None or ids["case"] not in (session.current, course(turn, session).following):
        return None
    return cards.to_invitee(lines.join_next(ids["case"]))


def _over(turn: Turn, ids: Ids) -> Posted | None:
    """None where the sitting has gone back to it."""
    if (session := turn.maybe(Session, ids["panel"])) and session.current == ids["case"]:
        return None
    found = turn.maybe(Discussion, f"{ids['panel']}/{ids['case']}")
    skipped = found is not None and not found.discussed
    return cards.to_invitee((lines.not_today if skipped else lines.over)(ids["case"]))


def _open(turn: Turn, ids: Ids) -> Session | None:
    """The sitting, while it goes on."""
    session = turn.maybe(Session, ids["panel"])
    return session if session and not session.ended_at else None


RENDER: dict[Template, Render] = {
    Template.MEETING_STARTED: _meeting_started,
    Template.MEETING_ENDED: _meeting_ended,
    Template.NOT_ENDED: _not_ended,
    Template.NOT_STARTED: _unattended(lines.not_started),
    Template.SITTING_CLOSED: _unattended(lines.closed),
    Template.CAME_IN: _came_in,
    Template.CHAIR_TAKEN: _chair_taken,
    Template.ON_ITEM: _on_item,
    Template.JOIN_NEXT: _join_next,
    Template.ITEM_OVER: _over,
}
