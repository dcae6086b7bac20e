"""An inspector's questions: one of them for a time, the records behind each number, and its counts as a file."""

from functools import partial

from bot.asked import Asked
from bot.documents import spreadsheet, word
from bot.request import Document, Late, Opening, Reply
from bot.steps.inspecting import Entitled, inspection, still
from bot.steps.periods import carried, may_leave
from cards import documents, templates
from cards import inquiries as cards
from panel.people import Person
from panel.reporting import papers
from panel.reporting.figures import Section
from panel.reporting.inquiries import ASKED
from panel.reporting.inquiry import Group, Measure, Told, Topic, section, told
from panel.reporting.inspection import Inspection
from panel.reporting.rows import Look
from panel.said import wall_day
from panel.spans import Span
from panel.words import Refused
from storage.store import Reader, Turn

NO_SUCH = "There is no such question any more. “report” says which there are."


def open_page(asked: Asked, turn: Turn) -> Reply:
    """A page of a question: whole for those who run the panel; counts without small numbers for everybody else."""
    question = _question(asked, turn)
    return Reply(later=partial(_page, still(turn), question, asked.person, asked.number("page")))


def _page(kept: Reader, question: cards.Question, person: Person, number: int) -> Late:
    known = _looked_at(kept, question)
    look = Look(known.today, None if question.about.whole else question.about.procedure.report.mask_below)
    groups = [(each, _rows(each, known, question, look)) for each in _groups(question)]
    listed = list(question.inquiry.entries(known, question.about.period.span)) if question.about.whole else []
    mine = list(filter(Entitled(person, known).to, listed))
    shown = cards.pages(groups, mine, len(listed) - len(mine))
    if not shown:
        return Late(cards.nothing(question))
    one = shown[min(number, len(shown) - 1)]
    opening = Opening(person.id, _view(question), tuple(each.case for each in one.entries))
    return Late(cards.page(question, one), opening)


def open_behind(asked: Asked, turn: Turn) -> Reply:
    """The records behind one number, for those who run the panel."""
    question = _question(asked, turn)
    if not question.about.whole:
        raise Refused(NO_SUCH)
    at = (asked.id("line"), asked.id("part"), asked.number("page"))
    return Reply(later=partial(_behind, still(turn), question, asked.person, *at))


def _behind(kept: Reader, question: cards.Question, person: Person, line: str, part: str, number: int) -> Late:
    known, look = _looked_at(kept, question), Look(wall_day(kept.now))
    rows = [each for group in _groups(question) for each in told(group, known, question.about.period, look)]
    wanted = next((each for each in rows if (each.line, each.part) == (line, part)), None)
    lines = {each.id: each for group in _groups(question) for each in group.lines}
    if wanted is None:
        return Late(cards.nothing(question))
    found = lines[line].behind(known, question.about.period.span, part)
    mine = list(filter(Entitled(person, known).to, found))
    number = min(number, max(len(mine) - 1, 0) // cards.RECORDS)
    cases = dict.fromkeys(each.case for each in cards.page_of(mine, number) if each.case)
    card = cards.behind(question, wanted, mine, number, len(found) - len(mine))
    return Late(card, Opening(person.id, _view(question), tuple(cases)))


def file(asked: Asked, turn: Turn) -> Reply:
    """The counts as a Word or a CSV file, without small numbers and without a list, whoever takes it."""
    question = _question(asked, turn)
    about = question.about
    may_leave(about.period, over=about.over)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=cards.offer(question))
    document = _document(asked.id("kind"), still(turn), question)
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", "", view=_view(question))
    return Reply(cards.file(question, document.name), document=document)


def _document(kind: str, kept: Reader, question: cards.Question) -> Document:
    lines, given = templates.reports, (question.about.procedure, question.inquiry.topic, question.about.period)
    if kind == "csv":
        return Document(lines.asked_csv(*given), spreadsheet.MEDIA_TYPE, partial(_table, kept, question))
    return Document(lines.asked_word(*given), word.MEDIA_TYPE, partial(_paper, kept, question))


def _table(kept: Reader, question: cards.Question) -> bytes:
    sections, look = _outside(kept, question)
    return spreadsheet.sheet(papers.table(question.about.period, sections, look))


def _paper(kept: Reader, question: cards.Question) -> bytes:
    sections, look = _outside(kept, question)
    return word.sheet(papers.paper(question.about.procedure, question.about.period, sections, look), kept.now)


def _outside(kept: Reader, question: cards.Question) -> tuple[list[Section], Look]:
    """Whoever takes a file, it leaves the panel."""
    known, about = _looked_at(kept, question), question.about
    groups = (each.seen(whole=False) for each in question.inquiry.groups)
    found = [section(each, known, about.period) for each in groups]
    return found, Look(known.today, about.procedure.report.mask_below)


def _looked_at(kept: Reader, question: cards.Question) -> Inspection:
    period = question.about.period
    return inspection(kept, question.about.procedure, Span(period.before.first, period.last))


def _groups(question: cards.Question) -> list[Group]:
    return [each.seen(question.about.whole) for each in question.inquiry.groups]


def _rows(group: Group, known: Inspection, question: cards.Question, look: Look) -> list[Told]:
    """Its rows; for those who see every number, without what there is nothing of where there would be many such."""
    found = told(group, known, question.about.period, look)
    many = {each.id for each in group.lines if each.inside or each.measure in (Measure.DAYS, Measure.MINUTES)}
    if not question.about.whole:
        return found
    return [each for each in found if each.line not in many or each.row.number or each.row.number_before]


def _view(question: cards.Question) -> str:
    return f"report {question.inquiry.topic}"


def _question(asked: Asked, turn: Turn) -> cards.Question:
    """What a button is about."""
    about = carried(asked, turn)
    if asked.id("topic") not in set(Topic):
        raise Refused(NO_SUCH)
    return cards.Question(about, ASKED[Topic(asked.id("topic"))](about.procedure))
