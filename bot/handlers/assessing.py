"""Assessments: seen, agreed, taken on by somebody else, and cancelled."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps import assessing as steps
from bot.steps.closing import sits
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import nonce, the_case
from bot.steps.one_assessment import Pressed, made, pressed
from bot.steps.rerouting import led
from cards import assessing as cards
from cards.assessing import Typed
from panel.access import Act
from panel.assessments import AgreedAssessment, course, forms
from panel.assessments.forms import Agreeing
from panel.cases import Case, still_open
from panel.procedure import Procedure
from panel.said import wall_day
from panel.words import Refused
from storage.store import Turn


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The assessments of a case, a page at a time."""
    case, procedure = the_case(asked, turn, Act.ASSESS)
    turn.audit(asked.person.id, "open", case.id, view="assessments")
    rows = [steps.row(asked, turn, each, case, procedure) for each in steps.of_case(turn, case)]
    agrees = steps.assigns(asked, case)
    return Reply(cards.listing(case.id, steps.consent(turn, case), rows, asked.number("page"), agrees))


def open_one(asked: Asked, turn: Turn) -> Reply:
    """One assessment, whole."""
    one = pressed(asked, turn)
    turn.audit(asked.person.id, "open", one.case.id, view="assessment")
    return Reply(cards.one(one.row))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """A new assessment, with earlier ones and what is known of consent beside it."""
    case, _, of = _agreeing(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="assessments")
    leads = led(turn, case)
    answers = asked.fields if refused else {**of.suggested, "seat": leads.seat}
    beside = cards.Beside(steps.earlier(turn, asked.person, case), steps.consent(turn, case), leads.because)
    at = {"case": case.id, "nonce": nonce(asked, turn)}
    return Reply(cards.agree(at, beside, of.questions, Typed(answers, refused)))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is agreed; whoever works on it is told."""
    case, procedure, of = _agreeing(asked, turn)
    answers = of.checked(asked.fields)
    look_for_names(asked, turn, case, of.questions)
    new, session = made(asked, turn, f"{case.id}/assess"), sits(turn, case)
    lead = of.lead(answers, new)
    found = course.agreed(new, case, session.id if session else "", answers, procedure, lead)
    one = Pressed(asked, turn, case, procedure, found)
    return one.kept(found, "It is agreed. Those who work on it have a notice.")


def change_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who leads it and who helps, as it is now."""
    one, of = _changing(asked, turn)
    answers = asked.fields if refused else _as_kept(one.found)
    return Reply(cards.change(one.row, nonce(asked, turn), of.changing(one.found), Typed(answers, refused)))


def change(asked: Asked, turn: Turn) -> Reply:
    """Somebody else leads it or helps; both are told."""
    one, of = _changing(asked, turn)
    one.unchanged("lead")
    answers = of.checked_change(one.found, asked.fields)
    look_for_names(asked, turn, one.case, of.changing(one.found))
    new = course.changed(one.found, answers, of.lead(answers, made(asked, turn)), one.procedure)
    return one.kept(new, "Changed. Those it concerns have a notice.", one.found.people)


def cancel_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why it is not done after all."""
    one, _ = _changing(asked, turn)
    return one.drawn(cards.cancel, forms.CANCEL, refused)


def cancel(asked: Asked, turn: Turn) -> Reply:
    """It is cancelled; those who worked on it are told."""
    one, _ = _changing(asked, turn)
    one.unchanged("why_not")
    why = forms.cancelling(asked.fields, wall_day(turn.now))
    look_for_names(asked, turn, one.case, forms.CANCEL)
    new = course.cancelled(one.found, why, asked.person.id, turn.now)
    return one.kept(new, "It is cancelled.", one.found.people)


def _agreeing(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Agreeing]:
    case, procedure = the_case(asked, turn, Act.ASSIGN)
    still_open(case)
    earlier = bool(steps.earlier(turn, asked.person, case))
    return case, procedure, steps.agreeing(turn, case, procedure, earlier)


def _changing(asked: Asked, turn: Turn) -> tuple[Pressed, Agreeing]:
    """One that goes on, for whoever says who leads it."""
    the_case(asked, turn, Act.ASSIGN)
    one = pressed(asked, turn)
    one.goes_on()
    return one, steps.agreeing(turn, one.case, one.procedure)


def _as_kept(found: AgreedAssessment) -> dict[str, str]:
    helper = found.co_worker
    return {"lead": found.lead.person, "seat": found.lead.seat, "co_worker": helper.person if helper else ""}
