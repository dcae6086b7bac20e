"""What is wrong with a form, and what went wrong with the bot, is said plainly, and nothing that was typed is lost."""

import errno
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from storage.tinydb_store import open_store
from tests import bodies
from tests.bodies import Pressed
from tests.connector import KEY
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.steps import ANSWERS, accepted, to_the_check

Form = Callable[[Teams], Awaitable[tuple[Voice, Card, str]]]
PROBLEM = "There is a problem. Nothing you typed is lost."


async def of_a_child(teams: Teams) -> tuple[Voice, Card, str]:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    for screen in ("danger", "why"):
        card = await teams.practitioner.presses(card, "Next", **ANSWERS[screen])
    return teams.practitioner, card, "Next"


async def of_an_invitation(teams: Teams) -> tuple[Voice, Card, str]:
    reference = await accepted(teams)
    asked = await teams.coordinator.says(f"invite {reference}")
    return teams.coordinator, await teams.coordinator.presses(asked, "Who comes for it"), "Invite them"


async def of_the_roster(teams: Teams) -> tuple[Voice, Card, str]:
    opened = await teams.coordinator.presses(await teams.coordinator.says("roster"), "Open")
    return teams.coordinator, await teams.coordinator.presses(opened, "Add somebody"), "Add them"


@pytest.mark.parametrize(
    ("form", "typed", "wrong"),
    [
        (of_a_child, {"first": "Robin", "family": "", "born": "31 2 2012", "number": "12 AB"}, 2),
        (of_an_invitation, {"name": "Sam Sample", "role": "", "reason": ""}, 1),
        (of_the_roster, {"name": "Quentin Placeholder", "entra": "quentin", "role": ""}, 1),
    ],
    ids=["a child", "an invitation", "the roster"],
)
async def test_each_error_stands_at_the_top_in_the_words_beside_its_box_and_every_answer_is_still_there(
    teams: Teams, form: Form, typed: dict[str, str], wrong: int
) -> None:
    voice, card, sends = await form(teams)
    refused = await voice.presses(card, sends, **typed)
    assert refused.shows(PROBLEM)
    said = refused.words.splitlines()
    reasons = [words.removeprefix("• ") for words in said if words.startswith("• ")]
    assert len(reasons) >= wrong
    assert all(said.count(reason) == 1 for reason in reasons), "the same words beside the box"
    assert {id: refused.inputs[id] for id in typed} == typed


async def test_where_the_bot_fails_it_says_sorry_whether_it_was_saved_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        card = await to_the_check(teams.practitioner)
        sends = card.buttons["Send to the chair"]
        monkeypatch.setattr("os.pwrite", _full)
        pressed = Pressed(sends["verb"], sends["data"]["ids"], {}, card.activity)
        _, answer = await teams.send(bodies.press(teams.practitioner.who, card.where, pressed))
        for words in ("Sorry, there is a problem.", "It was not saved.", "Your answers are still on the card",
                      "try again in a few minutes", "tell the coordinator and quote "):  # fmt: skip
            assert words in answer["value"]
        for jargon in ("OSError", "ENOSPC", "space", "disk", "500", "exception"):
            assert jargon not in answer["value"]
        quoted = answer["value"].rstrip(".").split()[-1]
        assert quoted in caplog.text, "what the coordinator is told leads to the line in the log"
        monkeypatch.undo()
        again = await teams.practitioner.presses(card, "Send to the chair")
        assert again.shows("Sent. ")


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "no space left")
