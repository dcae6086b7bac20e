"""The referral: twelve screens, nothing lost, nothing sent that is not complete."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from storage.records import ProcedureText
from storage.tinydb_store import open_store
from tests.connector import KEY
from tests.dialogue import Card, Teams, talking
from tests.stories.steps import ANSWERS, referred, to_the_check

SYNOPSIS = "Seen with Child B."


async def test_each_answer_puts_the_next_screen_in_its_place(teams: Teams) -> None:
    voice = teams.practitioner
    card = await voice.presses(await voice.says("refer"), "Start")
    for number, answers in enumerate(ANSWERS.values(), start=1):
        assert card.shows(f"Screen {number} of 12.")
        assert "Save and finish later" in card.buttons
        card = await voice.presses(card, "Next", **answers)
    assert card.shows("Screen 12 of 12.")
    assert len(voice.sees()) == 1  # one message, whose card changed in place


async def test_a_problem_is_said_beside_the_box_and_nothing_typed_is_lost(teams: Teams) -> None:
    card = await _at(teams, "child")
    card = await teams.practitioner.presses(card, "Next", first="Robin", family="", born="31 2 2012", number="77")
    assert card.shows("There is a problem. Nothing you typed is lost.")
    assert card.words.count("Enter the family name") == 2  # at the top, and beside the box
    assert card.inputs["first"] == "Robin"
    assert card.inputs["born"] == "31 2 2012"
    assert card.inputs["number"] == "77"


async def test_under_eighteen_at_the_referral(teams: Teams) -> None:
    card = await _at(teams, "child")
    older = await teams.practitioner.presses(card, "Next", **ANSWERS["child"] | {"born": "23 11 2008"})
    assert older.shows("This panel is for children under 18")
    younger = await teams.practitioner.presses(older, "Next", **ANSWERS["child"] | {"born": "24 11 2008"})
    assert younger.shows("Screen 4 of 12.")


async def test_there_is_no_lowest_age_here(teams: Teams) -> None:
    card = await _at(teams, "child")
    assert (await teams.practitioner.presses(card, "Next", **ANSWERS["child"] | {"born": "1 6 2024"})).shows("Screen 4")


async def test_somebody_else_is_shown_the_front_door_and_can_record_that_the_child_was_considered(teams: Teams) -> None:
    card = await _at(teams, "why")
    card = await teams.practitioner.presses(card, "Next", kind="hsb", role="other")
    assert card.shows("who can refer")
    form = await teams.practitioner.presses(card, "Record that the child was considered")
    assert form.shows("A child on the pathway: referred or not, and why")


async def test_danger_gives_who_to_ring_starts_a_concern_and_the_referral_goes_on(teams: Teams) -> None:
    await teams.chair.says("help")
    await teams.deputy.says("help")
    card = await _at(teams, "danger")
    card = await teams.practitioner.presses(card, "Next", danger="yes")
    assert (
        card.words.index("ring 999") < card.words.index("First Contact") < card.words.index("The chair and the deputy")
    )
    await teams.until(lambda: any(seen.shows("Safety concern SHCG-S001") for seen in teams.chair.sees()))
    await teams.until(lambda: any(seen.shows("Safety concern SHCG-S001") for seen in teams.deputy.sees()))
    wrong = await teams.practitioner.presses(card, "Record the call and go on", whom="999")
    assert wrong.shows("Say when you rang")
    assert wrong.inputs["whom"] == "999"
    card = await teams.practitioner.presses(wrong, "Record the call and go on", when="5:20pm", said="On their way")
    assert card.shows("Screen 2 of 12.")
    opened = await teams.chair.sends(card, "concern.open", {"concern": "SHCG-S001"})
    assert opened.shows("999, 5:20pm")
    assert opened.shows("On their way")


async def test_out_of_hours_it_says_that_nobody_may_read_it(teams: Teams) -> None:
    teams.clock.move(hours=10)
    card = await teams.practitioner.presses(await _at(teams, "danger"), "Next", danger="yes")
    assert card.shows("Nobody may read this until Tuesday 24 November 2026 at 9am. Ring now.")


async def test_a_draft_is_resumed_after_a_restart(tmp_path: Path) -> None:
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        card = await _at(teams, "happened")
        card = await teams.practitioner.presses(card, "Save and finish later", synopsis=SYNOPSIS)
        assert card.shows("Your referral is kept at screen 5 of 12.")
    async with talking(open_store(tmp_path, KEY, "demo")) as teams:
        mine = await teams.practitioner.presses(await teams.practitioner.says("my"), "Open my list")
        card = await teams.practitioner.presses(mine, "Go on")
        assert card.shows("Screen 5 of 12.")
        assert card.inputs["synopsis"] == SYNOPSIS


async def test_back_keeps_what_was_typed_even_if_it_is_not_right_yet(teams: Teams) -> None:
    card = await teams.practitioner.presses(await _at(teams, "child"), "Back", first="Robin", born="tomorrow")
    assert card.shows("Screen 2 of 12.")
    card = await teams.practitioner.presses(card, "Next", **ANSWERS["why"])
    assert card.inputs["first"] == "Robin"
    assert card.inputs["born"] == "tomorrow"


async def test_an_old_card_changes_nothing_and_shows_the_way_on(teams: Teams) -> None:
    first = await _at(teams, "danger")
    await teams.practitioner.presses(first, "Next", danger="no")
    again = await teams.practitioner.presses(first, "Next", danger="no")
    assert again.shows("That screen was answered already")
    assert (await teams.practitioner.presses(again, "Go on")).shows("Screen 2 of 12.")


async def test_an_old_card_with_other_words_is_shown_again_beside_what_is_kept(teams: Teams) -> None:
    form = await _at(teams, "happened")
    await teams.practitioner.says("Thank you, one moment")
    again = await teams.practitioner.presses(form, "Next", synopsis=SYNOPSIS)
    assert again.shows("Your referral was changed elsewhere since this card was drawn. Check, then press Next.")
    assert again.shows("Kept now: Thank you, one moment")
    assert again.inputs["synopsis"] == SYNOPSIS
    assert (await teams.practitioner.presses(again, "Next")).shows("Screen 6 of 12.")
    again = await teams.practitioner.presses(form, "Back", synopsis=SYNOPSIS)
    assert again.shows("That screen was answered already")


async def test_danger_is_heard_from_every_button_and_every_card_and_raises_one_concern(teams: Teams) -> None:
    first = await _at(teams, "danger")
    for _ in range(2):
        ring = await teams.practitioner.presses(first, "Save and finish later", danger="yes")
        assert ring.shows("First ring 999") or ring.shows("That screen was answered already")
    second = await teams.practitioner.presses(ring, "Go on")
    assert second.shows("Screen 2 of 12.")
    await teams.practitioner.presses(second, "Back")
    assert (await teams.chair.says("my")).shows("Safety concerns nobody has taken: 1")


async def test_danger_said_on_an_old_card_is_heard_and_the_referral_stays_where_it_was(teams: Teams) -> None:
    first = await _at(teams, "danger")
    second = await teams.practitioner.presses(first, "Next", danger="no")
    await teams.practitioner.presses(second, "Next", **ANSWERS["why"])
    ring = await teams.practitioner.presses(first, "Next", danger="yes")
    assert ring.shows("First ring 999")
    assert (await teams.practitioner.presses(ring, "Go on, I am ringing")).shows("Screen 3 of 12.")


async def test_yes_typed_into_the_chat_is_heard_and_says_whom_to_ring(teams: Teams) -> None:
    await _at(teams, "danger")
    posted = await teams.practitioner.says("Yes!")
    assert posted.words.index("Ring 999") < posted.words.index("First Contact") < posted.words.index("SHCG-S001")
    assert (await teams.chair.says("my")).shows("Safety concerns nobody has taken: 1")
    assert (await teams.practitioner.presses(posted, "Go on")).shows("Screen 2 of 12.")


async def test_danger_said_again_after_somebody_took_the_concern_is_a_new_one(teams: Teams) -> None:
    ring = await teams.practitioner.presses(await _at(teams, "danger"), "Next", danger="yes")
    second = await teams.practitioner.presses(ring, "Go on, I am ringing")
    opened = await teams.chair.sends(ring, "concern.open", {"concern": "SHCG-S001"})
    await teams.chair.presses(opened, "I have it")
    first = await teams.practitioner.presses(second, "Back", **ANSWERS["why"])
    again = await teams.practitioner.presses(first, "Next", danger="yes")
    assert again.shows("The chair and the deputy have a notice: SHCG-S002.")
    assert (await teams.chair.says("my")).shows("Safety concerns nobody has taken: 1")
    card = await teams.practitioner.presses(again, "Go on, I am ringing")
    for answers in list(ANSWERS.values())[1:]:
        card = await teams.practitioner.presses(card, "Next", **answers)
    await teams.practitioner.presses(card, "Send to the chair")
    for concern in ("SHCG-S001", "SHCG-S002"):
        opened = await teams.chair.sends(ring, "concern.open", {"concern": concern})
        assert opened.shows("About: SHCG-2026-001")


async def test_the_same_call_pressed_twice_is_written_down_once(teams: Teams) -> None:
    ring = await teams.practitioner.presses(await _at(teams, "danger"), "Next", danger="yes")
    for _ in range(2):
        card = await teams.practitioner.presses(
            ring, "Record the call and go on", whom="999", when="5:20pm", said="On their way"
        )
        assert card.shows("Screen 2 of 12.")
    opened = await teams.chair.sends(ring, "concern.open", {"concern": "SHCG-S001"})
    assert opened.words.count("On their way") == 1


async def test_a_draft_says_whom_to_ring_by_the_rules_in_force_now(teams: Teams) -> None:
    ring = await teams.practitioner.presses(await _at(teams, "danger"), "Save and finish later", danger="no")
    overlay = (
        'overlay_of = "durham-shcg"\nversion = "later"\n[safety]\n'
        'front_door_number = { value = "the number of today", local = "the test, 2026" }\n'
    )
    with teams.store.turn(teams.clock()) as turn:
        (text,) = turn.find(ProcedureText)
        turn.save(replace(text, current=False))
        turn.save(replace(text, id=f"{text.name}@later", version="later", texts=(*text.texts, overlay)))
    first = await teams.practitioner.presses(ring, "Go on")
    assert first.shows("the number of today")
    ring = await teams.practitioner.presses(first, "Next", danger="yes")
    assert ring.shows("the number of today")


async def test_a_birthday_between_the_check_and_sending_is_said(teams: Teams) -> None:
    card = await to_the_check(teams.practitioner, child=ANSWERS["child"] | {"born": "24 11 2008"})
    teams.clock.move(days=1)
    refused = await teams.practitioner.presses(card, "Send to the chair")
    assert refused.shows("“Who is the child?”: This panel is for children under 18")
    assert refused.shows("Check your answers")


async def test_a_draft_begun_after_midnight_in_summer_has_the_date_on_the_wall(teams: Teams) -> None:
    teams.clock.time = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    await _at(teams, "happened")
    assert (await teams.practitioner.says("refer")).shows("begun on Thursday 1 July 2027")
    mine = await teams.practitioner.presses(await teams.practitioner.says("my"), "Open my list")
    assert mine.shows("begun Thursday 1 July 2027")


async def test_without_a_matrix_or_a_synopsis_it_is_not_sent_and_nothing_is_lost(teams: Teams) -> None:
    card = await to_the_check(teams.practitioner, happened={}, matrix={})
    card = await teams.practitioner.presses(card, "Send to the chair")
    assert card.shows(
        "Not sent yet. Still missing: “What has happened?”, “Sexual harm risk matrix: harmful sexual behaviour”"
    )
    assert card.shows("Robin")
    card = await _change(teams, card, 5, ANSWERS["happened"])
    card = await _change(teams, card, 9, ANSWERS["matrix"])
    assert (await teams.practitioner.presses(card, "Send to the chair")).shows("Sent. SHCG-2026-001.")


async def test_the_matrix_screen_says_what_was_not_supplied(teams: Teams) -> None:
    card = await _at(teams, "matrix")
    assert card.shows("Its indicators were not supplied to this bot")
    assert card.shows("Below Medium/High (name not supplied)")
    card = await teams.practitioner.presses(card, "Next", level="high")
    assert card.shows("Enter where the matrix is kept")


async def test_the_kind_of_concern_decides_the_matrix(teams: Teams) -> None:
    card = await _at(teams, "matrix", why={"kind": "ifcsa", "role": "manager"})
    assert card.shows("Sexual harm risk matrix: sexual abuse in the family")
    assert not card.shows("harmful sexual behaviour")


async def test_told_is_asked_and_blocks_nothing(teams: Teams) -> None:
    card = await _at(teams, "voice")
    assert card.shows("You do not need consent to refer")
    card = await teams.practitioner.presses(card, "Next", told_child="not_yet", told_family="not_safe")
    assert card.shows("Say why it is not safe to tell")
    card = await teams.practitioner.presses(card, "Next", told_why="He may leave with the children.")
    assert card.shows("Screen 11 of 12.")


async def test_another_childs_name_in_a_shared_box_is_asked_about_before_it_is_saved(teams: Teams) -> None:
    others = {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": "Kit Example"}
    card = await _at(teams, "safe_until", others=others)
    answers = ANSWERS["safe_until"] | {"safety_plan": "Robin and Kit sleep apart."}
    warned = await teams.practitioner.presses(card, "Next", **answers)
    assert warned.shows("You typed the name of another child or adult in “What is in place until the panel”")
    assert warned.inputs["safety_plan"] == "Robin and Kit sleep apart."
    mended = await teams.practitioner.presses(warned, "Next", safety_plan="Robin and Child B sleep apart.")
    assert mended.shows("Screen 8 of 12.")


async def test_the_words_can_be_kept_after_the_warning(teams: Teams) -> None:
    others = {"other_child": "yes", "other_name_1": "Kit Example"}
    card = await _at(teams, "safe_until", others=others)
    card = await teams.practitioner.presses(card, "Next", **ANSWERS["safe_until"] | {"safety_plan": "Kit is away."})
    assert (await teams.practitioner.presses(card, "Keep my words")).shows("Screen 8 of 12.")


async def test_several_others_each_have_a_record_of_their_own(teams: Teams) -> None:
    card = await _at(teams, "others")
    card = await teams.practitioner.presses(card, "Add another", other_child="yes", other_name_1="Kit Example")
    assert card.inputs["other_name_1"] == "Kit Example"
    assert "other_name_2" in card.inputs
    card = await teams.practitioner.presses(card, "Next", other_name_2="Sam Example", other_relation_2="half-brother")
    assert card.shows("Screen 7 of 12.")


async def test_the_receipt_says_what_happens_next_and_stays_in_the_chat_in_place_of_the_referral(teams: Teams) -> None:
    await teams.chair.says("help")
    card = await to_the_check(teams.practitioner)
    receipt = await teams.practitioner.presses(card, "Send to the chair")
    assert receipt.shows("Sent. SHCG-2026-001.")
    assert receipt.shows("The chair decides by Thursday 26 November 2026.")
    assert receipt.shows("If accepted, likely panel Thursday 17 December 2026.")
    assert receipt.shows("A referral here is not a report to the police or to children’s services.")
    await teams.until(lambda: [seen for seen in teams.practitioner.sees() if seen.shows("Sent. SHCG-2026-001.")])
    assert len(teams.practitioner.sees()) == 1


async def test_pressing_send_twice_sends_once_and_gives_the_receipt_again(teams: Teams) -> None:
    card = await to_the_check(teams.practitioner)
    await teams.practitioner.presses(card, "Send to the chair")
    assert (await teams.practitioner.presses(card, "Send to the chair")).shows("Sent. SHCG-2026-001.")
    assert (await teams.chair.says("screen")).shows("Waiting to be screened: 1")


async def test_a_brother_or_sister_starts_with_the_family(teams: Teams) -> None:
    receipt = await teams.practitioner.presses(await to_the_check(teams.practitioner), "Send to the chair")
    card = await teams.practitioner.presses(receipt, "Refer a brother or sister")
    card = await teams.practitioner.presses(card, "Next", danger="no")
    card = await teams.practitioner.presses(card, "Next", **ANSWERS["why"])
    assert card.inputs["family"] == "Example"
    assert card.inputs["first"] == ""


async def test_a_long_answer_is_shown_by_its_beginning_and_can_be_read_whole(teams: Teams) -> None:
    long = "word " * 1999 + "end."
    card = await to_the_check(teams.practitioner, happened={"synopsis": long})
    assert not card.shows("end.")
    whole = await teams.practitioner.presses(card, "Read all")
    assert whole.shows(long)
    assert (await teams.practitioner.presses(whole, "Back to the check")).shows("Check your answers")


async def test_words_typed_into_the_chat_answer_the_open_question(teams: Teams) -> None:
    await _at(teams, "happened")
    posted = await teams.practitioner.says("Seen with Child B on Monday")
    assert posted.shows("Your referral is kept at screen 5 of 12.")
    assert not posted.shows("Child B")
    card = await teams.practitioner.presses(posted, "Check and go on")
    assert card.inputs["synopsis"] == "Seen with Child B on Monday"


async def test_a_deleted_draft_is_gone(teams: Teams) -> None:
    card = await to_the_check(teams.practitioner)
    card = await teams.practitioner.presses(card, "Delete this draft")
    card = await teams.practitioner.presses(card, "Delete this draft")
    assert card.shows("Nothing of that draft is kept")
    assert (await teams.practitioner.says("my")).shows("Nothing waits for you.")


async def test_an_unsent_draft_is_spoken_of_once_on_the_next_working_day(teams: Teams) -> None:
    await _at(teams, "happened")
    before = len(teams.practitioner.sees())
    teams.clock.move(days=1)
    await teams.until(lambda: len(teams.practitioner.sees()) == before + 1)
    assert teams.practitioner.sees()[-1].shows("You have a referral that is not sent yet, begun on Monday 23 November")


async def test_nobody_else_can_open_a_draft(teams: Teams) -> None:
    card = await _at(teams, "child")
    stranger = teams.voice("22222222-0000-4000-8000-000000000002")
    await stranger.says("demo as police")
    stolen = await stranger.sends(card, "refer.resume", card.buttons["Next"]["data"]["ids"])
    assert not stolen.shows("Screen")


async def test_a_possible_same_child_is_told_to_the_chair_and_never_to_the_referrer(teams: Teams) -> None:
    plain = await teams.practitioner.presses(
        await to_the_check(teams.practitioner, child=ANSWERS["child"] | {"first": "Sky"}), "Send to the chair"
    )
    again = await teams.practitioner.presses(
        await to_the_check(teams.practitioner, child=ANSWERS["child"] | {"first": "SKÝ"}), "Send to the chair"
    )
    assert again.words == plain.words.replace("SHCG-2026-001", "SHCG-2026-002")
    await teams.chair.says("help")
    await teams.until(lambda: any(s.shows("SHCG-2026-002 may be the same child") for s in teams.chair.sees()))
    card = await teams.chair.presses(await teams.chair.says("screen"), "Open SHCG-2026-002")
    assert card.shows("Possible same child. Nothing was joined")
    own = await teams.practitioner.presses(await teams.practitioner.says("case SHCG-2026-002"), "Open")
    assert not own.shows("same child")


async def test_another_childs_name_is_asked_about_in_a_short_box_too(teams: Teams) -> None:
    others = {"other_child": "yes", "other_name_1": "Kit Sample"}
    card = await _at(teams, "voice", others=others)
    answers = {"told_child": "told", "told_family": "not_safe", "told_why": "Kit would be blamed."}
    assert (await teams.practitioner.presses(card, "Next", **answers)).shows("“If not safe to tell, why? (optional)”")


async def test_a_possible_same_child_is_noted_once_and_no_longer_once_it_is_put_right(teams: Teams) -> None:
    first, second = await referred(teams), await referred(teams)
    for reference, born in ((first, "27 9 2012"), (second, "3 2 2014")):
        check = await teams.practitioner.presses(
            await teams.practitioner.says(f"edit {reference}"), "Change the referral"
        )
        ids = check.buttons["Send the changes to the chair"]["data"]["ids"]
        form = await teams.practitioner.sends(check, "refer.change", {**ids, "screen": "3"})
        check = await teams.practitioner.presses(form, "Next", born=born, number="1")
        await teams.practitioner.presses(check, "Send the changes to the chair")
        case = await teams.chair.presses(await teams.chair.says(f"case {first}"), "Open")
        if reference == first:
            assert case.words.count(f"May be the same child as {second}") == 1
    assert case.words.count(f"May be the same child as {second}") == 1  # the same number still
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {second}"), "Change the referral")
    ids = check.buttons["Send the changes to the chair"]["data"]["ids"]
    form = await teams.practitioner.sends(check, "refer.change", {**ids, "screen": "3"})
    check = await teams.practitioner.presses(form, "Next", number="2")
    await teams.practitioner.presses(check, "Send the changes to the chair")
    case = await teams.chair.presses(await teams.chair.says(f"case {first}"), "Open")
    assert not case.shows("May be the same child")


async def _at(teams: Teams, screen: str, **changed: dict[str, str]) -> Card:
    """A referral, open at one screen."""
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    for id, answers in (ANSWERS | changed).items():
        if id == screen:
            return card
        card = await teams.practitioner.presses(card, "Next", **answers)
    return card


async def _change(teams: Teams, card: Card, screen: int, answers: dict[str, str]) -> Card:
    """One part of the check, changed."""
    ids = card.buttons["Send to the chair"]["data"]["ids"]
    form = await teams.practitioner.sends(card, "refer.change", {**ids, "screen": str(screen)})
    return await teams.practitioner.presses(form, "Next", **answers)


async def test_going_back_over_a_screen_that_was_answered_leaves_it_answered(teams: Teams) -> None:
    card = await to_the_check(teams.practitioner)
    ids = card.buttons["Send to the chair"]["data"]["ids"]
    child = await teams.practitioner.sends(card, "refer.change", {**ids, "screen": "3"})
    card = await teams.practitioner.presses(child, "Back")
    assert card.shows("Check your answers")
    assert (await teams.practitioner.presses(card, "Send to the chair")).shows("Sent. SHCG-2026-001.")
