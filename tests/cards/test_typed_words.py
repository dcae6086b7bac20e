"""What somebody types stays words: letter for letter, on every card, and never a link, a mention or a heading."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cards.parts import FIRST_WORDS, Opened, first_words
from panel.concerns import RAISE
from panel.questions import Question, Shape
from panel.screens import screens
from tests import schemas
from tests.cards import gallery, reading
from tests.cards.samples import Words
from tests.panel.durham import DURHAM

LONGEST = 80_000
"""Bytes in UTF-16; Teams refuses at 100 KB and asks to stay under 80."""
NASTY = (
    "[Approve](https://evil.example)",
    "<at>Chair</at>",
    "**bold** _thin_ `code` ~~gone~~\n# heading\n- item\n1. one",
    "![picture](https://evil.example/p.png) <https://evil.example> https://evil.example",
    "\u202e\u202dRobin\u2066 مرحبا שלום\u200f",
    "👩\u200d👩\u200d👧\u200d👦 🏴\U000e0067\U000e0062 🙂",
    "\x00\x07\x1b[31m\x7f\u2028\u0085",
    "zero\u200bwidth\ufeff\u00ad",
    '{"type": "Action.OpenUrl"} {{DATE(2026)}} ${name} &lt;b&gt; \\" \'',
    "Z̷̢̈a̶l̵g̷o̸ " * 40,
    "word " * 1_500,
)
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=250))
OPEN, CLOSE = "⟪", "⟫"
BOXES = [question for shown in screens(DURHAM, {"other_relation_5": ""}) for question in shown.questions]
TYPED = [box for box in BOXES if box.shape in (Shape.LINE, Shape.TEXT)]
few = settings(max_examples=20, deadline=None)


def saying(text: str) -> Words:
    """The same words in every box, as far as it goes, with the box's own name and a mark about them."""

    def words(box: Question) -> str:
        room = box.most - len(f"{box.id}{OPEN}{CLOSE}")
        return f"{box.id}{OPEN}{text.encode('utf-16-le')[: 2 * room].decode('utf-16-le', 'ignore')}{CLOSE}"

    return words


@few
@given(WORDS)
def test_what_is_typed_comes_back_letter_for_letter_on_the_check_and_the_case(text: str) -> None:
    words = saying(text)
    shown = gallery.written(words)
    for name in ("referrals.check", "cases.case"):
        seen = reading.runs(shown[name].card)
        for box in TYPED:
            assert any(first_words(words(box)) in run for run in seen), (name, box.id)


@few
@given(WORDS)
def test_a_long_answer_is_whole_under_read_all(text: str) -> None:
    words = saying(text)
    shown = gallery.written(words)
    for box in TYPED:
        assert reading.runs(shown[f"referrals.read_all {box.id}"].card)[-1] == words(box)
    assert reading.runs(shown["concerns.read_all what"].card)[-1] == words(RAISE[0])


@few
@given(WORDS)
def test_what_is_typed_is_never_drawn_as_anything_but_words(text: str) -> None:
    for name, shown in gallery.written(saying(text)).items():
        for said in reading.drawn(shown.card):
            assert OPEN not in said, (name, said)
            assert CLOSE not in said, (name, said)


@few
@given(WORDS)
def test_a_card_is_a_card_to_teams_whatever_is_typed(text: str) -> None:
    shown = gallery.written(saying(text))
    for name in (
        "referrals.step 3 put right",
        "referrals.step 5",
        "concerns.read_all what",
        "considered.form put right",
    ):
        assert not schemas.faults(shown[name].card), name


def test_every_card_is_a_card_to_teams_and_fits_when_nasty_things_are_typed_everywhere() -> None:
    for name, shown in gallery.written(saying(" ".join(NASTY))).items():
        assert not schemas.faults(shown.card), name
        assert reading.size(shown.card) < LONGEST, name


def test_every_box_filled_to_its_end_with_emoji_still_fits_every_card() -> None:
    over = {
        name: reading.size(shown.card)
        for name, shown in gallery.every(lambda box: "🙂" * (box.most // 2)).items()
        if reading.size(shown.card) >= LONGEST
    }
    assert not over


def test_nothing_posted_holds_a_word_that_was_typed() -> None:
    for name, shown in gallery.written(saying("canary")).items():
        if not isinstance(shown, Opened):
            assert OPEN not in f"{shown.card}{shown.line}", name


def test_an_answer_is_cut_with_a_sign_and_never_through_an_emoji() -> None:
    assert first_words("x" * FIRST_WORDS) == "x" * FIRST_WORDS
    assert first_words("x" * (FIRST_WORDS + 1)) == "x" * FIRST_WORDS + " …"
    assert first_words("x" + "🙂" * FIRST_WORDS) == "x" + "🙂" * (FIRST_WORDS // 2 - 1) + " …"


def test_whatever_is_cut_on_a_card_can_be_read_whole_from_it() -> None:
    """Every card with a cut answer has a button that leads to all of it."""
    long = gallery.written(lambda box: "word " * (box.most // 5 - 1))
    for name, shown in long.items():
        cut = sum(run.endswith(" …") for run in reading.runs(shown.card))
        ways = [one for one in reading.of_type(shown.card, "Action.") if one["title"].startswith(("Read all", "Open "))]
        assert bool(ways) >= bool(cut), name
