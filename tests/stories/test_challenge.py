"""Asking about a statement: one tap, the seat answers, the answer joins the record; what is hidden stays so."""

from datetime import date

from bot.personas import persona_id
from panel.cases import Case
from panel.challenges import still_open
from panel.updates import Answer, Challenge, Mark, Nature, Statement, Update
from tests.dialogue import Card, Teams, Voice
from tests.stories.long_day import Day, audits
from tests.stories.steps import accepted

SEEN = "Seen near the school on Monday."
HIDDEN = "Only for the chair."
SAID = {"nature": "fact", "dated": "16 11 2026", "source": "The officer's notebook", "answer": "Twice, by two people."}
NOT_OPEN = "There is no case with that reference that you can open"


async def said_by_police(teams: Teams, **changed: dict[str, str]) -> str:
    """A case of which the police said one thing for all members, and one for the chair."""
    reference = await accepted(teams, **changed)
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Case, reference).panel
        id = f"{panel}/{reference}/police/1"
        words = ((SEEN, Mark.MEMBERS), (HIDDEN, Mark.CHAIR))
        statements = tuple(
            Statement(f"{id}/{n}", Nature.VIEW, each, "Beat officer", mark, date(2026, 11, 16))
            for n, (each, mark) in enumerate(words, 1)
        )
        by = persona_id("police")
        turn.save(Update(id, panel, reference, "police", 1, Answer.UPDATE, by, turn.now, statements=statements))
    return reference


async def opens(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"challenge {reference}"), "What was said")


async def notice(teams: Teams, voice: Voice, words: str) -> Card:
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found


def open_questions(teams: Teams, reference: str) -> list[Challenge]:
    with teams.store.turn(teams.clock()) as turn:
        return still_open(turn.find(Challenge, case=reference))


async def test_one_tap_asks_and_the_answer_joins_the_record(teams: Teams) -> None:
    for voice in (teams.police, teams.health):
        await voice.says("help")
    reference = await said_by_police(teams)
    card = await opens(teams.health, reference)
    assert card.shows(SEEN)
    assert not card.shows(HIDDEN)
    assert card.shows("Not shown to you: 1.")
    assert (await teams.health.presses(card, "Ask")).shows("Asked: Police.")
    assert len(open_questions(teams, reference)) == 1
    assert (await teams.health.presses(card, "Ask")).shows("You have asked about this already")
    told = await notice(teams, teams.police, f"{reference}: you are asked about what was said for this seat: Police.")
    assert not told.shows(SEEN)
    form = await teams.police.presses(told, "Answer")
    assert form.shows(SEEN)
    assert form.shows("Question: Is it fact or view, when was it so, and from where?")
    refused = await teams.police.presses(form, "Answer", dated="16 11 2030")
    assert refused.shows("Choose fact, view or the child's words")
    future = await teams.police.presses(form, "Answer", **SAID | {"dated": "16 11 2030"})
    assert future.shows("When it was so has to be today or earlier")
    assert future.inputs["source"] == SAID["source"]
    assert (await teams.police.presses(form, "Answer", **SAID)).shows("Answered.")
    assert len(open_questions(teams, reference)) == 0
    answered = await notice(teams, teams.health, f"Your question about {reference} is answered.")
    seen = await teams.health.presses(answered, "Open")
    assert seen.shows("Answer: Fact, 16 November 2026, from: The officer's notebook")
    assert seen.shows("Answered by: Demo police")
    assert seen.shows("Twice, by two people.")
    again = await teams.police.presses(form, "Answer", **SAID)
    assert again.shows("This question is answered already")


async def test_a_question_in_one_s_own_words_is_opened_only(teams: Teams) -> None:
    await teams.police.says("help")
    reference = await said_by_police(teams)
    form = await teams.health.presses(await opens(teams.health, reference), "Ask in my own words")
    await teams.health.presses(form, "Ask them", question="Was the brother there?")
    told = await notice(teams, teams.police, "you are asked about what was said")
    assert not told.shows("brother")
    assert (await teams.police.presses(told, "Answer")).shows("Question: Was the brother there?")
    mine = await opens(teams.police, reference)
    assert mine.shows("Open questions: 1.")
    assert mine.words.index("Was the brother there?") < mine.words.index(HIDDEN)


