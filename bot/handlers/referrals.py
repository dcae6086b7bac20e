"""The referral, from `refer` to the receipt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps

from bot.asked import Asked
from bot.handlers import alarms
from bot.handlers.places import agenda_is_out, likely
from bot.handlers.sending import send_off
from bot.notices import Template, tell
from bot.request import Reply
from cards import home, templates
from cards import referrals as cards
from cards.parts import Opened, button
from cards.verbs import Verb
from panel import live, screening
from panel.access import NOT_YOURS, Act, may, parts
from panel.answers import typed_into
from panel.cases import Case, can_change
from panel.clocks import add_working_days, at, local
from panel.concerns import Concern, rang
from panel.referrals import Draft, Referral, another, answer, begin, keep, missing, ready, turn_to
from panel.screens import LAST, screen
from panel.words import Refused
from storage.store import Missing, Turn


FRESH = re.compile(r"[A-Za-z0-9_-]{22}")
"""What the id of a draft looks like, as a button that begins one carries it."""


def on_draft(handle: Callable[..., Reply]) -> Callable[..., Reply]:
    """A button on a draft's card: the draft is this person's own and the card is up to date, or they are shown what
    is so now."""

    @wraps(handle)
    def handler(asked: Asked, turn: Turn, *refused: Refused) -> Reply:
        draft = turn.maybe(Draft, asked.id("draft"))
        if draft is None or draft.person != asked.person.id:
            return _gone(asked, turn)
        asked = replace(asked, procedure=turn.procedure(draft.procedure, draft.version))
        if asked.id("rev") and asked.number("rev") != draft.rev:
            go_on = button("Go on", Verb.REFER_RESUME, main=True, draft=draft.id)
            return Reply(home.stale(templates.answered_at(draft.saved_at), go_on))
        return handle(asked, turn, draft, *refused)

    return handler


def refer(asked: Asked, turn: Turn) -> Reply:
    """refer: refer a child, in twelve short screens that are kept as you go."""
    live.ready(asked.procedure, asked.live)
    drafts = turn.find(Draft, person=asked.person.id)
    if drafts:
        return Reply(cards.unsent(max(drafts, key=lambda draft: draft.saved_at), turn.token()))
    return Reply(cards.start(turn.token()))


def start(asked: Asked, turn: Turn) -> Reply:
    """A new draft, at its first screen; the same button pressed again goes on with the draft it began."""
    live.ready(asked.procedure, asked.live)
    return _begin(asked, turn)


def sibling(asked: Asked, turn: Turn) -> Reply:
    """A new draft that starts with what another referral of this person said of the family."""
    live.ready(asked.procedure, asked.live)
    case = turn.maybe(Case, asked.reference)
    if case is None or not may(asked.person, Act.CHANGE, case.procedure, case):
        raise Refused(NOT_YOURS)
    return _begin(asked, turn, turn.get(Referral, case.id).answers)


def _begin(asked: Asked, turn: Turn, family: Mapping[str, str] | None = None) -> Reply:
    """The draft that the button begins, once; its writer is reminded if it is not sent by then. Procedure: [drafts]
    remind_working_days."""
    begun = turn.maybe(Draft, asked.id("new"))
    if begun and begun.person == asked.person.id:
        return _show(asked, turn, begun)
    id = asked.id("new") if FRESH.fullmatch(asked.id("new")) and not begun else turn.token()
    rules, zone = asked.procedure.drafts, asked.procedure.panel.zone
    draft = turn.save(begin(id, asked.person.id, asked.procedure, turn.now, family))
    day = add_working_days(local(turn.now, zone).date(), rules.remind_working_days)
    tell(turn, [asked.person], Template.DRAFT, at=at(day, rules.remind_at, zone), draft=draft.id)
    return _show(asked, turn, draft)


@on_draft
def next_screen(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """One screen answered: checked, kept, and the next one in its place."""
    named = asked.id("named") == "yes"
    answered = answer(draft, asked.number("screen"), asked.fields, asked.procedure, turn.now, named)
    if asked.number("screen") == 1 and answered.answers["danger"] == "yes" and not draft.concern:
        concern = alarms.sound(turn, asked, draft=draft.id)
        draft = turn.save(replace(answered, concern=concern.id))
        return Reply(cards.ring(draft, concern, asked.procedure, alarms.unread(turn, asked)))
    return _show(asked, turn, turn.save(answered))


@on_draft
def put_right(asked: Asked, turn: Turn, draft: Draft, refused: Refused) -> Reply:
    """The same screen with everything just typed in it, and what to put right."""
    shown = screen(asked.procedure, draft.answers | asked.fields, asked.number("screen"))
    return Reply(cards.step(draft, shown, asked.fields, refused))


@on_draft
def back(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """The screen before, or the check once that was reached; what was typed is kept as it is."""
    number = asked.number("screen")
    kept = keep(draft, number, asked.fields, asked.procedure, turn.now)
    return _show(asked, turn, turn.save(turn_to(kept, LAST if draft.checking else number - 1, turn.now)))


@on_draft
def later(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """Save and finish later: what was typed is kept as it is."""
    number = asked.number("screen")
    kept = turn_to(keep(draft, number, asked.fields, asked.procedure, turn.now), number, turn.now)
    return Reply(cards.saved(turn.save(kept)))


@on_draft
def more(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """Room for one more child or adult."""
    return _show(asked, turn, turn.save(another(draft, asked.fields, asked.procedure, turn.now)))


@on_draft
def rang_them(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """The call is written down, and the referral goes on."""
    turn.save(rang(turn.get(Concern, draft.concern), asked.fields, asked.person.id, turn.now))
    return _show(asked, turn, draft)


@on_draft
def put_call_right(asked: Asked, turn: Turn, draft: Draft, refused: Refused) -> Reply:
    concern = turn.get(Concern, draft.concern)
    unread = alarms.unread(turn, asked)
    return Reply(cards.ring(draft, concern, asked.procedure, unread, refused, asked.fields))


@on_draft
def resume(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """The draft, where it was left."""
    return _show(asked, turn, draft)


@on_draft
def change(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """One part of the check, to change it."""
    return _show(asked, turn, turn.save(turn_to(draft, asked.number("screen"), turn.now)))


@on_draft
def read(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """One long answer, whole."""
    answers = (said for part in parts(asked.procedure, draft.answers) for said in part.rows)
    said = next((said for said in answers if said.id == asked.id("question")), None)
    return Reply(cards.read_all(draft, said)) if said else _show(asked, turn, draft)


@on_draft
def send(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """Sent to the chair, if nothing is missing: the receipt."""
    live.ready(asked.procedure, asked.live)
    ready(draft, asked.procedure)
    if draft.case:
        before = turn.get(Case, draft.case)
        can_change(before, agenda_is_out(turn, before, asked.procedure))
    case = send_off(turn, draft, asked.procedure, asked.request.card)
    return _receipt(asked, turn, case)


@on_draft
def not_sent(asked: Asked, turn: Turn, draft: Draft, refused: Refused) -> Reply:
    """The check again, with what is missing."""
    return Reply(_check(asked, draft, refused))


@on_draft
def drop(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """Asks before a draft is deleted."""
    return Reply(cards.drop(draft))


@on_draft
def drop_yes(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """The draft is deleted, and its words with it."""
    turn.delete(draft)
    return Reply(cards.dropped())


def typed(asked: Asked, turn: Turn, words: str) -> Reply | None:
    """Words typed into the chat while one question is open: kept as its answer, to be checked before going on."""
    drafts = turn.find(Draft, person=asked.person.id)
    draft = max(drafts, key=lambda draft: draft.saved_at, default=None)
    if draft is None or draft.screen == LAST:
        return None
    procedure = turn.procedure(draft.procedure, draft.version)
    field = typed_into(screen(procedure, draft.answers, draft.screen), draft.answers, words)
    if not field:
        return None
    kept = keep(draft, draft.screen, draft.answers | field, procedure, turn.now)
    return Reply(cards.typed_in(turn.save(kept)))


def _show(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """The draft's own screen, or the check."""
    if draft.screen == LAST:
        return Reply(_check(asked, draft))
    return Reply(cards.step(draft, screen(asked.procedure, draft.answers, draft.screen)))


def _check(asked: Asked, draft: Draft, refused: Refused | None = None) -> Opened:
    left = missing(draft, asked.procedure)
    return cards.check(draft, parts(asked.procedure, draft.answers), left, refused)


def _receipt(asked: Asked, turn: Turn, case: Case) -> Reply:
    due = screening.due(case.referred_at, asked.procedure)
    return Reply(cards.receipt(case.id, due, likely(turn, asked.procedure, case.id).starts_at, turn.token()))


def _gone(asked: Asked, turn: Turn) -> Reply:
    """The draft is no longer there: it was sent, and this is its receipt; `Missing` if it was deleted, or never
    theirs."""
    for referral in turn.find(Referral, draft=asked.id("draft")):
        if referral.by == asked.person.id:
            return _receipt(asked, turn, turn.get(Case, referral.id))
    raise Missing("draft")
