"""Findings of an audit: what each seat is to do, what was done, and whether the work has changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.asking import Ask
from cards.asking import form as asking
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, beside, button, facts, opened, posted, says, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.auditing.findings import CHECKED, DONE, Finding
from panel.auditing.paper import standing
from panel.questions import Question
from panel.said import said_date, said_when
from panel.words import Refused

PAGE, LAST = 8, 4


@dataclass(frozen=True)
class Shown:
    """A finding with the titles of its theme and its seat, the names of who wrote it and did it, and whether this
    person does it, and looks whether the work has changed."""

    finding: Finding
    theme: str
    seat: str
    by: str
    done_by: str
    does: bool
    looks: bool


def ids(found: Finding) -> Ids:
    """What a button about a finding carries."""
    return {"procedure": found.procedure, "sample": found.sample, "finding": found.id, "rev": found.rev}


def told(line: Line, found: Finding) -> Posted:
    """A notice about a finding, and the button that opens it."""
    at: Ids = {"procedure": found.procedure, "finding": found.id}
    return posted(line, buttons=[button("Open it", Verb.FINDING_OPEN, main=True, at=at)])


def listing(sample: str, found: Sequence[tuple[Finding, str]], at: Ids, page: int, writes: bool) -> Opened:
    """Eight findings at a time, each with the name of its seat."""
    shown = found[page * PAGE : (page + 1) * PAGE]
    return opened(
        f"{sample}: what is to be done",
        says(which(page * PAGE, len(shown), len(found)) or f"{len(found)} in all.", quietly=True),
        *(_row(each, seat) for each, seat in shown),
        buttons=[
            *([button("Write a finding", Verb.FINDING_FORM, main=True, at=at)] if writes else []),
            *turning(Verb.FINDING_LIST, at, page, more=(page + 1) * PAGE < len(found)),
            button("The audit", Verb.AUDIT_OPEN, at=at),
        ],
    )


def _row(each: Finding, seat: str) -> CardElement:
    head = typed(f"{each.id}: {seat}, by {said_date(each.due)}", bold=True)
    return beside(head, says(f"{standing(each)}.", quietly=True), act=button("Open", Verb.FINDING_OPEN, at=ids(each)))


def write(at: Ids, asked: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What is to be done, by which seat, and when it is looked at again."""
    hint = "Its seat is told, and reminded; it is tracked until somebody has seen that the work has changed."
    of = Ask("Write a finding", "Save", Verb.FINDING_SAVE, at, hint)
    return asking(of, asked, answers, wrong, beside=[button("Findings", Verb.FINDING_LIST, at=at, page=0)])


def finding(shown: Shown, happened: str = "") -> Opened:
    """One finding: what is to be done, what was, and each time that somebody looked."""
    it = shown.finding
    return opened(
        f"{it.id}: a finding of {it.sample}",
        *([says(happened)] if happened else []),
        facts(_facts(shown)),
        buttons=_buttons(shown),
    )


def _facts(shown: Shown) -> Iterator[tuple[str, str]]:
    it = shown.finding
    yield "Theme", shown.theme
    yield "What is to be done", it.words
    yield "Who does it", f"{shown.seat}, by {said_date(it.due)}"
    yield "Now", standing(it)
    yield "Written by", f"{shown.by}, {said_when(it.at)}"
    if it.done_at:
        yield "What was done", it.done
        yield "Said by", f"{shown.done_by}, {said_when(it.done_at)}"
    if len(it.checks) > LAST:
        yield "Looked at before that", f"{len(it.checks) - LAST} times"
    for each in it.checks[-LAST:]:
        yield f"Looked at, {said_when(each.at)}", f"{'seen in practice' if each.seen else 'not yet'}: {each.words}"


def _buttons(shown: Shown) -> list[ExecuteAction]:
    at, is_open = ids(shown.finding), shown.finding.seen_at is None
    return [
        *([button("It is done", Verb.FINDING_DONE, main=True, at=at)] if shown.does and is_open else []),
        *([button("Look again", Verb.FINDING_CHECK, at=at)] if shown.looks and is_open else []),
        button("All findings", Verb.FINDING_LIST, at=at, page=0),
    ]


def done(shown: Shown, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What a seat has done about a finding."""
    of = Ask(f"{shown.finding.id}: it is done", "Save", Verb.FINDING_DONE_SAVE, ids(shown.finding))
    return asking(of, DONE, answers, wrong, [facts(_facts(shown))], [_back(shown)])


def check(shown: Shown, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Whether the work has changed, and how that is known."""
    of = Ask(f"{shown.finding.id}: has the work changed?", "Save", Verb.FINDING_CHECK_SAVE, ids(shown.finding))
    return asking(of, CHECKED, answers, wrong, [facts(_facts(shown))], [_back(shown)])


def _back(shown: Shown) -> ExecuteAction:
    return button("Back to the finding", Verb.FINDING_OPEN, at=ids(shown.finding))