async def test_another_child_s_name_in_a_question_or_an_answer_is_asked_about(teams: Teams) -> None:
    other = {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": "Sasha Example"}
    reference = await said_by_police(teams, others=other)
    form = await teams.health.presses(await opens(teams.health, reference), "Ask in my own words")
    named = await teams.health.presses(form, "Ask them", question="Was Sasha there?")
    assert "Keep my words" in named.buttons
    assert named.inputs["question"] == "Was Sasha there?"
    assert (await teams.health.presses(named, "Keep my words")).shows("Asked: Police.")
    form = await teams.police.presses(await opens(teams.police, reference), "Answer")
    named = await teams.police.presses(form, "Answer", **SAID | {"answer": "Sasha was."})
    assert len(open_questions(teams, reference)) == 1
    assert (await teams.police.presses(named, "Keep my words")).shows("Answered.")


async def test_nobody_asks_about_what_they_may_not_see_nor_about_their_own_words(teams: Teams) -> None:
    day = Day(teams)
    reference = await said_by_police(teams)
    card = await opens(teams.health, reference)
    ask = dict(card.buttons["Ask"]["data"]["ids"])
    for verb in ("challenge.ask", "challenge.form"):
        said = await teams.health.sends(card, verb, ask | {"statement": ask["statement"][:-1] + "2"})
        none = await teams.health.sends(card, verb, ask | {"statement": "nothing"})
        assert said.words == none.words
        assert said.shows("not there any more")
    assert "Ask" not in (await opens(teams.police, reference)).buttons
    own = await teams.police.sends(card, "challenge.ask", ask)
    assert own.shows("This is what you said yourself")
    outside = await teams.practitioner.sends(card, "challenge.ask", ask)
    assert outside.shows("not for the roles you hold")
    assert len(open_questions(teams, reference)) == 0
    refused = {(line.by, line.act) for line in audits(day) if line.outcome == "refused"}
    asked = {(teams.health.who.aad, f"challenge.{end}") for end in ("ask", "form")}
    assert refused == asked | {(voice.who.aad, "challenge.ask") for voice in (teams.police, teams.practitioner)}


async def test_only_the_seat_that_was_asked_answers(teams: Teams) -> None:
    reference = await said_by_police(teams)
    await teams.health.presses(await opens(teams.health, reference), "Ask")
    mine = await opens(teams.police, reference)
    ids = mine.buttons["Answer"]["data"]["ids"]
    for voice in (teams.education, teams.health, teams.chair):
        for verb in ("challenge.answer", "challenge.save"):
            assert (await voice.sends(mine, verb, ids, SAID)).shows(NOT_OPEN), verb
    other = await accepted(teams)
    assert (await teams.police.sends(mine, "challenge.save", {**ids, "case": other}, SAID)).shows(NOT_OPEN)
    assert len(open_questions(teams, reference)) == 1


async def test_what_was_said_is_opened_and_written_down(teams: Teams) -> None:
    day = Day(teams)
    reference = await said_by_police(teams)
    posted = await teams.health.says(f"challenge {reference} who saw this")
    assert not posted.shows("who saw this")
    await opens(teams.health, reference)
    views = {(line.act, line.view) for line in audits(day) if line.subject == reference}
    assert ("open", "statements") in views


async def test_a_question_with_no_answer_is_reminded_of_once_on_the_working_day_before_the_panel(teams: Teams) -> None:
    for voice in (teams.police, teams.health):
        await voice.says("help")
    reference = await said_by_police(teams)
    await teams.health.presses(await opens(teams.health, reference), "Ask")
    other = await said_by_police(teams)
    await teams.health.presses(await opens(teams.health, other), "Ask")
    answer = await teams.police.presses(await notice(teams, teams.police, f"{other}: you are asked"), "Answer")
    await teams.police.presses(answer, "Answer", **SAID)
    words = "a question waits for the answer of this seat: Police. The panel is on Thursday 17 December 2026 at 9:30am."
    teams.clock.move(days=22, hours=12)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not [card for card in teams.police.sees() if card.shows(words)]
    teams.clock.move(hours=12)
    reminder = await notice(teams, teams.police, f"{reference}: {words}")
    assert not reminder.shows(SEEN)
    teams.clock.move(hours=20)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert len([card for card in teams.police.sees() if card.shows(words)]) == 1
    assert (await teams.police.presses(reminder, "Answer")).shows(SEEN)


async def test_a_question_of_the_very_morning_is_not_reminded_of(teams: Teams) -> None:
    await teams.police.says("help")
    reference = await said_by_police(teams)
    teams.clock.move(days=23)
    await teams.health.presses(await opens(teams.health, reference), "Ask")
    await notice(teams, teams.police, f"{reference}: you are asked")
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not [card for card in teams.police.sees() if card.shows("a question waits for the answer")]
