"""Actions by form: one seat, one person and one day, or refused; who sees them, and who is told."""

from dataclasses import replace

import pytest

from bot.matters import settle
from bot.personas import persona_id
from panel.actions import Action
from panel.cases import Case, CaseStatus
from panel.panels import Item
from panel.people import Person
from panel.session import Session
from panel.updates import Answer, Update
from tests.dialogue import Card, Teams, Voice
from tests.stories.long_day import Day, audits
from tests.stories.steps import accepted

WHAT = "Share the disclosure log"


async def form_of(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"action {reference}"), "Write the action")


def owner(seat: str, person: str = "") -> str:
    return f"{seat}/{persona_id(person or seat)}"


async def makes(voice: Voice, reference: str, **fields: str) -> Card:
    """Records an action in the form: the police's, by Friday, unless it says otherwise."""
    given = {"words": WHAT, "owner": owner("police"), "due": "27 11 2026", "safety": "no"} | fields
    return await voice.presses(await form_of(voice, reference), "Record the action", **given)


def the_action(teams: Teams, id: str = "SHCG-A001") -> Action:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Action, id)


def changed(teams: Teams, reference: str, **fields: object) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), **fields))  # type: ignore[arg-type]
        settle(turn)


async def heard(teams: Teams, voice: Voice, words: str) -> Card:
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found


def saw(voice: Voice, words: str) -> int:
    return sum(card.shows(words) for card in voice.sees())


async def quiet(teams: Teams) -> None:
    await teams.until(lambda: not teams.store.due(teams.clock()))


async def test_an_action_is_recorded_and_its_owner_is_told_without_its_words(teams: Teams) -> None:
    await teams.police.says("help")
    reference = await accepted(teams)
    assert (await makes(teams.health, reference, helpers="education")).shows("SHCG-A001 is recorded.")
    told = await heard(
        teams, teams.police, f"SHCG-A001, for {reference}: an action is yours, due on Friday 27 November 2026."
    )
    assert not told.shows("disclosure")
    seen = await teams.police.presses(told, "Open")
    assert seen.shows(f"What: {WHAT}")
    assert seen.shows("Owner: Police: Demo police")
    assert seen.shows("Helps: Education")
    assert (await teams.police.says("my")).shows("Actions that are yours: 1")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"owner": ""}, "Choose who owns it"),
        ({"owner": f"{owner('police')},{owner('health')}"}, "Choose from the list"),
        ({"owner": owner("police", "health")}, "Choose from the list"),
        ({"due": " "}, "Say by when it is due"),
        ({"due": "when there is time"}, "Enter the day"),
        ({"due": "5 6 2029"}, "more than 2 years away"),
        ({"due": "22 11 2026"}, "That day is past"),
        ({"words": " "}, "Say what is to be done"),
    ],
)
async def test_without_one_owner_and_one_day_it_is_refused_and_all_that_was_typed_stands(
    teams: Teams, fields: dict[str, str], why: str
) -> None:
    reference = await accepted(teams)
    refused = await makes(teams.health, reference, helpers="education", **fields)
    assert refused.shows(why)
    assert refused.shows("Nothing you typed is lost.")
    assert refused.inputs["helpers"] == "education"
    assert refused.inputs["words"] == fields.get("words", WHAT)
    assert refused.inputs["due"].strip() == fields.get("due", "27 11 2026").strip()
    with teams.store.turn(teams.clock()) as turn:
        assert turn.find(Action) == []


async def test_a_seat_that_nobody_speaks_for_is_refused_with_who_can_mend_it(teams: Teams) -> None:
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id("police")), left=True))
    refused = await makes(teams.health, reference, owner="police/")
    assert refused.shows("Nobody speaks for Police today: choose another seat, or ask the coordinator who does")


async def test_whose_it_may_be_is_suggested_and_chosen_by_a_person(teams: Teams) -> None:
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Case, reference).panel
        by = persona_id("health")
        turn.save(Update(f"{panel}/{reference}/health/1", panel, reference, "health", 1, Answer.UPDATE, by, turn.now))
    form = await form_of(teams.chair, reference)
    assert form.shows("It may be for Health: it gave an update. You choose.")
    assert not form.inputs["owner"]


