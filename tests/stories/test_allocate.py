"""The child has another worker: access, the invitation and what was begun move with the work."""

from datetime import timedelta
from pathlib import Path

from bot.notices import tell
from bot.personas import persona_id
from bot.template import Template
from panel.allocations import Allocation
from panel.cases import Case
from panel.invitations import Invitation
from panel.people import Person, Post, Role
from panel.referrals import Draft
from storage.records import Notice
from tests import bodies
from tests.dialogue import Card, Teams, Voice, in_production, talking
from tests.panel.durham import NAME
from tests.stories.long_day import Day, audits, stranger
from tests.stories.steps import ANSWERS, accepted, referred, to_the_check
from tests.stories.test_invite import it_is_them
from tests.stories.test_joining import accepts, settled
from tests.stories.test_reach import _there as there

NEW = persona_id("social_worker")
NOT_OPEN = "There is no case with that reference that you can open"
TO = {"to": NEW, "reason": "On leave."}


async def form(teams: Teams, persona: str, reference: str) -> Card:
    voice: Voice = getattr(teams, persona)
    return await voice.presses(await voice.says(f"allocate {reference}"), "Another worker")


async def test_the_worker_hands_the_case_on_and_opens_it_no_more(teams: Teams) -> None:
    for voice in (teams.chair, teams.social_worker):
        await voice.says("help")
    reference = await accepted(teams)
    mine = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    card = await form(teams, "practitioner", reference)
    assert card.shows("The child's worker now: Demo practitioner")
    refused = await teams.practitioner.presses(card, "Hand the case on", to=NEW)
    assert refused.shows("Say why the worker changes")
    done = await teams.practitioner.presses(refused, "Hand the case on", reason="On leave.")
    assert done.shows(f"{reference} has another worker. 1 transfer so far.")
    for title in ("Add a note", "Change", "Withdraw"):
        assert (await teams.practitioner.presses(mine, title)).shows(NOT_OPEN), title
    assert (await teams.practitioner.says(f"case {reference}")).shows(NOT_OPEN)
    told = await teams.until(lambda: _sees(teams.social_worker.sees(), f"You are the worker for {reference} now"))
    theirs = await teams.social_worker.presses(told, "Open")
    assert theirs.shows("Robin Example")
    assert "Add a note" in theirs.buttons
    await teams.until(lambda: _sees(teams.practitioner.sees(), f"{reference} has another worker now"))
    chair = await teams.until(lambda: _sees(teams.chair.sees(), "Transfers so far: 1."))
    assert not chair.shows("On leave.")
    assert (await teams.chair.presses(chair, "Open")).shows("Demo practitioner to Demo social worker: On leave.")


async def test_the_invitation_and_a_change_that_was_begun_are_the_new_worker_s(teams: Teams) -> None:
    reference = await accepted(teams)
    await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    await teams.coordinator.presses(await form(teams, "coordinator", reference), "Hand the case on", **TO)
    with teams.store.turn(teams.clock()) as turn:
        (draft,) = turn.find(Draft, case=reference)
        assert draft.person == NEW
        workers = [(each.person, bool(each.ended_at)) for each in turn.find(Invitation, case=reference)]
        assert workers == [(persona_id("practitioner"), True), ("", False), (NEW, False)]
        (transfer,) = turn.find(Allocation, case=reference)
        assert (transfer.before, transfer.to) == (persona_id("practitioner"), NEW)


async def test_a_team_manager_who_was_the_worker_for_a_while_still_comes_and_opens_it(teams: Teams) -> None:
    for voice in (teams.team_manager, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams, in_place=ANSWERS["in_place"] | {"team_manager": "Demo team manager"})
    await it_is_them(teams, reference)
    for to, invited in (("team_manager", ()), ("practitioner", (persona_id("team_manager"),))):
        fields = TO | {"to": persona_id(to)}
        await teams.coordinator.presses(await form(teams, "coordinator", reference), "Hand the case on", **fields)
        with teams.store.turn(teams.clock()) as turn:
            assert turn.get(Case, reference).invited == invited
    told = f"{reference} has another worker now. You are still invited to its item"
    still = await teams.until(lambda: _sees(teams.team_manager.sees(), told))
    assert (await teams.team_manager.presses(still, "Open")).shows("Robin Example")


