"""One child's section of the minutes: who held the chair, and an item that was skipped."""

from dataclasses import replace

import pytest

from panel.casenotes import case_note
from panel.cases import CaseStatus
from panel.chapters import drawn as chapters_drawn
from panel.going_out import NO_LATER, NO_NOTES, NO_OUTCOME, NOBODY_TELLS, in_the_way
from panel.minutes import Minutes, Passage, Stage
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.sat import Heard
from panel.sections import drawn, section
from panel.session import Discussion, Led, Present, Session
from tests.panel.durham import NAME
from tests.panel.referring import REF
from tests.panel.test_packs import AT, HEARD, PANEL, SAT, action

NEXT = Panel("SHCG-P008", NAME, AT.replace(month=2, day=18), 210)
NAMES = {"x": "Demo chair", "y": "Demo deputy"}


def other(n: int) -> Heard:
    return replace(HEARD, case=replace(HEARD.case, id=f"SHCG-2026-10{n}"))


def led(*turns: tuple[int, str]) -> Session:
    cases = [f"SHCG-2026-10{n}" for n in range(5)]
    return Session(PANEL.id, NAME, AT, "x", "x", led=tuple(Led(cases[n], who, AT) for n, who in turns))


def chairs(*turns: tuple[int, str]) -> tuple[str, list[str]]:
    day = replace(SAT, session=led(*turns), heard=tuple(other(n) for n in range(3)), names=NAMES)
    words = next(each.plain for each in chapters_drawn(day) if each.id == "meeting")
    whole = next(line for line in words.splitlines() if line.startswith("Chair"))
    return whole, [block.plain for each in day.heard for block in section(day, each).blocks]


@pytest.mark.parametrize(
    ("turns", "whole", "items"),
    [
        (((0, "x"), (1, "x")), "Chair: Demo chair", ["Item: 1", "Item: 2", "Item: 3"]),
        (
            ((0, "x"), (1, "y"), (2, "y")),
            "Chair: Demo chair; from item 2 Demo deputy",
            ["Item: 1", "Item: 2", "Chair of this item: Demo deputy", "Item: 3", "Chair of this item: Demo deputy"],
        ),
        (
            ((0, "x"), (1, "x"), (1, "y"), (2, "x")),
            "Chair: Demo chair; from item 2 Demo deputy; from item 3 Demo chair",
            ["Item: 1", "Item: 2", "Chair of this item: Demo chair, then Demo deputy", "Item: 3"],
        ),
        ((), "Chair: Demo chair", ["Item: 1", "Item: 2", "Item: 3"]),
    ],
)
def test_who_held_the_chair_stands_around_and_at_the_items_where_it_was_somebody_else(
    turns: tuple[tuple[int, str], ...], whole: str, items: list[str]
) -> None:
    assert chairs(*turns) == (whole, items)


def test_whoever_came_for_one_item_is_not_said_to_have_been_there_throughout() -> None:
    guest = Person("guest", "Guest", (Post(NAME, Role.INVITEE),))
    here = (
        Present("1", PANEL.id, "guest", joined=(AT,)),
        Present("2", PANEL.id, name="Visitor", service="A service", item=REF, joined=(AT,)),
        Present("3", PANEL.id, "health", seats=("health",), joined=(AT,)),
    )
    day = replace(SAT, present=here, people=(guest,), names={"guest": "Guest", "health": "Health"})
    present = next(each for each in chapters_drawn(day) if each.id == "present")
    assert [row[2] for row in present.blocks[0].rows] == ["present, for one item"] * 2 + ["present"]


SKIPPED = Discussion("d", PANEL.id, REF, AT, skipped="The worker is ill.")
OFF = replace(HEARD, discussion=SKIPPED, decision=None, actions=(), recommendations=(), goes_to=NEXT)
"""An item that was skipped, with nothing else recorded of it."""


def parts(heard: Heard, *passages: Passage) -> dict[str, str]:
    return {each.id: each.plain for each in drawn(replace(SAT, heard=(heard,), passages=passages), heard)}


def test_a_skipped_item_says_so_once_with_what_carries_on_and_has_no_empty_heading() -> None:
    found = parts(replace(OFF, earlier=(action("health", "Call the nurse"),)))
    assert list(found) == ["why", "level", "skipped", "agencies", "actions"]
    assert found["skipped"].splitlines() == [
        "Skipped: The worker is ill.",
        "What carries on: On the agenda of Thursday 18 February 2027. 1 open action goes on.",
    ]
    whole = "\n".join(found.values())
    assert whole.count("The worker is ill.") == 1
    assert "Not noted" not in whole
    assert "Nothing was noted" not in whole


def test_one_that_was_left_before_its_end_keeps_what_was_said() -> None:
    notes = Discussion("d", PANEL.id, REF, AT, notes={"safe": "At home."}, skipped="No time.", heard_at=AT)
    found = parts(replace(OFF, discussion=notes))
    assert found["skipped"].startswith("Why it was left: No time.")
    assert found["note_safe"] == "At home."
    assert "note_plan" not in found
    assert parts(replace(OFF, discussion=None))["skipped"].startswith("The sitting ended before this item.")


def test_what_the_minute_taker_wrote_of_it_stands() -> None:
    wrote = Passage("p", PANEL.id, REF, "note_plan", "As before.", "c", AT)
    assert "note_plan" in parts(OFF, wrote)
    assert "skipped" not in parts(HEARD)


def test_what_carries_on_is_said_as_it_is() -> None:
    assert "On the agenda; no later panel is booked yet." in parts(replace(OFF, goes_to=None))["skipped"]
    gone = replace(HEARD.case, status=CaseStatus.REMOVED)
    assert "No longer on the agenda." in parts(replace(OFF, case=gone, goes_to=None))["skipped"]
    assert "What carries on" not in parts(replace(OFF, decision=HEARD.decision))["skipped"]


def way(heard: Heard, *passages: Passage) -> list[str]:
    day = replace(SAT, heard=(heard,), passages=passages)
    return [each.what for each in in_the_way(day, Minutes(PANEL.id, NAME, Stage.DRAFT, AT, (REF,)), [])]


def test_what_is_in_the_way_of_a_skipped_item() -> None:
    heard = Discussion("d", PANEL.id, REF, AT, skipped="No time.", heard_at=AT)
    untold = replace(HEARD.decision, untold="") if HEARD.decision else None
    assert way(OFF) == []
    assert way(replace(OFF, goes_to=None)) == [NO_LATER]
    assert way(replace(OFF, discussion=heard)) == [NO_NOTES]
    assert way(replace(OFF, decision=untold)) == [NOBODY_TELLS]
    assert way(replace(HEARD, decision=None)) == [NO_OUTCOME]
    assert way(replace(OFF, discussion=heard), Passage("p", PANEL.id, REF, "note_plan", "As before.", "c", AT)) == []


def test_its_case_note_says_that_it_was_not_discussed_and_not_why() -> None:
    note = case_note(replace(SAT, heard=(OFF,)), OFF).plain
    assert "Outcome: not discussed at this meeting, next 18 February 2027." in note
    assert "ill" not in note
