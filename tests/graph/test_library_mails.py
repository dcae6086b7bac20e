"""The mails with the link to minutes: one each, and never a second that nobody asked for."""

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.personas import persona_id
from panel.mailing import Mailing
from panel.people import Person
from storage.tinydb_store import open_store
from tests.clock.steps import turn_of
from tests.dialogue import Teams, actions
from tests.graph.booking import booking
from tests.graph.state import Graph
from tests.graph.test_looks import looked, quiet, saying
from tests.graph.weather import DROP, HANG, LOST, Trouble
from tests.stories.library import MAILS, PANEL, UNCERTAIN, at_table, mails, meets, ready, sends, standing
from tests.stories.test_minutes import drafted

KEY = secrets.token_urlsafe(32)
OPENS = "Whose it is, and what to do"


async def test_nobody_else_looks_into_a_mail(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    meets(graph, MAILS, Trouble(503))
    await sends(teams)
    (card,) = await teams.until(lambda: saying(teams.coordinator, UNCERTAIN))
    for verb in ("minutes.mails", "minutes.mail_again", "minutes.mail_had"):
        said = await teams.health.sends(card, verb, {"panel": PANEL, "person": persona_id("chair"), "page": "0"})
        assert said.shows("That is not for the roles you hold here.")
    nobody = await teams.coordinator.sends(card, "minutes.mail_again", {"panel": PANEL, "person": "nobody"})
    assert nobody.shows("That is not there any more")
    assert standing(teams)[Mailing.UNSURE] == 1


@pytest.mark.parametrize("status", [503, 504, DROP, LOST])
async def test_a_mail_that_may_have_gone_out_is_sent_again_only_when_somebody_presses(
    teams: Teams, graph: Graph, status: int
) -> None:
    await ready(teams)
    meets(graph, MAILS, Trouble(status))
    await sends(teams)
    (card,) = await teams.until(lambda: saying(teams.coordinator, UNCERTAIN))
    assert not card.shows("@")
    for _ in range(4):
        await looked(teams, hours=1)
    assert standing(teams) == {Mailing.UNSURE: 1, Mailing.SENT: len(at_table(teams)) - 1}
    opened = await teams.coordinator.presses(card, OPENS)
    assert opened.shows("Look in the organiser’s mailbox, under Sent Items")
    assert opened.shows(f"Panel {PANEL}: minutes")
    again = await teams.coordinator.presses(opened, "Send it again")
    assert again.shows("There is none to look into.")
    stale = await teams.coordinator.presses(opened, "Send it again")
    assert stale.shows("That mail was looked into already. Nothing was sent by this press.")
    await quiet(teams)
    assert Counter(each.to for each in mails(graph)).total() == len(at_table(teams)) + (status == LOST)
    assert standing(teams) == {Mailing.SENT: len(at_table(teams))}
    assert len(saying(teams.coordinator, UNCERTAIN)) == 1


async def test_while_mails_may_be_lost_the_others_wait(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    graph.weather.meets = lambda asked: Trouble(503) if asked == MAILS else None
    await sends(teams)
    await teams.until(lambda: saying(teams.coordinator, UNCERTAIN))
    await quiet(teams)
    assert standing(teams)[Mailing.UNSURE] == 1
    graph.weather.clears()
    await looked(teams, minutes=11)
    assert standing(teams)[Mailing.WAITING] == 0
    assert max(Counter(each.to for each in mails(graph)).values()) == 1
    card = await drafted(teams.coordinator)
    assert card.shows("Nobody knows whether the link went out to 1 person.")
    opened = await teams.coordinator.presses(card, "Mails to look into")
    done = await teams.coordinator.presses(opened, "They have the link")
    assert done.shows("It counts as mailed.")
    went = len(mails(graph))
    await looked(teams)
    assert len(mails(graph)) == went
    assert not (await drafted(teams.coordinator)).shows("Nobody knows")


async def test_a_mail_that_was_begun_when_the_bot_was_stopped_is_not_sent_again(graph: Graph, tmp_path: Path) -> None:
    async with booking(graph, open_store(tmp_path, KEY, "demo")) as teams:
        await ready(teams)
        meets(graph, MAILS, Trouble(HANG))
        await sends(teams)
        await teams.until(lambda: any(call.purpose == MAILS for call in graph.calls))
        then = teams.clock()
    assert mails(graph) == []
    async with booking(graph, open_store(tmp_path, KEY, "demo")) as teams:
        teams.clock.time = then
        await teams.coordinator.says("help")
        await teams.until(lambda: saying(teams.coordinator, UNCERTAIN))
        await looked(teams)
        assert standing(teams) == {Mailing.UNSURE: 1, Mailing.SENT: len(at_table(teams)) - 1}
        assert max(Counter(each.to for each in mails(graph)).values()) == 1


async def test_mail_that_is_not_allowed_waits_and_goes_out_once_it_is(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    graph.granted.discard("Mail.Send")
    await sends(teams)
    await teams.until(lambda: saying(teams.coordinator, "Needed: Mail.Send"))
    await looked(teams, hours=2)
    assert len(saying(teams.coordinator, "Needed: Mail.Send")) == 1
    assert not saying(teams.coordinator, UNCERTAIN)
    graph.granted.add("Mail.Send")
    await looked(teams, hours=2)
    assert sorted(each.to for each in mails(graph)) == at_table(teams)


async def test_being_asked_to_wait_sends_nothing_twice(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    throttled = Trouble(429, retry_after=60)
    meets(graph, MAILS, throttled, throttled)
    await sends(teams)
    for _ in range(4):
        await looked(teams, minutes=5)
    assert sorted(each.to for each in mails(graph)) == at_table(teams)
    assert not saying(teams.coordinator, UNCERTAIN)


async def test_a_mail_that_waits_for_somebody_who_left_is_said_not_to_have_gone(teams: Teams, graph: Graph) -> None:
    await ready(teams)
    graph.granted.discard("Mail.Send")
    await sends(teams)
    await teams.until(lambda: saying(teams.coordinator, "Needed: Mail.Send"))
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), left=True))
        turn.save(replace(turn.get(Person, persona_id("police")), email=""))
    graph.granted.add("Mail.Send")
    await looked(teams, hours=2)
    assert standing(teams)[Mailing.UNSENT] == 2
    card = await drafted(teams.coordinator)
    assert card.shows("The link was not mailed to 2 people: not at the table any more, or without an address")
    opened = await teams.coordinator.presses(card, "Mails to look into")
    for said in ("Demo health", "Demo police", "Not sent: not at the table any more"):
        assert opened.shows(said)
    assert not opened.shows("Sent Items")
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("police")), email="police@demo.example"))
    police = next(each for each in actions(opened.content) if _is_of(each, "minutes.mail_again", "police"))
    await teams.coordinator.sends(opened, police["verb"], police["data"]["ids"])
    await quiet(teams)
    assert [each.to for each in mails(graph)].count("police@demo.example") == 1
    left = await teams.coordinator.presses(await drafted(teams.coordinator), "Mails to look into")
    assert not left.shows("Demo police")
    assert (await teams.coordinator.presses(left, "Leave it")).shows("There is none to look into.")
    assert standing(teams) == {Mailing.SENT: len(at_table(teams))}


def _is_of(action: Mapping[str, Any], verb: str, name: str) -> bool:
    return action.get("verb") == verb and action["data"]["ids"]["person"] == persona_id(name)
