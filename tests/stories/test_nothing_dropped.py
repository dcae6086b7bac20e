"""Nothing that a seat typed or ticked is dropped without a word, and nobody is promised a call that nobody makes."""

from dataclasses import replace

from bot.personas import persona_id
from panel.cases import Case
from panel.updates import DraftUpdate, Mark
from tests.dialogue import Card, Teams
from tests.stories.test_updates import SAID, answer, asked, opened

FROM_CHAT = {id: typed for id, typed in SAID.items() if id != "words"}


def drafts(teams: Teams, reference: str) -> list[str]:
    with teams.store.turn(teams.clock()) as turn:
        return [each.words for each in turn.find(DraftUpdate, case=reference)]


def statements(teams: Teams, reference: str) -> list[str]:
    now = answer(teams, reference, "health")
    return [each.words for each in now.statements] if now else []


async def phoned(teams: Teams, reference: str) -> Card:
    """The form of what Health said by telephone."""
    board = await teams.coordinator.says("updates")
    return await teams.coordinator.sends(board, "phoned.form", {"case": reference, "panel": "SHCG-P001"})


async def test_what_is_typed_in_the_chat_while_its_form_is_open_waits_for_another(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    posted = await teams.health.says(f"{reference}: seen on Monday")
    form = await teams.health.presses(posted, "Check and confirm")
    await teams.health.says(f"{reference}: a bruise on Tuesday")
    refused = await teams.health.presses(form, "Save")
    done = await teams.health.presses(refused, "Save", **FROM_CHAT)
    assert done.shows("What you typed in the chat since you opened this is kept")
    assert (statements(teams, reference), drafts(teams, reference)) == (["seen on Monday"], ["a bruise on Tuesday"])
    form = await teams.health.presses(await teams.health.presses(done, f"Change {reference}"), "Update")
    assert form.inputs["words"] == "a bruise on Tuesday"
    assert not (await teams.health.presses(form, "Save", **FROM_CHAT)).shows("What you typed in the chat")
    assert statements(teams, reference) == ["seen on Monday", "a bruise on Tuesday"]
    assert not drafts(teams, reference)


async def test_save_and_add_another_goes_on_with_what_was_typed_meanwhile(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await teams.health.presses(await teams.health.says(f"{reference}: seen on Monday"), "Check and confirm")
    await teams.health.says(f"{reference}: a bruise on Tuesday")
    form = await teams.health.presses(form, "Save and add another", **FROM_CHAT)
    assert form.inputs["words"] == "a bruise on Tuesday"
    await teams.health.presses(form, "Save", **FROM_CHAT)
    assert not drafts(teams, reference)


async def test_seats_that_are_ticked_without_the_mark_that_names_them_are_asked_about(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    refused = await teams.health.presses(form, "Save", **SAID | {"seats": "police"})
    assert refused.shows("You named seats here: choose under “Who may see it?” that only they do, or untick them")
    assert (refused.inputs["seats"], refused.inputs["words"]) == ("police", SAID["words"])
    assert answer(teams, reference, "health") is None
    await teams.health.presses(refused, "Save", mark="named")
    now = answer(teams, reference, "health")
    assert now is not None
    assert [(each.mark, each.seats) for each in now.statements] == [(Mark.NAMED, ("police",))]
    told = SAID | {"seat": "police", "given_by": "Duty sergeant", "answer": "update", "seats": "health"}
    assert (await teams.coordinator.presses(await phoned(teams, reference), "Keep it", **told)).shows("or untick them")


async def test_words_by_phone_in_a_box_of_another_answer_are_not_dropped(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    told = {"seat": "health", "given_by": "Duty nurse", "answer": "nothing_to_add", **SAID}
    refused = await teams.coordinator.presses(await phoned(teams, reference), "Keep it", **told)
    assert refused.shows("This does not go with “Known, nothing to add”: choose another answer, or empty this box")
    assert refused.inputs["words"] == SAID["words"]
    assert "If an update: what they said" not in refused.buttons
    assert answer(teams, reference, "health") is None
    looked = {"words": "", "source": "", "checked_on": "9 12 2026", "checked_in": "Record"}
    refused = await teams.coordinator.presses(refused, "Keep it", **looked)
    assert refused.inputs["checked_in"] == "Record"
    done = await teams.coordinator.presses(refused, "Keep it", answer="nothing_known")
    assert done.shows(f"Kept for {reference}")


async def test_where_everybody_who_could_ring_has_stepped_out_it_is_said_that_nobody_was_told(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await opened(teams.health, reference)
    with teams.store.turn(teams.clock()) as turn:
        out = tuple(persona_id(persona) for persona in ("chair", "deputy", "coordinator"))
        turn.save(replace(turn.get(Case, reference), interests=out))
    done = await teams.health.presses(form, "Cannot share here")
    assert done.shows("Nobody was told")
    assert not done.shows("rings you.")
