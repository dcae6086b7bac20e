"""A panel sits: begun by its chair, taken from item to item, and ended once everything was gone through."""

import asyncio

from panel.cases import Case
from panel.minutes import Minutes
from panel.panels import Item
from storage.records import Audit
from tests import bodies
from tests.bodies import Pressed
from tests.dialogue import Card, Teams, Voice
from tests.stories.sittings import (
    BEGINS,
    FIRST,
    PANEL,
    at_first,
    begun,
    discussion,
    on_the_agenda,
    quiet,
    screen,
    session,
    told,
)


def board(teams: Teams) -> Card:
    """The board of the item that is open, in the panel's chat."""
    return next(card for card in teams.cards(teams.group()) if "No item" in card.words or "Item " in card.words)


async def shown(teams: Teams, words: str) -> Card:
    """The board once it says this: changes are shown a few seconds after they are made."""

    def says_so() -> bool:
        teams.clock.move(seconds=4)
        return any(card.shows(words) for card in teams.cards(teams.group()))

    await teams.until(says_so)
    return next(card for card in teams.cards(teams.group()) if card.shows(words))


async def test_the_chair_begins_the_sitting_and_notes_what_has_to_be_said(teams: Teams) -> None:
    await on_the_agenda(teams, 1)
    posted = await teams.chair.says("start")
    assert posted.shows("The panel of Thursday 17 December 2026 sits. Started by the chair at 9:30am.")
    card = await teams.chair.presses(posted, "Open my screen")
    assert card.shows("No quorum is set in these rules.")
    assert card.shows("This meeting is not recorded and not transcribed.")
    assert card.shows("Room: 0 of 10 seats.")
    card = await teams.chair.presses(card, "It was shown and read")
    card = await teams.chair.presses(card, "It was said")
    card = await teams.chair.presses(card, "They were asked")
    assert card.shows("Noted Thursday 17 December 2026 at 9:30am.")
    kept = session(teams)
    assert None not in (kept.confidential_at, kept.not_recorded_at, kept.interests_at)
    again = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    assert again.shows("Started by Demo chair, Thursday 17 December 2026 at 9:30am.")
    assert "It was said" not in again.buttons


async def test_it_begins_on_its_day_from_an_hour_before_by_a_chair_or_a_deputy(teams: Teams) -> None:
    await on_the_agenda(teams, 1)
    teams.clock.time = BEGINS.replace(hour=8, minute=29)
    early = await teams.chair.says("start")
    assert early.shows("The next panel is on Thursday 17 December 2026 at 9:30am")
    teams.clock.move(minutes=1)
    for voice in (teams.coordinator, teams.police, teams.practitioner):
        assert (await voice.says("start")).shows("not for the roles you hold")
    assert (await teams.deputy.says("start")).shows("Started by the deputy at 8:30am.")
    second = await teams.chair.says("start")
    assert second.shows("Started by the deputy at 8:30am.")
    assert "Take the chair" in second.buttons


async def test_the_items_come_in_the_order_of_the_agenda_and_their_time_is_kept(teams: Teams) -> None:
    (first, second), card = await begun(teams)
    card = await teams.chair.presses(card, "First item")
    assert card.shows(f"Item 1 of 2. {first}, new. 0 of 15 minutes")
    assert card.shows(f"Next: {second}, ")
    teams.clock.move(minutes=6)
    assert (await screen(teams.chair)).shows("6 of 15 minutes")
    card = await teams.chair.presses(await screen(teams.chair), "Next")
    assert card.shows(f"Item 2 of 2. {second}, new. 0 of 15 minutes")
    teams.clock.move(minutes=4)
    card = await teams.chair.presses(card, "Back")
    assert card.shows(f"Item 1 of 2. {first}, new. 6 of 15 minutes")
    teams.clock.move(minutes=20)
    card = await teams.chair.presses(card, "Next")
    assert card.shows(f"Item 2 of 2. {second}, new. 4 of 15 minutes")
    kept = discussion(teams, first)
    assert kept
    assert kept.seconds == 26 * 60
    card = await teams.chair.presses(card, "Next")
    assert card.shows("Every item has been gone through")
    assert (await teams.chair.says("next")).shows("Every item has been gone through")


async def test_two_who_press_next_at_once_move_one_item_and_so_does_one_who_presses_twice(teams: Teams) -> None:
    order, card = await at_first(teams, 3)
    theirs = await screen(teams.deputy)
    await asyncio.gather(teams.chair.presses(card, "Next"), teams.deputy.presses(theirs, "Next"))
    assert session(teams).current == order[1]
    late = await teams.chair.presses(card, "Next")
    assert late.shows("The sitting has moved on since you opened this.")
    assert late.shows("Item 2 of 3")
    assert session(teams).current == order[1]
    pressed = Pressed("sitting.next", late.buttons["Next"]["data"]["ids"], {}, late.activity)
    body = bodies.press(teams.chair.who, late.where, pressed)
    assert await teams.send(body) == await teams.send(body)
    assert session(teams).current == order[2]


