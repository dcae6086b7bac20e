"""Words that somebody typed are never lost: not to a colleague who was quicker, nor to a form that is refused."""

from dataclasses import replace

import pytest

from bot.personas import persona_id
from bot.teams.message import LONGEST, encode
from panel.children import Child
from panel.invitations import Invitation, Part
from panel.people import Person, Post, Role
from panel.prompts import asked as asked_seats
from panel.referrals import Referral
from panel.ties import Apart
from panel.updates import Answer, DraftUpdate, Mark, Update
from tests.dialogue import Card, Teams, Voice, actions
from tests.panel.durham import NAME
from tests.stories.steps import accepted
from tests.stories.test_agenda import NAMES_SAM, view
from tests.stories.test_challenge import SAID as ANSWERED
from tests.stories.test_challenge import notice, opens, said_by_police
from tests.stories.test_schedule import form as schedule_form
from tests.stories.test_updates import SAID, answer, asked, opened, refusals

SECOND = "55555555-2222-4222-8222-222222222222"
ROOM_TO_SPARE = LONGEST - 10_000
LONG = "Seen at the clinic with Child B. " * 40


def second(teams: Teams, seat: str = "health") -> Voice:
    """A colleague who speaks for the same seat."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person(SECOND, "Second colleague", (Post(NAME, Role.MEMBER, seat),)))
    return teams.voice(SECOND)


async def said(teams: Teams) -> str:
    """A case of which Health has said one thing."""
    reference = await asked(teams, teams.health)
    await teams.health.presses(await says_more(teams.health, reference), "Save", **SAID)
    return reference


async def says_more(voice: Voice, reference: str) -> Card:
    return await voice.presses(await opened(voice, reference), "Update")


async def rows(card: Card) -> list[int]:
    """How many buttons stand in each row of a card."""
    return [len(list(actions(one))) for one in card.content["body"] if one["type"] == "ActionSet"]


async def test_a_form_from_before_never_undoes_what_a_colleague_marked_for_the_chair(teams: Teams) -> None:
    reference, colleague = await said(teams), second(teams)
    form = await teams.health.presses(await opened(teams.health, reference), "Change it")
    narrowed = await colleague.presses(await opened(colleague, reference), "Change it")
    await colleague.presses(narrowed, "Save", words="It is graver than that.", mark="chair")
    refused = await teams.health.presses(form, "Save", words="Seen at the clinic on Tuesday.")
    assert refused.shows("Answered meanwhile by Second colleague")
    assert refused.shows("It is graver than that.")
    assert refused.inputs["words"] == "Seen at the clinic on Tuesday."
    assert refused.inputs["mark"] == "chair"
    now = answer(teams, reference, "health")
    assert now is not None
    assert [(one.words, one.mark) for one in now.statements] == [("It is graver than that.", Mark.CHAIR)]
    assert (await teams.health.presses(refused, "Save")).shows(f"Kept for {reference}")
    now = answer(teams, reference, "health")
    assert now is not None
    assert [one.mark for one in now.statements] == [Mark.CHAIR]


async def test_a_colleague_s_other_answer_is_not_turned_into_an_update(teams: Teams) -> None:
    reference, colleague = await said(teams), second(teams)
    form, before = await says_more(teams.health, reference), await opened(teams.health, reference)
    await colleague.presses(await opened(colleague, reference), "Cannot share here")
    refused = await teams.health.presses(form, "Save", **SAID)
    assert refused.shows("Your answer now: Cannot share here.")
    assert refused.inputs["words"] == SAID["words"]
    assert (await teams.health.presses(before, "Take it out")).shows("Answered meanwhile by Second colleague")
    now = answer(teams, reference, "health")
    assert now is not None
    assert now.answer is Answer.CANNOT_SHARE


async def test_a_statement_sent_after_the_panel_began_can_be_copied(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await says_more(teams.health, reference)
    teams.clock.move(days=7, hours=4)
    refused = await teams.health.presses(form, "Save", **SAID | {"words": LONG})
    assert refused.shows("The panel has started")
    assert refused.shows(f"What you typed\n{LONG.strip()}\nHealth record")
    assert not refused.shows("\nfact")


async def test_one_word_in_small_letters_is_given_back_and_what_was_chosen_is_not(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    looked = await teams.health.presses(await opened(teams.health, reference), "Nothing known")
    statement = await says_more(teams.health, reference)
    teams.clock.move(days=7, hours=4)
    fields = {"checked_on": "10 12 2026", "checked_in": "liquidlogic"}
    refused = await teams.health.presses(looked, "Nothing known", **fields)
    assert refused.shows("What you typed\n10 12 2026\nliquidlogic")
    said = SAID | {"words": "seen", "source": "SHCG-2026-001", "mark": "named", "seats": "police,education"}
    refused = await teams.health.presses(statement, "Save", **said)
    assert refused.shows("What you typed\nseen\nSHCG-2026-001")
    assert not any(refused.shows(f"\n{chosen}") for chosen in ("fact", "named", "police"))


async def test_a_note_told_by_phone_can_be_copied_when_the_seat_answered_meanwhile(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    board = await teams.coordinator.says("updates")
    form = await teams.coordinator.sends(board, "phoned.form", {"case": reference, "panel": "SHCG-P001"})
    await teams.health.presses(await opened(teams.health, reference), "Known, nothing to add")
    told = SAID | {"words": LONG, "seat": "health", "given_by": "Duty nurse", "answer": "update"}
    refused = await teams.coordinator.presses(form, "Keep it", **told)
    assert refused.shows("That seat gave its own answer")
    assert refused.shows(LONG.strip())
    assert refused.shows("Duty nurse")


async def test_an_answer_to_a_question_can_be_copied_when_a_colleague_was_quicker(teams: Teams) -> None:
    await teams.police.says("help")
    reference, colleague = await said_by_police(teams), second(teams, "police")
    await teams.health.presses(await opens(teams.health, reference), "Ask")
    told = await notice(teams, teams.police, "you are asked about what was said")
    form = await teams.police.presses(told, "Answer")
    await colleague.presses(form, "Answer", **ANSWERED)
    refused = await teams.police.presses(form, "Answer", **ANSWERED | {"answer": LONG})
    assert refused.shows("This question is answered already")
    assert refused.shows(LONG.strip())


async def test_why_a_panel_is_moved_can_be_copied_when_it_was_cancelled_meanwhile(teams: Teams) -> None:
    await accepted(teams)
    form = await schedule_form(teams, "move")
    cancel = await schedule_form(teams, "cancel")
    await teams.coordinator.presses(cancel, next(iter(cancel.buttons)), reason="The room is closed.")
    refused = await teams.coordinator.presses(form, "Move the panel", date="18 12 2026", time="1pm", reason=LONG)
    assert refused.shows("What you typed")
    assert refused.shows(LONG.strip())


async def test_a_form_that_cannot_be_drawn_again_is_refused_in_words(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    board = await teams.coordinator.says("updates")
    form = await teams.coordinator.sends(board, "phoned.form", {"case": reference, "panel": "SHCG-P001"})
    with teams.store.turn(teams.clock()) as turn:
        for seat in asked_seats(turn.procedure(NAME)):
            id, by = f"SHCG-P001/{reference}/{seat.id}/1", persona_id("health")
            turn.save(Update(id, "SHCG-P001", reference, seat.id, 1, Answer.NOTHING_TO_ADD, by, turn.now))
    refused = await teams.coordinator.presses(form, "Keep it", words=LONG)
    assert refused.shows(f"Every seat has answered on {reference} itself.")
    assert refused.shows(LONG.strip())
    assert len(refusals(teams, "coordinator", "phoned.save")) == 1


async def test_two_who_write_how_children_are_kept_apart_do_not_overwrite_each_other(teams: Teams) -> None:
    reference = await accepted(teams, **NAMES_SAM)
    forms = {
        voice.who.aad: await voice.sends(await voice.says("agenda"), "apart.open", {"case": reference})
        for voice in (teams.chair, teams.coordinator)
    }
    await teams.chair.presses(forms[teams.chair.who.aad], "Keep it", apart="Different buildings.")
    refused = await teams.coordinator.presses(forms[teams.coordinator.who.aad], "Keep it", apart="Different breaks.")
    assert refused.shows("Written meanwhile by Demo chair")
    assert refused.shows("Different buildings.")
    assert refused.inputs["apart"] == "Different breaks."
    await teams.coordinator.presses(refused, "Keep it", apart="Different buildings and breaks.")
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Apart, reference)
    assert kept.words == "Different buildings and breaks."
    assert [(each.words, each.by) for each in kept.earlier] == [("Different buildings.", persona_id("chair"))]
    form = await teams.chair.sends(await teams.chair.says("agenda"), "apart.open", {"case": reference})
    assert form.shows("What stood there before")
    assert form.shows("Different buildings.")


async def test_no_word_of_how_children_were_kept_apart_is_ever_lost(teams: Teams) -> None:
    reference = await accepted(teams, **NAMES_SAM)
    wordings = [f"Wording {number}: {'apart ' * 600}end {number}." for number in range(4)]
    for words in wordings:
        form = await teams.chair.sends(await teams.chair.says("agenda"), "apart.open", {"case": reference})
        await teams.chair.presses(form, "Keep it", apart=words)
    form = await teams.chair.sends(await teams.chair.says("agenda"), "apart.open", {"case": reference})
    assert form.inputs["apart"] == wordings[3]
    assert form.shows("end 2.")
    assert form.shows("end 1.")
    older = await teams.chair.presses(form, "Earlier wordings", apart="What I type now.")
    assert older.shows("end 0.")
    assert older.inputs["apart"] == "What I type now."
    other = await teams.coordinator.sends(await teams.coordinator.says("agenda"), "apart.open", {"case": reference})
    await teams.coordinator.presses(other, "Keep it", apart="Different breaks.")
    newer = await teams.chair.presses(older, "Newer wordings")
    assert newer.shows("What stands there now\nDifferent breaks.")
    assert newer.inputs["apart"] == "What I type now."


async def test_a_member_reads_the_whole_of_how_they_are_kept_apart(teams: Teams) -> None:
    reference = await accepted(teams, **NAMES_SAM)
    form = await teams.chair.sends(await teams.chair.says("agenda"), "apart.open", {"case": reference})
    await teams.chair.presses(form, "Keep it", apart=f"Different buildings. {'apart ' * 600}The end.")
    mine = await teams.police.presses(await teams.police.says("agenda"), "My view")
    assert not mine.shows("The end.")
    assert (await teams.police.presses(mine, "How they are kept apart")).shows("The end.")
    asks = {"case": reference, "question": "apart"}
    assert not (await teams.practitioner.sends(mine, "case.read", asks)).shows("The end.")


async def test_a_draft_that_would_be_too_long_keeps_what_was_there_and_can_be_deleted(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    for _ in range(2):
        said = await teams.health.says(f"{reference} {'word ' * 1500}")
    assert said.shows("A draft holds 10,000 characters at the most.")
    with teams.store.turn(teams.clock()) as turn:
        (draft,) = turn.find(DraftUpdate, case=reference)
    assert draft.words == ("word " * 1500).strip()
    form = await teams.health.presses(said, "Open my answer")
    form = await teams.health.presses(await teams.health.presses(form, "Open the form"), "Update")
    assert form.inputs["words"] == draft.words
    gone = await teams.health.presses(form, "Delete my draft")
    assert gone.shows(draft.words)
    with teams.store.turn(teams.clock()) as turn:
        assert not turn.find(DraftUpdate, case=reference)
    assert (await teams.health.presses(form, "Delete my draft")).shows("not there any more")


async def test_a_question_is_answered_though_its_panel_was_cancelled(teams: Teams) -> None:
    await teams.police.says("help")
    reference = await said_by_police(teams)
    await teams.health.presses(await opens(teams.health, reference), "Ask")
    told = await notice(teams, teams.police, "you are asked about what was said")
    cancel = await schedule_form(teams, "cancel")
    await teams.coordinator.presses(cancel, next(iter(cancel.buttons)), reason="The room is closed.")
    form = await teams.police.presses(told, "Answer")
    assert form.shows("Seen near the school on Monday.")
    assert (await teams.police.presses(form, "Answer", **ANSWERED)).shows("Answered.")


async def test_no_row_of_an_item_has_more_than_six_buttons(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        chair = turn.get(Person, persona_id("chair"))
        turn.save(Person(chair.id, chair.name, (*chair.posts, Post(NAME, Role.MEMBER, "health")), rev=chair.rev))
    await accepted(teams, **NAMES_SAM)
    card = await view(teams, "chair")
    assert await rows(card) == [6, 1]


@pytest.mark.parametrize("letter", ["W", "😀", '"'])
async def test_a_view_in_which_much_was_typed_has_more_pages_instead_of_none(teams: Teams, letter: str) -> None:
    long = dict.fromkeys(("not_to_hear", "no_contact", "school"), letter * 4000)
    references = [await accepted(teams, **NAMES_SAM) for _ in range(6)]
    with teams.store.turn(teams.clock()) as turn:
        for ref in references:
            referral = turn.get(Referral, ref)
            turn.save(replace(referral, answers={**referral.answers, **long}))
            child = turn.get(Child, ref)
            turn.save(replace(child, first=letter * 99, family=letter * 99, known_as=letter * 99))
            for n in range(8):
                part = Part.WORKER if n < 4 else Part.SPECIALIST
                who = (letter * 99, letter * 99)
                invited = Invitation(f"{ref}/i{n}", ref, part, *who, persona_id("chair"), turn.now, role=who[0])
                turn.save(invited)
            turn.save(Apart(ref, ref, letter * 5000, persona_id("chair"), turn.now))
    card, seen = await view(teams, "chair"), set[str]()
    while True:
        assert len(encode(card.content).decode().encode("utf-16-le")) < ROOM_TO_SPARE
        seen |= {ref for ref in references if card.shows(ref)}
        if "More items" not in card.buttons:
            break
        card = await teams.chair.presses(card, "More items")
    assert seen == set(references)
