"""The chair's screening: the queue, one referral, the decision and who is told."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps import invitations
from bot.steps.calling import rows as clocks
from bot.steps.entitlement import name_of
from bot.steps.forecasting import keep_forecast
from bot.steps.leaving import left
from bot.steps.owed import to_screen
from bot.steps.places import gets_now, put, sooner
from bot.steps.repeats import repeats
from bot.steps.urgent import takes_urgent, tell_urgent
from bot.template import Template
from cards import screening as cards
from panel import screening
from panel.access import NOT_YOURS, Act, may
from panel.answers import age_on
from panel.calling import is_called
from panel.cases import Case, CaseStatus, accepted, decided
from panel.matrices import ticked
from panel.people import Person
from panel.procedure import Procedure
from panel.rerouting import PICK_FIRST, to_be_picked
from panel.said import said_when, wall_day
from panel.screening import Outcome, Waiting
from panel.views import view
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn

UNSIGNED = "Nobody signed it before it was sent: danger was said, or nobody could be asked."
TOLD = {
    Outcome.PANEL: Template.ACCEPTED,
    Outcome.SIGNPOST: Template.SIGNPOSTED,
    Outcome.RETURN: Template.RETURNED,
}


def screen(asked: Asked, turn: Turn) -> Reply:
    """screen [REF]: the referrals waiting to be screened, oldest first."""
    queue = [
        cards.Waiting(case.id, screening.due(case.waits_from, turn.procedure(case.procedure, case.version)))
        for case in to_screen(turn, asked.procedure.name, asked.person)
        if asked.reference in ("", case.id)
    ]
    return Reply(cards.queue(queue))


def open_referral(asked: Asked, turn: Turn) -> Reply:
    """One referral before the chair: the risk, the wait, and what holds it until then."""
    case, procedure = _waits(asked, turn)
    return Reply(cards.referral(_desk(asked, turn, case, procedure), left(asked, turn, case)))


def choose(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The answers that one outcome asks for, with what the referral already says; drawn again, with everything just
    typed in it, when the decision is refused."""
    case, procedure = _waits(asked, turn)
    outcome = _outcome(asked, case, procedure)
    if not refused:
        _unchanged(asked, case)
    desk = _desk(asked, turn, case, procedure)
    answers = asked.fields if refused else {"strategy": turn.file(case.id).referral.answers.get("strategy", "")}
    questions = screening.questions(outcome, _waiting(asked, turn, case, procedure), procedure)
    return Reply(cards.decide(desk, outcome, questions, answers, refused, changed=_is_old(asked, case)))


def decide(asked: Asked, turn: Turn) -> Reply:
    """Decided: a place on the next panel, somebody else, or back for more; the referrer is told."""
    case, procedure = _waits(asked, turn)
    _unchanged(asked, case)
    outcome = _outcome(asked, case, procedure)
    made = Made(turn.new_id(f"{case.id}/s"), asked.person.id, turn.now)
    said = turn.save(screening.decide(made, _waiting(asked, turn, case, procedure), outcome, asked.fields, procedure))
    if outcome is Outcome.PANEL:
        keep_forecast(turn, case)
    panel = put(turn, procedure, case.id, urgent=bool(said.urgent)) if outcome is Outcome.PANEL else None
    kept = turn.save(accepted(case, panel.id, said.needed_on) if panel else decided(case, outcome, turn.now))
    if panel:
        invitations.bring(turn, kept)
        if said.urgent:
            tell_urgent(turn, kept, asked.person.id)
    if said.gone_through_on:
        tell(turn, [case.held_by], Template.GONE_THROUGH, case=case.id, screening=made.id)
    tell(turn, [case.held_by], TOLD[outcome], case=case.id, screening=made.id)
    return Reply(cards.decided(case.id, outcome, panel.starts_at if panel else None))


def _waiting(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> Waiting:
    reached = procedure.matrix.reaches_threshold(case.level, ticked(turn.file(case.id).matrices))
    again = procedure.screening.repeat_reaches and bool(repeats(turn, case, asked.person, procedure))
    early = sooner(turn, procedure, case) if takes_urgent(asked.person, procedure) else None
    return Waiting(case.id, case.kind, reached or again, wall_day(early.starts_at) if early else None)


def _outcome(asked: Asked, case: Case, procedure: Procedure) -> Outcome:
    if asked.id("outcome") not in {outcome.id for outcome in procedure.screening.outcomes}:
        raise Missing("outcome")
    outcome = Outcome(asked.id("outcome"))
    if outcome is Outcome.PANEL and to_be_picked(case, procedure):
        raise Refused(PICK_FIRST)
    return outcome


def _waits(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    """The case, while it still waits; nobody screens a referral they made themselves."""
    case = turn.maybe(Case, asked.reference)
    if case and case.referred_by == asked.person.id:
        raise Refused(f"You made {case.id} yourself, so you cannot screen it. The deputy or another chair takes it.")
    if case is None or not may(asked.person, Act.SCREEN, case.procedure, case):
        raise Refused(NOT_YOURS)
    if case.status is not CaseStatus.WAITING:
        raise _already(turn, case)
    return case, turn.procedure(case.procedure, case.version)


def _unchanged(asked: Asked, case: Case) -> None:
    """`Refused` for a card that was drawn before the referrer changed the referral."""
    if _is_old(asked, case):
        words = f"The referral was changed since you opened {case.id}. Nothing you typed is lost."
        raise Refused(words, [Reason("Read it as it is now, then decide", field="case")])


def _is_old(asked: Asked, case: Case) -> bool:
    return bool(asked.id("rev")) and asked.number("rev") != case.rev


def _already(turn: Turn, case: Case) -> Refused:
    """Somebody decided before: what, who and when."""
    words = f"{case.id} does not wait to be screened: it is {case.status}. Nothing was changed by this press."
    done = [f"{turn.get(Person, each.by).name}, {said_when(each.at)}" for each in turn.file(case.id).screenings[-1:]]
    return Refused(words, [Reason(f"Decided by {by}") for by in done])


def _desk(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> cards.Desk:
    seen = view(turn.file(case.id), asked.person, procedure)
    panel, today = gets_now(turn, procedure, case).starts_at, wall_day(turn.now)
    outcomes = {Outcome(each.id): each.title for each in procedure.screening.outcomes}
    if picked := to_be_picked(case, procedure):
        outcomes.pop(Outcome.PANEL, None)
    again = repeats(turn, case, asked.person, procedure)
    clock = clocks(asked, turn, case, procedure) if is_called(procedure) else ()
    signed = turn.file(case.id).referral.signed_by if procedure.referral.signed_by else None
    by = "" if signed is None else f"Signed by {name_of(turn, signed)}." if signed else UNSIGNED
    return cards.Desk(
        seen, age_on(seen.child.born, today), (panel.date() - today).days, panel, outcomes, clock, by, again, picked
    )
