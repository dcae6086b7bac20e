"""Where a case goes beside the panel, looked up; and the way to it beside the case."""

from bot.asked import Asked
from cards import active_case as cards
from cards.around import Around
from panel.access import Act, may
from panel.active_case import active_to, sent_to
from panel.cases import Case
from panel.rules.entry import SentTo
from panel.screening import Screening
from storage.store import Turn


def found(turn: Turn, case: Case) -> tuple[str, SentTo | None]:
    """To which agency the child is active, and where the case goes."""
    active = active_to(turn.find(Screening, case=case.id))
    return active, sent_to(active, turn.procedure(case.procedure, case.version))


def around_case(asked: Asked, turn: Turn, case: Case) -> Around:
    """The way to it, for those who run the panel."""
    sees = may(asked.person, Act.INVITE, case.procedure, case) and found(turn, case)[1]
    return cards.around(case.id) if sees else []
