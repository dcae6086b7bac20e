"""What comes of an outcome once it is known, and how it is looked at meanwhile. Procedure key: [outcomes]."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.cases import Case, CaseStatus
from panel.clocks import add_working_days, at, local
from panel.decisions import Decision
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one, text
from panel.rules.outcomes import LaterRule
from panel.said import said_date, wall_day
from panel.words import Made, Reason, Refused

WORTH = 10
"""So many working days after it was due, a reminder is still worth sending."""
WHEN = "For example, 13 1 2026"
QUICKER = "Somebody else was quicker. Nothing you typed is lost."


@dataclass(frozen=True)
class CameOf:
    """What came of an outcome (`what`, the id of a later rule), and on which day. `id` is the decision's and that."""

    id: str
    decision: str
    case: str
    what: str
    on: date
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Reviewed:
    """An outcome that waits was looked at again: by `who` (a role), on which day, and what they found."""

    id: str
    decision: str
    case: str
    who: str
    on: date
    words: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class After:
    """A decision that waits for something, with what came of it so far and how it was looked at; `meets` is the day on
    which the child is discussed again, where that is known."""

    decision: Decision
    case: Case
    came: tuple[CameOf, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    meets: date | None = None


REVIEW = (
    line("who", "Who reviewed it?", "A role, for example the social work manager", required="Say who reviewed it"),
    day("on", "On what date?", WHEN, required="Enter the date of the review"),
    text("words", "Is the child safe until the meeting? What was decided?", required="Say what the review found"),
)


def waits(decision: Decision, procedure: Procedure) -> Decision:
    """A decision that is closed, with whether something is still to be said of it."""
    own = procedure.outcomes.of(decision.outcome)
    more = own and (own.review_working_days or procedure.outcomes.later_of(own.id))
    return replace(decision, waits=procedure.name if more else "")


def replaced(before: Decision, closed: Decision, procedure: Procedure) -> bool:
    """Whether nothing more is to be said of an earlier decision, once another is closed: what may come of it by that
    name is said of the other, and nobody waits for this meeting any more."""
    named = procedure.outcomes.later_of(before.outcome)
    return bool(before.waits) and before.id != closed.id and (before.outcome == closed.outcome or not named)


def still_waits(found: After, procedure: Procedure) -> Decision:
    """A decision with whether something is still to be said of it, as far as it is known."""
    return found.decision if left(found, procedure) else replace(found.decision, waits="")


def left(found: After, procedure: Procedure) -> tuple[LaterRule, ...]:
    """What may still come of it: nothing, once the last thing has."""
    rules, known = procedure.outcomes.later_of(found.decision.outcome), {each.what for each in found.came}
    if any(each.last and each.id in known for each in rules):
        return ()
    return tuple(each for each in rules if each.id not in known)


def is_reviewed(found: After, procedure: Procedure, today: date) -> bool:
    """Whether it is to be looked at now and then: until the day on which the child is discussed again."""
    own, meets = procedure.outcomes.of(found.decision.outcome), found.meets
    on_agenda = found.case.status is CaseStatus.ACCEPTED
    return bool(own and own.review_working_days and on_agenda and (meets is None or today < meets))


def questions(rules: Sequence[LaterRule]) -> tuple[Question, ...]:
    """What is asked about what came of it."""
    titles = {each.id: each.title for each in rules}
    return (
        one("what", "What came of it?", titles, required="Choose what came of it"),
        day("on", "On what date?", WHEN, required="Enter the date"),
    )


def came_of(found: After, procedure: Procedure, fields: Mapping[str, str], made: Made) -> CameOf:
    """What came of it; `Refused` names what is missing, and for what is on record already."""
    rules, decision = left(found, procedure), found.decision
    if not rules:
        raise Refused("What came of it is on record. Nothing was changed by this press.")
    answers = check(questions(rules), fields, wall_day(made.at), lambda given: _between(given, decision, made.at))
    on, what = date.fromisoformat(answers["on"]), answers["what"]
    return CameOf(f"{decision.id}/{what}", decision.id, decision.case, what, on, made.by, made.at)


def reviewed(found: After, fields: Mapping[str, str], rev: int, made: Made) -> Reviewed:
    """A review; `Refused` names what is missing, and for a form that was drawn before another was kept."""
    answers = check(REVIEW, fields, wall_day(made.at), lambda given: _between(given, found.decision, made.at))
    if rev != len(found.reviews):
        raise Refused(
            QUICKER, [Reason("A review was kept since you opened this: send yours if it is another", field="on")]
        )
    who, on, words = answers["who"], date.fromisoformat(answers["on"]), answers["words"]
    decision = found.decision
    return Reviewed(f"{decision.id}/r{rev + 1}", decision.id, decision.case, who, on, words, made.by, made.at)


def _between(answers: Mapping[str, str], decision: Decision, now: datetime) -> list[Reason]:
    since = wall_day(decision.at)
    if date.fromisoformat(answers["on"]) < since:
        return [Reason(f"It was decided on {said_date(since)}: the date cannot be earlier", field="on")]
    return not_later(answers, "on", "The date", wall_day(now))


def duties(found: After, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """Whoever holds the case is reminded to say what came of it, and to have it looked at; the coordinators after twice
    as long. Procedure: outcomes.later_working_days, outcomes.named.review_working_days."""
    if found.decision.closed_at is None or found.case.status is CaseStatus.STOPPED:
        return []
    owed: list[Duty] = []
    if left(found, procedure) and (days := procedure.outcomes.later_working_days):
        since = max([each.at for each in found.came], default=found.decision.closed_at)
        owed += _owed("later", found, people, procedure, (since, days, len(found.came)))
    own = procedure.outcomes.of(found.decision.outcome)
    if own and is_reviewed(found, procedure, wall_day(now)):
        since = max([each.at for each in found.reviews], default=found.decision.closed_at)
        owed += _owed("review", found, people, procedure, (since, own.review_working_days, len(found.reviews)))
    return owed


def _owed(
    kind: str, found: After, people: Sequence[Person], procedure: Procedure, counted: tuple[datetime, int, int]
) -> list[Duty]:
    (since, days, n), case = counted, found.case
    first = local(since, procedure.panel.zone).date()
    holder = [person for person in people if person.id == case.held_by]
    ids = {"decision": found.decision.id, "case": case.id, "n": str(n)}
    return [
        *_say(f"{kind} due", ids, holder, procedure, add_working_days(first, days)),
        *_say(f"{kind} late", ids, coordinates(people, case), procedure, add_working_days(first, 2 * days)),
    ]


def _say(kind: str, ids: Mapping[str, str], people: Iterable[Person], procedure: Procedure, on: date) -> list[Duty]:
    opens, zone = procedure.safety.office_hours.opens, procedure.panel.zone
    due, ends = at(on, opens, zone), at(add_working_days(on, WORTH), opens, zone)
    return [Duty(kind, ids, due, ends, person.id, in_hours=True) for person in people]
