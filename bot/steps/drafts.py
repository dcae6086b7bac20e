"""A draft and the cards that speak of it: whose it is, whether a card is up to date, and what is shown if not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from types import MappingProxyType

from bot.asked import Asked
from bot.request import Reply
from bot.steps import danger
from bot.steps.places import likely
from bot.telling.cases import receipt_lines
from cards import home, templates
from cards import referrals as cards
from cards.parts import button, first_words
from cards.verbs import Verb
from panel.cases import Case, CaseStatus
from panel.referrals import Draft, Referral, changed_since
from panel.screens import LAST, screen
from panel.wording import Screen
from panel.words import Reason, Refused
from storage.store import Missing, Turn

NOTHING: Mapping[str, str] = MappingProxyType({})
ELSEWHERE = "Your referral was changed elsewhere since this card was drawn. Check, then press Next."


def on_draft(handle: Callable[..., Reply]) -> Callable[..., Reply]:
    """A button on a draft's card: the draft is this person's own and the card is up to date, or they are shown what
    is so now. That a child is in danger is heard from any card."""

    @wraps(handle)
    def handler(asked: Asked, turn: Turn, *refused: Refused) -> Reply:
        draft = turn.maybe(Draft, asked.id("draft"))
        if draft is None or draft.person != asked.person.id:
            return _gone(asked, turn)
        asked = replace(asked, procedure=turn.procedure(draft.procedure, draft.version))
        old = asked.id("rev") and asked.number("rev") != draft.rev
        if danger.is_said(asked) and not (old and draft.answers.get("danger") == "yes"):
            return danger.pressed(asked, turn, draft)
        return _old(asked, turn, draft) if old else handle(asked, turn, draft, *refused)

    return handler


def drawn(asked: Asked, turn: Turn, draft: Draft, number: int, fields: Mapping[str, str] = NOTHING) -> Screen:
    """One screen as it is drawn now: whom to ring, on the first, is always what the rules in force say."""
    procedure = turn.procedure(draft.procedure) if number == 1 else asked.procedure
    return screen(procedure, draft.answers | dict(fields), number)


def _old(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """A card that was drawn before the last change: what was typed into it is shown again beside what is kept."""
    number, fields = asked.number("screen"), asked.fields
    differ = changed_since(draft, number, fields, asked.procedure, turn.now) if fields and 0 < number < LAST else []
    if not differ:
        go_on = button("Go on", Verb.REFER_RESUME, main=True, draft=draft.id)
        return Reply(home.stale(templates.referrals.answered_at(draft.saved_at), go_on))
    kept = [(box, draft.answers.get(box.id, "")) for box in differ]
    reasons = [Reason(f"Kept now: {first_words(box.title(words))}", field=box.id) for box, words in kept if words]
    shown = drawn(asked, turn, draft, number, fields)
    return Reply(cards.step(draft, shown, draft.answers | fields, Refused(ELSEWHERE, reasons)))


def receipt(asked: Asked, turn: Turn, case: Case) -> Reply:
    """Sent: what comes next, by what became of the case."""
    lines = receipt_lines(turn, case)
    if case.status is CaseStatus.WAITING:
        procedure = turn.procedure(case.procedure, case.version)
        lines.append(templates.referrals.likely(likely(turn, procedure, case.id).starts_at))
    return Reply(cards.receipt(case.id, lines, turn.token()))


def _gone(asked: Asked, turn: Turn) -> Reply:
    """The draft is no longer there: it was sent, and this is its receipt; `Missing` if it was deleted, or never
    theirs."""
    for referral in turn.find(Referral, draft=asked.id("draft")):
        if referral.by == asked.person.id:
            return receipt(asked, turn, turn.get(Case, referral.id))
    raise Missing("draft")