@pytest.mark.parametrize(
    ("words", "why"), [("Ring Sasha", "another child or adult"), ("See Robin", "the child’s name")]
)
async def test_a_name_in_the_words_is_asked_about_before_it_is_saved(teams: Teams, words: str, why: str) -> None:
    reference = await accepted(teams, others={"other_child": "yes", "other_name_1": "Sasha Pretend"})
    named = await makes(teams.health, reference, words=words)
    assert named.shows(why)
    assert named.inputs["words"] == words
    assert (await teams.health.presses(named, "Keep my words")).shows("SHCG-A001 is recorded.")


async def test_a_case_shows_its_actions_unfinished_first_a_page_at_a_time(teams: Teams) -> None:
    day = Day(teams)
    reference = await accepted(teams)
    for n in range(9):
        await makes(teams.health, reference, words=f"Number {n}", due=f"{30 - (n % 2)} 4 2027")
    case = await teams.police.presses(await teams.police.says(f"case {reference}"), "Open")
    assert case.shows("Unfinished actions")
    assert case.words.count("Number") == 3
    every = await teams.police.presses(case, "All actions (9)")
    assert every.shows("1 to 8 of 9. Opening this is recorded.")
    assert every.words.index("Number 1") < every.words.index("Number 0"), "what is due first stands first"
    assert (await teams.police.presses(every, "More actions")).shows("9 of 9.")
    assert ("open", reference, "actions") in {(line.act, line.subject, line.view) for line in audits(day)}


async def test_whoever_may_open_the_case_sees_them_and_nobody_else(teams: Teams) -> None:
    reference = await accepted(teams)
    await makes(teams.health, reference)
    card = await teams.health.says("my")
    ids = {"case": reference, "action": "SHCG-A001"}
    for voice in (teams.chair, teams.coordinator, teams.education, teams.practitioner):
        assert (await voice.sends(card, "action.open", ids)).shows(WHAT), voice.who.aad
    for voice in (teams.invitee, teams.lead, teams.auditor, teams.social_worker):
        assert not (await voice.sends(card, "action.open", ids)).shows(WHAT), voice.who.aad
    wrong = await teams.chair.sends(card, "action.open", ids | {"case": "SHCG-2026-999"})
    assert wrong.shows("There is no action with that reference")
    changed(teams, reference, interests=(persona_id("education"),))
    assert not (await teams.education.sends(card, "action.open", ids)).shows(WHAT)


async def test_its_owner_still_sees_and_ends_it_once_the_case_has_left_the_agenda(teams: Teams) -> None:
    reference = await accepted(teams)
    await makes(teams.health, reference)
    changed(teams, reference, status=CaseStatus.REMOVED, panel="")
    card = await teams.police.says("my")
    assert card.shows("Actions that are yours: 1")
    ids = {"case": reference, "action": "SHCG-A001"}
    assert (await teams.police.sends(card, "action.open", ids)).shows(WHAT)
    assert not (await teams.education.sends(card, "action.open", ids)).shows(WHAT)
    ended = await teams.police.sends(card, "action.end", ids | {"state": "done"}, {"said": "Shared."})
    assert ended.shows("SHCG-A001 is done.")


async def test_at_a_sitting_it_carries_its_panel_and_its_words_wait_for_the_room(teams: Teams) -> None:
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Case, reference).panel
        assert turn.get(Item, f"{panel}/{reference}")
        chair = persona_id("chair")
        session = Session(panel, "durham-shcg", turn.now, chair, chair, reference, turn.now)
        turn.save(replace(session, checked_at=turn.now))
    assert (await makes(teams.health, reference)).shows("SHCG-A001 is recorded.")
    assert the_action(teams).panel == panel
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Session, panel), checked_at=None))
    card = await teams.health.says("my")
    for verb in ("action.open", "action.list", "action.form"):
        shut = await teams.health.sends(card, verb, {"case": reference, "action": "SHCG-A001"})
        assert shut.shows("the room is not checked for it yet"), verb
        assert not shut.shows(WHAT)


