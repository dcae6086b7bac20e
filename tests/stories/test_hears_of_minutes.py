"""Who hears that minutes are out, and who may approve them: whoever reads something in them, and is there."""

from dataclasses import replace
from datetime import date

from bot.personas import persona_id
from panel.cases import Case
from panel.minutes import Stage
from panel.people import Person, Post, Role
from panel.session import Session
from storage.records import Notice
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.stories.sat import sat
from tests.stories.test_as_approved import corrects
from tests.stories.test_minutes import REF, approved, drafted, kept, out, reads

NAME = "durham-shcg"


def told(teams: Teams, person: str, template: str) -> bool:
    with turn_of(teams) as turn:
        return any(each.template == template for each in turn.find(Notice, to=person))


def opened_elsewhere(teams: Teams, panel: str) -> Session:
    """The case's next item is open, in a room that nobody has checked."""
    with turn_of(teams) as turn:
        later = turn.save(replace(turn.panel(panel), id="SHCG-P099", starts_at=teams.clock()))
        turn.save(replace(turn.get(Case, REF), panel=later.id))
        now = turn.now
        return turn.save(Session(later.id, later.procedure, now, "chair", "chair", current=REF, entered_at=now))


async def test_whoever_holds_a_case_is_told_though_its_next_item_is_open(teams: Teams) -> None:
    panel = await sat(teams)
    await approved(teams)
    session = opened_elsewhere(teams, panel)
    await teams.coordinator.presses(await drafted(teams.coordinator), "Send them out")
    worker = persona_id("practitioner")
    assert told(teams, worker, "minutes out")
    words = await reads(teams.practitioner)
    assert "What is for you is being discussed, and the room is not checked yet." in words
    with turn_of(teams) as turn:
        turn.save(replace(session, checked_at=turn.now))
    await corrects(teams.coordinator, about=REF, heading="level", words="The level set was Low.")
    assert told(teams, worker, "minutes corrected")
    assert "Robin Example" in await reads(teams.practitioner)


async def test_a_deputy_whose_seat_is_filled_is_not_told_and_is_while_it_is_not(teams: Teams) -> None:
    await sat(teams)
    post = Post(NAME, Role.MEMBER, seat="health", deputises=True)
    with turn_of(teams) as turn:
        turn.save(Person("stand-in", "Stand In", (post,)))
    await out(teams)
    assert not told(teams, "stand-in", "minutes out")
    assert "Robin" not in await reads(teams.voice("stand-in"))
    await corrects(teams.coordinator, about=REF, heading="level", words="The level set was Low.")
    assert not told(teams, "stand-in", "minutes corrected")
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("health")), away_from=date(2026, 12, 1)))
    await corrects(teams.coordinator, about=REF, heading="level", words="The level set was High.")
    assert told(teams, "stand-in", "minutes corrected")


async def test_a_deputy_who_steps_out_of_an_item_approves_while_the_chair_is_away(teams: Teams) -> None:
    panel = await sat(teams)
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Case, REF), interests=(persona_id("deputy"),)))
    assert (await approved(teams, teams.deputy)).shows("They are approved by Demo chair.")
    with turn_of(teams) as turn:
        turn.save(replace(turn.get(Person, persona_id("chair")), away_from=date(2026, 12, 1)))
    assert (await approved(teams, teams.deputy)).shows("are approved, and can go out")
    assert kept(teams, panel).stage is Stage.APPROVED
