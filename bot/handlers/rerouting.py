"""Another route for a case: the screener picks it, or no further action is taken and a concern remains."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps import called_meetings as meetings
from bot.steps import rerouting as steps
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from bot.steps.leads import tell_leads
from bot.template import Template
from cards import rerouting as cards
from panel import rerouting
from panel.access import NOT_YOURS, Act, may
from panel.called_meetings import dated, is_called
from panel.cases import Case
from panel.procedure import Procedure
from panel.referrals import Referral
from panel.rerouting import KindChange, kind_of
from panel.said import said_when
from panel.tracing.story import ruled
from panel.words import Made, Reason, Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The other routes; the one that the procedure names is chosen already."""
    case, procedure = _changeable(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="its route")
    found = rerouting.reroute(case, procedure)
    rule = (
        ruled(procedure, f"referral.reroutes.{found.id}") if found else ruled(procedure, f"referral.kinds.{case.kind}")
    )
    at = {"case": case.id, "rev": str(case.rev), "nonce": nonce(asked, turn)}
    chosen = {"kind": found.to if found else "", "active": steps.led(turn, case).active}
    answers = asked.fields if refused else chosen
    now, questions = kind_of(case.kind, procedure).title, rerouting.questions(case, procedure)
    return Reply(cards.form(at, now, rule, questions, answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Kept with what it was before: the lead agency is derived again, and so are the days of the meeting."""
    id = f"{asked.reference}/r/{asked.id('nonce')}"
    if done := turn.maybe(KindChange, id):
        case, procedure = the_case(asked, turn, Act.CALL)
        return _changed(asked, turn, case, procedure, done)
    case, procedure = _changeable(asked, turn)
    _unchanged(asked, turn, case)
    made = Made(id, asked.person.id, turn.now)
    kept, change = rerouting.change(made, case, asked.fields, procedure, steps.led(turn, case))
    look_for_names(asked, turn, case, rerouting.questions(case, procedure))
    turn.save(change)
    referral = turn.get(Referral, case.id)
    notified = {"notified_on": kept.notified_on.isoformat()} if kept.notified_on else {}
    answers = referral.answers | notified | {"kind": change.to}
    turn.save(replace(referral, answers=answers))
    kept = turn.save(dated(kept, answers, procedure))
    tell_leads(turn, kept, Template.CHANGED, draft=id)
    return _changed(asked, turn, kept, procedure, change, moves=True)


def _changed(
    asked: Asked, turn: Turn, case: Case, procedure: Procedure, change: KindChange, moves: bool = False
) -> Reply:
    lead = (("Who leads now, and why", change.lead_why),) if change.lead_why else ()
    clock = meetings.rows(asked, turn, case, procedure) if is_called(procedure) else ()
    rows = (("Route", kind_of(case.kind, procedure).title), *lead, *clock)
    screens = case.status == "waiting" and may(asked.person, Act.SCREEN, case.procedure, case)
    return Reply(cards.changed(case.id, rows, meetings.follow(asked, turn, case, procedure, moves), screens))


def _changeable(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    """The case, while there is another route for it; a route that is not picked yet, whoever screens it picks."""
    case, procedure = the_case(asked, turn, Act.CALL)
    rerouting.may_change(case, procedure)
    picks = not rerouting.to_be_picked(case, procedure) or may(asked.person, Act.SCREEN, case.procedure, case)
    if not picks:
        raise Refused(NOT_YOURS)
    return case, procedure


def _unchanged(asked: Asked, turn: Turn, case: Case) -> None:
    """`Refused` for a form that was drawn before somebody else changed the case."""
    if asked.number("rev") == case.rev:
        return
    by = [f"Changed by {name_of(turn, each.by)}, {said_when(each.at)}" for each in steps.changes_of(turn, case)[-1:]]
    words = "The case was changed since you opened this. Nothing you typed is lost: look, and send it again."
    raise Refused(words, [Reason(each, field="kind") for each in (*by, "What it is now stands here")])