async def test_what_is_for_a_seat_stays_with_it_when_its_holder_is_the_worker_no_more(teams: Teams) -> None:
    reference = await accepted(teams)
    before, later = persona_id("practitioner"), teams.clock() + timedelta(days=1)
    with teams.store.turn(teams.clock()) as turn:
        for template in (Template.PHONED, Template.STAYS):
            tell(turn, [before], template, at=later, case=reference, seat="health")
    await teams.coordinator.presses(await form(teams, "coordinator", reference), "Hand the case on", **TO)
    with teams.store.turn(teams.clock()) as turn:
        waiting = {(each.template, each.to) for each in turn.find(Notice) if each.ids.get("seat") == "health"}
    assert waiting == {(Template.PHONED, before), (Template.STAYS, NEW)}


async def test_a_decision_is_told_to_whoever_holds_the_case_then(teams: Teams) -> None:
    await teams.social_worker.says("help")
    reference = await referred(teams)
    await teams.coordinator.presses(await form(teams, "coordinator", reference), "Hand the case on", **TO)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    card = await teams.chair.presses(card, "Return for more")
    await teams.chair.presses(card, "Return to the referrer for more", reason="More about the school.")
    await teams.until(lambda: _sees(teams.social_worker.sees(), f"{reference} is returned to you"))
    assert not _sees(teams.practitioner.sees(), "is returned to you")


async def test_what_could_not_be_sent_to_the_worker_before_is_told_to_the_new_one(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        before, chair, coordinator = await there(teams, "practitioner", "chair", "coordinator")
        with teams.store.turn(teams.clock()) as turn:
            turn.save(Person("new", "Test new", (Post(NAME, Role.PRACTITIONER),)))
        new = teams.voice("new")
        await new.says("help")
        await before.presses(await to_the_check(before), "Send to the chair")
        await settled(teams)
        await teams.send(bodies.installation(before.who, before.where, "remove"))
        await accepts(chair)
        await settled(teams)
        asks = await coordinator.presses(await coordinator.says("allocate SHCG-2026-001"), "Another worker")
        await coordinator.presses(asks, "Hand the case on", to="new", reason="On leave.")
        await teams.until(lambda: _sees(new.sees(), "SHCG-2026-001 is accepted"))
        await before.installs()
        await teams.until(lambda: _sees(before.sees(), "SHCG-2026-001 has another worker now"))
        await settled(teams)
        assert not _sees(before.sees(), "SHCG-2026-001 is accepted")
        assert sum(card.shows("SHCG-2026-001 is accepted") for card in new.sees()) == 1


async def test_a_card_that_is_out_of_date_hands_nothing_on(teams: Teams) -> None:
    reference = await accepted(teams)
    old = await form(teams, "coordinator", reference)
    await teams.coordinator.presses(await form(teams, "coordinator", reference), "Hand the case on", **TO)
    other = {"to": persona_id("team_manager"), "reason": "By mistake."}
    again = await teams.coordinator.presses(old, "Hand the case on", **other)
    assert again.shows("was changed since you opened this")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).held_by == NEW


async def test_nobody_else_hands_a_case_on_nor_to_anybody_they_like(teams: Teams) -> None:
    day = Day(teams)
    reference = await accepted(teams)
    other = stranger(day, "other", Post(NAME, Role.PRACTITIONER))
    card = await other.says("help")
    for verb in ("allocate.open", "allocate.save"):
        assert (await day.sends(other, card, verb, case=reference)).shows(NOT_OPEN)
    refused = [line.act for line in audits(day) if line.by == "other" and line.outcome == "refused"]
    assert refused == ["allocate.open", "allocate.save"]
    own = await form(teams, "coordinator", reference)
    police = await teams.coordinator.presses(own, "Hand the case on", to=teams.police.who.aad, reason="A reason.")
    assert police.shows("Choose from the list")


def _sees(cards: list[Card], words: str) -> Card | None:
    return next((card for card in cards if card.shows(words)), None)


async def test_where_no_other_worker_is_on_the_roster_no_name_can_be_typed_and_the_child_stays_with_theirs() -> None:
    async with talking(CONVENOR_PROCEDURES="islington-hsb") as teams:
        await teams.coordinator.says("demo children")
        with teams.store.turn(teams.clock()) as turn:
            reference = next(case.id for case in turn.find(Case) if case.held_by)
        shown = await form(teams, "chair", reference)
        assert shown.shows("Nothing stands in the list under “Who is the child's worker now?” yet. Ask the coordinator")
        assert "to" not in shown.inputs
        refused = await teams.chair.presses(shown, "Hand the case on", to="Jo Sample", reason="Another team.")
        assert refused.shows("There is a problem. Nothing you typed is lost.")
        assert refused.inputs["reason"] == "Another team."
        with teams.store.turn(teams.clock()) as turn:
            assert not turn.find(Allocation)
