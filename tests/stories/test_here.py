"""`here`: the coordinator says which chat is the panel's."""

from pathlib import Path

import pytest

from storage.records import Audit, Conversation
from tests.dialogue import Teams, in_production, talking
from tests.live import person_id
from tests.stories.steps import accepted
from tests.stories.test_agenda import changed, published
from tests.stories.test_screening_clock import heard

PANEL = "SHCG-P001"
CLOSED = "I may not post in the panel’s chat: I was removed from it, or I am blocked there."


def belongs(teams: Teams, chat: str) -> str:
    """Whose chat it is."""
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Conversation, chat).procedure


async def test_a_chat_becomes_the_panels_and_it_is_said_who_can_read_there() -> None:
    async with talking() as teams:
        card = await teams.coordinator.says("here", teams.group())
        assert card.shows("From here on this chat is that of the Sexual Harm Consultation Group.")
        assert card.shows("Invitees are not in this chat")
        assert belongs(teams, "19:group") == "durham-shcg"


async def test_in_a_chat_of_ones_own_it_says_where_to_say_it() -> None:
    async with talking() as teams:
        card = await teams.coordinator.says("here")
        assert card.shows("Say “here” in the chat or channel that the members share")
        assert belongs(teams, teams.coordinator.where.id) == ""


async def test_it_is_the_coordinators_to_say() -> None:
    async with talking() as teams:
        card = await teams.chair.says("here", teams.group())
        assert card.shows("That is not for the roles you hold here.")
        assert belongs(teams, "19:group") == ""


async def test_said_elsewhere_it_moves_there_with_the_agenda_that_is_out() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        await teams.coordinator.says("here", teams.group())
        teams.clock.move(days=17)
        await teams.until(lambda: any(card.shows(reference) for card in teams.cards(teams.group())))
        moved = await teams.coordinator.says("here", teams.group("19:other"))
        assert moved.shows("The chat it stood in before is no longer the panel’s.")
        await teams.until(lambda: any(card.shows(reference) for card in teams.cards(teams.group("19:other"))))
        assert (belongs(teams, "19:group"), belongs(teams, "19:other")) == ("", "durham-shcg")
        before = [card.words for card in teams.cards(teams.group())]
        await accepted(teams, child={"first": "Sam", "family": "Sample", "born": "14 3 2013"})
        await changed(teams, "2 items", "19:other")
        assert [card.words for card in teams.cards(teams.group())] == before


@pytest.mark.parametrize("refuses", ["blocked", "not_in"])
@pytest.mark.parametrize("out", [False, True], ids=["before the agenda", "once it is out"])
async def test_a_chat_where_the_bot_may_not_post_is_said_to_be_so_and_the_agenda_goes_to_the_coordinator(
    refuses: str, out: bool
) -> None:
    async with talking() as teams:
        await teams.coordinator.says("help")
        reference = await accepted(teams)
        if out:
            await published(teams)
            await teams.until(lambda: not teams.store.due(teams.clock()))
        else:
            await teams.coordinator.says("here", teams.group())
        getattr(teams.connector, refuses).add("19:group")
        if out:
            await accepted(teams, child={"first": "Sam", "family": "Sample", "born": "14 3 2013"})
        teams.clock.move(days=0 if out else 17, seconds=5)
        told = await heard(teams.coordinator, CLOSED)
        assert told.shows("Add me again, or end the block, and say “here” there.")
        assert told.shows("Until then the agenda goes to the coordinator, in their own chat with me")
        board = await heard(teams.coordinator, "Panel, Thursday 17 December 2026")
        assert board.shows(reference)
        assert board.shows("This panel has no chat yet.")
        await teams.until(lambda: not teams.store.due(teams.clock()))
        assert sum(card.shows(CLOSED) for card in teams.coordinator.sees()) == 1
        assert not any(card.shows("could not be shown or worked out") for card in teams.coordinator.sees())
        getattr(teams.connector, refuses).clear()
        await teams.coordinator.says("here", teams.group())
        teams.clock.move(seconds=5)
        await teams.until(lambda: any(card.shows(reference) for card in teams.cards(teams.group())))


async def test_in_production_teams_may_ask_for_a_shared_agenda_again_and_gets_nothing_of_a_child(
    tmp_path: Path,
) -> None:
    async with in_production(tmp_path) as teams:
        coordinator = teams.voice(person_id("coordinator"))
        await coordinator.says("here", teams.group())
        teams.clock.move(days=17)
        await teams.until(lambda: len(teams.cards(teams.group())) > 1)
        board = teams.cards(teams.group())[-1]
        asks = board.content["refresh"]
        assert set(asks) == {"action"}
        assert asks["action"]["verb"] == "agenda.refresh"
        again = await coordinator.sends(board, "agenda.refresh", asks["action"]["data"]["ids"])
        assert again.words.splitlines()[0] == board.words.splitlines()[0]
        with teams.store.turn(teams.clock()) as turn:
            lines = [each for each in turn.find(Audit, subject="SHCG-P001") if each.by == person_id("coordinator")]
        assert [(each.act, each.view) for each in lines] == [("agenda.refresh", "refreshed")]
        assert "refresh" not in (await coordinator.says("agenda", teams.group())).content


async def test_in_a_demo_it_does_not() -> None:
    async with talking() as teams:
        await teams.coordinator.says("here", teams.group())
        teams.clock.move(days=17)
        await teams.until(lambda: len(teams.cards(teams.group())) > 1)
        assert not any("refresh" in card.content for card in teams.cards(teams.group()))
