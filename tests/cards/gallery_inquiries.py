"""An inspector's questions: each offered, every page of it, what is behind a number, and the whole set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import evidence, templates
from cards import inquiries as cards
from cards.parts import Opened, Posted
from cards.reports import About
from panel.concerns import RAISE
from panel.reporting.inquiries import ASKED
from panel.reporting.inquiry import Behind, Told, Topic, told
from panel.reporting.inspection import Followed, Inspection
from panel.reporting.journeys import Journey, Records
from panel.reporting.periods import Period, Piece
from panel.reporting.rows import Look, Row
from tests.cards.samples import Words, file
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (cards, evidence)
TODAY = date(2027, 2, 1)
PERIODS = (Period(2026, Piece.YEAR, 4), Period(2025, Piece.H1, 4))


def inspected(words: Words, count: int = 8) -> Inspection:
    """So many children of whom everything that is typed says the same."""
    known = file(words)
    ways = [
        Journey(replace(known.case, id=f"SHCG-2026-{n:03}"), DURHAM, known.matrices, screenings=known.screenings)
        for n in range(1, count + 1)
    ]
    children = tuple(Followed(each, known.child, known.referral) for each in ways)
    return Inspection(Records(DURHAM, TODAY, tuple(ways)), NOW, children)


def inquired(words: Words) -> Cards:
    """Each that can hold what somebody typed: the lists, and what is behind a number."""
    known = inspected(words)
    for topic in (Topic.CHILDREN, Topic.WAITS, Topic.GRIP):
        question = _question(topic, PERIODS[0], whole=True)
        shown = cards.pages([], question.inquiry.entries(known, PERIODS[0].span), hidden=1)
        yield from ((f"inquiries.list {topic} {one.number}", cards.page(question, one)) for one in shown)
    question = _question(Topic.ACTIONS, PERIODS[0], whole=True)
    row = Told(Row("Actions: done on time", "5 of 6 (83.3 %)", "0 of 0", "5 more", 5, 0), "all", "on_time")
    record = Behind(REF, "SHCG-A001, due 8 January 2027", REF, "4", words(RAISE[0]))
    for number, hidden in ((0, 0), (1, 1), (2, 4)):
        found = [record, replace(record, about="SHCG-P001", case="", version="", typed="")] * 12
        yield f"inquiries.behind {number}", cards.behind(question, row, found, number, hidden)
    yield "inquiries.behind none", cards.behind(question, row, [], 0, 0)


def plain_inquiries() -> Cards:
    """Each that holds nothing of what anybody typed."""
    known = inspected(lambda box: "Words")
    for topic in Topic:
        for period in PERIODS:
            for whole in (True, False):
                question = _question(topic, period, whole)
                yield f"inquiries.offer {topic} {period.title} {whole}", cards.offer(question)
                if whole is not question.about.over:
                    yield from _numbers(question, known)
    question = _question(Topic.WAITS, PERIODS[1], whole=True)
    yield "inquiries.nothing", cards.nothing(question)
    name = templates.reports.asked_word(DURHAM, Topic.WAITS, PERIODS[1])
    yield "inquiries.file", cards.file(question, name)
    wanted = evidence.Set(DURHAM, date(2026, 4, 1), TODAY)
    yield "evidence.evidence", evidence.evidence(wanted)
    named = templates.reports.evidence_csv(DURHAM, wanted.first, wanted.last)
    yield "evidence.evidence_file", evidence.evidence_file(wanted, named)


def _question(topic: Topic, period: Period, whole: bool) -> cards.Question:
    return cards.Question(About(DURHAM, period, whole, period.over(TODAY)), ASKED[topic](DURHAM))


def _numbers(question: cards.Question, known: Inspection) -> Cards:
    """Every page of its numbers."""
    about = question.about
    look = Look(TODAY, None if about.whole else DURHAM.report.mask_below)
    groups = [each.seen(about.whole) for each in question.inquiry.groups]
    for each in cards.pages([(each, told(each, known, about.period, look)) for each in groups], [], 0):
        name = f"inquiries.page {question.inquiry.topic} {about.period.title} {about.whole} {each.number}"
        yield name, cards.page(question, each)
