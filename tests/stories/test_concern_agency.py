"""A concern about a partner agency goes through the chair to its senior manager; and one in the middle of a sitting."""

from panel.concerns import Concern
from panel.people import Person, Post, Role
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import accepted
from tests.stories.test_recommend import sits
from tests.stories.test_screening_clock import everybody, heard

WHAT = "They closed the case without telling anybody."
TALKED = {"whom": "Pat, head of service", "when": "today at 11am", "said": "They look into it and ring back."}
RAISED = "Raised with their senior manager"


async def raised(voice: Voice, **fields: str) -> Card:
    form = await voice.presses(await voice.says("safety"), "Tell the chair and the deputy")
    return await voice.presses(form, "Tell the chair and the deputy", what=WHAT, **fields)


async def taken(teams: Teams) -> Card:
    return await teams.chair.presses(await heard(teams.chair, "Safety concern SHCG-S001, raised on"), "I have it")


def concern(teams: Teams) -> Concern:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Concern, "SHCG-S001")


async def test_the_chair_raises_it_with_the_senior_manager_who_is_told_to_ring_and_nothing_else(teams: Teams) -> None:
    await everybody(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("senior", "Sam Senior", (Post(NAME, Role.SENIOR_MANAGER, "police"),)))
    senior = teams.voice("senior")
    await senior.says("help")
    card = await raised(teams.practitioner, agency="police")
    assert card.shows("Partner agency: Durham Constabulary")
    assert RAISED not in card.buttons
    mine = await taken(teams)
    assert mine.shows("Raised with their senior manager: Not yet")
    assert not [each for each in senior.sees() if each.shows("SHCG-S001")], "not before the chair says so"
    form = await teams.chair.presses(mine, RAISED)
    asked = await teams.chair.presses(form, "Ask them to ring you")
    assert asked.shows("Asked to ring: Sam Senior")
    notice = await heard(senior, "Ring the chair about SHCG-S001.")
    assert not notice.shows("closed")
    refused = await senior.sends(notice, "concern.open", {"concern": "SHCG-S001"})
    assert refused.shows("There is no safety concern with that reference that you can open.")
    wrong = await teams.chair.presses(form, RAISED, **TALKED | {"said": ""})
    assert wrong.shows("Say what was said")
    done = await teams.chair.presses(wrong, RAISED, said=TALKED["said"])
    assert done.shows("Raised with their senior manager: Pat, head of service, today at 11am")
    assert done.shows("They look into it and ring back.")
    assert RAISED not in done.buttons
    twice = await teams.deputy.sends(form, "concern.senior_save", {"concern": "SHCG-S001"}, TALKED)
    assert twice.shows("was raised with a senior manager already")


async def test_whoever_has_it_is_reminded_the_next_working_morning_until_it_is_raised(teams: Teams) -> None:
    await everybody(teams)
    await raised(teams.practitioner, agency="police")
    mine = await taken(teams)
    listed = await teams.chair.presses(await teams.chair.says("my"), "Open my list")
    assert listed.shows("SHCG-S001 is not raised with the agency’s senior manager yet.")
    teams.clock.move(days=1)
    reminder = await heard(teams.chair, "SHCG-S001 is about a partner agency, and was not raised with their senior")
    assert not reminder.shows("closed")
    form = await teams.chair.presses(mine, RAISED)
    await teams.chair.presses(form, RAISED, **TALKED)
    assert not (await teams.chair.presses(await teams.chair.says("my"), "Open my list")).shows("SHCG-S001")


async def test_it_is_the_chair_s_and_the_deputy_s_and_only_where_an_agency_is_named(teams: Teams) -> None:
    await raised(teams.practitioner)
    at = {"concern": "SHCG-S001"}
    card = await teams.chair.says("my")
    for verb in ("concern.senior", "concern.ask_senior", "concern.senior_save"):
        assert (await teams.chair.sends(card, verb, at, TALKED)).shows("is about no partner agency"), verb
        for voice in (teams.coordinator, teams.practitioner, teams.police):
            assert (await voice.sends(card, verb, at, TALKED)).shows("not for the roles you hold"), verb
    assert concern(teams).raised_with is None
    with teams.store.turn(teams.clock()) as turn:
        refused = [each for each in turn.find(Audit, subject="SHCG-S001") if each.outcome == "refused"]
    assert len(refused) == 12


async def test_in_the_middle_of_a_sitting_anybody_raises_one_and_the_chair_is_told_at_once(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    sits(teams, reference, checked=False)
    for n, voice in enumerate((teams.invitee, teams.police, teams.lead), 1):
        card = await raised(voice)
        assert card.shows("Nobody has taken it yet")
        told = await heard(teams.chair, f"Safety concern SHCG-S00{n}, raised on")
        assert not told.shows("closed")
    about = await teams.health.presses(await teams.health.says(f"safety {reference}"), "Tell the chair and the deputy")
    await teams.health.presses(about, "Tell the chair and the deputy", what=WHAT)
    await heard(teams.chair, "Safety concern SHCG-S004, raised on")
