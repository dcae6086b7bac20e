"""Interests: somebody at the table who knows the family steps out of view and decision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from panel.cases import Case, still_open
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.questions import check, line
from panel.said import wall_day

DECLARE = (line("reason", "How do you know them? (optional)", "Only those who lead can read it"),)
BRING_BACK = (line("reason", "Why may they see it again?", required="Say why they may see it again"),)


@dataclass(frozen=True)
class Interest:
    """One time that somebody stepped out of a case, in what they do there (`seat`: a seat's id, or a role's). The
    coordinator alone brings them back, with a reason."""

    id: str
    case: str
    person: str
    seat: str
    at: datetime
    reason: str = ""
    lifted_by: str = ""
    lifted_at: datetime | None = None
    lifted_why: str = ""
    rev: int = 0


def declare(
    id: str, case: Case, person: Person, fields: Mapping[str, str], procedure: Procedure, now: datetime
) -> tuple[Case, Interest]:
    """The case out of this person's view and decision, and why; what they said of it before stays."""
    still_open(case)
    answers = check(DECLARE, fields, wall_day(now))
    out = replace(case, interests=(*case.interests, person.id))
    return out, Interest(id, case.id, person.id, place(person, procedure.name), now, answers.get("reason", ""))


def bring_back(
    case: Case, interest: Interest, fields: Mapping[str, str], by: Person, now: datetime
) -> tuple[Case, Interest]:
    """The case in that person's view again; `Refused` without a reason."""
    answers = check(BRING_BACK, fields, wall_day(now))
    back = replace(case, interests=tuple(each for each in case.interests if each != interest.person))
    return back, replace(interest, lifted_by=by.id, lifted_at=now, lifted_why=answers["reason"])


def place(person: Person, procedure: str) -> str:
    """What somebody does at the table: the role that leads it, else the seat they speak for."""
    roles = person.roles(procedure)
    leads = next((role for role in (Role.CHAIR, Role.DEPUTY, Role.COORDINATOR) if role in roles), None)
    return leads or min(person.seats(procedure), default="")
