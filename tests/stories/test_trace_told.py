"""`trace` and `why` as a true account: who was asked in the room, who was not heard, and a file that names no child."""

from dataclasses import replace

import pytest

from panel.panels import Item
from panel.session import Discussion
from tests.dialogue import Teams
from tests.stories.at_sitting import agree, before_the_panel, proposes
from tests.stories.sat import sat
from tests.stories.steps import accepted
from tests.stories.test_case_note import saved
from tests.stories.test_names_asked import ANOTHER, OTHER
from tests.stories.test_speaks_for import opened as decision
from tests.stories.test_trace import opened, whole

SASHA = OTHER | {"first": "Sasha"}
BY_CHAIR = "Agreed, as asked in the room and written down by the chair: 2 agencies: "


async def filed(teams: Teams, panel: str, reference: str, words: str, command: str = "trace") -> str:
    """The file of a case whose child is kept as saying these words."""
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Discussion, f"{panel}/{reference}")
        turn.save(replace(kept, notes={**kept.notes, "voice": words}))
    card = await opened(teams.chair, f"{command} {reference}")
    paper = await saved(teams, await teams.chair.presses(card, "Save as a Word file"))
    return "\n".join(each.text for each in paper.paragraphs)


async def test_a_file_does_not_name_a_child_whose_first_name_is_a_word(teams: Teams) -> None:
    reference = await accepted(teams, child=OTHER)
    panel = await sat(teams, reference)
    said = await filed(teams, panel, reference, "Then Will said he will be good, and will is here.")
    assert "Then [the child] said he will be good, and will is here." in said


async def test_a_date_in_a_file_stays_whatever_the_child_is_called(teams: Teams) -> None:
    reference = await accepted(teams, child=OTHER | {"first": "December"})
    panel = await sat(teams, reference)
    said = await filed(teams, panel, reference, "December rang on 7 December 2026.")
    assert "[the child] rang on 7 December 2026." in said
    assert "[the child] 2026" not in said


@pytest.mark.parametrize("name", ["Sasha Placeholder", "Sasha", "sasha", "Placeholder", "Tobias Sample", "Tobias"])
async def test_a_file_does_not_name_another_child_of_the_panel_nor_who_is_linked_to_it(teams: Teams, name: str) -> None:
    first = await accepted(teams)
    panel = await sat(teams, first, await accepted(teams, child=SASHA, others=ANOTHER))
    said = await filed(teams, panel, first, f"Then {name} sat beside Robin.")
    assert "Then [another person] sat beside [the child]." in said


async def test_a_child_who_has_left_the_panel_since_is_not_named_either(teams: Teams) -> None:
    first, second = await accepted(teams), await accepted(teams, child=OTHER, others=ANOTHER)
    panel = await sat(teams, first, second)
    with teams.store.turn(teams.clock()) as turn:
        for each in turn.find(Item, case=second):
            turn.delete(each)
    assert "Then [another person] sat beside [the child]." in await filed(
        teams, panel, first, "Then Will sat beside Robin."
    )


async def test_a_journey_and_why_tell_who_was_asked_in_the_room(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    shown = await proposes(teams, reference, "ongoing")
    shown = await teams.chair.presses(shown, "All of them agree")
    await teams.chair.presses(shown, "Close the decision")
    for words, button in ((f"trace {reference}", "Open the journey"), (f"why {reference}", "Open why")):
        said = await whole(teams.chair, words, button)
        assert BY_CHAIR in said
        assert "Agreed: Not recorded" not in said


async def test_a_journey_and_why_tell_who_was_not_heard(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    await teams.chair.presses(await decision(teams.chair, reference), "Close it without hearing them")
    for words, button in ((f"trace {reference}", "Open the journey"), (f"why {reference}", "Open why")):
        said = await whole(teams.chair, words, button)
        assert "Agreed: 1 agency: " in said
        assert "Present, and not heard: Health" in said
