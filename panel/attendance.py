"""What is said by hand of those who are to be there for a child: invited, left out and why, there or not, and why an
item goes on without somebody. Procedure: [attendees]."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from panel.questions import Question, check, day, line, not_later, one
from panel.rules.attending import Attendee, Who
from panel.said import wall_day
from panel.words import Made, Reason


class State(StrEnum):
    """What is said of one who is to be there."""

    INVITED = "invited"
    NOT_APPLICABLE = "not applicable"
    LEFT_OUT = "left out"


class There(StrEnum):
    """Whether somebody was there."""

    WHOLE = "whole"
    PART = "part"
    NO = "no"


@dataclass(frozen=True)
class Attendance:
    """What is said of one who is to be there (`attendee`) for a case at a panel. `id` is all three. `who` is invited,
    as a role or a name; of a parent, a carer or the young person it is never their name, but by whom and when they were
    asked (`invited_by`, `invited_on`). `why` is why they are left out, or why an advocate comes. `there` is None until
    somebody says it; `part` is which part they were there for."""

    id: str
    panel: str
    case: str
    attendee: str
    by: str
    at: datetime
    state: State | None = None
    who: str = ""
    invited_by: str = ""
    invited_on: date | None = None
    why: str = ""
    there: There | None = None
    part: str = ""
    rev: int = 0


@dataclass(frozen=True)
class WentOn:
    """Why an item went on `without` some who were to be there, by their titles. `id` is `panel/case`."""

    id: str
    panel: str
    case: str
    without: tuple[str, ...]
    why: str
    by: str
    at: datetime
    rev: int = 0


WHY = (line("why", "Why does it go on without them?", required="Say why it goes on without them"),)
THERE: tuple[Question, ...] = (
    one(
        "there",
        "Were they there?",
        {There.WHOLE: "Yes, for all of it", There.PART: "For part of it", There.NO: "No"},
        required="Say whether they were there",
    ),
    line("part", "For which part? (optional)", "For example, the plan, and not what the police said"),
)
FAMILY = (Who.FAMILY, Who.YOUNG_PERSON)
"""They are never users here: who invited them, and when, is what is kept of them."""


def questions(attendee: Attendee) -> tuple[Question, ...]:
    """What is asked of one who is to be there. A young person comes if that is right for them; a parent or carer is
    left out for a reason alone."""
    of: dict[str, str]
    if attendee.who not in FAMILY:
        of = {State.INVITED: "Yes", State.NOT_APPLICABLE: "No, it does not apply here"}
        reason = "Why they come, or why not" if attendee.who is Who.SERVICE else "If not, why"
        who = line("who", "Who is invited? (optional)", "A role or a name, and the service")
        return (one("state", "Are they invited?", of, required="Say whether they are invited"), who, _why(reason))
    young = attendee.who is Who.YOUNG_PERSON
    asked = "Is it right for them to come?" if young else "Are they invited?"
    no = State.LEFT_OUT if attendee.excluded_needs_reason else State.NOT_APPLICABLE
    of = {State.INVITED: "Yes, they are invited", no: "No" if young else "They are left out"}
    return (
        one("state", asked, of, required="Say whether they are invited"),
        line("invited_by", "Who invited them? (optional)", "A role, for example the social worker"),
        day("invited_on", "On what date? (optional)", "For example, 27 9 2026"),
        _why(f"Left out, why: {attendee.condition}" if attendee.condition else "Left out, why"),
    )


def _why(label: str) -> Question:
    return line("why", f"{label} (optional)", "Say “Child B”, not a name")


def invited(before: Attendance, attendee: Attendee, fields: Mapping[str, str], made: Made) -> Attendance:
    """What somebody says of one who is to be there; `Refused` names what is missing."""
    today = wall_day(made.at)
    answers = check(questions(attendee), fields, today, lambda answers: _lacks(answers, attendee, today))
    on = answers.get("invited_on")
    return replace(
        before,
        by=made.by,
        at=made.at,
        state=State(answers["state"]),
        who=answers.get("who", ""),
        invited_by=answers.get("invited_by", ""),
        invited_on=date.fromisoformat(on) if on else None,
        why=answers.get("why", ""),
    )


def _lacks(answers: Mapping[str, str], attendee: Attendee, today: date) -> list[Reason]:
    family, comes = attendee.who in FAMILY, answers["state"] == State.INVITED
    needs = {"invited_by": "Say who invited them", "invited_on": "Enter the date"} if family else {"who": "Say who"}
    if attendee.who is Who.SERVICE:
        needs["why"] = "Say why they are invited"
    if not comes:
        needs = {"why": "Say why they do not come"}
    found = [Reason(words, field=id) for id, words in needs.items() if id not in answers]
    return found or not_later(answers, "invited_on", "The date", today)


def came(before: Attendance, fields: Mapping[str, str], made: Made) -> Attendance:
    """Whether somebody was there, and for which part; `Refused` without."""
    answers = check(THERE, fields, wall_day(made.at), _which_part)
    there = There(answers["there"])
    return replace(before, by=made.by, at=made.at, there=there, part=answers.get("part", ""))


def _which_part(answers: Mapping[str, str]) -> list[Reason]:
    lacks = answers["there"] == There.PART and "part" not in answers
    return [Reason("Say for which part they were there", field="part")] if lacks else []


def went_on(before: WentOn, without: tuple[str, ...], fields: Mapping[str, str], made: Made) -> WentOn:
    """Why an item goes on without these; `Refused` without a word."""
    why = check(WHY, fields, wall_day(made.at))["why"]
    return replace(before, without=without, why=why, by=made.by, at=made.at)
