"""What becomes of an action: done or not done by whoever answers for it, or given to somebody else."""

import asyncio
from dataclasses import replace

from bot.matters import settle
from bot.personas import persona_id
from panel.actions import State
from panel.people import Person, Post, Role
from tests.dialogue import Card, Teams, Voice
from tests.stories.long_day import Day, audits, stranger
from tests.stories.steps import accepted
from tests.stories.test_actions import WHAT, heard, makes, owner, quiet, saw, the_action

NAME = "durham-shcg"


async def made(teams: Teams, **fields: str) -> str:
    """A case with one action of the police's."""
    await teams.police.says("help")
    reference = await accepted(teams)
    assert (await makes(teams.health, reference, **fields)).shows("SHCG-A001 is recorded.")
    return reference


async def ends(voice: Voice, how: str = "Done", **fields: str) -> Card:
    form = await voice.presses(await voice.says("done SHCG-A001"), how)
    return await voice.presses(form, "It is done" if how == "Done" else "It is not done", **fields)


async def test_done_with_words_and_not_done_with_a_reason(teams: Teams) -> None:
    await made(teams)
    posted = await teams.police.says("/done shcg-a001")
    assert posted.shows("SHCG-A001, for SHCG-2026-001: due on Friday 27 November 2026.")
    assert not posted.shows("disclosure")
    form = await teams.police.presses(posted, "Not done")
    assert form.shows(WHAT)
    refused = await teams.police.presses(form, "It is not done", said=" ")
    assert refused.shows("Say why it was not done")
    done = await teams.police.presses(refused, "It is not done", said="The log is sealed.")
    assert done.shows("SHCG-A001 is not done.")
    kept = the_action(teams)
    assert (kept.state, kept.said, kept.ended_by) == (State.NOT_DONE, "The log is sealed.", persona_id("police"))


async def test_an_old_button_says_by_whom_and_when(teams: Teams) -> None:
    await made(teams)
    told = await heard(teams, teams.police, "an action is yours")
    form = await teams.police.presses(told, "Done")
    await teams.police.presses(form, "It is done", said="Shared.")
    teams.clock.move(hours=1)
    for button in ("Done", "Not done"):
        old = await teams.police.presses(told, button)
        assert old.shows("SHCG-A001 is done already. Nothing was changed by this press.")
        assert old.shows("By Demo police, Monday 23 November 2026 at 10am")
    again = await teams.police.presses(form, "It is done", said="Shared twice.")
    assert again.shows("SHCG-A001 is done already.")
    assert again.shows("Shared twice."), "what was typed can be copied"
    assert the_action(teams).said == "Shared."


async def test_only_its_owner_says_so(teams: Teams) -> None:
    day = Day(teams)
    reference = await made(teams)
    ids = {"case": reference, "action": "SHCG-A001", "state": "done"}
    card = await teams.police.says("my")
    for voice in (teams.chair, teams.coordinator, teams.health, teams.practitioner):
        assert (await voice.says("done SHCG-A001")).shows("Only whoever answers for an action")
        for verb in ("action.done", "action.not_done", "action.end"):
            refused = await voice.sends(card, verb, ids, {"said": "Done."})
            assert refused.shows("Only whoever answers for an action"), verb
    for voice in (teams.invitee, teams.social_worker, teams.lead):
        assert not (await voice.sends(card, "action.end", ids, {"said": "Done."})).shows("is done.")
    assert the_action(teams).state is State.OPEN
    assert len([line for line in audits(day) if line.outcome == "refused"]) == 4 * 4 + 3


async def test_done_of_nothing_and_of_what_there_is_not(teams: Teams) -> None:
    assert (await teams.police.says("done")).shows("Say which action: for example, done SHCG-A007")
    assert (await teams.police.says("done SHCG-A099")).shows("There is no action with that reference")
    assert (await teams.police.says("done it all")).shows("Say which action")


async def test_while_its_owner_is_away_who_deputises_sees_it_and_ends_it(teams: Teams) -> None:
    await made(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("dot", "Dot", (Post(NAME, Role.MEMBER, "police", deputises=True),)))
    dot = teams.voice("dot")
    assert (await dot.says("done SHCG-A001")).shows("There is no action with that reference")
    with teams.store.turn(teams.clock()) as turn:
        police = turn.get(Person, persona_id("police"))
        turn.save(replace(police, away_from=teams.clock().date()))
    assert (await dot.says("my")).shows("Actions that are yours: 1")
    teams.clock.move(days=2)
    await heard(teams, dot, "SHCG-A001, for SHCG-2026-001: your action is due on Friday 27 November 2026.")
    assert saw(teams.police, "your action is due on") == 0
    assert (await ends(dot, said="Shared by me.")).shows("SHCG-A001 is done.")
    assert the_action(teams).ended_by == "dot"


