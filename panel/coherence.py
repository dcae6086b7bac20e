"""Whether the values of a procedure fit together, each of them being well formed by itself."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from panel.auditing import fitting
from panel.clocks import check_rhythm
from panel.people import Role
from panel.points import choices as answers_to
from panel.rules import Rules
from panel.rules.after import Review
from panel.rules.attending import Who
from panel.rules.ground import Count
from panel.rules.responses import Does
from panel.rules.sitting import AgendaRules, Asks, Counted, Decides
from panel.updates import Answer, Mark

Misfit = tuple[str, str]
CIRCULATES = {Role.CHAIR, Role.DEPUTY, Role.COORDINATOR}
"""Those who may see what is missing on an agenda."""
GATES = {"asked", "agreement", "matrix", "below_threshold", "reason", "statements", "safety_actions", "police_outcome"}
ENDINGS = {"ongoing", "removed", "handed over", "onward", "deferred"}
OUTCOMES = {"panel", "signpost", "return"}
PART = re.compile(r"[1-9]\d?/[1-9]\d?")
PREFIX = re.compile(r"[A-Z]{2,6}")


def misfits(rules: Rules) -> Iterator[Misfit]:
    """Each dotted key whose value does not fit, with the reason in words."""
    return chain(
        _whole(rules),
        _gates(rules),
        _names(rules),
        _levels(rules),
        _scales(rules),
        _matrices(rules),
        _sittings(rules),
        _clocks(rules),
        _responses(rules),
        _routes(rules),
        _answers(rules),
        _quorum(rules),
        _signed(rules),
        _urgent(rules),
        _repeats(rules),
        _review(rules),
        _annexes(rules),
        _signs(rules),
        _attendees(rules),
        _points(rules),
        _assessments(rules),
        _shared(rules),
        _chairs(rules),
        _outcomes(rules),
        _recording(rules),
        _numbers(rules),
        fitting.misfits(rules.audit, rules.seats),
    )


def _names(rules: Rules) -> Iterator[Misfit]:
    if not PREFIX.fullmatch(rules.prefix):
        yield "prefix", "must be two to six capital letters"
    if unknown := {outcome.id for outcome in rules.screening.outcomes} - OUTCOMES:
        yield "screening.outcomes", f"{min(unknown)!r} must be one of {', '.join(sorted(OUTCOMES))}"
    if unknown := set(rules.police.live_kinds or ()) - {kind.id for kind in rules.referral.kinds}:
        yield "police.live_kinds", f"there is no kind of referral {min(unknown)!r}"
    if rules.police.seat not in {None, *(seat.id for seat in rules.seats)}:
        yield "police.seat", f"there is no seat {rules.police.seat!r}"
    for lead in rules.leading.rules or ():
        if unknown := {lead.lead, lead.unless} - {seat.id for seat in rules.seats}:
            yield f"leading.rules.{lead.id}", f"there is no seat {min(unknown)!r}"
        if unknown := set(lead.kinds) - {kind.id for kind in rules.referral.kinds}:
            yield f"leading.rules.{lead.id}.kinds", f"there is no kind of referral {min(unknown)!r}"
    for to in rules.leading.sent or ():
        if unknown := set(to.active) - {seat.id for seat in rules.seats} - {"neither", "both"}:
            yield f"leading.sent.{to.id}.active", f"there is no seat {min(unknown)!r}"
    if unknown := set(rules.membership.sees_linked or ()) - {seat.id for seat in rules.seats}:
        yield "membership.sees_linked", f"there is no seat {min(unknown)!r}"


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


def _gates(rules: Rules) -> Iterator[Misfit]:
    if unknown := {gate.id for gate in rules.closing.gates} - GATES:
        yield "closing.gates", f"there is no gate {min(unknown)!r}"
    threshold, gates = rules.matrix.threshold, {gate.id for gate in rules.closing.gates}
    if ("statements" in gates) is not bool(rules.closing.statements):
        yield "closing.gates.statements", "the gate and what the chair has to say go together"
    if "below_threshold" in gates and not (threshold.levels or threshold.ticks or threshold.second_levels):
        yield "closing.gates.below_threshold", "there is no threshold to be below: no child could ever leave"


def _levels(rules: Rules) -> Iterator[Misfit]:
    known = {level.id for level in rules.matrix.levels}
    for indicator in rules.matrix.indicators or ():
        if indicator.level not in known:
            yield f"matrix.indicators.{indicator.id}.level", f"there is no level {indicator.level!r}"
    threshold = rules.matrix.threshold
    if unknown := set(threshold.levels or ()) - known:
        yield "matrix.threshold.levels", f"there is no level {min(unknown)!r}"
    if threshold.ticks and not rules.matrix.indicators:
        yield "matrix.threshold.ticks", "there are no indicators to tick"
    if rules.police.followed_from not in {None, *known}:
        yield "police.followed_from", f"there is no level {rules.police.followed_from!r}"


def _scales(rules: Rules) -> Iterator[Misfit]:
    matrix, threshold = rules.matrix, rules.matrix.threshold
    if bool(matrix.second) is not bool(matrix.second_levels):
        yield "matrix.second_levels", "goes with second, what that scale is called: both, or neither"
    if unknown := set(threshold.second_levels or ()) - {level.id for level in matrix.second_levels or ()}:
        yield "matrix.threshold.second_levels", f"the second scale has no level {min(unknown)!r}"
    if threshold.both and not (threshold.second_levels and (threshold.levels or threshold.ticks)):
        yield "matrix.threshold.both", "needs a threshold on each of the two scales"


def _matrices(rules: Rules) -> Iterator[Misfit]:
    kinds = {kind.id for kind in rules.referral.kinds}
    for form in rules.matrix.matrices:
        if unknown := set(form.kinds) - kinds:
            yield f"matrix.matrices.{form.id}.kinds", f"there is no kind of referral {min(unknown)!r}"
    if bare := kinds - {kind for form in rules.matrix.matrices for kind in form.kinds}:
        yield "matrix.matrices", f"there is no matrix for the kind of referral {min(bare)!r}"
    for indicator in rules.matrix.indicators or ():
        if indicator.matrix not in {form.id for form in rules.matrix.matrices}:
            yield f"matrix.indicators.{indicator.id}.matrix", f"there is no matrix {indicator.matrix!r}"


def _sittings(rules: Rules) -> Iterator[Misfit]:
    try:
        ZoneInfo(rules.panel.zone)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        yield "panel.zone", f"there is no time zone {rules.panel.zone!r}"
    ways = [rules.panel.rrule, rules.panel.within_working_days]
    if rules.takes_referrals and ways.count(None) != 1:
        yield (
            "panel.within_working_days",
            "either the panel has a rhythm, or it is called for one child: one of the two",
        )
    if not rules.takes_referrals and any(ways):
        yield "panel.rrule", "nobody comes before it: a panel needs referral.kinds"
    try:
        check_rhythm(rules.panel.rrule or "FREQ=WEEKLY")
    except ValueError as error:
        yield "panel.rrule", f"is not a rhythm: {error}"


def _routes(rules: Rules) -> Iterator[Misfit]:
    kinds = {kind.id: kind for kind in rules.referral.kinds}
    if kinds and all(kind.picked for kind in kinds.values()):
        yield "referral.kinds", "all of them are to be picked, and there is none to pick"
    for each in rules.referral.reroutes or ():
        if unknown := {*each.kinds, each.to} - kinds.keys():
            yield f"referral.reroutes.{each.id}", f"there is no kind of referral {min(unknown)!r}"
        elif each.to in each.kinds or kinds[each.to].picked:
            yield f"referral.reroutes.{each.id}.to", "must be another kind, and one that stands"


def _responses(rules: Rules) -> Iterator[Misfit]:
    known = {
        "kinds": {kind.id for kind in rules.referral.kinds},
        "levels": {level.id for level in rules.matrix.levels},
        "not_led_by": {seat.id for seat in rules.seats},
    }
    for each in rules.screening.responses:
        for field, ids in known.items():
            if unknown := set(getattr(each, field)) - ids:
                yield f"screening.responses.{each.id}.{field}", f"there is no {min(unknown)!r}"
        if each.does is Does.OWN_MEETING and not rules.screening.meetings:
            yield f"screening.responses.{each.id}", "needs screening.meetings to choose from"
    for meeting in rules.screening.meetings:
        if unknown := set(meeting.statuses) - {each.id for each in rules.background.legal_statuses}:
            yield f"screening.meetings.{meeting.id}.statuses", f"there is no {min(unknown)!r}"
    if rules.screening.responses and not all(_answered(rules, level.id) for level in rules.matrix.levels):
        yield "screening.responses", "some level has none: whoever screens would have nothing to choose"


def _answered(rules: Rules, level: str) -> bool:
    """Whether something can follow for every kind of referral at a level."""
    kinds = (kind.id for kind in rules.referral.kinds if not kind.picked)
    return all(any(each.is_for(kind, level) for each in rules.screening.responses) for kind in kinds)


def _clocks(rules: Rules) -> Iterator[Misfit]:
    if rules.panel.clocks and rules.panel.rrule is not None:
        yield "panel.clocks", "the panel has a rhythm, and is not called for one child"
    kinds, levels = {kind.id for kind in rules.referral.kinds}, {level.id for level in rules.matrix.levels}
    for clock in rules.panel.clocks or ():
        if unknown := set(clock.kinds) - kinds:
            yield f"panel.clocks.{clock.id}.kinds", f"there is no kind of referral {min(unknown)!r}"
        if unknown := set(clock.levels) - levels:
            yield f"panel.clocks.{clock.id}.levels", f"there is no level {min(unknown)!r}"
        if clock.id == "ordinary" or not clock.working_days:
            yield f"panel.clocks.{clock.id}", "needs another id than 'ordinary', and at least one working day"


def _answers(rules: Rules) -> Iterator[Misfit]:
    updates = rules.updates
    for key, choices, known in (("answers", updates.answers, Answer), ("marks", updates.marks, Mark)):
        if {choice.id for choice in choices} != set(known):
            yield f"updates.{key}", f"must be these, each once: {', '.join(known)}"
    if unknown := set(updates.not_for_family_while) - {position.id for position in rules.police.positions}:
        yield "updates.not_for_family_while", f"there is no position {min(unknown)!r}"
    if not all(updates.remind_working_days_before):
        yield "updates.remind_working_days_before", "must be one working day or more before the answers are due"
    if rules.agenda.days_before is not None and updates.due_working_days_before >= _most_working_days(rules.agenda):
        yield "updates.due_working_days_before", "must be after the agenda goes out"
    after = updates.deputy_working_days_after
    if after is not None and not 0 < after < updates.due_working_days_before:
        yield "updates.deputy_working_days_after", "must be after the answers are due, and before the panel"


def _signed(rules: Rules) -> Iterator[Misfit]:
    """Who signs a referral, and when they are reminded: both, or neither."""
    if rules.referral.signed_by in (Role.LEAD, Role.AUDITOR, Role.INVITEE):
        yield "referral.signed_by", "reads the whole referral, and somebody in this role is not to"
    if bool(rules.referral.signed_by) is not bool(rules.referral.sign_working_days):
        yield "referral.sign_working_days", "must be one or more where signed_by is set, and unset where it is not"


def _urgent(rules: Rules) -> Iterator[Misfit]:
    if unknown := set(rules.panel.urgent_by or ()) - {Role.CHAIR, Role.DEPUTY}:
        yield "panel.urgent_by", f"{min(unknown)} cannot: it is decided with the referral, by the chair or the deputy"


def _repeats(rules: Rules) -> Iterator[Misfit]:
    """What is looked back for: all of it, or nothing."""
    screening = rules.screening
    given = (screening.repeat_number, screening.repeat_months, screening.repeat_counts)
    if any(given) and not all(given):
        yield "screening.repeat_number", "goes with repeat_months and repeat_counts: all three, or none"
    if screening.repeat_reaches and not screening.repeat_number:
        yield "screening.repeat_reaches", "nothing is looked back for: set repeat_number, or leave it at false"
    if screening.repeat_number == 1:
        yield "screening.repeat_number", "must be two or more: the first time is no repeat"


def _annexes(rules: Rules) -> Iterator[Misfit]:
    """Each annex hangs on an answer that can be given."""
    answers = {
        "kind": {each.id for each in rules.referral.kinds},
        "level": {each.id for each in rules.matrix.levels},
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


def _review(rules: Rules) -> Iterator[Misfit]:
    if rules.closing.review is not Review.NEXT and not rules.closing.review_months:
        yield "closing.review_months", "must be one or more: an ongoing child does not come to the next panel"


def _quorum(rules: Rules) -> Iterator[Misfit]:
    meeting = rules.meeting
    if unknown := set(meeting.quorum_seats or ()) - {seat.id for seat in rules.seats}:
        yield "meeting.quorum_seats", f"there is no seat {min(unknown)!r}"
    if meeting.quorum_fraction is not None and not _part(meeting.quorum_fraction):
        yield "meeting.quorum_fraction", "must be a part of the seats, such as 1/2 or 2/3, and no more than all of them"
    if unknown := set(meeting.needs_quorum or ()) - ENDINGS:
        yield "meeting.needs_quorum", f"{min(unknown)!r} must be one of {', '.join(sorted(ENDINGS))}"
    if "deferred" in (meeting.needs_quorum or ()):
        yield "meeting.needs_quorum", "'deferred' cannot: to defer is what a panel without a quorum can still do"
    if (meeting.quorum_number or 0) > (most := _most_there(rules)):
        yield "meeting.quorum_number", f"there are {most} that answer for every child: it could never be met"
    if meeting.casting_vote and meeting.decided_by is Decides.SHARED:
        yield "meeting.casting_vote", "a shared decision has no vote: set decided_by to seats or agencies"
    if meeting.needs_quorum and not (meeting.quorum_seats or meeting.quorum_number or meeting.quorum_fraction):
        yield "meeting.needs_quorum", "there is no quorum to need: set quorum_seats, quorum_number or quorum_fraction"


def _most_there(rules: Rules) -> int:
    """How many can be there in all, as the quorum counts them; the child's own workers are not of them."""
    standing = [seat for seat in rules.seats if not seat.by_case]
    agencies = {seat.agency for seat in standing}
    return len(agencies if rules.meeting.quorum_counted is Counted.AGENCIES else standing)


