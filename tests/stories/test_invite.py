"""Who comes for one item: those the case brings, a specialist, somebody who is not on the roster."""

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.invitations import Invitation, Part
from panel.people import Person, Post, Role
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.long_day import Day, audits, stranger
from tests.stories.steps import ANSWERS, accepted

NURSE = {"name": "Sam Sample", "role": "School nurse, Northtown", "reason": "Knows the school."}
SEND = "Send the changes to the chair"
NOT_OPEN = "There is no case with that reference that you can open"


def invitations(teams: Teams, reference: str) -> list[Invitation]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Invitation, case=reference)


async def the_list(teams: Teams, reference: str) -> Card:
    return await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who comes for it")


async def notice(teams: Teams, persona: str, words: str) -> Card:
    voice: Voice = getattr(teams, persona)
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found


async def it_is_them(teams: Teams, reference: str) -> None:
    """The coordinator says that the manager is who they may be on the roster."""
    await teams.coordinator.presses(await the_list(teams, reference), "It is them")


async def test_a_manager_of_a_name_on_the_roster_opens_nothing_until_the_coordinator_says_it_is_them(
    teams: Teams,
) -> None:
    for voice in (teams.team_manager, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams, in_place=ANSWERS["in_place"] | {"team_manager": "demo  Team Manager"})
    assert (await teams.team_manager.says(f"case {reference}")).shows(NOT_OPEN)
    asked = await notice(teams, "coordinator", f"Somebody who comes for {reference} is not on the roster")
    form = await teams.coordinator.presses(asked, "Open")
    assert form.shows("Demo team manager is on the roster. Is it the same person?")
    at = form.buttons["It is them"]["data"]["ids"]
    for person in (persona_id("invitee"), ""):
        forged = await teams.coordinator.sends(form, "invite.it_is", {**at, "person": person})
        assert forged.shows("This has changed since you opened it. Nobody was invited by this press.")
    assert (await teams.practitioner.sends(form, "invite.it_is", at)).shows("not for the roles you hold")
    await teams.coordinator.presses(form, "It is them")
    told = await notice(teams, "team_manager", f"You are invited to one item of the panel, {reference}")
    assert (await teams.team_manager.presses(told, "Open")).shows("Robin Example")
    assert "It is them" not in (await the_list(teams, reference)).buttons


async def test_an_accepted_case_brings_its_worker_the_manager_it_names_and_the_home_authority_s_worker(
    teams: Teams,
) -> None:
    await teams.team_manager.says("help")
    await teams.coordinator.says("help")
    named = ANSWERS["in_place"] | {"team_manager": "demo  Team Manager", "authority": "Northshire"}
    reference = await accepted(teams, in_place=named)
    assert [each.part for each in invitations(teams, reference)] == [Part.WORKER, Part.MANAGER, Part.HOME_WORKER]
    await it_is_them(teams, reference)
    invited = await notice(teams, "team_manager", f"You are invited to one item of the panel, {reference}")
    assert (await teams.team_manager.presses(invited, "Open")).shows("Robin Example")
    told = await notice(teams, "coordinator", "not on the roster. Tell them yourself")
    assert not told.shows("Northshire")
    form = await teams.coordinator.presses(told, "Open")
    assert form.shows("The home authority's worker: Northshire")
    future = await teams.coordinator.presses(form, "I have told them", told_on="24 12 2026")
    assert future.shows("The date must be from the invitation to today")
    await teams.coordinator.presses(form, "I have told them", told_on="23 11 2026")
    case = await teams.coordinator.presses(await teams.coordinator.says(f"case {reference}"), "Open")
    assert case.shows("The home authority's worker: Northshire")
    card = await teams.coordinator.presses(case, "Who comes")
    assert card.shows("Told: Monday 23 November 2026, by Demo coordinator")


