"""A disagreement with the chair, raised while the panel sits: from the second step to the last, past the chair."""

from bot.personas import persona_id
from panel.minutes import Minutes
from tests.dialogue import Teams
from tests.stories.sittings import PANEL, at_first, quiet, told
from tests.stories.test_disagree import FIELDS, NOT_YOURS, WORDS, a_senior_manager, form, kept, opens
from tests.stories.test_minutes import drafted, out, reads

ID, RUNG = "SHCG-D001", "Raised with the agency's senior manager: to be answered by"


async def test_it_begins_at_the_second_step_and_the_chair_hears_nothing_at_any(teams: Teams) -> None:
    await teams.health.says("help")
    senior = await a_senior_manager(teams)
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    before = [len(voice.sees()) for voice in (teams.chair, teams.deputy)]
    raised = await teams.health.presses(await form(teams.health, first), "Raise it", **FIELDS | {"with_chair": "yes"})
    assert raised.shows(RUNG)
    assert [each.step for each in kept(teams, first)[0].steps] == ["senior_manager"]
    asked = await told(teams, senior, f"Disagreement {ID} waits for your answer by")
    box = await senior.presses(await senior.presses(asked, "Open"), "Answer")
    await senior.presses(box, "Answer", answer="Looked at with the agency.")
    mine = await teams.health.presses(await told(teams, teams.health, f"{ID} is answered."), "Open")
    third = await teams.health.presses(mine, "Take the next step")
    assert "chair" not in {each.step for each in kept(teams, first)[0].steps}
    assert not third.shows("Raised with the chair")
    await told(teams, teams.coordinator, f"Disagreement {ID} waits for your answer by")
    for voice in (teams.chair, teams.deputy):
        shut = await opens(voice, first)
        assert shut.shows(NOT_YOURS)
        for verb in ("disagree.next", "disagree.settled", "disagree.answer_save"):
            at = {"case": first, "disagreement": ID, "rev": str(kept(teams, first)[0].rev)}
            assert (await voice.sends(shut, verb, at, {"answer": "No."})).shows(NOT_YOURS), verb
        assert not (await voice.sends(shut, "case.open", {"case": first})).shows(ID)
    over = await teams.health.presses(third, "It is settled")
    assert over.shows("Settled")
    await quiet(teams)
    for voice, count in zip((teams.chair, teams.deputy), before, strict=True):
        later = voice.sees()[count:]
        assert not [each for each in later if each.shows(ID) or each.shows(WORDS)]


async def test_it_is_in_no_list_and_no_minutes_of_the_chair_s(teams: Teams) -> None:
    await teams.health.says("help")
    await a_senior_manager(teams)
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    await teams.health.presses(await form(teams.health, first), "Raise it", **FIELDS | {"with_chair": "yes"})
    listed = await teams.chair.presses(await teams.chair.says("my"), "Open my list")
    assert not listed.shows(ID)
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    assert not left.shows(ID)
    await teams.chair.presses(left, "End all the same")
    assert ID not in await reads(teams.chair, PANEL)
    assert not (await drafted(teams.chair)).shows(ID)
    await out(teams)
    for voice in (teams.chair, teams.deputy):
        assert ID not in await reads(voice, PANEL)
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Minutes, PANEL).approved_by == persona_id("chair")
    assert kept(teams, first)[0].settled_at is None
