"""An inspector's questions: each offered, a page of its numbers, what is behind one, and its list."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import filled, turning, which
from cards.parts import (
    Ids,
    Opened,
    Posted,
    beside,
    button,
    facts,
    first_words,
    opened,
    posted,
    row,
    says,
    title,
    typed,
)
from cards.reports import FILES, About, said_of
from cards.templates.line import Line
from cards.verbs import Verb
from panel.questions import length
from panel.reporting.inquiry import Behind, Entry, Group, Inquiry, Told

ROWS = 12
ENTRIES = 6
RECORDS = 10


@dataclass(frozen=True)
class Question:
    """Which question is asked, of which time and whose rules."""

    about: About
    inquiry: Inquiry

    @property
    def ids(self) -> Ids:
        """What its buttons carry."""
        return {**self.about.ids, "topic": self.inquiry.topic}

    @property
    def heading(self) -> str:
        return f"{self.about.procedure.title}: {self.inquiry.title.lower()}"


@dataclass(frozen=True)
class Page:
    """Some rows of a group, or some children of the list; `hidden` are those who are not this person's to see."""

    number: int
    count: int
    group: Group | None = None
    rows: Sequence[Told] = ()
    entries: Sequence[Entry] = ()
    hidden: int = 0


def offer(question: Question) -> Posted:
    """A question for a time, to be opened or taken as a file."""
    lines, about = templates.reports, question.about
    return posted(
        lines.asked(about.procedure, question.inquiry.topic, about.period),
        lines.days(about.period),
        *([] if about.over else [lines.so_far(about.period), lines.FILES_LATER]),
        lines.NO_NAMES,
        *([lines.WHOLE, lines.LISTS] if about.whole else [lines.MASKED]),
        buttons=[button("Open the figures", Verb.INQUIRY_OPEN, main=True, at=question.ids, page=0), *_files(question)],
    )


def pages(groups: Sequence[tuple[Group, Sequence[Told]]], entries: Sequence[Entry], hidden: int) -> list[Page]:
    """A group after the other, each on as many pages as it needs, and the list at the end."""
    some = [(group, told) for group, told in groups if told or not group.lines]
    parts = [(group, told[n : n + ROWS]) for group, told in some for n in range(0, len(told) or 1, ROWS)]
    lists = filled(entries, _size, ENTRIES) or ([[]] if hidden else [])
    count = len(parts) + len(lists)
    numbers = [Page(n, count, group, told) for n, (group, told) in enumerate(parts)]
    return numbers + [Page(len(parts) + n, count, entries=some, hidden=hidden) for n, some in enumerate(lists)]


def _size(entry: Entry) -> int:
    return sum(length(first_words(words)) for _, words in (*entry.rows, *entry.typed)) + 1500


def page(question: Question, shown: Page) -> Opened:
    """One page of a question."""
    about, lines, at = question.about, templates.reports, question.ids
    body = _numbers(question, shown.group, shown.rows) if shown.group else _list(question, shown)
    return opened(
        question.heading,
        says(f"{about.period.title}, {about.period.days}. {which(shown.number, 1, shown.count, 'Page')}".strip()),
        *([] if about.over else [says(lines.so_far(about.period), quietly=True)]),
        *body,
        *([] if about.whole else [says(lines.MASKED, quietly=True)]),
        buttons=[
            *turning(Verb.INQUIRY_OPEN, at, shown.number, more=shown.number + 1 < shown.count, main=True),
            *_files(question),
        ],
    )


def _numbers(question: Question, group: Group, rows: Sequence[Told]) -> list[CardElement]:
    return [title(group.title), *(_row(question, each) for each in rows), says(group.how, quietly=True)]


def _row(question: Question, told: Told) -> CardElement:
    said = facts([(told.row.label, said_of(told.row))])
    if not (question.about.whole and told.row.number):
        return said
    at = {**question.ids, "piece": told.piece, "line": told.line, "part": told.part}
    return beside(said, act=button("Which", Verb.INQUIRY_BEHIND, at=at, page=0))


def _list(question: Question, shown: Page) -> list[CardElement]:
    return [
        title("By case number"),
        says(question.inquiry.listed, quietly=True),
        *_hidden(shown.hidden),
        *(element for each in shown.entries for element in _entry(each)),
    ]


def _hidden(count: int) -> list[CardElement]:
    if not count:
        return []
    return [says(f"{count} more {'is' if count == 1 else 'are'} not yours to see here.", quietly=True)]


def _entry(entry: Entry) -> list[CardElement]:
    said = [(label, first_words(words)) for label, words in (*entry.rows, *entry.typed)]
    opens = row(button(f"Open {entry.case}", Verb.CASE_OPEN, case=entry.case))
    return [typed(entry.case, bold=True), facts(said), opens]


def behind(question: Question, told: Told, records: Sequence[Behind], number: int, hidden: int) -> Opened:
    """The records behind one number, a page at a time."""
    at: Ids = {**question.ids, "line": told.line, "part": told.part}
    shown = page_of(records, number)
    more = (number + 1) * RECORDS < len(records)
    back = button("Back to the figures", Verb.INQUIRY_OPEN, main=True, at=question.ids, page=0)
    return opened(
        f"{question.heading}: {told.row.label}",
        says(f"{question.about.period.title}. {which(number * RECORDS, len(shown), len(records))}".strip()),
        *_hidden(hidden),
        *(element for each in shown for element in _record(each)),
        buttons=[
            *turning(Verb.INQUIRY_BEHIND, at, number, more=more),
            back,
        ],
    )


def page_of(records: Sequence[Behind], number: int) -> Sequence[Behind]:
    """The records that one page shows."""
    return records[number * RECORDS : (number + 1) * RECORDS]


def _record(each: Behind) -> list[CardElement]:
    rules = [f"version {each.version} of the rules"] if each.version else []
    said = [(each.about, "; ".join([each.words, *rules]))]
    words = facts([*said, *([("In their words", first_words(each.typed))] if each.typed else [])])
    return [beside(words, act=button(f"Open {each.case}", Verb.CASE_OPEN, case=each.case)) if each.case else words]


def nothing(question: Question) -> Opened:
    """There is nothing of it."""
    return opened(question.heading, says("Nothing is recorded of it in this time."), buttons=_files(question))


def file(question: Question, name: Line) -> Opened:
    """A file of the numbers is ready; how it is had is added to it."""
    lines = templates.reports
    return opened(
        question.heading,
        says(f"The file is {name}."),
        says("It holds counts, and nobody’s name."),
        says(lines.MASKED),
        buttons=[button("Open the figures", Verb.INQUIRY_OPEN, at=question.ids, page=0)],
    )


def _files(question: Question) -> list[ExecuteAction]:
    if not question.about.over:
        return []
    return [button(words, Verb.INQUIRY_FILE, at=question.ids, kind=kind) for kind, words in FILES.items()]
