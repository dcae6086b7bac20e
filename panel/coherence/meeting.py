"""Whether what a panel decides, and how, fits together. Procedure keys: [chairs], [attendees], [meeting], [outcomes],
[signs]."""

import re
from collections.abc import Iterator
from fractions import Fraction

from panel.coherence.known import Misfit, kinds, levels, seats, strange
from panel.points import choices as answers_to
from panel.rules import Rules
from panel.rules.attending import Who
from panel.rules.outcomes import OutcomeField
from panel.rules.sitting import Asks, Counted, Decides, MeetingPoint

ENDINGS = {"ongoing", "removed", "handed over", "onward", "deferred"}
PART = re.compile(r"[1-9]\d?/[1-9]\d?")


def _chairs(rules: Rules) -> Iterator[Misfit]:
    chairs = rules.chairs
    yield from strange("chairs.seats", chairs.seats, seats(rules), "seat")
    if chairs.together < 1 or (chairs.together > 1 and len(chairs.seats or ()) != chairs.together):
        yield "chairs.together", "must be at least one; of several, each has a seat in chairs.seats"
    if chairs.pool and chairs.together > 1:
        yield "chairs.pool", "either one of several chairs each panel, or they chair it together"
    for each in chairs.rules or ():
        yield from strange(f"chairs.rules.{each.id}.levels", each.levels, levels(rules), "level")
        yield from strange(f"chairs.rules.{each.id}.kinds", each.kinds, kinds(rules), "kind of referral")


def _attendees(rules: Rules) -> Iterator[Misfit]:
    for each in rules.attendees.people or ():
        key = f"attendees.people.{each.id}"
        yield from strange(f"{key}.seat", [each.seat or None], seats(rules), "seat")
        if (each.who in (Who.SEAT, Who.OFFICER)) is not bool(each.seat):
            yield f"{key}.seat", "a seat and an officer have the id of their seat, and nobody else has"
        yield from strange(f"{key}.kinds", each.kinds, kinds(rules), "kind of referral")


def _quorum(rules: Rules) -> Iterator[Misfit]:
    meeting = rules.meeting
    yield from strange("meeting.quorum_seats", meeting.quorum_seats, seats(rules), "seat")
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


def _points(rules: Rules) -> Iterator[Misfit]:
    """What a meeting has to answer can be answered, and is asked of children there are."""
    yes_no = {each.id for each in rules.meeting.leaving if each.asks is Asks.YES_NO}
    for each in rules.meeting.leaving:
        key, answers = f"meeting.leaving.{each.id}", answers_to(each)
        yield from _options(f"{key}.options", each)
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
        yield from strange(f"{key}.kinds", each.kinds, kinds(rules), "kind of referral")


def _options(key: str, asked: MeetingPoint | OutcomeField) -> Iterator[Misfit]:
    if (asked.asks is Asks.CHOICE) is not bool(asked.options) or any("," in option for option in asked.options):
        yield key, "a choice has options, without commas, and nothing else has any"


def _outcomes(rules: Rules) -> Iterator[Misfit]:
    """Each outcome is one of Convenor's endings."""
    points = {each.id: answers_to(each) for each in rules.meeting.leaving}
    for each in rules.outcomes.named or ():
        if each.ending not in ENDINGS:
            yield f"outcomes.named.{each.id}.ending", f"must be one of {', '.join(sorted(ENDINGS))}"
        if each.point and each.answer not in points.get(each.point, ()):
            yield f"outcomes.named.{each.id}.point", f"no point {each.point!r} is answered with {each.answer!r}"


def _asked(rules: Rules) -> Iterator[Misfit]:
    """What is asked of an outcome, at the panel or later, belongs to one."""
    outcomes, known = rules.outcomes, {each.id for each in rules.outcomes.named or ()}
    for field in outcomes.fields or ():
        key = f"outcomes.fields.{field.id}"
        yield from strange(f"{key}.of", [field.of], known, "outcome")
        yield from _options(f"{key}.options", field)
        if field.asks is Asks.TICK or (field.meets and field.asks is not Asks.DATE):
            yield f"{key}.asks", "must be an answer; what meets is a date"
    for later in outcomes.later or ():
        yield from strange(f"outcomes.later.{later.id}.of", [later.of], known, "outcome")
    if outcomes.later and outcomes.later_working_days is None:
        yield "outcomes.later_working_days", "must be set: somebody asks what came of it"


def _signs(rules: Rules) -> Iterator[Misfit]:
    parts = {None, *(part.id for part in rules.meeting.parts)}
    for key in ("plan", "events"):
        if (part := getattr(rules.signs, key)) not in parts:
            yield f"signs.{key}", f"an item has no part {part!r}"


CHECKS = (_chairs, _attendees, _quorum, _points, _outcomes, _asked, _signs)
