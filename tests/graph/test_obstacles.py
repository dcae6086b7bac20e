"""What only an administrator can clear: told of once, handed on line by line, and said to be over once."""

from functools import partial

import pytest

from bot import errands
from bot.booking import go
from bot.calls.call import Call, Kind, Outside
from bot.personas import persona_id
from bot.ports import Uncertain
from cards.needs import NEEDS
from panel.apps import App, Held
from storage.records import Errand, Obstacle
from storage.store import Turn
from tests.clock.steps import DAY, turn_of
from tests.dialogue import Card, Teams
from tests.graph.state import ORGANISER, Graph
from tests.graph.steps import PANEL, all_booked, booking, moves, told
from tests.graph.test_looks import booked_and_seen, looked, quiet
from tests.graph.weather import Trouble

HINDERED = "Microsoft 365 does not let Convenor work"
AGAIN = "Microsoft 365 takes bookings again."
DOES = "What they must do"
PERMISSION = "Calendars.ReadWrite"


def heard(teams: Teams, words: str) -> list[Card]:
    return [card for card in teams.coordinator.sees() if card.shows(words)]


async def hindered(teams: Teams, graph: Graph) -> Card:
    """The bot may not book any more, and the coordinator hears of it."""
    await all_booked(teams, graph)
    await teams.coordinator.says("help")
    graph.granted.discard(PERMISSION)
    moves(teams, days=1)
    await teams.until(lambda: heard(teams, HINDERED))
    return heard(teams, HINDERED)[0]


async def mended(teams: Teams, graph: Graph) -> None:
    """It is granted again, and an hour later everything is booked."""
    graph.granted.add(PERMISSION)
    teams.clock.move(hours=2)
    await told(teams)


async def test_the_coordinator_can_hand_on_what_the_administrator_must_do(teams: Teams, graph: Graph) -> None:
    card = await hindered(teams, graph)
    assert card.shows(f"Needed: {PERMISSION}. {NEEDS[PERMISSION].purpose}.")
    opened = await teams.coordinator.presses(card, DOES)
    assert opened.shows("A permission is missing. They give it to the bot again.")
    assert opened.shows("\n".join(NEEDS[PERMISSION].how))
    assert opened.shows("python -m bot graph check")
    assert not opened.shows(ORGANISER)


async def test_when_it_works_again_the_coordinator_hears_it_once(teams: Teams, graph: Graph) -> None:
    card = await hindered(teams, graph)
    assert not heard(teams, AGAIN)
    await mended(teams, graph)
    (again,) = await teams.until(lambda: heard(teams, AGAIN))
    assert not again.shows("in the way")
    moves(teams, days=1)
    await told(teams)
    teams.clock.move(hours=2)
    await teams.until(lambda: not booking(teams))
    assert len(heard(teams, AGAIN)) == len(heard(teams, HINDERED)) == 1
    assert (await teams.coordinator.presses(card, DOES)).shows("does so no more")


async def test_what_comes_back_is_told_of_again(teams: Teams, graph: Graph) -> None:
    await hindered(teams, graph)
    await mended(teams, graph)
    graph.granted.discard(PERMISSION)
    moves(teams, days=1)
    await teams.until(lambda: len(heard(teams, HINDERED)) == 2)


async def test_something_else_that_still_stands_in_the_way_is_counted(teams: Teams, graph: Graph) -> None:
    await hindered(teams, graph)
    with turn_of(teams) as turn:
        turn.save(Obstacle("drive GRAPH_DRIVE_ID", ("install",), turn.now))
        turn.save(Errand("install somebody", turn.now + 3 * DAY, attempts=1))
    await mended(teams, graph)
    (again,) = await teams.until(lambda: heard(teams, AGAIN))
    assert again.shows("1 other thing still stands in the way.")


@pytest.mark.parametrize("obstacle", ["", "permission", "permission Robin", f"permission {PERMISSION} "])
async def test_only_what_stands_in_the_way_is_opened(teams: Teams, graph: Graph, obstacle: str) -> None:
    card = await hindered(teams, graph)
    opened = await teams.coordinator.sends(card, "tenant.needs", {"obstacle": obstacle})
    assert opened.shows("does so no more")
    assert not opened.shows("PowerShell")


