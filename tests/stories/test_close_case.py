"""A child leaves the agenda only on evidence: tried too early, gate after gate mended, and then removed."""

from datetime import date

from bot.personas import persona_id
from panel.actions import Action, Owner
from panel.cases import Case
from panel.closing import NoLonger
from panel.decisions import Decision
from panel.panels import Item
from panel.police import PoliceWord
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import PANEL, agree, before_the_panel, decision, gates, low, proposes, sits, status
from tests.stories.steps import ANSWERS, accepted, referred

OUTCOME = {"police": "closed"}


async def notice(teams: Teams, voice: str, words: str) -> Card:
    who = getattr(teams, voice)
    found: Card = await teams.until(lambda: next((card for card in who.sees() if card.shows(words)), None))
    return found


async def test_too_early_then_gate_after_gate_then_removed(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.police, teams.health, teams.coordinator):
        await voice.says("help")
    reference = await before_the_panel(teams)
    posted = await teams.chair.says(f"/close-case {reference}")
    assert not posted.shows("Robin")
    card = await teams.chair.presses(posted, "Open")
    assert card.shows(f"{reference} stays on the agenda.")
    assert card.shows("Nothing has changed.")
    assert card.shows("A lower level alone is not enough")
    assert "Remove from the agenda" not in card.buttons
    forced = await teams.chair.sends(card, "close.remove", {"case": reference, "panel": PANEL})
    assert forced.shows(f"{reference} stays on the agenda")
    assert status(teams, reference) == "accepted"

    card = await teams.chair.presses(card, "Ask the sitting")
    assert card.shows("Met: asked by a chair at a sitting")
    await teams.chair.presses(card, "Ask the social worker for a new one")
    asked = await notice(teams, "practitioner", f"{reference}: something is asked of you.")
    assert asked.shows("The chair asks for a new risk matrix.")
    form = await teams.practitioner.presses(asked, "Add a matrix")
    answers = {
        "level": "below",
        "matrix_date": "16 12 2026",
        "matrix_author": "Jo Sample",
        "matrix_kept": "Case system",
    }
    late = await teams.practitioner.presses(form, "Keep the matrix", **answers | {"matrix_date": "18 12 2026"})
    assert late.shows("has to be today or earlier"), late.words
    assert (await teams.practitioner.presses(form, "Keep the matrix", **answers)).shows("Kept.")

    card = await teams.chair.presses(card, "Look again")
    card = await teams.chair.presses(card, "We have looked at it")
    reason = await teams.chair.presses(card, "Write the reason")
    assert reason.shows("16 December 2026")
    empty = await teams.chair.presses(reason, "Keep the reason")
    assert empty.shows("Say why")
    assert (await teams.chair.presses(reason, "Keep the reason", words="Supervised and settled.")).shows("Kept")

    await teams.chair.presses(card, "Ask the police seat")
    assert (await notice(teams, "police", "something is asked of you.")).shows("where the police are now")
    with teams.store.turn(teams.clock()) as turn:
        turn.save(PoliceWord(f"{reference}/w1", reference, "closed", "Said", persona_id("police"), turn.now, "None"))

    shown = await proposes(teams, reference)
    assert "Close the decision" not in shown.buttons
    opened = await notice(teams, "health", f"A decision on {reference} is open: agree or object.")
    assert not opened.shows("low now")
    await agree(teams, reference, teams.police)
    card = await gates(teams, reference)
    assert card.shows("have not answered: 1")
    mine = await teams.health.presses(opened, "Open")
    assert mine.shows("The risk is low now.")
    objects = await teams.health.presses(mine, "Object")
    mine = await teams.health.presses(objects, "Object", reason="Therapy has not started.")
    assert mine.shows("You object.")
    card = await gates(teams, reference)
    assert card.shows("Objections that stand: 1")

    settle = await teams.chair.presses(await teams.chair.presses(card, "Who agrees, who objects"), "It was settled")
    await teams.chair.presses(settle, "Ask them", settled="It starts on Monday.")
    assert (await gates(teams, reference)).shows("Objections that stand: 1")
    asked = await notice(teams, "health", "the chair has written how your objection was settled")
    assert not asked.shows("Monday")
    mine = await teams.health.presses(asked, "Open")
    assert mine.shows("It starts on Monday.")
    mine = await teams.health.presses(mine, "Yes, it is settled")
    assert mine.shows("objected, settled")

    with teams.store.turn(teams.clock()) as turn:
        owner = Owner("health", persona_id("health"), turn.now, persona_id("chair"))
        kept = Action("SHCG-A001", reference, "Call the nurse.", date(2027, 1, 8), (owner,), owner.by, turn.now, PANEL)
        turn.save(kept)
    card = await gates(teams, reference)
    assert card.shows(f"{reference} can leave the agenda now.")
    done = await teams.chair.presses(card, "Remove from the agenda")
    assert done.shows(f"{reference} is removed from this panel’s agenda; the child’s plan goes on.")
    again = await teams.chair.presses(card, "Remove from the agenda")
    assert again.shows("has left the agenda already: it is removed")
    assert again.shows("Decided by Demo chair")

    told = await notice(teams, "health", "SHCG-A001 goes on: it is still yours to finish by Friday 8 January 2027")
    assert told.shows("The child’s plan goes on.")
    assert not told.shows("nurse")
    await notice(teams, "practitioner", f"{reference} is removed from this panel’s agenda.")
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        assert (case.status, case.left_by, case.panel) == ("removed", persona_id("chair"), "")
        assert turn.get(Decision, f"{PANEL}/{reference}").closed_at
        assert turn.get(NoLonger, f"{PANEL}/{reference}").words == "Supervised and settled."
        assert [item.panel for item in turn.find(Item, case=reference)] == [PANEL]
    assert (await teams.health.sends(told, "case.open", {"case": reference})).shows("There is no case")
    own = await teams.practitioner.sends(told, "case.open", {"case": reference})
    assert own.shows("removed from this panel’s agenda; the child’s plan goes on")


