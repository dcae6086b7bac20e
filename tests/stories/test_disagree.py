"""A disagreement over its three steps: dated, owned, answered; nothing by itself, and nothing to who it is with."""

from dataclasses import replace

from bot.steps.sat import sat
from panel.decisions import Ending, Stand
from panel.disagreeing import Disagreement
from panel.people import Person, Post, Role
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import accepted
from tests.stories.test_screening_clock import everybody, heard

WORDS = "The level is lower than our own record says."
FIELDS = {"words": WORDS, "with_chair": "no"}
NOT_YOURS = "There is no disagreement with that reference that you can open."


async def form(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"disagree {reference}"), "Write it down")


async def raised(teams: Teams, reference: str, **fields: str) -> Card:
    return await teams.health.presses(await form(teams.health, reference), "Raise it", **FIELDS | fields)


async def a_senior_manager(teams: Teams) -> Voice:
    """Somebody who holds the persona of a senior manager of health."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("senior", "Sam Senior", (Post(NAME, Role.SENIOR_MANAGER, "health"),)))
    voice = teams.voice("senior")
    await voice.says("help")
    return voice


def kept(teams: Teams, reference: str) -> list[Disagreement]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Disagreement, case=reference)


async def opens(voice: Voice, reference: str) -> Card:
    return await voice.sends(await voice.says("my"), "disagree.open", {"case": reference, "disagreement": "SHCG-D001"})


async def test_it_goes_step_by_step_as_whoever_raised_it_decides(teams: Teams) -> None:
    await everybody(teams)
    await teams.health.says("help")
    senior, reference = await a_senior_manager(teams), await accepted(teams)
    posted = await teams.health.says(f"disagree {reference} too low")
    assert not posted.shows("too low")
    card = await raised(teams, reference)
    assert card.shows("Raised with the chair: to be answered by Monday 30 November 2026")
    assert "Answer" not in card.buttons
    notice = await heard(teams.chair, "Disagreement SHCG-D001 waits for your answer by")
    assert not notice.shows("level")
    assert (await teams.chair.presses(await teams.chair.says("my"), "Open my list")).shows("SHCG-D001 waits for you")
    assert (await opens(senior, reference)).shows(NOT_YOURS)
    open_card = await teams.chair.presses(notice, "Open")
    assert open_card.shows(WORDS)
    assert "It is settled" not in open_card.buttons
    box = await teams.chair.presses(open_card, "Answer")
    answered = await teams.chair.presses(box, "Answer", answer="The panel looked at it again.")
    assert answered.shows("The panel looked at it again.")
    told = await heard(teams.health, "SHCG-D001 is answered.")
    mine = await teams.health.presses(told, "Open")
    second = await teams.health.presses(mine, "Take the next step")
    assert second.shows("Raised with the agency's senior manager: to be answered by")
    asked = await heard(senior, "Disagreement SHCG-D001 waits for your answer by")
    theirs = await senior.presses(asked, "Open")
    for words in (WORDS, "The panel looked at it again."):
        assert theirs.shows(words)
    assert not theirs.shows("Robin")
    assert (await senior.sends(theirs, "case.open", {"case": reference})).shows("not for the roles you hold")
    stale = await teams.health.presses(mine, "It is settled")
    assert stale.shows("This went on since your card was drawn.")
    assert kept(teams, reference)[0].settled_at is None
    over = await teams.health.presses(stale, "It is settled")
    assert over.shows("Settled Monday 23 November 2026 at 10am")
    again = await teams.health.presses(stale, "It is settled")
    assert again.shows("This went on since your card was drawn.")
    await heard(senior, "Disagreement SHCG-D001 is settled.")


async def test_nobody_answers_so_it_is_reminded_and_the_next_step_is_offered_and_not_taken(teams: Teams) -> None:
    await everybody(teams)
    await teams.health.says("help")
    reference = await accepted(teams)
    await raised(teams, reference)
    teams.clock.move(days=7)
    await heard(teams.chair, "Disagreement SHCG-D001 still waits for your answer.")
    teams.clock.move(days=1)
    offered = await heard(teams.health, "Nobody has answered disagreement SHCG-D001.")
    teams.clock.move(days=10)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert [each.last.step for each in kept(teams, reference)] == ["chair"]
    card = await teams.health.presses(await teams.health.presses(offered, "Open"), "Take the next step")
    assert card.shows("Raised with the agency's senior manager: to be answered by")


async def test_with_the_chair_it_begins_at_the_second_step_and_the_chair_sees_nothing(teams: Teams) -> None:
    await everybody(teams)
    senior, reference = await a_senior_manager(teams), await accepted(teams)
    before = [len(voice.sees()) for voice in (teams.chair, teams.deputy)]
    card = await raised(teams, reference, with_chair="yes")
    assert card.shows("Raised with the agency's senior manager: to be answered by")
    await heard(senior, "Disagreement SHCG-D001 waits for your answer by")
    for voice in (teams.chair, teams.deputy):
        assert (await opens(voice, reference)).shows(NOT_YOURS)
        listed = await voice.sends(card, "disagree.list", {"case": reference})
        assert listed.shows("There is no disagreement here that you can open.")
    teams.clock.move(days=20)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    for voice, n in zip((teams.chair, teams.deputy), before, strict=True):
        assert not [each for each in voice.sees()[n:] if each.shows("SHCG-D001")]


async def test_a_senior_manager_opens_it_for_fourteen_days_and_nothing_else(teams: Teams) -> None:
    senior, reference = await a_senior_manager(teams), await accepted(teams)
    await raised(teams, reference, with_chair="yes")
    assert (await opens(senior, reference)).shows(WORDS)
    teams.clock.move(days=13)
    assert (await opens(senior, reference)).shows(WORDS)
    teams.clock.move(days=1)
    assert (await opens(senior, reference)).shows(NOT_YOURS)
    with teams.store.turn(teams.clock()) as turn:
        lines = [each for each in turn.find(Audit) if each.by == "senior" and each.act in ("open", "disagree.open")]
    assert [(each.outcome, each.view) for each in lines if each.outcome == "refused"] == [("refused", "")]
    assert [each.view for each in lines if each.act == "open"] == ["disagreement", "disagreement"]


async def test_forged_and_other_people_s_presses_change_nothing(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    card = await raised(teams, reference)
    at = {"case": reference, "disagreement": "SHCG-D001", "rev": str(kept(teams, reference)[0].rev)}
    before = kept(teams, reference)
    for voice, verb in (
        (teams.police, "disagree.open"),
        (teams.police, "disagree.settled"),
        (teams.practitioner, "disagree.next"),
        (teams.police, "disagree.answer_save"),
    ):
        assert (await voice.sends(card, verb, at, {"answer": "No"})).shows(NOT_YOURS), verb
    for verb in ("disagree.settled", "disagree.next"):
        assert (await teams.chair.sends(card, verb, at)).shows("Only whoever raised SHCG-D001"), verb
    early = await teams.coordinator.sends(card, "disagree.answer_save", at, {"answer": "No"})
    assert early.shows("SHCG-D001 waits for somebody else")
    assert (await teams.chair.sends(card, "disagree.save", {"case": reference}, FIELDS)).shows("You speak for no seat")
    assert (await teams.lead.sends(card, "disagree.save", {"case": reference}, FIELDS)).shows("not for the roles")
    assert kept(teams, reference) == before


async def test_it_is_raised_out_of_an_objection_with_its_panel(teams: Teams) -> None:
    reference = await accepted(teams)
    at = {"case": reference, "panel": "SHCG-P001", "seat": "police"}
    card = await teams.health.sends(await teams.health.says("my"), "disagree.form", at)
    await teams.health.presses(card, "Raise it", **FIELDS)
    await teams.health.presses(card, "Raise it", **FIELDS)
    (found,) = kept(teams, reference)
    assert (found.panel, found.seat) == ("SHCG-P001", "health"), "a seat of somebody else's is not taken"


async def test_without_a_senior_manager_the_coordinator_sees_that_they_are_told(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        for each in turn.find(Person):
            if Role.SENIOR_MANAGER in each.roles(NAME):
                turn.save(replace(each, left=True))
    await raised(teams, reference, with_chair="yes")
    notice = await heard(teams.coordinator, "Disagreement SHCG-D001 waits for your answer by")
    assert (await teams.coordinator.presses(notice, "Open")).shows("nobody on the roster")


async def test_the_chair_begins_it_for_a_seat_whose_objection_stands(teams: Teams) -> None:
    await everybody(teams)
    await teams.health.says("help")
    reference = await accepted(teams)
    at = {"case": reference, "panel": "SHCG-P001", "seat": "health"}
    none = await teams.chair.sends(await teams.chair.says("my"), "disagree.form", at)
    assert none.shows("You speak for no seat here.")
    with teams.store.turn(teams.clock()) as turn:
        by, now = teams.health.who.aad, teams.clock()
        id = f"SHCG-P001/{reference}/health"
        turn.save(
            Stand(id, "SHCG-P001", reference, "health", Ending.REMOVED, False, by, now, "Therapy has not started")
        )
    form = await teams.chair.sends(await teams.chair.says("my"), "disagree.form", at)
    assert form.inputs["words"] == "Therapy has not started"
    card = await teams.chair.presses(form, "Raise it", with_chair="no")
    assert card.shows("Raised with the chair: to be answered by")
    assert "It is settled" not in card.buttons
    begun = await heard(teams.health, "Disagreement SHCG-D001 was begun for what your seat objected to.")
    assert "It is settled" in (await teams.health.presses(begun, "Open")).buttons
    (found,) = kept(teams, reference)
    assert (found.by, found.seat, found.panel) == (by, "health", "SHCG-P001")


async def test_one_with_the_chair_is_in_no_minutes_that_the_chair_approves(teams: Teams) -> None:
    reference = await accepted(teams)
    await raised(teams, reference, with_chair="yes")
    await raised(teams, reference, words="Another matter.")
    with teams.store.turn(teams.clock()) as turn:
        (heard_of,) = [each for each in sat(turn, turn.panel("SHCG-P001")).heard if each.case.id == reference]
    assert [each.id for each in heard_of.disagreements] == ["SHCG-D002"]


async def test_nobody_is_asked_to_answer_their_own_and_the_deputy_stands_in_for_the_chair(teams: Teams) -> None:
    await everybody(teams)
    reference = await accepted(teams)
    chair, deputy = teams.chair.who.aad, teams.deputy.who.aad
    with teams.store.turn(teams.clock()) as turn:
        held = turn.get(Person, chair)
        turn.save(replace(held, posts=(*held.posts, Post(NAME, Role.MEMBER, seat="education"))))
    card = await teams.chair.presses(await form(teams.chair, reference), "Raise it", **FIELDS, about="health")
    assert "Answer" not in card.buttons
    (found,) = kept(teams, reference)
    assert found.waits_for == (deputy,)
    notice = await heard(teams.deputy, "Disagreement SHCG-D001 waits for your answer by")
    assert "Answer" in (await teams.deputy.presses(notice, "Open")).buttons
