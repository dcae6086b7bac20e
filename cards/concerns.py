"""A safety concern: whom to ring first, then telling the chair and the deputy, and who has it."""

from collections.abc import Mapping

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says, title
from cards.referrals import ring_first
from cards.verbs import Verb
from panel.concerns import CALL, RAISE, Concern
from panel.procedure import Procedure
from panel.said import said_when
from panel.words import Refused


def neutral(procedure: Procedure, nonce: str, reference: str) -> Posted:
    """A typed `safety`: whom to ring, before anything else."""
    return posted(
        templates.RING_FIRST,
        *templates.ring(procedure.safety),
        buttons=[
            button("Tell the chair and the deputy", Verb.SAFETY_OPEN, main=True, nonce=nonce, case=reference),
        ],
    )


def form(
    procedure: Procedure,
    nonce: str,
    reference: str,
    unread: str,
    answers: Mapping[str, str] | None = None,
    wrong: Refused | None = None,
) -> Opened:
    """Whom to ring, then what is happening, to tell the chair and the deputy."""
    body: list[CardElement] = [*ring_first(procedure, unread), *(problem(wrong) if wrong else [])]
    return opened(
        "Safety: ring first, then tell the chair",
        *body,
        *inputs(RAISE, answers or {}, wrong.reasons if wrong else ()),
        buttons=[button("Tell the chair and the deputy", Verb.SAFETY_RAISE, main=True, nonce=nonce, case=reference)],
    )


def concern(
    concern: Concern,
    procedure: Procedure,
    unread: str,
    told: str,
    raised_by: str,
    answers_it: bool,
    answers: Mapping[str, str] | None = None,
    wrong: Refused | None = None,
) -> Opened:
    """A concern, opened: what is known, whom was rung, who has it, and a place for the next call."""
    state = f"Taken {said_when(concern.acknowledged_at)}" if concern.acknowledged_at else "Nobody has taken it yet"
    rows = [
        ("Raised", f"{said_when(concern.raised_at)} by {raised_by}"),
        ("About", concern.case or "a referral not sent yet" if concern.draft else ""),
    ]
    rows += [("What is happening", concern.words), ("Chair and deputy", told), ("Now", state)]
    calls = [(f"{call.whom}, {call.when}", call.said) for call in concern.calls]
    return opened(
        concern.id,
        *([] if concern.calls else ring_first(procedure, unread)),
        facts(row for row in rows if row[1]),
        title("Calls"),
        *([facts(calls)] if calls else [says("No call is written down yet.")]),
        *(problem(wrong) if wrong else []),
        *inputs(CALL, answers or {}, wrong.reasons if wrong else ()),
        buttons=_buttons(concern, answers_it),
    )


def _buttons(concern: Concern, answers_it: bool) -> list[ExecuteAction]:
    at: Ids = {"concern": concern.id, "rev": concern.rev}
    take = answers_it and not concern.acknowledged_by
    return [
        *([button("I have it", Verb.CONCERN_TAKE, main=True, at=at)] if take else []),
        button("Write down a call", Verb.CONCERN_CALL, at=at),
        *([button("Open the case", Verb.CASE_OPEN, case=concern.case)] if concern.case else []),
    ]
