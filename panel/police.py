"""Police cases: which are followed through to their outcome, where the police are, and when there was last word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from panel.cases import Case, CaseStatus
from panel.clocks import local
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, one, text
from panel.referrals import Referral
from panel.rules.entry import Position
from panel.said import wall_day
from panel.updates import Answer, Update
from panel.words import Made, Reason

NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class PoliceWord:
    """Where the police are, as somebody said later than the referral: one of the procedure's positions, in a few words
    what was said, and the `outcome`, once there is one. `review_on` is when conditions are reviewed, if a day was set.
    """

    id: str
    case: str
    position: str
    said: str
    by: str
    at: datetime
    outcome: str = ""
    review_on: date | None = None
    rev: int = 0


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of whoever knows where the police are. Procedure: police.positions."""
    return (
        one(
            "position",
            "Where are the police?",
            {each.id: each.title for each in procedure.police.positions},
            required="Choose where the police are",
        ),
        text("said", "What was said, and by whom?", "Say “Child B”, not a name", required="Say what was said"),
        line("outcome", "The outcome, if there is one (optional)", "For example, charged, or no further action"),
        day("review_on", "If there are conditions, when are they reviewed? (optional)", "For example, 13 1 2027"),
    )


def word(
    made: Made,
    case: Case,
    now: Position | None,
    fields: Mapping[str, str],
    procedure: Procedure,
) -> PoliceWord:
    """What was said of the police; `Refused` names what is missing, and for a case that is followed and would wait for
    them no more without an outcome. `now` is where they are until then."""
    answers = check(
        questions(procedure),
        fields,
        wall_day(made.at),
        lambda answers: _without_outcome(answers, now, procedure, ranks(case, procedure)),
    )
    outcome, reviewed = answers.get("outcome", ""), answers.get("review_on")
    review_on = date.fromisoformat(reviewed) if reviewed else None
    return PoliceWord(made.id, case.id, answers["position"], answers["said"], made.by, made.at, outcome, review_on)


def _without_outcome(
    answers: Mapping[str, str], now: Position | None, procedure: Procedure, followed: bool
) -> list[Reason]:
    to = position_of(answers["position"], procedure)
    if to is None or to.pending:
        return []
    if to.outcome and "outcome" not in answers:
        return [Reason("Say what the outcome is", field="outcome")]
    waits = now is None or now.pending
    if followed and waits and not to.outcome:
        words = "This case is followed to its police outcome: it waits for them until there is one"
        return [Reason(words, field="position")]
    return []


def position_now(referral: Referral, words: Iterable[PoliceWord], procedure: Procedure) -> Position | None:
    """Where the police are: the last word, else what the referral says; None where neither says anything. A referral
    that is changed later counts only where it still waits for them: an outcome is said by `police`."""
    said, last = position(referral.answers, procedure), max(words, key=lambda each: (each.at, each.id), default=None)
    if last is None:
        return said
    later = referral.police_at is not None and referral.police_at > last.at
    return said if later and said and said.pending else position_of(last.position, procedure)


def ranks(case: Case, procedure: Procedure) -> bool:
    """Whether a case's risk is high enough to be followed to the police outcome. Procedure: police.followed_from."""
    rank, start = procedure.matrix.rank, procedure.police.followed_from
    return start is not None and rank(case.level) >= rank(start)


def followed(case: Case, procedure: Procedure) -> bool:
    """Whether a case is on the panel and its risk is high enough to be followed. Procedure: police.followed_from."""
    return case.status is CaseStatus.ACCEPTED and ranks(case, procedure)


def position(answers: Mapping[str, str], procedure: Procedure) -> Position | None:
    """Where the police are, as the referral says; None where it says nothing. Procedure: police.positions."""
    return position_of(answers.get("police", ""), procedure)


def position_of(id: str, procedure: Procedure) -> Position | None:
    """The position of an id; None for one that the procedure no longer has."""
    return next((each for each in procedure.police.positions if each.id == id), None)


def title_of(id: str, procedure: Procedure) -> str:
    """What a position is called; its id, for one that the procedure no longer has."""
    found = position_of(id, procedure)
    return found.title if found else id


def heard_at(answers: Mapping[str, str], before: Referral | None, now: datetime) -> datetime | None:
    """When a referral last told where the police are: that nobody knows is no word, and neither is the same again."""
    said = answers.get("police", NOT_KNOWN)
    if before and said in (NOT_KNOWN, before.answers.get("police")):
        return before.police_at
    return None if said == NOT_KNOWN else now


def last_word(
    referral: Referral, updates: Iterable[Update], procedure: Procedure, words: Iterable[PoliceWord] = ()
) -> date | None:
    """The day of the last word: the referral's, an update of the police's own seat, or what was said since; None where
    there was none. That nobody knows is no word. Procedure: police.seat."""
    seat = procedure.police.seat
    said = [each.at for each in updates if each.seat == seat and each.answer is Answer.UPDATE]
    said += [each.at for each in words if each.position != NOT_KNOWN]
    heard = [*said, *([referral.police_at] if referral.police_at else [])]
    return local(max(heard), procedure.panel.zone).date() if heard else None
