"""Whoever runs two panels has the set of the one they asked for, to the last button."""

from tests.dialogue import talking

OTHER = "nottinghamshire-hsb"


async def test_the_other_file_is_of_the_same_procedure() -> None:
    async with talking(CONVENOR_PROCEDURES=f"durham-shcg,{OTHER}") as teams:
        await teams.coordinator.says("use durham-shcg")
        card = await teams.coordinator.presses(
            await teams.coordinator.says(f"evidence 1 4 2026 to 31 3 2027 {OTHER}"), "Word file"
        )
        assert card.shows("The file is evidence-NHSB-")
        again = await teams.coordinator.presses(card, "The other file")
        assert again.shows("Harmful Sexual Behaviour Panel: evidence for an inspector.")
        assert (await teams.coordinator.presses(again, "CSV file")).shows("The file is evidence-NHSB-")
