"""Who speaks for a seat at a sitting: whoever fills it; and an objection is whoever's who made it."""

from dataclasses import replace

from bot.personas import persona_id
from panel.apologies import Apology
from panel.cases import Case
from panel.decisions import Decision, Stand
from panel.people import Person, Post, Role
from panel.session import Present
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.at_sitting import PANEL, SITS, agree, before_the_panel, decision, proposes, status
from tests.stories.sittings import at_first, screen, told
from tests.stories.test_close_case import ready
from tests.stories.test_decision import objects
from tests.stories.test_room import here

INSTEAD = "stand-in"
THEIRS = "That objection is changed or settled only by whoever made it."


def apologies(teams: Teams) -> None:
    """Health cannot come, and somebody deputises."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person(INSTEAD, "Demo stand-in", (Post(NAME, Role.MEMBER, "health", deputises=True),)))
        panel, who = turn.panel(PANEL), persona_id("health")
        id = f"{PANEL}/health/{who}"
        turn.save(Apology(id, PANEL, who, "health", panel.starts_at, turn.now, moved_at=panel.moved_at))


def comes(teams: Teams, person: str, instead_of: str = "", **changed: object) -> None:
    """Somebody is there; whoever they come instead of has gone."""
    with teams.store.turn(teams.clock()) as turn:
        if kept := turn.maybe(Present, f"{PANEL}/{instead_of}"):
            turn.save(replace(kept, left=(SITS,)))
        there = Present(f"{PANEL}/{person or 'caller'}", PANEL, person, joined=(SITS,))
        turn.save(replace(there, **changed))  # type: ignore[arg-type]


def calls(teams: Teams) -> None:
    comes(teams, "", "health", name="Sam Sample", service="Health", seats=("health",))


def stand_of(teams: Teams, reference: str, seat: str = "health") -> Stand:
    with teams.store.turn(teams.clock()) as turn:
        return next(each for each in turn.find(Stand, panel=PANEL, case=reference) if each.seat == seat)


def gone(teams: Teams, *people: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        for name in people:
            turn.save(replace(turn.get(Present, f"{PANEL}/{name}"), left=(turn.now,)))


async def opened(voice: Voice, reference: str) -> Card:
    return await decision(voice, await voice.says("help"), reference)


async def stays(teams: Teams, card: Card, reference: str, why: str) -> None:
    done = await teams.chair.presses(card, "Remove from the agenda")
    assert done.shows(why), done.words
    assert status(teams, reference) == "accepted"


async def test_nobody_is_removed_once_everybody_has_left_the_room(teams: Teams) -> None:
    reference, card = await ready(teams)
    gone(teams, "police", "health")
    await stays(teams, card, reference, "It is not kept that any seat is here to agree")


async def test_nor_where_nobody_wrote_down_who_is_here(teams: Teams) -> None:
    reference, card = await ready(teams)
    with teams.store.turn(teams.clock()) as turn:
        for each in turn.find(Present, panel=PANEL):
            turn.delete(each)
    await stays(teams, card, reference, "It is not kept that any seat is here to agree")


async def test_nor_on_the_word_of_somebody_who_stepped_out_since(teams: Teams) -> None:
    reference, card = await ready(teams)
    gone(teams, "health")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), interests=(persona_id("police"),)))
    await stays(teams, card, reference, "It is not kept that any seat is here to agree")


async def test_a_deputy_by_apology_is_entitled_sees_the_decision_and_agrees(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    apologies(teams)
    comes(teams, INSTEAD, "health")
    shown = await proposes(teams, reference, "removed")
    assert shown.shows("Here, and not heard yet: Police, Health")
    mine = await opened(teams.voice(INSTEAD), reference)
    assert mine.shows("Your seat: Health")
    await teams.voice(INSTEAD).presses(mine, "Agree")
    assert stand_of(teams, reference).by == INSTEAD


async def test_a_deputy_by_apology_is_no_stranger_in_the_room(teams: Teams) -> None:
    _, card = await at_first(teams)
    apologies(teams)
    await here(teams.coordinator, INSTEAD)
    assert not (await screen(teams.chair)).shows("Not entitled here")
    await teams.chair.presses(card, "I have checked the room")
    await here(teams.coordinator, INSTEAD)
    assert (await screen(teams.chair)).shows("Robin Example")


async def test_whoever_fills_a_seat_by_the_chair_s_word_agrees_or_objects_for_it(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    guest = persona_id("invitee")
    comes(teams, guest, seats=("education",), deputising=True)
    await proposes(teams, reference, "removed")
    mine = await objects(teams.invitee, reference)
    assert mine.shows("Your seat: Education")
    assert stand_of(teams, reference, "education").by == guest
    gone(teams, guest)
    assert (await opened(teams.invitee, reference)).shows("There is no case with that reference")


async def test_whoever_fills_a_seat_and_cannot_press_is_written_down_by_the_chair(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    comes(teams, persona_id("lead"), seats=("education",), deputising=True)
    shown = await proposes(teams, reference, "removed")
    assert (await teams.chair.presses(shown, "Education agrees")).shows("agrees: Education")


async def test_an_objection_is_not_overruled_through_a_caller_or_a_colleague(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("second", "Second Health", (Post(NAME, Role.MEMBER, "health"),)))
    comes(teams, "second")
    shown = await proposes(teams, reference, "removed")
    await objects(teams.health, reference)
    theirs = await opened(teams.voice("second"), reference)
    assert theirs.shows("Somebody else objected for this seat: it is theirs to change.")
    assert "Agree" not in theirs.buttons
    ids = {"case": reference, "panel": PANEL, "seat": "health", "round": "1"}
    assert (await teams.voice("second").sends(theirs, "stand.agree", ids)).shows(THEIRS)
    gone(teams, "second")
    calls(teams)
    gone(teams, "health")
    assert (await teams.chair.sends(shown, "stand.agree", ids)).shows(THEIRS)
    form = await teams.chair.presses(await opened(teams.chair, reference), "It was settled")
    settled = await teams.chair.presses(form, "Ask them", settled="Talked.")
    rev = str(stand_of(teams, reference).rev)
    assert (await teams.chair.sends(settled, "settle.yes", {**ids, "rev": rev})).shows(THEIRS)
    kept = stand_of(teams, reference)
    assert (kept.agrees, kept.by, kept.stands) == (False, persona_id("health"), True)


async def test_what_a_caller_objected_with_the_chair_changes_for_them(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    calls(teams)
    shown = await proposes(teams, reference, "ongoing")
    form = await teams.chair.presses(shown, "Health objects")
    shown = await teams.chair.presses(form, "Object", reason="Not yet.")
    form = await teams.chair.presses(shown, "It was settled")
    shown = await teams.chair.presses(form, "Ask them", settled="Talked.")
    shown = await teams.chair.presses(shown, "Health says it is settled")
    assert shown.shows("objected, settled: Health")
    assert not stand_of(teams, reference).stands


async def test_an_outcome_is_not_closed_over_an_objection(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    await proposes(teams, reference, "ongoing")
    await agree(teams, reference, teams.police)
    await objects(teams.health, reference)
    shown = await opened(teams.chair, reference)
    done = await teams.chair.presses(shown, "Close the decision")
    assert done.shows("An objection is never outvoted")
    assert done.shows("Health objects")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Decision, f"{PANEL}/{reference}").closed_at is None
    form = await teams.chair.presses(done, "Start the disagreement steps")
    await teams.chair.presses(form, "Raise it", words="Not yet.", with_chair="no")
    assert (await teams.chair.presses(shown, "Close the decision")).shows("Closed by: Demo chair")


async def test_a_caller_who_comes_into_the_meeting_says_themselves_that_what_was_written_for_them_is_settled(
    teams: Teams,
) -> None:
    await teams.health.says("help")
    reference = await before_the_panel(teams)
    calls(teams)
    shown = await proposes(teams, reference, "ongoing")
    form = await teams.chair.presses(shown, "Health objects")
    await teams.chair.presses(form, "Object", reason="Not yet.")
    gone(teams, "caller")
    comes(teams, persona_id("health"))
    shown = await opened(teams.chair, reference)
    assert "Health agrees" not in shown.buttons
    await teams.chair.presses(await teams.chair.presses(shown, "It was settled"), "Ask them", settled="Talked.")
    asked = await told(teams, teams.health, "the chair has written how your objection was settled")
    done = await teams.health.presses(await teams.health.presses(asked, "Open"), "Yes, it is settled")
    assert done.shows("You objected, and have said that it is settled.")
    assert not stand_of(teams, reference).stands


async def test_what_was_written_for_a_caller_is_nobody_s_word_but_their_seat_s(teams: Teams) -> None:
    reference = await before_the_panel(teams)
    calls(teams)
    form = await teams.chair.presses(await proposes(teams, reference, "ongoing"), "Health objects")
    card = await teams.chair.presses(form, "Object", reason="Not yet.")
    gone(teams, "caller")
    comes(teams, persona_id("health"))
    ids = {"case": reference, "panel": PANEL, "seat": "health", "round": "1"}
    for voice in (teams.chair, teams.police):
        assert (await voice.sends(card, "stand.agree", ids)).shows("Whoever speaks for a seat that is here")
    assert stand_of(teams, reference).stands
