"""Where a case goes beside the panel: to whom, and what is entered there. Nothing is sent from here."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.active_case import found
from bot.steps.entitlement import the_case
from cards import active_case as cards
from panel.access import Act
from panel.active_case import said_active
from panel.views import view
from panel.words import Refused
from storage.store import Turn

NOT_SAID = "No rule here says where this case goes beside the panel. Nothing was changed."


def open_it(asked: Asked, turn: Turn) -> Reply:
    """To whom a case goes, and what is entered there; opening it is written to the trail."""
    case, procedure = the_case(asked, turn, Act.INVITE)
    active, to = found(turn, case)
    if to is None:
        raise Refused(NOT_SAID)
    turn.audit(asked.person.id, "open", case.id, view="active case")
    return Reply(cards.sent(view(turn.file(case.id), asked.person, procedure), said_active(active, procedure), to))
