"""The whole set for an inspector: every question answered for one time, with the records behind each number, by case
number alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from panel.drafting import Block, Chapter, Paper
from panel.naming import Names
from panel.reporting.figures import Count, Meetings, Parts, Spread, Value
from panel.reporting.inquiries import ASKED
from panel.reporting.inquiry import Behind, Entry, Found, Group, Inquiry, Line
from panel.reporting.inspection import Inspection
from panel.said import said_day
from panel.spans import Span

INSIDE = (
    "For those who run the panel, and for an inspector whom they give it to: it holds small numbers and a list of "
    "children by case number. It names no child. Do not publish it; the reports hold back what is small."
)
HEADER = ("Question", "Section", "Line", "Number", "Of", "Record", "Case", "Rules", "What is recorded")
SHOWN = ("Record", "Rules", "What is recorded")


@dataclass(frozen=True)
class Evidence:
    """What is looked at, for which time; `open_to` says what whoever takes it may be shown, `names` are taken out of
    whatever somebody typed."""

    inspection: Inspection
    span: Span
    open_to: Callable[[Behind | Entry], bool]
    names: Names

    def behind(self, each: Behind) -> str:
        """A record in words, without a name."""
        return "; ".join(part for part in (each.words, self.names.cut_doubtful(each.typed)) if part)

    def entry(self, each: Entry) -> str:
        """A child of a list in words, without a name."""
        typed = ((label, self.names.cut_doubtful(words)) for label, words in each.typed)
        return "; ".join(f"{label}: {words}" for label, words in (*each.rows, *typed))


@dataclass(frozen=True)
class Answer:
    """One number: of a line, or of one part of it."""

    title: str
    number: str
    of: str
    found: Sequence[Found]


def inquiries(known: Evidence) -> Iterator[Inquiry]:
    """Every question, as those ask it who see every number."""
    return (ask(known.inspection.procedure) for ask in ASKED.values())


def answers(line: Line, known: Evidence) -> Iterator[Answer]:
    """What a line comes to in the time, part by part."""
    found = list(line.find(known.inspection, known.span))
    value = line.value(found)
    if isinstance(value, Parts):
        for (id, title), count in zip(line.parts, value.counts, strict=True):
            theirs = [each for each in found if each.part == id]
            yield Answer(f"{line.title}: {title}", str(count), str(value.whole), theirs)
    else:
        yield Answer(line.title, *_number(value), found)


def _number(value: Value) -> tuple[str, str]:
    match value:
        case Spread():
            said = (f"{name} {round(length, 1):g}" for name, length in value.measures.items())
            return (f"{', '.join(said)} {value.unit}" if value.lengths else "none", str(len(value.lengths)))
        case Meetings():
            return str(value.number), "" if value.of is None else str(value.of)
        case Count():
            return str(value.number), ""
        case Parts():
            return str(value.whole), str(value.whole)


def table(known: Evidence) -> Iterator[tuple[str, ...]]:
    """The set as the rows of a table: each number, and under it the records behind it."""
    yield HEADER
    yield ("About", "", INSIDE, "", "", "", "", "", _time(known))
    for inquiry in inquiries(known):
        for group in inquiry.groups:
            for line in group.seen(whole=True).lines:
                for answer in answers(line, known):
                    yield from _rows(inquiry.title, group.title, answer, known)
        for each in filter(known.open_to, inquiry.entries(known.inspection, known.span)):
            version = known.inspection.version_of(each.case)
            yield (inquiry.title, inquiry.listed, "", "", "", each.case, each.case, version, known.entry(each))


def _rows(question: str, section: str, answer: Answer, known: Evidence) -> Iterator[tuple[str, ...]]:
    yield (question, section, answer.title, answer.number, answer.of, "", "", "", "")
    for each in _open(answer.found, known):
        yield (question, section, answer.title, "", "", each.about, each.case, each.version, known.behind(each))


def _open(found: Iterable[Found], known: Evidence) -> list[Behind]:
    return [each.behind for each in found if known.open_to(each.behind)]


def paper(known: Evidence) -> Paper:
    """The set as a document."""
    rules = known.inspection.procedure
    lines = (
        ("Time", _time(known)),
        ("Rules in force", f"{rules.title}, version {rules.version}"),
        ("Counted on", said_day(known.inspection.today)),
        ("For whom", INSIDE),
    )
    about = Chapter("about", "About this set", tuple(Block(label, words) for label, words in lines))
    chapters = (each for inquiry in inquiries(known) for each in _chapters(inquiry, known))
    return Paper(f"{rules.title}: evidence", rules.partnership, (about, *chapters))


def _time(known: Evidence) -> str:
    return known.span.said[:1].upper() + known.span.said[1:]


def _chapters(inquiry: Inquiry, known: Evidence) -> Iterator[Chapter]:
    for group in inquiry.groups:
        yield _chapter(inquiry, group.seen(whole=True), known)
    if inquiry.listed:
        found = filter(known.open_to, inquiry.entries(known.inspection, known.span))
        rows = tuple((each.case, known.entry(each)) for each in found)
        block = Block(header=("Case", "What is recorded"), rows=rows) if rows else Block(words="None.")
        yield Chapter(f"{inquiry.topic}.list", f"{inquiry.title}: by case", (Block(words=inquiry.listed), block))


def _chapter(inquiry: Inquiry, group: Group, known: Evidence) -> Chapter:
    found = [each for line in group.lines for each in answers(line, known)]
    counts = tuple((each.title, f"{each.number} of {each.of}" if each.of else each.number) for each in found)
    behind = [(each.title, one) for each in found for one in _open(each.found, known)]
    rows = tuple((title, one.about, one.version, known.behind(one)) for title, one in behind)
    records = (Block(header=("Line", *SHOWN), rows=rows),) if rows else ()
    title = group.title if group.title == inquiry.title else f"{inquiry.title}: {group.title.lower()}"
    counted = (Block(header=("Line", "Number"), rows=counts),) if counts else ()
    return Chapter(f"{inquiry.topic}.{group.id}", title, (Block(words=group.how), *counted, *records))