def _part(words: str) -> bool:
    """Whether words are a part of a whole, such as `2/3`."""
    return bool(PART.fullmatch(words)) and 0 < Fraction(words) <= 1


def _signs(rules: Rules) -> Iterator[Misfit]:
    parts = {None, *(part.id for part in rules.meeting.parts)}
    for key in ("plan", "events"):
        if (part := getattr(rules.signs, key)) not in parts:
            yield f"signs.{key}", f"an item has no part {part!r}"


def _points(rules: Rules) -> Iterator[Misfit]:
    """What a meeting has to answer can be answered, and is asked of children there are."""
    yes_no = {each.id for each in rules.meeting.leaving if each.asks is Asks.YES_NO}
    kinds = {kind.id for kind in rules.referral.kinds}
    for each in rules.meeting.leaving:
        key, answers = f"meeting.leaving.{each.id}", answers_to(each)
        if (each.asks is Asks.CHOICE) is not bool(each.options) or any("," in option for option in each.options):
            yield f"{key}.options", "a choice has options, without commas, and nothing else has any"
        if each.required and each.asks is Asks.TICK:
            yield f"{key}.required", "a tick keeps nothing from being closed: let it ask for an answer"
        if unknown := set(each.reason_for) - set(answers):
            yield f"{key}.reason_for", f"it cannot be answered with {min(unknown)!r}"
        if each.if_yes not in {"", *yes_no} or each.if_yes == each.id:
            yield f"{key}.if_yes", f"there is no other yes or no called {each.if_yes!r}"
        if each.owes and each.id not in yes_no:
            yield f"{key}.owes", "only a yes owes something"
        if each.assesses and each.id not in yes_no:
            yield f"{key}.assesses", "only a yes is settled by an assessment"
        if unknown := set(each.kinds) - kinds:
            yield f"{key}.kinds", f"there is no kind of referral {min(unknown)!r}"


