"""The cards about what a meeting has to answer of a child, as the gallery shows them."""

from collections.abc import Iterator
from dataclasses import replace

from cards import cases, childs_record, points
from cards.parts import Ids, Opened, Posted
from panel.childs_record import QUESTIONS, Stands
from panel.points import Lack, questions
from panel.rules.childs_record import KeptRule
from panel.rules.sitting import Asks, MeetingPoint
from tests.cards.samples import PANEL, Words, filled, view, wrong
from tests.panel.referring import REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (childs_record, points)
AT: Ids = {"case": REF, "panel": PANEL.id, "point": "asked", "rev": 1, "nonce": "nonce"}
ASKED = MeetingPoint(
    "asked", "Is it considered?", Asks.YES_NO, reason_for=("Yes", "No"), required=True, owes="Refer", help="It can be."
)
CHOSEN = MeetingPoint("chosen", "Which of the two?", Asks.CHOICE, ("This one", "That one"), required=True)
DATED = MeetingPoint("dated", "By when?", Asks.DATE, required=True)
WORDED = MeetingPoint("worded", "How is it shared?", Asks.WORDS)
EVERY = (ASKED, CHOSEN, DATED, WORDED)


def of_points(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    reason = words(questions(ASKED)[1])
    rows = [points.Row(ASKED, f"Yes. {reason}", "Demo chair, today"), *(points.Row(each) for each in EVERY[1:])]
    lacks = [
        Lack(ASKED, "An action is owed", action=True),
        Lack(CHOSEN, "Nobody has answered it"),
        Lack(ASKED, "None is agreed", assess=True),
    ]
    begins = [points.Begins("other", "Another panel", True, "nonce"), points.Begins("third", "A third", False)]
    begins.append(points.Begins("fourth", "A fourth", False, nominates=REF))
    yield "points.listed", points.listed(AT, rows, lacks, begins)
    yield "points.listed one left", points.listed(AT, rows, lacks[:1])
    yield "points.listed none left", points.listed(AT, [replace(each, said=reason) for each in rows], [])
    for point in EVERY:
        boxes = questions(point)
        typed = {box.id: words(box) for box in boxes}
        yield f"points.form {point.id}", points.form(AT, point, {}, "")
        yield f"points.form {point.id} put right", points.form(AT, point, typed, reason, wrong(boxes))
    yield from _record(words)


def _record(words: Words) -> Cards:
    """What is to stand in the child's record."""
    rule, other = KeptRule("plan", "A safety plan"), KeptRule("meetings", "Meetings")
    found = (Stands(rule, True, f"not needed: {words(QUESTIONS[2])}"), Stands(other, False))
    yield "childs_record.listed", childs_record.listed(REF, found)
    yield "cases.case record", cases.case(view(words), 14, "", screens=False, around=childs_record.meter(REF, found))
    given = {each.id: filled(each, words) for each in QUESTIONS}
    yield "childs_record.form", childs_record.form(AT, rule, {}, "")
    yield "childs_record.form put right", childs_record.form(AT, rule, given, "Demo chair, today", wrong(QUESTIONS))