async def test_nobody_but_a_coordinator_opens_it(teams: Teams, graph: Graph) -> None:
    card = await hindered(teams, graph)
    opened = await teams.health.sends(card, "tenant.needs", {"obstacle": f"permission {PERMISSION}"})
    assert opened.shows("That is not for the roles you hold here.")


async def test_looking_works_again_and_booking_does_not_yet(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    graph.granted.discard(PERMISSION)
    await looked(teams, days=1)
    moves(teams, days=1)
    await quiet(teams)
    graph.granted.add("Calendars.Read")
    for _ in range(4):
        await looked(teams, hours=12)
    assert not heard(teams, AGAIN)
    assert len(heard(teams, HINDERED)) == 1
    graph.granted.add(PERMISSION)
    await looked(teams, hours=2)
    assert len(heard(teams, AGAIN)) == 1


async def refused(teams: Teams, graph: Graph) -> None:
    """The bot's credentials expire while the app is given to somebody; they add it themselves meanwhile."""
    await booked_and_seen(teams, graph)
    graph.token = "expired"
    with turn_of(teams) as turn:
        turn.save(App(persona_id("education"), Held.INSTALLING, turn.now))
        go(turn, "install", persona_id("education"))
    await teams.until(lambda: heard(teams, HINDERED))
    await teams.education.installs()


async def test_credentials_that_anything_gets_through_with_are_in_order(teams: Teams, graph: Graph) -> None:
    await refused(teams, graph)
    graph.token = "loopback"
    moves(teams, days=1)
    await told(teams)
    await teams.until(lambda: heard(teams, "Microsoft 365 lets Convenor work again."))
    graph.token = "expired"
    moves(teams, days=1)
    await teams.until(lambda: len(heard(teams, HINDERED)) == 2)


async def test_what_nothing_waits_for_any_more_is_not_said_to_work(teams: Teams, graph: Graph) -> None:
    await refused(teams, graph)
    with turn_of(teams) as turn:
        go(turn, "install", persona_id("education"))
    await teams.until(lambda: heard(teams, "Nothing waits any more for what stood in the way"))
    assert not heard(teams, "again.")


async def test_a_fault_after_a_passing_one_is_told_of_once(teams: Teams, graph: Graph) -> None:
    await booked_and_seen(teams, graph)
    first = [Trouble(503)]
    graph.weather.meets = lambda _: first.pop() if first else None
    moves(teams, days=1)
    await teams.until(lambda: any(each.attempts for each in booking(teams)))
    before = len(teams.coordinator.sees())
    # What no calendar gives, and nobody has thought of.
    graph.event(PANEL)["attendees"] = [{"emailAddress": "x"}]
    await _goes_on(teams)
    (card,) = teams.coordinator.sees()[before:]
    assert card.shows(PANEL)


async def _goes_on(teams: Teams) -> None:
    """Hours go by in which it is tried again and again."""
    for n in range(2, 8):
        teams.clock.move(hours=2)
        await teams.until(partial(_tried, teams, n))


def _tried(teams: Teams, times: int) -> bool:
    return all(each.attempts >= times for each in booking(teams))


async def test_what_may_have_gone_out_is_not_sent_again_and_somebody_looks(
    teams: Teams, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    def prepare(turn: Turn, subject: str) -> Call:
        async def call(outside: Outside) -> None:
            sent.append(subject)
            raise Uncertain("a mail may have gone out")

        return call

    monkeypatch.setitem(errands.KINDS, "mail", Kind(prepare, lambda *_: None))
    await booked_and_seen(teams, graph)
    with turn_of(teams) as turn:
        go(turn, "mail", PANEL)
    said = f"A mail with a link about {PANEL} may or may not have gone out. Look before you send it again."
    (card,) = await teams.until(lambda: heard(teams, said))
    assert not card.shows("@")
    for _ in range(3):
        await looked(teams, hours=2)
    assert sent == [PANEL]
    assert len(heard(teams, said)) == 1


async def test_a_demo_s_clock_does_not_wait_for_what_an_administrator_has_to_clear(teams: Teams, graph: Graph) -> None:
    await hindered(teams, graph)
    await teams.coordinator.says("demo +1d")
    await teams.until(lambda: [card for card in teams.coordinator.sees() if card.shows("It is now")])
    assert len(heard(teams, HINDERED)) == 1
