"""Assessments and their course: agreed, led, completed, late, shared, cancelled."""

from collections.abc import Callable

from bot.asked import Asked
from bot.request import Reply
from bot.steps import assessing as steps
from bot.steps.closing import sits
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from bot.steps.rerouting import led
from cards import assessing as cards
from cards.assessing import Typed
from cards.parts import Opened
from panel.access import NOT_YOURS, Act
from panel.assessments import AgreedAssessment, State, course, forms, ticks
from panel.assessments.forms import Agreeing
from panel.cases import Case, still_open
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question
from panel.recommending import Assessment
from panel.said import wall_day
from panel.words import Made, Reason, Refused
from storage.store import Turn

NOT_OURS = "Whoever works on it, the child’s worker or the coordinator says so. Nothing was changed by this press."
CHANGED = "Somebody changed it since you opened this form. Look at it as it is now, and save again if yours is right"
NO_DUTIES = "Nothing is left for you to tick. Nothing was changed by this press."
NOT_DONE = "It is shared once it is completed. Nothing was changed by this press."


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The assessments of a case, a page at a time."""
    case, procedure = the_case(asked, turn, Act.ASSESS)
    turn.audit(asked.person.id, "open", case.id, view="assessments")
    rows = [steps.row(asked, turn, each, case, procedure) for each in steps.of_case(turn, case)]
    agrees = steps.assigns(asked, case)
    return Reply(cards.listing(case.id, steps.consent(turn, case), rows, asked.number("page"), agrees))


def open_one(asked: Asked, turn: Turn) -> Reply:
    """One assessment, whole."""
    case, procedure, found = _one(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="assessment")
    return Reply(cards.one(steps.row(asked, turn, found, case, procedure)))


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
    made, session = _made(asked, turn, f"{case.id}/assess"), sits(turn, case)
    lead = of.lead(answers, made)
    found = course.agreed(made, case, session.id if session else "", answers, procedure, lead)
    return _kept(asked, turn, case, procedure, found, "It is agreed. Those who work on it have a notice.")


def change_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who leads it and who helps, as it is now."""
    case, procedure, found, of = _changing(asked, turn)
    answers = asked.fields if refused else _as_kept(found)
    row = steps.row(asked, turn, found, case, procedure)
    return Reply(cards.change(row, nonce(asked, turn), of.changing(found), Typed(answers, refused)))


def change(asked: Asked, turn: Turn) -> Reply:
    """Somebody else leads it or helps; both are told."""
    case, procedure, found, of = _changing(asked, turn)
    _unchanged(asked, found, "lead")
    answers = of.checked_change(found, asked.fields)
    look_for_names(asked, turn, case, of.changing(found))
    new = course.changed(found, answers, of.lead(answers, _made(asked, turn)), procedure)
    return _kept(asked, turn, case, procedure, new, "Changed. Those it concerns have a notice.", found.people)


def done_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """When it was completed, and where its report is."""
    case, procedure, found = _working(asked, turn)
    asks = forms.completing(found, procedure, wall_day(turn.now))
    return _drawn(asked, turn, case, procedure, found, cards.complete, asks, refused)


def done(asked: Asked, turn: Turn) -> Reply:
    """It is completed: its report is written down with it."""
    case, procedure, found = _working(asked, turn)
    _unchanged(asked, found, "completed")
    how = forms.complete(found, asked.fields, procedure, _made(asked, turn))
    look_for_names(asked, turn, case, forms.completing(found, procedure, wall_day(turn.now)))
    made, by = _made(asked, turn, f"{case.id}/r"), name_of(turn, found.lead.person)
    turn.save(Assessment(made.id, case.id, found.tool, by, how.on, how.kept, made.by, made.at))
    ended = course.completed(found, how, made)
    return _kept(asked, turn, case, procedure, ended, "It is completed. Now say with whom it is shared.", found.people)


def tick_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The duties that this person may tick."""
    case, procedure, found = _ticking(asked, turn)
    asks = ticks.questions(ticks.theirs(found, asked.person.id, procedure))
    return _drawn(asked, turn, case, procedure, found, cards.tick, asks, refused)


def tick(asked: Asked, turn: Turn) -> Reply:
    """What was done is ticked, with its day."""
    case, procedure, found = _ticking(asked, turn)
    _unchanged(asked, found, "done")
    tasks = ticks.theirs(found, asked.person.id, procedure)
    new = ticks.ticked(found, asked.fields, tasks, _made(asked, turn))
    return _kept(asked, turn, case, procedure, new, "It is ticked.", found.people)


def late_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why it is late."""
    case, procedure, found = _working(asked, turn)
    return _drawn(asked, turn, case, procedure, found, cards.delay, forms.delaying(procedure), refused)


def late(asked: Asked, turn: Turn) -> Reply:
    """It is kept why it is late; its day stays."""
    case, procedure, found = _working(asked, turn)
    asks = forms.delaying(procedure)
    _unchanged(asked, found, asks[0].id)
    delay = forms.delayed(asked.fields, procedure, _made(asked, turn))
    look_for_names(asked, turn, case, asks)
    new = course.delayed(found, delay)
    return _kept(asked, turn, case, procedure, new, "It is kept why it is late.", found.people)


