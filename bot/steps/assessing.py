"""The assessments of a case: as one person sees them, who works on them, and what they owe."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.asked import Asked
from bot.notices import holders, tell
from bot.steps.closing import sits
from bot.steps.entitlement import name_of
from bot.steps.matches import same_child
from bot.steps.points import at_panel
from bot.template import Template
from cards import assessing as cards
from cards import mine
from cards.parts import first_words
from panel import consents
from panel.access import Act, may
from panel.assessments import SILENT, AgreedAssessment, Assessor, State, could_assess, due, in_order, standing, workers
from panel.assessments.forms import Agreeing, said_delay, said_shared
from panel.assessments.ticks import absent, theirs
from panel.cases import Case
from panel.consents import Consent
from panel.duty import Duty
from panel.people import Person, Role, trained
from panel.points import due_on
from panel.procedure import Procedure
from panel.recommending import Assessment
from panel.referrals import Referral
from panel.rules.assessments import Task
from panel.said import said_day, said_when, wall_day
from storage.store import Turn

Owes = tuple[Procedure, list[Duty]]
NOT_ASKED = "nothing is written down"


def of_case(turn: Turn, case: Case) -> list[AgreedAssessment]:
    """Every assessment of a case, those that go on first."""
    return in_order(turn.find(AgreedAssessment, case=case.id))


def keep(turn: Turn, case: Case, found: AgreedAssessment) -> AgreedAssessment:
    """Saves an assessment; whoever works on one may open the case, and nobody for one that is over."""
    kept = turn.save(found)
    now = workers(turn.find(AgreedAssessment, case=case.id))
    if now != case.assessors:
        turn.save(replace(turn.get(Case, case.id), assessors=now))
    return kept


def agreeing(turn: Turn, case: Case, procedure: Procedure, earlier: bool = False) -> Agreeing:
    """The form in which an assessment is agreed, or somebody else takes it on."""
    people = could_assess(holders(turn, case.procedure, *Role), case)
    session = sits(turn, case)
    found = at_panel(turn, session.id if session else "", case)
    day = due_on(found.points, found.given)
    return Agreeing(procedure, people, wall_day(turn.now), session is not None, earlier, day)


def assigns(asked: Asked, case: Case) -> bool:
    """Whether somebody may agree to an assessment, and say who leads it."""
    return may(asked.person, Act.ASSIGN, case.procedure, case)


def works(asked: Asked, case: Case, found: AgreedAssessment) -> bool:
    """Whether somebody may say how far it has come: whoever works on it, and whoever may assign it."""
    return asked.person.id in found.people or assigns(asked, case)


def row(asked: Asked, turn: Turn, found: AgreedAssessment, case: Case, procedure: Procedure) -> cards.Row:
    """An assessment in words, with what this person may do about it now."""
    helper = found.co_worker
    by = found.agreed_by or (f"the sitting {found.panel}" if found.panel else "")
    return cards.Row(
        found,
        standing(found, wall_day(turn.now)),
        f"{said_day(found.agreed_on)}, by {by}. Written down by {name_of(turn, found.by)}",
        f"{_who(turn, found.lead, procedure)}{_lapsed(turn, found, procedure)}",
        _who(turn, helper, procedure) if helper else "",
        tuple(said_delay(each, procedure) for each in found.delays),
        said_shared(found, procedure),
        tuple(_before(turn, each, procedure) for each in (*found.leads[:-1], *found.co_workers[:-1])),
        works=works(asked, case, found),
        assigns=assigns(asked, case),
        duties=tuple(_duty(turn, each, found) for each in procedure.assessments.duties or ()),
        absent=tuple(absent(found, procedure)),
        ticks=works(asked, case, found) and bool(theirs(found, asked.person.id, procedure)),
        consent=consent(turn, case),
    )


def _lapsed(turn: Turn, found: AgreedAssessment, procedure: Procedure) -> str:
    """That whoever leads it has left, or is trained no more, while it goes on. Procedure: assessments.trained."""
    lead, what = turn.maybe(Person, found.lead.person), procedure.assessments.trained
    if found.state is not State.GOING_ON:
        return ""
    if lead is None or not lead.roles(found.procedure):
        return "; not on the roster any more"
    return f"; not trained in {what} any more" if what and not trained(lead, what, wall_day(turn.now)) else ""


def _duty(turn: Turn, duty: Task, found: AgreedAssessment) -> tuple[str, str]:
    """A duty, and when and by whom it was ticked."""
    done = next((each for each in found.ticks if each.duty == duty.id), None)
    return duty.title, f"{said_day(done.on)}, ticked by {name_of(turn, done.by)}" if done else "not ticked yet"


def _who(turn: Turn, each: Assessor, procedure: Procedure) -> str:
    seat = next((one.name for one in procedure.seats if one.id == each.seat), each.seat)
    return ", ".join(words for words in (name_of(turn, each.person), seat) if words)


def _before(turn: Turn, each: Assessor, procedure: Procedure) -> str:
    return f"{_who(turn, each, procedure)}, from {said_when(each.at)}"


def consent(turn: Turn, case: Case) -> str:
    """The last word on consent to an assessment, in words."""
    said = [each for each in consents.standing(turn.find(Consent, case=case.id)) if each.what == "assessment"]
    words = (f"{consents.SAID[each.said]}, {said_day(each.dated)}, by {each.whose}" for each in said)
    return next(words, NOT_ASKED)


def earlier(turn: Turn, person: Person, case: Case) -> list[str]:
    """What this child was assessed with already, in words: under this case, and under the child's other ones that
    somebody may open."""
    others = (turn.get(Case, each) for each in same_child(turn, case.id))
    theirs = [each for each in others if may(person, Act.ASSESS, each.procedure, each)]
    return [*_earlier(turn, case), *(f"{each.id}: {words}" for each in theirs for words in _earlier(turn, each))]


def _earlier(turn: Turn, case: Case) -> list[str]:
    """The assessments and reports of a case that there are already, and those the referral names, in words."""
    today, known = wall_day(turn.now), of_case(turn, case)
    mine = [f"{each.tool}, agreed on {said_day(each.agreed_on)}. {standing(each, today)}" for each in known]
    reports = turn.find(Assessment, case=case.id)
    came_of = {each.report for each in known}
    other = (each for each in sorted(reports, key=lambda each: each.dated, reverse=True) if each.id not in came_of)
    named = referral.answers.get("assessments", "") if (referral := turn.maybe(Referral, case.id)) else ""
    told = [f"Named in the referral: {first_words(named)}"] if named else []
    return [*mine, *told, *(f"{each.tool}: a report of {said_day(each.dated)}, by {each.author}" for each in other)]


def tell_workers(turn: Turn, found: AgreedAssessment, before: Iterable[str], by: str) -> None:
    """Those who work on it from now are told, and those who do not any more."""
    was, now = set(before), set(found.people)
    ids = {"case": found.case, "assessing": found.id, "leads": str(len(found.leads) + len(found.co_workers))}
    tell(turn, sorted(now - was - {by}), Template.ASSESSMENT_YOURS, None, "", **ids)
    tell(turn, sorted(was - now - {by}), Template.ASSESSMENT_THEIRS, None, "", **ids)


def tell_of_consent(turn: Turn, case: Case, said: Consent) -> None:
    """Those who work on an assessment are told that consent to it was refused or withdrawn, but for whoever said so."""
    if said.what != "assessment" or said.said == consents.GIVEN:
        return
    for each in of_case(turn, case):
        if each.state is State.GOING_ON:
            ids = {"case": case.id, "assessing": each.id, "consent": said.id}
            tell(turn, sorted({*each.people} - {said.by}), Template.ASSESSMENT_CONSENT, None, "", **ids)


def assessment(turn: Turn, id: str) -> Owes | None:
    """What an assessment owes, and under which procedure; None for one that is gone."""
    if (found := turn.maybe(AgreedAssessment, id)) is None:
        return None
    case = turn.get(Case, found.case)
    procedure, people = turn.procedure(case.procedure, case.version), holders(turn, case.procedure, *Role)
    return procedure, due.duties(found, case, people, procedure)


def open_in(turn: Turn, procedure: str) -> Iterator[str]:
    """The matters of a procedure's assessments that go on."""
    going = turn.find(AgreedAssessment, procedure=procedure, state=State.GOING_ON)
    yield from (f"assessment {each.id}" for each in going)


def touched_by(turn: Turn, case: Case) -> Iterator[str]:
    """Those of a case that go on: it may be held by somebody else, or be over."""
    going = turn.find(AgreedAssessment, case=case.id, state=State.GOING_ON)
    yield from (f"assessment {each.id}" for each in going)


def waiting_for(turn: Turn, person: Person, procedure: Procedure) -> Iterator[mine.Entry]:
    """The assessments that somebody works on: to be finished, or to be shared."""
    for found in in_order(turn.find(AgreedAssessment, people=person.id)):
        case = turn.get(Case, found.case)
        may_open = may(person, Act.ASSESS, case.procedure, case)
        if found.procedure == procedure.name and may_open and case.status not in SILENT:
            yield mine.assessment(found, wall_day(turn.now))
