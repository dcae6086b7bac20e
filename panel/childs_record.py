"""What is to stand in a child's own record, and whether it does. Procedure key: [recording]."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from panel.cases import Case
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, not_later, one
from panel.recommending import Recommendation
from panel.responses import Route
from panel.rules.childs_record import KeptRule, MetBy
from panel.rules.responses import Does
from panel.said import said_date, wall_day
from panel.session import Discussion
from panel.words import Made, Reason

KEPT, NOT_NEEDED = "kept", "not_needed"
INTERVENTION = "intervention"
"""The kind of a recommendation that is one."""
QUESTIONS: tuple[Question, ...] = (
    one(
        "how",
        "How does it stand?",
        {KEPT: "It is in the child’s record", NOT_NEEDED: "It is not needed for this child"},
        required="Choose how it stands",
    ),
    day("on", "If it is, of what date? (optional)", "For example, 13 1 2026"),
    line("why", "If it is not needed, why? (optional)"),
)


@dataclass(frozen=True)
class Kept:
    """Somebody said that a thing stands in the child's record, of what day (`on`), or `why` it is not needed. `id` is
    `case/kept`."""

    id: str
    case: str
    kept: str
    by: str
    at: datetime
    on: date | None = None
    why: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Stands:
    """One thing that is to stand in the record: whether it does, as far as is known (`met`), and how, in words."""

    rule: KeptRule
    met: bool
    how: str = ""


@dataclass(frozen=True)
class OnRecord:
    """What is known of a child that may meet it."""

    kept: Sequence[Kept] = ()
    discussions: Sequence[Discussion] = ()
    recommendations: Sequence[Recommendation] = ()
    routes: Sequence[Route] = ()


def asked_of(case: Case, procedure: Procedure) -> tuple[KeptRule, ...]:
    """What is to stand in the record of a child. Procedure: recording.kept, .levels."""
    levels = procedure.recording.levels
    return procedure.recording.kept or () if levels is None or case.level in levels else ()


def stands(case: Case, procedure: Procedure, known: OnRecord) -> tuple[Stands, ...]:
    """Each thing that is to stand there, met or not."""
    said = {each.kept: each for each in known.kept}
    return tuple(_stands(rule, said.get(rule.id), known) for rule in asked_of(case, procedure))


def _stands(rule: KeptRule, said: Kept | None, known: OnRecord) -> Stands:
    if said and said.on:
        return Stands(rule, True, f"in the record, {said_date(said.on)}")
    if said:
        return Stands(rule, True, f"not needed: {said.why}")
    last = max(_days(rule, known), default=None)
    return Stands(rule, last is not None, f"on record here, {said_date(last)}" if last else "")


def _days(rule: KeptRule, known: OnRecord) -> Iterable[date]:
    """The days on which what is on record here met it."""
    if rule.met_by is MetBy.MEETING:
        own = [each.on for each in known.routes if each.does is Does.OWN_MEETING and each.outcome and each.on]
        return [*own, *(wall_day(each.began_at) for each in known.discussions if each.heard_at)]
    if rule.met_by is MetBy.INTERVENTION:
        advised = (each for each in known.recommendations if each.kind == INTERVENTION)
        return [each.implemented_on for each in advised if each.implemented_on]
    return []


def kept(made: Made, case: str, rule: KeptRule, fields: Mapping[str, str]) -> Kept:
    """What somebody said of one of them; `Refused` names what is missing."""
    today = wall_day(made.at)
    answers = check(QUESTIONS, fields, today, lambda given: _fits(given, today))
    if answers["how"] == NOT_NEEDED:
        return Kept(made.id, case, rule.id, made.by, made.at, why=answers["why"])
    return Kept(made.id, case, rule.id, made.by, made.at, on=date.fromisoformat(answers["on"]))


def _fits(answers: Mapping[str, str], today: date) -> list[Reason]:
    if answers["how"] == NOT_NEEDED:
        return [] if "why" in answers else [Reason("Say why it is not needed", field="why")]
    if "on" not in answers:
        return [Reason("Enter the date of what is in the record", field="on")]
    return not_later(answers, "on", "The date", today)
