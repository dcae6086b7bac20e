"""Somebody at the table knows the family: out of view and decision, told without a reason, undone by one person."""

from panel.cases import Case
from panel.people import Post, Role
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.long_day import Day, audits, stranger
from tests.stories.steps import accepted, referred

NOT_OPEN = "There is no case with that reference that you can open"
WHY = "My sister lives next door."


async def steps_out(voice: Voice, reference: str, reason: str = "") -> Card:
    form = await voice.presses(await voice.says(f"interest {reference}"), "I know this family")
    return await voice.presses(form, "Step out", reason=reason)


async def notice(teams: Teams, voice: Voice, words: str) -> Card:
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found


async def test_a_member_steps_out_of_view_and_the_reason_is_opened_only(teams: Teams) -> None:
    for voice in (teams.chair, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams)
    before = await teams.health.presses(await teams.health.says(f"case {reference}"), "Open")
    assert before.shows("Robin Example")
    done = await steps_out(teams.health, reference, WHY)
    assert done.shows(f"You have stepped out of {reference}.")
    assert (await teams.health.says(f"case {reference}")).shows(NOT_OPEN)
    for verb in ("case.open", "case.read", "challenge.open"):
        said = await teams.health.sends(before, verb, {"case": reference, "question": "synopsis"})
        assert said.shows(NOT_OPEN), verb
    assert (await teams.health.says(f"interest {reference}")).shows("The coordinator can bring you back")
    told = await notice(teams, teams.chair, "Their place: Senior Safeguarding Lead, Health.")
    assert not told.shows(WHY)
    assert (await teams.chair.presses(told, "Open")).shows(WHY)


async def test_the_coordinator_alone_brings_somebody_back_with_a_reason(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await steps_out(teams.health, reference)
    told = await notice(teams, teams.coordinator, f"{reference}: somebody steps out")
    card = await teams.coordinator.presses(told, "Open")
    form = await teams.coordinator.presses(card, "Bring back")
    ids = form.buttons["Bring them back"]["data"]["ids"]
    for voice in (teams.chair, teams.health):
        said = await voice.sends(form, "interest.back_yes", ids, {"reason": "A reason."})
        assert said.shows("not for the roles you hold")
    other = await accepted(teams)
    forged = await teams.coordinator.sends(form, "interest.back_yes", {**ids, "case": other}, {"reason": "A reason."})
    assert forged.shows("not there any more")
    refused = await teams.coordinator.presses(form, "Bring them back")
    assert refused.shows("Say why they may see it again")
    await teams.coordinator.presses(form, "Bring them back", reason="Another family of that name.")
    assert (await teams.health.presses(await teams.health.says(f"case {reference}"), "Open")).shows("Robin Example")
    await notice(teams, teams.health, f"{reference}: the coordinator has ended an interest")
    kept = await teams.chair.presses(await teams.chair.says(f"interest {reference}"), "I know this family")
    assert kept.shows("Had stepped out, and is back in view")
    assert kept.shows("Brought back by: Demo coordinator")
    assert kept.shows("Because: Another family of that name.")
    again = await teams.coordinator.presses(form, "Bring them back", reason="Once more.")
    assert again.shows("They are back in view already")


async def test_where_the_only_chair_steps_out_the_deputy_takes_the_item_and_is_told(teams: Teams) -> None:
    await teams.deputy.says("help")
    reference = await referred(teams)
    await steps_out(teams.chair, reference, WHY)
    assert not (await teams.chair.says("screen")).shows(reference)
    said = await teams.chair.sends(
        await teams.chair.says("screen"), "screen.decide", {"case": reference, "outcome": "panel"}
    )
    assert said.shows(NOT_OPEN)
    told = await notice(teams, teams.deputy, f"No chair is left who can take {reference}. You take this item.")
    card = await teams.deputy.presses(told, "Open")
    card = await teams.deputy.presses(card, "Panel")
    why = {"holds": "Supervised.", "reason": "High."}
    assert (await teams.deputy.presses(card, "Accept to the panel", **why)).shows(f"{reference} is accepted")


async def test_where_nobody_is_left_to_take_it_the_coordinator_is_told(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    await steps_out(teams.chair, reference)
    await steps_out(teams.deputy, reference)
    await notice(teams, teams.coordinator, f"Every chair and deputy has stepped out of {reference}.")


async def test_one_who_is_not_at_the_table_or_holds_the_case_does_not_step_out(teams: Teams) -> None:
    day = Day(teams)
    reference = await accepted(teams)
    both = stranger(day, "both", Post(NAME, Role.PRACTITIONER), Post(NAME, Role.MEMBER, "health"))
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        turn.save(Case(**{**vars(case), "worker": "both"}))
    card = await both.says("help")
    assert (await day.sends(both, card, "interest.yes", case=reference)).shows(NOT_OPEN)
    assert (await teams.practitioner.sends(card, "interest.yes", {"case": reference})).shows(
        "not for the roles you hold"
    )
    unknown = await day.sends(both, card, "interest.open", case="SHCG-2026-999")
    assert unknown.shows(NOT_OPEN)
    refused = [(line.act, line.subject) for line in audits(day) if line.by == "both" and line.outcome == "refused"]
    assert refused == [("interest.yes", reference), ("interest.open", "SHCG-2026-999")]
