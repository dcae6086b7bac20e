"""One child's case with everything that is kept of it: what somebody looks back on, and how a part of it is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from panel.actions import Action
from panel.afterwards import CameOf, Reviewed
from panel.allocations import Allocation
from panel.assessments import AgreedAssessment
from panel.called_meetings import ClockSet
from panel.cases import CaseFile
from panel.childs_record import Kept
from panel.closing import HandOver, NoLonger, Proposal, Seen, Stated
from panel.concerns import Concern
from panel.decisions import Decision, Stand
from panel.disagreeing import Disagreement
from panel.drafting import Block, Chapter, Paper
from panel.family import FamilyTold
from panel.minutes import Minutes, Recorded
from panel.panels import Panel, ends_at
from panel.points import PointAnswer
from panel.police import PoliceWord
from panel.procedure import Procedure
from panel.recommending import Assessment, Recommendation
from panel.rerouting import KindChange
from panel.responses import Route
from panel.said import said_date, wall_day
from panel.session import Discussion, Session
from panel.sharing import Sharing
from panel.updates import Challenge, Update
from panel.values import SAID_ORIGINS

NOT_RECORDED = "Not recorded"
Row = tuple[str, str]
Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Entry:
    """One thing that is on record: its `title` in our own words, each row a label with words that may be somebody's,
    and `gap`, how long it was after what stands before it."""

    title: str
    rows: Rows = ()
    gap: str = ""


@dataclass(frozen=True)
class Story:
    """`procedure` is the one that the case runs under, as it was then. `panels` are those that the case stood on, by
    id; `disagreements` only those that whoever looks back may open. `names` are everybody's who did something."""

    file: CaseFile
    procedure: Procedure
    names: Mapping[str, str] = field(default_factory=dict)
    concerns: tuple[Concern, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    panels: Mapping[str, Panel] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    minutes: Mapping[str, Minutes] = field(default_factory=dict)
    discussions: tuple[Discussion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    stands: tuple[Stand, ...] = ()
    updates: tuple[Update, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    actions: tuple[Action, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    agreed: tuple[AgreedAssessment, ...] = ()
    police: tuple[PoliceWord, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    seen: tuple[Seen, ...] = ()
    no_longer: tuple[NoLonger, ...] = ()
    handed: tuple[HandOver, ...] = ()
    told: tuple[FamilyTold, ...] = ()
    clocks: tuple[ClockSet, ...] = ()
    points: tuple[PointAnswer, ...] = ()
    stated: tuple[Stated, ...] = ()
    kept: tuple[Kept, ...] = ()
    came: tuple[CameOf, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    rerouted: tuple[KindChange, ...] = ()
    routes: tuple[Route, ...] = ()
    shared: tuple[Sharing, ...] = ()

    def name(self, person: str) -> str:
        """What somebody is called."""
        return self.names.get(person) or NOT_RECORDED

    def seat(self, id: str) -> str:
        """What a seat is called; its id, for one that the procedure does not have."""
        return next((each.name for each in self.procedure.seats if each.id == id), id or NOT_RECORDED)

    def seats(self, ids: Iterable[str]) -> str:
        """What some seats are called."""
        return "; ".join(self.seat(each) for each in ids)

    def level(self, id: str) -> str:
        """What a level is called; its id, for one that the procedure does not have."""
        return next((each.title for each in self.procedure.matrix.levels if each.id == id), id or NOT_RECORDED)

    def discussion(self, panel: str) -> Discussion | None:
        """The case's item at a panel, as it was discussed."""
        return next((each for each in self.discussions if each.panel == panel), None)

    def decided(self, panel: str) -> Decision | None:
        """What a panel decided on the case."""
        return next((each for each in self.decisions if each.panel == panel), None)

    def sat(self, panel: Panel, now: datetime) -> bool:
        """Whether a panel has begun to sit, or its time is past."""
        return panel.id in self.sessions or (not panel.cancelled and ends_at(panel) <= now)

    def began(self, panel: Panel) -> datetime:
        """When a panel began to sit."""
        return self.sessions[panel.id].started_at if panel.id in self.sessions else panel.starts_at

    def in_order(self) -> list[Panel]:
        """The panels that the case stood on, by their day."""
        return sorted(self.panels.values(), key=lambda each: (self.began(each), each.id))


@dataclass(frozen=True)
class Account:
    """What somebody who looks back is told: a `title`, a few sentences `about` it, and what is on record, in order."""

    title: str
    about: tuple[str, ...]
    entries: tuple[Entry, ...]


def paper(account: Account, author: str) -> Paper:
    """An account as a document."""
    first = Chapter("about", "About this", tuple(Block(words=each) for each in account.about))
    return Paper(account.title, author, (first, *(_chapter(n, each) for n, each in enumerate(account.entries, 1))))


def _chapter(number: int, entry: Entry) -> Chapter:
    gap = (Block(words=f"{entry.gap}."),) if entry.gap else ()
    rows = tuple(Block(said_label(label), words) for label, words in entry.rows)
    return Chapter(f"entry{number}", entry.title, (*gap, *rows))


def said_label(label: str) -> str:
    """A question as it stands before its answer."""
    return label.removesuffix(" (optional)").removesuffix("?")


def ruled(procedure: Procedure, key: str) -> Rows:
    """The text of the procedure behind one of its values, where it contradicts itself, and what it leaves open."""
    source = procedure.sources.get(key)
    if source is None:
        return (("Rule", "No text of the procedure is named for it"),)
    return (("Rule", f"{SAID_ORIGINS[source.origin]}: {source.words}"), *source.beside)


def given(*rows: Row) -> Rows:
    """The rows in which something is said."""
    return tuple(row for row in rows if row[1])


def days(count: int) -> str:
    """`1 day`, `24 days`."""
    return "1 day" if count == 1 else f"{count} days"


def on(moment: datetime) -> str:
    """The day of a moment, in words."""
    return said_date(wall_day(moment))


@dataclass(frozen=True)
class Step:
    """One dated line of a journey: what happened, what is recorded of it, and what it is called that was waited for."""

    at: datetime
    title: str
    rows: Rows
    awaited: str = ""
