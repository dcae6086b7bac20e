"""Whether what follows a panel fits together. Procedure keys: [closing], [minutes], [assessments], [sharing],
[recording], [recommendations]."""

from collections.abc import Iterator

from panel.coherence.known import Misfit, levels, seats, strange
from panel.rules import Rules
from panel.rules.after import Review

GATES = {"asked", "agreement", "matrix", "below_threshold", "reason", "statements", "safety_actions", "police_outcome"}


def _gates(rules: Rules) -> Iterator[Misfit]:
    yield from strange("closing.gates", {gate.id for gate in rules.closing.gates}, GATES, "gate")
    threshold, gates = rules.matrix.threshold, {gate.id for gate in rules.closing.gates}
    if ("statements" in gates) is not bool(rules.closing.statements):
        yield "closing.gates.statements", "the gate and what the chair has to say go together"
    if "below_threshold" in gates and not (threshold.levels or threshold.ticks or threshold.second_levels):
        yield "closing.gates.below_threshold", "there is no threshold to be below: no child could ever leave"


def _review(rules: Rules) -> Iterator[Misfit]:
    if rules.closing.review is not Review.NEXT and not rules.closing.review_months:
        yield "closing.review_months", "must be one or more: an ongoing child does not come to the next panel"


def _assessments(rules: Rules) -> Iterator[Misfit]:
    between, target = rules.assessments.between, rules.assessments.target
    yield from strange("assessments.checked_by", [rules.assessments.checked_by], seats(rules), "seat")
    yield from strange("assessments.between", between, seats(rules), "seat")
    if between is not None and len(set(between)) != 2:
        yield "assessments.between", "must be two seats: one leads, the other helps"
    if len({target.more is None, target.than is None, target.kind is None}) > 1:
        yield "assessments.target", "more, than and kind are given together, or not at all"


def _kept(rules: Rules) -> Iterator[Misfit]:
    """What is shared beyond the panel, and what stands in the child's own record."""
    for draft in rules.sharing.drafts or ():
        yield from strange(f"sharing.drafts.{draft.id}.seat", [draft.seat], seats(rules), "seat")
    yield from strange("recording.levels", rules.recording.levels, levels(rules), "level")


def _deadlines(rules: Rules) -> Iterator[Misfit]:
    if (rules.minutes.amber_working_days or 0) >= (rules.minutes.working_days or 1):
        yield "minutes.amber_working_days", "must be earlier than the day the minutes are due"
    if not rules.recommendations.remind_months:
        yield "recommendations.remind_months", "must be at least one"


CHECKS = (_gates, _review, _assessments, _kept, _deadlines)
