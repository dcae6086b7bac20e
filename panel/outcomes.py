"""What came of one child's item, as the minutes have it: what was considered, advised, asked for and decided."""

from collections.abc import Iterator, Sequence

from panel.actions import Action, State
from panel.assessments import AgreedAssessment
from panel.decisions import Decision, Ending, Stand, counts
from panel.disagreeing import Disagreement
from panel.drafting import Block
from panel.outcome_names import outcome_of, recorded
from panel.points import PointAnswer, said, standing, ticks
from panel.procedure import Procedure
from panel.review import because
from panel.rules.sitting import MeetingPoint
from panel.said import said_date, said_day, wall_day
from panel.sat import Heard, Sat
from panel.voting import decided

PROPOSED = {
    Ending.ONGOING: "ongoing",
    Ending.REMOVED: "removal from this panel's agenda. The child stays on the agenda",
    Ending.HANDED_OVER: "hand-over",
    Ending.ONWARD: "onward referral",
    Ending.DEFERRED: "deferral",
}
"""What the same is called while nobody has closed it."""


def attended(heard: Heard) -> Iterator[Block]:
    """Who was to be there, and why it went on without some of them. Procedure: [attendees]."""
    yield Block(header=("Who", "Invited", "There"), rows=heard.attendance)
    if heard.went_on:
        yield Block("It went on without", heard.went_on)


def considered(sat: Sat, heard: Heard) -> Iterator[Block]:
    """What of the list before leaving the item was considered, and what was not noted. Procedure: meeting.leaving."""
    ticked = heard.discussion.ticked if heard.discussion else ()
    points = ticks(sat.procedure.meeting.leaving, heard.case.kind)
    answers = answered(sat, heard)
    yield from (Block(each.name, answer.said) for each, answer in answers if answer)
    if done := tuple(each.title for each in points if each.id in ticked):
        yield Block(points=done)
    left = [each.title for each in points if each.id not in ticked]
    if left := [*left, *(each.title for each, answer in answers if answer is None)]:
        yield Block("Not noted", "; ".join(left))


def answered(sat: Sat, heard: Heard) -> list[tuple[MeetingPoint, PointAnswer | None]]:
    """What the meeting had to answer, with what it did."""
    points = sat.procedure.meeting.leaving
    return list(said(points, heard.case.kind, standing(points, heard.points, sat.panel.id)))


def recommendations(sat: Sat, heard: Heard) -> Iterator[Block]:
    """What was recommended, and whether it was agreed."""
    titles = {each.id: each.title for each in sat.procedure.recommendations.kinds}
    agreed = {True: "Yes", False: "No", None: "Not decided"}
    rows = [
        (
            titles.get(each.kind, each.kind),
            each.words,
            sat.seat(each.seat) or "none",
            _agreed(agreed[each.agreed], each.why_not),
        )
        for each in heard.recommendations
    ]
    if rows:
        yield Block(header=("Kind", "Recommendation", "Seat", "Agreed"), rows=tuple(rows))
    elif not heard.assessments:
        yield Block(words="None.")
    yield from (Block("Assessment agreed", assessment(sat, each)) for each in heard.assessments)


def assessment(sat: Sat, each: AgreedAssessment) -> str:
    """An assessment that was agreed: which, the agency that leads it, and by when."""
    by = f", by {said_day(each.due)}" if each.due else ""
    return f"{each.tool}, led by {sat.seat(each.lead.seat)}{by}"


def _agreed(said: str, why: str) -> str:
    return f"{said}: {why}" if why else said


def actions(sat: Sat, heard: Heard) -> Iterator[Block]:
    """The actions of the meeting, then the earlier ones."""
    header = ("Action", "Who", "By when", "How far")
    if heard.actions:
        yield Block(header=header, rows=tuple(_action(sat, each) for each in heard.actions))
    else:
        yield Block(words="No action was made at this meeting.")
    if heard.earlier:
        yield Block("Earlier actions", header=header, rows=tuple(_action(sat, each) for each in heard.earlier))


