"""What a case's own records show beside a theme of an audit. They are facts: nobody is graded by them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from panel.assessments import AgreedAssessment, State
from panel.assessments.forms import said_shared
from panel.police import NOT_KNOWN, PoliceWord, position, position_of
from panel.procedure import Procedure
from panel.processes import running
from panel.rules.audit import Evidence, Theme
from panel.said import said_day, said_kept, wall_day
from panel.session import Discussion
from panel.sign import Records
from panel.updates import Update

NOTHING = "Nothing of this is recorded"
Lines = Iterator[str]


@dataclass(frozen=True)
class Looked:
    """A case with its records, what each seat answered before its panels, the rules it ran under, and the audit's; and
    the assessments that were agreed."""

    records: Records
    updates: Sequence[Update]
    procedure: Procedure
    rules: Procedure
    agreed: Sequence[AgreedAssessment] = ()


def shown(theme: Theme, found: Looked) -> list[str]:
    """What the record shows beside a theme, line by line; nothing where it is asked for nothing."""
    return [line for each in theme.evidence for line in ([*SHOWS[each](found)] or [f"{TITLES[each]}: {NOTHING}"])]


def _early(found: Looked) -> Lines:
    """Whether the seat that is to be there early was. Procedure: audit.early_seat."""
    id = found.rules.audit.early_seat
    seat = next((each for each in found.procedure.seats if each.id == id), None)
    if seat is None:
        return
    panels = {each.panel for each in found.updates}
    theirs = [each for each in found.updates if each.seat == seat.id]
    first = f", first on {said_day(wall_day(min(each.at for each in theirs)))}" if theirs else ""
    given = len({each.panel for each in theirs})
    yield f"{seat.name} answered before {given} of the {len(panels)} panels for which anybody answered{first}"


def _strategy(found: Looked) -> Lines:
    answers = found.records.referral.answers
    said = {"held": "held", "not_held": "not held", "not_known": "not known"}.get(answers.get("strategy", ""), "")
    if said:
        on = f" on {said_kept(answers['strategy_date'])}" if said == "held" and "strategy_date" in answers else ""
        yield f"Strategy discussion, as the referral says: {said}{on}"


def _reports(found: Looked) -> Lines:
    for each in found.records.assessments:
        yield f"Report: {each.tool}, of {said_day(each.dated)}"
    for one in found.agreed:
        yield f"{one.tool}, agreed on {said_day(one.agreed_on)}: {_shared(one, found.procedure)}"


def _shared(one: AgreedAssessment, procedure: Procedure) -> str:
    if one.shared_on:
        return f"shared with {said_shared(one, procedure)} on {said_day(one.shared_on)}"
    ended = {State.COMPLETED: "completed, and not shared with anybody yet", State.CANCELLED: "cancelled"}
    return ended.get(one.state, "not completed yet")


def _window(found: Looked) -> Lines:
    """The prosecutors' window, from the first word of the police to an outcome. Procedure: signs.prosecutors_days."""
    days, words = found.rules.signs.prosecutors_days, _words(found)
    first = _had_since(found, words)
    if days is None or first is None:
        return
    ends, outcome = first + timedelta(days=days), next((each for each in words if _is_outcome(each, found)), None)
    told = f"an outcome was written on {said_day(wall_day(outcome.at))}" if outcome else "no outcome is written"
    yield f"The police have had it since {said_day(first)}: the {days} days ended on {said_day(ends)}, and {told}"


def _had_since(found: Looked, words: Sequence[PoliceWord]) -> date | None:
    """Since when the police have had it: the referral's word, if they were told by then, or the first one after it."""
    referral = found.records.referral
    where = position(referral.answers, found.procedure)
    told = where is not None and where.pending and where.id != NOT_KNOWN
    first = [wall_day(referral.police_at or referral.sent_at)] if told else []
    return min([*first, *(wall_day(each.at) for each in words)], default=None)


def _words(found: Looked) -> list[PoliceWord]:
    return sorted(found.records.police, key=lambda each: each.at)


def _is_outcome(each: PoliceWord, found: Looked) -> bool:
    where = position_of(each.position, found.procedure)
    return bool(each.outcome or (where and where.outcome))


def _conditions(found: Looked) -> Lines:
    for each in _words(found):
        where = position_of(each.position, found.procedure)
        if where and where.conditions:
            review = f", to be reviewed on {said_day(each.review_on)}" if each.review_on else ", with no day of review"
            yield f"{where.title}, {said_day(wall_day(each.at))}{review}"


def _begun(found: Looked) -> Lines:
    begun = sorted(each.implemented_on for each in found.records.recommendations if each.implemented_on)
    referred = wall_day(found.records.case.referred_at)
    if begun:
        yield f"What was recommended first began on {said_day(begun[0])}, {(begun[0] - referred).days} days after"
    elif found.records.recommendations:
        yield "Nothing that was recommended has begun"
    if asked := len(found.records.begins):
        yield f"What can begin before the outcome was written down {asked} {'time' if asked == 1 else 'times'}"


def _not_begun(found: Looked) -> Lines:
    for each in found.records.recommendations:
        if each.fell_through:
            yield f"{each.id} fell through: {each.fell_through}"


def _plan(found: Looked) -> Lines:
    """At how many sittings the plan was noted, and at how many events. Procedure: signs.plan, .events."""
    rules, heard = found.procedure.signs, _heard(found)
    if heard and rules.plan and rules.events:
        plan, events = (sum(bool(each.notes.get(part)) for each in heard) for part in (rules.plan, rules.events))
        yield f"Sittings: {len(heard)}. The plan was noted at {plan}, events at {events}"


def _heard(found: Looked) -> list[Discussion]:
    return [each for each in found.records.discussions if each.discussed]


def _processes(found: Looked) -> Lines:
    known = running(found.records.processes)
    if known:
        yield f"Other processes that run: {', '.join(f'{each.name}, led by {each.lead}' for each in known)}"


def _voice(found: Looked) -> Lines:
    if found.records.referral.answers.get("words"):
        yield "The child’s words stand in the referral"
    if heard := _heard(found):
        noted = sum(bool(each.notes.get("voice")) for each in heard)
        yield f"Sittings: {len(heard)}. The child’s words were noted at {noted}"


SHOWS: Mapping[Evidence, Callable[[Looked], Lines]] = {
    Evidence.EARLY: _early,
    Evidence.STRATEGY: _strategy,
    Evidence.REPORTS: _reports,
    Evidence.WINDOW: _window,
    Evidence.CONDITIONS: _conditions,
    Evidence.BEGUN: _begun,
    Evidence.NOT_BEGUN: _not_begun,
    Evidence.PLAN: _plan,
    Evidence.PROCESSES: _processes,
    Evidence.VOICE: _voice,
}
TITLES: Mapping[Evidence, str] = {
    Evidence.EARLY: "Who was there early",
    Evidence.STRATEGY: "Strategy discussion",
    Evidence.REPORTS: "Reports",
    Evidence.WINDOW: "The prosecutors’ window",
    Evidence.CONDITIONS: "Conditions",
    Evidence.BEGUN: "What began",
    Evidence.NOT_BEGUN: "What fell through",
    Evidence.PLAN: "The plan at sittings",
    Evidence.PROCESSES: "Other processes",
    Evidence.VOICE: "The child’s words",
}
