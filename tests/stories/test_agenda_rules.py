"""An agenda under another partnership's rules: who circulates it, and what it says of a child."""

from dataclasses import replace

from bot.matters import settle
from storage.records import ProcedureText
from tests.dialogue import Teams, talking
from tests.panel.durham import NAME, TEXTS
from tests.stories.steps import accepted
from tests.stories.test_agenda import view

RULES = f"""
overlay_of = "{NAME}"
version = "local-2"
[agenda]
circulated_by = {{ value = "chair", local = "The members, 4 May 2026" }}
fields = {{ value = ["name"], local = "The members, 4 May 2026" }}
"""


def ruled(teams: Teams) -> None:
    """From here on the chair circulates the agenda, and it gives a child's name only."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(ProcedureText, f"{NAME}@4"), current=False))
        turn.save(ProcedureText(f"{NAME}@2+local-2", NAME, "2+local-2", (*TEXTS, RULES), current=True))
        settle(turn)


async def test_it_goes_to_whoever_circulates_it_and_says_of_a_child_what_the_procedure_names() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        before = await view(teams, "health")
        assert before.shows("Robin Example, born 27 September 2012 (14).")
        assert before.shows("Child in need")
        ruled(teams)
        teams.clock.move(days=17)
        await teams.until(lambda: [card for card in teams.chair.sees() if card.shows("This panel has no chat yet.")])
        assert not [card for card in teams.coordinator.sees() if card.shows("This panel has no chat yet.")]
        after = await view(teams, "health")
        assert after.shows("Robin Example.")
        assert after.shows(reference)
        assert not after.shows("born")
        assert not after.shows("Child in need")
