"""`here`: the coordinator says which chat is the panel's."""

from pathlib import Path

from storage.records import Audit, Conversation
from tests.dialogue import Teams, in_production, talking
from tests.live import person_id
from tests.stories.steps import accepted
from tests.stories.test_agenda import changed

PANEL = "SHCG-P001"


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