async def test_reminders_come_two_working_days_before_and_on_the_day_then_one_card_a_week(teams: Teams) -> None:
    await teams.police.says("help")
    reference = await accepted(teams)
    await makes(teams.health, reference)
    await makes(teams.health, reference, words="Something else", due="30 11 2026")
    await makes(teams.health, reference, words="And more", due="27 11 2026")
    teams.clock.move(days=2)
    soon = await heard(
        teams, teams.police, "SHCG-A001, for SHCG-2026-001: your action is due on Friday 27 November 2026."
    )
    assert not soon.shows("disclosure")
    assert {"Done", "Not done", "Open"} <= set(soon.buttons)
    teams.clock.move(days=2)
    await heard(teams, teams.police, "SHCG-A001, for SHCG-2026-001: your action is due today, Friday 27 November 2026.")
    await heard(teams, teams.police, "SHCG-A002, for SHCG-2026-001: your action is due on Monday 30 November 2026.")
    ending = await teams.police.presses(soon, "Done")
    await teams.police.presses(ending, "It is done", said="Shared.")
    teams.clock.move(days=3)
    digest = await heard(teams, teams.police, "1 action of yours is overdue")
    assert digest.shows("SHCG-A003, for SHCG-2026-001: was due on Friday 27 November 2026.")
    assert not digest.shows("SHCG-A002")
    assert not digest.shows("And more")
    teams.clock.move(days=3)
    await quiet(teams)
    assert saw(teams.police, "overdue") == 1
    teams.clock.move(days=4)
    again = await heard(teams, teams.police, "2 actions of yours are overdue")
    assert (await teams.police.presses(again, "Open my list")).shows("SHCG-A003, for SHCG-2026-001: was due on")
    assert saw(teams.police, "SHCG-A003, for SHCG-2026-001: your action is due") == 2


@pytest.mark.parametrize("status", [CaseStatus.STOPPED, CaseStatus.REMOVED])
async def test_every_reminder_falls_silent_at_once_when_the_child_has_left(teams: Teams, status: CaseStatus) -> None:
    await teams.police.says("help")
    reference = await accepted(teams)
    await makes(teams.health, reference)
    await heard(teams, teams.police, "an action is yours")
    changed(teams, reference, status=status, panel="")
    teams.clock.move(days=14)
    await quiet(teams)
    assert saw(teams.police, "your action is due") == 0
    assert saw(teams.police, "overdue") == 0


async def test_whoever_steps_out_of_the_case_is_reminded_of_nothing(teams: Teams) -> None:
    await teams.police.says("help")
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await makes(teams.health, reference)
    changed(teams, reference, interests=(persona_id("police"),))
    told = await heard(teams, teams.coordinator, f"SHCG-A001, for {reference}: nobody answers for this action now.")
    assert told.shows("Its seat is Police.")
    teams.clock.move(days=10)
    await quiet(teams)
    assert saw(teams.police, "your action is due") == 0
    assert saw(teams.police, "overdue") == 0


async def test_another_child_s_name_or_reference_is_asked_about_before_it_is_kept(teams: Teams) -> None:
    other = await accepted(teams, child={"first": "Sasha", "family": "Placeholder", "born": "1 2 2011"})
    mine = await accepted(teams)
    for words in ("Keep apart from Sasha Placeholder", "Keep apart from sasha", f"Keep apart from {other}"):
        asks = await makes(teams.chair, mine, words=words)
        assert asks.shows("You typed the name of somebody else, or another child’s reference"), words
        assert asks.inputs["words"] == words
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(Action)
    assert (await makes(teams.chair, mine, words=f"Look at {mine} again")).shows("SHCG-A001 is recorded.")
    assert (await teams.chair.presses(asks, "Keep my words")).shows("SHCG-A002 is recorded.")


async def test_whoever_has_stepped_out_since_is_not_told_that_it_is_theirs(teams: Teams) -> None:
    reference = await accepted(teams)
    await makes(teams.health, reference)
    changed(teams, reference, interests=(persona_id("police"),))
    await teams.police.says("help")
    await quiet(teams)
    assert not saw(teams.police, reference)
