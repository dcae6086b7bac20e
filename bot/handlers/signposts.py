"""A signpost is waited for until somebody says who received it, and when."""

from bot.asked import Asked
from bot.request import Reply
from cards import cases as cards
from cards import changes
from panel.access import NOT_YOURS, Act, may
from panel.cases import Case, received, waits_for_receipt
from panel.words import Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who received it, and on what date."""
    case = _case(asked, turn)
    waits_for_receipt(case)
    return Reply(changes.received(case.id, asked.id("nonce") or turn.token(), asked.fields if refused else {}, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It arrived: kept on the case, and nobody is reminded of it any more."""
    case = _case(asked, turn)
    kept = turn.save(received(case, asked.fields, turn.now))
    return Reply(cards.done(kept.id, "Kept: it was received. Nobody is reminded of it any more."))


def _case(asked: Asked, turn: Turn) -> Case:
    """The case, for its worker and those who oversee it."""
    case = turn.maybe(Case, asked.reference)
    if case is None or not may(asked.person, Act.OPEN, case.procedure, case):
        raise Refused(NOT_YOURS)
    return case
