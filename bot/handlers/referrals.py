"""The referral, from `refer` to the receipt."""

import re
from collections.abc import Mapping

from bot.asked import Asked
from bot.request import Reply
from bot.steps import danger
from bot.steps.drafts import drawn, on_draft, receipt
from bot.steps.entitlement import name_of
from bot.steps.places import agenda_is_out
from bot.steps.referrals import send_off
from bot.steps.rerouting import changes_of, led
from bot.steps.sign_off import signers
from cards import referrals as cards
from cards import sign_off as signs
from cards.parts import Opened
from panel import live, sign_off
from panel.access import NOT_YOURS, Act, may
from panel.answers import too_young, typed_into
from panel.cases import Case, can_change
from panel.concerns import Concern, rang
from panel.considered import SentOn
from panel.questions import PROBLEM
from panel.referrals import Draft, Referral, another, answer, begin, keep, turn_to
from panel.rerouting import stands
from panel.said import wall_day
from panel.screens import LAST, screen
from panel.sending import missing, ready
from panel.taking import takes_referrals
from panel.views import parts
from panel.words import Reason, Refused
from storage.store import Turn

FRESH = re.compile(r"[A-Za-z0-9_-]{22}")
"""What the id of a draft looks like, as a button that begins one carries it."""


def refer(asked: Asked, turn: Turn) -> Reply:
    """refer: refer a child, in twelve short screens that are kept as you go."""
    _ready(asked, turn)
    drafts = turn.find(Draft, person=asked.person.id)
    if drafts:
        return Reply(cards.unsent(max(drafts, key=lambda draft: draft.saved_at), turn.token()))
    return Reply(cards.start(turn.token()))


def start(asked: Asked, turn: Turn) -> Reply:
    """A new draft, at its first screen; the same button pressed again goes on with the draft it began."""
    _ready(asked, turn)
    return _begin(asked, turn)


def sibling(asked: Asked, turn: Turn) -> Reply:
    """A new draft that starts with what another referral of this person said of the family."""
    _ready(asked, turn)
    case = turn.maybe(Case, asked.reference)
    if case is None or not may(asked.person, Act.CHANGE, case.procedure, case):
        raise Refused(NOT_YOURS)
    return _begin(asked, turn, turn.get(Referral, case.id).answers)


def _ready(asked: Asked, turn: Turn) -> None:
    """`Refused` where no child can be referred, or not yet."""
    theirs = (each for name, each in turn.procedures().items() if may(asked.person, Act.REFER, name))
    takes_referrals(asked.procedure, theirs)
    live.ready(asked.procedure, asked.live)


def _begin(asked: Asked, turn: Turn, family: Mapping[str, str] | None = None) -> Reply:
    """The draft that the button begins, once."""
    begun = turn.maybe(Draft, asked.id("new"))
    if begun and begun.person == asked.person.id:
        return _show(asked, turn, begun)
    used = begun or turn.find(Referral, draft=asked.id("new"))
    id = asked.id("new") if FRESH.fullmatch(asked.id("new")) and not used else turn.token()
    draft = turn.save(begin(id, asked.person.id, asked.procedure, turn.now, family))
    return _show(asked, turn, draft)


@on_draft
def next_screen(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """One screen answered: checked, kept, and the next one in its place."""
    named = asked.id("named") == "yes"
    answered = answer(draft, asked.number("screen"), asked.fields, asked.procedure, turn.now, named)
    return _show(asked, turn, turn.save(answered))


@on_draft
def sent_on(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """The child is too young for these rules, and was sent to the front door: that it was so is kept, and no child."""
    if draft.case or not too_young(asked.fields, asked.procedure, wall_day(turn.now)):
        raise Refused(PROBLEM, [Reason("The child is not too young by this date of birth: press “Next”", field="born")])
    turn.audit(asked.person.id, "sent to the front door", draft.procedure, view="under the age")
    turn.save(SentOn(turn.token(), draft.procedure, asked.person.id, turn.now))
    turn.delete(draft)
    return Reply(cards.sent_on(asked.procedure.safety.front_door))


@on_draft
def put_right(asked: Asked, turn: Turn, draft: Draft, refused: Refused) -> Reply:
    """The same screen with everything just typed in it, and what to put right."""
    shown = drawn(asked, turn, draft, asked.number("screen"), asked.fields)
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
    """Whom to ring again, with what was typed of the call and what is missing."""
    return danger.ring(asked, turn, draft, refused)


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
    live.ready(turn.procedure(draft.procedure), asked.live)
    ready(draft, asked.procedure, turn.now)
    if draft.case:
        before = turn.get(Case, draft.case)
        can_change(before, agenda_is_out(turn, before, asked.procedure))
        settled = bool(changes_of(turn, before) or led(turn, before).seat)
        stands(before, draft.answers["kind"], settled, asked.procedure)
    if sign_off.wants(draft, asked.procedure) and (people := signers(turn, draft, asked.procedure)):
        return Reply(signs.who(draft, sign_off.questions(people), {"signer": draft.signer}))
    case = send_off(turn, draft, asked.procedure, asked.request.card)
    return receipt(asked, turn, case)


@on_draft
def not_sent(asked: Asked, turn: Turn, draft: Draft, refused: Refused) -> Reply:
    """The check again, with what is missing."""
    return Reply(_check(asked, turn, draft, refused))


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
    if field == danger.YES:
        return danger.typed(asked, turn, draft)
    kept = keep(draft, draft.screen, draft.answers | field, procedure, turn.now)
    return Reply(cards.typed_in(turn.save(kept)))


def _show(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """The draft's own screen, or the check."""
    if draft.screen == LAST:
        return Reply(_check(asked, turn, draft))
    return Reply(cards.step(draft, drawn(asked, turn, draft, draft.screen)))


def _check(asked: Asked, turn: Turn, draft: Draft, refused: Refused | None = None) -> Opened:
    left = missing(draft, asked.procedure)
    signs = name_of(turn, draft.signer) if draft.signer else ""
    return cards.check(draft, parts(asked.procedure, draft.answers), left, refused, signs)
