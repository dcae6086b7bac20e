"""Whether the sitting that goes on is enough to decide something on a case."""

from bot.steps.apologies import table
from bot.steps.closing import presence_is_kept, sits
from panel.cases import Case
from panel.decisions import Ending
from panel.presence import filled
from panel.quorum import Quorum, enough_for, quorum
from panel.session import Present
from storage.store import Turn


def quorum_for(turn: Turn, case: Case, panel: str) -> Quorum:
    """The quorum of a sitting for one case: whoever steps out of the case does not count, and before anybody's coming
    is written down nobody does."""
    rows = [each for each in turn.find(Present, panel=panel) if each.person not in case.interests]
    there = filled(rows, table(turn, turn.panel(panel))) if presence_is_kept(turn, panel) else {}
    return quorum(turn.procedure(case.procedure), there)


def enough(turn: Turn, case: Case, ending: Ending) -> None:
    """`Refused` for what the sitting that goes on does not decide without a quorum."""
    if session := sits(turn, case):
        found = quorum_for(turn, case, session.id)
        enough_for(ending, case.id, found, turn.procedure(case.procedure))
