"""Who chairs a panel: one person, one of a pool in turn, or several together. Procedure: [chairs]."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from panel.cases import Case
from panel.clocks import local
from panel.panels import Panel
from panel.people import Person, Role, holding
from panel.procedure import Procedure
from panel.questions import Question, check, line, one
from panel.rules.attending import ChairRule
from panel.said import wall_day
from panel.words import Reason


@dataclass(frozen=True)
class InChair:
    """One of those who chair a panel together: the seat (its name) for which they do, and who they are; nobody where
    nobody on the roster does."""

    seat: str
    people: tuple[Person, ...] = ()


def together(people: Iterable[Person], procedure: Procedure) -> list[InChair]:
    """Who chairs the panels of a procedure together, seat by seat; nobody where one person chairs. Procedure:
    chairs.together, chairs.seats."""
    if procedure.chairs.together < 2:
        return []
    names, everybody = {seat.id: seat.name for seat in procedure.seats}, list(people)
    seats = procedure.chairs.seats or ()
    return [InChair(names[seat], tuple(_chairs_for(everybody, procedure.name, seat))) for seat in seats]


def _chairs_for(people: Iterable[Person], procedure: str, seat: str) -> list[Person]:
    posts = ((each, post) for each in people for post in each.posts if not each.left)
    return [each for each, post in posts if (post.procedure, post.role, post.seat) == (procedure, Role.CHAIR, seat)]


def holds_the_chair(person: Person, chair: str, procedure: Procedure) -> bool:
    """Whether a sitting is somebody's to chair now: whose chair it is, and of several together each of them."""
    return person.id == chair or any(person in each.people for each in together([person], procedure))


def sets_who(procedure: Procedure) -> bool:
    """Whether the coordinator says who chairs a panel: one of a pool, or as a rule says. Procedure: chairs.pool,
    chairs.rules."""
    return procedure.chairs.pool or bool(procedure.chairs.rules)


def rule_for(case: Case, procedure: Procedure) -> ChairRule | None:
    """The rule that says in words who chairs for a case. Procedure: [[chairs.rules]]."""
    found = procedure.chairs.rules or ()
    return next((each for each in found if _fits(case.level, each.levels) and _fits(case.kind, each.kinds)), None)


def _fits(value: str, of: Sequence[str]) -> bool:
    return not of or value in of


def rota(chairs: Sequence[Person], sat: Sequence[str], ahead: Sequence[Panel], procedure: Procedure) -> dict[str, str]:
    """Who chairs each panel to come, by its id: who is set, else whoever has not chaired for longest and is there;
    `sat` is who chaired before, oldest first."""
    turns, found = list(sat), {}
    for panel in sorted(ahead, key=lambda each: (each.starts_at, each.id)):
        if next_one := panel.chair or _longest_ago(chairs, turns, panel, procedure):
            found[panel.id] = next_one
            turns.append(next_one)
    return found


def _longest_ago(chairs: Sequence[Person], turns: Sequence[str], panel: Panel, procedure: Procedure) -> str:
    day = local(panel.starts_at, procedure.panel.zone).date()
    last = {id: n for n, id in enumerate(turns)}
    there = [each for each in chairs if not each.away(day)] or list(chairs)
    return min(there, key=lambda each: (last.get(each.id, -1), each.id)).id if there else ""


def questions(people: Iterable[Person], procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of whoever says who chairs a panel."""
    known = {each.id: each.name for each in holding(people, procedure.name, Role.CHAIR, Role.DEPUTY)}
    return (
        one("chair", "Who chairs this panel?", known, required="Say who chairs"),
        line("why", "If it is none of the chairs, why? (optional)"),
    )


def chosen(
    panel: Panel, people: Sequence[Person], procedure: Procedure, fields: Mapping[str, str], now: datetime
) -> Panel:
    """The panel with who chairs it; `Refused` without a reason for somebody who is no chair."""
    chairs = {each.id for each in holding(people, procedure.name, Role.CHAIR)}

    def more(answers: dict[str, str]) -> list[Reason]:
        lacks = answers["chair"] not in chairs and "why" not in answers
        return [Reason("Say why none of the chairs does", field="why")] if lacks else []

    answers = check(questions(people, procedure), fields, wall_day(now), more)
    return replace(panel, chair=answers["chair"], chair_why=answers.get("why", ""))
