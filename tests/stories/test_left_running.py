"""A sitting that nobody starts, or nobody ends: whoever can see to it is told, and every child goes on."""

from datetime import UTC, datetime, timedelta

from bot.personas import persona_id
from bot.steps.minutes import kept
from panel.cases import Case
from panel.invitations import Invitation, Part
from panel.minutes import Minutes
from panel.panels import Panel
from panel.people import Person
from panel.readers import items
from panel.session import Discussion
from storage.records import Notice
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import status
from tests.stories.sittings import BEGINS, PANEL, at_first, on_the_agenda, quiet, screen, session, told
from tests.stories.test_close_case import ready
from tests.stories.test_minutes import reads
from tests.stories.test_room import OTHER, invitee

NEXT = "SHCG-P002"
MORNING = datetime(2026, 12, 18, 9, 5, tzinfo=UTC)
RUN = {persona_id(each) for each in ("chair", "deputy", "coordinator")}


def heard(teams: Teams, template: str) -> set[str]:
    with teams.store.turn(teams.clock()) as turn:
        return {each.to for each in turn.find(Notice) if each.template == template}


def panel_of(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Case, reference).panel


async def test_nobody_ends_it_and_the_next_morning_it_is_closed_and_every_child_goes_on(teams: Teams) -> None:
    (first, second), _ = await at_first(teams)
    teams.clock.time = BEGINS + timedelta(hours=4, minutes=40)
    await quiet(teams)
    assert heard(teams, "not ended") == RUN
    assert panel_of(teams, first) == PANEL
    teams.clock.time = MORNING
    await quiet(teams)
    closed = session(teams)
    assert (closed.ended_at, closed.ended_by) == (MORNING, "")
    assert {panel_of(teams, each) for each in (first, second)} == {NEXT}
    assert heard(teams, "sitting closed") == RUN
    await told(teams, teams.deputy, "Nobody ended the sitting of Thursday 17 December 2026, so it is closed.")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.maybe(Minutes, PANEL)
        # Nobody knows how long it was discussed: no longer than the panel was booked for.
        item, panel = turn.get(Discussion, f"{PANEL}/{first}"), turn.panel(PANEL)
        assert item.seconds == panel.minutes * 60
    assert "Nobody ended the sitting: it was closed Friday 18 December 2026" in await reads(teams.coordinator)
    assert (await screen(teams.chair)).shows("Nobody ended it: it was closed")


async def test_after_its_day_nothing_is_decided_before_it_is_closed_either(teams: Teams) -> None:
    reference, card = await ready(teams)
    teams.clock.time = datetime(2026, 12, 18, 0, 1, tzinfo=UTC)
    done = await teams.chair.presses(card, "Remove from the agenda")
    assert done.shows("This is decided at a sitting, and none is going on.")
    assert status(teams, reference) == "accepted"
    form = await teams.chair.sends(card, "decide.form", {"case": reference})
    assert form.shows("This is decided at a sitting, and none is going on.")


async def test_the_next_panel_can_be_started_though_nobody_ended_the_one_before(teams: Teams) -> None:
    order, _ = await at_first(teams)
    for moment in (MORNING, datetime(2027, 1, 21, 9, 30, tzinfo=UTC)):
        teams.clock.time = moment
        await quiet(teams)
    assert (await teams.chair.says("start")).shows("The panel of Thursday 21 January 2027 sits")
    assert {panel_of(teams, each) for each in order} == {NEXT}


async def test_a_panel_can_be_started_on_its_day_though_its_time_is_past(teams: Teams) -> None:
    await on_the_agenda(teams, 1)
    with teams.store.turn(teams.clock()) as turn:
        teams.clock.time = BEGINS + timedelta(minutes=turn.panel(PANEL).minutes + 2)
    posted = await teams.chair.says("start")
    assert posted.shows("The panel of Thursday 17 December 2026 sits")
    assert "First item" in (await teams.chair.presses(posted, "Open my screen")).buttons


async def test_a_panel_that_nobody_starts_discussed_nobody_and_the_chair_is_told(teams: Teams) -> None:
    (first, _) = await on_the_agenda(teams)
    teams.clock.time = MORNING
    await quiet(teams)
    where = "it goes on to the panel of Thursday 21 January 2027"
    words = f"{first} was not discussed on Thursday 17 December 2026: {where}"
    await told(teams, teams.practitioner, words)
    assert heard(teams, "not started") == {persona_id("chair"), persona_id("coordinator")}
    notice = await told(teams, teams.chair, "Nobody started the panel of Thursday 17 December 2026.")
    assert not notice.shows(first)


async def test_whoever_came_for_an_item_of_a_sitting_that_began_early_reads_it(teams: Teams) -> None:
    (first, _) = await on_the_agenda(teams)
    teams.clock.time = BEGINS - timedelta(minutes=40)
    invitee(teams, first)
    with teams.store.turn(teams.clock()) as turn:
        id = f"{first}/i99"
        turn.save(Invitation(id, first, Part.SPECIALIST, "Other Invitee", "", "", turn.now, person=OTHER))
    await teams.chair.says("start")
    await teams.chair.says("next")
    teams.clock.time = BEGINS - timedelta(minutes=10)
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    with teams.store.turn(teams.clock()) as turn:
        assert items(kept(turn, turn.get(Minutes, PANEL)), turn.get(Person, OTHER)) == [first]


async def dates(teams: Teams, verb: str) -> Card:
    with teams.store.turn(teams.clock()) as turn:
        ids = {"panel": PANEL, "rev": str(turn.panel(PANEL).rev)}
    return await teams.coordinator.sends(await teams.coordinator.says("schedule"), verb, ids)


async def test_a_panel_that_somebody_started_before_its_time_is_not_moved_or_cancelled(teams: Teams) -> None:
    order = await on_the_agenda(teams)
    teams.clock.time = BEGINS - timedelta(minutes=20)
    move, cancel = await dates(teams, "schedule.move"), await dates(teams, "schedule.cancel")
    await teams.chair.says("start")
    assert not (await dates(teams, "schedule.open")).shows(PANEL)
    for form, press in ((move, "Move the panel"), (cancel, "Cancel the panel")):
        done = await teams.coordinator.presses(form, press, date="18 12 2026", time="9:30am", reason="Snow.")
        assert done.shows("has begun, or is over. Nothing has changed.")
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Panel, PANEL)
        assert (panel.starts_at, panel.cancelled) == (BEGINS, False)
    assert {panel_of(teams, each) for each in order} == {PANEL}
