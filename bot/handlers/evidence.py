"""`evidence`: the whole set for an inspector as files, by case number alone."""

from dataclasses import replace
from datetime import date
from functools import partial

from bot.asked import Asked
from bot.documents import spreadsheet, word
from bot.request import Document, Opening, Reply
from bot.steps.inspecting import Entitled, inspection, names, still
from bot.steps.periods import procedure_of
from cards import documents, templates
from cards import evidence as cards
from panel.access import Act
from panel.cases import Case
from panel.people import Person
from panel.reporting.evidence import Evidence, paper, table
from panel.reporting.periods import running
from panel.said import wall_day
from panel.spans import Span, read_span
from panel.words import Refused
from storage.store import Reader, Turn

STILL_TO_COME = "That time is still to come: there is nothing of it yet."
NOT_DAYS = "Those are no days. Write “evidence 1 4 2026 to 31 3 2027”."


def evidence(asked: Asked, turn: Turn) -> Reply:
    """evidence [FROM]: everything an inspector asks, from one day to another, as files that name no child."""
    today, words = wall_day(turn.now), asked.words.split()
    named = [each for each in words if each.casefold() in turn.procedures()]
    procedure = procedure_of(asked, turn, named[0].casefold() if named else asked.procedure.name, Act.EVIDENCE)
    days = " ".join(each for each in words if each not in named)
    wanted = read_span(days, today) if days else running(procedure.report.year_starts, today).span
    return Reply(cards.evidence(_set(asked, turn, procedure.name, wanted)))


def file(asked: Asked, turn: Turn) -> Reply:
    """The set as a Word or a CSV file: offered by the press, handed over when they agree to take it."""
    wanted = _set(asked, turn, asked.id("procedure"), Span(_day(asked, "first"), _day(asked, "last")))
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=cards.evidence(wanted))
    document = _document(asked, turn, wanted)
    if asked.request.taking:
        document = replace(document, opening=_opening(asked, turn, wanted))
    return Reply(cards.evidence_file(wanted, document.name), document=document)


def _document(asked: Asked, turn: Turn, wanted: cards.Set) -> Document:
    lines, given, kept = templates.reports, (wanted.procedure, wanted.first, wanted.last), still(turn)
    if asked.id("kind") == "csv":
        make = partial(_table, kept, wanted, asked.person)
        return Document(lines.evidence_csv(*given), spreadsheet.MEDIA_TYPE, make)
    return Document(lines.evidence_word(*given), word.MEDIA_TYPE, partial(_paper, kept, wanted, asked.person))


def _opening(asked: Asked, turn: Turn, wanted: cards.Set) -> Opening:
    """Each case that may be in it says afterwards that it was."""
    known = turn.find(Case, procedure=wanted.procedure.name)
    there = (each for each in known if wall_day(each.referred_at) <= wanted.last)
    mine = tuple(each.id for each in there if asked.person.id not in each.interests)
    return Opening(asked.person.id, "evidence", mine, act="hand over")


def _table(kept: Reader, wanted: cards.Set, person: Person) -> bytes:
    return spreadsheet.sheet(table(_known(kept, wanted, person)))


def _paper(kept: Reader, wanted: cards.Set, person: Person) -> bytes:
    return word.sheet(paper(_known(kept, wanted, person)), kept.now)


def _known(kept: Reader, wanted: cards.Set, person: Person) -> Evidence:
    span = Span(wanted.first, wanted.last)
    known = inspection(kept, wanted.procedure, span)
    return Evidence(known, span, Entitled(person, known).to, names(kept))


def _set(asked: Asked, turn: Turn, procedure: str, span: Span) -> cards.Set:
    """What is asked for, for somebody who may have it; no time ends after today."""
    found, today = procedure_of(asked, turn, procedure, Act.EVIDENCE), wall_day(turn.now)
    first, last = span.first or today, min(span.last or today, today)
    if first > last:
        raise Refused(STILL_TO_COME)
    return cards.Set(found, first, last)


def _day(asked: Asked, name: str) -> date:
    try:
        return date.fromisoformat(asked.id(name))
    except ValueError:
        raise Refused(NOT_DAYS) from None
