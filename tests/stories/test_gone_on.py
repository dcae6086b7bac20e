"""A form from before its case went on to another panel: nothing said for the one counts for the other unasked."""

from panel.updates import Answer, Mark, Update
from tests.dialogue import Card, Teams, Voice
from tests.stories.test_answers import PHONED, board
from tests.stories.test_moved import changes, quiet
from tests.stories.test_updates import SAID, asked, opened, prompt
from tests.stories.test_words_kept import said, says_more, second

NEXT = "is on the panel of Thursday 21 January 2027 now. Send it again if it is right for that one"


async def cancelled(teams: Teams) -> None:
    await changes(teams, "cancel", "Cancel the panel", reason="The room is closed.")


def kept_for(teams: Teams, reference: str) -> list[str]:
    """The panels for which there is an answer of Health's, one for each version."""
    with teams.store.turn(teams.clock()) as turn:
        return [each.panel for each in turn.find(Update, case=reference) if each.seat == "health"]


def now_for(teams: Teams, reference: str) -> Update:
    """Health's answer for the panel to which the case went on."""
    with teams.store.turn(teams.clock()) as turn:
        (kept,) = turn.find(Update, panel="SHCG-P002", case=reference)
        return kept


async def read_by(voice: Voice, reference: str) -> Card:
    return await voice.sends(await voice.says("my"), "updates.read", {"case": reference})


async def test_an_old_form_never_undoes_what_a_colleague_marked_for_the_chair(teams: Teams) -> None:
    reference, colleague = await said(teams), second(teams)
    form = await teams.health.presses(await opened(teams.health, reference), "Change it")
    narrowed = await colleague.presses(await opened(colleague, reference), "Change it")
    await colleague.presses(narrowed, "Save", mark="chair")
    await cancelled(teams)
    refused = await teams.health.presses(form, "Save", words="Seen at the clinic on Tuesday.")
    assert refused.shows(NEXT)
    assert (refused.inputs["words"], refused.inputs["mark"]) == ("Seen at the clinic on Tuesday.", "chair")
    assert not (await read_by(teams.police, reference)).shows("Seen at the clinic")
    await teams.health.presses(refused, "Save")
    assert not (await read_by(teams.police, reference)).shows("Seen at the clinic")
    now = now_for(teams, reference)
    assert [(each.words, each.mark) for each in now.statements] == [("Seen at the clinic on Tuesday.", Mark.CHAIR)]


async def test_what_was_marked_for_the_chair_and_taken_out_comes_back_so_marked(teams: Teams) -> None:
    reference, colleague = await said(teams), second(teams)
    await teams.health.presses(await says_more(teams.health, reference), "Save", **SAID | {"words": "Later."})
    form = await teams.health.presses(await opened(teams.health, reference), "Change it")
    narrowed = await colleague.presses(await opened(colleague, reference), "Change it")
    await colleague.presses(narrowed, "Save", mark="chair")
    await colleague.presses(await opened(colleague, reference), "Take it out")
    refused = await teams.health.presses(form, "Save", words="Later still.")
    assert (refused.inputs["words"], refused.inputs["mark"]) == ("Later still.", "chair")


