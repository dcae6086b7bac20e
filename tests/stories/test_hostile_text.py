"""Hostile, mistaken and endless text: it is answered in words, nothing typed is lost, and words stay words."""

import pytest

from panel.referrals import Draft
from tests import bodies
from tests.bodies import Pressed
from tests.cards import reading
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import ANSWERS, accepted, referred, to_the_check

LINK, MENTION = "[Approve](https://evil.example)", "<at>Chair</at>"
MIXED = "\u202eאבג\u202c مرحبا 👩\u200d👧 **bold**\u200b"
LONG = f"{LINK} {MENTION} {MIXED} " + "word " * 1_980 + "the end"
HOSTILE = {
    "child": ANSWERS["child"] | {"first": LINK, "family": MENTION, "known_as": MIXED, "number": "_1_"},
    "in_place": ANSWERS["in_place"] | {"school": "# A School", "team_manager": "~~Morgan~~ `Placeholder`"},
    "happened": {"synopsis": LONG},
    "others": {"other_child": "yes", "other_relation_1": "![x](https://evil.example)", "other_name_1": "*Qu*"},
    "safe_until": {"safety_plan": f"{LINK}\n- one\n- two", "strategy": "not_held"},
    "voice": ANSWERS["voice"] | {"no_contact": MENTION},
}
SIGNS = ("evil.example", "<at>", "**bold**", "\u202e", "# A School", "~~", "*Qu*")


def stays_words(card: Card, *words: str) -> None:
    """Each of these stands on the card letter for letter, and nothing that was typed is drawn as Markdown."""
    runs = reading.runs(card.content)
    for said in words:
        assert any(said in run for run in runs), said
    for drawn in reading.drawn(card.content):
        assert not any(sign in drawn for sign in SIGNS), drawn


async def test_words_stay_words_from_the_referral_to_the_agenda(teams: Teams) -> None:
    await teams.chair.says("help")
    check = await to_the_check(teams.practitioner, **HOSTILE)
    stays_words(check, LINK, MENTION, MIXED, "# A School", "~~Morgan~~ `Placeholder`", f"{LINK}\n- one\n- two", "*Qu*")
    reference = (await teams.practitioner.presses(check, "Send to the chair")).words.split("Sent. ")[1].split(".")[0]
    screening = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    stays_words(screening, f"{LINK} {MENTION}, also known as {MIXED}, born", f"{LINK}\n- one\n- two")
    stays_words(await teams.chair.presses(screening, "Read all of it"), LINK, "# A School", "_1_", "*Qu*")
    form = await teams.chair.presses(screening, "Panel")
    await teams.chair.presses(form, "Accept to the panel", holds=LINK, reason=MENTION)
    mine = await teams.police.presses(await teams.police.says("agenda", teams.group()), "My view")
    stays_words(mine, f"{LINK} {MENTION}, also known as {MIXED}, born", "# A School")
    stays_words(await teams.police.presses(mine, f"Open {reference}"), LINK)


async def test_a_decision_and_a_note_stay_words(teams: Teams) -> None:
    reference = await accepted(teams)
    add = await teams.practitioner.presses(await teams.practitioner.says(f"add {reference}"), "Add a note")
    await teams.practitioner.presses(add, "Add the note", note=LONG)
    case = await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")
    stays_words(case, f"{LINK} {MENTION} {MIXED}")
    stays_words(await teams.chair.presses(case, "Read all"), LONG)


async def test_a_concern_stays_words(teams: Teams) -> None:
    await teams.chair.says("help")
    form = await teams.practitioner.presses(await teams.practitioner.says("safety"), "Tell the chair and the deputy")
    concern = await teams.practitioner.presses(form, "Tell the chair and the deputy", what=LONG)
    called = await teams.practitioner.presses(concern, "Write down a call", whom=LINK, when=MENTION, said=MIXED)
    stays_words(called, f"{LINK}, {MENTION}: ", MIXED)
    stays_words(await teams.practitioner.presses(called, "Read all"), LONG)


async def test_nothing_hostile_reaches_a_chat(teams: Teams) -> None:
    await teams.chair.says("help")
    await accepted(teams, **HOSTILE)
    await teams.chair.says("agenda", teams.group())
    await teams.until(lambda: not teams.store.due(teams.clock()))
    for received in teams.connector.received:
        assert not any(sign in f"{received.path}{received.body}" for sign in SIGNS)
    assert not teams.connector.faults


async def test_ten_thousand_characters_are_kept_to_the_last(teams: Teams) -> None:
    whole = (LONG + "x" * 10_000)[:9_900]
    check = await to_the_check(teams.practitioner, happened={"synopsis": whole})
    read = await teams.practitioner.presses(check, "Read all")
    assert reading.runs(read.content)[-1] == whole