def share_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """With whom the report was shared, and when."""
    case, procedure, found = _sharing(asked, turn)
    return _drawn(asked, turn, case, procedure, found, cards.share, forms.sharing(procedure), refused)


def share(asked: Asked, turn: Turn) -> Reply:
    """It is kept with whom it was shared."""
    case, procedure, found = _sharing(asked, turn)
    _unchanged(asked, found, "shared_with")
    whom, on = forms.share(found, asked.fields, procedure, wall_day(turn.now))
    new = course.shared(found, whom, on)
    return _kept(asked, turn, case, procedure, new, "It is kept with whom it is shared.", new.people)


def cancel_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why it is not done after all."""
    case, procedure, found, _ = _changing(asked, turn)
    return _drawn(asked, turn, case, procedure, found, cards.cancel, forms.CANCEL, refused)


def cancel(asked: Asked, turn: Turn) -> Reply:
    """It is cancelled; those who worked on it are told."""
    case, procedure, found, _ = _changing(asked, turn)
    _unchanged(asked, found, "why_not")
    why = forms.cancelling(asked.fields, wall_day(turn.now))
    look_for_names(asked, turn, case, forms.CANCEL)
    new = course.cancelled(found, why, asked.person.id, turn.now)
    return _kept(asked, turn, case, procedure, new, "It is cancelled.", found.people)


Draw = Callable[[cards.Row, tuple[Question, ...], Typed], Opened]


def _drawn(
    asked: Asked,
    turn: Turn,
    case: Case,
    procedure: Procedure,
    found: AgreedAssessment,
    draw: Draw,
    asks: tuple[Question, ...],
    refused: Refused | None,
) -> Reply:
    turn.audit(asked.person.id, "open", case.id, view="assessment")
    return Reply(draw(steps.row(asked, turn, found, case, procedure), asks, Typed(asked.fields, refused)))


def _kept(
    asked: Asked,
    turn: Turn,
    case: Case,
    procedure: Procedure,
    found: AgreedAssessment,
    happened: str,
    before: tuple[str, ...] = (),
) -> Reply:
    kept = steps.keep(turn, case, found)
    steps.tell_workers(turn, kept, before, asked.person.id)
    return Reply(cards.one(steps.row(asked, turn, kept, case, procedure), happened))


def _agreeing(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Agreeing]:
    case, procedure = the_case(asked, turn, Act.ASSIGN)
    still_open(case)
    earlier = bool(steps.earlier(turn, asked.person, case))
    return case, procedure, steps.agreeing(turn, case, procedure, earlier)


def _changing(asked: Asked, turn: Turn) -> tuple[Case, Procedure, AgreedAssessment, Agreeing]:
    """One that goes on, for whoever says who leads it."""
    the_case(asked, turn, Act.ASSIGN)
    case, procedure, found = _one(asked, turn)
    course.going_on(found, name_of(turn, found.ended_by))
    return case, procedure, found, steps.agreeing(turn, case, procedure)


def _working(asked: Asked, turn: Turn) -> tuple[Case, Procedure, AgreedAssessment]:
    """One that goes on, for whoever works on it."""
    case, procedure, found = _one(asked, turn)
    if not steps.works(asked, case, found):
        raise Refused(NOT_OURS)
    course.going_on(found, name_of(turn, found.ended_by))
    return case, procedure, found


def _sharing(asked: Asked, turn: Turn) -> tuple[Case, Procedure, AgreedAssessment]:
    """One that is completed, for whoever works on it."""
    case, procedure, found = _one(asked, turn)
    if not steps.works(asked, case, found):
        raise Refused(NOT_OURS)
    if found.completed is None:
        raise Refused(NOT_DONE)
    return case, procedure, found


def _ticking(asked: Asked, turn: Turn) -> tuple[Case, Procedure, AgreedAssessment]:
    """One of which duties are left to tick, for whoever works on it; what is distributed is ticked once it is
    completed."""
    case, procedure, found = _one(asked, turn)
    if not steps.works(asked, case, found):
        raise Refused(NOT_OURS)
    if found.state is State.CANCELLED or not ticks.theirs(found, asked.person.id, procedure):
        raise Refused(NO_DUTIES)
    return case, procedure, found


def _one(asked: Asked, turn: Turn) -> tuple[Case, Procedure, AgreedAssessment]:
    """The assessment that a button names; `Refused` for one of another case."""
    case, procedure = the_case(asked, turn, Act.ASSESS)
    found = turn.maybe(AgreedAssessment, asked.id("assessing"))
    if found is None or found.case != case.id:
        raise Refused(NOT_YOURS)
    return case, procedure, found


def _unchanged(asked: Asked, found: AgreedAssessment, field: str) -> None:
    if asked.number("rev") != found.rev:
        raise Refused(PROBLEM, [Reason(CHANGED, field=field)])


def _made(asked: Asked, turn: Turn, prefix: str = "") -> Made:
    return Made(turn.new_id(prefix) if prefix else "", asked.person.id, turn.now)


def _as_kept(found: AgreedAssessment) -> dict[str, str]:
    helper = found.co_worker
    return {"lead": found.lead.person, "seat": found.lead.seat, "co_worker": helper.person if helper else ""}