async def test_one_of_the_four_answers_is_not_kept_for_a_panel_that_asks_nobody_yet(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await asked(teams, teams.health)
    form = await opened(teams.health, reference)
    await cancelled(teams)
    for button in ("Known, nothing to add", "Cannot share here"):
        refused = await teams.health.presses(form, button)
        assert refused.shows(NEXT)
        assert refused.shows("For the panel of Thursday 21 January 2027.")
    await quiet(teams)
    assert not [card for card in teams.chair.sees() if card.shows("ring them before the panel")]
    assert not kept_for(teams, reference)
    assert (await teams.health.presses(refused, "Known, nothing to add")).shows(f"Kept for {reference}")
    assert kept_for(teams, reference) == ["SHCG-P002"]


async def test_where_a_seat_looked_is_given_back_and_the_form_says_for_which_panel(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await teams.health.presses(await opened(teams.health, reference), "Nothing known")
    assert form.shows("For the panel of Thursday 17 December 2026.")
    await cancelled(teams)
    looked = {"checked_on": "10 12 2026", "checked_in": "Register"}
    refused = await teams.health.presses(form, "Nothing known", **looked)
    assert refused.shows(NEXT)
    assert refused.inputs == looked
    assert not kept_for(teams, reference)


async def test_where_a_seat_looked_is_given_back_when_a_colleague_was_quicker(teams: Teams) -> None:
    reference, colleague = await asked(teams, teams.health), second(teams)
    form = await teams.health.presses(await opened(teams.health, reference), "Nothing known")
    await colleague.presses(await opened(colleague, reference), "Known, nothing to add")
    looked = {"checked_on": "10 12 2026", "checked_in": "Register"}
    refused = await teams.health.presses(form, "Nothing known", **looked)
    assert refused.shows("Answered meanwhile by Second colleague")
    assert refused.shows("Your answer now: Known, nothing to add.")
    assert refused.inputs == looked


async def test_a_changed_statement_does_not_begin_the_answer_for_the_next_panel(teams: Teams) -> None:
    reference = await said(teams)
    await teams.health.presses(await says_more(teams.health, reference), "Save", **SAID | {"words": "Later."})
    before = await opened(teams.health, reference)
    form = await teams.health.presses(before, "Change it")
    await cancelled(teams)
    assert (await teams.health.presses(form, "Save", words="Later still.")).shows(NEXT)
    assert (await teams.health.presses(before, "Take it out")).shows(NEXT)
    assert kept_for(teams, reference) == ["SHCG-P001"] * 2


async def test_words_that_wait_from_a_chat_are_not_deleted_by_a_form_that_never_held_them(teams: Teams) -> None:
    reference = await said(teams)
    form = await teams.health.presses(await opened(teams.health, reference), "Change it")
    await teams.health.says(f"{reference} a word about the school")
    await cancelled(teams)
    refused = await teams.health.presses(form, "Save", words="Seen at the clinic on Tuesday.")
    assert "Delete my draft" not in refused.buttons
    assert (await teams.health.presses(refused, "Save")).shows(f"Kept for {reference}")
    again = await says_more(teams.health, reference)
    assert again.inputs["words"] == "a word about the school"


async def test_what_was_told_by_phone_for_one_panel_is_not_kept_or_confirmed_for_the_next(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await teams.coordinator.presses(await board(teams, teams.coordinator), "Enter what they told me by phone")
    assert form.shows("For the panel of Thursday 17 December 2026.")
    await teams.coordinator.presses(form, "Keep it", **PHONED, seat="health")
    (notice,) = await teams.until(lambda: [card for card in teams.health.sees() if "Check it" in card.buttons])
    check = await teams.health.presses(notice, "Check it")
    await cancelled(teams)
    said = {"given_by": PHONED["given_by"], "answer": "nothing_to_add", "seat": "health"}
    refused = await teams.coordinator.presses(form, "Keep it", **said)
    assert refused.shows(NEXT)
    assert refused.inputs["given_by"] == "duty nurse"
    assert (await teams.coordinator.presses(refused, "Keep it")).shows(f"Kept for {reference}")
    assert (await teams.health.presses(check, "It is right")).shows("Known, nothing to add (by phone, not confirmed")
    now = now_for(teams, reference)
    assert (now.answer, now.confirmed_at) == (Answer.NOTHING_TO_ADD, None)


async def test_a_list_from_before_gives_back_what_was_typed(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    listed = await teams.health.presses(await prompt(teams, teams.health), "Open the list")
    await cancelled(teams)
    ticked = {"cases": reference, "checked_on": "10 12 2026", "checked_in": "liquidlogic"}
    refused = await teams.health.presses(listed, "Nothing known for these", **ticked)
    assert refused.shows("does not take place")
    assert refused.shows("liquidlogic")
    assert not kept_for(teams, reference)
