"""Whether what brings a child to the panel fits together. Procedure keys: [referral], [matrix], [police], [leading]."""

from collections.abc import Iterator

from panel.coherence.known import Misfit, kinds, levels, seats, strange
from panel.people import Role
from panel.rules import Rules


def _whole(rules: Rules) -> Iterator[Misfit]:
    """What is needed for children to come before a panel: all of it, or none."""
    lists = {
        "referral.kinds": rules.referral.kinds,
        "referral.referrers": rules.referral.referrers,
        "matrix.levels": rules.matrix.levels,
        "matrix.matrices": rules.matrix.matrices,
    }
    if any(lists.values()):
        for key in (key for key, entries in lists.items() if not entries):
            yield key, "must have a value, where children come before a panel"


def _levels(rules: Rules) -> Iterator[Misfit]:
    known = levels(rules)
    for indicator in rules.matrix.indicators or ():
        yield from strange(f"matrix.indicators.{indicator.id}.level", [indicator.level], known, "level")
    threshold = rules.matrix.threshold
    yield from strange("matrix.threshold.levels", threshold.levels, known, "level")
    if threshold.ticks and not rules.matrix.indicators:
        yield "matrix.threshold.ticks", "there are no indicators to tick"


def _scales(rules: Rules) -> Iterator[Misfit]:
    matrix, threshold = rules.matrix, rules.matrix.threshold
    if bool(matrix.second) is not bool(matrix.second_levels):
        yield "matrix.second_levels", "goes with second, what that scale is called: both, or neither"
    if unknown := set(threshold.second_levels or ()) - {level.id for level in matrix.second_levels or ()}:
        yield "matrix.threshold.second_levels", f"the second scale has no level {min(unknown)!r}"
    if threshold.both and not (threshold.second_levels and (threshold.levels or threshold.ticks)):
        yield "matrix.threshold.both", "needs a threshold on each of the two scales"


def _matrices(rules: Rules) -> Iterator[Misfit]:
    known, forms = kinds(rules), {form.id for form in rules.matrix.matrices}
    for form in rules.matrix.matrices:
        yield from strange(f"matrix.matrices.{form.id}.kinds", form.kinds, known, "kind of referral")
    if bare := known - {kind for form in rules.matrix.matrices for kind in form.kinds}:
        yield "matrix.matrices", f"there is no matrix for the kind of referral {min(bare)!r}"
    for indicator in rules.matrix.indicators or ():
        yield from strange(f"matrix.indicators.{indicator.id}.matrix", [indicator.matrix], forms, "matrix")


def _routes(rules: Rules) -> Iterator[Misfit]:
    known = {kind.id: kind for kind in rules.referral.kinds}
    if known and all(kind.picked for kind in known.values()):
        yield "referral.kinds", "all of them are to be picked, and there is none to pick"
    for each in rules.referral.reroutes or ():
        yield from strange(f"referral.reroutes.{each.id}", {*each.kinds, each.to}, set(known), "kind of referral")
        if each.to in each.kinds or (each.to in known and known[each.to].picked):
            yield f"referral.reroutes.{each.id}.to", "must be another kind, and one that stands"


def _signed(rules: Rules) -> Iterator[Misfit]:
    """Who signs a referral, and when they are reminded: both, or neither."""
    if rules.referral.signed_by in (Role.LEAD, Role.AUDITOR, Role.INVITEE):
        yield "referral.signed_by", "reads the whole referral, and somebody in this role is not to"
    if bool(rules.referral.signed_by) is not bool(rules.referral.sign_working_days):
        yield "referral.sign_working_days", "must be one or more where signed_by is set, and unset where it is not"


def _annexes(rules: Rules) -> Iterator[Misfit]:
    """Each annex hangs on an answer that can be given."""
    answers = {
        "kind": kinds(rules),
        "level": levels(rules),
        "police": {each.id for each in rules.police.positions},
        "told_child": {each.id for each in rules.referral.told},
        "told_family": {each.id for each in rules.referral.told},
    }
    for annex in rules.referral.annexes or ():
        if annex.id.startswith("by_"):
            yield f"referral.annexes.{annex.id}.id", "must not begin with by_, as its answers are called"
        if annex.question not in answers:
            known = ", ".join(sorted(answers))
            yield f"referral.annexes.{annex.id}.question", f"must be one of {known}"
        elif annex.answer not in answers[annex.question]:
            yield f"referral.annexes.{annex.id}.answer", f"{annex.question!r} has no answer {annex.answer!r}"


def _police(rules: Rules) -> Iterator[Misfit]:
    yield from strange("police.live_kinds", rules.police.live_kinds, kinds(rules), "kind of referral")
    yield from strange("police.seat", [rules.police.seat], seats(rules), "seat")
    yield from strange("police.followed_from", [rules.police.followed_from], levels(rules), "level")


def _leading(rules: Rules) -> Iterator[Misfit]:
    """Which agency leads, and where a case goes by the agency to which the child is active."""
    for lead in rules.leading.rules or ():
        yield from strange(f"leading.rules.{lead.id}", [lead.lead, lead.unless], seats(rules), "seat")
        yield from strange(f"leading.rules.{lead.id}.kinds", lead.kinds, kinds(rules), "kind of referral")
    for to in rules.leading.sent or ():
        yield from strange(f"leading.sent.{to.id}.active", to.active, seats(rules) | {"neither", "both"}, "seat")


CHECKS = (_whole, _levels, _scales, _matrices, _routes, _signed, _annexes, _police, _leading)
