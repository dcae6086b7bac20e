"""`consider`: a child on the pathway, referred or not, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards import templates
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.considered import DECIDE, Considered
from panel.questions import Question
from panel.said import said_day, said_when
from panel.words import Refused

SHOWN = 5
NOT_REFERRED, WAITING = "no", "waits"
"""Whom alone a list shows."""
LISTS = {"": "All of them", NOT_REFERRED: "Not referred", WAITING: "Not considered yet"}
TITLES = {
    "": "Children considered",
    NOT_REFERRED: "Considered, and not referred",
    WAITING: "Recorded, and not considered yet",
}


@dataclass(frozen=True)
class Row:
    """One child who was considered: the record, the pathway in words, who wrote it last, and who recorded a child whom
    somebody else considered."""

    record: Considered
    pathway: str
    by: str
    told: str = ""


def start(records: bool, reads: bool, waiting: int = 0) -> Posted:
    """A typed `consider`: for those who record it, and for those who read what was recorded, with how many children
    nobody has considered yet."""
    read = button("What was recorded", Verb.CONSIDER_LIST, main=not records)
    buttons = [*([button("Start", Verb.CONSIDER_OPEN, main=True)] if records else []), *([read] if reads else [])]
    said = [templates.considered.waiting(waiting)] if reads else []
    return posted(templates.considered.CONSIDERING, *said, templates.line.WINDOW, buttons=buttons)


def page_of(rows: Sequence[Row], page: int) -> Sequence[Row]:
    """The rows of one page."""
    return rows[page * SHOWN : (page + 1) * SHOWN]


def recorded_so_far(rows: Sequence[Row], page: int, only: str) -> Opened:
    """What was recorded, newest first, a page at a time; `only` says whom alone it shows."""
    first, shown = page * SHOWN, page_of(rows, page)
    count = f"{which(first, len(shown), len(rows))} Newest first.".strip() if shown else "Nothing is recorded."
    newer = [button("Newer", Verb.CONSIDER_LIST, page=page - 1, only=only)] if page else []
    more = first + SHOWN < len(rows)
    earlier = [button("Earlier", Verb.CONSIDER_LIST, page=page + 1, only=only)] if more else []
    lists = [button(words, Verb.CONSIDER_LIST, only=each) for each, words in LISTS.items() if each != only]
    return opened(
        TITLES.get(only, TITLES[""]),
        says(count),
        *(element for one in shown for element in _row(one, page, only)),
        buttons=[*newer, *earlier, *lists],
    )


def read_all(one: Row, page: int, only: str) -> Opened:
    """One record with its whole reason, and the way back to its page."""
    back = button("Back to the list", Verb.CONSIDER_LIST, main=True, page=page, only=only)
    return opened(one.record.id, typed("Why, or why not", bold=True), typed(one.record.reason), buttons=[back])


def _row(one: Row, page: int, only: str) -> list[CardElement]:
    record = one.record
    rows = [("Came to notice", one.pathway), (_decision(record), first_words(record.reason))]
    whole = button("Read all", Verb.CONSIDER_LIST, record=record.id, page=page, only=only)
    decides = button(f"Decide {record.id}", Verb.CONSIDER_DECIDE, record=record.id)
    acts = [*([whole] if first_words(record.reason) != record.reason else []), *([decides] if record.waits else [])]
    more = [row(*acts)] if acts else []
    return [title(record.id), _who(record), facts([*rows, *_by(one)]), *more]


def _who(record: Considered) -> CardElement:
    born = f", born {said_day(record.born)}" if record.born else ""
    number = f", case number {record.number}" if record.number else ""
    return typed(f"{record.name or 'Name not given'}{born}{number}", bold=True)


def _by(one: Row) -> list[tuple[str, str]]:
    """Who recorded a child; and who considered them, where that was somebody else later."""
    last = f"{one.by}, {said_when(one.record.at)}"
    if one.record.told_at is None:
        return [("Recorded by", last)]
    return [("Recorded by", f"{one.told}, {said_when(one.record.told_at)}"), ("Considered by", last)]


def _decision(record: Considered) -> str:
    if record.waits:
        return "Nobody has decided yet"
    return "A referral is being made" if record.referred else "No referral"


def decide(one: Row, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """A child whom somebody recorded, and the decision."""
    return opened(
        f"{one.record.id}: is a referral being made?",
        *(problem(wrong) if wrong else []),
        _who(one.record),
        facts([("Came to notice", one.pathway), *_by(one)]),
        *inputs(DECIDE, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Record it", Verb.CONSIDER_DECIDED, main=True, record=one.record.id),
            button("Back to the list", Verb.CONSIDER_LIST, only=WAITING),
        ],
    )


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


def recorded(record: Considered, refers: bool) -> Opened:
    """The record's own id, and the next step if a referral is being made: whether it is this person who `refers`."""
    next_step = button("Refer the child", Verb.SAY, main=True, text="refer")
    return opened(
        f"Recorded. {record.id}.",
        says(_next(record, refers)),
        buttons=[*([next_step] if record.referred and refers else []), button("My list", Verb.SAY, text="my")],
    )


def _next(record: Considered, refers: bool) -> str:
    if record.waits:
        return "It stands with those whom nobody has considered yet, until the coordinator or the chair decides."
    if not record.referred:
        return "No referral is being made, and the reason is kept."
    return "The referral is the next step." if refers else "Whoever works with the child makes the referral: tell them."
