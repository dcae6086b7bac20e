"""Challenge: a question about what a seat said, and its answer. Procedure key: [updates] challenge."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.clocks import at, local, working_days_before
from panel.duty import Duty
from panel.people import Person, speakers
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one, text
from panel.said import wall_day
from panel.sittings import Sitting
from panel.updates import NATURES, Challenge, Nature, Statement, Update
from panel.words import Made, Refused

ASK = (line("question", "Your own question (optional)", "Say “Child B”, not a name"),)
ANSWER: tuple[Question, ...] = (
    one(
        "nature",
        "Is it fact or view?",
        NATURES,
        required="Choose fact, view or the child's words",
    ),
    day("dated", "When was it so? Leave it empty if nobody knows (optional)"),
    line("source", "Where does it come from?", "Seen by whom, or which record", required="Say where it comes from"),
    text("answer", "Your answer (optional)", "Say “Child B”, not a name"),
)


@dataclass(frozen=True)
class Said:
    """One statement that somebody may see, with the seat and the version that said it."""

    update: Update
    statement: Statement


def may_ask(said: Said, person: Person, procedure: str, earlier: Iterable[Challenge]) -> bool:
    """Whether this person may still ask about a statement they see: not their own, and once."""
    own = said.update.by == person.id or said.update.seat in person.seats(procedure)
    return not own and not any(_asked(each, said.statement, person) for each in earlier)


def ask(
    made: Made, said: Said, person: Person, procedure: Procedure, earlier: Collection[Challenge], question: str
) -> Challenge:
    """The question; `Refused` about one's own statement, and the second time."""
    update, statement = said.update, said.statement
    if any(_asked(each, statement, person) for each in earlier):
        raise Refused("You have asked about this already. Nothing was changed by this press.")
    if not may_ask(said, person, procedure.name, earlier):
        raise Refused("This is what you said yourself. Give a new answer to change it.")
    return Challenge(made.id, statement.id, update.panel, update.case, update.seat, made.by, made.at, question)


def answer(challenge: Challenge, fields: Mapping[str, str], by: Person, now: datetime) -> Challenge:
    """The question with its answer: fact or view, when, from where; `Refused` names what is missing."""
    answered_once(challenge)
    today = wall_day(now)
    answers = check(ANSWER, fields, today, lambda answers: not_later(answers, "dated", "When it was so", today))
    return replace(
        challenge,
        answer=answers.get("answer", ""),
        nature=Nature(answers["nature"]),
        dated=date.fromisoformat(answers["dated"]) if "dated" in answers else None,
        source=answers["source"],
        answered_by=by.id,
        answered_at=now,
    )


def answered_once(challenge: Challenge) -> None:
    """`Refused` for a question that has its answer."""
    if challenge.answered_at:
        raise Refused("This question is answered already. Nothing was changed by this press.")


def still_open(challenges: Iterable[Challenge]) -> list[Challenge]:
    """The questions that nobody has answered yet, longest open first."""
    return sorted((each for each in challenges if not each.answered_at), key=lambda each: each.asked_at)


def duties(sitting: Sitting, procedure: Procedure, now: datetime) -> list[Duty]:
    """Whoever speaks for a seat is reminded once, before the panel, of a question that was put on an earlier day and
    has no answer. Procedure: updates.challenge_working_days_before, .remind_at."""
    panel, rules, zone = sitting.panel, procedure.updates, procedure.panel.zone
    if panel.cancelled or now >= panel.starts_at:
        return []
    day = working_days_before(local(panel.starts_at, zone).date(), rules.challenge_working_days_before)
    moment = at(day, rules.remind_at, zone)
    waiting = [each for each in still_open(sitting.challenges) if local(each.asked_at, zone).date() < day]
    about = {"panel": panel.id, "days": str(panel.days_changed)}
    ends, today = panel.starts_at, max(day, wall_day(now))
    return [
        Duty("question due", {**about, "case": each.case, "challenge": each.id}, moment, ends, person.id, in_hours=True)
        for each in waiting
        for person in _asked_of(each, sitting, today)
    ]


def _asked_of(challenge: Challenge, sitting: Sitting, day: date) -> list[Person]:
    """Who speaks for the seat that a question is put to, while its case is on the panel; nobody who steps out of it."""
    if (case := sitting.cases.get(challenge.case)) is None:
        return []
    speak = speakers(sitting.people, case.procedure, challenge.seat, day)
    return [person for person in speak if person.id not in case.interests]


def _asked(challenge: Challenge, statement: Statement, person: Person) -> bool:
    return challenge.statement == statement.id and challenge.asked_by == person.id
