"""What the panels did: each sitting, what it decided with who agreed, its minutes, and what went into the record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from panel.casenotes import NOTE
from panel.decisions import Decision, Stand, counts, tally
from panel.family import Whom, first_told
from panel.minutes import Minutes
from panel.outcome_names import outcome_of, recorded
from panel.panels import Panel
from panel.points import PointAnswer, said, standing
from panel.prompts import asked
from panel.review import because
from panel.said import said_date, said_when, wall_day
from panel.tracing.story import NOT_RECORDED, Row, Rows, Step, Story, days, given, on, ruled
from panel.voting import decided

IN_ROOM = "Agreed, as asked in the room and written down by the chair"


def steps(story: Story, now: datetime) -> Iterator[Step]:
    """Everything at the panels on which the case stood, and after them with their minutes."""
    for panel in story.in_order():
        if story.sat(panel, now):
            yield Step(story.began(panel), f"Panel {panel.id}", tuple(_item(story, panel)), "the panel")
            yield from _minutes(story, panel)
    yield from (_decided(story, each) for each in story.decisions)
    yield from after(story)
    yield from _kept(story)
    yield from (
        Step(each.at, "Why no longer at risk, as it was written", written(story, each.by, each.words, each.changed))
        for each in story.no_longer
    )


def _kept(story: Story) -> Iterator[Step]:
    """What somebody said of the child's own record."""
    titles = {each.id: each.title for each in story.procedure.recording.kept or ()}
    for each in story.kept:
        day = said_date(each.on) if each.on else ""
        rows = given(("Of", day), ("Not needed, because", each.why), ("Said by", story.name(each.by)))
        yield Step(each.at, f"In the child’s record: {titles.get(each.kept, each.kept)}", rows)


def after(story: Story) -> Iterator[Step]:
    """What came of the outcomes, and how they were looked at meanwhile."""
    titles = {each.id: each.title for each in story.procedure.outcomes.later or ()}
    for came in story.came:
        known = (("On", said_date(came.on)), ("Put on record by", story.name(came.by)))
        yield Step(came.at, f"What came of it: {titles.get(came.what, came.what)}", known)
    for each in story.reviews:
        rows = (("By", each.who), ("On", said_date(each.on)), ("What was found", each.words))
        yield Step(each.at, "The outcome was reviewed", (*rows, ("Put on record by", story.name(each.by))))


def written(story: Story, by: str, words: str, changed: str) -> Rows:
    """A reason, what had changed, and whose words they are."""
    return given(("Why", words), ("What has changed", changed), ("Written by", story.name(by)))


def _item(story: Story, panel: Panel) -> Iterator[Row]:
    found = story.discussion(panel.id)
    if found is None:
        yield "Discussed", NOT_RECORDED
    elif not found.discussed:
        yield "Not discussed", found.skipped
    else:
        yield "Discussed", "1 minute" if found.seconds // 60 == 1 else f"{found.seconds // 60} minutes"
        yield "The child’s words", found.notes.get("voice", "").strip() or NOT_RECORDED
        yield from points(story, panel.id)
    answered = {each.seat for each in story.updates if each.panel == panel.id}
    expected = [seat.id for seat in asked(story.procedure)]
    yield "Seats that answered", f"{len(answered.intersection(expected))} of {len(expected)}"
    if found and found.discussed and story.decided(panel.id) is None:
        yield "Decision", NOT_RECORDED
    if (kept := story.minutes.get(panel.id)) is None or kept.circulated_at is None:
        yield "Minutes", "Not out yet" if kept else NOT_RECORDED


def points(story: Story, panel: str) -> Rows:
    """What a meeting had to answer of the child, and what it did. Procedure: meeting.leaving."""
    every = story.procedure.meeting.leaving
    given = said(every, story.file.case.kind, standing(every, story.points, panel))
    return tuple((each.name, _point(story, answer) if answer else NOT_RECORDED) for each, answer in given)


def _point(story: Story, answer: PointAnswer) -> str:
    return f"{answer.said} ({story.name(answer.by)}, {on(answer.at)})"


