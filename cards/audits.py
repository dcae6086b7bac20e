"""Audit samples: drawing one, how it was drawn, and who has answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, beside, button, facts, opened, posted, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.auditing.sampling import Sample
from panel.procedure import Procedure
from panel.said import said_date, said_day, said_when, wall_day

PAGE = 8


@dataclass(frozen=True)
class Stand:
    """How far a seat has come: about how many of the cases it is asked about it has answered."""

    id: str
    name: str
    given: int
    asked: int


@dataclass(frozen=True)
class Shown:
    """An audit with the names of who drew and closed it, where each seat stands, this person's own seats, and whether
    this person reads every answer."""

    sample: Sample
    by: str
    stands: tuple[Stand, ...]
    mine: tuple[Stand, ...]
    oversees: bool
    closed_by: str = ""


def ids(sample: Sample) -> Ids:
    """What a button about an audit carries."""
    return {"procedure": sample.procedure, "sample": sample.id, "rev": sample.rev}


def start(procedure: Procedure, going_on: int, over: int, draws: bool) -> Posted:
    """A typed `audit`: how many there are."""
    return posted(
        templates.audits.of(procedure, going_on, over),
        buttons=[
            button("Open the list", Verb.AUDIT_LIST, main=True, procedure=procedure.name, page=0),
            *([button("Draw a sample", Verb.SAY, text="audit sample")] if draws else []),
        ],
    )


def offer(line: Line, asks: Line, at: Ids) -> Posted:
    """A typed `audit sample`: what would be drawn; nothing is, before it is pressed."""
    return posted(
        line,
        asks,
        templates.audits.NOBODY_PICKS,
        buttons=[
            button("Draw them", Verb.AUDIT_DRAW, main=True, at=at),
            button("Other audits", Verb.AUDIT_LIST, procedure=at["procedure"], page=0),
        ],
    )


def told(line: Line, at: Ids, seat: str = "") -> Posted:
    """A notice about an audit: to a seat with its own list, to others with who has answered."""
    if seat:
        opens = button("Open my list", Verb.AUDIT_SEAT, main=True, at=at, seat=seat, page=0)
        return posted(line, templates.line.WINDOW, buttons=[opens])
    return posted(line, buttons=[button("Open", Verb.AUDIT_OPEN, main=True, at=at)])


def board(sample: Sample, stands: Sequence[Stand]) -> Posted:
    """Who has answered, seat by seat: it changes in place."""
    lines = templates.audits
    if sample.closed_at:
        return posted(lines.closed(sample.id), buttons=[button("Open", Verb.AUDIT_OPEN, at=_at(sample))])
    return posted(
        lines.board(sample.id, len(sample.cases), sample.due),
        *(lines.of_seat(each.name, each.given, each.asked) for each in stands),
        lines.NOT_A_GRADE,
        buttons=[button("Open", Verb.AUDIT_OPEN, main=True, at=_at(sample))],
    )


def _at(sample: Sample) -> Ids:
    return {"procedure": sample.procedure, "sample": sample.id}


def listing(procedure: Procedure, found: Sequence[Sample], page: int, draws: bool) -> Opened:
    """Eight audits at a time, the newest first."""
    shown = found[page * PAGE : (page + 1) * PAGE]
    at: Ids = {"procedure": procedure.name}
    return opened(
        f"{procedure.title}: audit samples",
        says(which(page * PAGE, len(shown), len(found)) or f"{len(found)} in all. The newest first.", quietly=True),
        *(_row(each) for each in shown),
        buttons=[
            *([button("Newer", Verb.AUDIT_LIST, at=at, page=page - 1)] if page else []),
            *([button("Older", Verb.AUDIT_LIST, at=at, page=page + 1)] if (page + 1) * PAGE < len(found) else []),
            *([button("Draw a sample", Verb.SAY, text=f"audit sample {procedure.name}")] if draws else []),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def _row(sample: Sample) -> CardElement:
    cases = "1 case" if len(sample.cases) == 1 else f"{len(sample.cases)} cases"
    state = f"closed on {said_day(wall_day(sample.closed_at))}" if sample.closed_at else f"until {said_day(sample.due)}"
    head = says(f"{sample.id}: {cases}, drawn on {said_day(wall_day(sample.at))}, {state}")
    return beside(head, act=button("Open", Verb.AUDIT_OPEN, at=ids(sample)))


def overview(shown: Shown, happened: str = "") -> Opened:
    """An audit: who has answered, for those who run the panel; for everybody, their own seat's list."""
    it = shown.sample
    return opened(
        f"{it.id}: who has answered" if shown.oversees else f"{it.id}: your seat’s answers",
        *([says(happened)] if happened else []),
        *(says(line) for line in _state(shown)),
        *_mine(shown),
        *_stands(shown),
        buttons=_buttons(shown),
    )


