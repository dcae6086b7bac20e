"""Somebody has the app no more, or may not be asked about: what is said of them is so."""

from pathlib import Path

import pytest

from panel.apps import Held
from storage.records import Obstacle
from tests import bodies
from tests.graph import apps as served
from tests.graph import routes
from tests.graph.listing import Answer
from tests.graph.records import Call
from tests.graph.refusal import Refusal
from tests.graph.state import APP, Graph
from tests.graph.test_apps import (
    GIVE,
    LOOK,
    RIGHT,
    coordinator,
    everybody,
    held,
    hindered,
    looked_up,
    presses,
    quiet,
    working,
)
from tests.live import ROLES, person_id
from tests.stories.steps import to_the_check

LACKING = len(ROLES) - 1


async def test_who_takes_it_out_of_their_chat_is_looked_up_at_once(graph: Graph, tmp_path: Path) -> None:
    async with working(graph, tmp_path) as teams:
        await presses(teams, await looked_up(teams), f"Install the app for {LACKING} people")
        await quiet(teams)
        assert held(teams, "chair") is Held.HAS
        graph.apps[person_id("chair")] = set()
        voice = teams.voice(person_id("chair"))
        await teams.send(bodies.bot_removed(voice.who, voice.where))
        await quiet(teams)
        assert "No app in their own chat: 1\nTest chair" in await everybody(teams)


async def test_whom_nothing_reaches_is_looked_up_at_once_and_can_be_given_it(graph: Graph, tmp_path: Path) -> None:
    async with working(graph, tmp_path) as teams:
        chair, worker = teams.voice(person_id("chair")), teams.voice(person_id("practitioner"))
        await chair.says("help")
        await looked_up(teams)
        teams.connector.not_in.add(chair.where.id)
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await quiet(teams)
        assert any(person_id("chair") in call.path for call in graph.done(LOOK))
        words = await everybody(teams)
        assert "No app in their own chat" in words
        assert "Test chair" in words.split("No app in their own chat")[1]
        assert "The last message did not arrive" not in words


async def test_a_button_installs_for_as_many_as_it_says_or_is_drawn_anew(graph: Graph, tmp_path: Path) -> None:
    graph.apps[person_id("chair")] = {APP}
    async with working(graph, tmp_path) as teams:
        card = await looked_up(teams)
        graph.apps[person_id("chair")] = set()
        await looked_up(teams, days=8)
        again = await presses(teams, card, f"Install the app for {LACKING - 1} people")
        await quiet(teams)
        assert graph.done(GIVE) == []
        await presses(teams, again, f"Install the app for {LACKING} people")
        await quiet(teams)
        assert len(graph.done(GIVE)) == LACKING


async def test_one_person_who_may_not_be_asked_about_is_no_missing_permission(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_user(graph: Graph, call: Call) -> Answer:
        if person_id("chair") in call.path:
            raise Refusal(403, "Forbidden", "Access to this user is restricted.")
        return served.of_user(graph, call)

    known = (each._replace(answer=of_user) if each.answer is served.of_user else each for each in routes.ROUTES)
    monkeypatch.setattr(routes, "ROUTES", tuple(known))
    async with working(graph, tmp_path) as teams:
        for _ in range(4):
            await looked_up(teams, days=4)
        assert hindered(teams, RIGHT) == []
        assert not any(each.shows("lets Convenor work again") for each in coordinator(teams).sees())
        assert "Not allowed the app by your administrator: 1\nTest chair" in await everybody(teams)
        with teams.store.turn(teams.clock()) as turn:
            assert turn.find(Obstacle) == []