async def test_a_manager_whose_name_is_nobody_s_on_the_roster_is_told_by_the_coordinator(teams: Teams) -> None:
    reference = await accepted(teams)
    _, manager = invitations(teams, reference)
    assert (manager.name, manager.person) == ("Morgan Placeholder", "")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).invited == ()


async def test_a_referral_that_is_changed_brings_those_it_names_now(teams: Teams) -> None:
    await teams.team_manager.says("help")
    named = ANSWERS["in_place"] | {"team_manager": "Demo team manager", "authority": "Northshire"}
    reference = await accepted(teams, in_place=named)
    await it_is_them(teams, reference)
    card = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    check = await teams.practitioner.sends(card, "refer.change", {**ids(card), "screen": "4"})
    check = await teams.practitioner.presses(check, "Next", team_manager="Morgan Placeholder")
    while SEND not in check.buttons:
        check = await teams.practitioner.presses(check, "Next")
    await teams.practitioner.presses(check, SEND)
    now = [(each.part, each.name) for each in invitations(teams, reference) if each.ended_at is None]
    worker, home = (Part.WORKER, "Demo practitioner"), (Part.HOME_WORKER, "Northshire")
    assert now == [worker, home, (Part.MANAGER, "Morgan Placeholder")]
    await notice(teams, "team_manager", f"You need not come for {reference} any more")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).invited == ()


def ids(card: Card) -> dict[str, str]:
    """What the buttons of a referral's check carry."""
    return dict(card.buttons[SEND]["data"]["ids"])


async def test_a_specialist_sees_the_one_item_until_it_is_taken_back(teams: Teams) -> None:
    await teams.invitee.says("help")
    one, other = await accepted(teams), await accepted(teams)
    assert (await teams.invitee.says(f"case {one}")).shows(NOT_OPEN)
    card = await the_list(teams, one)
    refused = await teams.coordinator.presses(card, "Invite them", person=teams.invitee.who.aad)
    assert refused.shows("Say why they are invited")
    assert refused.inputs["person"] == teams.invitee.who.aad
    done = await teams.coordinator.presses(refused, "Invite them", reason="Therapy for the sister.")
    assert done.shows("They have a notice.")
    invited = await notice(teams, "invitee", f"You are invited to one item of the panel, {one}")
    assert not invited.shows("Therapy")
    assert (await teams.invitee.presses(invited, "Open")).shows("Robin Example")
    assert (await teams.invitee.says(f"case {other}")).shows(NOT_OPEN)
    for verb in ("invite.open", "allocate.open", "interest.open", "challenge.open", "case.add"):
        said = await teams.invitee.sends(invited, verb, {"case": one})
        assert said.shows("not for the roles you hold") or said.shows(NOT_OPEN), verb
    card = await teams.coordinator.presses(done, "Who comes")
    assert card.shows("Therapy for the sister.")
    await teams.coordinator.presses(card, "Take it back")
    await notice(teams, "invitee", f"You need not come for {one} any more")
    assert (await teams.invitee.presses(invited, "Open")).shows(NOT_OPEN)
    again = await teams.coordinator.presses(card, "Take it back")
    assert again.shows("That invitation is not there any more")


async def test_somebody_who_is_not_on_the_roster_is_invited_by_name_and_role(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams)
    card = await the_list(teams, reference)
    for left_out, words in (("name", "Say who is invited"), ("role", "Enter their role"), ("reason", "Say why they")):
        refused = await teams.coordinator.presses(card, "Invite them", **NURSE | {left_out: ""})
        assert refused.shows(words)
    both = await teams.coordinator.presses(card, "Invite them", **NURSE, person=teams.invitee.who.aad)
    assert both.shows("not both")
    done = await teams.coordinator.presses(card, "Invite them", **NURSE)
    assert done.shows("The coordinator has a notice to tell them")
    assert (await the_list(teams, reference)).shows("Who: Sam Sample, School nurse, Northtown")


