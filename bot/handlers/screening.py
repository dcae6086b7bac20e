"""The chair's screening: the queue, one referral, the decision and who is told."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps import invitations
from bot.steps.called_meetings import rows as clocks
from bot.steps.entitlement import name_of
from bot.steps.forecasting import keep_forecast
from bot.steps.leaving import left
from bot.steps.owed import to_screen
from bot.steps.places import gets_now, put, sooner
from bot.steps.repeats import repeats
from bot.steps.urgent import takes_urgent, tell_urgent
from bot.template import Template
from cards import screening as cards
from panel import responses, screening
from panel.access import NOT_YOURS, Act, may
from panel.answers import age_on, higher
from panel.called_meetings import is_called
from panel.cases import Case, CaseStatus, accepted, decided
from panel.matrices import second, ticked
from panel.nominating import Profile, must_go
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question
from panel.referrals import Referral
from panel.rerouting import PICK_FIRST, to_be_picked
from panel.responses import Route
from panel.rules.responses import Does, Response
from panel.said import said_when, wall_day
from panel.screening import Outcome, Screening, Waiting
from panel.tracing.story import ruled
from panel.views import view
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn

UNSIGNED = "Nobody signed it before it was sent: danger was said, or nobody could be asked."
CHANGED = "It was changed since, and nobody signed the change."
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
    outcome, response = _chosen(asked, case, procedure)
    if not refused:
        _unchanged(asked, case)
    waiting = _waiting(asked, turn, case, procedure, response)
    answers, hint = _known(turn, case, procedure, response)
    desk = replace(_desk(asked, turn, case, procedure), chosen=response, hint=hint)
    questions = _questions(outcome, waiting, procedure)
    given = asked.fields if refused else answers
    return Reply(cards.decide(desk, outcome, questions, given, refused, changed=_is_old(asked, case)))


def _questions(outcome: Outcome, waiting: Waiting, procedure: Procedure) -> tuple[Question, ...]:
    if waiting.response and waiting.response.does is not Does.MEETING:
        return responses.questions(waiting.response, waiting, procedure)
    return screening.questions(outcome, waiting, procedure)


def _known(turn: Turn, case: Case, procedure: Procedure, response: Response | None) -> tuple[dict[str, str], str]:
    """What stands in the form already, out of the referral and the rules, and why something is suggested."""
    said = turn.file(case.id).referral.answers
    if response is None or response.does is Does.MEETING:
        return {"strategy": said.get("strategy", "")}, ""
    status = said.get("status", "")
    hint = responses.because(status, procedure) if response.does is Does.OWN_MEETING else ""
    return responses.filled_in(response, status, procedure), hint


def decide(asked: Asked, turn: Turn) -> Reply:
    """Decided: a place on the next panel, somebody else, or back for more; the referrer is told."""
    case, procedure = _waits(asked, turn)
    _unchanged(asked, case)
    outcome, response = _chosen(asked, case, procedure)
    _must_come(turn, case, procedure, outcome)
    made = Made(turn.new_id(f"{case.id}/s"), asked.person.id, turn.now)
    waiting = _waiting(asked, turn, case, procedure, response)
    if response and response.does is not Does.MEETING:
        return _followed(asked, turn, case, responses.decide(made, waiting, response, asked.fields, procedure))
    said = turn.save(screening.decide(made, waiting, outcome, asked.fields, procedure))
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


def _must_come(turn: Turn, case: Case, procedure: Procedure, outcome: Outcome) -> None:
    """`Refused` for sending a child elsewhere of whom somebody has said that they must come to this very panel."""
    why = "" if procedure.nomination.to else must_go(turn.maybe(Profile, case.id), procedure)
    if outcome is Outcome.SIGNPOST and why:
        said = Reason(f"{why}. If that is wrong, put the nomination right first", field="reason")
        raise Refused("This child is not signposted. Nothing you typed is lost.", [said])


def others(asked: Asked, turn: Turn) -> Reply:
    """What is not meant for this level, and can be chosen with a reason."""
    case, procedure = _waits(asked, turn)
    return Reply(cards.others(_desk(asked, turn, case, procedure)))


def rules(asked: Asked, turn: Turn) -> Reply:
    """What the procedure says of each thing that can follow."""
    case, procedure = _waits(asked, turn)
    fits = responses.fitting(case, procedure)
    said = [(each.title, ruled(procedure, f"screening.responses.{each.id}")) for each in procedure.screening.responses]
    return Reply(cards.rules(case.id, said, [each.title for each in fits]))


def _followed(asked: Asked, turn: Turn, case: Case, decided: tuple[Screening, Route]) -> Reply:
    """No meeting is called: what follows instead is kept, and waited for."""
    said, route = decided
    turn.save(said)
    turn.save(route)
    turn.save(responses.follows(case, route, turn.now))
    tell(turn, [case.held_by], Template.ROUTED, case=case.id, screening=said.id)
    return Reply(cards.decided(case.id, said.outcome, None, said.responded))


def _waiting(asked: Asked, turn: Turn, case: Case, procedure: Procedure, response: Response | None) -> Waiting:
    fits = response is None or response.is_for(case.kind, case.level)
    matrices = turn.file(case.id).matrices
    reached = procedure.matrix.reaches_threshold(case.level, ticked(matrices), second(matrices))
    named = response is not None and case.level in response.levels
    again = procedure.screening.repeat_reaches and bool(repeats(turn, case, asked.person, procedure))
    early = sooner(turn, procedure, case) if takes_urgent(asked.person, procedure) else None
    day = wall_day(early.starts_at) if early else None
    by_level = reached or named
    return Waiting(case.id, case.kind, by_level or again, day, response, fits, repeated=again and not by_level)


def _chosen(asked: Asked, case: Case, procedure: Procedure) -> tuple[Outcome, Response | None]:
    """The outcome that was pressed, or the response that the procedure names, with the outcome it comes to."""
    response = responses.response_of(asked.id("response"), procedure)
    if response is None and asked.id("outcome") not in {each.id for each in procedure.screening.outcomes}:
        raise Missing("outcome")
    called = response.does is Does.MEETING if response else asked.id("outcome") == Outcome.PANEL
    if called and to_be_picked(case, procedure):
        raise Refused(PICK_FIRST)
    if response:
        return Outcome.PANEL if called else Outcome.SIGNPOST, response
    if called and procedure.screening.responses:
        raise Refused("Choose what follows for this level. Nothing has changed.")
    return Outcome(asked.id("outcome")), None


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
    if (picked := to_be_picked(case, procedure)) or procedure.screening.responses:
        outcomes.pop(Outcome.PANEL, None)
    again = repeats(turn, case, asked.person, procedure)
    clock = clocks(asked, turn, case, procedure) if is_called(procedure) else ()
    return cards.Desk(
        seen,
        age_on(seen.child.born, today),
        (panel.date() - today).days,
        panel,
        outcomes,
        clock,
        _signed(turn, turn.file(case.id).referral) if procedure.referral.signed_by else "",
        again,
        picked,
        () if picked else procedure.screening.responses,
        ticks=higher(turn.file(case.id).referral.answers, case.level, procedure),
    )


def _signed(turn: Turn, referral: Referral) -> str:
    """Who signed it, and whether it says something else since."""
    if not referral.signed_by:
        return UNSIGNED
    since = f" {CHANGED}" if referral.changed_since_signed else ""
    return f"Signed by {name_of(turn, referral.signed_by)}.{since}"
