"""An audit sample: cases drawn at random by legal status, so that nobody picks them. Procedure key: [audit]."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from panel.auditing.drawing import Apart, Framed, Passed, Share, draw
from panel.clocks import add_working_days
from panel.procedure import Procedure
from panel.rules.audit import AuditRules
from panel.said import wall_day
from panel.words import Made, Reason, Refused

MOST = 40
NO_AUDIT = "No procedure that runs here describes an audit, so there is nothing to draw by. Nothing was changed."
HOW_TO = "An audit procedure that runs beside this one (CONVENOR_PROCEDURES) gives the strata and the themes"
NOBODY = "There is no case here that can be drawn: nobody is on the agenda, or has left it lately. Nothing was changed."
HOW_MANY = f"Draw from 1 to {MOST} cases, for example: “audit sample 4”. Nothing was changed."


@dataclass(frozen=True)
class Of:
    """What a sample is drawn of: whose cases, by whose audit, which of them can be drawn, and who is asked."""

    procedure: Procedure
    rules: Procedure
    frame: Sequence[Framed]
    seats: tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """`id` is its own (`SHCG-U001`). The cases are those of `procedure`; `rules` is the procedure whose audit it is,
    under its `version`. It was drawn out of so many cases as are `framed`, of which so many have no legal status
    recorded, in the order that `seed` gives. `seats` are asked until `due`. Closed early, it says why."""

    id: str
    procedure: str
    rules: str
    version: str
    asked: int
    seed: str
    by: str
    at: datetime
    due: date
    seats: tuple[str, ...]
    cases: tuple[str, ...]
    shares: tuple[Share, ...]
    passed: tuple[Passed, ...]
    framed: int
    unrecorded: int
    closed_by: str = ""
    closed_at: datetime | None = None
    why: str = ""
    rev: int = 0


def rules_of(own: Procedure, others: Iterable[Procedure]) -> Procedure:
    """The procedure whose audit the cases of `own` are drawn by: itself, else the first other that describes one;
    `Refused` where none does. Procedure: audit.strata, .themes."""
    if found := next((each for each in (own, *others) if each.audit.themes), None):
        return found
    raise Refused(NO_AUDIT, [Reason(HOW_TO)])


def how_many(words: str, rules: AuditRules) -> int:
    """How many cases were asked for; as many as the document drew, where no number is given."""
    if not words:
        return sum(each.take for each in rules.strata or ())
    if not (words.isascii() and words.isdigit() and len(words) < 3 and 1 <= int(words) <= MOST):
        raise Refused(HOW_MANY)
    return int(words)


def sample(made: Made, of: Of, count: int, seed: str, apart: Apart) -> Sample:
    """A sample, drawn, with how it was drawn; `Refused` where there is nothing to draw. Procedure:
    audit.answer_working_days."""
    rules = of.rules.audit
    found = draw(of.frame, count, seed, rules, apart)
    if not found.cases:
        raise Refused(NOBODY)
    due = add_working_days(wall_day(made.at), rules.answer_working_days)
    unrecorded = sum(not each.status for each in of.frame)
    return Sample(
        made.id,
        of.procedure.name,
        of.rules.name,
        of.rules.version,
        count,
        seed,
        made.by,
        made.at,
        due,
        of.seats,
        found.cases,
        found.shares,
        found.passed,
        len(of.frame),
        unrecorded,
    )