def _minutes(story: Story, panel: Panel) -> Iterator[Step]:
    kept = story.minutes.get(panel.id)
    if kept and kept.circulated_at:
        after = (wall_day(kept.circulated_at) - wall_day(story.began(panel))).days
        yield Step(kept.circulated_at, f"Minutes of {panel.id} went out", tuple(_out(story, kept, after)))
    for each in story.recorded:
        if (each.panel, each.seat) == (panel.id, NOTE):
            rows = (("By", story.name(each.by)),)
            yield Step(each.at, f"Case note of {panel.id} added to the child’s own record", rows)


def _out(story: Story, kept: Minutes, after: int) -> Iterator[Row]:
    yield "After the panel", days(after)
    if kept.approved_at:
        yield "Approved by", f"{story.name(kept.approved_by)}, {on(kept.approved_at)}"
    if kept.late:
        yield "Why they were late", kept.late


def _decided(story: Story, each: Decision) -> Step:
    closed = f"{story.name(each.closed_by)}, {said_when(each.closed_at)}" if each.closed_at else NOT_RECORDED
    rows = (
        *own(story, each),
        ("Why", each.why),
        *given(("Reason for leaving", because(each, story.procedure))),
        *agreed(story, each),
        ("Closed", closed),
        *_to_tell(each),
        *_told(story, each),
    )
    return Step(each.at, f"Decision: {outcome_of(story.procedure, each)}", rows)


def own(story: Story, each: Decision) -> Rows:
    """What the procedure's own outcome was recorded with, and the text behind it."""
    found = tuple((field.title, words) for field, words in recorded(story.procedure, each))
    return (*found, *ruled(story.procedure, f"outcomes.named.{each.outcome}")) if each.outcome else ()


def agreed(story: Story, each: Decision) -> Rows:
    """Who agreed to a decision, by agency and seat, by their own word or in the room by the chair's; who was there and
    was not heard; who objected and why, and how that was settled."""
    valid = [one for one in story.stands if one.panel == each.panel and counts(one, each)]
    agencies = tally(each, valid, story.procedure)
    own = _agencies((one.title, one.agree) for one in agencies)
    in_room = _agencies((one.title, one.in_room) for one in agencies)
    objections = tuple(("Objected", objected(story, one)) for one in valid if not one.agrees)
    heard = given(("Agreed", own or ("" if in_room else NOT_RECORDED)), (IN_ROOM, in_room))
    unheard = given(("Present, and not heard", story.seats(each.unheard)))
    voted = decided(each, valid, story.procedure)
    by = (("Decided by", voted),) if voted and each.closed_at else ()
    return (*heard, *by, *unheard, *(objections or (("Objected", "Nobody"),)))


def _agencies(stands: Iterable[tuple[str, Sequence[str]]]) -> str:
    """How many agencies, and which, with their seats; "" for none."""
    found = [f"{title} ({', '.join(seats)})" for title, seats in stands if seats]
    count = "1 agency" if len(found) == 1 else f"{len(found)} agencies"
    return f"{count}: {'; '.join(found)}" if found else ""


def objected(story: Story, one: Stand) -> str:
    """One objection, with its reason and what became of it."""
    how = f"Settled on {on(one.settled_at)}: {one.settled}" if one.settled_at else "It stands"
    return f"{story.seat(one.seat)}: {one.reason.rstrip('.')}. {how}"


def _to_tell(each: Decision) -> Rows:
    """Who tells the child and the family: the plan for it, as it was decided."""
    if each.tells:
        by = f", by {said_date(each.tells_by)}" if each.tells_by else ""
        return (("Who tells the child and the family", f"{each.tells}{by}"),)
    if each.untold:
        return (("Nobody tells the child and the family", each.untold),)
    return (("Who tells the child and the family", NOT_RECORDED),)


WERE = {Whom.CHILD: "The child was told", Whom.FAMILY: "Parents or carers were told"}


def _told(story: Story, each: Decision) -> Iterator[Row]:
    """When they were told, and by whom; where nobody was to tell them, nothing is missing."""
    for whom, label in WERE.items():
        found = first_told(story.told, each.panel, whom)
        if found or not each.untold:
            yield label, f"{said_date(found.told_on)}, by {found.told_by}" if found else NOT_RECORDED