@pytest.mark.parametrize("typed", ["31 2 2012", "27 13 2012", "tomorrow", "27/9/12", "29 2 2013", "0", "27 9 1812"])
async def test_a_date_that_cannot_be_is_asked_for_again_and_nothing_is_lost(teams: Teams, typed: str) -> None:
    card = await at_the_child(teams.practitioner)
    fields = {"first": LINK, "family": MENTION, "known_as": MIXED, "born": typed, "estimated": "yes", "number": "_1_"}
    again = await teams.practitioner.presses(card, "Next", **fields)
    assert again.shows("There is a problem. Nothing you typed is lost.")
    assert again.shows("Date of birth: ")
    assert again.inputs == fields
    right = await teams.practitioner.presses(again, "Next", born="27 9 2012")
    assert right.shows("What is in place?")


async def at_the_child(voice: Voice) -> Card:
    """The third screen."""
    card = await voice.presses(await voice.says("refer"), "Start")
    for screen in ("danger", "why"):
        card = await voice.presses(card, "Next", **ANSWERS[screen])
    return card


@pytest.mark.parametrize("button", ["Next", "Back", "Save and finish later"])
async def test_what_is_too_long_is_said_and_never_cut(teams: Teams, button: str) -> None:
    card = await at_the_child(teams.practitioner)
    again = await teams.practitioner.presses(card, button, **ANSWERS["child"], number="9" * 201)
    assert again.shows("must be 200 characters or fewer. You typed 201")
    assert again.inputs["number"] == "9" * 201
    assert again.inputs["first"] == "Robin"


async def test_a_synopsis_that_is_too_long_is_still_whole_on_the_card(teams: Teams) -> None:
    card = await at_the_child(teams.practitioner)
    for screen in ("child", "in_place"):
        card = await teams.practitioner.presses(card, "Next", **ANSWERS[screen])
    again = await teams.practitioner.presses(card, "Next", synopsis="🙂" * 5_001)
    assert again.shows("must be 10,000 characters or fewer. You typed 10,002")
    assert again.inputs["synopsis"] == "🙂" * 5_001


async def test_words_too_long_for_the_open_question_stay_in_the_chat_and_nothing_is_kept(teams: Teams) -> None:
    card = await at_the_child(teams.practitioner)
    for screen in ("child", "in_place"):
        card = await teams.practitioner.presses(card, "Next", **ANSWERS[screen])
    said = await teams.practitioner.says("Zyxomma " * 1_300)
    assert said.shows("must be 10,000 characters or fewer. You typed 10,399")
    assert not said.shows("Zyxomma")
    with teams.store.turn(teams.clock()) as turn:
        (draft,) = turn.find(Draft)
    assert "synopsis" not in draft.answers


async def test_half_an_emoji_is_turned_away_at_the_door_and_the_card_still_works(teams: Teams) -> None:
    card = await at_the_child(teams.practitioner)
    ids = card.buttons["Next"]["data"]["ids"]
    pressed = Pressed("refer.next", ids, ANSWERS["child"] | {"known_as": "\ud83d"}, card.activity)
    status, _ = await teams.send(bodies.press(teams.practitioner.who, card.where, pressed))
    assert status == 400
    assert (await teams.practitioner.presses(card, "Next", **ANSWERS["child"])).shows("What is in place?")


async def test_control_characters_are_only_characters(teams: Teams) -> None:
    odd = "a\x00b\x07c\x1b[31md\x7fe\u2028f"
    check = await to_the_check(teams.practitioner, happened={"synopsis": odd})
    assert odd in reading.runs(check.content)


@pytest.mark.parametrize(
    "text", [LINK, MENTION, MIXED, "/" * 500, "refer " + LINK, "case " + LINK, "\x00", "use *all*"]
)
async def test_typed_into_the_chat_it_is_answered_and_never_repeated(teams: Teams, text: str) -> None:
    who, own = teams.practitioner.who, teams.practitioner.where
    for where in (own, teams.group()):
        status, _ = await teams.send(bodies.message(who, where, text, mention=where is not own))
        assert status == 200
    for message in teams.connector.shown(own.id) + teams.connector.shown("19:group"):
        assert "evil.example" not in str(message)
        assert "*all*" not in str(message)
    assert not teams.connector.faults


async def test_a_name_that_is_a_command_or_a_reference_is_a_name(teams: Teams) -> None:
    reference = await referred(teams, child=ANSWERS["child"] | {"first": "refer", "family": "SHCG-2026-999"})
    screening = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    assert screening.shows("refer SHCG-2026-999, born")
