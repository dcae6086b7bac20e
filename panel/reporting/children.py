"""`report children`: who comes, as counts; and a list of children from which somebody chooses for an audit."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from panel.answers import age_on
from panel.backgrounds import HONEST
from panel.procedure import Procedure
from panel.reporting.inquiry import NO, NONE, YES, Entry, Found, Group, Inquiry, Line, Parted, Topic, of_case
from panel.reporting.inspection import Followed, Inspection
from panel.rules.entry import Choice
from panel.said import said_date, said_day
from panel.spans import Span

UNKNOWN = (NONE, "not recorded")


def inquiry(procedure: Procedure) -> Inquiry:
    """The counts, and every child whose case was open in the time. Procedure: [background], [matrix], [referral]."""
    kinds: Parted = tuple((each.id, each.title) for each in procedure.referral.kinds)
    levels: Parted = tuple((each.id, each.title) for each in procedure.matrix.levels)
    lines = (
        Line("referred", "Referred", _referred),
        _by("kind", "Why", (*kinds, UNKNOWN), lambda each: each.case.kind),
        _by("level", "Level", (*levels, UNKNOWN), lambda each: each.case.level),
        *(_by(id, title, parts, _said(id)) for id, title, parts in described(procedure)),
        _by("worker", "Another worker since", ((YES, "yes"), (NO, "no")), lambda each: _yes(each.allocations)),
        _by("home", "Another home authority", ((YES, "yes"), (NO, "no")), lambda each: _yes(_home(each))),
    )
    how = "Of the children who were referred in this time, as they are known now."
    listed = "Every child whose case was open at any time in it, by the number of the case."
    return Inquiry(Topic.CHILDREN, (Group("children", "Children", how, lines),), listed, entries)


def described(procedure: Procedure) -> Iterator[tuple[str, str, Parted]]:
    """What is asked for fairness and audit: the id, the title, and everything that can be said. Procedure:
    [background]."""
    rules = procedure.background
    asked: tuple[tuple[str, str, tuple[Choice, ...]], ...] = (
        ("sex", "Sex", rules.sexes),
        ("ethnicity", "Ethnicity", rules.ethnicities),
        ("send", "SEND", rules.send),
        ("legal_status", "Legal status", rules.legal_statuses),
        ("neurodiversity", "Neurodiversity", rules.neurodiversity or ()),
    )
    for id, title, choices in asked:
        if not choices:
            continue
        said = tuple((each.id, each.title) for each in choices)
        yield id, title, (*said, *((id, words.lower()) for id, words in HONEST.items()), UNKNOWN)


def _said(id: str) -> Callable[[Followed], str]:
    return lambda each: each.background.get(id, NONE)


def _referred(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in inspection.referred(span):
        yield Found("", of_case(each, f"Referred on {said_day(each.way.referred)}"))


def _by(id: str, title: str, parts: Parted, pick: Callable[[Followed], str]) -> Line:
    known = {id for id, _ in parts}

    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        for each in inspection.referred(span):
            said = pick(each)
            behind = of_case(each, f"Referred on {said_day(each.way.referred)}")
            yield Found(said if said in known else NONE, behind)

    return Line(id, title, find, parts)


def _yes(anything: object) -> str:
    return YES if anything else NO


def _home(each: Followed) -> str:
    """The authority that a child is from, as the referral says; "" for the panel's own."""
    return each.referral.answers.get("authority", "").strip()


def entries(inspection: Inspection, span: Span) -> Sequence[Entry]:
    """Every child whose case was open at any time in a span, those referred last first."""
    found = (each for each in inspection.children if each.open_in(span))
    return [_entry(each) for each in sorted(found, key=lambda each: (each.way.referred, each.case.id), reverse=True)]


def _entry(each: Followed) -> Entry:
    about = "about " if each.child.estimated else ""
    why = {kind.id: kind.title for kind in each.rules.referral.kinds}
    left = each.left()
    rows = (
        ("Age when referred", f"{about}{age_on(each.child.born, each.way.referred)}"),
        *_described(each),
        ("Level", each.level),
        ("Why", why.get(each.case.kind, each.case.kind)),
        ("Now", str(each.case.status)),
        ("Referred", said_date(each.way.referred)),
        ("First panel", said_date(each.way.heard) if each.way.heard else "None so far"),
        ("Left", said_date(left) if left else "Open"),
        ("Changes of worker", str(len(each.allocations))),
        ("Rules", f"version {each.rules.version}"),
    )
    return Entry(each.case.id, rows, (("Home authority, if another", _home(each)),) if _home(each) else ())


def _described(each: Followed) -> Iterable[tuple[str, str]]:
    said = each.described
    return ((title, said[id]) for id, title, _ in described(each.rules))
