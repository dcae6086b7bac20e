"""Notices about minutes: due, late, to be approved, out, put right; and about what is not recorded yet."""

from collections.abc import Iterator

from bot.notices import holders
from bot.steps.minutes import left_to_record, missing
from bot.template import Ids, Render, Template
from cards import minutes as cards
from cards import recording, templates
from cards.parts import Posted
from cards.templates.line import Line
from panel.going_out import NOT_CHECKED, day_of, due_on
from panel.minutes import Correction, Minutes, Stage
from panel.people import Role
from panel.readers import seat
from panel.recording import PACKED
from panel.said import wall_day
from storage.store import Turn


def _amber(turn: Turn, ids: Ids) -> Posted | None:
    """How far minutes are that are not out; None once they are."""
    kept = turn.get(Minutes, ids["minutes"])
    return None if kept.stage is Stage.CIRCULATED else cards.amber(list(_lines(turn, kept)), kept.id)


def _lines(turn: Turn, kept: Minutes) -> Iterator[Line]:
    panel, procedure, lines = turn.panel(kept.id), turn.procedure(kept.procedure), templates.minutes
    due, today = due_on(panel, procedure), wall_day(turn.now)
    if due is None:
        return
    when = lines.due if today < due else lines.due_today if today == due else lines.overdue
    yield when(panel.starts_at, due)
    if today <= due:
        yield lines.today(
            turn.now, day_of(panel, procedure, turn.now), procedure.minutes.working_days, procedure.minutes.counted
        )
    checked, parts, way = missing(turn, kept)
    yield lines.far(checked, parts, kept.stage is Stage.APPROVED)
    yield lines.in_the_way(sum(each.what != NOT_CHECKED for each in way))
    for each in holders(turn, kept.procedure, Role.CHAIR):
        if each.away(today):
            yield lines.chair_away(each.away_until)


def _asked(turn: Turn, ids: Ids) -> Posted | None:
    kept = turn.get(Minutes, ids["minutes"])
    line = templates.minutes.asked(turn.panel(kept.id).starts_at)
    return cards.to_approve(line, kept.id) if kept.stage is Stage.DRAFT else None


def _approved(turn: Turn, ids: Ids) -> Posted | None:
    kept = turn.get(Minutes, ids["minutes"])
    line = templates.minutes.approved(turn.panel(kept.id).starts_at)
    return cards.to_approve(line, kept.id) if kept.stage is Stage.APPROVED else None


def _out(turn: Turn, ids: Ids) -> Posted:
    panel = turn.panel(ids["minutes"])
    return cards.out(templates.minutes.out(panel.starts_at), panel.id)


def _corrected(turn: Turn, ids: Ids) -> Posted:
    panel, made = turn.panel(ids["minutes"]), turn.get(Correction, ids["correction"])
    again = [templates.minutes.AGAIN] if made.part in PACKED else []
    return cards.out(templates.minutes.corrected(panel.starts_at), panel.id, *again)


def _record_due(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.panel(ids["minutes"])
    if ids["seat"] not in left_to_record(turn, panel).seats:
        return None
    name = seat(turn.procedure(panel.procedure), ids["seat"])
    return recording.due(templates.packs.due(panel.starts_at, name), panel.id, ids["seat"])


def _note_due(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.panel(ids["minutes"])
    if ids["case"] not in {each.id for each in left_to_record(turn, panel).notes}:
        return None
    return recording.note_due(templates.packs.note_due(panel.starts_at, ids["case"]), panel.id, ids["case"])


def _not_recorded(turn: Turn, ids: Ids) -> Posted | None:
    panel = turn.panel(ids["minutes"])
    left = left_to_record(turn, panel)
    if not (left.seats or left.notes):
        return None
    line = templates.packs.not_recorded(panel.starts_at, len(left.seats), len(left.notes))
    return recording.not_recorded(line, panel.id)


RENDER: dict[Template, Render] = {
    Template.MINUTES_AMBER: _amber,
    Template.MINUTES_LATE: _amber,
    Template.MINUTES_ASKED: _asked,
    Template.MINUTES_APPROVED: _approved,
    Template.MINUTES_OUT: _out,
    Template.MINUTES_CORRECTED: _corrected,
    Template.RECORD_DUE: _record_due,
    Template.NOTE_DUE: _note_due,
    Template.NOT_RECORDED: _not_recorded,
}