async def ready(teams: Teams, **changed: dict[str, str]) -> tuple[str, Card]:
    """A child for whom every gate holds, and the card with the button."""
    reference = await before_the_panel(teams, police=OUTCOME, **changed)
    low(teams, reference)
    await proposes(teams, reference)
    await agree(teams, reference, teams.police, teams.health)
    card = await teams.chair.presses(await gates(teams, reference), "Ask the sitting")
    card = await teams.chair.presses(card, "We have looked at it")
    form = await teams.chair.presses(card, "Write the reason")
    await teams.chair.presses(form, "Keep the reason", words="Supervised and settled.", changed="He has moved.")
    card = await gates(teams, reference)
    assert "Remove from the agenda" in card.buttons
    return reference, card


async def test_the_gates_are_looked_at_again_at_the_very_press(teams: Teams) -> None:
    reference, card = await ready(teams)
    mine = await decision(teams.health, await teams.health.says("help"), reference)
    form = await teams.health.presses(mine, "Object")
    await teams.health.presses(form, "Object", reason="Not yet.")
    stays = await teams.chair.presses(card, "Remove from the agenda")
    assert stays.shows(f"{reference} stays on the agenda. Nothing has changed.")
    assert stays.shows("Objections that stand: 1")
    assert status(teams, reference) == "accepted"


async def test_after_an_override_it_is_asked_what_has_changed(teams: Teams) -> None:
    low_first = {**ANSWERS["matrix"], "level": "below"}
    reference = await referred_low(teams, low_first)
    sits(teams, reference)
    low(teams, reference)
    await teams.chair.presses(await gates(teams, reference), "We have looked at it")
    form = await teams.chair.presses(await gates(teams, reference), "Write the reason")
    refused = await teams.chair.presses(form, "Keep the reason", words="Settled.")
    assert refused.shows("Say what has changed")
    assert refused.inputs["words"] == "Settled."


async def referred_low(teams: Teams, matrix: dict[str, str]) -> str:
    reference = await referred(teams, matrix=matrix)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    card = await teams.chair.presses(card, "Panel")
    await teams.chair.presses(card, "Accept to the panel", holds="Contact.", reason="Worried.", override="A pattern.")
    return reference


async def test_outside_a_sitting_nobody_is_removed_and_it_says_when_the_next_is(teams: Teams) -> None:
    reference = await accepted(teams)
    card = await gates(teams, reference)
    assert card.shows("A child is removed at a sitting, and none is going on. The next is on Thursday 17 December 2026")
    assert not {"Ask the sitting", "Propose to remove", "Remove from the agenda"} & card.buttons.keys()
    for verb in ("close.remove", "close.ask", "close.seen", "decide.form", "close.reason"):
        answer = await teams.chair.sends(card, verb, {"case": reference, "panel": PANEL})
        assert answer.shows("none is going on"), verb


async def test_in_the_meeting_s_chat_the_answer_names_nobody(teams: Teams) -> None:
    reference = await accepted(teams)
    posted = await teams.chair.says(f"close-case {reference} she is safe now", where=teams.group())
    assert reference in posted.words
    assert not posted.shows("Robin")
    assert not posted.shows("she is safe now")
    assert (await teams.police.presses(posted, "Open")).shows("not for the roles you hold")


async def test_another_child_s_name_in_the_reason_is_asked_about(teams: Teams) -> None:
    other = {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": "Sasha Example"}
    reference = await before_the_panel(teams, others=other)
    form = await teams.chair.presses(await gates(teams, reference), "Write the reason")
    asked = await teams.chair.presses(form, "Keep the reason", words="Sasha is safe.")
    assert asked.shows("You typed the name of somebody else")
    assert asked.inputs["words"] == "Sasha is safe."
    assert (await teams.chair.presses(asked, "Keep my words")).shows("Kept")
