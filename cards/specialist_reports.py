"""Specialist reports on a child: that there are, where each is kept, and what it recommends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.asking import Ask, form
from cards.filling import turning, which
from cards.parts import Opened, button, facts, first_words, opened, row, says, title
from cards.recommending import Row, standing
from cards.verbs import Verb
from panel.questions import Question
from panel.recommending import Assessment
from panel.said import said_day
from panel.words import Refused

ITEMS = 4
"""So many reports stand on one card, each with the first of its recommendations."""
FEW = 5


@dataclass(frozen=True)
class Report:
    """A report, who wrote it down here, and its recommendations."""

    one: Assessment
    by: str
    rows: tuple[Row, ...] = ()


def name(one: Assessment) -> str:
    """What a report is called in a list."""
    return f"{one.tool}, {said_day(one.dated)}, by {one.author}"


def listing(reference: str, reports: Sequence[Report], page: int, recommends: bool) -> Opened:
    """Every report, the newest first, each with its recommendations; `recommends` says that this person may add one."""
    shown = reports[page * ITEMS : (page + 1) * ITEMS]
    count = which(page * ITEMS, len(shown), len(reports)) if shown else "No specialist report is added yet."
    more = (page + 1) * ITEMS < len(reports)
    return opened(
        f"{reference}: specialist reports",
        *([says(count, quietly=True)] if count else []),
        *(element for each in shown for element in _report(each, recommends)),
        buttons=[
            button("Add a report", Verb.ASSESSMENT_FORM, main=True, case=reference),
            *turning(Verb.ASSESSMENT_OPEN, {"case": reference}, page, more=more),
            button("Recommendations", Verb.RECOMMEND_OPEN, case=reference),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _report(each: Report, recommends: bool) -> list[CardElement]:
    one = each.one
    rows = [("Written by", one.author), ("Kept in", one.kept), ("Added by", each.by)]
    rows += [(row.one.id, f"{first_words(row.one.words)}. {standing(row.one)}") for row in each.rows[:FEW]]
    left = len(each.rows) - FEW
    add = button("Add a recommendation from it", Verb.RECOMMEND_FORM, case=one.case, assessment=one.id)
    return [
        title(f"Report of {said_day(one.dated)}"),
        facts([("Kind", one.tool), *rows]),
        *([says(f"{left} more under Recommendations.", quietly=True)] if left > 0 else []),
        *([row(add)] if recommends else []),
    ]


def write(
    reference: str,
    nonce: str,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """Which report, by whom, of when, and where it is kept."""
    of = Ask(
        f"{reference}: a specialist report",
        "Save",
        Verb.ASSESSMENT_SAVE,
        {"case": reference, "nonce": nonce},
        "Where it is, and not what it says: its recommendations are added one by one.",
    )
    return form(of, questions, answers, wrong, (), [button("Reports", Verb.ASSESSMENT_OPEN, case=reference)])
