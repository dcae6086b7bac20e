"""Figures, looked up: everything of a procedure that is counted; nothing that says who a child is is read for it."""

from collections import defaultdict
from collections.abc import Iterator

from bot.steps.apologies import table
from bot.steps.sat import cases
from panel.actions import Action
from panel.cases import Case
from panel.concerns import Concern
from panel.considered import Considered
from panel.disagreeing import Disagreement
from panel.presence import seated
from panel.procedure import Procedure
from panel.recommending import Assessment, Recommendation
from panel.referrals import Matrix
from panel.reporting.journeys import Journey, Records, Table
from panel.said import wall_day
from panel.screening import Screening
from panel.session import Discussion, Present, Session
from panel.updates import Nature, Update
from storage.store import Turn


def records_of(turn: Turn, procedure: Procedure) -> Records:
    """Every child's way and every panel that sat, as they are now."""
    return Records(
        procedure,
        wall_day(turn.now),
        tuple(_journey(turn, each) for each in turn.find(Case, procedure=procedure.name)),
        tuple(_tables(turn, procedure)),
        tuple(turn.find(Concern, procedure=procedure.name)),
        tuple(turn.find(Considered, procedure=procedure.name)),
    )


def _journey(turn: Turn, case: Case) -> Journey:
    return Journey(
        case,
        turn.procedure(case.procedure, case.version),
        tuple(turn.find(Matrix, case=case.id)),
        tuple(turn.find(Assessment, case=case.id)),
        tuple(turn.find(Screening, case=case.id)),
        tuple(turn.find(Discussion, case=case.id)),
        tuple(turn.find(Action, case=case.id)),
        tuple(turn.find(Recommendation, case=case.id)),
        tuple(turn.find(Disagreement, case=case.id)),
    )


def _tables(turn: Turn, procedure: Procedure) -> Iterator[Table]:
    for session in turn.find(Session, procedure=procedure.name):
        yield _table(turn, session)


def _table(turn: Turn, session: Session) -> Table:
    panel = turn.panel(session.id)
    came = seated(turn.find(Present, panel=panel.id), table(turn, panel))
    given: dict[str, set[str]] = defaultdict(set)
    updates = turn.find(Update, panel=panel.id)
    for each in updates:
        given[each.case].add(each.seat)
    return Table(
        panel,
        wall_day(session.started_at),
        frozenset(seat for each in came if each.joined for seat in each.seats),
        {case: frozenset(given[case]) for case in cases(turn, panel)},
        frozenset(each.case for each in updates if any(one.nature is Nature.CHILDS_WORDS for one in each.statements)),
    )