def _assessments(rules: Rules) -> Iterator[Misfit]:
    between, target = rules.assessments.between, rules.assessments.target
    if rules.assessments.checked_by not in {None, *(seat.id for seat in rules.seats)}:
        yield "assessments.checked_by", f"there is no seat {rules.assessments.checked_by!r}"
    if unknown := set(between or ()) - {seat.id for seat in rules.seats}:
        yield "assessments.between", f"there is no seat {min(unknown)!r}"
    if between is not None and len(set(between)) != 2:
        yield "assessments.between", "must be two seats: one leads, the other helps"
    if len({target.more is None, target.than is None, target.kind is None}) > 1:
        yield "assessments.target", "more, than and kind are given together, or not at all"


def _outcomes(rules: Rules) -> Iterator[Misfit]:
    """Each outcome is one of Convenor's endings, and what is asked belongs to one."""
    outcomes, known = rules.outcomes, {each.id for each in rules.outcomes.named or ()}
    points = {each.id: answers_to(each) for each in rules.meeting.leaving}
    for each in outcomes.named or ():
        if each.ending not in ENDINGS:
            yield f"outcomes.named.{each.id}.ending", f"must be one of {', '.join(sorted(ENDINGS))}"
        if each.point and each.answer not in points.get(each.point, ()):
            yield f"outcomes.named.{each.id}.point", f"no point {each.point!r} is answered with {each.answer!r}"
    for field in outcomes.fields or ():
        key = f"outcomes.fields.{field.id}"
        if field.of not in known:
            yield f"{key}.of", f"there is no outcome {field.of!r}"
        if (field.asks is Asks.CHOICE) is not bool(field.options) or any("," in option for option in field.options):
            yield f"{key}.options", "a choice has options, without commas, and nothing else has any"
        if field.asks is Asks.TICK or (field.meets and field.asks is not Asks.DATE):
            yield f"{key}.asks", "must be an answer; what meets is a date"
    for later in outcomes.later or ():
        if later.of not in known:
            yield f"outcomes.later.{later.id}.of", f"there is no outcome {later.of!r}"
    if outcomes.later and outcomes.later_working_days is None:
        yield "outcomes.later_working_days", "must be set: somebody asks what came of it"


