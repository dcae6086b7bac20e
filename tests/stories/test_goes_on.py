"""Nothing is dropped: whatever a sitting decides or does not, each child still on the agenda goes on."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.personas import persona_id
from bot.steps.going_on import carry, open_points
from panel.actions import Action, Owner
from panel.cases import Case
from panel.decisions import Lack
from panel.invitations import Invitation
from panel.panels import Item
from panel.session import Discussion, Session
from tests.dialogue import Teams
from tests.stories.at_sitting import PANEL, before_the_panel, proposes, sits
from tests.stories.steps import accepted

NEXT = "SHCG-P002"


def action(reference: str, n: int, panel: str = "SHCG-P000") -> Action:
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    owner = Owner("health", persona_id("health"), at, persona_id("chair"))
    return Action(f"SHCG-A00{n}", reference, "Call the nurse.", date(2026, 12, 8), (owner,), owner.by, at, panel)


def ended(teams: Teams) -> None:
    """The sitting is ended, as its chair ends it."""
    with teams.store.turn(teams.clock()) as turn:
        session = turn.get(Session, PANEL)
        turn.save(replace(session, ended_at=turn.now, ended_by=session.chair))
        carry(turn, PANEL)


async def test_a_child_goes_on_with_the_unfinished_actions_and_who_comes_is_asked_anew(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    skipped = await accepted_too(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(action(reference, 1))
        turn.save(action(reference, 2, PANEL))
        before = {each.id for each in turn.find(Invitation, case=reference) if each.ended_at is None}
    shown = await proposes(teams, reference, "ongoing")
    with teams.store.turn(teams.clock()) as turn:
        found = {(point.case, point.lack, point.action) for point in open_points(turn, PANEL)}
    assert found == {
        (reference, Lack.CLOSE, ""),
        (reference, Lack.ACTION, "SHCG-A001"),
        (skipped, Lack.OUTCOME, ""),
    }
    shown = await teams.chair.presses(shown, "All of them agree")
    closed = await teams.chair.presses(shown, "Close the decision")
    assert closed.shows("Closed by: Demo chair")
    form = await teams.chair.sends(closed, "carry.form", {"case": reference, "panel": PANEL})
    assert form.shows("Call the nurse.")
    assert (await teams.chair.presses(form, "Save")).shows("Choose one for each action")
    saved = await teams.chair.presses(form, "Save", **{"SHCG-A001": "circumstances changed"})
    assert saved.shows("every unfinished action says why it goes on.")
    ended(teams)
    with teams.store.turn(teams.clock()) as turn:
        assert {turn.get(Case, each).panel for each in (reference, skipped)} == {NEXT}
        assert turn.get(Item, f"{NEXT}/{reference}").new is False
        assert turn.get(Item, f"{NEXT}/{skipped}").new is True
        assert turn.get(Item, f"{PANEL}/{reference}")
        said = {each.id: [carry.why for carry in each.carried] for each in turn.find(Action, case=reference)}
        assert said == {"SHCG-A001": ["circumstances changed"], "SHCG-A002": ["not done"]}
        now = {each.id for each in turn.find(Invitation, case=reference) if each.ended_at is None}
        assert now
        assert not now & before
    await teams.practitioner.says("help")
    words = f"{reference} is ongoing: it goes on to the panel of Thursday 21 January 2027"
    await teams.until(lambda: any(card.shows(words) for card in teams.practitioner.sees()))


async def accepted_too(teams: Teams) -> str:
    """Another child of the same panel, who was not reached."""
    sat = teams.clock.time
    teams.clock.time = datetime(2026, 11, 24, 9, tzinfo=UTC)
    reference = await accepted(teams)
    teams.clock.time = sat
    with teams.store.turn(sat) as turn:
        turn.save(Discussion(f"{PANEL}/{reference}", PANEL, reference, sat, skipped="No time."))
    return reference


async def test_carried_twice_is_carried_once(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(action(reference, 1))
    ended(teams)
    ended(teams)
    with teams.store.turn(teams.clock()) as turn:
        assert sorted(item.panel for item in turn.find(Item, case=reference)) == [PANEL, NEXT]
        assert len(turn.get(Action, "SHCG-A001").carried) == 1


async def test_a_sitting_that_ends_before_its_hour_sends_nobody_to_itself(teams: Teams) -> None:
    reference = await accepted(teams)
    sits(teams, reference)
    teams.clock.time = datetime(2026, 12, 17, 9, 0, tzinfo=UTC)
    ended(teams)
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).panel == NEXT


async def test_a_panel_that_nobody_started_sends_its_children_on_the_next_morning(teams: Teams) -> None:
    reference = await accepted(teams)
    teams.clock.time = datetime(2026, 12, 18, 8, 50, tzinfo=UTC)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).panel == PANEL
    teams.clock.move(minutes=15)
    await teams.until(lambda: panel_of(teams, reference) == NEXT)
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Item, f"{NEXT}/{reference}").new is True


async def test_a_panel_that_sits_past_midnight_keeps_its_children_until_it_ends(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    teams.clock.time = datetime(2026, 12, 18, 0, 30, tzinfo=UTC)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert panel_of(teams, reference) == PANEL


def panel_of(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Case, reference).panel
