"""Who is to be there for a child, and what is said of each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import attendance, chairs
from cards.parts import Ids, Opened, Posted
from panel.attendance import THERE, WHY, Attendance, State, There, questions
from panel.attendees import Row
from panel.chairing import questions as chairing
from panel.people import Person, Post, Role
from panel.questions import Question
from panel.rules.attending import Attendee, Who
from tests.cards.samples import PANEL, Words, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (attendance, chairs)
PEOPLE = tuple(
    Attendee(str(who), f"Somebody who is {who}", who, "Police" if who is Who.OFFICER else "", condition="if relevant")
    for who in Who
)


def of_attendance(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    typed = words(Question("line", "A line"))
    said = Attendance("a", PANEL.id, REF, "seat", "chair", NOW, who=typed, invited_by=typed, why=typed)
    given = (
        None,
        replace(said, state=State.INVITED),
        replace(said, state=State.INVITED, invited_on=date(2026, 12, 3), there=There.PART, part=typed),
        replace(said, state=State.NOT_APPLICABLE),
        replace(said, state=State.LEFT_OUT),
    )
    rows = [Row(each, given[n % len(given)], (typed,)) for n, each in enumerate(PEOPLE)]
    for page in (0, 1):
        for sits in (False, True):
            yield f"attendance.who {page} {sits}", attendance.who(PANEL, REF, rows, page, sits, "Kept." if page else "")
    at: Ids = {"case": REF, "panel": PANEL.id, "attendee": "seat", "rev": 1}
    for each in PEOPLE:
        boxes = questions(each)
        answers = {box.id: filled(box, words) for box in boxes}
        yield f"attendance.invited {each.who.replace(' ', '_')}", attendance.invited(at, each, {})
        yield (
            f"attendance.invited {each.who.replace(' ', '_')} again",
            attendance.invited(at, each, answers, wrong(boxes)),
        )
    filled_in = {box.id: filled(box, words) for box in THERE}
    yield "attendance.there", attendance.there(at, PEOPLE[0], {})
    yield "attendance.there put right", attendance.there(at, PEOPLE[0], filled_in, wrong(THERE))
    yield "attendance.why", attendance.why(at, [PEOPLE[0].title], {})
    yield "attendance.why put right", attendance.why(at, [PEOPLE[0].title], {"why": typed}, wrong(WHY))
    yield from _chairs(words)


def _chairs(words: Words) -> Cards:
    boxes = chairing([Person("chair", "Demo chair", (Post(NAME, Role.CHAIR),))], DURHAM)
    answers = {box.id: filled(box, words) for box in boxes}
    now = f"Demo chair, set by the coordinator, because: {words(boxes[1])}"
    yield "chairs.form", chairs.form(PANEL, now, "The team manager chairs", boxes, {})
    yield "chairs.form put right", chairs.form(PANEL, now, "", boxes, answers, wrong(boxes))
    yield "chairs.kept", chairs.kept(PANEL, now)


def plain_attendance() -> Cards:
    """Each card that holds nothing of what anybody typed."""
    for count in (1, 3):
        yield f"attendance.must_come {count}", attendance.must_come(REF, PANEL, count)
    yield "chairs.told yours", chairs.told(PANEL, yours=True)
    yield "chairs.told not yours", chairs.told(PANEL, yours=False)
