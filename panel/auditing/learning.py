"""What is learnt from an audit: counts by theme, each agency's own words, the one-minute guide; no child is named."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from panel.auditing.findings import Finding
from panel.auditing.grading import LONGEST, Round, still_open
from panel.auditing.sampling import Sample
from panel.counting import HIDDEN, few, masked
from panel.procedure import Procedure
from panel.questions import Question, check, line, text
from panel.rules.audit import AuditRules, Grade, Theme
from panel.said import wall_day
from panel.words import REFERENCE, Made, Reason, Refused

FEEDBACK = (
    replace(text("good", "Good practice at your service (optional)", "What others could do too"), limit=LONGEST),
    replace(text("develop", "What your service is to develop (optional)", "Say no child’s name"), limit=LONGEST),
)
GUIDE = (
    line("title", "Title", required="Give it a title"),
    replace(text("about", "What it is about", required="Say what it is about"), limit=LONGEST),
    replace(text("well", "What works well (optional)"), limit=LONGEST),
    replace(text("develop", "What is to be developed (optional)"), limit=LONGEST),
    replace(text("next", "What we do now (optional)"), limit=LONGEST),
)
NOT_APPROVED = "The guide is read and approved first. Nothing was changed."
OPEN = "It is not closed yet: what leaves the panel is of an audit that is over. Nothing was changed."
NUMBERED = "There is a case’s reference in “{}”: a guide names no child, and no case"
SAY = "Say something in one of the two boxes"


@dataclass(frozen=True)
class Feedback:
    """What a seat says of its own service's work, out of one audit: `id` is `SHCG-U001/police`."""

    id: str
    sample: str
    seat: str
    good: str
    develop: str
    by: str
    at: datetime
    rev: int = 0


@dataclass(frozen=True)
class Guide:
    """The one-minute guide out of an audit, under the audit's own id; each part by the id of its question. It goes
    nowhere before it is approved."""

    id: str
    parts: Mapping[str, str]
    by: str
    at: datetime
    approved_by: str = ""
    approved_at: datetime | None = None
    rev: int = 0


@dataclass(frozen=True)
class Counted:
    """A theme with how often each grade was given to it, by the grade's title."""

    theme: Theme
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Learnt:
    """All that is learnt from an audit. `seats` are the names of those asked."""

    found: Round
    counted: Sequence[Counted]
    feedback: Sequence[Feedback] = ()
    findings: Sequence[Finding] = ()
    seats: Mapping[str, str] = field(default_factory=dict)

    def seat(self, id: str) -> str:
        """What a seat is called; its id, for one that the procedure no longer has."""
        return self.seats.get(id, id)

    def theme(self, id: str) -> str:
        """What a theme is called."""
        return next((each.theme.title for each in self.counted if each.theme.id == id), id)


def counted(found: Round) -> list[Counted]:
    """How often each grade was given; an answer that is not whole is not counted."""
    titles = {each.id: each.title for each in found.rules.grades or ()}
    return [_counted(theme, found, titles) for theme in found.rules.themes or ()]


def _counted(theme: Theme, found: Round, titles: Mapping[str, str]) -> Counted:
    given = Counter(each.grade(theme) for each in found.answers)
    return Counted(theme, {titles[id]: given[id] for id in theme.grades})


def said(each: Counted, below: int | None) -> str:
    """The counts in words; for somebody outside the panel without small ones. Procedure: report.mask_below."""
    words = masked(each.counts, below) if below is not None else {title: str(n) for title, n in each.counts.items()}
    return ", ".join(f"{title}: {count}" for title, count in words.items())


def how_many(found: Round, below: int | None) -> Iterator[tuple[str, str]]:
    """Of how many children, and how many answers of how many seats: with the seats, the answers would give back a
    number of children that is not printed. Procedure: report.mask_below."""
    children, answers = len(found.sample.cases), len(found.answers)
    seats = len({each.seat for each in found.answers})
    yield "Children", str(children) if below is None else few(children, below)
    yield "Answers", str(answers) if below is None else HIDDEN if children < below else few(answers, below)
    yield "Seats that answered", f"{seats} of {len(found.sample.seats)}"