def _state(shown: Shown) -> Iterator[str]:
    it = shown.sample
    cases = "1 case" if len(it.cases) == 1 else f"{len(it.cases)} cases"
    yield f"{cases}, drawn at random by {shown.by}, {said_when(it.at)}. Answers until {said_date(it.due)}."
    if it.closed_at:
        yield f"Closed by {shown.closed_by}, {said_when(it.closed_at)}."


def _mine(shown: Shown) -> Iterator[CardElement]:
    for each in shown.mine:
        act = button("Open my list", Verb.AUDIT_SEAT, at=ids(shown.sample), seat=each.id, page=0)
        yield beside(says(f"{each.name}: {each.given} of {each.asked} answered"), act=act)


def _stands(shown: Shown) -> Iterator[CardElement]:
    if shown.oversees:
        yield title("Who has answered")
        yield facts((each.name, f"{each.given} of {each.asked}") for each in shown.stands)
        yield says(templates.audits.NOT_A_GRADE, quietly=True)
        if shown.sample.why:
            yield facts([("Closed early, because", shown.sample.why)])


def _buttons(shown: Shown) -> list[ExecuteAction]:
    at, closed = ids(shown.sample), shown.sample.closed_at is not None
    return [
        *([button("How it was drawn", Verb.AUDIT_HOW, at=at, page=0)] if shown.oversees else []),
        *([button("What was learnt", Verb.AUDIT_THEMES, at=at)] if shown.oversees or closed else []),
        button("What is to be done", Verb.FINDING_LIST, at=at, page=0),
        button("One-minute guide", Verb.GUIDE_OPEN, at=at),
        *([button("Close it", Verb.AUDIT_CLOSE, at=at)] if shown.oversees and not closed else []),
        button("All audits", Verb.AUDIT_LIST, procedure=shown.sample.procedure, page=0),
    ]


def how(sample: Sample, by: str, rules: str, page: int) -> Opened:
    """How a sample was drawn, so that it can be shown and done again: whose rules, out of what, in which order."""
    cases = sample.cases[page * PAGE : (page + 1) * PAGE]
    at = ids(sample)
    return opened(
        f"{sample.id}: how it was drawn",
        facts(_drawn(sample, by, rules)),
        title("By legal status"),
        facts((each.title, f"{each.drawn} of {each.asked} drawn, out of {each.there}") for each in sample.shares),
        *_passed(sample),
        title("The cases"),
        *([says(count, quietly=True)] if (count := which(page * PAGE, len(cases), len(sample.cases))) else []),
        *(beside(typed(each), act=button("Open the case", Verb.CASE_OPEN, case=each)) for each in cases),
        buttons=[
            *turning(Verb.AUDIT_HOW, at, page, more=(page + 1) * PAGE < len(sample.cases)),
            button("Who has answered", Verb.AUDIT_OPEN, at=at),
        ],
    )


def _drawn(sample: Sample, by: str, rules: str) -> Iterator[tuple[str, str]]:
    yield "Drawn by", f"{by}, {said_when(sample.at)}"
    yield "By the rules of", f"{rules}, version {sample.version}"
    yield "Asked for", f"{sample.asked}; drawn: {len(sample.cases)}"
    yield "Out of", f"{sample.framed} on the agenda or lately off it"
    yield "Legal status not recorded", f"{sample.unrecorded} of them"
    yield "Order", f"by the SHA-256 of “{sample.seed}”, a space and the reference; in each stratum the first are taken"


def _passed(sample: Sample) -> Iterator[CardElement]:
    if sample.passed:
        yield title("Passed over, and the next one taken")
        yield facts((each.case, each.why) for each in sample.passed)
