"""A seat's answers in an audit: its cases, and on each the themes with what the record shows."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.audits import round_of, rules_at, the_sample
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import nonce
from bot.steps.seats import seat_of
from bot.steps.signs import records_of
from cards import grading as cards
from cards.parts import Ids
from panel.assessments import AgreedAssessment
from panel.auditing import grading
from panel.auditing.evidence import Looked, shown
from panel.auditing.grading import Grading, Round
from panel.auditing.sampling import Sample
from panel.cases import Case
from panel.children import Child
from panel.procedure import Procedure
from panel.rules.audit import Side
from panel.said import said_day
from panel.updates import Update
from panel.words import Reason, Refused
from storage.store import Turn


def seat_list(asked: Asked, turn: Turn) -> Reply:
    """A seat's list of the cases that were drawn."""
    sample = the_sample(asked, turn)
    return _list(asked, turn, sample, _seat(asked, sample))


def _seat(asked: Asked, sample: Sample) -> str:
    """The seat a button names, for whoever speaks for it."""
    if asked.id("seat") not in asked.person.seats(sample.procedure) & {*sample.seats}:
        raise Refused(grading.NOT_YOURS)
    return asked.id("seat")


def _list(asked: Asked, turn: Turn, sample: Sample, seat: str) -> Reply:
    found = round_of(turn, sample)
    theirs = [case.id for case in found.cases if grading.may_grade(asked.person, sample, case, seat)]
    rows = sorted((cards.Row(case, _state(found, case, seat)) for case in theirs), key=lambda row: row.state == "whole")
    at: Ids = {"procedure": sample.procedure, "sample": sample.id, "seat": seat}
    name = seat_of(asked.procedure, seat).name
    return Reply(cards.seat_list(sample.id, name, rows, at, asked.number("page"), not sample.closed_at))


def _state(found: Round, case: str, seat: str) -> str:
    if found.of(case, seat) is None:
        return ""
    return "whole" if found.answered(case, seat) else "half"


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The themes of one side on one case, with what the record shows; who the child is stands there: it is recorded."""
    sample, case, seat = _on_it(asked, turn)
    before = _before(asked, turn, sample, case, seat)
    page = _page(asked, turn, sample, case, before)
    return Reply(cards.form(page, asked.fields if refused else before.answers, refused))


def record(asked: Asked, turn: Turn) -> Reply:
    """What the record shows beside one theme, whole."""
    sample, case, seat = _on_it(asked, turn)
    page = _page(asked, turn, sample, case, _before(asked, turn, sample, case, seat))
    theme = next((each for each in page.themes if each.id == asked.id("theme")), page.themes[0])
    return Reply(cards.record(page, theme, asked.number("page")))


def _page(asked: Asked, turn: Turn, sample: Sample, case: Case, before: Grading) -> cards.Page:
    rules, child = rules_at(turn, sample), turn.get(Child, case.id)
    side = _side(asked, rules)
    turn.audit(asked.person.id, "open", case.id, view="audit sample")
    at: Ids = {"procedure": sample.procedure, "sample": sample.id, "seat": before.seat, "case": case.id}
    now: Ids = {"side": asked.number("side"), "rev": before.rev, "nonce": nonce(asked, turn)}
    return cards.Page(
        {**at, **now},
        case.id,
        seat_of(asked.procedure, before.seat).name,
        f"{child.first} {child.family}, born {said_day(child.born)}",
        side,
        grading.of_side(rules.audit, side),
        grading.questions(rules.audit, side),
        _record(turn, case, rules, side),
    )


def _on_it(asked: Asked, turn: Turn) -> tuple[Sample, Case, str]:
    """The audit, the case and the seat that a button names, for somebody who answers for it; the same refusal whether
    they are there or not."""
    sample, case, seat = the_sample(asked, turn), turn.maybe(Case, asked.reference), asked.id("seat")
    if case is None or not grading.may_grade(asked.person, sample, case, seat):
        raise Refused(grading.NOT_YOURS)
    grading.still_open(sample)
    return sample, case, seat


def _before(asked: Asked, turn: Turn, sample: Sample, case: Case, seat: str) -> Grading:
    id = grading.id_of(sample, case.id, seat)
    return turn.maybe(Grading, id) or Grading(id, sample.id, case.id, seat, asked.person.id, turn.now, {})


def _side(asked: Asked, rules: Procedure) -> Side:
    known = grading.sides(rules.audit)
    return known[min(asked.number("side"), len(known) - 1)]


def _record(turn: Turn, case: Case, rules: Procedure, side: Side) -> dict[str, list[str]]:
    updates = turn.find(Update, case=case.id)
    agreed = turn.find(AgreedAssessment, case=case.id)
    looked = Looked(records_of(turn, case), updates, turn.procedure(case.procedure, case.version), rules, agreed)
    return {theme.id: shown(theme, looked) for theme in grading.of_side(rules.audit, side)}


def save(asked: Asked, turn: Turn) -> Reply:
    """The answers to one side are kept; the other side comes next, or the list. What somebody else at the seat said
    meanwhile is not written over unseen."""
    sample, case, seat = _on_it(asked, turn)
    rules, before = rules_at(turn, sample), _before(asked, turn, sample, case, seat)
    side = _side(asked, rules)
    given = grading.graded(before, asked.fields, rules.audit, side)
    if asked.number("rev") != before.rev:
        field = grading.questions(rules.audit, side)[0].id
        raise Refused(grading.QUICKER, [Reason("Save again if yours is right", field=field)])
    look_for_names(asked, turn, case, grading.questions(rules.audit, side))
    kept = turn.save(grading.by(given, asked.person.id, turn.now))
    return _list(asked, turn, sample, seat) if grading.whole(kept, rules.audit) else _next(asked, turn, rules)


def _next(asked: Asked, turn: Turn, rules: Procedure) -> Reply:
    ids = {**asked.request.ids, "side": str((asked.number("side") + 1) % len(grading.sides(rules.audit))), "nonce": ""}
    return form(replace(asked, request=replace(asked.request, ids=ids, fields={})), turn)
