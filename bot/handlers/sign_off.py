"""A manager signs a referral, or sends it back with a word, before it goes to whoever screens it."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.drafts import on_draft
from bot.steps.entitlement import name_of, nonce
from bot.steps.referrals import send_off
from bot.steps.sign_off import signers
from bot.template import Template
from cards import sign_off as cards
from panel import live, sign_off
from panel.procedure import Procedure
from panel.referrals import Draft, Referral
from panel.sending import ready
from panel.views import parts
from panel.words import Refused
from storage.store import Missing, Turn

NOBODY = "Nobody is on the roster who could sign it any more. Open your referral, and send it again."


@on_draft
def ask(asked: Asked, turn: Turn, draft: Draft) -> Reply:
    """Whoever was chosen is asked to sign it."""
    ready(draft, asked.procedure, turn.now)
    people = signers(turn, draft, asked.procedure)
    if not people:
        raise Refused(NOBODY)
    kept = turn.save(sign_off.asked(draft, people, asked.fields, turn.now))
    tell(turn, [kept.signer], Template.SIGN, draft=kept.id, asks=str(kept.asks))
    return Reply(cards.waits(kept, name_of(turn, kept.signer)))


@on_draft
def ask_again(asked: Asked, turn: Turn, draft: Draft, refused: Refused) -> Reply:
    """Who signs it, once more."""
    return Reply(cards.who(draft, sign_off.questions(signers(turn, draft, asked.procedure)), asked.fields, refused))


def open_it(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The referral, for whoever is asked to sign it."""
    draft, procedure = _to_sign(asked, turn)
    turn.audit(asked.person.id, "open", draft.id, view="referral to sign")
    return Reply(cards.to_sign(draft, name_of(turn, draft.person), parts(procedure, draft.answers), refused))


def read(asked: Asked, turn: Turn) -> Reply:
    """One long answer, whole."""
    draft, procedure = _to_sign(asked, turn)
    answers = (said for part in parts(procedure, draft.answers) for said in part.rows)
    if (said := next((said for said in answers if said.id == asked.id("question")), None)) is None:
        raise Missing("question")
    turn.audit(asked.person.id, "open", draft.id, view="referral to sign")
    return Reply(cards.read_all(draft, said))


def sign(asked: Asked, turn: Turn) -> Reply:
    """Signed: it goes to whoever screens it, and its writer is told."""
    draft, procedure = _to_sign(asked, turn)
    sign_off.unchanged(draft, asked.number("rev"))
    live.ready(turn.procedure(draft.procedure), asked.live)
    # What was right when the manager was asked holds up nobody now: a day that was promised may have gone by.
    ready(draft, procedure, draft.asked_at or turn.now)
    case = send_off(turn, draft, procedure, card="", signed=asked.person.id)
    # Who opened it before it had a reference stands with the draft alone.
    turn.audit(asked.person.id, "open", case.id, view="referral to sign")
    turn.audit(asked.person.id, asked.request.verb, case.id)
    tell(turn, [draft.person], Template.SIGNED, case=case.id)
    return Reply(cards.signed(case.id))


def back_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What is still needed."""
    draft, _ = _to_sign(asked, turn)
    return Reply(cards.back(draft, nonce(asked, turn), asked.fields if refused else {}, refused))


def send_back(asked: Asked, turn: Turn) -> Reply:
    """Its writer has it again, with a word of what is needed."""
    draft, _ = _to_sign(asked, turn)
    kept = turn.save(sign_off.sent_back(draft, asked.fields, turn.now))
    tell(turn, [kept.person], Template.SENT_BACK, draft=kept.id, asks=str(kept.asks))
    return Reply(cards.went_back())


def _to_sign(asked: Asked, turn: Turn) -> tuple[Draft, Procedure]:
    """The draft, for whoever is asked to sign it and still may; `Refused` once it was sent, `Missing` to anybody
    else."""
    draft = turn.maybe(Draft, asked.id("draft"))
    if draft is None:
        for sent in turn.find(Referral, draft=asked.id("draft")):
            if sent.signed_by == asked.person.id:
                raise Refused(f"You have signed it already: it is {sent.id}. Nothing was changed by this press.")
        raise Missing("draft")
    procedure = turn.procedure(draft.procedure, draft.version)
    if asked.person.id not in {each.id for each in signers(turn, draft, procedure)} & {draft.signer}:
        raise Missing("draft")
    return draft, procedure
