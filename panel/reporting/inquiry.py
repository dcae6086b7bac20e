"""One of an inspector's questions: what is counted for it, and the records behind every number."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from panel.reporting.figures import Count, Figure, Meetings, Parts, Section, Spread, Value
from panel.reporting.inspection import Followed, Inspection, Sat
from panel.reporting.journeys import Records
from panel.reporting.periods import Period
from panel.reporting.plan import Counted
from panel.reporting.rows import Look, Row, rows
from panel.reporting.sections import figure_of
from panel.spans import Span


class Topic(StrEnum):
    """What is asked: the word after `report`."""

    CHILDREN = "children"
    WAITS = "waits"
    CONSIDERED = "considered"
    ACTIONS = "actions"
    VOICE = "voice"
    EQUALITY = "equality"
    GRIP = "grip"


TITLES = {
    Topic.CHILDREN: "Children",
    Topic.WAITS: "Waits",
    Topic.CONSIDERED: "Children considered",
    Topic.ACTIONS: "Actions",
    Topic.VOICE: "Voices",
    Topic.EQUALITY: "Fairness",
    Topic.GRIP: "How it is led",
}


@dataclass(frozen=True)
class Behind:
    """One record behind a number: its own number, what is said of it in our words, and what somebody `typed`. `case` is
    the one it is about, "" for none, and `version` that of the rules it ran under. The chair is not told of what is
    `apart`."""

    about: str
    words: str
    case: str = ""
    version: str = ""
    typed: str = ""
    apart: bool = False


@dataclass(frozen=True)
class Found:
    """A record that counts, in which part of what is divided, and how long it took where that is what is counted."""

    part: str
    behind: Behind
    length: int = 0


Finding = Callable[[Inspection, Span], Iterable[Found]]
Telling = Callable[[Inspection, Span], tuple[Count | Parts, ...]]
Parted = tuple[tuple[str, str], ...]
"""The parts of what is divided: the id and the title of each."""


class Measure(StrEnum):
    """What a line counts: children or what was done about them; how long it took; meetings."""

    CHILDREN = "children"
    DAYS = "days"
    MINUTES = "minutes"
    MEETINGS = "meetings"


def _nothing(inspection: Inspection, span: Span) -> tuple[Count | Parts, ...]:
    return ()


@dataclass(frozen=True)
class Line:
    """One thing that is counted. What is divided has `parts`; of meetings those of the part "yes" count, of all. Where
    it is `inside`, it is for those alone who see every number; where not, for those alone who do not; None is for both.
    `tells` is what its number gives back beside others.
    """

    id: str
    title: str
    find: Finding
    parts: Parted = ()
    measure: Measure = Measure.CHILDREN
    inside: bool | None = None
    tells: Telling = _nothing

    def value(self, found: Sequence[Found]) -> Value:
        """What was found, as a number that can be printed or held back."""
        match self.measure:
            case Measure.DAYS | Measure.MINUTES:
                return Spread(tuple(each.length for each in found), self.measure)
            case Measure.MEETINGS:
                return Meetings(sum(each.part == YES for each in found), len(found))
        if not self.parts:
            return Count(len(found))
        return Parts(tuple(sum(each.part == id for each in found) for id, _ in self.parts))

    def behind(self, inspection: Inspection, span: Span, part: str) -> list[Behind]:
        """The records behind its number, or behind one part of it."""
        return [each.behind for each in self.find(inspection, span) if part in ("", each.part)]


NOBODY = " What nobody belongs to, in this time or the year before, is left out."
YES, NO, NONE = "yes", "no", "not-recorded"
RECORDED: Parted = ((YES, "recorded"), (NONE, "not recorded"))


@dataclass(frozen=True)
class Group:
    """Lines about one thing, and how they are counted."""

    id: str
    title: str
    how: str
    lines: tuple[Line, ...]

    def seen(self, whole: bool) -> "Group":
        """With the lines that are for those who see every number, or for everybody else."""
        lines = tuple(each for each in self.lines if each.inside in (None, whole))
        return replace(self, lines=lines, how=f"{self.how}{NOBODY if any(each.inside for each in lines) else ''}")


@dataclass(frozen=True)
class Entry:
    """One child of a list, by the number of the case: what is said in our words, and what somebody typed."""

    case: str
    rows: tuple[tuple[str, str], ...]
    typed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Inquiry:
    """A question with all its groups, and the children of its list where it has one (`listed` says which)."""

    topic: Topic
    groups: tuple[Group, ...]
    listed: str = ""
    entries: Callable[[Inspection, Span], Sequence[Entry]] = lambda inspection, span: ()

    @property
    def title(self) -> str:
        """What it is called."""
        return TITLES[self.topic]


@dataclass(frozen=True)
class Told:
    """One printed row, and what opens the records behind it: the line, the part of it, and the piece of the year."""

    row: Row
    line: str = ""
    part: str = ""
    piece: str = ""


def section(group: Group, inspection: Inspection, period: Period) -> Section:
    """A group counted for a period and the year before, as the other figures are."""
    return Section(group.id, group.title, group.how, tuple(_figure(each, inspection, period) for each in group.lines))


def told(group: Group, inspection: Inspection, period: Period, look: Look) -> list[Told]:
    """Its rows, each with what is behind it."""
    found, quarters = [], {period.of(piece).title: piece for piece in period.quarters}
    for line in group.lines:
        one = Section(group.id, group.title, group.how, (_figure(line, inspection, period),))
        printed = rows(one, period, look)
        # Only where every number is seen: elsewhere what is left out would tell a nought from a small number.
        if line.inside and not any(each.number or each.number_before for each in printed):
            continue
        ids = [id for id, _ in line.parts] if line.parts and line.measure is Measure.CHILDREN else [""] * len(printed)
        found += [
            Told(row, line.id, part, quarters.get(row.label, period.piece))
            for row, part in zip(printed, ids, strict=True)
        ]
    return found


def _figure(line: Line, inspection: Inspection, period: Period) -> Figure:
    def tally(records: Records, span: Span) -> Value:
        value = line.value(list(line.find(inspection, span)))
        return replace(value, tells=line.tells(inspection, span)) if isinstance(value, Count | Parts) else value

    titles = tuple(title for _, title in line.parts) if line.measure is Measure.CHILDREN else ()
    return figure_of(Counted(line.title, tally, titles), inspection.records, period)


def crossed(id: str, title: str, across: Parted, parts: Parted, find: Finding) -> Iterator[Line]:
    """What is divided twice, each part being found as `row|part`: for those who see every number a line for each row;
    for everybody else all of it as one whole, so that what is held back in one row is not given back by another."""
    for row, name in across:
        yield Line(f"{id}.{row}", f"{title}: {name}", _one(find, row), parts, inside=True)
    both = tuple((f"{row}|{part}", f"{name}: {words}") for row, name in across for part, words in parts)
    yield Line(id, title, find, both, inside=False)


def _one(find: Finding, row: str) -> Finding:
    def found(inspection: Inspection, span: Span) -> Iterator[Found]:
        for each in find(inspection, span):
            of, _, part = each.part.partition("|")
            if of == row:
                yield Found(part, each.behind, each.length)

    return found


def of_case(child: Followed, words: str, typed: str = "") -> Behind:
    """A child's case behind a number."""
    return Behind(child.case.id, words, child.case.id, child.rules.version, typed)


def of_panel(panel: Sat, words: str, typed: str = "") -> Behind:
    """A panel behind a number."""
    return Behind(panel.panel.id, words, typed=typed)
