"""What an outcome is called, by the procedure's own name, and what it was recorded with. Procedure key: [outcomes]."""

from collections.abc import Iterator, Mapping
from datetime import date

from panel.clocks import is_working_day
from panel.decisions import Decision, Ending
from panel.points import YES, PointAnswer
from panel.procedure import Procedure
from panel.questions import Question, day, line, one
from panel.rules.outcomes import OutcomeField, OutcomeRule
from panel.rules.sitting import Asks
from panel.said import said_date
from panel.words import Reason, Refused

OUTCOMES = {
    Ending.ONGOING: "Ongoing",
    Ending.REMOVED: "Removed from this panel's agenda; the child's plan goes on",
    Ending.HANDED_OVER: "Handed over; on the agenda until it is received",
    Ending.ONWARD: "Referred onward",
    Ending.DEFERRED: "Deferred",
}
OWN = "own_"
"""What the inputs begin with that an outcome asks by itself."""


def outcome_of(procedure: Procedure, made: Decision) -> str:
    """What was decided: by the procedure's own name, where it has one."""
    own = procedure.outcomes.of(made.outcome)
    return own.title if own else OUTCOMES[made.ending]


def recorded(procedure: Procedure, made: Decision) -> Iterator[tuple[OutcomeField, str]]:
    """What it was recorded with, in words."""
    for each in procedure.outcomes.fields_of(made.outcome):
        if answer := made.fields.get(each.id):
            yield each, said_date(date.fromisoformat(answer)) if each.asks is Asks.DATE else answer


def chosen(procedure: Procedure, said: str) -> OutcomeRule | None:
    """The procedure's own outcome of that id, or the only one of that ending."""
    rules = procedure.outcomes
    named = [each for each in rules.named or () if each.ending == said]
    return rules.of(said) or (named[0] if len(named) == 1 else None)


def questions(procedure: Procedure, own: OutcomeRule | None) -> tuple[Question, ...]:
    """What an outcome asks by itself."""
    return tuple(_question(each) for each in procedure.outcomes.fields_of(own.id)) if own else ()


def _question(field: OutcomeField) -> Question:
    id, label = f"{OWN}{field.id}", f"{field.title} (optional)" if field.optional else field.title
    match field.asks:
        case Asks.DATE:
            return day(id, label, "For example, 28 1 2027", "" if field.optional else "Enter the day")
        case Asks.WORDS:
            return line(id, label, required="" if field.optional else f"Say: {field.title.lower()}")
    choices = field.options or (YES, "No")
    return one(id, label, {each: each for each in choices}, required="" if field.optional else "Choose an answer")


def fields(procedure: Procedure, own: OutcomeRule | None, answers: Mapping[str, str]) -> dict[str, str]:
    """What an outcome was recorded with, by the id of each field."""
    asked = procedure.outcomes.fields_of(own.id) if own else ()
    return {each.id: answers[f"{OWN}{each.id}"] for each in asked if f"{OWN}{each.id}" in answers}


def days(procedure: Procedure, own: OutcomeRule | None, answers: Mapping[str, str], today: date) -> list[Reason]:
    """What is wrong with the days that an outcome asks: they lie ahead, and a meeting is on a working day."""
    found = []
    for each in procedure.outcomes.fields_of(own.id) if own else ():
        given = answers.get(f"{OWN}{each.id}", "")
        if each.asks is not Asks.DATE or not given:
            continue
        if date.fromisoformat(given) <= today:
            found.append(Reason(f"{each.title}: it has to be later than today", field=f"{OWN}{each.id}"))
        elif each.meets and not is_working_day(date.fromisoformat(given)):
            found.append(Reason(f"{each.title}: choose a working day", field=f"{OWN}{each.id}"))
    return found


def meets_on(procedure: Procedure, made: Decision) -> date | None:
    """The day on which the child is discussed again, where the outcome has set one."""
    asked = (each for each in procedure.outcomes.fields_of(made.outcome) if each.meets and each.id in made.fields)
    return next((date.fromisoformat(made.fields[each.id]) for each in asked), None)


def follows(procedure: Procedure, made: Decision, given: Mapping[str, PointAnswer]) -> None:
    """`Refused` for an outcome that says otherwise than the meeting answered."""
    own = procedure.outcomes.of(made.outcome)
    answer = given.get(own.point) if own else None
    if own is None or answer is None or answer.answer == own.answer:
        return
    point = next(each.name for each in procedure.meeting.leaving if each.id == own.point)
    words = f"“{own.title}” does not follow from what this meeting answered. Nothing has changed."
    raise Refused(words, [Reason(f"{point}: {answer.answer}. Change the answer, or the outcome", field=own.point)])
