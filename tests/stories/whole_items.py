"""The items of a whole meeting, one after another, each in its own way: what is pressed and what is seen."""

from datetime import date

from panel.actions import Action
from tests import bodies
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import decision, gates, status
from tests.stories.sittings import discussion, screen, session, told
from tests.stories.whole_meeting import (
    FIRST,
    GIST,
    INVITEES,
    ORDER,
    ORGANISER,
    OTHER,
    STAND_IN,
    TYPED,
    agree,
    canaries,
    closes,
    decides,
    event,
    goes_on,
    objects,
    opens,
    proposes,
    saw,
    seats,
)  # fmt: skip
from tests.teams.test_message_extension import button, inputs, sends
from tests.teams.test_message_extension import card as dialog


async def the_first(teams: Teams) -> None:
    """Notes, ticks, actions, recommendations, an outcome that all agree to, and the time, which is the chair's."""
    chair, coordinator, ref = teams.chair, teams.coordinator, ORDER[0]
    notes = await coordinator.presses(await screen(coordinator), "Notes")
    notes = await coordinator.presses(notes, "Save", safe=TYPED, plan=GIST, voice=f"{GIST} with {OTHER}")
    assert notes.shows("You typed the name of somebody else")
    await coordinator.presses(notes, "Keep my words")
    await the_actions(teams, ref)
    await out_of_a_message(teams, ref)
    for agreed, why, shows in (("yes", "", "Agreed on"), ("no", TYPED, f"Not agreed: {TYPED}")):
        form = await chair.presses(await screen(chair), "Recommend")
        advice = {"kind": "intervention", "words": GIST, "seat": "full_circle", "agreed": agreed, "why_not": why}
        assert (await chair.presses(form, "Save", **advice)).shows(shows)
    await decides(chair, ref, "ongoing", *seats(teams))
    for words, more in (("13 minutes on this item.", 13), ("15 minutes on this item.", 2)):
        teams.clock.move(minutes=more)
        await told(teams, chair, words)
        assert not [voice for voice in (teams.deputy, coordinator, *seats(teams)) if saw(voice, words)]
    await goes_on(chair, 0, ticked="start_now,voice")
    await told(teams, teams.voice(INVITEES[0]), f"{ref} is finished for today. You can leave the meeting.")
    item = discussion(teams, ref)
    assert item
    assert (item.done, item.ticked, item.seconds // 60) == (True, ("start_now", "voice"), 15)
    assert item.notes == {"safe": TYPED, "plan": GIST, "voice": f"{GIST} with {OTHER}"}


async def the_actions(teams: Teams, ref: str) -> None:
    """One typed and confirmed; one by card, refused until it says by when."""
    chair, circle = teams.chair, teams.full_circle.who.aad
    typed = await chair.says(f"/action {ref} police: {TYPED} by Friday")
    assert typed.shows(f"{ref}: an action for Police, by Friday 18 December 2026.")
    form = await chair.presses(typed, "Check and confirm")
    assert (await chair.presses(form, "Record the action", safety="no")).shows("SHCG-A001 is recorded.")
    form = await chair.presses(await screen(chair), "Action")
    assert not form.shows("It may be for")
    given = {"words": TYPED, "owner": f"full_circle/{circle}", "safety": "no"}
    form = await chair.presses(form, "Record the action", **given)
    assert form.shows("Say by when it is due")
    assert (await chair.presses(form, "Record the action", due="5 1 2027")).shows("SHCG-A002 is recorded.")


async def out_of_a_message(teams: Teams, ref: str) -> None:
    """What somebody wrote in the meeting's chat, with a child's name in it, becomes an action of the chair's making;
    nobody else's press, and no second one, makes another."""
    chair, guest, before = teams.chair, teams.voice(INVITEES[1]), len(teams.connector.received)
    _, refused = await teams.send(bodies.make_action(guest.who, teams.group(), f"<p>{FIRST[0]} {TYPED}</p>"))
    assert "not for the roles you hold" in str(refused)
    assert ref not in str(refused)
    _, answer = await teams.send(bodies.make_action(chair.who, teams.group(), f"<p>{FIRST[0]} {TYPED}</p>"))
    pick = dialog(answer["task"])
    assert inputs(pick)["words"]["value"] == f"{FIRST[0]} {TYPED}"
    form = dialog(await sends(teams, chair, button(pick, "Go on") | {"case": ref, "words": f"{FIRST[0]} {TYPED}"}))
    record = button(form, "Record the action")
    given = {"owner": f"iro/{teams.iro.who.aad}", "safety": "no", "due": "12 1 2027"}
    named = dialog(await sends(teams, chair, record | given | {"words": f"{FIRST[0]} {TYPED}"}))
    assert "You typed the child’s name" in str(named)
    assert "not for the roles you hold" in str(dialog(await sends(teams, guest, record | given | {"words": GIST})))
    for _ in range(2):
        closed = await sends(teams, chair, button(named, "Record the action") | given | {"words": TYPED})
        assert closed == {"type": "message", "value": "SHCG-A003 is recorded."}
    with teams.store.turn(teams.clock()) as turn:
        made = [each for each in turn.find(Action, case=ref) if each.owner.seat == "iro"]
    assert [(each.words, each.due) for each in made] == [(TYPED, date(2027, 1, 12))]
    assert not [each for each in teams.connector.received[before:] if canaries(str(each.body))]


async def the_removed(teams: Teams) -> None:
    """Tried too early; then gate after gate is mended, all agree, and the child is off the agenda."""
    chair, ref = teams.chair, ORDER[1]
    card = await gates(teams, ref)
    assert card.shows(f"{ref} stays on the agenda.")
    assert card.shows("Not met 6.")
    assert "Remove from the agenda" not in card.buttons
    await chair.presses(await chair.presses(card, "Ask the sitting"), "Ask the social worker for a new one")
    await another_matrix(teams, await told(teams, teams.practitioner, f"{ref}: something is asked of you."))
    await chair.presses(await gates(teams, ref), "We have looked at it")
    reason = await chair.presses(await gates(teams, ref), "Write the reason")
    await chair.presses(reason, "Keep the reason", words=TYPED)
    assert (await screen(chair)).shows("The police position is not known")
    word = await teams.police.presses(await teams.police.says(f"police {ref}"), "Add police word")
    await teams.police.presses(word, "Save", position="closed", said=TYPED, outcome=TYPED)
    assert not (await screen(chair)).shows("The police position is not known")
    await proposes(chair, "removed")
    assert (await gates(teams, ref)).shows("have not answered: 9")
    await chair.presses(await agree(chair, ref, *seats(teams)), "Early Help agrees")
    card = await gates(teams, ref)
    assert card.shows(f"{ref} can leave the agenda now.")
    gone = await chair.presses(card, "Remove from the agenda")
    assert gone.shows("removed from this panel’s agenda; the child’s plan goes on.")
    assert status(teams, ref) == "removed"
    assert (await opens(teams.police, ref)).shows("There is no case")
    await goes_on(chair)


async def another_matrix(teams: Teams, asked: Card) -> None:
    """The worker answers what was asked: the level is below the threshold now."""
    form = await teams.practitioner.presses(asked, "Add a matrix")
    matrix = {"level": "below", "matrix_date": "17 12 2026", "matrix_author": TYPED, "matrix_kept": TYPED}
    assert (await teams.practitioner.presses(form, "Keep the matrix", **matrix)).shows("Kept.")


async def the_handed_over(teams: Teams) -> None:
    chair, ref = teams.chair, ORDER[2]
    await decides(chair, ref, "handed over", teams.police)
    form = await chair.presses(await chair.says(f"hand-over {ref}"), "Hand over")
    done = await chair.presses(form, "Keep it", because="moved", to=TYPED, sent=TYPED, sent_on="17 12 2026")
    assert done.shows("stays on the agenda until somebody says that it was received")
    await goes_on(chair)


async def the_deferred(teams: Teams) -> None:
    await decides(teams.chair, ORDER[3], "deferred", teams.police)
    await goes_on(teams.chair)


async def the_skipped(teams: Teams) -> None:
    form = await teams.chair.presses(await screen(teams.chair), "Skip")
    card = await teams.chair.presses(form, "Skip it", why=TYPED)
    assert card.shows("Item 6 of 13.")
    await teams.chair.presses(card, "I have checked the room")
    item = discussion(teams, ORDER[4])
    assert item
    assert item.skipped == TYPED


async def the_overrun(teams: Teams) -> None:
    """An objection that nobody settles keeps the outcome open until it is in the disagreement steps."""
    chair, ref = teams.chair, ORDER[5]
    await proposes(chair)
    await objects(teams.voice(STAND_IN), ref)
    shown = await decision(chair, await chair.says("help"), ref)
    assert not (await chair.presses(shown, "Close the decision")).shows("Closed by")
    form = await chair.presses(shown, "Start the disagreement steps")
    assert (await chair.presses(form, "Raise it", with_chair="no")).shows("SHCG-D001")
    shown = await decision(chair, shown, ref)
    await closes(chair, shown)
    await goes_on(chair, 20)
    item = discussion(teams, ref)
    assert item
    assert item.seconds // 60 == 20


async def the_settled(teams: Teams) -> None:
    """An objection that is settled is so by the word of whoever made it."""
    chair, health, ref = teams.chair, teams.voice(STAND_IN), ORDER[6]
    await proposes(chair)
    await objects(health, ref)
    form = await chair.presses(await decision(chair, await chair.says("help"), ref), "It was settled")
    await chair.presses(form, "Ask them", settled=TYPED)
    asked = await told(teams, health, "the chair has written how your objection was settled")
    mine = await health.presses(await health.presses(asked, "Open"), "Yes, it is settled")
    assert mine.shows("objected, settled")
    shown = await decision(chair, form, ref)
    await closes(chair, shown)
    await goes_on(chair)


async def the_chair_drops_out(teams: Teams) -> None:
    """Somebody steps out, somebody raises a concern, the deputy takes the chair; the chair comes back."""
    chair, deputy, ref = teams.chair, teams.deputy, ORDER[7]
    form = await teams.psychology.presses(await teams.psychology.says(f"interest {ref}"), "I know this family")
    assert (await teams.psychology.presses(form, "Step out", reason=TYPED)).shows(f"You have stepped out of {ref}.")
    assert (await screen(chair)).shows("Not entitled here: 1: Demo psychology.")
    form = await teams.police.presses(await teams.police.says(f"safety {ref}"), "Tell the chair and the deputy")
    assert form.shows("999")
    await teams.police.presses(form, "Tell the chair and the deputy", what=TYPED)
    await deputy.presses(await told(teams, deputy, "SHCG-S001"), "I have it")
    await event(teams, bodies.meeting_leave(ORGANISER, teams.group(), chair.who))
    card = await deputy.presses(await deputy.says("start"), "Take the chair")
    assert card.shows("You chair the sitting now.")
    for each in (ref, ORDER[8]):
        await decides(deputy, each, "ongoing", teams.police)
        await goes_on(deputy)
    await event(teams, bodies.meeting_join(ORGANISER, teams.group(), chair.who))
    card = await chair.presses(await screen(chair), "Take the chair")
    assert session(teams).chair == chair.who.aad
    card = await chair.presses(card, "Back")
    assert card.shows(f"Item 9 of 13. {ORDER[8]}, new. 1 of 15 minutes")
    for _ in range(3):
        await goes_on(chair)


IN_ORDER = (
    *(the_first, the_removed, the_handed_over, the_deferred, the_skipped, the_overrun, the_settled),
    the_chair_drops_out,
)
"""What happens from the first item to the last that is opened."""
