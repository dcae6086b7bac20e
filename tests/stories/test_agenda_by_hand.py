"""An agenda that goes out by nobody but whoever sends it: they are reminded, and until then no seat is asked."""

from datetime import timedelta
from pathlib import Path

from panel.panels import Panel
from tests.dialogue import Teams
from tests.stories.local import ruled
from tests.stories.sittings import BEGINS, PANEL, quiet, told
from tests.stories.steps import accepted

BY_HAND = '[agenda]\ndays_before = { not_supplied = "Whoever arranges the panel sends it" }\n'


def panel(teams: Teams) -> Panel:
    with teams.store.turn(teams.clock()) as turn:
        return turn.panel(PANEL)


async def test_it_is_out_when_it_is_sent(tmp_path: Path) -> None:
    async with ruled(tmp_path, BY_HAND) as teams:
        reference = await accepted(teams)
        for voice in (teams.coordinator, teams.police, teams.chair):
            await voice.says("help")
        teams.clock.time = BEGINS - timedelta(days=6)
        await quiet(teams)
        assert panel(teams).published_at is None
        posted = await teams.coordinator.says("agenda")
        assert posted.shows("Not out yet: it is out when the coordinator sends it.")
        refused = await teams.police.presses(await teams.police.says("agenda"), "Send the agenda")
        assert refused.shows("That is not for the roles you hold here.")
        notice = await told(teams, teams.coordinator, "is not out. It goes out when you send it.")
        sent = await teams.coordinator.presses(notice, "Send the agenda")
        assert sent.shows("The agenda of Thursday 17 December 2026 is out.")
        assert panel(teams).order == (reference,)
        again = await teams.coordinator.presses(posted, "Send the agenda")
        assert again.shows("That agenda is out already")
        await told(teams, teams.police, "1 child")


async def test_where_agendas_go_out_by_themselves_nobody_sends_one(tmp_path: Path) -> None:
    async with ruled(tmp_path, "") as teams:
        await accepted(teams)
        posted = await teams.coordinator.says("agenda")
        refused = await teams.coordinator.sends(posted, "agenda.send", {"panel": PANEL})
        assert refused.shows("These agendas go out by themselves")
