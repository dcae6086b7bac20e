"""Who has answered: counts and seats, what was done about the rest, and what was told by telephone."""

from dataclasses import replace

from bot.matters import settle
from bot.personas import persona_id
from panel.people import Person, Post, Role
from panel.updates import Answer
from storage.records import Audit, Board, Told
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_interest import steps_out
from tests.stories.test_moved import JANUARY, changes, quiet, seen
from tests.stories.test_updates import SAID, answer, asked, notices, opened, refusals

PHONED = {"given_by": "duty nurse", "answer": "nothing_known", "checked_on": "10 12 2026", "checked_in": "Register"}


async def says(voice: Voice, reference: str, **changed: str) -> None:
    """One statement of a seat's."""
    form = await voice.presses(await opened(voice, reference), "Update")
    assert (await voice.presses(form, "Save", **SAID | changed)).shows("Kept for")


async def board(teams: Teams, voice: Voice) -> Card:
    return await voice.presses(await voice.says("updates"), "Open")


async def test_who_has_answered_is_counted_and_no_answer_is_not_nothing_known(teams: Teams) -> None:
    reference = await asked(teams, teams.health, teams.police)
    await says(teams.police, reference)
    await teams.health.presses(await opened(teams.health, reference), "Cannot share here")
    card = await teams.chair.says("updates")
    assert card.shows("Who has answered: panel of Thursday 17 December 2026")
    assert card.shows(f"{reference}: 2 of 10 answered. Update: Police. Cannot share here: Health. No answer:")
    assert card.shows("No answer does not mean nothing known.")
    assert not card.shows("clinic")
    whole = await teams.chair.presses(card, "Open")
    assert whole.shows("Update, 1 statement: Police")
    assert whole.shows("Ring before the panel: Health.")
    assert whole.shows("Durham Constabulary: 1 of 1")
    assert whole.shows("Children's social care: 0 of 3")
    assert not whole.shows("reminded")
    assert "Ask their senior manager" not in whole.buttons
    assert (await teams.coordinator.says("updates")).shows("2 of 10 answered")
    assert (await teams.police.says("updates")).shows("not for the roles you hold")


async def test_nothing_is_asked_before_the_agenda_is_out(teams: Teams) -> None:
    await accepted(teams)
    assert (await teams.chair.says("updates")).shows("No agenda is out, so no seat is asked yet.")


async def test_who_has_answered_is_put_up_when_the_answers_are_due_and_changes_in_place(teams: Teams) -> None:
    await teams.chair.says("help")
    await teams.coordinator.says("help")
    reference = await asked(teams, teams.health, teams.education)
    teams.clock.move(days=1)
    await teams.until(lambda: [each.told for each in notices(teams, "reminder")] == [Told.SENT] * 10)
    teams.clock.move(days=4)
    (card,) = await teams.until(lambda: _boards(teams.chair))
    assert card.shows("0 of 10 answered")
    await teams.until(lambda: _boards(teams.coordinator))
    await teams.health.presses(await opened(teams.health, reference), "Known, nothing to add")
    teams.clock.move(seconds=5)
    (now,) = await teams.until(lambda: [card for card in _boards(teams.chair) if card.shows("1 of 10 answered")])
    assert now.activity == card.activity
    whole = await teams.chair.presses(now, "Open")
    assert whole.shows("Education: no answer on 1 of 1, reminded Friday 11 December 2026.")
    assert "Ask their senior manager" in whole.buttons
    with teams.store.turn(teams.clock()) as turn:
        assert {each.person for each in turn.find(Board) if each.kind == "answers"} == {
            persona_id("chair"), persona_id("coordinator"),
        }  # fmt: skip


def _boards(voice: Voice) -> list[Card]:
    return [card for card in voice.sees() if card.shows("Who has answered: panel")]


async def test_each_reads_what_its_marks_let_them_and_is_told_how_much_is_held(teams: Teams) -> None:
    reference = await asked(teams, teams.health, teams.police)
    await says(teams.health, reference, words="For everybody.")
    await says(teams.health, reference, words="For the police.", mark="named", seats="police")
    await says(teams.health, reference, words="For the chair.", mark="chair")
    shown = {
        "chair": {"For everybody.", "For the police.", "For the chair."},
        "health": {"For everybody.", "For the police.", "For the chair."},
        "coordinator": {"For everybody.", "For the police."},
        "police": {"For everybody.", "For the police."},
        "education": {"For everybody."},
    }
    held = {"coordinator": "1 statement is for others", "education": "2 statements are for others"}
    for name, words in shown.items():
        voice = getattr(teams, name)
        page = await voice.sends(await voice.says("my"), "updates.read", {"case": reference})
        assert {each for each in shown["chair"] if page.shows(each)} == words, name
        assert page.shows(held.get(name, "what the agencies said"))
        assert page.shows("No answer: Strategic Manager")
    with teams.store.turn(teams.clock()) as turn:
        read = {line.by for line in turn.find(Audit) if line.view == "what was said"}
    assert read == {persona_id(name) for name in shown}


