"""A panel in one's own calendar: a file in one's own chat, recorded, and the partnership's folder follows by itself."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from yarl import URL

from bot.booking import book
from panel.panels import Panel
from panel.people import Person
from storage.records import Audit, Booked, Errand
from tests import bodies
from tests.dialogue import Card, Teams, Voice, in_production
from tests.live import person_id
from tests.panel.durham import NAME
from tests.stories.long_day import Day, stranger

STARTS = "20261217T093000"


def booked(teams: Teams, **changed: Any) -> Panel:
    """A panel, or the panel as it is changed to be; the calendar is told."""
    with teams.store.turn(teams.clock()) as turn:
        panel = Panel("SHCG-P007", NAME, teams.clock() + timedelta(days=23, hours=23, minutes=30), 210)
        kept = turn.save(Panel(**{**vars(turn.maybe(Panel, panel.id) or panel), **changed}))
        book(turn, panel.id)
        return kept


async def got(teams: Teams, url: str) -> tuple[int, bytes, Mapping[str, str]]:
    """What a link on a card leads to, on the port this bot really has."""
    async with teams.session.get(f"{teams.url}{URL(url).path}") as answer:
        return answer.status, await answer.read(), answer.headers


def handed(teams: Teams) -> list[tuple[str, str, str]]:
    with teams.store.turn(teams.clock()) as turn:
        return [(each.by, each.subject, each.view) for each in turn.find(Audit) if each.act == "hand over"]


def entry_of(body: bytes) -> Any:
    """The one entry of a calendar file."""
    [entry] = Calendar.from_ical(body).walk("VEVENT")
    return entry


def link(card: Card) -> str:
    return str(card.buttons["Save the file"]["url"])


async def test_a_panel_goes_into_one_s_own_calendar_by_a_link_that_works_once(teams: Teams) -> None:
    booked(teams)
    card = await teams.health.says("calendar SHCG-P007")
    assert card.shows("Panel SHCG-P007, Thursday 17 December 2026 at 9:30am.")
    card = await teams.health.presses(card, "Add to my calendar")
    assert card.shows("The file is panel-SHCG-P007.ics.")
    assert handed(teams) == []

    status, body, headers = await got(teams, link(card))
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    assert headers["Content-Disposition"] == 'attachment; filename="panel-SHCG-P007.ics"'
    entry = entry_of(body)
    assert f"{entry.start:%Y%m%dT%H%M%S}" == STARTS
    assert handed(teams) == [(teams.health.who.aad, "SHCG-P007", "calendar")]
    assert (await got(teams, link(card)))[0] == 404
    assert len(handed(teams)) == 1


async def test_the_file_is_of_the_panel_as_it_is_when_it_is_taken(teams: Teams) -> None:
    panel = booked(teams)
    card = await teams.health.presses(await teams.health.says("calendar SHCG-P007"), "Add to my calendar")
    teams.clock.move(minutes=5)
    booked(teams, cancelled=True, sequence=panel.sequence + 1)
    changed = teams.clock()
    teams.clock.move(minutes=5)
    _, body, _ = await got(teams, link(card))
    entry = entry_of(body)
    assert (entry["STATUS"], entry["SEQUENCE"], entry["DTSTAMP"].dt) == ("CANCELLED", 1, changed)
    card = await teams.health.says("calendar SHCG-P007")
    assert card.shows("at 9:30am, is cancelled.")


async def test_the_next_panel_is_meant_where_none_is_named(teams: Teams) -> None:
    empty = await teams.chair.says("calendar")
    assert not empty.shows("SHCG-P007")
    booked(teams, starts_at=teams.clock() + timedelta(hours=1))
    card = await teams.chair.says("calendar")
    assert card.shows("Panel SHCG-P007, Monday 23 November 2026 at 11am.")


async def test_in_a_shared_chat_the_button_is_put_into_one_s_own(teams: Teams) -> None:
    booked(teams)
    await teams.police.installs()
    here = await teams.police.says("agenda", teams.group())
    before = len(teams.connector.messages(here.where.id))
    card = await teams.police.sends(here, "calendar.file", {"panel": "SHCG-P007"})
    assert card.shows("A file can be saved in your own chat with me only.")
    assert len(teams.connector.messages(here.where.id)) == before
    mine = teams.police.sees()[-1]
    assert (await teams.police.presses(mine, "Add to my calendar")).shows("The link works once")


@pytest.mark.parametrize("panel", ["SHCG-P007", "SHCG-P999", "Robin Example", ""])
async def test_who_may_not_see_the_agenda_gets_no_file_and_learns_nothing(teams: Teams, panel: str) -> None:
    booked(teams)
    nobody = stranger(Day(teams), "nobody")
    answer = await nobody.sends(Card({}, nobody.where), "calendar.file", {"panel": panel})
    assert answer.shows("You are not on the roster of any panel here")
    auditor = await teams.auditor.sends(Card({}, teams.auditor.where), "calendar.file", {"panel": panel})
    assert auditor.shows("That is not for the roles you hold here.")
    with teams.store.turn(teams.clock()) as turn:
        lines = [each for each in turn.find(Audit) if each.act == "calendar.file"]
    by = {(each.by, each.outcome) for each in lines}
    assert by == {(teams.auditor.who.aad, "refused"), (nobody.who.aad, "refused")}
    assert handed(teams) == []


async def test_a_panel_of_another_partnership_is_not_told_from_one_that_is_not_there(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Panel("OTHER-P001", "another", teams.clock() + timedelta(days=9), 210))
    chair = await teams.chair.sends(Card({}, teams.chair.where), "calendar.file", {"panel": "OTHER-P001"})
    none = await teams.chair.sends(chair, "calendar.file", {"panel": "OTHER-P002"})
    assert chair.words == none.words
    assert chair.shows("There is no panel with that reference that you can open.")


async def test_a_panel_that_is_not_there_is_refused_in_words(teams: Teams) -> None:
    for words in ("calendar SHCG-P999", "calendar of December"):
        card = await teams.health.says(words)
        assert card.shows("There is no panel with that reference that you can open.")
    card = await teams.health.sends(card, "calendar.file", {"panel": "SHCG-P999"})
    assert card.shows("There is no panel with that reference that you can open.")
    assert "Save the file" not in card.buttons


async def test_in_teams_the_file_is_put_among_the_person_s_own_when_they_allow_it(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        booked(teams)
        member = teams.voice(person_id("member"))
        asked = await asks(member)
        assert asked.context["ids"] == {"panel": "SHCG-P007"}
        store = f"{teams.connector.url}/upload/mine"
        assert await teams.send(bodies.allow(member.who, member.where, asked, store)) == (200, None)
        entry = entry_of(teams.connector.uploads["mine"])
        assert str(entry["SUMMARY"]) == "Panel SHCG-P007"
        assert handed(teams) == [(person_id("member"), "SHCG-P007", "calendar")]
        assert teams.connector.shown(member.where.id)[-1]["summary"] == "panel-SHCG-P007.ics is among your files."


async def test_a_right_that_was_lost_meanwhile_is_lost(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        booked(teams)
        member = teams.voice(person_id("member"))
        asked = await asks(member)
        with teams.store.turn(teams.clock()) as turn:
            turn.save(Person(person_id("member"), "Test member", ()))
        await teams.send(bodies.allow(member.who, member.where, asked, f"{teams.connector.url}/upload/mine"))
        assert teams.connector.uploads == {}
        assert handed(teams) == []
        assert member.sees()[-1].shows("is not yours to have. Nothing was saved.")


async def test_a_file_asked_for_by_somebody_else_is_their_own_asking(tmp_path: Path) -> None:
    """What comes back is the client's: an answer forged in a shared chat, or about no panel of theirs, gets nothing."""
    async with in_production(tmp_path) as teams:
        booked(teams)
        member = teams.voice(person_id("member"))
        asked = await asks(member)
        store = f"{teams.connector.url}/upload/mine"
        for where, context in (
            (teams.group(), asked.context),
            (member.where, {**asked.context, "ids": {"panel": "SHCG-P999"}}),
            (member.where, {**asked.context, "ids": {}}),
        ):
            await teams.send(bodies.allow(member.who, where, bodies.Asked(context), store))
        assert teams.connector.uploads == {}
        assert handed(teams) == []


