"""Notices about a referral that waits to be signed; nothing once it was signed, sent back or changed."""

from bot.template import Ids, Render, Template
from cards import notices, templates
from cards import sign_off as cards
from cards.parts import Posted
from panel.referrals import Draft
from panel.said import wall_day
from storage.store import Turn


def _asked(turn: Turn, ids: Ids) -> Posted | None:
    draft = _waits(turn, ids)
    return cards.asked(templates.referrals.SIGN, draft.id) if draft else None


def _due(turn: Turn, ids: Ids) -> Posted | None:
    draft = _waits(turn, ids)
    if draft is None or draft.asked_at is None:
        return None
    return cards.asked(templates.referrals.sign_due(wall_day(draft.asked_at)), draft.id)


def _late(turn: Turn, ids: Ids) -> Posted | None:
    draft = _waits(turn, ids)
    if draft is None or draft.asked_at is None:
        return None
    return notices.of_draft(templates.referrals.sign_late(wall_day(draft.asked_at)), draft.id)


def _sent_back(turn: Turn, ids: Ids) -> Posted | None:
    draft = turn.maybe(Draft, ids["draft"])
    return cards.came_back(draft) if draft and draft.sent_back and str(draft.asks) == ids["asks"] else None


def _signed(turn: Turn, ids: Ids) -> Posted:
    return notices.about_case(templates.referrals.signed(ids["case"]), ids["case"])


def _waits(turn: Turn, ids: Ids) -> Draft | None:
    """The draft, while it waits for the signature that it waited for."""
    draft = turn.maybe(Draft, ids["draft"])
    return draft if draft and draft.signer and str(draft.asks) == ids["asks"] else None


RENDER: dict[Template, Render] = {
    Template.SIGN: _asked,
    Template.SIGN_DUE: _due,
    Template.SIGN_LATE: _late,
    Template.SENT_BACK: _sent_back,
    Template.SIGNED: _signed,
}
