"""An urgent child after the cut-off: taken by exception, with a reason, and every member is told at once."""

from datetime import timedelta
from pathlib import Path

from panel.cases import Case
from panel.panels import Item
from panel.screening import Screening
from tests.dialogue import Card, Teams
from tests.stories.local import ruled, values
from tests.stories.sittings import BEGINS, PANEL, quiet, told
from tests.stories.steps import accepted, referred

LATE = values("panel", cut_off_days="5")
URGENT = values("panel", cut_off_days="5", urgent_by='["chair"]')
WHY = "They move in together tomorrow."


async def late(teams: Teams) -> str:
    """A referral that comes after the cut-off, when the agenda with another child is out; gives its reference."""
    await accepted(teams, child={"first": "Sasha", "family": "Placeholder", "born": "27 9 2011"})
    for voice in (teams.chair, teams.deputy, teams.police, teams.health, teams.coordinator):
        await voice.says("help")
    teams.clock.time = BEGINS - timedelta(days=3)
    await quiet(teams)
    return await referred(teams)


async def form(teams: Teams, reference: str) -> Card:
    desk = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    return await teams.chair.presses(desk, "Panel")


def panel_of(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Case, reference).panel


async def test_it_is_taken_with_a_reason_and_the_members_are_told_at_once(tmp_path: Path) -> None:
    async with ruled(tmp_path, URGENT) as teams:
        reference = await late(teams)
        card = await form(teams, reference)
        assert card.shows("Urgent: why must it be taken on Thursday 17 December 2026 all the same? (optional)")
        done = await teams.chair.presses(
            card, "Accept to the panel", holds="Supervised.", reason="High.", strategy="held", urgent=WHY
        )
        assert done.shows("is accepted for Thursday 17 December 2026")
        assert panel_of(teams, reference) == PANEL
        for voice in (teams.police, teams.health, teams.coordinator):
            notice = await told(
                teams, voice, f"{reference} is urgent: it is taken at the panel of Thursday 17 December"
            )
            assert not notice.shows(WHY)
        await quiet(teams)
        assert (await teams.chair.says("agenda")).shows(reference)
        with teams.store.turn(teams.clock()) as turn:
            assert turn.find(Screening, case=reference)[0].urgent == WHY
            assert turn.get(Item, f"{PANEL}/{reference}").new
        opened = await teams.chair.sends(done, "case.open", {"case": reference})
        assert opened.shows(WHY)


async def test_without_a_reason_it_waits_its_turn(tmp_path: Path) -> None:
    async with ruled(tmp_path, URGENT) as teams:
        reference = await late(teams)
        card = await form(teams, reference)
        await teams.chair.presses(card, "Accept to the panel", holds="Supervised.", reason="High.", strategy="held")
        assert panel_of(teams, reference) != PANEL


async def test_where_nobody_may_nothing_is_asked(tmp_path: Path) -> None:
    async with ruled(tmp_path, LATE) as teams:
        card = await form(teams, await late(teams))
        assert not card.shows("Urgent")
