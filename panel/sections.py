"""One child's section of the minutes, drawn from the records of the day: nothing in it is about any other child."""

from collections.abc import Iterator

from panel.actions import Action, State
from panel.decisions import Ending, Stand, counts
from panel.disagreeing import Disagreement
from panel.drafting import Block, Part, Section
from panel.minutes import Held, latest
from panel.procedure import Procedure
from panel.prompts import asked
from panel.said import said_date, said_day, wall_day
from panel.sat import Heard, Sat
from panel.updates import Answer, Challenge, Mark, Statement, Update, by_phone, said_nature

AT_TABLE = ("agencies", "questions")
"""What stands in a child's section for those at the table alone: whoever comes for one item reads the rest."""
AFTER = {
    "agencies": "What each agency said",
    "questions": "Questions and answers",
    "considered": "Considered",
    "recommendations": "Recommendations",
    "actions": "Actions",
    "decision": "Decision",
    "family": "Who tells the child and the family",
}
OUTCOMES = {
    Ending.ONGOING: "Ongoing",
    Ending.REMOVED: "Removed from this panel's agenda; the child's plan goes on",
    Ending.HANDED_OVER: "Handed over; on the agenda until it is received",
    Ending.ONWARD: "Referred onward",
    Ending.DEFERRED: "Deferred",
}


def section(sat: Sat, heard: Heard) -> Section:
    """The section as it stands: what the minute taker wrote, else what the records say."""
    child = heard.child
    name = " ".join(each for each in (child.first, child.family) if each)
    about = f"{name}, born {said_day(child.born)}{' (estimated)' if child.estimated else ''}"
    number = (Block("Case number", child.number),) if child.number else ()
    parts = (_written(sat, heard, each) for each in drawn(sat, heard))
    return Section(heard.case.id, heard.case.id, (Part("child", "The child", (Block(words=about), *number)), *parts))


def headings(procedure: Procedure) -> dict[str, str]:
    """Every heading of a section by its id, in order. Procedure: meeting.parts."""
    notes = {f"note_{each.id}": each.title for each in procedure.meeting.parts}
    return {"child": "The child", "why": "Why here", "level": "Level"} | notes | AFTER


def drawn(sat: Sat, heard: Heard) -> tuple[Part, ...]:
    """Every part that can be written otherwise, as the records have it."""
    blocks = {
        "why": (_why(heard),),
        "level": tuple(_level(heard)),
        **{f"note_{each.id}": (_noted(heard, each.id, n == 0),) for n, each in enumerate(sat.procedure.meeting.parts)},
        "agencies": tuple(_agencies(sat, heard)),
        "questions": tuple(_questions(sat, heard)),
        "considered": (_considered(sat, heard),),
        "recommendations": tuple(_recommendations(sat, heard)),
        "actions": tuple(_actions(sat, heard)),
        "decision": tuple(_decision(sat, heard)),
        "family": (_family(heard),),
    }
    titles = headings(sat.procedure)
    return tuple(Part(id, titles[id], each) for id, each in blocks.items())


def _written(sat: Sat, heard: Heard, part: Part) -> Part:
    passage = latest(sat.passages, heard.case.id, part.id)
    return Part(part.id, part.title, (Block(words=passage.words),)) if passage else part


def _why(heard: Heard) -> Block:
    words = next((each.words for each in heard.procedure.referral.kinds if each.id == heard.case.kind), heard.case.kind)
    return Block(words=f"{words[:1].upper()}{words[1:]}")


def _level(heard: Heard) -> Iterator[Block]:
    title = heard.procedure.matrix.level
    if stated := heard.answers.get("level"):
        yield Block("Level stated", title(stated).title)
    yield Block("Level set", title(heard.case.level).title)
    if heard.matrices:
        last = heard.matrices[-1]
        yield Block("Risk matrix", f"{said_day(last.dated)}, by {last.author}, kept in {last.kept}")


def _noted(heard: Heard, part: str, first: bool) -> Block:
    """What was written; why the item was not discussed is said once, under the first heading."""
    if words := heard.note(part):
        return Block(words=words)
    return Block(words=f"Not discussed: {heard.skipped}" if heard.skipped and first else "Nothing was noted.")


def _agencies(sat: Sat, heard: Heard) -> Iterator[Block]:
    """Each seat's answer; no answer is told apart from nothing known, and what is marked is counted and not written."""
    titles: dict[str, str] = {each.id: each.title for each in sat.procedure.updates.answers}
    by_seat = {each.seat: each for each in heard.updates}
    seats = [each.id for each in asked(sat.procedure)]
    rows = [(sat.seat(seat), _answer(by_seat[seat], titles)) for seat in seats if seat in by_seat]
    if rows:
        yield Block(header=("Seat", "Answer"), rows=tuple(rows))
    if said := heard.statements(Mark.MEMBERS):
        header = ("Seat", "Fact, view or the child’s words", "What was said", "When", "From where")
        yield Block(header=header, rows=tuple(_statement(sat, update, one) for update, one in said))
    if unheard := [sat.seat(seat) for seat in seats if seat not in by_seat]:
        yield Block("No answer, which does not mean nothing known", "; ".join(unheard))
    if left := len(held(heard)):
        yield Block("Left out here by their mark", "1 statement" if left == 1 else f"{left} statements")


def _answer(update: Update, titles: dict[str, str]) -> str:
    checked = [f"checked {said_day(update.checked_on)} in {update.checked_in}"] if update.checked_on else []
    phoned = [f"given by telephone by {update.given_by}"] if update.given_by else []
    waits = ["not confirmed"] if by_phone(update) else []
    private = ["told to the chair"] if update.answer is Answer.CANNOT_SHARE else []
    return ", ".join([titles[update.answer], *checked, *phoned, *waits, *private])


