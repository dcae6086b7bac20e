"""A case that goes on as another kind: no further action and a concern remains, or whoever screens picks the route."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel import lead_agency
from panel.cases import OPEN, Case, CaseStatus
from panel.lead_agency import decided, unsaid
from panel.procedure import Procedure
from panel.questions import Question, check, not_later, one, text
from panel.rules.entry import ChildKind, Reroute
from panel.rules.sitting import Start
from panel.said import wall_day
from panel.screening import Screening
from panel.wording import NOTIFIED
from panel.words import Made, Reason, Refused

PICK_FIRST = "Which route this is has to be picked before it can be accepted, with a reason. Nothing has changed."


@dataclass(frozen=True)
class KindChange:
    """That a case goes on as another kind (`to`), what it was `before`, who said so and why. Where the procedure says
    which agency leads: to which agency the child is `active`, the seat that leads now and why, and the reason before.
    """

    id: str
    case: str
    before: str
    to: str
    reason: str
    by: str
    at: datetime
    active: str = ""
    lead: str = ""
    lead_why: str = ""
    led_before: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Led:
    """Which agency leads a case now (the id of its seat, "" where nobody said), and why; `active` is to which agency
    the child is active."""

    seat: str = ""
    because: str = ""
    active: str = ""


def leads_now(screenings: Iterable[Screening], changes: Iterable[KindChange]) -> Led:
    """Which agency leads, by the last screening or change that said so."""
    said = [(each.at, Led(each.lead, each.lead_why, each.active)) for each in screenings if each.lead]
    said += [(each.at, Led(each.lead, each.lead_why, each.active)) for each in changes if each.lead]
    return max(said, key=lambda each: each[0], default=(None, Led()))[1]


def kind_of(id: str, procedure: Procedure) -> ChildKind:
    """A kind of referral by its id; StopIteration if the procedure has none."""
    return next(kind for kind in procedure.referral.kinds if kind.id == id)


def to_be_picked(case: Case, procedure: Procedure) -> bool:
    """Whether whoever screens has to say first which route a referral is on. Procedure: [[referral.kinds]] picked."""
    return case.status is CaseStatus.WAITING and kind_of(case.kind, procedure).picked


def reroute(case: Case, procedure: Procedure) -> Reroute | None:
    """The change of route that the procedure has for a case of this kind. Procedure: [[referral.reroutes]]."""
    return next((each for each in procedure.referral.reroutes or () if case.kind in each.kinds), None)


def may_turn(case: Case, procedure: Procedure) -> bool:
    """Whether an accepted case can come by another route later, such as after a charge: where the route says who
    leads, it is not the referrer's to change any more. Procedure: [[leading.rules]]."""
    return case.status is CaseStatus.ACCEPTED and bool(procedure.leading.rules)


def may_change(case: Case, procedure: Procedure) -> None:
    """`Refused` for a case that is not open, or that the procedure has no other route for."""
    if case.status not in OPEN:
        raise Refused(f"{case.id} is {case.status}. Nothing has changed.")
    if not (to_be_picked(case, procedure) or reroute(case, procedure) or may_turn(case, procedure)):
        raise Refused("This procedure has no other route for this child. Nothing has changed.")


def questions(case: Case, procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of whoever changes the route; once a case is accepted, what the lead agency is derived from too."""
    kinds = {each.id: each.title for each in procedure.referral.kinds if each.id != case.kind and not each.picked}
    return (
        one("kind", "Which route does it go on by?", kinds, required="Choose the route"),
        *((NOTIFIED,) if _asks_when_notified(case, kinds, procedure) else ()),
        text("reason", "Why?", required="Say why"),
        *(lead_agency.questions(procedure) if case.status is CaseStatus.ACCEPTED else ()),
    )


def _asks_when_notified(case: Case, kinds: Iterable[str], procedure: Procedure) -> bool:
    """Whether days may run from the police's notification now, of which the referral was not asked."""
    counts = procedure.panel.counts_from
    return not counts(Start.NOTIFICATION, case.kind) and any(counts(Start.NOTIFICATION, each) for each in kinds)


def stands(case: Case, kind: str, settled: bool, procedure: Procedure) -> None:
    """`Refused` for a changed referral that would undo a route that is `settled`: somebody has given the case another,
    or has said by it who leads."""
    if settled and kind != case.kind:
        route = kind_of(case.kind, procedure).title
        words = "Not sent yet. Nothing you typed is lost. Put this right first."
        now = f"The route is settled: it is “{route}”. Choose that under “Why are you referring?”"
        raise Refused(words, [Reason(f"{now}; whoever chairs it can change it", field="screen_2")])


def change(
    made: Made, case: Case, fields: Mapping[str, str], procedure: Procedure, before: Led
) -> tuple[Case, KindChange]:
    """The case, on its other route, and the record of it; `Refused` names what is missing."""
    asked = questions(case, procedure)
    answers = check(asked, fields, wall_day(made.at), lambda given: _unfit(given, procedure, wall_day(made.at)))
    lead = decided(answers, answers["kind"], procedure)
    kept = KindChange(
        made.id,
        case.id,
        case.kind,
        answers["kind"],
        answers["reason"],
        made.by,
        made.at,
        answers.get("active", ""),
        lead.seat if lead else "",
        lead.because if lead else "",
        before.because,
    )
    on = answers.get("notified_on")
    return replace(case, kind=kept.to, notified_on=date.fromisoformat(on) if on else case.notified_on), kept


def _unfit(given: Mapping[str, str], procedure: Procedure, today: date) -> list[Reason]:
    late = not_later(given, "notified_on", "The day on which the police notified", today)
    return [*late, *unsaid(given, given["kind"], procedure)]
