"""Who no longer gets something: off the roster, out of a case, of another procedure, out of the panel's chat."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.matters import settle
from bot.opening import SHIPPED
from bot.personas import persona_id
from panel.cases import Case
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.ties import Tie
from storage.memory_store import MemoryStore
from storage.records import Board, Notice, Told
from tests import bodies, dialogue
from tests.connector import serving
from tests.dialogue import MONDAY, Card, Teams, Voice, talking
from tests.panel.durham import NAME
from tests.stories.steps import accepted
from tests.stories.test_screening_clock import everybody
from tests.stories.test_updates import asked, notices

OTHER = "elsewhere"
SECOND = "00000000-0000-4000-8000-0000000000aa"
SAM = {"first": "Sam", "family": "Sample", "born": "14 3 2013"}


@asynccontextmanager
async def two_procedures() -> AsyncIterator[Teams]:
    with TemporaryDirectory() as data:
        folder = Path(data) / "procedures"
        folder.mkdir()
        text = (SHIPPED / f"{NAME}.toml").read_text("utf-8").replace('value = "SHCG"', 'value = "OTHR"')
        (folder / f"{OTHER}.toml").write_text(text, "utf-8")
        async with serving() as connector:
            settings = {"CONVENOR_MODE": "demo", "CONVENOR_SERVICE_HOSTS": connector.url, "CONVENOR_DATA": data}
            settings["CONVENOR_PROCEDURES"] = f"{NAME},{OTHER}"
            async with dialogue._running(connector, settings, MemoryStore(), MONDAY) as teams:
                yield teams


def posted(teams: Teams, *posts: Post) -> Voice:
    """Somebody with these posts."""
    keep(teams, Person(SECOND, "Demo second", posts))
    return teams.voice(SECOND, "Demo second")


def keep(teams: Teams, record: Person | Panel | Case | Tie | Notice) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(record)
        settle(turn)


def person(teams: Teams, persona: str) -> Person:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Person, persona_id(persona))


def leaves(teams: Teams, persona: str) -> None:
    keep(teams, replace(person(teams, persona), left=True))


def boards(teams: Teams, who: str) -> list[Board]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Board, person=who)


async def settled(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()))


async def test_who_left_the_roster_gets_no_board_any_more(teams: Teams) -> None:
    keep(teams, Person(SECOND, "Demo second", (Post(NAME, Role.COORDINATOR),)))
    await teams.coordinator.says("help")
    await asked(teams, teams.health)
    assert [each.kind for each in boards(teams, SECOND)] == ["agenda"]
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, SECOND), left=True))
        settle(turn)
    teams.clock.move(seconds=5)
    await teams.until(lambda: not boards(teams, SECOND))
    assert boards(teams, persona_id("coordinator"))


async def test_who_was_removed_and_is_added_again_has_the_board_of_the_answers_again(teams: Teams) -> None:
    def seen() -> int:
        return sum(card.shows("0 of 10 answered") for card in teams.chair.sees())

    await everybody(teams)
    await asked(teams, teams.health)
    teams.clock.move(days=5)
    await teams.until(seen)
    await settled(teams)
    removed = await _press(teams, "roster.remove_yes", "chair")
    assert removed.shows("Removed from the roster")
    teams.clock.move(seconds=5)
    await teams.until(lambda: not boards(teams, persona_id("chair")))
    form = await _press(teams, "roster.add", "chair")
    who = {"name": "Demo chair", "entra": persona_id("chair"), "role": "chair"}
    await teams.coordinator.presses(form, "Add them", **who)
    await teams.until(lambda: seen() == 2)
    await settled(teams)
    assert seen() == 2


async def _press(teams: Teams, verb: str, persona: str) -> Card:
    ids = {"procedure": NAME, "person": persona_id(persona), "rev": str(person(teams, persona).rev)}
    return await teams.coordinator.sends(await teams.coordinator.says("roster"), verb, ids)


async def test_a_notice_to_who_left_expires_and_the_coordinator_hears_where_nobody_else_is_told(teams: Teams) -> None:
    reference = await accepted(teams)
    await settled(teams)
    await teams.coordinator.says("help")
    leaves(teams, "practitioner")
    to, wake = persona_id("practitioner"), teams.clock()
    waits = Notice(
        f"stays:{reference}:n:{to}", to, "stays", {"case": reference, "note": "n"}, wake, wake + timedelta(9)
    )
    keep(teams, waits)
    await settled(teams)
    (kept,) = notices(teams, "stays")
    assert kept.told is Told.EXPIRED
    found = await teams.until(lambda: [each for each in teams.coordinator.sees() if "Who, and what" in each.buttons])
    opened = await teams.coordinator.presses(found[-1], "Who, and what")
    assert opened.shows("They are no longer on the roster, so it was not sent.")


async def test_another_procedures_coordinator_asks_nobody_about_a_case_of_this_one() -> None:
    async with two_procedures() as teams:
        reference = await accepted(teams)
        other = posted(teams, Post(OTHER, Role.COORDINATOR))
        card = await other.says("help")
        refused = await other.sends(card, "missing.ask", {"case": reference, "procedure": OTHER})
        assert refused.shows("There is no case with that reference that you can open.")
        assert not notices(teams, "missing asked")


async def test_what_could_not_be_sent_is_told_of_within_its_procedure_and_its_interests() -> None:
    async with two_procedures() as teams:
        reference, of_both = await accepted(teams), (Post(NAME, Role.MEMBER, "health"), Post(OTHER, Role.COORDINATOR))
        other = posted(teams, *of_both)
        card = await other.says("help")
        ids, until = {"case": reference, "screening": "s"}, teams.clock() + timedelta(days=9)
        keep(teams, Notice("one", SECOND, "accepted", ids, None, until, told=Told.UNREACHABLE))
        theirs = await other.sends(card, "undelivered.open", {"person": SECOND, "procedure": OTHER})
        assert not theirs.shows(reference)
        here = {"person": SECOND, "procedure": NAME}
        assert (await teams.coordinator.sends(card, "undelivered.open", here)).shows(reference)
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.get(Case, reference), interests=(persona_id("coordinator"),)))
        assert not (await teams.coordinator.sends(card, "undelivered.open", here)).shows(reference)


async def test_an_absence_is_told_to_the_coordinators_of_each_procedure() -> None:
    async with two_procedures() as teams:
        both = posted(teams, Post(NAME, Role.MEMBER, "health"), Post(OTHER, Role.MEMBER, "health"))
        keep(teams, replace(person(teams, "health"), left=True))
        listed = await both.presses(await both.says("my"), "Open my list")
        await both.presses(await both.presses(listed, "I am away"), "Save my absence", away_from="24 11 2026")
        assert {each.ids["procedure"] for each in notices(teams, "no deputy")} == {NAME, OTHER}


async def test_who_stepped_out_is_not_told_what_the_child_has_to_do_with_another(teams: Teams) -> None:
    one, two = await accepted(teams), await accepted(teams, child=SAM)
    keep(teams, Tie(f"{one}/{two}", one, two))
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Panel, "SHCG-P001")
        turn.save(replace(panel, order=(one, two)))
    view = {"panel": "SHCG-P001"}
    card = await teams.chair.says("agenda")
    assert (await teams.chair.sends(card, "agenda.view", view)).shows("stand together")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, one), interests=(persona_id("chair"),)))
    assert not (await teams.chair.sends(card, "agenda.view", view)).shows("stand together")


async def test_a_wish_to_withdraw_goes_to_somebody_who_can_open_it(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await asked(teams, teams.health)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), interests=(persona_id("coordinator"),)))
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    await teams.practitioner.presses(form, "Ask to withdraw", reason="They have moved.")
    to = {each.to for each in notices(teams, "withdrawal asked")}
    assert to == {persona_id("chair"), persona_id("deputy")}
    listed = await teams.chair.presses(await teams.chair.says("my"), "Open my list")
    assert listed.shows(f"{reference}: its referrer asks to withdraw it.")


async def test_when_the_panels_chat_goes_the_agenda_stands_with_the_coordinators(teams: Teams) -> None:
    await teams.coordinator.says("help")
    await teams.coordinator.says("here", teams.group())
    reference = await asked(teams, teams.health)
    await teams.send(bodies.installation(teams.coordinator.who, teams.group(), "remove"))
    gone = "I am no longer in the panel’s chat"
    await teams.until(lambda: [each for each in teams.coordinator.sees() if each.shows(gone)])
    await teams.until(lambda: [each for each in teams.coordinator.sees() if each.shows(f"{reference} new")])


async def test_a_board_of_a_cancelled_panel_has_a_last_line(teams: Teams) -> None:
    await teams.coordinator.says("help")
    await asked(teams, teams.health)
    teams.clock.move(days=5)
    await teams.until(lambda: [each for each in teams.coordinator.sees() if each.shows("No answer does not mean")])
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Panel, "SHCG-P001"), cancelled=True))
        settle(turn)
    teams.clock.move(seconds=5)
    await teams.until(lambda: [each for each in teams.coordinator.sees() if each.shows("What was answered is kept.")])


async def test_after_an_outage_an_agenda_waits_for_the_office_unless_the_panel_is_sooner() -> None:
    saturday = datetime(2026, 12, 12, 3, 0, tzinfo=UTC)
    async with talking() as teams:
        await accepted(teams)
        await teams.coordinator.says("help")
        teams.clock.time = saturday
        await settled(teams)
        assert not [each for each in boards(teams, persona_id("coordinator")) if each.kind == "agenda"]
        teams.clock.time = saturday + timedelta(days=2, hours=6, minutes=1)
        await teams.until(lambda: boards(teams, persona_id("coordinator")))


async def test_an_agenda_that_is_late_goes_out_before_a_panel_of_the_next_morning() -> None:
    async with talking() as teams:
        await accepted(teams)
        await teams.coordinator.says("help")
        with teams.store.turn(teams.clock()) as turn:
            panel = turn.get(Panel, "SHCG-P001")
            turn.save(replace(panel, starts_at=datetime(2026, 12, 14, 8, 30, tzinfo=UTC)))
            settle(turn)
        teams.clock.time = datetime(2026, 12, 13, 20, 0, tzinfo=UTC)
        await teams.until(lambda: boards(teams, persona_id("coordinator")))


async def test_a_worker_is_asked_once_for_the_same_and_it_is_said_when(teams: Teams) -> None:
    reference = await accepted(teams)
    await settled(teams)
    card = await teams.coordinator.says("my")
    first = await teams.coordinator.sends(card, "missing.ask", {"case": reference})
    assert first.shows("is asked for what is missing")
    await settled(teams)
    again = await teams.coordinator.sends(card, "missing.ask", {"case": reference})
    assert again.shows(f"The worker of {reference} was asked for this on Monday 23 November 2026 at 10am.")
    assert len(notices(teams, "missing asked")) == 1


async def test_who_comes_back_onto_the_roster_is_not_away_any_more(teams: Teams) -> None:
    keep(teams, Person(SECOND, "Demo second", (Post(NAME, Role.AUDITOR),), away_from=MONDAY.date(), left=True))
    opened = await teams.coordinator.presses(await teams.coordinator.says("roster"), "Open")
    form = await teams.coordinator.presses(opened, "Add somebody")
    save = next(title for title in form.buttons if title.startswith("Add"))
    await teams.coordinator.presses(form, save, name="Demo second", entra=SECOND, role="auditor")
    with teams.store.turn(teams.clock()) as turn:
        back = turn.get(Person, SECOND)
    assert (back.left, back.away_from) == (False, None)