def feedback(id: str, made: Made, sample: str, seat: str, fields: Mapping[str, str]) -> Feedback:
    """What a seat says of its own work; `Refused` where it says nothing."""
    answers = check(FEEDBACK, fields, wall_day(made.at), lambda found: [] if found else [Reason(SAY, field="good")])
    return Feedback(id, sample, seat, answers.get("good", ""), answers.get("develop", ""), made.by, made.at)


def drafted(learnt: Learnt, rules: Procedure) -> dict[str, str]:
    """A guide out of the themes and the findings alone: nothing that was written about a case is in it."""
    audit, most = rules.audit, {each.theme.id: _most(each, rules.audit) for each in learnt.counted}
    well = [each.theme for each in learnt.counted if most[each.theme.id] == "good"]
    rest = [each.theme for each in learnt.counted if most[each.theme.id] == "rest"]
    parts = {
        "title": f"One-minute guide: {rules.title}",
        "about": "\n".join(f"{each.title}: {each.text}" for each in rules.definitions.terms[:1]),
        "well": _listed(well),
        "develop": _listed(rest),
        "next": "\n".join([*_guides(audit), *(each.words for each in learnt.findings)]),
    }
    return {id: words[:LONGEST] for id, words in parts.items() if words}


def _most(each: Counted, rules: AuditRules) -> str:
    """Which way most of the answers went that say something of the work. Procedure: audit.grades, the first of which is
    the good one."""
    telling = {grade.id: each.counts[grade.title] for grade in rules.grades or () if _tells(grade, each.theme)}
    good = telling.get((rules.grades or ())[0].id, 0)
    return ("good" if good * 2 > sum(telling.values()) else "rest") if any(telling.values()) else ""


def _tells(grade: Grade, theme: Theme) -> bool:
    return grade.words and grade.id in theme.grades


def _listed(themes: Sequence[Theme]) -> str:
    return "\n".join(f"{each.title}. {each.text}" for each in themes)


def _guides(rules: AuditRules) -> list[str]:
    return [f"A guide to be written: {each.title}" for each in rules.guides or ()]


def guide(id: str, made: Made, fields: Mapping[str, str]) -> Guide:
    """The guide, as it is written now: it is to be approved anew. `Refused` for a case's reference in it."""
    parts = check(GUIDE, fields, wall_day(made.at), lambda answers: [*_numbered(GUIDE, answers)])
    return Guide(id, parts, made.by, made.at)


def _numbered(questions: Sequence[Question], answers: Mapping[str, str]) -> Iterator[Reason]:
    for each in questions:
        if REFERENCE.search(answers.get(each.id, "").upper()):
            yield Reason(NUMBERED.format(each.label), field=each.id)


def approved(found: Guide, by: str, now: datetime) -> Guide:
    """The guide, approved: now it may go to everybody."""
    return replace(found, approved_by=by, approved_at=now)


def may_go_out(found: Guide | None) -> Guide:
    """`Refused` before it is approved."""
    if found is None or not found.approved_at:
        raise Refused(NOT_APPROVED)
    return found


CLOSE = (replace(text("why", "Why is it closed before every seat has answered?"), limit=LONGEST),)
EARLY = "Say why it is closed before every seat has answered"


def closed(found: Round, fields: Mapping[str, str], by: str, now: datetime) -> Sample:
    """The audit, closed: its answers stay as they are. `Refused` without a reason while a seat has not answered."""
    still_open(found.sample)
    early = [] if found.whole else [Reason(EARLY, field="why")]
    answers = check(CLOSE, fields, wall_day(now), lambda given: [] if "why" in given else early)
    return replace(found.sample, closed_by=by, closed_at=now, why=answers.get("why", ""))


def is_over(found: Round) -> None:
    """`Refused` for what would leave the panel while seats still answer: two looks would tell what came in between."""
    if not found.sample.closed_at:
        raise Refused(OPEN)
