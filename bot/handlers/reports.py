"""`report`: the figures of a quarter, a half-year or a year, on a card and as files."""

from functools import partial

from bot.asked import Asked
from bot.documents import spreadsheet, word
from bot.request import Document, Late, Reply
from bot.showing.reports import pages
from bot.steps.periods import about as about_of
from bot.steps.periods import carried, inside, may_leave, procedure_of
from bot.steps.reports import records_of, still
from cards import documents, inquiries, templates
from cards import reports as cards
from cards.inquiries import Question
from panel.procedure import Procedure
from panel.reporting import papers
from panel.reporting.figures import Section
from panel.reporting.inquiries import ASKED
from panel.reporting.inquiry import Topic
from panel.reporting.periods import Kind, Period, latest, read_period, running
from panel.reporting.rows import Look
from panel.reporting.sections import report as counted
from panel.said import wall_day
from storage.store import Reader, Turn


def report(asked: Asked, turn: Turn) -> Reply:
    """report [PERIOD]: the figures of a quarter, a half-year or a year, or what an inspector asks, such as “waits”."""
    words = asked.words.casefold().split()
    if not words:
        return Reply(cards.choose(inside(asked, asked.procedure)))
    named = [each for each in words if each in turn.procedures()]
    procedure = procedure_of(asked, turn, named[0]) if named else asked.procedure
    said = [each for each in words if each not in named]
    if said and said[0] in set(Topic):
        period = _asked_for(asked, turn, procedure, said[1:])
        question = Question(about_of(asked, turn, procedure, period), ASKED[Topic(said[0])](procedure))
        return Reply(inquiries.offer(question))
    period = read_period(said, procedure.report.year_starts, wall_day(turn.now))
    about = about_of(asked, turn, procedure, period)
    return Reply(cards.offer(about, latest=not any(len(each) > 1 for each in said[1:])))


def _asked_for(asked: Asked, turn: Turn, procedure: Procedure, said: list[str]) -> Period:
    """The time a question is of: where none is named the year that goes on, and for somebody outside the panel the one
    that ended last."""
    starts, today = procedure.report.year_starts, wall_day(turn.now)
    if said:
        return read_period(said, starts, today)
    return running(starts, today) if inside(asked, procedure) else latest(Kind.ANNUAL, starts, today)


def open_page(asked: Asked, turn: Turn) -> Reply:
    """One page of the figures: whole for those who run the panel, without small numbers for everybody else."""
    about = carried(asked, turn)
    return Reply(later=partial(_page, still(turn), about, asked.number("page")))


def _page(kept: Reader, about: cards.About, number: int) -> Late:
    look = Look(wall_day(kept.now), None if about.whole else about.procedure.report.mask_below)
    shown = pages(_counted(kept, about), about.period, look)
    return Late(cards.page(about, shown[min(number, len(shown) - 1)]))


def file(asked: Asked, turn: Turn) -> Reply:
    """The figures as a Word or a CSV file, without small numbers whoever takes it: offered by the press, handed over
    when they agree to take it."""
    about = carried(asked, turn)
    may_leave(about.period, over=about.over)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=cards.offer(about, latest=False))
    document = _document(asked.id("kind"), turn, about)
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", "", view="figures")
    return Reply(cards.file(about, document.name), document=document)


def _document(kind: str, turn: Turn, about: cards.About) -> Document:
    """The file; it is counted when it is made."""
    kept = still(turn)
    if kind == "csv":
        name = templates.reports.csv_file(about.procedure, about.period)
        return Document(name, spreadsheet.MEDIA_TYPE, partial(_table, kept, about))
    name = templates.reports.word_file(about.procedure, about.period)
    return Document(name, word.MEDIA_TYPE, partial(_paper, kept, about))


def _table(kept: Reader, about: cards.About) -> bytes:
    return spreadsheet.sheet(papers.table(about.period, _counted(kept, about), _outside(kept, about)))


def _paper(kept: Reader, about: cards.About) -> bytes:
    whole = papers.paper(about.procedure, about.period, _counted(kept, about), _outside(kept, about))
    return word.sheet(whole, kept.now)


def _counted(kept: Reader, about: cards.About) -> tuple[Section, ...]:
    return counted(records_of(kept, about.procedure, about.period), about.period)


def _outside(kept: Reader, about: cards.About) -> Look:
    """Whoever takes a file, it leaves the panel."""
    return Look(wall_day(kept.now), about.procedure.report.mask_below)
