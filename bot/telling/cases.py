"""Notices about a referral or a case."""

from collections.abc import Callable

from bot.template import Ids, Render, Template
from cards import gone_through, matches, templates
from cards import notices as cards
from cards.parts import Posted
from cards.referrals import receipt_left
from cards.templates.line import Line
from cards.verbs import Verb
from panel import screening
from panel.cases import Case, CaseStatus
from panel.children import Match
from panel.matching import Decision, is_open, pair
from panel.referrals import Addition, Matrix
from panel.said import wall_day
from panel.screening import Screening
from storage.store import Turn


def _waiting(turn: Turn, ids: Ids) -> Posted | None:
    case = turn.get(Case, ids["case"])
    if case.status is not CaseStatus.WAITING:
        return None
    due = screening.due(case.waits_from, turn.procedure(case.procedure, case.version))
    return cards.about_case(templates.screening.waiting(case.id, due), case.id, Verb.SCREEN_OPEN)


def _accepted(turn: Turn, ids: Ids) -> Posted:
    panel = turn.panel(turn.get(Case, ids["case"]).panel)
    return cards.about_case(templates.cases.accepted(ids["case"], panel.starts_at), ids["case"])


def _urgent(turn: Turn, ids: Ids) -> Posted | None:
    panel, case = turn.panel(ids["panel"]), turn.get(Case, ids["case"])
    if case.panel != panel.id or panel.cancelled or turn.now >= panel.starts_at:
        return None
    return cards.on_agenda(templates.cases.urgent(case.id, panel.starts_at), panel)


def _gone_through(turn: Turn, ids: Ids) -> Posted | None:
    said = turn.get(Screening, ids["screening"])
    return None if said.confirmed_at else gone_through.notice(templates.screening.gone_through(said.case), said)


def _new_matrix(turn: Turn, ids: Ids) -> Posted:
    dated = turn.get(Matrix, ids["matrix"]).dated
    return cards.about_case(templates.cases.new_matrix(ids["case"], dated), ids["case"])


def _maybe_same(turn: Turn, ids: Ids) -> Posted | None:
    match = turn.maybe(Match, pair(ids["case"], ids["other"]))
    return matches.asked(ids["case"], ids["other"]) if match and is_open(match) else None


def _parted(turn: Turn, ids: Ids) -> Posted | None:
    match = turn.maybe(Match, pair(ids["case"], ids["other"]))
    return matches.told_parted(ids["case"], ids["other"]) if match and match.decision == Decision.DIFFERENT else None


def _withdrawal_asked(turn: Turn, ids: Ids) -> Posted | None:
    case = turn.get(Case, ids["case"])
    if case.withdrawal != ids["note"]:
        return None
    return cards.about_case(templates.cases.withdrawal_asked(case.id), case.id, Verb.WITHDRAWAL_OPEN)


def _withdrawal_due(turn: Turn, ids: Ids) -> Posted | None:
    case = turn.get(Case, ids["case"])
    if case.withdrawal != ids["note"]:
        return None
    line = templates.cases.withdrawal_due(case.id, wall_day(turn.get(Addition, case.withdrawal).at))
    return cards.about_case(line, case.id, Verb.WITHDRAWAL_OPEN)


def _receipt(turn: Turn, ids: Ids) -> Posted:
    case = turn.get(Case, ids["case"])
    return receipt_left(case.id, receipt_lines(turn, case))


def receipt_lines(turn: Turn, case: Case) -> list[Line]:
    """What comes next for a referral that was sent: the chair's decision, or the panel that is decided."""
    if case.status is CaseStatus.WAITING:
        due = screening.due(case.waits_from, turn.procedure(case.procedure, case.version))
        return [templates.referrals.decided_by(due)]
    placed = [templates.cases.accepted(case.id, turn.panel(case.panel).starts_at)] if case.panel else []
    routed = [templates.cases.routed(case.id)] if case.route else []
    return [templates.referrals.KEPT, *placed, *routed]


def _says(line: Callable[[str], Line]) -> Render:
    """A notice that is one line about a case."""
    return lambda turn, ids: cards.about_case(line(ids["case"]), ids["case"])


RENDER: dict[Template, Render] = {
    Template.WAITING: _waiting,
    Template.URGENT: _urgent,
    Template.ACCEPTED: _accepted,
    Template.RECEIPT: _receipt,
    Template.CHANGED: _says(templates.cases.changed),
    Template.GONE_THROUGH: _gone_through,
    Template.NEW_MATRIX: _new_matrix,
    Template.ADDED: _says(templates.cases.added),
    Template.WITHDRAWN: _says(templates.cases.withdrawn),
    Template.WITHDRAWAL_ASKED: _withdrawal_asked,
    Template.WITHDRAWAL_DUE: _withdrawal_due,
    Template.STAYS: _says(templates.cases.stays),
    Template.MAYBE_SAME: _maybe_same,
    Template.PARTED: _parted,
    Template.SIGNPOSTED: _says(templates.cases.signposted),
    Template.ROUTED: _says(templates.cases.routed),
    Template.FOLLOWED: _says(templates.cases.followed),
    Template.RETURNED: _says(templates.cases.returned),
}
