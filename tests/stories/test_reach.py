"""Who can be messaged: counted before each panel, tried with a message that says nothing, told once when it fails."""

from pathlib import Path

from bot.reaching import missed
from storage.records import Reach
from tests.dialogue import Card, Teams, Voice, in_production
from tests.live import ROLES, person_id
from tests.panel.durham import NAME
from tests.stories.steps import to_the_check

TEST = "A test from Convenor: nothing is needed of you."


async def test_those_without_the_app_are_counted_and_named_only_when_opened(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator, _ = await _there(teams, "coordinator", "chair")
        posted = await coordinator.says("reach")
        assert posted.shows("2: can be messaged.")
        assert posted.shows("no app in their own chat.")
        assert posted.shows("Nobody holds 7 of the seats.")
        assert not posted.shows("Test health")
        opened = await coordinator.presses(posted, "Open")
        assert opened.shows("Who is from outside the organisation is known only where the roster says so.")
        assert opened.shows("Test health")
        assert opened.shows("Senior Safeguarding Lead, Health")
        assert opened.shows("No app in their own chat: ")


async def test_a_test_message_says_nothing_and_its_arrival_is_kept(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator, health = await _there(teams, "coordinator", "health")
        await _presses(coordinator, "reach.test", "health")
        (test,) = await teams.until(lambda: [card for card in health.sees() if card.shows(TEST)])
        assert list(test.buttons) == ["My list"]
        opened = await coordinator.presses(await coordinator.says("reach"), "Open")
        assert opened.shows("Last test: arrived, Monday 23 November 2026 at 10am")


async def test_the_other_way_of_telling_somebody_is_kept_and_never_posted(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        (coordinator,) = await _there(teams, "coordinator")
        form = await _presses(coordinator, "reach.fallback", "health")
        await coordinator.presses(form, "Save it", fallback="Ring 0000 000 001")
        posted = await coordinator.says("reach")
        assert not posted.shows("0000 000 001")
        assert (await coordinator.presses(posted, "Open")).shows("Told instead by: Ring 0000 000 001")


async def test_somebody_who_cannot_be_written_to_is_told_of_once_with_what_waits(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator, chair, worker = await _there(teams, "coordinator", "chair", "practitioner")
        teams.connector.blocked.add(chair.where.id)
        for _ in range(2):
            await worker.presses(await to_the_check(worker), "Send to the chair")
        (told,) = await teams.until(lambda: _unreachable(coordinator))
        assert not told.shows("Test chair")
        await teams.until(lambda: _failures(teams) == 1 and not teams.store.due(teams.clock()))
        assert len(_waiting(teams)) >= 2
        assert len(_unreachable(coordinator)) == 1
        opened = await coordinator.presses(told, "Who, and what")
        assert opened.shows("Test chair")
        for reference in ("SHCG-2026-001", "SHCG-2026-002"):
            assert opened.shows(f"{reference} is waiting to be screened, by Thursday 26 November 2026.")
        assert (await coordinator.says("reach")).shows("1: the last message did not arrive.")


async def test_of_the_only_coordinator_the_chair_and_the_deputy_are_told(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator, chair, worker = await _there(teams, "coordinator", "chair", "practitioner")
        posted = await coordinator.says("reach")
        teams.connector.blocked.add(coordinator.where.id)
        await coordinator.sends(posted, "reach.test", {"procedure": NAME, "person": person_id("coordinator")})
        (told,) = await teams.until(lambda: _unreachable(chair))
        opened = await chair.presses(told, "Who, and what")
        assert opened.shows("Test coordinator")
        assert "Send a test message" not in opened.buttons
        assert (await worker.sends(opened, "undelivered.open", {"person": person_id("chair")})).shows(
            "not for the roles"
        )


async def test_a_safety_concern_is_told_of_each_time(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator, chair, worker = await _there(teams, "coordinator", "chair", "practitioner")
        teams.connector.blocked.add(chair.where.id)
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await teams.until(lambda: _unreachable(coordinator))
        form = await worker.presses(await worker.says("safety"), "Tell the chair and the deputy")
        await worker.presses(form, "Tell the chair and the deputy", what="Something happened.")
        words = "A notice about SHCG-S001 could not be delivered"
        await teams.until(lambda: any(card.shows(words) for card in coordinator.sees()))


async def test_what_could_not_be_sent_stands_in_my_and_a_second_failure_is_told_again(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator, chair, worker = await _there(teams, "coordinator", "chair", "practitioner")
        teams.connector.blocked.add(chair.where.id)
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await teams.until(lambda: _unreachable(coordinator))
        teams.connector.blocked.clear()
        teams.clock.move(hours=2)
        mine = await chair.says("my")
        assert mine.shows("Messages that could not be sent to you: 1")
        listed = await chair.presses(mine, "Open my list")
        theirs = await worker.presses(await worker.says("my"), "Open my list")
        shown = listed.buttons["Show it"]["data"]["ids"]
        assert (await worker.sends(theirs, "undelivered.show", shown)).shows("not there any more, or is not yours")
        assert (await chair.presses(listed, "Show it")).shows("SHCG-2026-001 is waiting to be screened")
        assert not (await chair.says("my")).shows("Messages that could not be sent to you")
        await _presses(coordinator, "reach.test", "chair")
        await teams.until(lambda: _failures(teams) == 0)
        teams.connector.blocked.add(chair.where.id)
        await worker.presses(await to_the_check(worker), "Send to the chair")
        await teams.until(lambda: len(_unreachable(coordinator)) == 2)


async def test_before_the_agenda_the_coordinator_hears_that_somebody_cannot_be_told(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        coordinator, chair, worker = await _there(teams, "coordinator", "chair", "practitioner")
        await worker.presses(await to_the_check(worker), "Send to the chair")
        card = await chair.presses(await chair.presses(await chair.says("screen"), "Open SHCG-2026-001"), "Panel")
        await chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
        teams.clock.move(days=15)
        words = "Before the agenda of Thursday 17 December 2026: not everybody can be told."
        (told,) = await teams.until(lambda: [card for card in coordinator.sees() if card.shows(words)])
        assert told.shows("3: can be messaged.")


async def test_a_stranger_sees_their_own_id_alone_with_the_bot_and_nowhere_else(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        id = "99999999-0000-4000-8000-000000000009"
        stranger = teams.voice(id)
        assert (await stranger.says("help")).shows(f"Your id here, for the coordinator: {id}")
        assert not (await stranger.says("help", teams.group())).shows(id)


async def test_nobody_else_asks_who_can_be_messaged(teams: Teams) -> None:
    card = await teams.chair.says("my")
    for verb in ("reach.open", "reach.test", "reach.fallback", "reach.fallback_save"):
        refused = await teams.chair.sends(card, verb, {"procedure": NAME, "person": person_id("health")})
        assert refused.shows("That is not for the roles you hold here."), verb


async def _there(teams: Teams, *roles: str) -> list[Voice]:
    """People of the roster who have the app in their own chat."""
    voices = [teams.voice(person_id(role), f"Test {role}") for role in roles]
    for voice in voices:
        await voice.says("help")
    return voices


async def _presses(coordinator: Voice, verb: str, role: str) -> Card:
    """The coordinator's press of a button beside one person."""
    assert role in ROLES
    ids = {"procedure": NAME, "person": person_id(role)}
    return await coordinator.sends(await coordinator.says("reach"), verb, ids)


def _unreachable(coordinator: Voice) -> list[Card]:
    return [card for card in coordinator.sees() if card.shows("Somebody cannot be written to here any more.")]


def _waiting(teams: Teams) -> list[str]:
    """What the chair was not told of."""
    with teams.store.turn(teams.clock()) as turn:
        return [notice.id for notice in missed(turn, person_id("chair"))]


def _failures(teams: Teams) -> int:
    """1 while the chair cannot be written to."""
    with teams.store.turn(teams.clock()) as turn:
        reach = turn.maybe(Reach, person_id("chair"))
        return int(bool(reach and reach.failed_at))
