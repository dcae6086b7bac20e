"""What a seat says in an audit: its list of cases, and the themes on one of them beside what the record shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.filling import turning, which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, beside, button, facts, first_words, opened, row, says, title, typed
from cards.verbs import Verb
from panel.auditing.grading import GRADE, WORDS
from panel.questions import Question
from panel.rules.audit import Side, Theme
from panel.words import Mend, Refused

PAGE = 8
STATES = {"": "Not answered yet", "half": "Begun", "whole": "Answered"}
SIDES = {Side.WELL: "what works well", Side.DEVELOP: "what is to be developed"}


@dataclass(frozen=True)
class Row:
    """One case on a seat's list: "" before anything was said, `half` or `whole`."""

    case: str
    state: str


@dataclass(frozen=True)
class Page:
    """One side of the themes on one case: what its buttons carry, whose answer it is, who the child is, the questions
    by their themes, and what the record shows beside each theme (by its id)."""

    at: Ids
    case: str
    seat: str
    child: str
    side: Side
    themes: Sequence[Theme]
    questions: Sequence[Question]
    record: Mapping[str, Sequence[str]]


def seat_list(sample: str, seat: str, rows: Sequence[Row], at: Ids, page: int, is_open: bool) -> Opened:
    """A seat's cases, eight at a time, those that wait first."""
    shown = rows[page * PAGE : (page + 1) * PAGE]
    left = sum(each.state != "whole" for each in rows)
    say = f"{left} of {len(rows)} wait for your answer." if left else "You have answered about every case. Thank you."
    return opened(
        f"{sample}: {seat}",
        says(say if is_open else "It is closed: what was answered stays as it is."),
        *([says(count, quietly=True)] if (count := which(page * PAGE, len(shown), len(rows))) else []),
        *(_row(each, at, is_open) for each in shown),
        buttons=[
            *turning(Verb.AUDIT_SEAT, at, page, more=(page + 1) * PAGE < len(rows)),
            *([button("Our own work", Verb.AUDIT_WORK, at=at)] if is_open else []),
            button("The audit", Verb.AUDIT_OPEN, at=at),
        ],
    )


def _row(each: Row, at: Ids, is_open: bool) -> CardElement:
    head = says(f"{each.case}: {STATES[each.state]}")
    return beside(head, act=button("Answer", Verb.AUDIT_CASE, at=at, case=each.case, side=0)) if is_open else head


def form(page: Page, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """The themes of one side: each with what to look for, what the record shows, the grade, and what shows it."""
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        f"{page.case}: {SIDES[page.side]}",
        *(problem(wrong) if wrong else []),
        typed(page.child, bold=True),
        says(f"{page.seat} answers, out of its own records. What you write is read by those who run the panel."),
        says("Say “Child B”, not another child’s name. What cannot be seen is never graded.", quietly=True),
        *(element for theme in page.themes for element in _theme(page, theme, answers, wrong)),
        buttons=[
            button("Save", Verb.AUDIT_GRADE, main=True, at=page.at),
            *([button("Keep my words", Verb.AUDIT_GRADE, at=page.at, named="yes")] if named else []),
            button("My list", Verb.AUDIT_SEAT, at=page.at, page=0),
        ],
    )


def _theme(page: Page, theme: Theme, answers: Mapping[str, str], wrong: Refused | None) -> Iterator[CardElement]:
    asked = [each for each in page.questions if each.id in (f"{GRADE}{theme.id}", f"{WORDS}{theme.id}")]
    yield title(theme.title)
    yield typed(theme.text)
    if lines := page.record[theme.id]:
        yield facts(("On record", first_words(line)) for line in lines)
        if any(first_words(line) != line for line in lines):
            yield row(button(f"Read all: {theme.title}", Verb.AUDIT_RECORD, at=page.at, theme=theme.id, page=0))
    yield from inputs(asked, answers, wrong.reasons if wrong else ())


def record(page: Page, theme: Theme, number: int) -> Opened:
    """What the record shows beside one theme, whole: a line at a time."""
    lines, at = page.record[theme.id], {**page.at, "theme": theme.id}
    shown = lines[number : number + 1]
    return opened(
        f"{page.case}: {theme.title.lower()}",
        *([says(count, quietly=True)] if (count := which(number, len(shown), len(lines))) else []),
        *(typed(line) for line in shown),
        buttons=[
            button("Back to the form", Verb.AUDIT_CASE, main=True, at=page.at),
            *turning(Verb.AUDIT_RECORD, at, number, more=number + 1 < len(lines)),
        ],
    )
