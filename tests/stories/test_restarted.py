"""The bot is started anew in the middle of an item: what was there is there, and nothing is said or done twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from panel.actions import Action, DraftAction
from panel.decisions import Decision, Stand
from panel.session import Present
from tests import bodies
from tests.connector import Connector, serving
from tests.dialogue import Card, Teams, Voice, on_disk
from tests.stories.at_sitting import PROPOSED, decision
from tests.stories.sittings import FIRST, PANEL, at_first, discussion, quiet, screen, session, told
from tests.stories.whole_meeting import ORGANISER, board, event

WORDS = "Share the disclosure log"
NOTED = "Supervised by his aunt."
LONG = "13 minutes on this item."


@dataclass
class Before:
    """What was on somebody's screen when the bot stopped, and what stood in the chats."""

    order: list[str] = field(default_factory=list)
    cards: dict[str, Card] = field(default_factory=dict)
    board: str = ""
    posted: list[str] = field(default_factory=list)


def posted(connector: Connector) -> list[str]:
    """Every message that was posted and took the place of none, in order."""
    return [f"{each.conversation} {each.body}" for each in connector.delivered if not each.changed]


async def in_the_middle(teams: Teams) -> Before:
    """The first item has been open for six minutes: notes, an outcome that one seat agrees to, an action in words."""
    await teams.coordinator.says("here", teams.group())
    for voice in (teams.police, teams.health):
        await voice.says("help")
    order, card = await at_first(teams)
    await event(teams, bodies.meeting_join(ORGANISER, teams.group(), *(each.who for each in there(teams))))
    checked = await teams.chair.presses(await screen(teams.chair), "I have checked the room")
    stands = await board(teams, f"Item 1 of 2: {order[0]}")
    notes = await teams.coordinator.presses(await screen(teams.coordinator), "Notes")
    await teams.coordinator.presses(notes, "Save", safe=NOTED)
    await teams.chair.presses(await teams.chair.presses(checked, "Outcome"), "Propose", **ONGOING)
    police, health = [await decision(each, await each.says("help"), order[0]) for each in (teams.police, teams.health)]
    await teams.police.presses(police, "Agree")
    typed = await teams.chair.says(f"/action {order[0]} police: {WORDS} by Friday")
    teams.clock.move(minutes=6)
    await quiet(teams)
    shown = {"notes": notes, "screen": await screen(teams.chair), "typed": typed, "health": health, "first": card}
    return Before(order, shown, stands.activity, posted(teams.connector))


ONGOING = PROPOSED | {"ending": "ongoing"}


def there(teams: Teams) -> list[Voice]:
    return [teams.chair, teams.coordinator, teams.police, teams.health]


@asynccontextmanager
async def started_anew(folder: Path, minutes: int = 0) -> AsyncIterator[tuple[Before, Teams]]:
    """A bot that stopped in the middle of an item, and runs again after so many minutes."""
    async with serving() as connector:
        async with on_disk(connector, folder) as teams:
            before = await in_the_middle(teams)
            teams.clock.move(minutes=minutes)
        async with on_disk(connector, folder, teams.clock()) as teams:
            await quiet(teams)
            yield before, teams


async def test_the_screen_the_room_and_the_time_are_as_they_were(tmp_path: Path) -> None:
    async with started_anew(tmp_path) as (before, teams):
        assert posted(teams.connector) == before.posted, "nothing is said anew because the bot is"
        card = await screen(teams.chair)
        assert card.words == before.cards["screen"].words
        for words in (f"Item 1 of 2. {before.order[0]}, new. 6 of 15 minutes", FIRST, NOTED, "Room: 2 of 10 seats."):
            assert card.shows(words), words
        assert session(teams).checked_at
        asked = len(posted(teams.connector))
        with teams.store.turn(teams.clock()) as turn:
            assert sum(each.here for each in turn.find(Present, panel=PANEL)) == 4
        for minutes, words in ((7, LONG), (2, "15 minutes on this item.")):
            teams.clock.move(minutes=minutes)
            await told(teams, teams.chair, words)
        await quiet(teams)
        assert len(posted(teams.connector)) == asked + 2


async def test_what_waited_and_what_was_said_goes_on_with_the_buttons_from_before(tmp_path: Path) -> None:
    async with started_anew(tmp_path) as (before, teams):
        chair, ref = teams.chair, before.order[0]
        with teams.store.turn(teams.clock()) as turn:
            assert [each.words for each in turn.find(DraftAction, case=ref)] == [WORDS]
            assert [(each.seat, each.agrees) for each in turn.find(Stand, case=ref)] == [("police", True)]
        form = await chair.presses(before.cards["typed"], "Check and confirm")
        assert form.inputs["words"] == WORDS
        for _ in range(2):
            assert (await chair.presses(form, "Record the action", safety="no")).shows("SHCG-A001 is recorded.")
        mine = await teams.health.presses(before.cards["health"], "Agree")
        assert mine.shows("2 agree.")
        shown = await decision(chair, form, ref)
        assert (await chair.presses(shown, "Close the decision")).shows("Closed by: Demo chair")
        with teams.store.turn(teams.clock()) as turn:
            assert len(turn.find(Action, case=ref)) == 1
            assert turn.get(Decision, f"{PANEL}/{ref}").closed_at


async def test_notes_from_a_form_of_before_write_over_nothing_unseen(tmp_path: Path) -> None:
    """The form was opened, and its words saved, before the bot stopped: sent again it says what stands there now."""
    async with started_anew(tmp_path) as (before, teams):
        ref = before.order[0]
        stale = await teams.coordinator.presses(before.cards["notes"], "Save", safe="Something else.")
        item = discussion(teams, ref)
        assert item
        assert item.notes["safe"] == NOTED
        assert stale.shows(NOTED)
        assert stale.inputs["safe"] == "Something else."
        beside = await teams.coordinator.presses(before.cards["notes"], "Save", plan="A plan at school.")
        assert not beside.shows("as it stands now")
        await teams.coordinator.presses(beside, "Save")
        item = discussion(teams, ref)
        assert item
        assert item.notes == {"safe": NOTED, "plan": "A plan at school."}


async def test_the_board_in_the_meeting_s_chat_is_the_same_message_and_an_old_button_moves_it(tmp_path: Path) -> None:
    async with started_anew(tmp_path) as (before, teams):
        stood = await board(teams, f"Item 1 of 2: {before.order[0]}")
        assert stood.activity == before.board
        stale = await teams.chair.presses(before.cards["first"], "I have checked the room")
        assert session(teams).current == before.order[0]
        assert stale.shows("6 of 15 minutes")
        for _ in range(2):
            card = await teams.chair.presses(before.cards["screen"], "Next", ticked="start_now")
            assert card.shows(f"Item 2 of 2. {before.order[1]}, new."), "twice pressed, it goes on once"
        moved = await board(teams, f"Item 2 of 2: {before.order[1]}")
        assert moved.activity == before.board
        assert [each.activity for each in teams.cards(teams.group()) if each.shows("Item ")] == [before.board]
        item = discussion(teams, before.order[0])
        assert item
        assert (item.done, item.seconds // 60, item.ticked) == (True, 6, ("start_now",))


async def test_what_came_due_while_it_was_down_is_said_once(tmp_path: Path) -> None:
    async with started_anew(tmp_path, minutes=7) as (_, teams):
        await told(teams, teams.chair, LONG)
        for _ in range(3):
            teams.clock.move(seconds=20)
            await quiet(teams)
        assert sum(LONG in each for each in posted(teams.connector)) == 1
