"""What stands on the screen of a sitting: never what somebody may not read, and however much there is, it opens."""

from datetime import date

import pytest

from bot.personas import persona_id
from panel.actions import Action, Owner
from panel.updates import Answer, Challenge, Mark, Nature, Statement, Update
from tests.dialogue import Card, Teams
from tests.stories.sittings import PANEL, at_first, screen

SECRET = "Since when is the uncle watched?"


def asked_about(teams: Teams, reference: str, mark: Mark, question: str = "") -> None:
    """The police have said one thing under a mark, and the chair has asked about it."""
    id = f"{PANEL}/{reference}/police/1"
    with teams.store.turn(teams.clock()) as turn:
        said = Statement(f"{id}/1", Nature.FACT, "The uncle is watched.", "An officer", mark, date(2026, 12, 7))
        at = (PANEL, reference, "police")
        turn.save(Update(id, *at, 1, Answer.UPDATE, persona_id("police"), turn.now, statements=(said,)))
        asks = turn.new_id(f"{reference}/q")
        turn.save(Challenge(asks, said.id, *at, persona_id("chair"), turn.now, question=question))


def owed(teams: Teams, reference: str, count: int, words: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        owner = Owner("health", persona_id("health"), turn.now, persona_id("chair"))
        for n in range(count):
            id, due = f"SHCG-A9{n:02}", date(2026, 12, 20)
            turn.save(Action(id, reference, f"{n}: {words}", due, (owner,), owner.by, turn.now))


async def checked(teams: Teams, card: Card) -> Card:
    return await teams.chair.presses(card, "I have checked the room")


@pytest.mark.parametrize(("mark", "read"), [(Mark.CHAIR, False), (Mark.MEMBERS, True)])
async def test_a_question_stands_there_only_for_who_reads_what_it_is_about(
    teams: Teams, mark: Mark, read: bool
) -> None:
    (first, _), card = await at_first(teams)
    asked_about(teams, first, mark, SECRET)
    assert (await checked(teams, card)).shows(SECRET)
    theirs = await screen(teams.coordinator)
    assert theirs.shows("Robin Example")
    assert theirs.shows(SECRET) is read
    assert theirs.shows("Open questions not shown to you: 1") is not read


async def test_it_opens_with_actions_that_are_written_at_length(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    owed(teams, first, 5, "A deed that is written at length. " * 290)
    for _ in range(3):
        asked_about(teams, first, Mark.MEMBERS, "A question that is written at length. " * 250)
    shown = await checked(teams, card)
    assert shown.shows("Robin Example")
    assert shown.shows("…")


async def test_of_many_the_first_few_stand_there_and_how_many_more(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    owed(teams, first, 60, "A deed.")
    for _ in range(8):
        asked_about(teams, first, Mark.MEMBERS)
    shown = await checked(teams, card)
    assert shown.words.count("Unfinished") == 6
    assert shown.shows("Unfinished: 55 more (under All actions)")
    assert shown.shows("Open question: 3 more")
    assert (await teams.chair.presses(shown, "All actions")).shows("of 60")