async def test_once_its_owner_has_left_and_nobody_holds_the_seat_the_coordinator_is_told_and_gives_it_on(
    teams: Teams,
) -> None:
    for voice in (teams.coordinator, teams.education):
        await voice.says("help")
    await made(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id("police")), posts=(Post(NAME, Role.LEAD),)))
        settle(turn)
    told = await heard(teams, teams.coordinator, "SHCG-A001, for SHCG-2026-001: nobody answers for this action now.")
    assert not told.shows("disclosure")
    form = await teams.coordinator.presses(told, "Another owner")
    assert form.shows("Owner now: Police: nobody now")
    wrong = await teams.coordinator.presses(form, "Give it to them", owner="police/", reason="They left.")
    assert wrong.shows("Nobody speaks for Police today")
    assert wrong.inputs["reason"] == "They left."
    given = await teams.coordinator.presses(wrong, "Give it to them", owner=owner("education"))
    assert given.shows("SHCG-A001 has another owner.")
    await heard(teams, teams.education, "SHCG-A001, for SHCG-2026-001: an action is yours")
    assert not (await teams.police.says("done SHCG-A001")).shows("due on")


async def test_another_owner_is_given_by_those_who_lead_with_a_trace_and_both_are_told(teams: Teams) -> None:
    await teams.health.says("help")
    reference = await made(teams)
    ids = {"case": reference, "action": "SHCG-A001"}
    for voice in (teams.police, teams.health, teams.practitioner):
        card = await voice.says("my")
        refused = await voice.sends(card, "action.move_save", ids, {"owner": owner("health"), "reason": "No."})
        assert refused.shows("not for the roles you hold")
    card = await teams.chair.says("my")
    form = await teams.chair.sends(card, "action.move", ids)
    stale = await teams.chair.sends(card, "action.move", ids)
    missing = await teams.chair.presses(form, "Give it to them", owner=owner("health"))
    assert missing.shows("Say why")
    assert missing.inputs["owner"] == owner("health")
    named = await teams.chair.presses(missing, "Give it to them", reason="Robin is theirs.")
    assert "Keep my words" in named.buttons
    given = await teams.chair.presses(named, "Give it to them", reason="Health holds the log.")
    assert given.shows("SHCG-A001 has another owner."), given.words
    told = await heard(teams, teams.health, "SHCG-A001, for SHCG-2026-001: an action is yours")
    assert not told.shows("holds the log")
    await heard(teams, teams.police, "SHCG-A001, for SHCG-2026-001: this action is somebody else’s now.")
    seen = await teams.health.presses(told, "Open")
    assert seen.shows("Police: Demo police: until Monday 23 November 2026 at 10am, Health holds the log.")
    late = await teams.chair.presses(stale, "Give it to them", owner=owner("education"), reason="Late.")
    assert late.shows("Somebody has given it to another owner meanwhile")
    assert the_action(teams).owner.seat == "health"
    assert (await teams.police.says("done SHCG-A001")).shows("Only whoever answers for an action")
    assert (await ends(teams.health, said="Shared.")).shows("SHCG-A001 is done.")


async def test_two_people_end_it_at_once_and_one_of_them_did(teams: Teams) -> None:
    reference = await made(teams)
    twin = stranger(Day(teams), "twin", Post(NAME, Role.MEMBER, "police"))
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id("police")), away_from=teams.clock().date()))
    card, ids = await twin.says("my"), {"case": reference, "action": "SHCG-A001", "state": "done"}
    answers = await asyncio.gather(
        *(voice.sends(card, "action.end", ids, {"said": voice.who.aad}) for voice in (teams.police, twin))
    )
    assert sorted(each.shows("is done already") for each in answers) == [False, True]


async def test_a_name_in_the_words_is_asked_about_and_reminders_stop_once_it_has_ended(teams: Teams) -> None:
    await made(teams)
    named = await ends(teams.police, said="Robin has it.")
    assert named.shows("You typed the child’s name")
    assert (await teams.police.presses(named, "Keep my words")).shows("SHCG-A001 is done.")
    teams.clock.move(days=14)
    await quiet(teams)
    assert saw(teams.police, "your action is due") == 0
    assert saw(teams.police, "overdue") == 0
