"""Danger said in a referral: whom to ring, and a safety concern that the chair and the deputy have not heard of yet."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps import alarms
from cards import referrals as cards
from panel.concerns import Concern
from panel.referrals import Draft, answer
from panel.words import Refused
from storage.store import Turn

YES = {"danger": "yes"}


def is_said(asked: Asked) -> bool:
    """Whether a press on the first screen says that a child is in danger, whichever button it was."""
    return asked.number("screen") == 1 and asked.fields.get("danger", "").strip() == "yes"


def pressed(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """Whom to ring, in place of the screen."""
    return ring(asked, turn, _heard(asked, turn, draft))


def typed(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """Whom to ring, in answer to a "Yes" typed into the chat."""
    heard = _heard(asked, turn, draft)
    return Reply(cards.ring_posted(heard, turn.procedure(heard.procedure)))


def ring(asked: Asked, turn: Turn, draft: Draft, refused: Refused | None = None) -> Reply:
    """Whom to ring, by the rules in force now, whatever rules the draft began with; with a refusal, the call as it was
    typed."""
    asked = replace(asked, procedure=turn.procedure(draft.procedure))
    call = asked.fields if refused else {}
    concern = turn.get(Concern, draft.concern)
    unread = alarms.unread(turn, asked, concern.raised_by)
    return Reply(cards.ring(draft, concern, asked.procedure, unread, refused, call))


def _heard(asked: Asked, turn: Turn, draft: Draft) -> Draft:
    """The draft with its first screen answered, and a concern that waits to be taken: a new one, if somebody has the
    last already."""
    answered = answer(draft, 1, YES, turn.procedure(draft.procedure, draft.version), turn.now)
    concern = turn.maybe(Concern, draft.concern)
    if concern is None or concern.acknowledged_at:
        now = replace(asked, procedure=turn.procedure(draft.procedure))
        concern = alarms.sound(turn, now, draft=draft.id, case=draft.case)
    # Said on an old card, it must not turn the referral back from where it was.
    open_at = answered.screen if draft.screen == 1 else draft.screen
    return turn.save(replace(answered, screen=open_at, concern=concern.id))