async def test_only_those_who_lead_the_panel_invite_and_the_refusal_is_written_down(teams: Teams) -> None:
    day = Day(teams)
    reference = await accepted(teams)
    outsider = stranger(day, "outsider", Post(NAME, Role.MEMBER, "health"))
    card = await outsider.says("help")
    theirs = invitations(teams, reference)[0].id
    for verb in ("invite.open", "invite.save", "invite.end", "invite.tell", "invite.told"):
        said = await day.sends(outsider, card, verb, case=reference, invitation=theirs)
        assert said.shows("not for the roles you hold")
    refused = [line.act for line in audits(day) if line.by == "outsider" and line.outcome == "refused"]
    assert refused == ["invite.open", "invite.save", "invite.end", "invite.tell", "invite.told"]
    other = await accepted(teams)
    said = await teams.coordinator.sends(card, "invite.end", {"case": other, "invitation": theirs})
    assert said.shows("not there any more")


async def test_with_the_agenda_each_is_told_their_time_and_after_the_panel_nobody_invited_opens_it(
    teams: Teams,
) -> None:
    for voice in (teams.practitioner, teams.invitee, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams)
    card = await the_list(teams, reference)
    await teams.coordinator.presses(card, "Invite them", person=teams.invitee.who.aad, reason="Knows the school.")
    teams.clock.move(days=17)
    time = f"Your item {reference} is on Thursday 17 December 2026 at 9:45am. Come at your time, not before."
    told = await notice(teams, "invitee", time)
    await notice(teams, "practitioner", time)
    await notice(teams, "coordinator", f"{reference} is on Thursday 17 December 2026 at 9:45am")
    assert (await teams.invitee.presses(told, "Open")).shows("Robin Example")
    teams.clock.move(days=7, hours=4)
    await teams.until(lambda: all(each.ended_at for each in invitations(teams, reference)))
    assert (await teams.invitee.presses(told, "Open")).shows(NOT_OPEN)


@pytest.mark.parametrize("out", [False, True], ids=["before the agenda", "once the agenda is out"])
async def test_a_case_that_is_withdrawn_ends_its_invitations_and_everybody_is_told(teams: Teams, out: bool) -> None:
    for voice in (teams.coordinator, teams.invitee, teams.practitioner):
        await voice.says("help")
    reference = await accepted(teams)
    card = await the_list(teams, reference)
    await teams.coordinator.presses(card, "Invite them", person=teams.invitee.who.aad, reason="Knows the school.")
    await teams.coordinator.presses(card, "Invite them", **NURSE)
    teams.clock.move(days=17 if out else 0)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    await teams.practitioner.presses(form, next(iter(form.buttons)), reason="The family moved.")
    if out:
        asks = await notice(teams, "coordinator", f"{reference}: its referrer asks to withdraw it.")
        await teams.coordinator.presses(await teams.coordinator.presses(asks, "Open"), "Withdraw it")
    await notice(teams, "invitee", f"You need not come for {reference} any more")
    tell = f"{reference} is off the agenda. 2 people who were to come are not on the roster: tell them."
    opened = await teams.coordinator.presses(await notice(teams, "coordinator", tell), "Open")
    assert opened.shows("Sam Sample, School nurse, Northtown")
    assert opened.shows("Morgan Placeholder")
    assert not opened.shows("Demo invitee")
    assert not any(card.shows("You need not come") for card in teams.practitioner.sees())
    assert opened.words.count("Told that they need not come: not yet") == 2
    today = f"{teams.clock():%d %m %Y}"
    for left in (1, 0):
        form = await teams.coordinator.presses(opened, "Tell them")
        refused = await teams.coordinator.presses(form, "I have told them", told_on="22 11 2026")
        assert refused.shows("The date must be from the end of the invitation to today")
        done = await teams.coordinator.presses(refused, "I have told them", told_on=today)
        assert done.shows("1 more is not told yet.") is bool(left)
        opened = await teams.coordinator.sends(done, "invite.tell", {"case": reference})
    assert opened.words.count(", by Demo coordinator") == 2
    assert "Tell them" not in opened.buttons
    kept = [each for each in invitations(teams, reference) if not each.person]
    told = {(each.off_told_on, each.off_told_by) for each in kept}
    assert told == {(teams.clock().date(), teams.coordinator.who.aad)}


