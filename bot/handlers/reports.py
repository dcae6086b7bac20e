"""`report`: the figures of a quarter, a half-year or a year, on a card and as files."""

from functools import partial

from bot.asked import Asked
from bot.documents import spreadsheet, word
from bot.request import Document, Reply
from bot.showing.reports import pages
from bot.steps.reports import records_of, still
from cards import documents, templates
from cards import reports as cards
from cards.parts import Opened
from panel.access import OVERSEES, Act, may
from panel.procedure import Procedure
from panel.reporting import papers
from panel.reporting.figures import Section
from panel.reporting.periods import YEARS, Period, Piece, read_period
from panel.reporting.rows import Look
from panel.reporting.sections import report as counted
from panel.said import said_day, wall_day
from panel.words import Refused
from storage.store import Reader, Turn

NOT_YOURS = "No such procedure runs here of which you can open the figures. Nothing was changed."
NOT_THERE = "There are no figures of that time. “report” says of which there are."


def report(asked: Asked, turn: Turn) -> Reply:
    """report [PERIOD]: the figures of a quarter, a half-year or a year; name a year or a procedure if you mean it."""
    words = asked.words.casefold().split()
    if not words:
        return Reply(cards.choose())
    named = [each for each in words if each in turn.procedures()]
    procedure = _procedure(asked, turn, named[0]) if named else asked.procedure
    said = [each for each in words if each not in named]
    period = read_period(said, procedure.report.year_starts, wall_day(turn.now))
    about = _about(asked, turn, procedure, period)
    return Reply(cards.offer(about, latest=not any(len(each) > 1 for each in said[1:])))


def open_page(asked: Asked, turn: Turn) -> Reply:
    """One page of the figures: whole for those who run the panel, without small numbers for everybody else."""
    about = _carried(asked, turn)
    return Reply(later=partial(_page, still(turn), about, asked.number("page")))


def _page(kept: Reader, about: cards.About, number: int) -> Opened:
    look = Look(wall_day(kept.now), None if about.whole else about.procedure.report.mask_below)
    shown = pages(_counted(kept, about), about.period, look)
    return cards.page(about, shown[min(number, len(shown) - 1)])


def file(asked: Asked, turn: Turn) -> Reply:
    """The figures as a Word or a CSV file, without small numbers whoever takes it: offered by the press, handed over
    when they agree to take it."""
    about = _carried(asked, turn)
    _may_leave(about.period, over=about.over)
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


def _carried(asked: Asked, turn: Turn) -> cards.About:
    """What a button is about."""
    procedure, piece, year = _procedure(asked, turn, asked.id("procedure")), asked.id("piece"), asked.number("year")
    if piece not in set(Piece) or year not in YEARS:
        raise Refused(NOT_THERE)
    return _about(asked, turn, procedure, Period(year, Piece(piece), procedure.report.year_starts))


def _procedure(asked: Asked, turn: Turn, name: str) -> Procedure:
    """A procedure that runs here, for somebody who may open its figures."""
    found = turn.procedures().get(name)
    if found is None or not may(asked.person, Act.REPORT, name):
        raise Refused(NOT_YOURS)
    return found


def _about(asked: Asked, turn: Turn, procedure: Procedure, period: Period) -> cards.About:
    """`Refused` for somebody outside the panel while a time goes on: two looks would tell what came in between."""
    whole = bool(asked.person.roles(procedure.name) & OVERSEES)
    over = period.over(wall_day(turn.now))
    _may_leave(period, over=over or whole)
    return cards.About(procedure, period, whole, over)


def _may_leave(period: Period, over: bool) -> None:
    if not over:
        words = (
            f"{period.title} goes on until {said_day(period.last)}. What leaves the panel is of a time that is over."
        )
        raise Refused(words)