def _shared(rules: Rules) -> Iterator[Misfit]:
    for draft in rules.sharing.drafts or ():
        if draft.seat not in {seat.id for seat in rules.seats}:
            yield f"sharing.drafts.{draft.id}.seat", f"there is no seat {draft.seat!r}"


def _recording(rules: Rules) -> Iterator[Misfit]:
    if unknown := set(rules.recording.levels or ()) - {level.id for level in rules.matrix.levels}:
        yield "recording.levels", f"there is no level {min(unknown)!r}"


def _most_working_days(agenda: AgendaRules) -> int:
    """How many of the days between an agenda and its panel can be working days."""
    days = agenda.days_before or 0
    if agenda.counted is Count.WORKING:
        return days
    return days // 7 * 5 + min(days % 7, 5)


def _numbers(rules: Rules) -> Iterator[Misfit]:
    panel, agenda, minutes, hours = rules.panel, rules.agenda, rules.minutes, rules.safety.office_hours
    if not 0 < panel.slot_minutes * (panel.standing_slots + 1) <= panel.minutes:
        yield "panel.slot_minutes", "leaves no room for a case"
    if agenda.circulated_by not in CIRCULATES:
        yield "agenda.circulated_by", f"must be one of {', '.join(sorted(CIRCULATES))}"
    if agenda.days_before is not None and agenda.warn_days_before <= agenda.days_before:
        yield "agenda.warn_days_before", "must be earlier than the agenda itself"
    if (minutes.amber_working_days or 0) >= (minutes.working_days or 1):
        yield "minutes.amber_working_days", "must be earlier than the day the minutes are due"
    if not 0 < rules.safety.repeat_minutes <= rules.safety.duty_manager_minutes:
        yield "safety.repeat_minutes", "must be at least one, and no more than safety.duty_manager_minutes"
    if not all(0 < minutes < rules.safety.duty_manager_minutes for minutes in rules.safety.first_minutes):
        yield "safety.first_minutes", "must each be at least one, and less than safety.duty_manager_minutes"
    if not rules.recommendations.remind_months:
        yield "recommendations.remind_months", "must be at least one"
    if not 1 <= rules.report.year_starts <= 12:
        yield "report.year_starts", "must be a month: 1 to 12"
    if not rules.membership.check_months:
        yield "membership.check_months", "must be at least one"
    if hours.opens >= hours.closes:
        yield "safety.office_hours.opens", "must be earlier than the closing time"


