"""One child's section of the minutes, drawn from the records of the day: nothing in it is about any other child."""

from collections.abc import Iterator

from panel.can_begin import ASKED
from panel.drafting import Block, Part, Section
from panel.minutes import latest
from panel.not_discussed import not_discussed
from panel.outcomes import actions, attended, considered, decision, family, recommendations
from panel.procedure import Procedure
from panel.said import said_day
from panel.sat import Heard, Sat, inquorate
from panel.spoken import agencies, asked_openly, questions

AT_TABLE = ("agencies", "questions")
"""What stands in a child's section for those at the table alone: whoever comes for one item reads the rest."""
AFTER = {
    "attendance": "Who was to be there",
    "agencies": "What each agency said",
    "questions": "Questions and answers",
    "considered": "Considered",
    "recommendations": "Recommendations",
    "actions": "Actions",
    "decision": "Decision",
    "family": "Who tells the child and the family",
}


def section(sat: Sat, heard: Heard) -> Section:
    """The section as it stands: what the minute taker wrote, else what the records say."""
    child = heard.child
    name = " ".join(each for each in (child.first, child.family) if each)
    about = f"{name}, born {said_day(child.born)}{' (estimated)' if child.estimated else ''}"
    number = (Block("Case number", child.number),) if child.number else ()
    parts = (_written(sat, heard, each) for each in drawn(sat, heard))
    whole = (Part("child", "The child", (Block(words=about), *number)), *parts)
    return Section(heard.case.id, heard.case.id, whole, tuple(_item(sat, heard)))


def _item(sat: Sat, heard: Heard) -> Iterator[Block]:
    """Which item of the day it was, and who held the chair for it where that was not who held it first."""
    number = 1 + [each.case.id for each in sat.heard].index(heard.case.id)
    led = [person for n, person in sat.led if n == number]
    yield Block("Item", str(number))
    if led and led != [sat.led[0][1]]:
        yield Block("Chair of this item", ", then ".join(map(sat.name, led)))
    if inquorate(sat, heard):
        yield Block("Quorum", "there was none for this item")


def headings(procedure: Procedure) -> dict[str, str]:
    """Every heading of a section by its id, in order. Procedure: meeting.parts."""
    notes = {f"note_{each.id}": each.title for each in procedure.meeting.parts}
    before = {"child": "The child", "why": "Why here", "level": "Level", "skipped": "Not discussed"}
    return before | notes | AFTER


def drawn(sat: Sat, heard: Heard) -> tuple[Part, ...]:
    """Every part that can be written otherwise, as the records have it: of an item that was skipped, those with
    something in them."""
    blocks = {
        "why": (_why(heard),),
        "level": tuple(_level(heard)),
        "skipped": tuple(not_discussed(heard)),
        **{
            f"note_{each.id}": (_noted(heard, each.id), *_begins(sat, heard, each.id))
            for each in sat.procedure.meeting.parts
        },
        "attendance": tuple(attended(heard)),
        "agencies": tuple(agencies(sat, heard)),
        "questions": tuple(questions(sat, heard)),
        "considered": tuple(considered(sat, heard)),
        "recommendations": tuple(recommendations(sat, heard)),
        "actions": tuple(actions(sat, heard)),
        "decision": tuple(decision(sat, heard)),
        "family": (family(heard),),
    }
    titles = headings(sat.procedure) | ({"skipped": "Not discussed to its end"} if heard.discussed else {})
    return tuple(Part(id, titles[id], each) for id, each in blocks.items() if _stands(sat, heard, id))


def _stands(sat: Sat, heard: Heard, part: str) -> bool:
    """Whether a heading stands in a section."""
    if part == "attendance" and not heard.attendance:
        return False
    if not heard.skipped:
        return part != "skipped"
    holds = {
        "questions": asked_openly(heard),
        "considered": (heard.discussion and heard.discussion.ticked) or heard.points,
        "recommendations": heard.recommendations or heard.assessments,
        "actions": heard.actions or heard.earlier,
        "decision": heard.decision,
        "family": heard.decision,
        **{f"note_{each.id}": heard.note(each.id) for each in sat.procedure.meeting.parts},
    }
    return bool(holds.get(part, True) or latest(sat.passages, heard.case.id, part))


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
    second = heard.matrices[-1].second if heard.matrices else ""
    yield Block("Level set", heard.procedure.matrix.in_words(heard.case.level, second))
    if heard.matrices:
        last = heard.matrices[-1]
        yield Block("Risk matrix", f"{said_day(last.dated)}, by {last.author}, kept in {last.kept}")


def _noted(heard: Heard, part: str) -> Block:
    return Block(words=heard.note(part) or "Nothing was noted.")


def _begins(sat: Sat, heard: Heard, part: str) -> Iterator[Block]:
    """What can begin before the police have an outcome, under the plan. Procedure: signs.plan."""
    if part == sat.procedure.signs.plan:
        yield from (Block(f"Asked: {ASKED}", each.words) for each in heard.begins)


def handling(heard: Heard) -> tuple[str, ...]:
    """What must be kept in mind by whoever acts on it, and stands in no record that a family may read."""
    unsaid = heard.decision.unsaid if heard.decision else ""
    found = (
        ("Must not be contacted, or must not learn where the child is", heard.answers.get("no_contact", "")),
        ("The family must not hear", heard.answers.get("not_to_hear", "")),
        ("Must not be said to them", unsaid),
    )
    return tuple(f"{label}: {words}" for label, words in found if words)