def _statement(sat: Sat, update: Update, one: Statement) -> tuple[str, ...]:
    when = said_day(one.dated) if one.dated else "not known"
    return sat.seat(update.seat), said_nature(one.nature), one.words, when, one.source


def held(heard: Heard) -> tuple[Held, ...]:
    """The statements whose mark keeps them out of the minutes."""
    marks = [mark for mark in Mark if mark is not Mark.MEMBERS]
    return tuple(Held(update.seat, one) for update, one in heard.statements(*marks))


def _questions(sat: Sat, heard: Heard) -> Iterator[Block]:
    """The questions about what stands in the minutes: one about a marked statement would say what it is."""
    open_to_all = {one.id for _, one in heard.statements(Mark.MEMBERS)}
    shown = [each for each in heard.challenges if each.statement in open_to_all]
    if shown:
        yield Block(header=("Seat", "Question", "Answer"), rows=tuple(_question(sat, each) for each in shown))
    else:
        yield Block(words="None.")


def _question(sat: Sat, each: Challenge) -> tuple[str, ...]:
    question = each.question or "Fact or view, when, and from where?"
    if each.answered_at is None or each.nature is None:
        return sat.seat(each.seat), question, "Not answered"
    when = said_day(each.dated) if each.dated else "not known when"
    words = f". {each.answer}" if each.answer else ""
    return sat.seat(each.seat), question, f"{said_nature(each.nature)}, {when}, from: {each.source}{words}"


def _considered(sat: Sat, heard: Heard) -> Block:
    ticked = heard.discussion.ticked if heard.discussion else ()
    points = sat.procedure.meeting.leaving
    rows = tuple((each.title, "Considered" if each.id in ticked else "Not noted") for each in points)
    return Block(header=("Point", "At this meeting"), rows=rows)


def _recommendations(sat: Sat, heard: Heard) -> Iterator[Block]:
    titles = {each.id: each.title for each in sat.procedure.recommendations.kinds}
    agreed = {True: "Agreed", False: "Not agreed", None: "Not decided"}
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
    else:
        yield Block(words="None.")


def _agreed(said: str, why: str) -> str:
    return f"{said}: {why}" if why else said


def _actions(sat: Sat, heard: Heard) -> Iterator[Block]:
    header = ("Action", "Who", "By when", "How far")
    if heard.actions:
        yield Block(header=header, rows=tuple(_action(sat, each) for each in heard.actions))
    else:
        yield Block(words="No action was made at this meeting.")
    if heard.earlier:
        yield Block(words="Earlier actions")
        yield Block(header=header, rows=tuple(_action(sat, each) for each in heard.earlier))


def _action(sat: Sat, each: Action) -> tuple[str, ...]:
    who = f"{sat.seat(each.owner.seat)}, {sat.name(each.owner.person)}"
    carried = next((one.why for one in reversed(each.carried) if one.panel == sat.panel.id), "")
    far = f"{each.state}: {each.said}" if each.said else str(each.state)
    earlier = each.panel != sat.panel.id
    gone_on = f", goes on: {carried}" if carried and earlier and each.state is State.OPEN else ""
    return each.words, who, said_date(each.due), f"{far}{gone_on}".capitalize()


def _decision(sat: Sat, heard: Heard) -> Iterator[Block]:
    made = heard.decision
    if made is None:
        yield Block(words=f"No decision: {heard.skipped}." if heard.skipped else "No decision is recorded.")
        return
    yield Block("Outcome", OUTCOMES[made.ending])
    yield Block("Why", made.why)
    if safer := heard.no_longer:
        yield Block("Why no longer at risk", safer.words)
        yield from [Block("What has changed", safer.changed)] if safer.changed else []
    stands = [each for each in heard.stands if counts(each, made)]
    yield Block("Agreed", "; ".join(sat.seat(each.seat) for each in stands if each.agrees) or "nobody has said so")
    yield Block("Objections", "" if any(not each.agrees for each in stands) else "No objection.")
    if objected := tuple(_objection(sat, each) for each in stands if not each.agrees):
        yield Block(points=objected)
    if heard.disagreements:
        yield Block("Disagreement", points=tuple(f"{each.id}: {far(sat, each)}" for each in heard.disagreements))
    if heard.goes_to:
        yield Block("Next discussed", said_date(wall_day(heard.goes_to.starts_at)))


def far(sat: Sat, each: Disagreement) -> str:
    """How far a disagreement has come: its words are for those it is given to."""
    steps = {one.id: one.title for one in sat.procedure.disagreement.steps}
    at = steps.get(each.steps[-1].step, each.steps[-1].step) if each.steps else "not begun"
    return "settled" if each.settled_at else at


def _objection(sat: Sat, each: Stand) -> str:
    settled = f" Settled: {each.settled}" if each.settled_at else " Not settled."
    return f"{sat.seat(each.seat)}: {each.reason}.{settled}".replace("..", ".")


def _family(heard: Heard) -> Block:
    made = heard.decision
    if made and made.tells:
        by = f", by {said_date(made.tells_by)}" if made.tells_by else ""
        return Block(words=f"{made.tells}{by}")
    if made and made.untold:
        return Block("Nobody tells them", made.untold)
    return Block(words="Not said yet.")


def handling(heard: Heard) -> tuple[str, ...]:
    """What must be kept in mind by whoever acts on it, and stands in no record that a family may read."""
    unsaid = heard.decision.unsaid if heard.decision else ""
    found = (
        ("Must not be contacted, or must not learn where the child is", heard.answers.get("no_contact", "")),
        ("The family must not hear", heard.answers.get("not_to_hear", "")),
        ("Must not be said to them", unsaid),
    )
    return tuple(f"{label}: {words}" for label, words in found if words)
