"""`consider`: a child on the pathway, referred or not, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards import templates
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.considered import Considered
from panel.questions import Question
from panel.said import said_day, said_when
from panel.words import Refused

SHOWN = 5


@dataclass(frozen=True)
class Row:
    """One child who was considered: the record, the pathway in words, and who recorded it."""

    record: Considered
    pathway: str
    by: str


def start(records: bool, reads: bool) -> Posted:
    """A typed `consider`: for those who record it, and for those who read what was recorded."""
    read = button("What was recorded", Verb.CONSIDER_LIST, main=not records)
    buttons = [*([button("Start", Verb.CONSIDER_OPEN, main=True)] if records else []), *([read] if reads else [])]
    return posted(templates.considered.CONSIDERING, templates.line.WINDOW, buttons=buttons)


def page_of(rows: Sequence[Row], page: int) -> Sequence[Row]:
    """The rows of one page."""
    return rows[page * SHOWN : (page + 1) * SHOWN]


def recorded_so_far(rows: Sequence[Row], page: int, only: str) -> Opened:
    """What was recorded, newest first, a page at a time; `only` is "no" for those of whom no referral was made."""
    first, shown = page * SHOWN, page_of(rows, page)
    count = f"{which(first, len(shown), len(rows))} Newest first.".strip() if shown else "Nothing is recorded."
    newer = [button("Newer", Verb.CONSIDER_LIST, page=page - 1, only=only)] if page else []
    more = first + SHOWN < len(rows)
    earlier = [button("Earlier", Verb.CONSIDER_LIST, page=page + 1, only=only)] if more else []
    switch = (
        button("All of them", Verb.CONSIDER_LIST) if only else button("Not referred", Verb.CONSIDER_LIST, only="no")
    )
    return opened(
        "Considered, and not referred" if only else "Children considered",
        says(count),
        *(element for one in shown for element in _row(one, page, only)),
        buttons=[*newer, *earlier, switch],
    )


def read_all(one: Row, page: int, only: str) -> Opened:
    """One record with its whole reason, and the way back to its page."""
    back = button("Back to the list", Verb.CONSIDER_LIST, main=True, page=page, only=only)
    return opened(one.record.id, typed("Why, or why not", bold=True), typed(one.record.reason), buttons=[back])


def _row(one: Row, page: int, only: str) -> list[CardElement]:
    record = one.record
    born = f", born {said_day(record.born)}" if record.born else ""
    number = f", case number {record.number}" if record.number else ""
    who = f"{record.name or 'Name not given'}{born}{number}"
    said = "A referral is being made" if record.referred else "No referral"
    rows = [("Came to notice", one.pathway), (said, first_words(record.reason))]
    at = f"{one.by}, {said_when(record.at)}"
    whole = button("Read all", Verb.CONSIDER_LIST, record=record.id, page=page, only=only)
    more = [row(whole)] if first_words(record.reason) != record.reason else []
    return [title(record.id), typed(who, bold=True), facts([*rows, ("Recorded by", at)]), *more]


def form(
    nonce: str, questions: Sequence[Question], answers: Mapping[str, str] | None = None, wrong: Refused | None = None
) -> Opened:
    hint = "Every child arrested or referred on the pathway is considered, so that none is missed."
    body = problem(wrong) if wrong else [says(hint)]
    body += inputs(questions, answers or {}, wrong.reasons if wrong else ())
    return opened(
        templates.considered.CONSIDERING,
        *body,
        buttons=[button("Record it", Verb.CONSIDER_SAVE, main=True, nonce=nonce)],
    )


def recorded(id: str, referred: bool) -> Opened:
    """The record's own id, and the next step if a referral is being made."""
    next_step = button("Refer the child", Verb.SAY, main=True, text="refer")
    return opened(
        f"Recorded. {id}.",
        says("The referral is the next step." if referred else "No referral is being made, and the reason is kept."),
        buttons=[*([next_step] if referred else []), button("My list", Verb.SAY, text="my")],
    )
