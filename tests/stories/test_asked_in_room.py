"""Who was heard before a decision is closed: each seat by its own press, or asked in the room by the chair."""

from bot.personas import persona_id
from panel.decisions import Decision, Stand
from panel.session import Present
from storage.records import Audit, Notice
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import PANEL, SITS, agree, before_the_panel, decision, gates, proposes
from tests.stories.sittings import at_first
from tests.stories.test_minutes import reads
from tests.stories.test_room import here

REASON = "Therapy has not started."


async def at_table(teams: Teams, *more: str) -> tuple[str, Card]:
    """A child whose outcome is proposed, with police and health at the table, and some more."""
    reference = await before_the_panel(teams)
    with teams.store.turn(teams.clock()) as turn:
        for name in more:
            turn.save(Present(f"{PANEL}/{name}", PANEL, persona_id(name), joined=(SITS,)))
    return reference, await proposes(teams, reference, "ongoing")


def kept(teams: Teams, reference: str) -> Decision:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Decision, f"{PANEL}/{reference}")


def stands(teams: Teams, reference: str) -> dict[str, Stand]:
    with teams.store.turn(teams.clock()) as turn:
        return {each.seat: each for each in turn.find(Stand, panel=PANEL, case=reference)}


def told(teams: Teams) -> set[str]:
    with teams.store.turn(teams.clock()) as turn:
        return {each.to for each in turn.find(Notice) if each.template == "asked in room"}


async def test_a_decision_on_which_nobody_was_heard_is_not_closed_and_says_what_to_do(teams: Teams) -> None:
    reference, shown = await at_table(teams)
    assert "Close it without hearing them" not in shown.buttons
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("Nobody was heard on this yet. Nothing has changed.")
    assert refused.shows("Ask round the table: each presses for its seat, or you write down who agreed in the room")
    assert kept(teams, reference).closed_at is None
    with teams.store.turn(teams.clock()) as turn:
        assert [each.outcome for each in turn.find(Audit) if each.act == "decide.close"] == ["refused"]


async def test_where_it_is_not_kept_who_is_here_that_is_said_first(teams: Teams) -> None:
    reference, shown = await at_table(teams)
    with teams.store.turn(teams.clock()) as turn:
        for each in turn.find(Present, panel=PANEL):
            turn.delete(each)
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("It is not kept that any seat is here: say who is here, then ask them")
    assert kept(teams, reference).closed_at is None


async def test_those_asked_in_the_room_are_written_down_as_the_chair_s_word_and_told(teams: Teams) -> None:
    reference, shown = await at_table(teams, "education")
    await agree(teams, reference, teams.police)
    shown = await decision(teams.chair, shown, reference)
    shown = await teams.chair.presses(shown, "All of them agree")
    assert shown.shows("3 agree, 2 of them as asked in the room.")
    assert shown.shows("agrees, as asked in the room and written down by the chair: Health")
    assert shown.shows("agrees: Police")
    assert told(teams) == {persona_id("health"), persona_id("education")}
    given = stands(teams, reference)
    assert {seat: (each.in_room, each.by) for seat, each in given.items()} == {
        "police": (False, persona_id("police")),
        "health": (True, persona_id("chair")),
        "education": (True, persona_id("chair")),
    }
    closed = await teams.chair.presses(shown, "Close the decision")
    assert closed.shows("Closed by: Demo chair")
    assert not closed.shows("not heard")
    assert kept(teams, reference).unheard == ()


async def test_a_seat_that_was_written_down_can_object_until_it_is_closed(teams: Teams) -> None:
    reference, shown = await at_table(teams)
    await teams.health.says("help")
    shown = await teams.chair.presses(shown, "All of them agree")
    line = "your seat agrees, as asked in the room. Until it is closed you can say otherwise."
    found = await teams.until(lambda: next((card for card in teams.health.sees() if card.shows(line)), None))
    mine = await teams.health.presses(found, "Open")
    assert mine.shows("The chair has written down that you agree, as asked in the room.")
    assert {"Agree", "Object"} <= set(mine.buttons)
    objected = await teams.health.presses(await teams.health.presses(mine, "Object"), "Object", reason=REASON)
    assert objected.shows("You object.")
    assert not stands(teams, reference)["health"].in_room
    assert (await teams.chair.presses(shown, "Close the decision")).shows("Health objects")
    assert not stands(teams, reference)["health"].agrees


