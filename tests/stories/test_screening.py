"""The chair screens: panel, signpost or return, each with a reason; and the case stands on the next panel."""

from dataclasses import replace
from datetime import date

from bot.personas import persona_id
from panel.cases import Case
from panel.people import Person, Role
from tests.dialogue import Card, Teams, talking
from tests.stories.steps import ANSWERS, accepted, referred, to_the_check

WHY = {"holds": "Supervised at school.", "reason": "High, and repeated."}


async def test_the_queue_is_oldest_first_and_says_by_when(teams: Teams) -> None:
    first = await referred(teams)
    teams.clock.move(hours=1)
    second = await referred(teams)
    queue = await teams.chair.says("screen")
    assert queue.words.index(first) < queue.words.index(second)
    assert queue.shows(f"{first} is waiting to be screened, by Thursday 26 November 2026.")
    assert not queue.shows("Robin")


async def test_the_chair_gets_a_notice_without_a_name_and_opens_the_card(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await referred(teams)
    (notice,) = await teams.until(lambda: [seen for seen in teams.chair.sees() if seen.shows(reference)])
    assert not notice.shows("Robin")
    card = await teams.chair.presses(notice, "Open")
    assert card.shows("High. Next panel in 24 days. Strategy discussion: not held. What holds the risk until then?")
    assert card.shows("Robin Example, born 27 September 2012 (14).")


async def test_what_holds_the_risk_is_answered_before_accepting(teams: Teams) -> None:
    card = await _opened(teams, await referred(teams))
    form = await teams.chair.presses(card, "Panel")
    assert form.shows("It never replaces a strategy discussion")
    refused = await teams.chair.presses(form, "Accept to the panel", reason="High.")
    assert refused.shows("Say what holds the risk until the panel")
    assert refused.inputs["reason"] == "High."
    assert (await teams.chair.presses(refused, "Accept to the panel", holds="Supervised.")).shows(
        "is accepted for Thursday"
    )


async def test_below_the_threshold_the_chair_says_why_all_the_same(teams: Teams) -> None:
    reference = await referred(teams, matrix=ANSWERS["matrix"] | {"level": "below"})
    form = await teams.chair.presses(await _opened(teams, reference), "Panel")
    refused = await teams.chair.presses(form, "Accept to the panel", **WHY)
    assert refused.shows("Below the threshold: why should the panel see this child?")
    done = await teams.chair.presses(refused, "Accept to the panel", override="Third time in a year.")
    assert done.shows(f"{reference} is accepted")
    case = await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")
    assert case.shows("Why, below the threshold: Third time in a year.")


async def test_the_day_on_which_a_panel_was_found_to_be_needed_can_be_before_the_decision() -> None:
    async with talking(CONVENOR_PROCEDURES="nottinghamshire-hsb") as teams:
        reference = await referred(teams, matrix=ANSWERS["matrix"] | {"level": "higher"})
        form = await teams.chair.presses(await _opened(teams, reference), "Panel")
        assert form.shows("On what date was it found that a panel is needed?")
        late = await teams.chair.presses(form, "Accept to the panel", **WHY, needed_on="1 12 2026")
        assert late.shows("The date on which a panel was found to be needed has to be today or earlier")
        await teams.chair.presses(late, "Accept to the panel", needed_on="5 10 2026")
        case = await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")
        assert case.shows("A panel was found to be needed: 5 October 2026")
        with teams.store.turn(teams.clock()) as turn:
            assert turn.get(Case, reference).needed_since == date(2026, 10, 5)


async def test_accepted_tells_the_referrer_when(teams: Teams) -> None:
    reference = await accepted(teams)
    line = f"{reference} is accepted. Its panel is on Thursday 17 December 2026 at 9:30am."
    await teams.until(lambda: any(seen.shows(line) for seen in teams.practitioner.sees()))


async def test_a_signpost_needs_a_destination_and_tells_the_referrer(teams: Teams) -> None:
    reference = await referred(teams)
    form = await teams.chair.presses(await _opened(teams, reference), "Signpost")
    refused = await teams.chair.presses(form, "Signpost to somebody else", reason="Early help knows the family.")
    assert refused.shows("Say where to")
    await teams.chair.presses(refused, "Signpost to somebody else", destination="Early help")
    await teams.until(lambda: any(seen.shows(f"{reference} is signposted") for seen in teams.practitioner.sees()))
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    assert case.shows("Signposted to: Early help")
    assert case.shows("Early help knows the family.")


async def test_returned_for_more_comes_back_under_the_same_reference(teams: Teams) -> None:
    reference = await referred(teams)
    form = await teams.chair.presses(await _opened(teams, reference), "Return for more")
    await teams.chair.presses(form, "Return to the referrer for more", reason="Who saw it, and when?")
    await teams.until(lambda: any(seen.shows(f"{reference} is returned to you") for seen in teams.practitioner.sees()))
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    assert case.shows("Who saw it, and when?")
    check = await teams.practitioner.presses(case, "Change")
    assert check.shows("Check your answers")
    again = await teams.practitioner.presses(check, "Send the changes to the chair")
    assert again.shows(f"Sent. {reference}.")
    assert (await teams.chair.says("screen")).shows(f"{reference} is waiting")


async def test_two_who_screen_at_once_decide_once(teams: Teams) -> None:
    reference = await referred(teams)
    chair = await teams.chair.presses(await _opened(teams, reference), "Panel")
    deputy = await teams.deputy.sends(chair, "screen.choose", chair.buttons["Accept to the panel"]["data"]["ids"])
    await teams.chair.presses(chair, "Accept to the panel", **WHY)
    late = await teams.deputy.presses(deputy, "Accept to the panel", **WHY)
    assert late.shows(f"{reference} does not wait to be screened: it is accepted. Nothing was changed by this press.")
    assert late.shows("Decided by Demo chair, Monday 23 November 2026")


async def test_only_the_chair_and_the_deputy_screen(teams: Teams) -> None:
    reference = await referred(teams)
    for voice in (teams.police, teams.coordinator, teams.practitioner):
        card = await voice.says("help")
        refused = await voice.sends(card, "screen.decide", {"case": reference, "outcome": "panel"}, WHY)
        assert refused.shows("That is not for the roles you hold here. Nothing was changed.")
    assert (await teams.chair.says("screen")).shows("Waiting to be screened: 1")


async def test_a_panel_that_is_full_sends_the_next_case_to_the_one_after(teams: Teams) -> None:
    for _ in range(13):
        await accepted(teams)
    reference = await referred(teams)
    form = await teams.chair.presses(await _opened(teams, reference), "Panel")
    done = await teams.chair.presses(form, "Accept to the panel", **WHY)
    assert done.shows("Thursday 21 January 2027")


async def _opened(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")


async def test_a_change_by_the_referrer_meanwhile_leaves_the_chairs_words_and_shows_the_change(teams: Teams) -> None:
    reference = await referred(teams)
    form = await teams.chair.presses(await _opened(teams, reference), "Panel")
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    ids = check.buttons["Send the changes to the chair"]["data"]["ids"]
    happened = await teams.practitioner.sends(check, "refer.change", {**ids, "screen": "5"})
    check = await teams.practitioner.presses(happened, "Next", synopsis="Seen again on Sunday.")
    await teams.practitioner.presses(check, "Send the changes to the chair")
    again = await teams.chair.presses(form, "Accept to the panel", **WHY)
    assert again.shows(f"The referral was changed since you opened {reference}.")
    assert again.shows("Seen again on Sunday.")
    assert "Read all of it" in again.buttons
    assert again.inputs["reason"] == WHY["reason"]
    assert (await teams.chair.presses(again, "Accept to the panel")).shows(f"{reference} is accepted")


async def test_a_chair_does_not_screen_their_own_referral(teams: Teams) -> None:
    await teams.deputy.says("help")
    reference = await referred(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), referred_by=persona_id("chair")))
    assert (await teams.chair.says("screen")).shows("No referral waits to be screened.")
    refused = await teams.chair.sends(await teams.chair.says("help"), "screen.open", {"case": reference})
    assert refused.shows(
        f"You made {reference} yourself, so you cannot screen it. The deputy or another chair takes it."
    )
    case = await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")
    assert "Screen it" not in case.buttons
    assert (await teams.deputy.says("screen")).shows(f"{reference} is waiting")


async def test_the_deputy_has_the_notice_of_a_chairs_own_referral(teams: Teams) -> None:
    await teams.deputy.says("help")
    with teams.store.turn(teams.clock()) as turn:
        chair = turn.get(Person, persona_id("chair"))
        turn.save(replace(chair, posts=(*chair.posts, replace(chair.posts[0], role=Role.PRACTITIONER))))
    receipt = await teams.chair.presses(await to_the_check(teams.chair), "Send to the chair")
    assert receipt.shows("Sent. SHCG-2026-001.")
    await teams.until(lambda: any(seen.shows("SHCG-2026-001 is waiting") for seen in teams.deputy.sees()))