def _attendees(rules: Rules) -> Iterator[Misfit]:
    for each in rules.attendees.people or ():
        if each.seat and each.seat not in {seat.id for seat in rules.seats}:
            yield f"attendees.people.{each.id}.seat", f"there is no seat {each.seat!r}"
        if (each.who in (Who.SEAT, Who.OFFICER)) is not bool(each.seat):
            yield (
                f"attendees.people.{each.id}.seat",
                "a seat and an officer have the id of their seat, and nobody else has",
            )
        if unknown := set(each.kinds) - {kind.id for kind in rules.referral.kinds}:
            yield f"attendees.people.{each.id}.kinds", f"there is no kind of referral {min(unknown)!r}"


def _chairs(rules: Rules) -> Iterator[Misfit]:
    chairs, seats = rules.chairs, {seat.id for seat in rules.seats}
    if unknown := set(chairs.seats or ()) - seats:
        yield "chairs.seats", f"there is no seat {min(unknown)!r}"
    if chairs.together < 1 or (chairs.together > 1 and len(chairs.seats or ()) != chairs.together):
        yield "chairs.together", "must be at least one; of several, each has a seat in chairs.seats"
    if chairs.pool and chairs.together > 1:
        yield "chairs.pool", "either one of several chairs each panel, or they chair it together"
    for each in chairs.rules or ():
        if unknown := set(each.levels) - {level.id for level in rules.matrix.levels}:
            yield f"chairs.rules.{each.id}.levels", f"there is no level {min(unknown)!r}"
        if unknown := set(each.kinds) - {kind.id for kind in rules.referral.kinds}:
            yield f"chairs.rules.{each.id}.kinds", f"there is no kind of referral {min(unknown)!r}"
