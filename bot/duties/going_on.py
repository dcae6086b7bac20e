"""What is done once a panel's day is over, and nobody had started it, or nobody has ended it."""

from collections.abc import Mapping

from bot.notices import holders, tell
from bot.steps.going_on import carry
from bot.steps.session import course
from bot.steps.sitting import close
from bot.template import Template
from panel.people import Role
from panel.session import Session
from storage.store import Turn


def go_on(turn: Turn, ids: Mapping[str, str]) -> None:
    """Its children go on to the next panel, and whoever was to start it is told."""
    panel = turn.panel(ids["panel"])
    carry(turn, panel.id)
    people = holders(turn, panel.procedure, Role.CHAIR, Role.COORDINATOR)
    tell(turn, people, Template.NOT_STARTED, panel=panel.id)


def end(turn: Turn, ids: Mapping[str, str]) -> None:
    """The sitting is closed, and whoever was to end it is told."""
    session = close(turn, course(turn, turn.get(Session, ids["panel"])))
    people = holders(turn, session.procedure, Role.CHAIR, Role.DEPUTY, Role.COORDINATOR)
    tell(turn, people, Template.SITTING_CLOSED, panel=session.id)
