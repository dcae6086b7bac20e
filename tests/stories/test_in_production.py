"""Production: only people on the roster, only when everything is set, and no demo."""

from pathlib import Path

from tests.dialogue import Teams, Voice, in_production
from tests.live import person_id
from tests.stories.steps import to_the_check


async def test_until_everything_is_set_no_referral_is_taken_and_it_says_what_is_missing(tmp_path: Path) -> None:
    async with in_production(tmp_path, live=False) as teams:
        card = await _who(teams, "practitioner").says("refer")
        assert card.shows("Not live yet: no child can be referred here.")
        assert card.shows("Not live: fictional children only")
        for verb, fields in (("refer.start", {}), ("consider.open", {}), ("consider.save", {"name": "Robin Example"})):
            refused = await _who(teams, "practitioner").sends(card, verb, {}, fields)
            assert refused.shows("Not live yet: no child can be referred here."), verb


async def test_once_everything_is_set_a_referral_runs_and_no_card_is_marked(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        receipt = await to_the_check(_who(teams, "practitioner"))
        receipt = await _who(teams, "practitioner").presses(receipt, "Send to the chair")
        assert receipt.shows("Sent. SHCG-2026-001.")
        assert not receipt.shows("Not live")


async def test_somebody_who_is_not_on_the_roster_is_told_so_and_sees_nothing(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        stranger = teams.voice("99999999-0000-4000-8000-000000000009")
        for words in ("help", "refer", "agenda", "case SHCG-2026-001"):
            card = await stranger.says(words)
            assert card.shows("You are not on the roster of any panel here")
            assert not card.buttons
            assert not card.shows("Not live")


async def test_the_demo_is_not_there(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        card = await _who(teams, "practitioner").says("demo as chair")
        assert card.shows("I did not understand that")
        card = await _who(teams, "practitioner").sends(card, "demo.as", {"persona": "chair"})
        assert card.shows("That button is not known any more.")


async def test_a_chair_who_cannot_be_written_to_is_told_to_the_coordinator(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        chair, coordinator = _who(teams, "chair"), _who(teams, "coordinator")
        await chair.says("help")
        await coordinator.says("help")
        teams.connector.blocked.add(chair.where.id)
        card = await to_the_check(_who(teams, "practitioner"))
        await _who(teams, "practitioner").presses(card, "Send to the chair")
        line = "Somebody cannot be written to here any more."
        await teams.until(lambda: any(seen.shows(line) for seen in coordinator.sees()))


async def test_a_danger_nobody_can_be_told_of_says_so(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        voice = _who(teams, "practitioner")
        card = await voice.presses(await voice.says("refer"), "Start")
        card = await voice.presses(card, "Next", danger="yes")
        assert card.shows("The bot cannot reach the chair or the deputy. Ring now.")


def _who(teams: Teams, role: str) -> Voice:
    return teams.voice(person_id(role), f"Test {role}")


async def test_words_that_are_refused_still_leave_a_chat_to_write_to(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        await _who(teams, "chair").says("refer")
        card = await _who(teams, "practitioner").presses(await _who(teams, "practitioner").says("refer"), "Start")
        card = await _who(teams, "practitioner").presses(card, "Next", danger="yes")
        assert not card.shows("cannot reach the chair")
        await teams.until(lambda: any(s.shows("SHCG-S001") for s in _who(teams, "chair").sees()))


async def test_the_coordinator_opens_whom_to_tell_and_of_what(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator = _who(teams, "coordinator")
        await coordinator.says("help")
        card = await to_the_check(_who(teams, "practitioner"))
        await _who(teams, "practitioner").presses(card, "Send to the chair")
        (told,) = await teams.until(lambda: [s for s in coordinator.sees() if s.shows("cannot be written to here")])
        assert not told.shows("Test chair")
        opened = await coordinator.presses(told, "Who, and what")
        assert opened.shows("Test chair")
        assert opened.shows("SHCG-2026-001 is waiting to be screened")
