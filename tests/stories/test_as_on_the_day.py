"""The minutes are of the day of the panel: what changes after its end stands in none of them."""

from dataclasses import replace
from datetime import date, timedelta

from bot.personas import persona_id
from bot.steps.minutes import begin
from panel.actions import Action, State
from panel.cases import Case
from panel.interests import Interest
from panel.invitations import Invitation, Part
from panel.people import Person, Post, Role
from panel.referrals import Matrix
from panel.session import Discussion, Present, Session
from storage.records import Notice
from tests.dialogue import Teams
from tests.panel.durham import NAME
from tests.stories.at_sitting import agree, before_the_panel, gates, low, proposes, status
from tests.stories.sat import sat
from tests.stories.sittings import PANEL, at_first
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_minutes import REF, drafted, out, reads
from tests.stories.test_sitting import ended


def holds(teams: Teams, name: str, *posts: Post) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id(name)), posts=posts))


async def test_a_matrix_of_after_the_meeting_sets_no_level_in_its_minutes(teams: Teams) -> None:
    panel = await sat(teams)
    teams.clock.move(days=3)
    low(teams, REF, date(2026, 12, 19))
    words = await reads(teams.chair)
    assert "19 December 2026" not in words
    assert "Level set: High" in words
    note = await teams.chair.sends(await drafted(teams.chair), "note.open", {"panel": panel, "case": REF})
    assert note.shows("Level set: High.")
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(Matrix, case=REF)) == 2


async def test_who_stepped_out_is_as_it_was_when_the_item_was_open(teams: Teams) -> None:
    panel = await sat(teams)
    starts = teams.clock.time - timedelta(hours=3)
    times = {
        "education": (starts - timedelta(days=5), starts + timedelta(days=2)),  # taken back after the panel
        "early_help": (starts - timedelta(days=5), starts - timedelta(days=1)),  # and before it
        "police": (starts + timedelta(days=2), None),  # declared after it
    }
    with teams.store.turn(teams.clock()) as turn:
        for seat, (at, lifted) in times.items():
            turn.save(Interest(f"{REF}/{seat}", REF, persona_id(seat), seat, at, lifted_at=lifted))
    teams.clock.move(days=4)
    chapter = (await reads(teams.chair, panel)).split("3 Police cases pending")[0]
    assert f"{REF}: Education" in chapter
    for seat in ("Police", "Early Help"):
        assert f"{REF}: {seat}" not in chapter


async def test_whoever_was_there_spoke_for_the_seat_of_that_day(teams: Teams) -> None:
    await at_first(teams)
    with teams.store.turn(teams.clock()) as turn:
        health = persona_id("health")
        turn.save(Present(f"{PANEL}/{health}", PANEL, health, joined=(turn.now,)))
        chair = persona_id("chair")
        turn.save(Present(f"{PANEL}/{chair}", PANEL, chair, joined=(turn.now,)))
    await ended(teams, teams.chair)
    teams.clock.move(days=4)
    holds(teams, "health", Post(NAME, Role.MEMBER, seat="education"))
    holds(teams, "deputy", Post(NAME, Role.CHAIR))
    holds(teams, "chair", Post(NAME, Role.MEMBER, seat="health"))
    words = await reads(teams.deputy, PANEL)
    assert "Demo health. For: Health; How: present" in words
    assert "Demo chair. For: Chair; How: present" in words


async def test_a_child_who_was_accepted_later_awaits_no_police_in_them(teams: Teams) -> None:
    await sat(teams)
    teams.clock.move(days=2)
    child = ANSWERS["child"] | {"first": "Sasha", "born": "1 1 2013"}
    later = await accepted(teams, child=child, police={"police": "investigating"})
    assert later not in await reads(teams.chair)


async def test_whoever_is_invited_afterwards_reads_nothing_of_before(teams: Teams) -> None:
    await sat(teams)
    teams.clock.move(days=3)
    with teams.store.turn(teams.clock()) as turn:
        by, person = persona_id("chair"), persona_id("invitee")
        turn.save(Invitation("later", REF, Part.SPECIALIST, "Invitee", "For January", by, turn.now, person=person))
    await out(teams)
    assert "Robin" not in await reads(teams.invitee)
    with teams.store.turn(teams.clock()) as turn:
        assert not [each for each in turn.find(Notice, to=person) if each.template == "minutes out"]


async def test_a_panel_in_between_hides_no_action_that_was_done(teams: Teams) -> None:
    panel, chair = await sat(teams), persona_id("chair")
    await out(teams)
    with teams.store.turn(teams.clock()) as turn:
        first = turn.panel(panel)
        (done,) = turn.find(Action, case=REF)
        over = first.starts_at + timedelta(days=4)
        turn.save(replace(done, state=State.DONE, said="The nurse was called", ended_at=over, ended_by="health"))
        for id, days in (("SHCG-P090", 14), ("SHCG-P091", 35)):
            at = first.starts_at + timedelta(days=days)
            turn.save(replace(first, id=id, starts_at=at, order=(), rev=0))
            turn.save(Session(id, NAME, at, chair, chair, ended_at=at + timedelta(hours=1), ended_by=chair))
        turn.save(Discussion(f"SHCG-P091/{REF}", "SHCG-P091", REF, at, left_at=at, done=True))
    teams.clock.time = at + timedelta(hours=3)
    with teams.store.turn(teams.clock()) as turn:
        begin(turn, "SHCG-P091")
    assert "The nurse was called" in await reads(teams.chair, "SHCG-P091")


async def test_a_child_who_stayed_is_not_said_to_be_removed(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    low(teams, reference)
    await proposes(teams, reference, "removed")
    form = await teams.chair.presses(await gates(teams, reference), "Write the reason")
    await teams.chair.presses(form, "Keep the reason", words="Supervised and settled.")
    await agree(teams, reference, teams.police, teams.health)
    await ended(teams, teams.chair)
    assert status(teams, reference) == "accepted"
    note = await teams.chair.sends(await drafted(teams.chair), "note.open", {"panel": PANEL, "case": reference})
    for words in (note.words, await reads(teams.chair, PANEL)):
        assert "roposed, not decided: removal from this panel's agenda. The child stays on the agenda" in words
        assert "Removed from" not in words
        assert "Why no longer at risk" not in words


async def test_a_reason_that_was_written_and_not_needed_is_not_in_them(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    low(teams, reference)
    form = await teams.chair.presses(await gates(teams, reference), "Write the reason")
    await teams.chair.presses(form, "Keep the reason", words="The uncle has moved away.")
    await proposes(teams, reference, "ongoing", why="Therapy has only begun.")
    await ended(teams, teams.chair)
    words = await reads(teams.chair, PANEL)
    assert "Therapy has only begun." in words
    assert "The uncle has moved away." not in words
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).level == "below"
