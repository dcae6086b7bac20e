"""Notices about something that was promised with a referral; nothing once it is kept."""

from bot.template import Ids, Render, Template
from cards import annexes as cards
from cards import notices, templates
from cards.parts import Posted
from panel.annexes import promised
from panel.cases import Case
from panel.referrals import Referral
from panel.rules.entry import Annex
from storage.store import Turn


def _due(turn: Turn, ids: Ids) -> Posted | None:
    annex = _promised(turn, ids)
    return cards.due(ids["case"], annex) if annex else None


def _late(turn: Turn, ids: Ids) -> Posted | None:
    line = templates.referrals.annex_late(ids["case"])
    return notices.about_case(line, ids["case"]) if _promised(turn, ids) else None


def _promised(turn: Turn, ids: Ids) -> Annex | None:
    case = turn.get(Case, ids["case"])
    answers, procedure = turn.get(Referral, case.id).answers, turn.procedure(case.procedure, case.version)
    return next((annex for annex, _ in promised(answers, procedure) if annex.id == ids["annex"]), None)


RENDER: dict[Template, Render] = {Template.ANNEX_DUE: _due, Template.ANNEX_LATE: _late}
