"""A seat before the panel: asked once for all its children, reminded, answered on a telephone, and typed in a chat."""

from dataclasses import replace
from datetime import date

from bot.personas import persona_id
from panel.cases import Case
from panel.panels import Item
from panel.people import Person, Post, Role
from panel.updates import Answer, DraftUpdate, Mark, Update, latest
from storage.records import Audit, Notice, Told
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import ANSWERS, accepted

AGENDA_OUT = {"days": 17}
"""From the Monday a dialogue begins to Thursday 10 December 2026, when the agenda of 17 December is out."""
SAID = {"words": "Seen at the clinic on Monday.", "nature": "fact", "source": "Health record", "mark": "members"}


async def asked(teams: Teams, *voices: Voice, **changed: dict[str, str]) -> str:
    """A child on the panel of 17 December whose agenda is out, and seats that were asked: the reference."""
    reference = await accepted(teams, **changed)
    await out(teams, *voices)
    return reference


async def out(teams: Teams, *voices: Voice) -> None:
    for voice in voices:
        await voice.says("help")
    teams.clock.move(**AGENDA_OUT)
    for voice in voices:
        await prompt(teams, voice)
    await teams.until(lambda: not teams.store.due(teams.clock()))


async def prompt(teams: Teams, voice: Voice) -> Card:
    """The card that asks a seat, once it is there."""
    found = await teams.until(lambda: [card for card in voice.sees() if "Open the list" in card.buttons])
    assert isinstance(found[-1], Card)
    return found[-1]


def answer(teams: Teams, reference: str, seat: str) -> Update | None:
    with teams.store.turn(teams.clock()) as turn:
        return latest(turn.find(Update, case=reference), reference, seat)


def notices(teams: Teams, template: str) -> list[Notice]:
    with teams.store.turn(teams.clock()) as turn:
        return [each for each in turn.find(Notice) if each.template == template]


def refusals(teams: Teams, who: str, act: str) -> list[Audit]:
    with teams.store.turn(teams.clock()) as turn:
        lines = [line for line in turn.find(Audit) if line.by == persona_id(who) and line.outcome == "refused"]
        return [line for line in lines if line.act == act]


async def opened(voice: Voice, reference: str) -> Card:
    """One seat's form for one child."""
    card = await voice.presses(await voice.says(f"update {reference}"), "Open the form")
    assert card.shows("Robin Example")
    return card


async def test_a_seat_is_asked_once_for_all_its_children_and_no_name_is_posted(teams: Teams) -> None:
    await accepted(teams, child=ANSWERS["child"] | {"first": "Sasha"})
    await asked(teams, teams.health)
    (card,) = [card for card in teams.health.sees() if "Open the list" in card.buttons]
    assert card.shows("2 children are on the panel of Thursday 17 December 2026.")
    assert card.shows("Health: answers by Monday 14 December 2026, 5pm; about 5 minutes.")
    assert card.shows("You get this because you speak for Health.")
    assert not card.shows("Example")
    listed = await teams.health.presses(card, "Open the list")
    assert listed.shows("Robin Example, born 27 September 2012 (14).")
    assert listed.shows("Sasha Example")
    assert listed.shows("Answers by Monday 14 December 2026, 5pm. Opening this is recorded.")
    with teams.store.turn(teams.clock()) as turn:
        views = [line for line in turn.find(Audit) if line.view == "updates" and line.by == teams.health.who.aad]
    assert len(views) == 2


async def test_nothing_known_for_several_says_when_and_in_what(teams: Teams) -> None:
    one = await accepted(teams)
    two = await asked(teams, teams.health, child=ANSWERS["child"] | {"first": "Sasha"})
    listed = await teams.health.presses(await prompt(teams, teams.health), "Open the list")
    refused = await teams.health.presses(listed, "Nothing known for these", checked_in="Health record")
    assert refused.shows("Tick at least one")
    assert refused.shows("Enter the day on which it was checked")
    assert refused.inputs["checked_in"] == "Health record"
    done = await teams.health.presses(refused, "Nothing known for these", cases=f"{one},{two}", checked_on="10 12 2026")
    assert done.shows("Your answer: Nothing known, checked 10 December 2026.")
    assert not done.shows("Nothing known for several")
    kept = answer(teams, two, "health")
    assert kept is not None
    assert (kept.answer, kept.checked_on, kept.checked_in) == (
        Answer.NOTHING_KNOWN, date(2026, 12, 10), "Health record",
    )  # fmt: skip
    # The old card, pressed again with other words: what was answered stays as it is.
    await teams.health.presses(listed, "Nothing known for these", cases=one, checked_on="9 12 2026", checked_in="Other")
    first = answer(teams, one, "health")
    assert first is not None
    assert first.checked_in == "Health record"


