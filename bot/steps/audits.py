"""Audit samples, looked up: what can be drawn, what was, and what an audit owes."""

from collections.abc import Callable, Iterable, Iterator

from bot.asked import Asked
from bot.notices import holders
from bot.steps.matches import same_child
from bot.steps.naming import ask_about_panel
from cards import mine
from panel import backgrounds, due
from panel.access import Act, may
from panel.auditing.drawing import LEFT, Apart, Framed, framed
from panel.auditing.findings import Finding
from panel.auditing.grading import Grading, Round, may_grade
from panel.auditing.learning import Feedback, Learnt, counted
from panel.auditing.sampling import Of, Sample, rules_of
from panel.backgrounds import NOT_KNOWN, NOT_SAID, Background
from panel.cases import Case, CaseStatus
from panel.children import Child, Linked
from panel.consulting import seats
from panel.duty import Duty
from panel.naming import ANOTHER, REFERENCE, everybody
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.questions import Question
from panel.referrals import Referral
from panel.said import wall_day
from panel.ties import Tie
from storage.store import Missing, Turn

Owes = tuple[Procedure, list[Duty]]


def the_sample(asked: Asked, turn: Turn) -> Sample:
    """The audit that a button or a text names, of the procedure that it is asked under."""
    found = turn.get(Sample, asked.id("sample") or asked.reference)
    if found.procedure != asked.procedure.name:
        raise Missing("sample")
    return found


def known_in(turn: Turn, procedure: str) -> list[Sample]:
    """Every audit of a procedure's cases, the newest first."""
    return sorted(turn.find(Sample, procedure=procedure), key=lambda each: (each.at, each.id), reverse=True)


def drawn_by(turn: Turn, own: Procedure) -> Procedure:
    """The procedure whose audit the cases of another are drawn by."""
    return rules_of(own, (each for each in turn.procedures().values() if each.name != own.name))


def rules_at(turn: Turn, sample: Sample) -> Procedure:
    """The rules that an audit runs under: those of the day it was drawn."""
    return turn.procedure(sample.rules, sample.version)


def of(turn: Turn, own: Procedure, rules: Procedure) -> Of:
    """What a sample of a procedure's cases is drawn of today, and who is asked."""
    found = (turn.find(Case, procedure=own.name, status=each) for each in (CaseStatus.ACCEPTED, *LEFT))
    cases = [case for some in found for case in some]
    asked = tuple(seat.id for seat in seats(own, holders(turn, own.name, *Role)))
    return Of(own, rules, framed(cases, lambda each: _status(turn, each), rules.audit, wall_day(turn.now)), asked)


def _status(turn: Turn, case: Case) -> str:
    """The child's legal status, as it was said last; "" where it is not recorded."""
    said, referral = backgrounds.latest(turn.find(Background, case=case.id)), turn.maybe(Referral, case.id)
    rules = turn.procedure(case.procedure, case.version)
    status = backgrounds.known(said, referral.answers if referral else {}, rules).get("legal_status", "")
    return "" if status in (NOT_KNOWN, NOT_SAID) else status


def apart_of(turn: Turn, person: Person, frame: Iterable[Framed]) -> Apart:
    """What is not drawn: what whoever draws has stepped out of, and more than one case that are about each other."""
    ids = [each.case for each in frame]
    out = [id for id in ids if person.id in turn.get(Case, id).interests]
    return Apart(out, {id: {*same_child(turn, id), *_tied(turn, id)} for id in ids})


def _tied(turn: Turn, case: str) -> list[str]:
    ties = turn.find(Tie, case=case) + turn.find(Tie, other=case)
    return [each.other if each.case == case else each.case for each in ties]


def round_of(turn: Turn, sample: Sample) -> Round:
    """An audit with its cases, its answers, and everybody who may answer."""
    return Round(
        sample,
        rules_at(turn, sample).audit,
        tuple(turn.get(Case, each) for each in sample.cases),
        tuple(turn.find(Grading, sample=sample.id)),
        tuple(holders(turn, sample.procedure, *Role)),
        wall_day(turn.now),
    )