async def test_every_version_is_kept_for_the_seat_the_chair_and_the_coordinator(teams: Teams) -> None:
    reference = await asked(teams, teams.health, teams.police)
    await says(teams.health, reference, words="First words.")
    form = await opened(teams.health, reference)
    changed = await teams.health.presses(form, "Change it")
    await teams.health.presses(changed, "Save", words="Second words.", mark="chair")
    for voice, first in ((teams.health, True), (teams.chair, True), (teams.coordinator, False)):
        page = await voice.sends(await voice.says("my"), "updates.read", {"case": reference})
        assert not page.shows("First words.")
        every = await voice.presses(page, "Earlier versions")
        assert every.shows("First words.") is first
        assert every.shows("Second words.") is first
        assert every.shows("version 2 of Thursday 10 December 2026")
    page = await teams.police.sends(await teams.police.says("my"), "updates.read", {"case": reference})
    assert "Earlier versions" not in page.buttons
    forged = await teams.police.sends(page, "updates.read", {"case": reference, "earlier": "health"})
    assert not forged.shows("First words.")
    assert refusals(teams, "police", "updates.read")


async def test_a_long_statement_is_whole_for_those_who_may_see_it(teams: Teams) -> None:
    reference = await asked(teams, teams.health, teams.police)
    await says(teams.health, reference, words="word " * 200 + "Zebra", mark="chair")
    page = await teams.chair.sends(await teams.chair.says("my"), "updates.read", {"case": reference})
    assert not page.shows("Zebra")
    assert (await teams.chair.presses(page, "Read all")).shows("word Zebra")
    ids = page.buttons["Read all"]["data"]["ids"]
    forged = await teams.police.sends(await teams.police.says("my"), "updates.read_all", ids)
    assert not forged.shows("Zebra")
    assert refusals(teams, "police", "updates.read_all")


