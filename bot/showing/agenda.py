"""The agenda where it is posted: the same card in a chat, in the coordinator's own, and in answer to `agenda`."""

from bot.chats import standing
from bot.steps.session import is_over
from cards import agenda as cards
from cards.parts import Posted
from panel.agenda import agenda
from panel.panels import Panel, ends_at, published, publishes_at
from storage.records import Board
from storage.store import Turn


def draw(turn: Turn, board: Board) -> Posted | None:
    """The agenda as it stands; None for a panel that is gone, or over before its agenda stood there. In a coordinator's
    own chat it says how to give the panel a chat, while it has none."""
    panel = turn.maybe(Panel, board.subject)
    if panel is None or (not board.activity and (panel.cancelled or is_over(turn, panel))):
        return None
    return shared(turn, panel, homeless=bool(board.person) and not standing(turn, panel))


def taken_back(turn: Turn, board: Board) -> Posted | None:
    """What stands in the place of an agenda in a chat where somebody reads who comes for one item only."""
    return cards.taken_back() if board.activity else None


def shared(turn: Turn, panel: Panel, homeless: bool = False, page: int = 0) -> Posted:
    """A panel's agenda, a page of it, without a name or a level of risk."""
    procedure = turn.procedure(panel.procedure)
    if panel.cancelled:
        return cards.cancelled(panel)
    slots, by_hand = agenda(turn.sitting(panel.id), procedure), procedure.agenda.days_before is None
    waits = not published(panel, procedure, turn.now)
    out = publishes_at(panel.starts_at, procedure) if waits and not by_hand else None
    return cards.shared(panel, ends_at(panel), slots, out, homeless, page, by_hand=waits and by_hand)