async def asks(voice: Voice) -> bodies.Asked:
    """Presses the button in their own chat, and gives the message that asks."""
    card = await voice.presses(await voice.says("calendar SHCG-P007"), "Add to my calendar")
    assert card.shows("Below, Teams asks whether I may put it among your files.")
    (id, message) = list(voice.teams.connector.messages(voice.where.id).items())[-1]
    return bodies.Asked(message["attachments"][0]["content"]["acceptContext"], id)


async def test_there_are_no_links_in_production(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams, teams.session.get(f"{teams.url}/documents/anything") as answer:
        assert answer.status == 404
        assert "link" not in await answer.text()


async def test_the_partnership_s_folder_follows_a_panel_by_itself(teams: Teams) -> None:
    panel = booked(teams)
    file = teams.data / "calendar" / "SHCG-P007.ics"
    first = await teams.until(lambda: file.exists() and file.read_bytes())
    teams.clock.move(minutes=1)
    booked(teams)
    await until_told(teams)
    assert file.read_bytes() == first, "nothing has changed but the time"
    booked(teams, starts_at=panel.starts_at + timedelta(days=1), sequence=1)
    await teams.until(lambda: b"DTSTART;TZID=Europe/London:20261218T093000" in file.read_bytes())
    booked(teams, cancelled=True, sequence=2)
    await teams.until(lambda: b"STATUS:CANCELLED" in file.read_bytes())
    assert b"UID:SHCG-P007@convenor" in file.read_bytes()


async def test_a_disk_that_refuses_is_tried_again_and_holds_up_nobody(teams: Teams) -> None:
    stone = teams.data / "calendar"
    await teams.until(lambda: not teams.store.due(teams.clock()))
    for each in stone.glob("*"):
        each.unlink()
    if stone.exists():
        stone.rmdir()
    stone.write_text("not a folder")
    booked(teams)
    await teams.until(lambda: getattr(errand(teams), "attempts", 0))
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Booked, "SHCG-P007").shown == ""
    async with teams.session.get(f"{teams.url}/health/ready") as ready:
        assert ready.status == 200
    stone.unlink()
    teams.clock.move(hours=1)
    await teams.until(lambda: (stone / "SHCG-P007.ics").exists())
    await until_told(teams)


def errand(teams: Teams) -> Errand | None:
    with teams.store.turn(teams.clock()) as turn:
        return turn.maybe(Errand, "book SHCG-P007")


async def until_told(teams: Teams) -> None:
    await teams.until(lambda: errand(teams) is None)