def owes(turn: Turn, id: str) -> Owes | None:
    """What an audit owes, and under which procedure; None for one that is gone, or whose rules do not run here."""
    sample, running = turn.maybe(Sample, id), turn.procedures()
    if sample is None or not {sample.procedure, sample.rules} <= running.keys():
        return None
    procedure = running[sample.procedure]
    return procedure, due.of_sample(round_of(turn, sample), procedure)


def finding_owes(turn: Turn, id: str) -> Owes | None:
    """What a finding owes, and under which procedure; None for one that is gone."""
    found, running = turn.maybe(Finding, id), turn.procedures()
    if found is None or found.procedure not in running:
        return None
    procedure = running[found.procedure]
    return procedure, due.of_finding(found, holders(turn, procedure.name, *Role), procedure, turn.now)


def open_in(turn: Turn, procedure: str) -> list[str]:
    """The matters of a procedure's audits that still owe something."""
    samples = turn.find(Sample, procedure=procedure, closed_by="")
    findings = turn.find(Finding, procedure=procedure, seen_by="")
    return [*(f"sample {each.id}" for each in samples), *(f"finding {each.id}" for each in findings)]


def of_case(turn: Turn, case: Case) -> Iterator[str]:
    """The audits a case was drawn for and that are not closed: who can answer about it may be somebody else now."""
    for each in turn.find(Sample, procedure=case.procedure, closed_by=""):
        if case.id in each.cases:
            yield f"sample {each.id}"


def the_finding(asked: Asked, turn: Turn) -> Finding:
    """The finding that a button names, of the procedure that it is asked under."""
    found = turn.get(Finding, asked.id("finding"))
    if found.procedure != asked.procedure.name:
        raise Missing("finding")
    return found


def learnt(turn: Turn, sample: Sample) -> Learnt:
    """All that is learnt from an audit, as it is now."""
    found, procedure = round_of(turn, sample), turn.procedure(sample.procedure)
    return Learnt(
        found,
        counted(found),
        turn.find(Feedback, sample=sample.id),
        turn.find(Finding, sample=sample.id),
        {seat.id: seat.name for seat in procedure.seats},
    )


def ask_about_names(asked: Asked, turn: Turn, sample: Sample, questions: Iterable[Question]) -> None:
    """`Refused`, so that it is asked about before it is saved, for the name of anybody whom the cases concern."""
    if asked.id("named") != "yes":
        boxes = {each: asked.fields.get(each.id, "").strip() for each in questions if not each.choices}
        ask_about_panel(turn, asked.person, sample.cases, boxes)


def without_names(turn: Turn, sample: Sample) -> Callable[[str], str]:
    """What takes the name of anybody whom the cases concern, and every reference, out of a text; a name that is a word
    too, whatever whoever typed it was asked."""
    children = [turn.get(Child, each) for each in sample.cases]
    linked = [one for each in sample.cases for one in turn.find(Linked, case=each)]
    known = everybody(children, linked)
    return lambda words: REFERENCE.sub(ANOTHER, known.cut_doubtful(words))


def waiting_for(turn: Turn, person: Person, procedure: Procedure) -> Iterator[mine.Entry]:
    """What waits for the seats of somebody: cases to answer about, and findings to do."""
    seats = [each for each in procedure.seats if each.id in person.seats(procedure.name)]
    for sample in turn.find(Sample, procedure=procedure.name, closed_by="") if seats else ():
        found = round_of(turn, sample)
        for seat in seats:
            left = [case for case in found.cases if case.id in found.left(seat.id)]
            if theirs := [case for case in left if may_grade(person, sample, case, seat.id)]:
                yield mine.audit(sample, seat, len(theirs))
    for one in turn.find(Finding, procedure=procedure.name, seen_by="") if seats else ():
        if one.seat in {each.id for each in seats} and not one.done_at:
            yield mine.finding(one)


def may_draw(asked: Asked) -> bool:
    """Whether this person draws samples, and reads every answer."""
    return may(asked.person, Act.AUDIT, asked.procedure.name)
