"""Police word: who says it, the list that follows it, and no case lost to the list without an outcome."""

from panel.police import PoliceWord
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import accepted
from tests.stories.test_police_cases import INVESTIGATING, pending

SAID = {"position": "court", "said": "The officer in the case: a hearing is set."}


async def form(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"police {reference}"), "Add police word")


def kept(teams: Teams, reference: str) -> list[PoliceWord]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(PoliceWord, case=reference)


async def test_the_last_word_stands_in_the_list_until_there_is_an_outcome(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    teams.clock.move(days=3)
    posted = await teams.police.says(f"police {reference} he was charged")
    assert not posted.shows("charged")
    said = await teams.police.presses(await teams.police.presses(posted, "Add police word"), "Save", **SAID)
    for words in ("Police: At court", "a hearing is set", "Added by: Demo police", "Last police word: today"):
        assert said.shows(words)
    teams.clock.move(days=2)
    card = await pending(teams.chair)
    assert card.shows("Police: At court")
    assert card.shows("Last police word: Thursday 26 November 2026, 2 days ago")
    assert not card.shows("hearing")
    lost = await teams.police.presses(await form(teams.police, reference), "Save", position="not_told", said="A slip")
    assert lost.shows("it waits for them until there is one")
    bare = await teams.police.presses(lost, "Save", position="closed", said="It is over")
    assert bare.shows("Say what the outcome is")
    assert (await pending(teams.chair)).shows("Police: At court")
    done = await teams.police.presses(bare, "Save", outcome="No further action")
    assert done.shows("Outcome: No further action")
    assert (await pending(teams.chair)).shows("Nothing is pending here.")


async def test_it_is_for_the_police_the_worker_and_those_who_run_the_panel(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    for voice in (teams.police, teams.practitioner, teams.chair, teams.deputy, teams.coordinator):
        saved = await voice.presses(await form(voice, reference), "Save", **SAID)
        assert saved.shows("Police: At court")
    read = await teams.health.presses(await teams.health.says(f"police {reference}"), "What was said")
    assert read.shows("a hearing is set")
    assert "Add police word" not in read.buttons
    forged = await teams.health.sends(read, "police.save", {"case": reference}, SAID)
    assert forged.shows("The police’s own seat, the child’s worker and those who run the panel")
    assert len(kept(teams, reference)) == 5


async def test_the_same_press_twice_is_one_word_and_another_child_is_asked_about(teams: Teams) -> None:
    other = {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": "Sasha Example"}
    reference = await accepted(teams, police=INVESTIGATING, others=other)
    card = await form(teams.police, reference)
    for _ in range(2):
        await teams.police.presses(card, "Save", **SAID)
    assert len(kept(teams, reference)) == 1
    named = await teams.police.presses(await form(teams.police, reference), "Save", **SAID | {"said": "Sasha spoke"})
    assert "Keep my words" in named.buttons
    assert len(kept(teams, reference)) == 1


async def test_what_is_long_is_read_whole(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    long = "A hearing is set. " * 60 + "The end."
    card = await teams.police.presses(await form(teams.police, reference), "Save", **SAID | {"said": long})
    assert not card.shows("The end.")
    assert (await teams.police.presses(card, "Read all")).shows("The end.")
    forged = await teams.police.sends(card, "police.read", {"case": await accepted(teams), "word": f"{reference}/w001"})
    assert forged.shows("There is no case with that reference that you can open")
