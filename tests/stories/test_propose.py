"""A change of the rules: proposed, agreed seat by seat, and in force from its day, as everybody sees it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.opening import open_house
from bot.settings import Unusable, read
from panel.amendments import Amendment, State
from storage.memory_store import MemoryStore
from storage.records import Audit
from storage.tinydb_store import open_store
from tests.connector import KEY as SEALED
from tests.dialogue import MONDAY, Card, Teams, Voice, talking
from tests.panel.durham import DURHAM, NAME
from tests.stories.sittings import quiet
from tests.stories.steps import accepted

KEY, ID = "screening.working_days", "SHCG-M001"
TWO = {"value": "2", "why": "A week is long for a child", "starts_on": "1 12 2026"}
SEATS = [seat.id for seat in DURHAM.seats if not seat.by_case]
DAY = datetime(2026, 12, 1, 0, 1, tzinfo=UTC)


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking() as talk:
        yield talk


async def form(voice: Voice, key: str = KEY) -> Card:
    """The form for one value, by way of the list in which it stands."""
    card = await voice.presses(await voice.says("procedure propose"), "Propose a change")
    while key not in {each["value"] for box in card.content["body"] for each in box.get("choices", ())}:
        card = await voice.presses(card, "More")
    return await voice.presses(card, "Go on", key=key)


async def proposed(teams: Teams, key: str = KEY, **fields: str) -> Card:
    return await teams.coordinator.presses(await form(teams.coordinator, key), "Propose", **(TWO | fields))


async def opened(voice: Voice, id: str = ID) -> Card:
    card = await voice.presses(await voice.says("procedure proposals"), "The proposals")
    return await voice.sends(card, "propose.open", {"procedure": NAME, "proposal": id})


async def agreed(teams: Teams, id: str = ID, seats: list[str] = SEATS) -> Card:
    """These seats agree; the card as the last of them sees it."""
    for seat in seats:
        voice: Voice = getattr(teams, seat)
        card = await voice.presses(await opened(voice, id), "Agree")
    return card


async def closed(teams: Teams, id: str = ID) -> Card:
    await agreed(teams, id)
    return await teams.chair.presses(await opened(teams.chair, id), "Close it: agreed")


def days(teams: Teams, version: str = "") -> int:
    with teams.store.turn(teams.clock()) as turn:
        return turn.procedure(NAME, version).screening.working_days


def version(teams: Teams) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return turn.procedure(NAME).version


def amendment(teams: Teams, id: str = ID) -> Amendment:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Amendment, id)


async def test_what_is_agreed_is_the_rule_on_its_day_and_not_before(teams: Teams) -> None:
    ref, was = await accepted(teams), days(teams)
    await teams.police.says("help")
    card = await proposed(teams)
    assert card.shows(f"{ID}: a change of the rules")
    assert card.shows(f"It is now: {was}")
    told = await teams.until(lambda: next((each for each in teams.police.sees() if each.shows(f"Proposal {ID}")), None))
    assert "A week is long" not in told.words
    assert (await teams.police.presses(told, "Open it")).shows("Why? A week is long for a child")
    done = await closed(teams)
    assert done.shows("Agreed. It comes into force on Tuesday 1 December 2026.")
    teams.clock.time = DAY - timedelta(minutes=2)
    await quiet(teams)
    assert (days(teams), version(teams)) == (was, "4")
    teams.clock.time = DAY
    await teams.until(lambda: version(teams) == "4+p1")
    assert (days(teams), days(teams, "4")) == (2, was)
    rules = await teams.chair.presses(await teams.chair.says("procedure"), "The rules")
    while not rules.shows("Working days: 2"):
        rules = await teams.chair.presses(rules, "More")
    assert rules.shows(f"Decided here: The members, 23 November 2026, proposal {ID}, in force from 1 December 2026")
    case = await teams.chair.presses(await teams.chair.says(f"case {ref}"), "Open")
    assert case.shows("Referred under version 4 of the rules.")
    assert (await opened(teams.health)).shows("In force from Tuesday 1 December 2026.")


async def test_one_objection_holds_it_up_until_it_is_taken_back(teams: Teams) -> None:
    await proposed(teams)
    await agreed(teams)
    asked = await teams.health.presses(await opened(teams.health), "Object")
    assert (await teams.health.presses(asked, "Object", reason=" ")).shows("Say why")
    against = await teams.health.presses(asked, "Object", reason="Two days are not enough")
    assert against.shows("It objects.")
    refused = await teams.chair.presses(await opened(teams.chair), "Close it: agreed")
    assert refused.shows("Health objects")
    assert refused.shows("Two days are not enough")
    assert amendment(teams).state is State.OPEN
    await teams.health.presses(await opened(teams.health), "Agree")
    assert (await teams.chair.presses(refused, "Close it: agreed")).shows("Agreed.")


async def test_it_is_not_agreed_while_too_few_agencies_were_heard(teams: Teams) -> None:
    await proposed(teams)
    await agreed(teams, seats=SEATS[:2])
    refused = await teams.chair.presses(await opened(teams.chair), "Close it: agreed")
    assert refused.shows("has not said anything")
    assert refused.shows("More than half of the agencies are heard first")
    assert amendment(teams).state is State.OPEN


@pytest.mark.parametrize(
    ("key", "fields", "words"),
    [
        (KEY, {"value": "two"}, "Enter a whole number"),
        (KEY, {"value": "20000"}, "Enter a number of 1,000 or less"),
        (KEY, {"value": "3"}, "That is what it is now"),
        (KEY, {"why": ""}, "Say why"),
        (KEY, {"starts_on": "22 11 2026"}, "The day has to be today or later"),
        ("agenda.at", {"value": "half past"}, "Enter a time, for example 9:30am"),
        ("panel.place", {"value": "[here](https://evil.example)"}, "without any of [ ] < > `"),
        (
            "safety.repeat_minutes",
            {"value": "999"},
            "durham-shcg+p1: safety.repeat_minutes: must be at least one, and no more than safety.duty_manager_minutes",
        ),
        ("panel.zone", {"value": "Nowhere"}, "durham-shcg+p1: panel.zone: there is no time zone 'Nowhere'"),
    ],
)
async def test_a_value_that_cannot_be_is_refused_with_the_reason(
    teams: Teams, key: str, fields: dict[str, str], words: str
) -> None:
    card = await proposed(teams, key, **fields)
    assert card.shows(words)
    assert card.inputs["why"] == fields.get("why", TWO["why"])
    assert (await teams.chair.says("procedure proposals")).shows("Open: 0.")


async def test_there_is_one_open_proposal_for_a_value_and_the_later_day_wins(teams: Teams) -> None:
    second = await form(teams.chair)
    await proposed(teams)
    refused = await teams.chair.presses(second, "Propose", **TWO)
    assert refused.shows(f"{ID} proposes a value for it already")
    await closed(teams)
    again = await teams.chair.presses(refused, "Propose", value="3", starts_on="3 12 2026")
    assert again.shows("SHCG-M002: a change of the rules")
    await closed(teams, "SHCG-M002")
    teams.clock.time = DAY
    await teams.until(lambda: version(teams) == "4+p1")
    assert days(teams) == 2
    teams.clock.time = DAY + timedelta(days=2)
    await teams.until(lambda: version(teams) == "4+p2")
    assert (days(teams), days(teams, "4+p1")) == (3, 2)


async def test_two_changes_that_do_not_fit_together_are_not_both_agreed(teams: Teams) -> None:
    await proposed(teams, "minutes.amber_working_days", value="9")
    await teams.chair.presses(await form(teams.chair, "minutes.working_days"), "Propose", **(TWO | {"value": "8"}))
    await closed(teams)
    refused = await closed(teams, "SHCG-M002")
    assert refused.shows("minutes.amber_working_days: must be earlier than the day the minutes are due")
    assert amendment(teams, "SHCG-M002").state is State.OPEN


async def test_only_those_whose_it_is_propose_agree_and_close(teams: Teams) -> None:
    for voice in (teams.police, teams.practitioner, teams.auditor):
        assert (await voice.says("procedure propose")).shows("proposes a change of the rules")
    for voice in (teams.practitioner, teams.auditor, teams.lead):
        assert (await voice.says("procedure proposals")).shows("Proposals are for the members")
    card = await proposed(teams)
    ids = {"procedure": NAME, "proposal": ID, "rev": "1"}
    assert (await teams.practitioner.sends(card, "propose.open", ids)).shows("not for the roles you hold")
    for voice in (teams.police, teams.coordinator):
        assert (await voice.sends(card, "propose.close", ids)).shows("not for the roles you hold")
    other = await teams.police.sends(card, "propose.agree", {**ids, "seat": "health"})
    assert other.shows("Whoever speaks for a seat says whether it agrees")
    assert (await teams.chair.sends(card, "propose.agree", {**ids, "seat": "police"})).shows("Whoever speaks")
    assert amendment(teams).state is State.OPEN


@pytest.mark.parametrize("key", ["prefix", "live.retention", "seats", "nowhere", "updates.remind_working_days_before"])
async def test_what_is_changed_by_file_alone_cannot_be_proposed(teams: Teams, key: str) -> None:
    card = await form(teams.chair)
    ids = card.buttons["Propose"]["data"]["ids"]
    for verb, more, fields in (("propose.form", {}, {"key": key}), ("propose.save", {"key": key}, TWO)):
        refused = await teams.chair.sends(card, verb, {**ids, **more}, fields)
        assert refused.shows("cannot be changed by a proposal")


async def test_an_old_card_says_what_happened_and_changes_nothing(teams: Teams) -> None:
    await proposed(teams)
    await agreed(teams)
    seat, chair, deputy = await opened(teams.health), await opened(teams.chair), await opened(teams.deputy)
    asked = await teams.health.presses(seat, "Object")
    sure = await teams.chair.presses(chair, "Drop it")
    await teams.deputy.presses(deputy, "Close it: agreed")
    for voice, card, title in (
        (teams.deputy, deputy, "Close it: agreed"),
        (teams.chair, sure, "Yes, drop it"),
        (teams.health, asked, "Object"),
    ):
        late = await voice.presses(card, title, **({"reason": "Too late"} if card is asked else {}))
        assert late.shows(f"{ID} is agreed since you opened this card.")
        assert late.shows("It comes into force on Tuesday 1 December 2026.")
    assert amendment(teams).state is State.AGREED


async def test_one_that_is_dropped_changes_nothing_and_everybody_is_told(teams: Teams) -> None:
    await teams.police.says("help")
    await proposed(teams)
    sure = await teams.chair.presses(await opened(teams.chair), "Drop it")
    assert (await teams.chair.presses(sure, "Yes, drop it")).shows("Dropped. The rule stayed as it was.")
    await teams.until(lambda: any(each.shows(f"Proposal {ID} is dropped.") for each in teams.police.sees()))
    teams.clock.time = DAY
    await quiet(teams)
    assert version(teams) == "4"


async def test_one_whose_day_is_over_is_in_force_once_it_is_agreed(teams: Teams) -> None:
    await proposed(teams, starts_on="23 11 2026")
    teams.clock.time += timedelta(days=2)
    await closed(teams)
    await teams.until(lambda: version(teams) == "4+p1")
    assert amendment(teams).starts_on.isoformat() == "2026-11-25"


async def test_a_form_that_is_sent_twice_is_one_proposal(teams: Teams) -> None:
    card = await form(teams.coordinator)
    for _ in range(2):
        assert (await teams.coordinator.presses(card, "Propose", **TWO)).shows(ID)
    assert (await teams.chair.says("procedure proposals")).shows("Open: 1.")


async def test_every_press_is_in_the_trail_with_the_proposal(teams: Teams) -> None:
    await proposed(teams)
    await agreed(teams, seats=["police"])
    with teams.store.turn(teams.clock()) as turn:
        acts = {each.act for each in turn.find(Audit, subject=ID)}
    assert {"propose.open", "propose.agree"} <= acts


async def test_long_words_are_whole_under_read_all(teams: Teams) -> None:
    await proposed(teams, why="so " * 300 + "so.")
    card = await opened(teams.police)
    assert not card.shows("so so so.")
    assert (await teams.police.presses(card, "Read all: Why?")).shows("so so so.")


OWN = f'overlay_of = "{NAME}"\nversion = "local-1"\n'
LATER = OWN + 'screening.signposted_working_days = { value = 9, local = "The members, 1 December 2026" }\n'
ANEW = OWN + 'screening.working_days = { value = 4, local = "The members, 1 December 2026" }\n'


@asynccontextmanager
async def again(folder: Path, time: datetime, overlay: str = "") -> AsyncIterator[Teams]:
    """The bot, started anew over what it kept, with another overlay among its files."""
    if overlay:
        (folder / "own.toml").write_text(overlay, "utf-8")
    async with talking(open_store(folder, SEALED, "demo"), time, CONVENOR_PROCEDURES_DIR=str(folder)) as talk:
        yield talk


async def test_it_holds_over_a_restart_before_its_day_and_after(tmp_path: Path) -> None:
    async with again(tmp_path, MONDAY) as teams:
        await proposed(teams)
        await closed(teams)
    async with again(tmp_path, DAY) as teams:
        await teams.until(lambda: version(teams) == "4+p1")
        assert days(teams) == 2
    async with again(tmp_path, DAY, LATER) as teams:
        assert (version(teams), days(teams)) == ("4+local-1+p1", 2)
        assert amendment(teams).state is State.IN_FORCE
        assert days(teams, "4") == 3


async def test_a_file_that_gives_the_value_anew_stands_and_it_is_said(tmp_path: Path) -> None:
    settings = read(CONVENOR_MODE="demo", CONVENOR_DATA=str(tmp_path), CONVENOR_PROCEDURES_DIR=str(tmp_path))
    async with again(tmp_path, MONDAY) as teams:
        await teams.chair.says("help")
        await proposed(teams)
        await closed(teams)
        teams.clock.time = DAY
        await teams.until(lambda: version(teams) == "4+p1")
        for _ in range(2):
            (tmp_path / "own.toml").write_text(ANEW, "utf-8")
            with teams.store.turn(teams.clock()) as turn:
                open_house(turn, settings)
            assert (version(teams), days(teams), days(teams, "4+p1")) == ("4+local-1", 4, 2)
        await teams.until(lambda: any(each.shows(f"Proposal {ID} no longer counts") for each in teams.chair.sees()))
        assert (await opened(teams.chair)).shows("overtaken: a procedure file says otherwise")


async def test_a_change_agreed_after_the_overlay_is_laid_over_it(tmp_path: Path) -> None:
    async with again(tmp_path, MONDAY, ANEW) as teams:
        await proposed(teams, starts_on="23 11 2026")
        await closed(teams)
        await teams.until(lambda: version(teams) == "4+local-1+p1")
    async with again(tmp_path, DAY) as teams:
        assert (version(teams), days(teams)) == ("4+local-1+p1", 2)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("safety.gone", f"safety.gone: proposal {ID} changes it, and it is not a key of a procedure"),
        ("minutes.working_days", "minutes.amber_working_days: must be earlier than the day"),
    ],
)
def test_one_that_does_not_fit_the_files_any_more_is_refused_at_the_start(tmp_path: Path, key: str, words: str) -> None:
    store, settings = (
        MemoryStore(),
        read(CONVENOR_MODE="demo", CONVENOR_DATA=str(tmp_path), CONVENOR_PROCEDURES_DIR=str(tmp_path)),
    )
    with store.turn(MONDAY) as turn:
        open_house(turn, settings)
        turn.save(Amendment(ID, NAME, key, "", "1", "", DAY.date(), "chair", MONDAY, State.AGREED, closed_at=MONDAY))
    with pytest.raises(Unusable, match=words), store.turn(MONDAY) as turn:
        open_house(turn, settings)
    (settings.procedures_dir / "own.toml").write_text(OWN + f'set_aside = ["{ID}"]\n', "utf-8")
    with store.turn(MONDAY) as turn:
        open_house(turn, settings)
        assert turn.procedure(NAME).version == "4+local-1"