def _action(sat: Sat, each: Action) -> tuple[str, ...]:
    who = f"{sat.seat(each.owner.seat)}, {sat.name(each.owner.person)}"
    carried = next((one.why for one in reversed(each.carried) if one.panel == sat.panel.id), "")
    state = str(each.state).capitalize()
    far = f"{state}: {each.said}" if each.said else state
    earlier = each.panel != sat.panel.id
    gone_on = f", goes on: {carried}" if carried and earlier and each.state is State.OPEN else ""
    return each.words, who, said_day(each.due), f"{far}{gone_on}"


def outcome(procedure: Procedure, made: Decision) -> str:
    """What came of an item; of what was never closed, what was proposed."""
    said = outcome_of(procedure, made)
    ending = PROPOSED[made.ending]
    proposed = f"{said}. {ending[:1].upper()}{ending[1:]}" if made.outcome else ending
    return said if made.closed_at else f"Proposed, not decided: {proposed}"


def decision(sat: Sat, heard: Heard) -> Iterator[Block]:
    """The outcome, why, and who agreed or objected."""
    made = heard.decision
    if made is None:
        yield Block(words="No decision is recorded.")
        yield from _next(heard)
        return
    yield Block("Outcome", outcome(heard.procedure, made))
    yield from (Block(each.title.removesuffix("?"), words) for each, words in recorded(heard.procedure, made))
    yield Block("Why", made.why)
    if reason := because(made, heard.procedure):
        yield Block("Reason for leaving", reason)
    if (safer := heard.no_longer) and made.ending is Ending.REMOVED and made.closed_at:
        yield Block("Why no longer at risk", safer.words)
        yield from [Block("What has changed", safer.changed)] if safer.changed else []
    titles = {each.id: each.title for each in heard.procedure.closing.statements or ()}
    yield from (Block(titles.get(each.statement, each.statement), each.words) for each in heard.stated)
    stands = [each for each in heard.stands if counts(each, made)]
    yield from _agreed_by(sat, made, stands)
    if (voted := decided(made, stands, heard.procedure)) and made.closed_at:
        yield Block("Decided by", voted)
    objected = tuple(_objection(sat, each) for each in stands if not each.agrees)
    yield Block("Objections", points=objected) if objected else Block(words="No objection.")
    if heard.disagreements:
        yield Block("Disagreement", points=tuple(f"{each.id}: {far(sat, each)}" for each in heard.disagreements))
    yield from _next(heard)


def _next(heard: Heard) -> Iterator[Block]:
    if heard.goes_to:
        yield Block("Next discussed", said_date(wall_day(heard.goes_to.starts_at)))


def _agreed_by(sat: Sat, made: Decision, stands: Sequence[Stand]) -> Iterator[Block]:
    """Who agreed by their own word, who in the room by the chair's, and who was there and was not heard."""
    own = [sat.seat(each.seat) for each in stands if each.agrees and not each.in_room]
    in_room = [sat.seat(each.seat) for each in stands if each.in_room]
    if own or not in_room:
        yield Block("Agreed", "; ".join(own) or "nobody has said so")
    if in_room:
        yield Block("Agreed, as asked in the room and written down by the chair", "; ".join(in_room))
    if made.unheard:
        yield Block("Present, and not heard", "; ".join(map(sat.seat, made.unheard)))


def far(sat: Sat, each: Disagreement) -> str:
    """How far a disagreement has come: its words are for those it is given to."""
    steps = {one.id: one.title for one in sat.procedure.disagreement.steps}
    at = steps.get(each.steps[-1].step, each.steps[-1].step) if each.steps else "not begun"
    return "settled" if each.settled_at else at


def _objection(sat: Sat, each: Stand) -> str:
    settled = f" Settled: {each.settled}" if each.settled_at else " Not settled."
    return f"{sat.seat(each.seat)}: {each.reason}.{settled}".replace("..", ".")


def family(heard: Heard) -> Block:
    """Who tells them, or why nobody does."""
    made = heard.decision
    if made and made.tells:
        by = f", by {said_date(made.tells_by)}" if made.tells_by else ""
        return Block(words=f"{made.tells}{by}")
    if made and made.untold:
        return Block("Nobody tells them", made.untold)
    return Block(words="Not said.")
