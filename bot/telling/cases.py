"""Notices about a referral, a case or a concern."""

from collections.abc import Callable

from bot.template import Ids, Render, Template
from cards import notices as cards
from cards import templates
from cards.parts import Posted
from cards.referrals import receipt_left, unsent
from cards.verbs import Verb
from panel import screening
from panel.cases import Case, CaseStatus
from panel.concerns import Concern
from panel.referrals import Draft
from storage.store import Turn


def _concern(turn: Turn, ids: Ids) -> Posted:
    concern = turn.get(Concern, ids["concern"])
    return cards.concern(concern, turn.procedure(concern.procedure))


def _waiting(turn: Turn, ids: Ids) -> Posted | None:
    case = turn.get(Case, ids["case"])
    if case.status is not CaseStatus.WAITING:
        return None
    line = templates.waiting(case.id, screening.due(case.referred_at, turn.procedure(case.procedure, case.version)))
    return cards.about_case(line, case.id, Verb.SCREEN_OPEN)


def _accepted(turn: Turn, ids: Ids) -> Posted:
    panel = turn.panel(turn.get(Case, ids["case"]).panel)
    return cards.about_case(templates.accepted(ids["case"], panel.starts_at), ids["case"])


def _draft(turn: Turn, ids: Ids) -> Posted | None:
    draft = turn.maybe(Draft, ids["draft"])
    return unsent(draft, turn.token()) if draft else None


def _receipt(turn: Turn, ids: Ids) -> Posted:
    case = turn.get(Case, ids["case"])
    return receipt_left(case.id, receipt_lines(turn, case))


def receipt_lines(turn: Turn, case: Case) -> list[templates.Line]:
    """What comes next for a referral that was sent: the chair's decision, or the panel that is decided."""
    if case.status is CaseStatus.WAITING:
        due = screening.due(case.referred_at, turn.procedure(case.procedure, case.version))
        return [templates.decided_by(due)]
    placed = [templates.accepted(case.id, turn.panel(case.panel).starts_at)] if case.panel else []
    return [templates.KEPT, *placed]


def _says(line: Callable[[str], templates.Line]) -> Render:
    """A notice that is one line about a case."""
    return lambda turn, ids: cards.about_case(line(ids["case"]), ids["case"])


RENDER: dict[Template, Render] = {
    Template.CONCERN: _concern,
    Template.WAITING: _waiting,
    Template.ACCEPTED: _accepted,
    Template.DRAFT: _draft,
    Template.RECEIPT: _receipt,
    Template.CHANGED: _says(templates.changed),
    Template.ADDED: _says(templates.added),
    Template.WITHDRAWN: _says(templates.withdrawn),
    Template.WITHDRAWAL_ASKED: _says(templates.withdrawal_asked),
    Template.MAYBE_SAME: _says(templates.maybe_same),
    Template.SIGNPOSTED: _says(templates.signposted),
    Template.RETURNED: _says(templates.returned),
}
