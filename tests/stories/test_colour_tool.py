"""A tool that gives a colour: kept with the tick that whoever used it is trained, where the procedure names one."""

from tests.dialogue import talking
from tests.stories.steps import ANSWERS, to_the_check

COLOUR = "Brook's tool: which colour did it give?"


async def test_a_colour_is_kept_only_from_somebody_who_is_trained() -> None:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as teams:
        matrix = ANSWERS["matrix"] | {"level": "abusive", "tool_colour": "red"}
        why, card = {"kind": "concern", "role": "worker"}, await teams.practitioner.says("refer")
        card = await teams.practitioner.presses(card, "Start")
        for screen, answers in (ANSWERS | {"why": why}).items():
            if screen == "matrix":
                break
            card = await teams.practitioner.presses(card, "Next", **answers)
        wrong = await teams.practitioner.presses(card, "Next", **matrix)
        assert wrong.shows("Only somebody trained in it uses it: tick that you are, or choose Not used")
        assert wrong.inputs["tool_colour"] == "red"
        card = await teams.practitioner.presses(wrong, "Next", tool_trained="yes")
        for screen in ("voice", "wanted"):
            card = await teams.practitioner.presses(card, "Next", **ANSWERS[screen])
        assert card.shows("Check your answers")
        assert card.shows(f"{COLOUR} Red")


async def test_a_procedure_that_names_none_asks_for_none() -> None:
    async with talking() as teams:
        check = await to_the_check(teams.practitioner)
        assert not check.shows("which colour")
