"""Figures, looked up: everything of a procedure that is counted; nothing that says who a child is is read for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from bot.steps.apologies import table
from bot.steps.sat import cases as cases_of
from panel.actions import Action
from panel.allocations import Allocation
from panel.apologies import Apology
from panel.assessments import AgreedAssessment
from panel.cases import Case
from panel.concerns import Concern
from panel.consents import Consent
from panel.considered import Considered
from panel.decisions import Decision
from panel.disagreeing import Disagreement
from panel.forecasting import Forecast
from panel.nominating import Profile
from panel.panels import Item, Panel
from panel.people import Person
from panel.presence import seated
from panel.procedure import Procedure
from panel.recommending import Assessment, Recommendation
from panel.referrals import Matrix
from panel.reporting.journeys import Journey, Records, Table
from panel.reporting.periods import Period
from panel.said import wall_day
from panel.screening import Screening
from panel.session import Discussion, Present, Session
from panel.spans import Span
from panel.updates import Nature, Update
from storage.records import ProcedureText
from storage.store import Reader, Record, Turn

R = TypeVar(
    "R",
    Matrix,
    Assessment,
    Screening,
    Discussion,
    Action,
    Recommendation,
    Disagreement,
    Allocation,
    Consent,
    AgreedAssessment,
    Decision,
)


COUNTED: tuple[type[Record], ...] = (
    *(Case, Matrix, Assessment, Screening, Discussion, Action, Recommendation, Disagreement),
    *(Concern, Considered, Decision, Item, Panel, Session, Present, Update),
    *(Allocation, Consent, Forecast, AgreedAssessment),
    *(Apology, Person, Profile, ProcedureText),
)
"""Every kind of record that something is counted from."""


def still(turn: Turn) -> Reader:
    """Everything that is counted, as it is now, for whoever counts it when the turn is over: no case is then read half
    before a change and half after it."""
    return turn.still(*COUNTED)


def records_of(turn: Reader, procedure: Procedure, period: Period) -> Records:
    """Every child's way, and the panels that sat in a period and the year before, as they are now."""
    return records_in(turn, procedure, Span(period.before.first, period.last))


def records_in(turn: Reader, procedure: Procedure, span: Span) -> Records:
    """Every child's way, and the panels that sat in a span, as they are now."""
    return Records(
        procedure,
        wall_day(turn.now),
        tuple(_journeys(turn, procedure)),
        tuple(_tables(turn, procedure, span)),
        tuple(turn.find(Concern, procedure=procedure.name)),
        tuple(turn.find(Considered, procedure=procedure.name)),
    )


def _journeys(turn: Reader, procedure: Procedure) -> Iterator[Journey]:
    matrices, reports = _by_case(turn, Matrix), _by_case(turn, Assessment)
    screenings, discussions = _by_case(turn, Screening), _by_case(turn, Discussion)
    actions, recommendations = _by_case(turn, Action), _by_case(turn, Recommendation)
    disagreements, transfers, consents = (
        _by_case(turn, Disagreement),
        _by_case(turn, Allocation),
        _by_case(turn, Consent),
    )
    agreed, decisions = _by_case(turn, AgreedAssessment), _by_case(turn, Decision)
    said = {each.id: each for each in turn.find(Forecast)}
    profiles = {each.id: each for each in turn.find(Profile)}
    cases = turn.find(Case, procedure=procedure.name)
    rules = {each: turn.procedure(procedure.name, each) for each in {case.version for case in cases}}
    for case in cases:
        yield Journey(
            case,
            rules[case.version],
            tuple(matrices[case.id]),
            tuple(reports[case.id]),
            tuple(screenings[case.id]),
            tuple(discussions[case.id]),
            tuple(actions[case.id]),
            tuple(recommendations[case.id]),
            tuple(disagreements[case.id]),
            tuple(transfers[case.id]),
            tuple(consents[case.id]),
            said.get(case.id),
            tuple(agreed[case.id]),
            profiles.get(case.id),
            tuple(decisions[case.id]),
        )


def _by_case(turn: Reader, kind: type[R]) -> Mapping[str, Sequence[R]]:
    """All of a kind at once: to look up each case's own would take many times as long."""
    found: dict[str, list[R]] = defaultdict(list)
    for each in turn.find(kind):
        found[each.case].append(each)
    return found


def _tables(turn: Reader, procedure: Procedure, span: Span) -> Iterator[Table]:
    for session in turn.find(Session, procedure=procedure.name):
        if wall_day(session.started_at) in span:
            yield _table(turn, session)


def _table(turn: Reader, session: Session) -> Table:
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
        {case: frozenset(given[case]) for case in cases_of(turn, panel)},
        frozenset(each.case for each in updates if any(one.nature is Nature.CHILDS_WORDS for one in each.statements)),
    )