async def test_of_somebody_not_on_the_roster_it_is_kept_when_they_heard_that_it_was_taken_back(teams: Teams) -> None:
    reference = await accepted(teams)
    await teams.coordinator.presses(await the_list(teams, reference), "Invite them", **NURSE)
    back = await teams.coordinator.presses(await the_list(teams, reference), "Take it back")
    form = await teams.coordinator.presses(back, "Tell them")
    assert form.shows("Specialist: Sam Sample, School nurse, Northtown")
    await teams.coordinator.presses(form, "I have told them", told_on="23 11 2026")
    (nurse,) = [each for each in invitations(teams, reference) if each.name == "Sam Sample"]
    assert (nurse.told_on, f"{nurse.off_told_on}") == (None, "2026-11-23")


async def test_nobody_is_invited_to_an_item_whose_panel_is_over(teams: Teams) -> None:
    reference = await accepted(teams)
    card = await the_list(teams, reference)
    teams.clock.move(days=24, hours=6)
    await teams.until(lambda: all(each.ended_at for each in invitations(teams, reference)))
    over = f"The panel of {reference} is over, so nobody comes for it until it has another."
    late = await teams.coordinator.presses(card, "Invite them", person=teams.invitee.who.aad, reason="Knows them.")
    assert late.shows(over)
    assert (await the_list(teams, reference)).shows(over)
    assert all(each.ended_at for each in invitations(teams, reference))


async def test_a_seat_s_deputy_can_be_invited_and_somebody_who_opens_no_case_cannot(teams: Teams) -> None:
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("deputy-health", "Demo stand-in", (Post(NAME, Role.MEMBER, "health", deputises=True),)))
    card = await the_list(teams, reference)
    assert card.shows("Demo stand-in")
    assert not card.shows("Demo auditor")
    refused = await teams.coordinator.presses(card, "Invite them", person=teams.auditor.who.aad, reason="Knows them.")
    assert refused.shows("There is a problem")
    done = await teams.coordinator.presses(card, "Invite them", person="deputy-health", reason="Knows them.")
    assert done.shows("They have a notice.")


TWO = "2 people who come for {} are not on the roster. Tell them yourself, and say when."
ELSEWHERE = ANSWERS["in_place"] | {"authority": "Northshire"}


def asked_to_tell(teams: Teams) -> list[Card]:
    return [card for card in teams.coordinator.sees() if card.shows("not on the roster")]


async def test_those_of_one_case_who_are_not_on_the_roster_are_one_notice_and_each_is_told_by_itself(
    teams: Teams,
) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams, in_place=ELSEWHERE)
    told = await notice(teams, "coordinator", TWO.format(reference))
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert len(asked_to_tell(teams)) == 1
    listed = await teams.coordinator.presses(told, "Open")
    assert listed.shows("Who: Morgan Placeholder")
    assert listed.shows("Who: Northshire")
    assert listed.words.count("Told: not yet") == 2
    done = await teams.coordinator.presses(
        await teams.coordinator.presses(listed, "Tell them"), "I have told them", told_on="23 11 2026"
    )
    assert done.shows(f"1 more of those who come for {reference} is not told yet.")
    listed = await teams.coordinator.presses(done, "Whom to tell")
    assert listed.shows("Told: Monday 23 November 2026, by Demo coordinator")
    assert listed.shows("Told: not yet")


