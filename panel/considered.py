"""Every child on the pathway is considered: referred or not, why, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.children import Identity
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, one, text
from panel.said import wall_day
from panel.wording import YES_NO
from panel.words import Reason, Refused


@dataclass(frozen=True)
class Considered:
    """One child who came to notice on the pathway, and what was decided about a referral; while it `waits`, nobody has
    decided. `told_by` is who recorded a child that somebody else considered later, and `told_at` when."""

    id: str
    procedure: str
    name: str
    born: date | None
    number: str
    pathway: str
    referred: bool
    reason: str
    by: str
    at: datetime
    waits: bool = False
    told_by: str = ""
    told_at: datetime | None = None
    rev: int = 0

    def identities(self) -> tuple[Identity, ...]:
        return (Identity((self.name,), self.born),) if self.name or self.born else ()


@dataclass(frozen=True)
class SentOn:
    """That a child who was younger than the rules take was sent to the front door, and nothing of the child."""

    id: str
    procedure: str
    by: str
    at: datetime
    rev: int = 0


LATER = "later"
CHOOSE = "Choose Yes, No or Nobody has decided yet"
UNSAID = "Say why, or why not"
DECIDE = (
    one("referred", "Is a referral being made?", YES_NO, required="Choose Yes or No"),
    text("reason", "Why, or why not?", required=UNSAID),
)
"""What is asked of a child whom somebody recorded and nobody considered."""


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked about a child on the pathway; the way is not, where none is named. Procedure: [consideration]
    pathways."""
    pathways = {pathway.id: pathway.title for pathway in procedure.consideration.pathways or ()}
    how = one("pathway", "How did the child come to notice?", pathways, required="Choose how the child came to notice")
    return (
        line("name", "Child’s name, or leave empty and give the case number (optional)"),
        day("born", "Date of birth (optional)"),
        line("number", "Case number in your system (optional)"),
        *([how] if pathways else []),
        one("referred", "Is a referral being made?", YES_NO | {LATER: "Nobody has decided yet"}, required=CHOOSE),
        text("reason", "If it is decided: why, or why not? (optional)"),
    )


def consider(id: str, fields: Mapping[str, str], procedure: Procedure, by: str, now: datetime) -> Considered:
    """The record that a child was considered, or waits to be; `Refused` names what is missing. Procedure:
    [consideration]."""
    answers = check(questions(procedure), fields, wall_day(now), lambda found: [*_which_child(found), *_why(found)])
    born = answers.get("born")
    return Considered(
        id,
        procedure.name,
        answers.get("name", ""),
        date.fromisoformat(born) if born else None,
        answers.get("number", ""),
        answers.get("pathway", ""),
        answers["referred"] == "yes",
        answers.get("reason", ""),
        by,
        now,
        waits=answers["referred"] == LATER,
    )


def decide(record: Considered, fields: Mapping[str, str], by: str, now: datetime) -> Considered:
    """A child who waited, considered; `Refused` for one whom somebody considered since."""
    if not record.waits:
        raise Refused("Somebody has decided this since. Nothing was changed.")
    answers = check(DECIDE, fields, wall_day(now))
    made = replace(record, referred=answers["referred"] == "yes", reason=answers["reason"], waits=False)
    return replace(made, by=by, at=now, told_by=record.by, told_at=record.at)


def _which_child(answers: dict[str, str]) -> list[Reason]:
    if answers.get("name") or answers.get("number"):
        return []
    return [Reason("Enter the child’s name or the case number", field="name")]


def _why(answers: dict[str, str]) -> list[Reason]:
    lacks = answers.get("referred") in YES_NO and "reason" not in answers
    return [Reason(UNSAID, field="reason")] if lacks else []