async def test_the_meeting_s_chat_has_one_board_that_changes_in_place_and_names_nobody(teams: Teams) -> None:
    await teams.coordinator.says("here", teams.group())
    order = await on_the_agenda(teams)
    neutral = await teams.chair.says("start", teams.group())
    assert neutral.shows("Your screen opens in your own chat with me.")
    assert (await told(teams, teams.chair, "Started by the chair")).buttons["Open my screen"]
    assert await shown(teams, "No item is open.")
    await teams.chair.says("next", teams.group())
    at_one = await shown(teams, f"Item 1 of 2: {order[0]}, 9:45am.\n0 of 10 seats have answered.")
    assert list(at_one.buttons) == ["Open my view", "Action"]
    await teams.chair.presses(await screen(teams.chair), "Next")
    at_two = await shown(teams, f"Item 2 of 2: {order[1]}, 10:15am.\n0 of 10 seats have answered.")
    assert at_one.activity == at_two.activity
    said = "\n".join(card.words for card in teams.cards(teams.group()))
    assert FIRST not in said
    assert "minutes" not in said


async def test_the_chair_alone_hears_of_the_time_and_not_once_the_item_is_left(teams: Teams) -> None:
    await at_first(teams)
    teams.clock.move(minutes=13)
    notice = await told(teams, teams.chair, "13 minutes on this item.")
    assert not notice.shows("SHCG-2026")
    await teams.chair.presses(await screen(teams.chair), "Next")
    teams.clock.move(minutes=5)
    await quiet(teams)
    assert not [each for each in teams.chair.sees() if each.shows("15 minutes on this item.")]
    assert not [each for each in teams.deputy.sees() if each.shows("minutes on this item")]


async def test_an_item_is_skipped_with_a_reason_by_word_and_by_button(teams: Teams) -> None:
    order, card = await at_first(teams, 3)
    asked = await teams.chair.says("skip")
    form = await teams.chair.presses(asked, "Say why")
    assert (await teams.chair.presses(form, "Skip it")).shows("Say why it is not discussed")
    card = await teams.chair.presses(form, "Skip it", why="The worker is ill.")
    assert card.shows("Item 2 of 3")
    said = await teams.chair.says(f"skip {order[2]} no report yet", teams.group())
    assert said.shows(f"{order[2]} is skipped.")
    assert said.shows("Next time tell me why in our own chat")
    assert not said.shows("report")
    kept = [discussion(teams, each) for each in order]
    assert [each.skipped if each else None for each in kept] == ["The worker is ill.", "", "no report yet"]
    assert (await teams.chair.says("skip SHCG-2026-999 gone")).shows("not on the agenda of this sitting")
    card = await teams.chair.presses(await screen(teams.chair), "Next")
    assert card.shows("Every item has been gone through")