async def test_the_time_of_a_case_is_asked_to_be_told_once_for_all_who_are_not_on_the_roster(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams, in_place=ELSEWHERE)
    teams.clock.move(days=17)
    time = f"{reference} is on Thursday 17 December 2026 at 9:45am. 2 people who come for it are not on the roster"
    told = await notice(teams, "coordinator", time)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert sum(card.shows("Thursday 17 December 2026 at 9:45am") for card in asked_to_tell(teams)) == 1
    listed = await teams.coordinator.presses(told, "Open")
    assert listed.shows("Their item is on Thursday 17 December 2026 at 9:45am.")


async def test_of_a_case_that_joins_late_the_coordinator_is_asked_once_and_with_the_time(teams: Teams) -> None:
    await teams.coordinator.says("help")
    teams.clock.move(days=17)
    reference = await accepted(teams, in_place=ELSEWHERE)
    await notice(teams, "coordinator", f"{reference} is on Thursday 17 December 2026 at 9:45am. 2 people who come")
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert len(asked_to_tell(teams)) == 1


async def test_somebody_invited_who_leaves_the_roster_is_the_coordinator_s_to_tell(teams: Teams) -> None:
    await teams.coordinator.says("help")
    await teams.team_manager.says("help")
    reference = await accepted(teams, in_place=ANSWERS["in_place"] | {"team_manager": "Demo team manager"})
    await teams.until(lambda: asked_to_tell(teams))
    await it_is_them(teams, reference)
    await notice(teams, "team_manager", f"You are invited to one item of the panel, {reference}")
    who = {"procedure": NAME, "person": teams.team_manager.who.aad, "rev": "1"}
    card = await teams.coordinator.sends(await teams.coordinator.says("roster"), "roster.remove", who)
    await teams.coordinator.presses(card, "Remove them")
    _, told = await teams.until(lambda: asked_to_tell(teams)[1:] and asked_to_tell(teams))
    assert (await teams.coordinator.presses(told, "Open")).shows("Team manager: Demo team manager")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).invited == ()
    teams.clock.move(days=17)
    await notice(teams, "coordinator", f"{reference} is on Thursday 17 December 2026 at 9:45am. Somebody who comes")


async def test_who_comes_back_onto_the_roster_is_told_again_that_they_are_invited(teams: Teams) -> None:
    def told() -> int:
        return sum(card.shows("You are invited to one item of the panel") for card in teams.team_manager.sees())

    for voice in (teams.team_manager, teams.coordinator):
        await voice.says("help")
    reference = await accepted(teams, in_place=ANSWERS["in_place"] | {"team_manager": "Demo team manager"})
    await it_is_them(teams, reference)
    await teams.until(lambda: told() == 1)
    who = {"procedure": NAME, "person": teams.team_manager.who.aad, "rev": "1"}
    roster = await teams.coordinator.says("roster")
    await teams.coordinator.presses(await teams.coordinator.sends(roster, "roster.remove", who), "Remove them")
    form = await teams.coordinator.sends(roster, "roster.add", who)
    back = {"name": "Demo team manager", "entra": teams.team_manager.who.aad, "role": "practitioner"}
    await teams.coordinator.presses(form, "Add them", **back)
    await it_is_them(teams, reference)
    await teams.until(lambda: told() == 2)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert told() == 2


async def test_once_the_agenda_is_out_one_notice_hands_somebody_s_time_to_the_coordinator(teams: Teams) -> None:
    await teams.coordinator.says("help")
    reference = await accepted(teams, in_place=ANSWERS["in_place"] | {"team_manager": "Demo team manager"})
    await teams.until(lambda: asked_to_tell(teams))
    await it_is_them(teams, reference)
    teams.clock.move(days=17)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    before = len(asked_to_tell(teams))
    who = {"procedure": NAME, "person": teams.team_manager.who.aad, "rev": "1"}
    card = await teams.coordinator.sends(await teams.coordinator.says("roster"), "roster.remove", who)
    await teams.coordinator.presses(card, "Remove them")
    await notice(teams, "coordinator", f"{reference} is on Thursday 17 December 2026 at 9:45am. Somebody who comes")
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert len(asked_to_tell(teams)) == before + 1
