"""The other commands, each opened in the person's own view."""

from datetime import UTC, datetime

from tests import bodies
from tests.bodies import Pressed
from tests.dialogue import Teams
from tests.stories.steps import ANSWERS, accepted, referred


async def test_the_agenda_is_neutral_and_each_person_opens_their_own_view(teams: Teams) -> None:
    reference = await accepted(teams)
    shared = await teams.coordinator.says("agenda", teams.group())
    assert shared.shows("Panel, Thursday 17 December 2026, 9:30am to 1pm. 1 item.")
    assert shared.shows("9:30am Present, interests, confidentiality, police cases pending, overdue actions")
    assert shared.shows(f"9:45am {reference} new")
    assert not shared.shows("Robin")
    assert not shared.shows("High")
    police = await teams.police.presses(shared, "My view")
    assert police.shows("Robin Example, born 27 September 2012 (14).")
    assert police.shows("Level stated: High, matrix 16 November 2026")
    assert police.shows("Involvement: Child in need")


async def test_an_empty_agenda_says_when_the_next_panel_is(teams: Teams) -> None:
    card = await teams.chair.says("agenda")
    assert card.shows("Panel, Thursday 17 December 2026, 9:30am to 1pm. 0 items.")
    assert card.shows("Nothing is on it yet.")


async def test_higher_risk_comes_first(teams: Teams) -> None:
    lower = await accepted(teams, matrix=ANSWERS["matrix"] | {"level": "medium_high"})
    higher = await accepted(teams)
    agenda = await teams.chair.says("agenda")
    assert agenda.words.index(higher) < agenda.words.index(lower)


async def test_a_case_is_opened_from_a_neutral_card_and_the_reference_may_be_typed_in_any_case(teams: Teams) -> None:
    reference = await referred(teams)
    neutral = await teams.practitioner.says(f"/case {reference.lower()}")
    assert not neutral.shows("Robin")
    case = await teams.practitioner.presses(neutral, "Open")
    assert case.shows("Robin Example")
    assert case.shows("Seen touching Child B")
    assert case.shows("Panel: if accepted, likely Thursday 17 December 2026 at 9:30am")


async def test_a_member_sees_a_case_once_it_is_accepted_and_no_linked_child_but_the_police(teams: Teams) -> None:
    reference = await referred(teams)
    assert (await teams.police.says(f"case {reference}")).shows(
        "There is no case with that reference that you can open"
    )
    assert (await teams.police.says("case SHCG-2026-999")).shows(
        "There is no case with that reference that you can open"
    )


