"""Nobody opens whose item it is before the room is checked for it, and whoever comes in after shuts it again."""

from dataclasses import replace
from datetime import date

from bot.commands import BUTTONS
from panel.actions import Action, Owner
from panel.cases import Case
from panel.people import Person, Post, Role
from storage.records import Audit, Notice
from tests import bodies
from tests.bodies import Pressed
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.sittings import FIRST, PANEL, at_first, screen, session, told

SHUT = "is being discussed, and the room is not checked for it yet"
OTHER = "someone"
FAMILY = "Example"
MOVES = ("sitting.next", "sitting.back", "sitting.skip_save", "sitting.checked", "sitting.end_all")
"""What moves the sitting: none of it is about the child, and after it another item is open."""
CHILD = (FIRST, FAMILY, "Child B", "Supervised")


def invitee(teams: Teams, case: str) -> Voice:
    """Somebody who is invited to one item."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person(OTHER, "Other Invitee", (Post(NAME, Role.INVITEE),)))
        kept = turn.get(Case, case)
        turn.save(replace(kept, invited=(*kept.invited, OTHER)))
    return teams.voice(OTHER)


async def room(voice: Voice) -> Card:
    return await voice.sends(await voice.says("my"), "room.open", {"panel": PANEL, "page": "0"})


async def here(voice: Voice, person: str) -> Card:
    return await voice.sends(await room(voice), "room.here", {"panel": PANEL, "person": person, "page": "0"})


def names_the_child(card: Card) -> bool:
    return any(word in card.words for word in CHILD)


async def opens(voice: Voice, verb: str, **ids: str) -> Card:
    return await voice.sends(await voice.says("my"), verb, ids)


async def test_nobody_opens_the_child_who_is_discussed_until_whoever_leads_has_checked_the_room(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    assert card.shows("Nobody opens whose item this is until the room is checked.")
    assert not names_the_child(card)
    everybody = (teams.chair, teams.deputy, teams.coordinator, teams.police, teams.health, teams.practitioner)
    for voice in everybody:
        shut = await opens(voice, "case.open", case=first)
        assert shut.shows(SHUT), voice.who.aad
        assert not names_the_child(shut)
        assert (await opens(voice, "case.open", case=second)).shows("Sasha Placeholder")
    with teams.store.turn(teams.clock()) as turn:
        refused = [line.by for line in turn.find(Audit, subject=first) if line.outcome == "refused"]
    assert refused == [voice.who.aad for voice in everybody]
    card = await teams.chair.presses(card, "I have checked the room")
    assert card.shows("Robin Example, born 27 September 2012 (14).")
    for voice in everybody:
        assert (await opens(voice, "case.open", case=first)).shows("Robin Example")


async def test_lists_leave_the_child_out_until_then(teams: Teams) -> None:
    _, card = await at_first(teams)
    lists = (("agenda.view", teams.police), ("updates.list", teams.police), ("police.pending", teams.chair))
    for verb, voice in lists:
        shut = await opens(voice, verb, panel=PANEL, page="0")
        assert not names_the_child(shut), verb
        assert shut.shows("Sasha Placeholder"), verb
    agenda = await opens(teams.police, "agenda.view", panel=PANEL, page="0")
    assert agenda.shows("the room is not checked for it yet: nothing of it opens until then.")
    await teams.chair.presses(card, "I have checked the room")
    for verb, voice in lists:
        assert (await opens(voice, verb, panel=PANEL, page="0")).shows("Robin Example"), verb


async def test_no_button_opens_the_child_while_the_room_is_not_checked(teams: Teams) -> None:
    (first, _), _ = await at_first(teams)
    ids = {"case": first, "panel": PANEL, "page": "0", "question": "synopsis", "outcome": "panel", "rev": "0"}
    tried = [verb for verb in BUTTONS if verb not in MOVES]
    for voice in (teams.chair, teams.coordinator, teams.police, teams.practitioner):
        for verb in tried:
            pressed = Pressed(verb, ids, {}, "")
            status, answer = await teams.send(bodies.press(voice.who, voice.where, pressed))
            assert status == 200, verb
            assert not [word for word in CHILD if word in str(answer)], (verb, voice.who.aad)
    assert session(teams).current == first
    assert session(teams).checked_at is None


async def test_a_button_that_names_an_action_of_the_child_opens_nothing_either(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    owner = Owner("police", teams.police.who.aad, teams.clock(), teams.chair.who.aad)
    with teams.store.turn(teams.clock()) as turn:
        kept = Action("SHCG-A001", first, "Ring Robin’s school.", date(2026, 12, 18), (owner,), "chair", teams.clock())
        turn.save(kept)
    for verb in ("action.open", "action.done", "action.move"):
        for ids in ({"action": "SHCG-A001"}, {"action": "SHCG-A001", "case": "SHCG-2026-002"}):
            for voice in (teams.police, teams.chair):
                assert not (await opens(voice, verb, **ids)).shows("Ring"), verb
    await teams.chair.presses(card, "I have checked the room")
    assert (await screen(teams.chair)).shows("Ring Robin’s school.")
    assert (await opens(teams.police, "action.open", action="SHCG-A001", case=first)).shows("Ring")


async def test_the_same_buttons_do_open_the_child_once_it_is_checked(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    ids = {"case": first, "panel": PANEL, "page": "0", "question": "synopsis", "rev": "0"}
    opened = set()
    for verb in ("case.open", "case.read", "agenda.view", "updates.read", "police.pending", "challenge.open"):
        _, answer = await teams.send(bodies.press(teams.chair.who, teams.chair.where, Pressed(verb, ids, {}, "")))
        opened |= {verb} if any(word in str(answer) for word in CHILD) else set()
    assert {"case.open", "case.read", "agenda.view", "updates.read", "police.pending"} <= opened


async def test_a_safety_concern_is_never_held_up(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    form = await teams.chair.presses(card, "Safety")
    assert form.shows("Safety: ring first, then tell the chair")
    ids = form.buttons["Tell the chair and the deputy"]["data"]["ids"]
    raised = await teams.police.sends(form, "safety.raise", ids, {"what": "Now."})
    assert not raised.shows(SHUT)
    assert raised.shows("SHCG-S001")
    assert (await teams.health.says(f"safety {first}")).shows("Ring 999 first")


async def test_the_chair_alone_sees_by_name_who_is_here_and_not_entitled(teams: Teams) -> None:
    (_, second), _ = await at_first(teams)
    invitee(teams, second)
    await here(teams.chair, OTHER)
    assert (await screen(teams.chair)).shows("Not entitled here: 1: Other Invitee.")
    theirs = await screen(teams.coordinator)
    assert theirs.shows("Not entitled here: 1.")
    assert not theirs.shows("Other Invitee")
    assert "I have checked the room" not in theirs.buttons
    card = await teams.chair.presses(await screen(teams.chair), "I have checked the room")
    card = await teams.chair.presses(card, "Next")
    assert not card.shows("Not entitled here")


async def test_whoever_comes_in_without_being_entitled_shuts_the_item_again_and_the_chair_is_told(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    invitee(teams, second)
    await teams.chair.presses(card, "I have checked the room")
    await here(teams.coordinator, teams.police.who.aad)
    assert session(teams).checked_at
    await here(teams.coordinator, OTHER)
    assert session(teams).checked_at is None
    notice = await told(teams, teams.chair, "Somebody is here who is not entitled to the item that is open.")
    assert not notice.shows("Other Invitee")
    assert (await opens(teams.police, "case.open", case=first)).shows(SHUT)
    card = await teams.chair.presses(notice, "Open my screen")
    assert card.shows("Not entitled here: 1: Other Invitee.")
    await teams.chair.presses(card, "I have checked the room")
    assert (await opens(teams.police, "case.open", case=first)).shows("Robin Example")


async def test_whoever_steps_out_of_the_item_neither_hears_it_nor_checks_its_room(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Case, first)
        turn.save(replace(kept, interests=(teams.chair.who.aad,)))
    await here(teams.coordinator, teams.chair.who.aad)
    mine = await screen(teams.chair)
    assert mine.shows("You have declared an interest: nothing of this item is shown to you.")
    assert "I have checked the room" not in mine.buttons
    pressed = await teams.chair.presses(card, "I have checked the room")
    assert pressed.shows("There is no case with that reference that you can open.")
    theirs = await teams.deputy.presses(await screen(teams.deputy), "I have checked the room")
    assert theirs.shows("Robin Example")
    assert theirs.shows("Not entitled here: 1: Demo chair.")
    assert not names_the_child(await screen(teams.chair))


async def test_somebody_by_telephone_is_not_entitled_until_they_are_named_for_the_item(teams: Teams) -> None:
    (first, second), _ = await at_first(teams)
    form = await teams.chair.presses(await room(teams.chair), "Add somebody")
    assert (await teams.chair.presses(form, "Save")).shows("Enter their name")
    await teams.chair.presses(form, "Save", name="Caller Sample", service="Another authority", item=second)
    assert (await screen(teams.chair)).shows("Not entitled here: 1: Caller Sample.")
    people = await teams.chair.presses(await screen(teams.chair), "Who is here")
    assert people.shows("Caller Sample: for")
    assert people.shows("Demo chair: Chair; here")
    assert people.buttons["Chair: who they speak for"]["data"]["ids"]["person"]
    form = await teams.chair.sends(people, "room.form", people.buttons["Number 1: say who they are"]["data"]["ids"])
    card = await teams.chair.presses(await screen(teams.chair), "I have checked the room")
    card = await teams.chair.presses(card, "Next")
    assert not card.shows("Not entitled here")
    assert first != second


async def test_the_next_item_is_shut_until_the_room_is_checked_for_it(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    card = await teams.chair.presses(card, "I have checked the room")
    await teams.chair.presses(card, "Next")
    assert (await opens(teams.police, "case.open", case=second)).shows(SHUT)
    assert (await opens(teams.police, "case.open", case=first)).shows("Robin Example")
    late = await teams.deputy.sends(card, "sitting.checked", {"panel": PANEL, "case": first, "rev": "99"})
    assert late.shows("The sitting has moved on since you opened this.")
    assert session(teams).checked_at is None


async def test_a_screen_from_before_somebody_came_in_checks_no_room(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    assert not card.shows("Not entitled here")
    invitee(teams, second)
    await here(teams.coordinator, OTHER)
    pressed = await teams.chair.presses(card, "I have checked the room")
    assert pressed.shows("Somebody has come in since. Look at the room again.")
    assert pressed.shows("Not entitled here: 1: Other Invitee.")
    assert not names_the_child(pressed)
    assert session(teams).checked_at is None
    assert (await teams.chair.presses(pressed, "I have checked the room")).shows("Robin Example")
    assert (await opens(teams.police, "case.open", case=first)).shows("Robin Example")


def came_in(teams: Teams) -> set[str]:
    with teams.store.turn(teams.clock()) as turn:
        return {each.to for each in turn.find(Notice) if each.template == "came in"}


async def test_every_chair_and_deputy_who_is_here_is_told_who_came_in(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    invitee(teams, second)
    for voice in (teams.chair, teams.deputy):
        await here(teams.coordinator, voice.who.aad)
    await teams.chair.presses(card, "I have checked the room")
    await here(teams.coordinator, OTHER)
    assert came_in(teams) == {teams.chair.who.aad, teams.deputy.who.aad}
    assert first != second


async def test_once_the_chair_has_dropped_out_whoever_leads_instead_is_told(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    await here(teams.coordinator, teams.chair.who.aad)
    await teams.chair.presses(card, "I have checked the room")
    ids = {"panel": PANEL, "person": teams.chair.who.aad, "page": "0"}
    await teams.coordinator.sends(await room(teams.coordinator), "room.gone", ids)
    await teams.deputy.presses(await screen(teams.deputy), "Next")
    await teams.deputy.presses(await screen(teams.deputy), "I have checked the room")
    invitee(teams, first)
    await here(teams.coordinator, OTHER)
    assert teams.deputy.who.aad in came_in(teams)