async def test_some_of_them_agreed_and_the_others_are_named_when_it_is_closed_without_them(teams: Teams) -> None:
    reference, shown = await at_table(teams, "education")
    form = await teams.chair.presses(shown, "Some of them agree")
    assert not form.inputs["seats"]
    assert (await teams.chair.presses(form, "They agree")).shows("Choose who said that they agree")
    shown = await teams.chair.presses(form, "They agree", seats="health")
    assert shown.shows("Here, and not heard yet")
    refused = await teams.chair.presses(shown, "Close the decision")
    assert refused.shows("Somebody who is here was not heard yet")
    assert refused.shows("Police has said nothing")
    assert refused.shows("Education has said nothing")
    closed = await teams.chair.presses(refused, "Close it without hearing them")
    assert closed.shows("Closed by: Demo chair")
    assert closed.shows("Here, and not heard: ")
    assert set(kept(teams, reference).unheard) == {"police", "education"}
    with teams.store.turn(teams.clock()) as turn:
        turn.delete(turn.get(Present, f"{PANEL}/education"))
    assert (await decision(teams.police, shown, reference)).shows("Here, and not heard: ")


async def test_somebody_who_came_in_since_is_not_closed_over_nor_written_down(teams: Teams) -> None:
    reference, shown = await at_table(teams)
    await agree(teams, reference, teams.police)
    shown = await decision(teams.chair, shown, reference)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Present(f"{PANEL}/education", PANEL, persona_id("education"), joined=(SITS,)))
    refused = await teams.chair.presses(shown, "Close it without hearing them")
    assert refused.shows("Education has said nothing")
    assert not refused.shows("Health has said nothing")
    await teams.chair.presses(shown, "All of them agree")
    assert set(stands(teams, reference)) == {"police", "health"}
    assert kept(teams, reference).closed_at is None


async def test_the_chair_s_word_does_not_stand_over_a_seat_s_own_and_another_outcome_asks_anew(teams: Teams) -> None:
    reference, shown = await at_table(teams)
    mine = await decision(teams.health, await teams.health.says("help"), reference)
    form = await teams.health.presses(mine, "Object")
    await teams.health.presses(form, "Object", reason=REASON)
    for _ in range(2):
        await teams.chair.presses(shown, "All of them agree")
    assert {seat: each.agrees for seat, each in stands(teams, reference).items()} == {"health": False, "police": True}
    shown = await proposes(teams, reference, "deferred")
    assert shown.shows("Nobody agrees yet.")
    assert (await teams.chair.presses(shown, "Close the decision")).shows("Nobody was heard on this yet.")


async def test_whether_a_child_leaves_the_agenda_each_seat_says_for_itself(teams: Teams) -> None:
    reference, shown = await at_table(teams)
    removal = await proposes(teams, reference, "removed")
    assert "All of them agree" not in removal.buttons
    ids = shown.buttons["All of them agree"]["data"]["ids"] | {"round": "2"}
    refused = await teams.chair.sends(removal, "stand.room", ids)
    assert refused.shows("Whether a child leaves the agenda, each seat says for itself.")
    assert not stands(teams, reference)
    assert (await gates(teams, reference)).shows("Seats that are here and have not answered: 2")


async def test_only_whoever_leads_writes_it_down(teams: Teams) -> None:
    reference, shown = await at_table(teams)
    for voice in (teams.police, teams.coordinator, teams.practitioner):
        card = await voice.says("help")
        for verb in ("stand.room", "stand.room_form"):
            refused = await voice.sends(card, verb, shown.buttons["All of them agree"]["data"]["ids"])
            assert refused.shows("not for the roles you hold"), verb
    assert not stands(teams, reference)


async def test_the_minutes_say_whose_word_it_is_and_who_was_not_heard(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    for name in ("police", "health", "education"):
        await here(teams.coordinator, persona_id(name))
    await teams.chair.presses(card, "I have checked the room")
    shown = await proposes(teams, first, "ongoing")
    await agree(teams, first, teams.police)
    form = await teams.chair.presses(shown, "Some of them agree")
    shown = await teams.chair.presses(form, "They agree", seats="health")
    await teams.chair.presses(shown, "Close it without hearing them")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    words = await reads(teams.chair)
    assert "Agreed: Police" in words
    assert "Agreed, as asked in the room and written down by the chair: Health" in words
    assert "Present, and not heard: Education" in words
