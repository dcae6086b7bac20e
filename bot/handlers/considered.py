"""`consider`: every child on the pathway, referred or not."""

from bot.asked import Asked
from bot.request import Reply
from cards import considered as cards
from panel import live
from panel.access import Act, may
from panel.considered import Considered, questions
from panel.considered import consider as record
from panel.people import Person
from panel.words import Refused
from storage.store import Turn


def consider(asked: Asked, turn: Turn) -> Reply:
    """consider: record that a child on the pathway was considered, referred or not, and why."""
    records, reads = (may(asked.person, act, asked.procedure.name) for act in (Act.CONSIDER, Act.LEADS))
    if records and not reads:
        live.ready(asked.procedure, asked.live)
    return Reply(cards.start(records, reads))


def recorded(asked: Asked, turn: Turn) -> Reply:
    """What was recorded, newest first, or only those who were not referred; every one shown is written to the trail."""
    only, page = "no" if asked.id("only") == "no" else "", asked.number("page")
    records = [each for each in turn.find(Considered, procedure=asked.procedure.name) if not (only and each.referred)]
    newest = sorted(records, key=lambda record: (record.at, record.id), reverse=True)
    rows = [_row(asked, turn, record) for record in newest]
    if one := next((row for row in rows if row.record.id == asked.id("record")), None):
        turn.audit(asked.person.id, "open", one.record.id, view="considered")
        return Reply(cards.read_all(one, page, only))
    for row in cards.page_of(rows, page):
        turn.audit(asked.person.id, "open", row.record.id, view="considered")
    return Reply(cards.recorded_so_far(rows, page, only))


def _row(asked: Asked, turn: Turn, record: Considered) -> cards.Row:
    pathways = {pathway.id: pathway.title for pathway in asked.procedure.consideration.pathways or ()}
    by = turn.maybe(Person, record.by)
    return cards.Row(record, pathways.get(record.pathway, record.pathway), by.name if by else "")


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form, with what was typed and what to put right."""
    live.ready(asked.procedure, asked.live)
    return Reply(cards.form(turn.token(), questions(asked.procedure), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The record is kept, under an id of its own."""
    live.ready(asked.procedure, asked.live)
    id = turn.new_id(f"{asked.procedure.prefix}-C")
    considered = turn.save(record(id, asked.fields, asked.procedure, asked.person.id, turn.now))
    return Reply(cards.recorded(considered.id, considered.referred))