async def test_a_note_is_added_dated_and_the_chair_is_told_that_there_is_one(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await accepted(teams)
    form = await teams.practitioner.presses(await teams.practitioner.says(f"add {reference}"), "Add a note")
    assert (await teams.practitioner.presses(form, "Add the note", note=" ")).shows("Write the note")
    done = await teams.practitioner.presses(form, "Add the note", note="Moved to an aunt on Friday.")
    assert done.shows("Added. The chair has a notice.")
    (notice,) = await teams.until(
        lambda: [s for s in teams.chair.sees() if s.shows(f"{reference} has a new dated note")]
    )
    assert not notice.shows("aunt")
    case = await teams.chair.presses(notice, "Open")
    assert case.shows("Added Monday 23 November 2026 at 10am")
    assert case.shows("Moved to an aunt on Friday.")


async def test_another_childs_name_in_a_note_is_asked_about_before_it_is_saved(teams: Teams) -> None:
    reference = await referred(teams, others={"other_child": "yes", "other_name_1": "Kit Example"})
    form = await teams.practitioner.presses(await teams.practitioner.says(f"add {reference}"), "Add a note")
    asked = await teams.practitioner.presses(form, "Add the note", note="Kit is with an aunt.")
    assert asked.shows("You typed the name of somebody else, or another child’s reference, in “Your note”")
    assert asked.inputs["note"] == "Kit is with an aunt."
    assert (await teams.practitioner.presses(asked, "Keep my words")).shows("Added.")


async def test_words_typed_after_the_reference_are_said_not_to_be_kept(teams: Teams) -> None:
    reference = await referred(teams)
    card = await teams.practitioner.says(f"add {reference} his mother rang")
    assert card.shows("What you typed after the reference is not kept")
    assert not card.shows("mother")
    assert not (await teams.practitioner.says(f"add {reference}")).shows("is not kept")


async def test_the_same_note_sent_twice_is_kept_once(teams: Teams) -> None:
    reference = await referred(teams)
    form = await teams.practitioner.presses(await teams.practitioner.says(f"add {reference}"), "Add a note")
    await teams.practitioner.presses(form, "Add the note", note="Seen today.")
    await teams.practitioner.presses(form, "Add the note", note="Seen today.")
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    assert case.words.count("Seen today.") == 1


async def test_a_referral_is_changed_until_the_agenda_is_out_then_it_takes_a_note(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await accepted(teams)
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    ids = check.buttons["Send the changes to the chair"]["data"]["ids"]
    form = await teams.practitioner.sends(check, "refer.change", {**ids, "screen": "4"})
    check = await teams.practitioner.presses(form, "Next", school="Pretend Academy")
    assert (await teams.practitioner.presses(check, "Send the changes to the chair")).shows(f"Sent. {reference}.")
    await teams.until(lambda: any(s.shows(f"{reference} was changed by its referrer") for s in teams.chair.sees()))
    teams.clock.move(days=18)
    late = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    assert late.shows(f"The agenda with {reference} is out")


async def test_a_change_that_was_begun_cannot_be_sent_once_the_agenda_is_out(teams: Teams) -> None:
    reference = await accepted(teams)
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    teams.clock.move(days=18)
    late = await teams.practitioner.presses(check, "Send the changes to the chair")
    assert late.shows(f"The agenda with {reference} is out")
    assert "Add a note" in late.buttons


async def test_changing_a_referral_that_said_danger_raises_no_second_concern(teams: Teams) -> None:
    reference = await referred(teams)
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    ids = check.buttons["Send the changes to the chair"]["data"]["ids"]
    form = await teams.practitioner.sends(check, "refer.change", {**ids, "screen": "1"})
    ring = await teams.practitioner.presses(form, "Next", danger="yes")
    check = await teams.practitioner.presses(ring, "Go on, I am ringing")
    await teams.practitioner.presses(check, "Send the changes to the chair")
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    ids = check.buttons["Send the changes to the chair"]["data"]["ids"]
    form = await teams.practitioner.sends(check, "refer.change", {**ids, "screen": "4"})
    await teams.practitioner.presses(form, "Next", school="Pretend Academy")
    assert (await teams.chair.says("my")).shows("Safety concerns nobody has taken: 1")


async def test_a_referral_is_withdrawn_with_a_reason_and_leaves_the_agenda(teams: Teams) -> None:
    reference = await accepted(teams)
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    assert (await teams.practitioner.presses(form, "Withdraw")).shows("Say why")
    done = await teams.practitioner.presses(form, "Withdraw", reason="Moved to another authority.")
    assert done.shows("Withdrawn. The coordinator and whoever chairs it have a notice.")
    assert not (await teams.chair.says("agenda")).shows(reference)


async def test_after_the_agenda_is_out_the_coordinator_is_asked_to_withdraw(teams: Teams) -> None:
    reference = await accepted(teams)
    await teams.coordinator.says("help")
    teams.clock.move(days=18)
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    done = await teams.practitioner.presses(form, "Ask to withdraw", reason="Moved.")
    assert done.shows("The agenda is out. The coordinator is asked; nothing has changed yet.")
    await teams.until(lambda: any(s.shows(f"{reference}: its referrer asks") for s in teams.coordinator.sees()))
    assert (await teams.chair.says("agenda")).shows(reference)


async def test_consider_keeps_a_child_on_the_pathway_referred_or_not(teams: Teams) -> None:
    form = await teams.police.presses(await teams.police.says("consider"), "Start")
    refused = await teams.police.presses(form, "Record it", pathway="police", referred="no", reason="One-off.")
    assert refused.shows("Enter the child’s name or the case number")
    done = await teams.police.presses(refused, "Record it", number="77/1")
    assert done.shows("Recorded. SHCG-C001.")


async def test_safety_puts_the_telephone_first_and_goes_on_until_somebody_has_it(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await referred(teams)
    posted = await teams.practitioner.says(f"safety {reference}")
    assert posted.words.index("Ring 999") < posted.words.index("First Contact")
    form = await teams.practitioner.presses(posted, "Tell the chair and the deputy")
    concern = await teams.practitioner.presses(form, "Tell the chair and the deputy", what="He has gone to the flat.")
    assert concern.shows("SHCG-S001")
    assert concern.shows("Nobody has taken it yet")
    (notice,) = await teams.until(lambda: [s for s in teams.chair.sees() if s.shows("Safety concern SHCG-S001")])
    assert not notice.shows("flat")
    taken = await teams.chair.presses(notice, "I have it")
    assert taken.shows("He has gone to the flat.")
    assert taken.shows("Taken Monday 23 November 2026")
    call = await teams.chair.presses(taken, "Write down a call", whom="Police", when="10:05am", said="Going now.")
    assert call.shows("Going now.")


async def test_my_list_leads_on_from_everything_that_waits(teams: Teams) -> None:
    reference = await referred(teams)
    mine = await teams.practitioner.presses(await teams.practitioner.says("my"), "Open my list")
    assert mine.shows(f"{reference}: waiting to be screened. If accepted, likely panel Thursday 17 December 2026")
    chair = await teams.chair.says("my")
    assert chair.shows("Referrals waiting to be screened: 1")
    assert (await teams.chair.presses(await teams.chair.presses(chair, "Open my list"), "Open")).shows(
        "What holds the risk"
    )


async def test_a_reference_tried_out_with_safety_does_not_tell_whether_the_case_is_there(teams: Teams) -> None:
    reference = await referred(teams)
    seen = []
    for tried in (reference, "SHCG-2026-999"):
        form = await teams.police.presses(await teams.police.says(f"safety {tried}"), "Tell the chair and the deputy")
        concern = await teams.police.presses(form, "Tell the chair and the deputy", what="Not seen since Friday.")
        seen.append(concern.words.replace("SHCG-S001", "").replace("SHCG-S002", ""))
    assert seen[0] == seen[1]
    assert (await teams.chair.sends(concern, "concern.open", {"concern": "SHCG-S001"})).shows(f"About: {reference}")


async def test_procedure_shows_rules_with_sources_assumptions_and_what_is_missing(teams: Teams) -> None:
    card = await teams.chair.says("procedure")
    assert card.shows("Sexual Harm Consultation Group: the rules in force, version 4.")
    rules = await teams.chair.presses(card, "The rules")
    assert rules.shows("Prefix: SHCG. Assumed: ")
    assert "object at" not in rules.words
    assumed = await teams.chair.presses(card, "Assumptions")
    assert assumed.shows("Assumed: ")
    assert not assumed.shows("From the document")
    assert (await teams.chair.presses(card, "Before going live")).shows("To be set before going live")
    more = await teams.chair.presses(rules, "More")
    assert more.shows("13 to 24 of")
    assert more.shows("that are developmentally inappropriate")  # a definition, in its own words


async def test_the_demo_gives_a_persona_to_whoever_asks_for_it(teams: Teams) -> None:
    one = teams.voice("33333333-0000-4000-8000-000000000003")
    two = teams.voice("44444444-0000-4000-8000-000000000004")
    await one.says("demo as chair")
    assert (await one.says("help")).shows("**screen [REF]**")
    assert not (await two.says("help")).shows("**screen [REF]**")
    assert (await two.says("demo as police")).shows("You now act as Police.")


async def test_what_nobody_holds_goes_to_the_person_at_hand_under_the_personas_name(teams: Teams) -> None:
    one = teams.voice("33333333-0000-4000-8000-000000000003")
    await one.says("demo children")
    (notice,) = await teams.until(lambda: [s for s in one.sees() if s.shows("To: Chair")][:1])
    action = notice.buttons["Act as chair"]
    pressed = Pressed(action["verb"], action["data"]["ids"], {}, notice.activity)
    _, answer = await teams.send(bodies.press(one.who, one.where, pressed))
    # Answered with a sentence: what was sent to the persona stays, to be opened as that persona.
    assert answer["type"] == "application/vnd.microsoft.activity.message"
    await teams.until(lambda: one.sees()[-1].shows("You now act as chair."))
    assert (await one.presses(notice, "Open")).shows("What has happened")


async def test_what_is_for_a_seat_stands_under_the_seats_own_name(teams: Teams) -> None:
    one = teams.voice("33333333-0000-4000-8000-000000000003")
    await one.says("demo children")
    await one.says("demo +30d")
    (notice,) = await teams.until(lambda: [s for s in one.sees() if s.shows("To: Independent Reviewing Officer")][:1])
    assert "Act as Independent Reviewing Officer" in notice.buttons


async def test_demo_reset_starts_again(teams: Teams) -> None:
    reference = await accepted(teams)
    ask = await teams.coordinator.says("demo reset")
    assert ask.shows("Every fictional child, draft and case is deleted")
    assert (await teams.coordinator.presses(ask, "Start the demo again")).shows("every fictional child is gone")
    assert not (await teams.chair.says("agenda")).shows(reference)
    assert await referred(teams) == "SHCG-2026-002"


async def test_the_receipt_of_a_change_says_that_it_is_kept_and_when_the_panel_is(teams: Teams) -> None:
    reference = await accepted(teams)
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    receipt = await teams.practitioner.presses(check, "Send the changes to the chair")
    assert receipt.shows("What you sent is kept, and whoever chairs it has a notice.")
    assert receipt.shows("Its panel is on Thursday 17 December 2026 at 9:30am.")
    assert not receipt.shows("The chair decides by")
    assert not receipt.shows("If accepted")
    await teams.until(lambda: any(s.shows("What you sent is kept") for s in teams.practitioner.sees()))


async def test_a_change_that_is_left_for_later_is_spoken_of_on_the_next_working_day(teams: Teams) -> None:
    reference = await accepted(teams)
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    assert (await teams.practitioner.presses(check, "Save and finish later")).shows("you are reminded")
    teams.clock.move(days=1)
    line = "You have a referral that is not sent yet, begun on Monday 23 November"
    await teams.until(lambda: any(seen.shows(line) for seen in teams.practitioner.sees()))


async def test_a_request_to_withdraw_is_one_request_and_no_withdrawal(teams: Teams) -> None:
    reference = await accepted(teams, others={"other_child": "yes", "other_name_1": "Kit Example"})
    teams.clock.move(days=18)
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    warned = await teams.practitioner.presses(form, "Ask to withdraw", reason="Kit has moved.")
    assert warned.shows("You typed the name of somebody else, or another child’s reference, in “Why is it withdrawn?”")
    for _ in range(2):
        done = await teams.practitioner.presses(warned, "Keep my words")
        assert done.shows("The agenda is out. The coordinator is asked; nothing has changed yet.")
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    assert case.words.count("Asked to withdraw: Kit has moved.") == 1
    assert not case.shows("Withdrawn: ")


async def test_the_agenda_is_todays_panel_until_it_ends(teams: Teams) -> None:
    reference = await accepted(teams)
    teams.clock.time = datetime(2026, 12, 17, 12, 59, tzinfo=UTC)
    assert (await teams.chair.says("agenda")).shows(reference)
    teams.clock.move(minutes=1)
    assert not (await teams.chair.says("agenda")).shows(reference)
