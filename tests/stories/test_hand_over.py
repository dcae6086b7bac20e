"""The ways out that need no matrix: handed over and received, stopped, and what a birthday does not do."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.personas import persona_id
from panel.actions import Action, Owner
from panel.cases import Case
from panel.closing import HandOver, NoLonger
from panel.panels import Item
from panel.referrals import Matrix
from storage.records import Audit, Notice, Told
from tests.dialogue import Card, Teams, Voice
from tests.stories.at_sitting import PANEL, status
from tests.stories.steps import ANSWERS, accepted, to_the_check
from tests.stories.test_close_case import ready

GIVEN = {"because": "moved", "to": "The front door of another county.", "sent": "The plan and the matrix."}
GIVEN["sent_on"] = "23 11 2026"


async def hands_over(teams: Teams, reference: str, **changed: str) -> Card:
    posted = await teams.chair.says(f"hand-over {reference}")
    assert not posted.shows("Robin")
    return await teams.chair.presses(await teams.chair.presses(posted, "Hand over"), "Keep it", **GIVEN | changed)


async def opened(voice: Voice, reference: str) -> Card:
    return await voice.sends(await voice.says("help"), "case.open", {"case": reference})


async def test_on_the_agenda_until_it_was_received_with_no_false_matrix(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        matrices = turn.find(Matrix, case=reference)
    kept = await hands_over(teams, reference)
    assert kept.shows("stays on the agenda until somebody says that it was received")
    assert status(teams, reference) == "accepted"
    own = await opened(teams.practitioner, reference)
    assert own.shows("Handed over, and not received yet")
    form = await teams.practitioner.presses(own, "It was received")
    assert form.shows(GIVEN["sent"])
    for wrong, why in (("30 11 2030", "today or earlier"), ("2 11 2026", "the date cannot be earlier")):
        refused = await teams.practitioner.presses(
            form, "It was received", received_by="Sam, County", received_on=wrong
        )
        assert refused.shows(why)
    done = await teams.practitioner.presses(
        form, "It was received", received_by="Sam, County", received_on="23 11 2026"
    )
    assert done.shows("the child’s plan goes on where it was received")
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        assert (case.status, case.received_by, case.received_on) == ("handed over", "Sam, County", date(2026, 11, 23))
        assert not turn.find(Item, case=reference)
        assert turn.find(Matrix, case=reference) == matrices
    again = await teams.practitioner.presses(form, "It was received", received_by="Sam", received_on="23 11 2026")
    assert again.shows("is not on the agenda: it is handed over")
    assert not await read(teams, "hand-over due", days=21)


async def test_a_hand_over_that_nobody_receives_is_reminded_of(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams)
    await hands_over(teams, reference)
    found = await read(teams, "hand-over due", days=9)
    assert found == {persona_id("practitioner")}
    card = await seen(teams, teams.practitioner, f"{reference} was handed over. Find out whether it was received")
    assert not card.shows("county")
    assert (await teams.practitioner.presses(card, "It was received")).shows("Has it arrived?")


async def read(teams: Teams, kind: str, days: int) -> set[str]:
    """Who was told of something within so many days."""
    teams.clock.move(days=days)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    with teams.store.turn(teams.clock()) as turn:
        return {each.to for each in turn.find(Notice) if each.template == kind}


async def seen(teams: Teams, voice: Voice, words: str) -> Card:
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found


async def test_an_onward_referral_waits_to_be_received_too(teams: Teams) -> None:
    reference = await accepted(teams)
    card = await hands_over(teams, reference, because="onward referral")
    form = await teams.chair.presses(card, "It was received")
    await teams.chair.presses(form, "It was received", received_by="Sam", received_on="23 11 2026")
    assert status(teams, reference) == "signposted"
    assert not await read(teams, "signpost due", days=30)


async def test_two_who_hand_over_at_once_and_one_who_corrects(teams: Teams) -> None:
    reference = await accepted(teams)
    posted = await teams.chair.says(f"hand-over {reference}")
    first = await teams.chair.presses(posted, "Hand over")
    second = await teams.deputy.sends(posted, "hand_over.form", {"case": reference})
    await teams.chair.presses(first, "Keep it", **GIVEN)
    slow = await teams.deputy.presses(second, "Keep it", **GIVEN | {"to": "Adult services"})
    assert slow.shows("Somebody else was quicker. Nothing you typed is lost.")
    assert slow.inputs["to"] == "Adult services"
    await teams.deputy.presses(slow, "Keep it")
    with teams.store.turn(teams.clock()) as turn:
        assert [each.to for each in turn.find(HandOver, case=reference)] == ["Adult services"]


async def test_a_child_who_has_died_is_never_asked_about_again(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator, teams.health):
        await voice.says("help")
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        owner = Owner("health", persona_id("health"), turn.now, persona_id("chair"))
        turn.save(Action("SHCG-A001", reference, "Call.", date(2026, 12, 8), (owner,), owner.by, turn.now))
        late = turn.now + timedelta(hours=1)
        for n, ids in enumerate(({"case": reference}, {"action": "SHCG-A001"}, {"challenge": f"{reference}/q001"})):
            turn.notify(Notice(f"n{n}", persona_id("health"), "added", ids, late, late))
        turn.notify(Notice("concern", persona_id("health"), "concern", {"case": reference}, late, late))
    card = await teams.chair.presses(await teams.chair.says(f"stop {reference}"), "Open")
    assert card.shows("has this child died?")
    assert status(teams, reference) == "accepted"
    card = await teams.chair.presses(card, "Yes, the child has died")
    assert (await teams.chair.presses(card, "Stop everything")).shows("Say what is known")
    assert status(teams, reference) == "accepted"
    done = await teams.chair.presses(card, "Stop everything", known="Told by the hospital.")
    assert done.shows(f"{reference} is stopped.")
    with teams.store.turn(teams.clock()) as turn:
        assert {turn.get(Notice, f"n{n}").told for n in range(3)} == {Told.EXPIRED}
        assert turn.get(Notice, "concern").told is Told.WAITING
        assert not turn.find(Item, case=reference)
        assert turn.file(reference).additions[-1].words == "Told by the hospital."
        before = {each.id for each in turn.find(Notice) if each.ids.get("case") == reference}
    for voice in (teams.practitioner, teams.coordinator):
        told = await seen(teams, voice, f"{reference} is stopped. Open it in a quiet moment to see why.")
        assert not told.shows("hospital")
        assert (await voice.presses(told, "Open")).shows("Told by the hospital.")
    teams.clock.move(days=60)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    with teams.store.turn(teams.clock()) as turn:
        after = {each.id for each in turn.find(Notice) if each.ids.get("case") == reference}
        assert after == before
    again = await teams.chair.presses(card, "Stop everything", known="Again.")
    assert again.shows("is stopped already")
    assert again.shows("Stopped by Demo chair")


async def test_a_child_who_comes_of_age_is_told_of_half_a_year_before_and_stays(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    child = {**ANSWERS["child"], "born": "10 6 2009"}
    reference = await accepted(teams, child=child)
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
    teams.clock.time = datetime(2026, 12, 10, 8, 59, tzinfo=ZoneInfo("Europe/London"))
    assert not await read(teams, "of age", days=0)
    teams.clock.move(minutes=2)
    assert await read(teams, "of age", days=0) == {persona_id("practitioner"), persona_id("coordinator")}
    told = await seen(teams, teams.practitioner, f"{reference}: something is to be planned in good time.")
    assert not told.shows("2009")
    assert not told.shows("18")
    card = await teams.practitioner.presses(told, "Open")
    assert card.shows("turns 18 on")
    assert card.shows("Nothing closes by itself")
    assert status(teams, reference) == case.status
    teams.clock.time = datetime(2027, 7, 1, 12, tzinfo=ZoneInfo("Europe/London"))
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert status(teams, reference) == "accepted"


async def test_an_opening_is_written_down(teams: Teams) -> None:
    reference = await accepted(teams)
    await teams.chair.presses(await teams.chair.says(f"close-case {reference}"), "Open")
    with teams.store.turn(teams.clock()) as turn:
        views = {(line.by, line.view) for line in turn.find(Audit, subject=reference)}
    assert (persona_id("chair"), "gates") in views


async def test_a_child_who_comes_back_is_shown_with_the_history_to_who_leads(teams: Teams) -> None:
    first = await accepted(teams)
    card = await hands_over(teams, first)
    form = await teams.chair.presses(card, "It was received")
    await teams.chair.presses(form, "It was received", received_by="Sam", received_on="23 11 2026")
    check = await to_the_check(teams.practitioner)
    receipt = await teams.practitioner.presses(check, "Send to the chair")
    second = receipt.words.split("Sent. ")[1].split(".")[0]
    both = await teams.chair.sends(await teams.chair.says("help"), "match.open", {"case": second, "other": first})
    await teams.chair.presses(both, "Keep this decision", decision="same", reason="The same number.")
    shown = await opened(teams.chair, second)
    assert shown.shows(f"Earlier: {first}")
    assert shown.shows("handed over, and off this panel’s agenda")
    assert shown.shows(GIVEN["to"])
    own = await opened(teams.practitioner, second)
    assert not own.shows(first)


async def test_what_was_sent_and_received_before_it_was_written_down(teams: Teams) -> None:
    reference = await accepted(teams)
    teams.clock.move(days=3)
    posted = await teams.chair.says(f"hand-over {reference}")
    form = await teams.chair.presses(posted, "Hand over")
    ahead = await teams.chair.presses(form, "Keep it", **GIVEN | {"sent_on": "27 11 2026"})
    assert ahead.shows("The date on which it was sent has to be today or earlier")
    card = await teams.chair.presses(ahead, "Keep it", sent_on="24 11 2026")
    form = await teams.chair.presses(card, "It was received")
    assert form.shows("Sent on: Tuesday 24 November 2026")
    early = await teams.chair.presses(form, "It was received", received_by="Sam", received_on="23 11 2026")
    assert early.shows("It was sent on Tuesday 24 November 2026: the date cannot be earlier")
    await teams.chair.presses(form, "It was received", received_by="Sam", received_on="25 11 2026")
    assert status(teams, reference) == "handed over"


async def test_putting_a_word_right_moves_neither_the_day_it_was_sent_nor_the_reminder(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams)
    await hands_over(teams, reference)
    with teams.store.turn(teams.clock()) as turn:
        (first,) = turn.find(HandOver, case=reference)
    teams.clock.move(days=3)
    form = await teams.chair.presses(await teams.chair.says(f"hand-over {reference}"), "Hand over")
    assert form.inputs["sent_on"] == "23 11 2026"
    await teams.chair.presses(form, "Keep it", to="The front door of County B.")
    with teams.store.turn(teams.clock()) as turn:
        (kept,) = turn.find(HandOver, case=reference)
    assert (kept.to, kept.at, kept.sent_on) == ("The front door of County B.", first.at, date(2026, 11, 23))
    assert await read(teams, "hand-over due", days=6) == {persona_id("practitioner")}


async def test_why_no_longer_at_risk_stands_only_with_a_child_who_was_removed_for_it(teams: Teams) -> None:
    reference, card = await ready(teams)
    card = await hands_over(teams, reference)
    form = await teams.chair.presses(card, "It was received")
    await teams.chair.presses(form, "It was received", received_by="Sam", received_on="17 12 2026")
    assert status(teams, reference) == "handed over"
    shown = await opened(teams.chair, reference)
    assert shown.shows("How it left the agenda")
    assert not shown.shows("No longer at risk, because")


async def test_of_two_sittings_the_reason_of_the_one_that_removed_stands_with_the_child(teams: Teams) -> None:
    reference, card = await ready(teams)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(NoLonger, f"{PANEL}/{reference}")
        ahead = replace(kept, id=f"SHCG-P002/{reference}", panel="SHCG-P002", words="Of another day.", rev=0)
        turn.save(replace(ahead, at=turn.now + timedelta(minutes=1)))
    await teams.chair.presses(card, "Remove from the agenda")
    shown = await opened(teams.chair, reference)
    assert shown.shows("No longer at risk, because: Supervised and settled.")
    assert not shown.shows("Of another day.")