async def test_told_by_phone_it_is_marked_until_the_seat_confirms_it(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await teams.coordinator.presses(await board(teams, teams.coordinator), "Enter what they told me by phone")
    refused = await teams.coordinator.presses(form, "Keep it", seat="health", given_by="duty nurse")
    assert refused.shows("Choose their answer")
    refused = await teams.coordinator.presses(refused, "Keep it", answer="nothing_known")
    assert refused.shows("Say where it was looked up")
    kept = await teams.coordinator.presses(refused, "Keep it", **PHONED)
    assert kept.shows("Health is asked whether it is right.")
    assert (await teams.chair.says("updates")).shows("Nothing known: Health (by phone, not confirmed yet).")
    words = f"{reference}: an answer was entered for Health, as it was told by phone. Is it right?"
    (notice,) = await teams.until(lambda: [card for card in teams.health.sees() if card.shows(words)])
    check = await teams.health.presses(notice, "Check it")
    assert check.shows("Given by: duty nurse")
    assert check.shows("Entered by: Demo coordinator")
    assert check.shows("Checked in: Register")
    assert (await teams.health.presses(check, "It is right")).shows("It now stands as your own answer.")
    assert not (await teams.chair.says("updates")).shows("not confirmed")
    update = answer(teams, reference, "health")
    assert update is not None
    assert (update.given_by, update.by, update.answer) == (
        "duty nurse", persona_id("coordinator"), Answer.NOTHING_KNOWN,
    )  # fmt: skip


async def test_the_seat_changes_what_was_told_by_phone_and_then_only_it_can(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await teams.coordinator.presses(await board(teams, teams.coordinator), "Enter what they told me by phone")
    said = {"given_by": PHONED["given_by"], "answer": "update", "seat": "health"} | SAID
    kept = await teams.coordinator.presses(form, "Keep it", **said)
    assert kept.shows(f"Kept for {reference}")
    more = await teams.coordinator.presses(kept, "Enter another")
    await teams.coordinator.presses(more, "Keep it", **said | {"words": "And again on Tuesday."})
    first = answer(teams, reference, "health")
    assert first is not None
    assert [each.words for each in first.statements] == [SAID["words"], "And again on Tuesday."]
    mine = await opened(teams.health, reference)
    assert mine.shows("Update, 2 statements (by phone, not confirmed yet)")
    await teams.health.presses(mine, "Known, nothing to add")
    update = answer(teams, reference, "health")
    assert update is not None
    assert update.given_by == ""
    refused = await teams.coordinator.presses(form, "Keep it", **said | {"words": "Later."})
    assert refused.shows("That seat gave its own answer, and only it can change it.")


async def test_the_senior_manager_is_asked_if_there_is_one(teams: Teams) -> None:
    await asked(teams, teams.health)
    card = await board(teams, teams.coordinator)
    ids = dict(card.buttons["Look again"]["data"]["ids"])
    senior = teams.senior_manager
    await senior.installs()
    with teams.store.turn(teams.clock()) as turn:
        there = turn.get(Person, senior.who.aad)
        turn.save(replace(there, left=True))
    none = await teams.coordinator.sends(card, "updates.senior", ids | {"seat": "health"})
    assert none.shows("No senior manager for Health is on the roster")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(there)
    done = await teams.coordinator.sends(card, "updates.senior", ids | {"seat": "health"})
    assert done.shows("They have a notice: Demo senior manager.")
    words = "Health has not answered yet for 1 of 1"
    assert await teams.until(lambda: [seen for seen in senior.sees() if seen.shows(words)])
    await quiet(teams)
    words = "Health: no answer on 1 of 1, senior manager asked Thursday 10 December 2026."
    assert (await board(teams, teams.chair)).shows(words)


async def test_the_senior_manager_is_asked_again_of_another_day(teams: Teams) -> None:
    await teams.senior_manager.says("help")
    await asked(teams, teams.health)
    card = await board(teams, teams.coordinator)
    ids = {"panel": "SHCG-P001", "seat": "health"}
    for _ in range(2):
        await teams.coordinator.sends(card, "updates.senior", ids)
    await quiet(teams)  # it is sent on the day that it was asked for
    await changes(teams, "move", "Move the panel", **JANUARY)
    teams.clock.move(days=20)
    await quiet(teams)
    done = await teams.coordinator.sends(card, "updates.senior", ids)
    assert done.shows("They have a notice: Demo senior manager.")
    await seen(teams.senior_manager, "Health has not answered yet for 1 of 1", but=1)
    assert len(notices(teams, "ask senior")) == 2
    await quiet(teams)
    now = await board(teams, teams.chair)
    assert now.shows("senior manager asked Thursday 10 December 2026 and Wednesday 30 December 2026.")


async def test_told_by_phone_for_a_seat_whose_speaker_stepped_out_nobody_is_asked(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    await steps_out(teams.health, reference)
    form = await teams.coordinator.presses(await board(teams, teams.coordinator), "Enter what they told me by phone")
    kept = await teams.coordinator.presses(form, "Keep it", seat="health", **PHONED)
    assert kept.shows("Nobody who may open this case speaks for Health, so nobody can confirm it here.")
    await quiet(teams)
    assert not notices(teams, "phoned")


async def test_the_senior_manager_named_for_a_seat_is_asked_for_it_and_nobody_else(teams: Teams) -> None:
    await asked(teams, teams.health)
    who = {"name": "Robin Senior", "entra": "aaaaaaaa-0000-4000-8000-000000000001", "role": "senior manager"}
    card = await teams.coordinator.presses(await teams.coordinator.says("roster"), "Open")
    card = await teams.coordinator.presses(card, "Add somebody")
    refused = await teams.coordinator.presses(card, "Add them", **who, seat="health", deputises="yes")
    assert refused.shows("Only a member deputises for a seat")
    added = await teams.coordinator.presses(refused, "Add them", seat="health", deputises="no")
    assert added.shows("Senior manager: Senior Safeguarding Lead, Health")
    card = await board(teams, teams.coordinator)
    ids = dict(card.buttons["Look again"]["data"]["ids"])
    done = await teams.coordinator.sends(card, "updates.senior", ids | {"seat": "health"})
    assert done.shows("They have a notice: Robin Senior.")
    police = await teams.coordinator.sends(card, "updates.senior", ids | {"seat": "police"})
    assert police.shows("They have a notice: Demo senior manager.")


async def test_a_child_who_joins_late_is_told_of_once_to_a_seat_that_was_done(teams: Teams) -> None:
    first = await asked(teams, teams.health)
    await teams.health.presses(await opened(teams.health, first), "Known, nothing to add")
    late = await accepted(teams, child=ANSWERS["child"] | {"first": "Sasha"})
    words = f"{late} has joined the panel of Thursday 17 December 2026. Your list is open again."
    assert await teams.until(lambda: [card for card in teams.health.sees() if card.shows(words)])
    assert [each.to for each in notices(teams, "prompt again")] == [persona_id("health")]


async def test_a_list_that_is_opened_again_is_not_reminded_of_the_same_morning(teams: Teams) -> None:
    first = await asked(teams, teams.health)
    await teams.health.presses(await opened(teams.health, first), "Known, nothing to add")
    teams.clock.move(days=1, hours=4)
    late = await accepted(teams, child=ANSWERS["child"] | {"first": "Sasha"})
    assert await teams.until(lambda: [card for card in teams.health.sees() if card.shows(f"{late} has joined")])
    assert await teams.until(lambda: [each for each in notices(teams, "reminder") if each.to == persona_id("police")])
    assert not [each for each in notices(teams, "reminder") if each.to == persona_id("health")]


async def test_whoever_takes_a_seat_after_a_reminder_fell_due_is_asked_once(teams: Teams) -> None:
    await asked(teams, teams.health)
    teams.clock.move(days=1, hours=4)
    new = teams.voice("new")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("new", "Demo new", (Post(NAME, Role.MEMBER, "health"),)))
        settle(turn)
    await new.says("help")
    assert await teams.until(lambda: [card for card in new.sees() if "Open the list" in card.buttons])
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert [each.template for each in notices(teams, "prompt") + notices(teams, "reminder") if each.to == "new"] == [
        "prompt"
    ]
