"""A referral that is complete and plainly fictional, screen by screen, and what becomes of it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from panel.cases import Case, CaseFile, CaseStatus
from panel.children import Linked, Match
from panel.procedure import Procedure
from panel.referrals import Addition, Draft, Referral, answer, begin
from panel.screening import Outcome, Screening
from panel.sending import child, matrix
from tests.panel.durham import DURHAM, NAME, overlaid

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = date(2026, 11, 23)
REFERRER, CHAIR = "worker", "chair"
REF = "SHCG-2026-001"

SCREENS: dict[int, dict[str, str]] = {
    1: {"danger": "no"},
    2: {"kind": "hsb", "role": "social_worker"},
    3: {"first": "Robin", "family": "Example", "known_as": "Rob", "born": "27 9 2012", "number": "A-17"},
    4: {"status": "child_in_need", "team_manager": "Morgan Placeholder"},
    5: {"synopsis": "Seen at school with Child B, said by a teacher."},
    6: {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": "Sasha Example"},
    7: {"safety_plan": "Supervised at school.", "strategy": "not_held"},
    8: {"police": "investigating", "not_to_hear": "That the telephone was taken."},
    9: {"level": "high", "matrix_date": "16 11 2026", "matrix_author": "Jo Sample", "matrix_kept": "Case system"},
    10: {"told_child": "told", "told_family": "not_yet", "no_contact": "The uncle."},
    11: {"wants": "A joint plan"},
}

INDICATORS = f"""
overlay_of = "{NAME}"
version = "indicators"

[[matrix.indicators]]
id = "force"
title = "Force was used"
level = "high"
matrix = "hsb"
local = "The members, 4 May 2026"

[[matrix.indicators]]
id = "gap"
title = "A wide gap in age"
level = "medium_high"
matrix = "hsb"
local = "The members, 4 May 2026"
"""


def with_overlay(*lines: str) -> Procedure:
    """The shipped procedure with a partnership's own values over it."""
    return overlaid("\n".join([f'overlay_of = "{NAME}"', 'version = "local-2"', *lines]))


def drafted(
    last: int = 11, procedure: Procedure = DURHAM, changed: Mapping[int, Mapping[str, str]] | None = None
) -> Draft:
    """A draft that is answered up to a screen, with some screens answered otherwise."""
    draft = begin("draft", REFERRER, procedure, NOW)
    for number in range(1, last + 1):
        draft = answer(draft, number, {**SCREENS[number], **(changed or {}).get(number, {})}, procedure, NOW)
    return draft


def case(status: CaseStatus = CaseStatus.WAITING, by: str = REFERRER, panel: str = "") -> Case:
    return Case(REF, NAME, "1", status, "hsb", by, NOW, "high", panel)


def file(status: CaseStatus = CaseStatus.WAITING) -> CaseFile:
    """A case with one of everything that can belong to it."""
    answers = drafted().answers
    return CaseFile(
        case(status),
        child(REF, NAME, answers),
        Referral(REF, REFERRER, NOW, answers, "draft"),
        matrices=(matrix(REF, 1, answers, DURHAM, REFERRER, NOW),),
        linked=(Linked(f"{REF}/l1", REF, "younger brother", "Sasha Example", None, ""),),
        matches=(Match(f"{REF}/SHCG-2026-000", REF, "SHCG-2026-000", ("the same case number",)),),
        screenings=(Screening(f"{REF}/s001", REF, Outcome.RETURN, "More about the school", CHAIR, NOW),),
        additions=(Addition(f"{REF}/a001", REF, "Seen again on Friday.", REFERRER, NOW),),
    )
