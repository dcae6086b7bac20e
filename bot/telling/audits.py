"""Notices about an audit: what a seat is asked, and who has not answered."""

from collections.abc import Callable

from bot.steps.audits import round_of
from bot.steps.seats import seat_of
from bot.template import Ids, Render, Template
from cards import audits as cards
from cards import findings as finding_cards
from cards import templates
from cards.parts import Posted
from cards.templates.line import Line
from panel.auditing.findings import Finding
from panel.auditing.grading import Round
from panel.auditing.sampling import Sample
from storage.store import Turn

LINES = templates.audits


def _to_seat(line: Callable[[Round, str, int], Line]) -> Render:
    """Said for as long as the seat has not answered about every case."""

    def render(turn: Turn, ids: Ids) -> Posted | None:
        sample = turn.get(Sample, ids["sample"])
        found, seat = round_of(turn, sample), seat_of(turn.procedure(sample.procedure), ids["seat"])
        if sample.closed_at or not (left := found.left(seat.id)):
            return None
        at = {"procedure": sample.procedure, "sample": sample.id}
        return cards.told(line(found, seat.name, len(left)), at, seat.id)

    return render


def _late(turn: Turn, ids: Ids) -> Posted | None:
    sample = turn.get(Sample, ids["sample"])
    found = round_of(turn, sample)
    left = sum(bool(found.left(seat)) for seat in sample.seats)
    if sample.closed_at or not left:
        return None
    return cards.told(LINES.late(sample.id, left), {"procedure": sample.procedure, "sample": sample.id})


def _finding(line: Callable[[Finding, str], Line], to_do: bool) -> Render:
    """Said for as long as it is open; what its seat is to do, until that is done."""

    def render(turn: Turn, ids: Ids) -> Posted | None:
        found = turn.get(Finding, ids["finding"])
        if found.seen_at or (to_do and found.done_at):
            return None
        seats = {each.id: each.name for each in turn.procedure(found.procedure).seats}
        return finding_cards.told(line(found, seats.get(found.seat, found.seat)), found)

    return render


RENDER: dict[Template, Render] = {
    Template.AUDIT_ASKED: _to_seat(
        lambda found, seat, left: LINES.asked(found.sample.id, seat, left, found.sample.due)
    ),
    Template.AUDIT_REMINDER: _to_seat(
        lambda found, seat, left: LINES.reminder(found.sample.id, seat, left, found.sample.due)
    ),
    Template.AUDIT_LATE: _late,
    Template.FINDING_YOURS: _finding(lambda found, seat: LINES.finding_yours(found.id, seat, found.due), to_do=True),
    Template.FINDING_DUE: _finding(lambda found, seat: LINES.finding_due(found.id, seat, found.due), to_do=True),
    Template.FINDING_LATE: _finding(lambda found, seat: LINES.finding_late(found.id, seat), to_do=True),
    Template.FINDING_CHECK: _finding(lambda found, seat: LINES.finding_check(found.id), to_do=False),
}
