"""`consider`: every child on the pathway, referred or not."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import name_of
from cards import considered as cards
from panel import live
from panel.access import Act, may
from panel.considered import Considered, decide, questions
from panel.considered import consider as record
from panel.words import Refused
from storage.store import Turn


def consider(asked: Asked, turn: Turn) -> Reply:
    """consider: record that a child on the pathway was considered, referred or not, and why."""
    records, reads = (may(asked.person, act, asked.procedure.name) for act in (Act.CONSIDER, Act.LEADS))
    if records and not reads:
        live.ready(asked.procedure, asked.live)
    known = turn.find(Considered, procedure=asked.procedure.name) if reads else []
    return Reply(cards.start(records, reads, sum(each.waits for each in known)))


def recorded(asked: Asked, turn: Turn) -> Reply:
    """What was recorded, newest first; only those who were not referred, or whom nobody considered yet. Every one shown
    is written to the trail."""
    only, page = asked.id("only"), asked.number("page")
    records = [each for each in turn.find(Considered, procedure=asked.procedure.name) if _shown(each, only)]
    newest = sorted(records, key=lambda record: (record.at, record.id), reverse=True)
    rows = [_row(asked, turn, record) for record in newest]
    if one := next((row for row in rows if row.record.id == asked.id("record")), None):
        turn.audit(asked.person.id, "open", one.record.id, view="considered")
        return Reply(cards.read_all(one, page, only))
    for row in cards.page_of(rows, page):
        turn.audit(asked.person.id, "open", row.record.id, view="considered")
    return Reply(cards.recorded_so_far(rows, page, only))


def _shown(record: Considered, only: str) -> bool:
    match only:
        case cards.NOT_REFERRED:
            return not (record.referred or record.waits)
        case cards.WAITING:
            return record.waits
        case _:
            return True


def _row(asked: Asked, turn: Turn, record: Considered) -> cards.Row:
    pathways = {pathway.id: pathway.title for pathway in asked.procedure.consideration.pathways or ()}
    by, told = name_of(turn, record.by), name_of(turn, record.told_by)
    return cards.Row(record, pathways.get(record.pathway, record.pathway), by, told)


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form, with what was typed and what to put right."""
    live.ready(asked.procedure, asked.live)
    return Reply(cards.form(turn.token(), questions(asked.procedure), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The record is kept, under an id of its own."""
    live.ready(asked.procedure, asked.live)
    id = turn.new_id(f"{asked.procedure.prefix}-C")
    considered = turn.save(record(id, asked.fields, asked.procedure, asked.person.id, turn.now))
    return Reply(cards.recorded(considered, _refers(asked)))


def decide_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """A child whom somebody recorded, to be considered now."""
    record = _waiting(asked, turn)
    turn.audit(asked.person.id, "open", record.id, view="considered")
    return Reply(cards.decide(_row(asked, turn, record), asked.fields if refused else {}, refused))


def decide_yes(asked: Asked, turn: Turn) -> Reply:
    """Considered: whether a referral is being made, and why."""
    decided = decide(_waiting(asked, turn), asked.fields, asked.person.id, turn.now)
    return Reply(cards.recorded(turn.save(decided), _refers(asked)))


def _refers(asked: Asked) -> bool:
    return may(asked.person, Act.REFER, asked.procedure.name)


def _waiting(asked: Asked, turn: Turn) -> Considered:
    record = turn.maybe(Considered, asked.id("record"))
    if record is None or record.procedure != asked.procedure.name:
        raise Refused("There is nothing recorded with that number. Nothing was changed.")
    return record
