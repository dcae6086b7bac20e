"""Who on the roster has the app in a chat of their own, and giving it to those whom the administrator allows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.personas import persona_id
from panel.apps import App, Held
from panel.people import Person
from storage.records import Audit, Obstacle
from tests.dialogue import Card, Teams, Voice, in_production
from tests.graph.booking import arrives
from tests.graph.state import APP, Graph
from tests.graph.steps import PANEL, all_booked, told
from tests.graph.weather import Trouble
from tests.live import ROLES, person_id
from tests.panel.durham import NAME
from tests.stories.steps import to_the_check

LOOK, GIVE = "See whether somebody has the app", "Give somebody the app"
RIGHT = "TeamsAppInstallation.ReadWriteSelfForUser.All"
NEW = "12345678-0000-4000-8000-000000000001"
REFUSED = "Not allowed the app by your administrator: 1"


@asynccontextmanager
async def working(graph: Graph, folder: Path, **given: str) -> AsyncIterator[Teams]:
    """A bot in production that books in it; everybody on its roster has an account, and none of them the app but the
    coordinator, who has written to it."""
    for role in ROLES:
        graph.known(f"{role.replace(' ', '.')}@test.example", person_id(role))
    async with in_production(folder, **graph.settings() | given) as teams:
        arriving: list[asyncio.Task[None]] = []
        graph.now = teams.clock
        graph.installed = lambda where: arriving.append(asyncio.create_task(arrives(teams, where)))
        await coordinator(teams).says("help")
        yield teams
        await quiet(teams)
        await asyncio.gather(*arriving)


def coordinator(teams: Teams) -> Voice:
    return teams.voice(person_id("coordinator"), "Test coordinator")


async def looked_up(teams: Teams, **later: float) -> Card:
    """It is so much later, all that was due is done, and the coordinator opens who has the app."""
    teams.clock.move(**(later or {"minutes": 10}))
    await quiet(teams)
    return await opened(teams)


async def quiet(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()), seconds=30)


async def opened(teams: Teams) -> Card:
    asks = coordinator(teams)
    reach = await asks.presses(await asks.says("reach"), "Open")
    return await asks.presses(reach, "Who has the app")


async def everybody(teams: Teams) -> str:
    """What every page says of who has the app."""
    card = await opened(teams)
    words = [card.words]
    while "More" in card.buttons:
        card = await presses(teams, card, "More")
        words.append(card.words)
    return "\n".join(words)


async def presses(teams: Teams, card: Card, title: str) -> Card:
    return await coordinator(teams).presses(card, title)


def held(teams: Teams, role: str) -> Held | None:
    with teams.store.turn(teams.clock()) as turn:
        app = turn.maybe(App, person_id(role))
        return app.held if app else None


def hindered(teams: Teams, needs: str) -> list[Card]:
    return [card for card in coordinator(teams).sees() if card.shows(f"Needed: {needs}.")]


async def test_who_has_it_and_who_has_not_is_looked_up_and_named_only_when_opened(graph: Graph, tmp_path: Path) -> None:
    graph.apps[person_id("chair")] = {APP}
    async with working(graph, tmp_path) as teams:
        graph.unknown("lead@test.example")
        await looked_up(teams)
        words = await everybody(teams)
        assert "Can be messaged: 1\nTest coordinator" in words
        assert "Has the app, and must write to it once: 1\nTest chair" in words
        assert f"No app in their own chat: {len(ROLES) - 3}" in words
        assert "Not known to your organisation's Teams: 1\nTest lead" in words
        assert len(graph.done(LOOK)) == len(ROLES) - 2
        assert not any(person_id("coordinator") in call.path for call in graph.done(LOOK))
        posted = await coordinator(teams).says("reach")
        assert posted.shows("1: has the app, and must write to it once.")
        assert not posted.shows("Test chair")


async def test_it_is_installed_for_those_whom_the_administrator_allows_and_what_they_missed_goes_out(
    graph: Graph, tmp_path: Path
) -> None:
    graph.not_allowed.add(person_id("health"))
    async with working(graph, tmp_path) as teams:
        worker, chair = teams.voice(person_id("practitioner")), teams.voice(person_id("chair"))
        await worker.presses(await to_the_check(worker), "Send to the chair")
        card = await looked_up(teams)
        assert not chair.sees()
        lacking = len(ROLES) - 2
        pressed = await presses(teams, card, f"Install the app for {lacking} people")
        assert pressed.shows(f"Installing the app: 0 of {lacking}.")
        again = await presses(teams, card, f"Install the app for {lacking} people")
        assert again.shows("Installing the app: ") or again.shows(REFUSED)
        await teams.until(lambda: any(each.shows("is waiting to be screened") for each in chair.sees()))
        await quiet(teams)
        assert len(graph.done(GIVE)) == lacking - 1
        words = await everybody(teams)
        assert f"{REFUSED}\nTest health" in words
        assert f"Can be messaged: {len(ROLES) - 1}" in words
        assert "Install the app" not in words
        with teams.store.turn(teams.clock()) as turn:
            lines = [line for line in turn.find(Audit) if line.act == "reach.install" and not line.view]
        assert {line.by for line in lines} == {person_id("coordinator")}
        assert len({line.subject for line in lines}) == len(lines) == lacking


async def test_who_was_refused_stays_so_after_a_look_and_may_be_tried_again(graph: Graph, tmp_path: Path) -> None:
    graph.not_allowed.add(person_id("health"))
    async with working(graph, tmp_path) as teams:
        await presses(teams, await looked_up(teams), f"Install the app for {len(ROLES) - 1} people")
        card = await looked_up(teams, days=7)
        assert card.shows(REFUSED)
        graph.not_allowed.clear()
        await presses(teams, card, "Try again for 1 person")
        await quiet(teams)
        assert f"Can be messaged: {len(ROLES)}" in await everybody(teams)


async def test_without_the_permission_the_administrator_is_asked_once_and_nothing_is_lost(
    graph: Graph, tmp_path: Path
) -> None:
    async with working(graph, tmp_path) as teams:
        card = await looked_up(teams)
        graph.granted.discard(RIGHT)
        lacking = len(ROLES) - 1
        await presses(teams, card, f"Install the app for {lacking} people")
        await teams.until(lambda: hindered(teams, RIGHT))
        await quiet(teams)
        assert (await opened(teams)).shows(f"Installing the app: 0 of {lacking}.")
        teams.clock.move(hours=2)
        await quiet(teams)
        assert len(hindered(teams, RIGHT)) == 1
        graph.granted.add(RIGHT)
        await looked_up(teams, hours=2)
        assert f"Can be messaged: {len(ROLES)}" in await everybody(teams)
        with teams.store.turn(teams.clock()) as turn:
            assert not turn.find(Obstacle)


async def test_without_the_apps_id_or_the_app_in_the_catalogue_the_administrator_is_asked(
    graph: Graph, tmp_path: Path
) -> None:
    async with working(graph, tmp_path / "one", GRAPH_TEAMS_APP_ID="") as teams:
        teams.clock.move(minutes=10)
        await quiet(teams)
        assert hindered(teams, "GRAPH_TEAMS_APP_ID")
        assert not [call for call in graph.calls if call.purpose == LOOK]
    async with working(graph, tmp_path / "two") as teams:
        card = await looked_up(teams)
        graph.in_catalogue = False
        await presses(teams, card, f"Install the app for {len(ROLES) - 1} people")
        await teams.until(lambda: hindered(teams, "GRAPH_TEAMS_APP_ID"))
        assert held(teams, "chair") is Held.INSTALLING


async def test_who_has_it_by_now_keeps_it(graph: Graph, tmp_path: Path) -> None:
    async with working(graph, tmp_path) as teams:
        card = await looked_up(teams)
        graph.apps[person_id("chair")] = {APP}
        await presses(teams, card, f"Install the app for {len(ROLES) - 1} people")
        await teams.until(lambda: held(teams, "chair") is Held.HAS)
        given = [call for call in graph.calls if call.purpose == GIVE and person_id("chair") in call.path]
        assert [call.status for call in given] == [409]


async def test_while_microsoft_365_is_down_it_stays_due_and_nobody_is_told_of_each_person(
    graph: Graph, tmp_path: Path
) -> None:
    async with working(graph, tmp_path) as teams:
        await quiet(teams)
        graph.weather.meets = lambda purpose: Trouble(503) if purpose == LOOK else None
        before = len(coordinator(teams).sees())
        for _ in range(6):
            teams.clock.move(hours=1)
            await quiet(teams)
        assert len(coordinator(teams).sees()) == before
        assert held(teams, "chair") is None
        graph.weather.meets = lambda purpose: None
        assert (await looked_up(teams, hours=1)).shows(f"No app in their own chat: {len(ROLES) - 1}")


async def test_who_is_added_is_looked_up_and_who_is_from_outside_is_not(graph: Graph, tmp_path: Path) -> None:
    graph.known("quentin@test.example", NEW)
    async with working(graph, tmp_path) as teams:
        await looked_up(teams)
        calls = len(graph.done(LOOK))
        form = await _adding(teams)
        typed = {"name": "Quentin Placeholder", "entra": NEW, "role": "invitee", "email": "Quentin@Test.example"}
        await coordinator(teams).presses(form, "Add them", **typed)
        await teams.until(lambda: len(graph.done(LOOK)) == calls + 1)
        await quiet(teams)
        change = await _changing(teams, NEW)
        await coordinator(teams).presses(change, "Save the change", outside="yes")
        await looked_up(teams, days=7)
        assert "Outside the organisation: 1\nQuentin Placeholder" in await everybody(teams)
        assert sum(NEW in call.path for call in graph.done(LOOK)) == 1


async def test_an_address_that_changes_by_card_is_invited_in_place_of_the_old_one(teams: Teams, graph: Graph) -> None:
    await all_booked(teams, graph)
    asks, health = teams.coordinator, persona_id("health")
    ids = {"procedure": NAME, "person": health, "rev": "1"}
    form = await asks.sends(await asks.says("roster"), "roster.change", ids)
    await asks.presses(form, "Save the change", email="New.Health@demo.example")
    await told(teams)
    invited = {each["emailAddress"]["address"] for each in graph.event(PANEL)["attendees"]}
    assert "new.health@demo.example" in invited
    assert "health@demo.example" not in invited


async def test_without_a_tenant_there_is_nothing_to_ask(teams: Teams, tmp_path: Path) -> None:
    async with in_production(tmp_path) as alone:
        asks = coordinator(alone)
        card = await asks.presses(await asks.says("reach"), "Open")
        assert "Who has the app" not in card.buttons
        pressed = await asks.sends(card, "reach.install", {"procedure": NAME})
        assert not pressed.shows("Installing")
    refused = await teams.chair.sends(await teams.chair.says("my"), "reach.install", {"procedure": NAME})
    assert refused.shows("That is not for the roles you hold here.")


async def _adding(teams: Teams) -> Card:
    asks = coordinator(teams)
    return await asks.presses(await asks.presses(await asks.says("roster"), "Open"), "Add somebody")


async def _changing(teams: Teams, person: str) -> Card:
    with teams.store.turn(teams.clock()) as turn:
        rev = turn.get(Person, person).rev
    ids = {"procedure": NAME, "person": person, "rev": str(rev)}
    return await coordinator(teams).sends(await coordinator(teams).says("roster"), "roster.change", ids)
