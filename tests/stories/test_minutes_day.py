"""What the day itself leaves in the minutes: who held the chair for which item, and what was skipped."""

from tests.dialogue import Teams
from tests.stories.sittings import PANEL, at_first, screen
from tests.stories.test_minutes import drafted, reads


async def ends(teams: Teams) -> None:
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")


async def test_a_chair_taken_over_stands_around_and_at_its_items(teams: Teams) -> None:
    order, card = await at_first(teams, 3)
    await teams.chair.presses(card, "I have checked the room")
    await teams.chair.presses(await screen(teams.chair), "Next")
    await teams.deputy.presses(await screen(teams.deputy), "Take the chair")
    await teams.deputy.presses(await screen(teams.deputy), "Next")
    await ends(teams)
    words = await reads(teams.chair, PANEL)
    assert "Chair: Demo chair; from item 2 Demo deputy" in words
    assert f"{order[0]}\nItem: 1\nThe child" in words
    assert f"{order[1]}\nItem: 2\nChair of this item: Demo chair, then Demo deputy\nThe child" in words
    assert f"{order[2]}\nItem: 3\nChair of this item: Demo deputy\nThe child" in words


async def test_a_skipped_item_says_why_once_and_stands_in_nobody_s_way(teams: Teams) -> None:
    order, card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    await teams.chair.says(f"skip {order[1]} the worker is ill")
    await ends(teams)
    words = await reads(teams.chair, PANEL)
    assert words.count("Skipped: the worker is ill") == 1
    assert "What carries on: On the agenda of Thursday 21 January 2027." in words
    section = words.partition(f"{order[1]}\nItem: 2")[2].partition("6 Safety concerns")[0]
    assert "Not discussed" in section
    for empty in ("Nothing was noted", "Not noted", "None.", "No decision is recorded", "Recommendations"):
        assert empty not in section, empty
    draft = await drafted(teams.coordinator)
    assert draft.shows(f"no outcome: {order[0]}")
    assert not draft.shows(f"no outcome: {order[0]}, {order[1]}")
    part = await teams.coordinator.sends(draft, "minutes.part", {"panel": PANEL, "part": order[1]})
    assert part.shows("Skipped: the worker is ill")
    form = await teams.coordinator.sends(
        part, "minutes.write", {"panel": PANEL, "part": order[1], "heading": "skipped"}
    )
    await teams.coordinator.presses(form, "Save", words="Put off: nobody could speak for the child.")
    assert "Put off: nobody could speak for the child." in await reads(teams.chair, PANEL)
