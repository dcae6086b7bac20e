"""An action that is due in a while, of which nobody says anything meanwhile: in the weekly list once it is late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.matters import settle
from bot.personas import persona_id
from panel.actions import Action, Owner, State
from storage.records import Notice
from tests.dialogue import Teams
from tests.stories.sittings import quiet
from tests.stories.steps import accepted

MONDAY = datetime(2027, 1, 11, 9, tzinfo=UTC)
"""The first Monday after Friday 8 January."""


async def asked(teams: Teams, **due: date) -> str:
    """Actions of these people's, by when each is due."""
    for name in due:
        await getattr(teams, name).says("help")
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        for number, (name, day) in enumerate(due.items(), 1):
            owner = Owner(name, persona_id(name), turn.now, persona_id("chair"))
            turn.save(Action(f"SHCG-A{number:03}", reference, "Call.", day, (owner,), owner.by, turn.now))
        settle(turn)
    return reference


async def weeks(teams: Teams, moment: datetime) -> list[tuple[str, str]]:
    """Who has had a weekly list by this moment, and of which week; day after day, as time goes on."""
    while teams.clock.time < moment:
        teams.clock.time = min(teams.clock.time + timedelta(days=1), moment)
        await quiet(teams)
    with teams.store.turn(teams.clock()) as turn:
        found = [each for each in turn.find(Notice) if each.template == "actions overdue" and each.sent_at]
    return sorted((each.to, each.ids["week"]) for each in found)


async def test_though_nothing_else_happens_it_is_said_the_monday_after(teams: Teams) -> None:
    await asked(teams, health=date(2027, 1, 8))
    assert await weeks(teams, MONDAY - timedelta(minutes=1)) == []
    assert await weeks(teams, MONDAY) == [(persona_id("health"), "2027-W02")]
    assert len(await weeks(teams, MONDAY + timedelta(days=14))) == 3


async def test_and_so_is_the_next_one_though_the_first_was_done(teams: Teams) -> None:
    await asked(teams, health=date(2026, 12, 11), police=date(2027, 1, 8))
    with teams.store.turn(teams.clock()) as turn:
        done = turn.get(Action, "SHCG-A001")
        turn.save(type(done)(**{**vars(done), "state": State.DONE, "ended_at": turn.now}))
        settle(turn)
    assert await weeks(teams, MONDAY) == [(persona_id("police"), "2027-W02")]


@pytest.mark.parametrize("day", range(23, 30), ids=lambda day: f"asked on {day} November")
async def test_one_due_next_week_is_too_whichever_day_it_is_asked_on(teams: Teams, day: int) -> None:
    teams.clock.time = datetime(2026, 11, day, 11, tzinfo=UTC)
    await asked(teams, health=date(2026, 12, 1))
    first = datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert await weeks(teams, first - timedelta(minutes=1)) == []
    assert await weeks(teams, first) == [(persona_id("health"), "2026-W50")]


async def test_one_due_on_a_monday_is_late_the_monday_after(teams: Teams) -> None:
    await asked(teams, health=date(2027, 1, 11))
    assert await weeks(teams, MONDAY) == []
    assert await weeks(teams, MONDAY + timedelta(days=7)) == [(persona_id("health"), "2027-W03")]
