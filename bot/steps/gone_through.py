"""Whether the matrix of a case was gone through with its referrer, where the procedure asks for it."""

from cards.gone_through import standing
from panel.cases import Case
from panel.missing import Lack, Missing
from panel.screening import Outcome, Screening
from storage.store import Turn

LABEL = "Gone through with the referrer"


def on_item(turn: Turn, case: Case) -> list[tuple[str, str]]:
    """What stands of it on the chair's screen. Procedure: matrix.gone_through."""
    if (last := _accepted(turn, case)) is None:
        return []
    return [(LABEL, standing(last) or "nobody has said so")]


def lacking_in(turn: Turn, case: Case) -> list[Missing]:
    """What of it the coordinator sees before the agenda."""
    last = _accepted(turn, case)
    if last is None or last.confirmed_at:
        return []
    words = "The referrer has not confirmed that the matrix was gone through together"
    return [Missing(Lack.SIGN, words if last.gone_through_on else "The matrix was not gone through with the referrer")]


def _accepted(turn: Turn, case: Case) -> Screening | None:
    """The decision by which a case was accepted; None where the procedure does not ask."""
    if not turn.procedure(case.procedure, case.version).matrix.gone_through:
        return None
    found = [each for each in turn.find(Screening, case=case.id) if each.outcome is Outcome.PANEL]
    return max(found, key=lambda each: each.at, default=None)