async def test_notes_and_ticks_are_kept_and_nobody_writes_over_them_unseen(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    card = await teams.chair.presses(card, "I have checked the room")
    card = await teams.chair.presses(card, "Keep the ticks", ticked="start_now,voice,nonsense")
    assert card.inputs["ticked"] == "start_now,voice"
    mine = await teams.coordinator.presses(await screen(teams.coordinator), "Notes")
    theirs = await teams.deputy.presses(await screen(teams.deputy), "Notes")
    saved = await teams.coordinator.presses(mine, "Save", safe="Supervised at home.")
    assert saved.shows("Supervised at home.")
    refused = await teams.deputy.presses(theirs, "Save", safe="Alone with the others.")
    assert refused.shows("Somebody wrote here since you opened it")
    assert refused.inputs["safe"] == "Alone with the others."
    kept = discussion(teams, first)
    assert kept
    assert kept.notes == {"safe": "Supervised at home."}
    assert "Next" not in (await screen(teams.coordinator)).buttons
    forged = await teams.coordinator.sends(card, "sitting.next", card.buttons["Next"]["data"]["ids"])
    assert forged.shows("not for the roles you hold")


async def test_a_chair_who_drops_out_is_followed_by_the_deputy_who_takes_the_chair(teams: Teams) -> None:
    await at_first(teams)
    card = await teams.deputy.presses(await teams.deputy.says("start"), "Take the chair")
    assert card.shows("You chair the sitting now.")
    assert session(teams).chair == teams.deputy.who.aad
    await told(teams, teams.chair, "Somebody else chairs the sitting now")
    teams.clock.move(minutes=13)
    await told(teams, teams.deputy, "13 minutes on this item.")
    assert not [each for each in teams.chair.sees() if each.shows("13 minutes")]


async def ended(teams: Teams, voice: Voice) -> Card:
    left = await voice.presses(await voice.says("end"), "What is left")
    return await voice.presses(left, "End all the same")


async def test_it_ends_only_with_a_word_about_what_is_left_and_then_everything_goes_on(teams: Teams) -> None:
    order, _ = await at_first(teams)
    posted = await teams.chair.says("end")
    left = await teams.chair.presses(posted, "What is left")
    assert left.shows(f"Not reached: {order[1]}.")
    assert left.shows(f"{order[0]}: no outcome yet")
    card = await teams.chair.presses(left, "End all the same")
    assert card.shows("The panel of Thursday 17 December 2026 has ended")
    assert session(teams).ended_by == teams.chair.who.aad
    with teams.store.turn(teams.clock()) as turn:
        assert turn.maybe(Minutes, PANEL)
        assert {turn.get(Case, each).panel for each in order} == {"SHCG-P002"}
    again = await teams.chair.presses(left, "End all the same")
    assert again.shows("The sitting was ended on Thursday 17 December 2026")
    assert (await screen(teams.chair)).shows("has to be put right goes into the minutes")
    assert (await teams.chair.says("next")).shows("No sitting is going on.")


async def test_after_the_end_notes_are_put_right_in_the_minutes(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    card = await teams.chair.presses(card, "I have checked the room")
    form = await teams.chair.presses(card, "Notes")
    await ended(teams, teams.chair)
    refused = await teams.chair.presses(form, "Save", safe="Later.")
    assert refused.shows("What has to be put right goes into the minutes, as a correction.")
    kept = discussion(teams, first)
    assert kept
    assert kept.notes == {}


async def test_a_sitting_that_runs_late_is_still_the_one_that_is_meant(teams: Teams) -> None:
    order, _ = await at_first(teams)
    teams.clock.move(hours=5)
    assert (await teams.chair.says("agenda")).shows("Panel, Thursday 17 December 2026")
    card = await teams.chair.presses(await screen(teams.chair), "Next")
    assert card.shows(f"Item 2 of 2. {order[1]}")
    asked = await told(teams, teams.chair, "The sitting has not been ended.")
    left = await teams.chair.presses(asked, "End")
    await teams.chair.presses(left, "End all the same")
    assert not (await teams.chair.says("agenda")).shows("Panel, Thursday 17 December 2026")


async def test_whoever_comes_for_an_item_is_called_when_the_one_before_opens_and_let_go(teams: Teams) -> None:
    order, _ = await begun(teams)
    called = await told(teams, teams.practitioner, f"{order[0]} is next. Join the meeting now")
    assert not called.shows(FIRST)
    await teams.chair.says("next")
    await told(teams, teams.practitioner, f"{order[1]} is next. Join the meeting now")
    await teams.chair.says("next")
    await told(teams, teams.practitioner, f"{order[0]} is finished for today. You can leave the meeting.")
    with teams.store.turn(teams.clock()) as turn:
        assert [line for line in turn.find(Audit, subject=PANEL) if line.act == "sitting.item"]


async def test_an_item_that_is_put_elsewhere_or_taken_off_changes_what_comes_next(teams: Teams) -> None:
    order, card = await at_first(teams, 3)
    form = await teams.chair.sends(card, "agenda.order", {"panel": PANEL})
    moved = await teams.chair.presses(form, "Move it", item=order[2], place="2")
    if "Move it all the same" in moved.buttons:
        await teams.chair.presses(moved, "Move it all the same")
    assert (await screen(teams.chair)).shows(f"Next: {order[2]}, ")
    with teams.store.turn(teams.clock()) as turn:
        turn.delete(turn.get(Item, f"{PANEL}/{order[0]}"))
    card = await screen(teams.chair)
    assert not card.shows(FIRST)
    card = await teams.chair.presses(card, "Next")
    assert card.shows(f"Item 1 of 2. {order[2]}, new.")


async def test_a_typed_move_just_after_somebody_else_s_asks_first(teams: Teams) -> None:
    order, _ = await at_first(teams, 3)
    teams.clock.move(minutes=2)
    await asyncio.gather(teams.chair.says("next"), teams.deputy.says("next"))
    assert session(teams).current == order[1]
    late = await teams.voice(other_than(teams)).says("next")
    assert late.shows("Somebody else has just moved the sitting.")
    for words in ("back", "skip we ran out of time"):
        asked = await teams.voice(other_than(teams)).says(words)
        assert asked.shows("Somebody else has just moved the sitting."), words
    assert session(teams).current == order[1]
    await teams.voice(other_than(teams)).presses(late, "Next")
    assert session(teams).current == order[2]
    teams.clock.move(minutes=1)
    await teams.voice(other_than(teams)).says("back")
    assert session(teams).current == order[1]


def other_than(teams: Teams) -> str:
    """The one of the chair and the deputy who did not move the sitting last."""
    with teams.store.turn(teams.clock()) as turn:
        by = [each.by for each in turn.find(Audit, subject=PANEL) if each.act == "sitting.item"][-1]
    return next(each for each in (teams.chair.who.aad, teams.deputy.who.aad) if each != by)