async def test_the_four_answers_are_never_merged(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await asked(teams, teams.health)
    form = await opened(teams.health, reference)
    looked = await teams.health.presses(form, "Nothing known")
    refused = await teams.health.presses(looked, "Nothing known", checked_on="11 12 2026", checked_in="Record")
    assert refused.shows("Checked on has to be today or earlier")
    assert (await teams.health.presses(refused, "Nothing known", checked_on="9 12 2026")).shows(f"Kept for {reference}")
    form = await opened(teams.health, reference)
    assert form.shows("Your answer: Nothing known, checked 9 December 2026.")
    assert (await teams.health.presses(form, "Known, nothing to add")).shows("Your answer: Known, nothing to add.")
    stale = await teams.health.presses(form, "Cannot share here")
    assert stale.shows("Answered meanwhile by Demo health")
    ring = await teams.health.presses(stale, "Cannot share here")
    assert ring.shows("The chair has a notice, and rings you.")
    wanted = f"Health cannot share something here about {reference}: ring them before the panel."
    assert await teams.until(lambda: [card for card in teams.chair.sees() if card.shows(wanted)])
    with teams.store.turn(teams.clock()) as turn:
        assert [each.answer for each in turn.find(Update, case=reference)] == [
            Answer.NOTHING_KNOWN, Answer.NOTHING_TO_ADD, Answer.CANNOT_SHARE,
        ]  # fmt: skip


async def test_an_update_is_statements_one_at_a_time_each_with_its_source_and_mark(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    assert form.inputs["mark"] == "members"
    refused = await teams.health.presses(form, "Save", words="Seen at the clinic on Monday.")
    assert refused.shows("Say where it comes from")
    assert refused.inputs["words"] == "Seen at the clinic on Monday."
    form = await teams.health.presses(refused, "Save and add another", **SAID)
    assert form.inputs["words"] == ""
    named = SAID | {"words": "Asked for help.", "nature": "childs_words", "mark": "named", "dated": "7 12 2026"}
    refused = await teams.health.presses(form, "Save", **named)
    assert refused.shows("Choose which seats may see it")
    done = await teams.health.presses(refused, "Save", seats="police,education")
    assert done.shows("Your answer: Update, 2 statements.")
    form = await opened(teams.health, reference)
    assert form.shows("Who may see it: Only Police, Education")
    assert form.shows("When: not known")
    changed = await teams.health.presses(form, "Change it")
    assert changed.inputs["words"] == "Asked for help."
    assert (await teams.health.presses(changed, "Save", source="The child")).shows("Update, 2 statements")
    left = await teams.health.presses(await opened(teams.health, reference), "Take it out")
    assert left.shows("Update, 1 statement.")
    form = await opened(teams.health, reference)
    assert (await teams.health.presses(form, "Take it out")).shows("This is your only statement.")


async def test_two_statements_taken_out_of_one_card_are_two(teams: Teams) -> None:
    """What is pressed on a card that stands already is done for what it is about, never taken for the press before."""
    reference = await asked(teams, teams.health)
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    for words in ("One.", "Two.", "Three."):
        form = await teams.health.presses(form, "Save and add another", **SAID | {"words": words})
    card = await opened(teams.health, reference)
    kept = answer(teams, reference, "health")
    assert kept is not None
    action = card.buttons["Take it out"]
    for said in kept.statements[:2]:
        ids = action["data"]["ids"]
        nonce = ids["nonce"].replace(ids["statement"], said.id)
        await teams.health.sends(card, action["verb"], ids | {"statement": said.id, "nonce": nonce})
    left = answer(teams, reference, "health")
    assert left is not None
    assert [each.words for each in left.statements] == ["Three."]


async def test_a_live_investigation_begins_as_not_for_the_family(teams: Teams) -> None:
    reference = await asked(teams, teams.health, police={"police": "investigating"})
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    assert form.inputs["mark"] == Mark.NOT_FAMILY


async def test_the_name_of_another_child_is_asked_about_before_it_is_saved(teams: Teams) -> None:
    others = {
        "other_child": "yes", "other_relation_1": "friend", "other_name_1": "Quincy Invented",
        "other_born_1": "1 5 2013", "other_same_1": "yes",
    }  # fmt: skip
    reference = await asked(teams, teams.health, others=others)
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    named = await teams.health.presses(form, "Save", **SAID | {"words": "Quincy was there."})
    assert named.shows("Say “Child B” instead")
    assert answer(teams, reference, "health") is None
    done = await teams.health.presses(named, "Keep my words")
    assert done.shows("Your answer: Update, 1 statement.")


async def test_only_those_who_have_not_answered_are_reminded_and_then_the_deputy(teams: Teams) -> None:
    reference = await asked(teams, teams.health, teams.police)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("stand-in", "Demo stand-in", (Post(NAME, Role.MEMBER, "police", deputises=True),)))
    deputy = teams.voice("stand-in")
    await deputy.installs()
    await teams.health.presses(await opened(teams.health, reference), "Known, nothing to add")
    teams.clock.move(days=1)
    words = "Police has not answered yet for 1 of 1 child on the panel of Thursday 17 December 2026."
    assert await teams.until(lambda: [card for card in teams.police.sees() if card.shows(words)])
    teams.clock.move(days=4)
    assert await teams.until(lambda: [card for card in deputy.sees() if card.shows("You deputise for them.")])
    assert {each.to for each in notices(teams, "reminder")} >= {persona_id("police")}
    assert persona_id("health") not in {each.to for each in notices(teams, "reminder")}


async def test_the_deputy_is_asked_when_an_absence_begins_and_answers(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("stand-in", "Demo stand-in", (Post(NAME, Role.MEMBER, "health", deputises=True),)))
    deputy = teams.voice("stand-in")
    passed = await teams.health.presses(await prompt(teams, teams.health), "I am away: who deputises")
    assert passed.shows("Your deputy: Demo stand-in.")
    refused = await deputy.says(f"update {reference}")
    assert refused.shows("That is not for the roles you hold here")
    away = await teams.health.presses(passed, "Say when I am away")
    await teams.health.presses(away, next(iter(away.buttons)), away_from="10 12 2026", away_until="14 12 2026")
    card = await prompt(teams, deputy)
    listed = await deputy.presses(card, "Open the list")
    done = await deputy.presses(await deputy.presses(listed, f"Answer {reference}"), "Known, nothing to add")
    assert done.shows(f"Kept for {reference}")
    kept = answer(teams, reference, "health")
    assert kept is not None
    assert kept.by == "stand-in"


async def test_a_seat_without_a_deputy_is_told_so(teams: Teams) -> None:
    await asked(teams, teams.health)
    refused = await teams.health.presses(await prompt(teams, teams.health), "I am away: who deputises")
    assert refused.shows("Nobody deputises for Health on the roster.")


async def test_what_is_typed_after_a_reference_is_a_draft_and_is_not_repeated(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    card = await teams.health.says(f"{reference}: seen on Monday, attendance 62 %")
    assert card.shows(f"{reference}: kept as your draft for Health, panel of Thursday 17 December 2026.")
    assert not card.shows("attendance")
    assert not card.shows("Next time tell me privately")
    form = await teams.health.presses(card, "Check and confirm")
    assert form.inputs["words"] == "seen on Monday, attendance 62 %"
    done = await teams.health.presses(form, "Save", nature="fact", source="Register", mark="members")
    assert done.shows("Update, 1 statement.")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.find(DraftUpdate) == []


async def test_typed_into_a_shared_chat_it_is_kept_and_answered_with_how_to_tell_privately(teams: Teams) -> None:
    reference = await asked(teams, teams.health, teams.police)
    card = await teams.health.says(f"{reference} a word about the family", teams.group())
    assert card.shows("Next time tell me privately: what is typed here stays in this chat")
    assert not card.shows("a word")
    other = await teams.police.says(f"update {reference} seen by an officer")
    assert (await teams.police.presses(other, "Check and confirm")).inputs["words"] == "seen by an officer"
    form = await teams.health.presses(await opened(teams.health, reference), "Update")
    assert form.inputs["words"] == "a word about the family"


async def test_a_reference_that_is_not_theirs_is_answered_as_if_it_were_not_there(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    for text in (f"{reference} something", "SHCG-2026-999 something", reference):
        card = await teams.practitioner.says(text)
        assert card.shows("I did not understand that.")
    assert (await teams.health.says("SHCG-2026-999 something")).shows("I did not understand that.")
    assert (await teams.health.says("update SHCG-2026-999 words")).shows("There is no case with that reference")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.find(DraftUpdate) == []


async def test_update_alone_is_the_list_that_is_open(teams: Teams) -> None:
    await accepted(teams)
    assert (await teams.health.says("update")).shows("Nothing is asked of your seat now.")
    await out(teams, teams.health)
    listed = await teams.health.presses(await teams.health.says("update"), "Open the list")
    assert listed.shows("Robin Example")


async def test_whoever_has_an_interest_sees_that_one_is_left_out(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), interests=(persona_id("health"),)))
    listed = await teams.health.presses(await prompt(teams, teams.health), "Open the list")
    assert listed.shows("1 child is left out: an interest, or not yours to open.")
    assert not listed.shows("Example")
    for verb in ("update.form", "update.say", "update.say_save", "update.answer", "update.checked", "updates.read"):
        card = await teams.health.sends(listed, verb, {"case": reference, "answer": "nothing_to_add"}, SAID)
        assert not card.shows("Robin"), verb
        assert refusals(teams, "health", verb), verb
    assert answer(teams, reference, "health") is None


async def test_a_forged_seat_or_role_is_refused_and_written_down(teams: Teams) -> None:
    reference = await asked(teams, teams.health, teams.police)
    card = await teams.police.says("help")
    for verb in ("update.answer", "update.form", "updates.list", "phoned.right"):
        ids = {"case": reference, "panel": "SHCG-P001", "seat": "health", "answer": "nothing_to_add"}
        assert (await teams.police.sends(card, verb, ids)).shows("You speak for no seat that is asked."), verb
        assert refusals(teams, "police", verb), verb
    for verb in ("updates.board", "updates.senior", "phoned.form", "phoned.save"):
        assert (await teams.police.sends(card, verb, ids)).shows("not for the roles you hold"), verb
        assert refusals(teams, "police", verb), verb
    mine = await teams.practitioner.says("my")
    assert (await teams.practitioner.sends(mine, "updates.list", ids)).shows("You speak for no seat that is asked.")
    assert refusals(teams, "practitioner", "updates.list")
    for verb in ("update.form", "update.answer", "updates.read", "updates.read_all"):
        assert (await teams.practitioner.sends(mine, verb, ids)).shows("not for the roles you hold"), verb
    assert answer(teams, reference, "health") is None


async def test_answers_are_kept_as_they_are_once_the_panel_has_started(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    form = await opened(teams.health, reference)
    teams.clock.move(days=7, hours=1)
    assert (await teams.health.presses(form, "Known, nothing to add")).shows("The panel has started")
    assert answer(teams, reference, "health") is None


async def test_a_prompt_waits_no_more_once_the_child_is_withdrawn(teams: Teams) -> None:
    reference = await asked(teams, teams.health)
    with teams.store.turn(teams.clock()) as turn:
        for item in turn.find(Item, case=reference):
            turn.delete(item)
    teams.clock.move(days=5)
    await teams.health.says("help")
    assert not [each for each in notices(teams, "reminder") if each.told is Told.SENT]


async def test_nothing_that_is_said_about_a_child_is_ever_posted(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await asked(teams, teams.health)
    card = await teams.health.says(f"{reference} kumquat", teams.group())
    form = await teams.health.presses(card, "Check and confirm")
    await teams.health.presses(form, "Save", **SAID | {"words": "kumquat", "source": "tamarillo"})
    looked = await teams.health.presses(await opened(teams.health, reference), "Nothing known")
    await teams.health.presses(looked, "Nothing known", checked_on="10 12 2026", checked_in="physalis")
    await teams.chair.says("updates")
    posted = str([received.body for received in teams.connector.received])
    assert reference in posted
    assert not [word for word in ("kumquat", "tamarillo", "physalis", "Robin") if word in posted]
