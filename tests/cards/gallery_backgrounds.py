"""About the child, for fairness and audit: the form, empty and filled in, and what was kept."""

from collections.abc import Iterator

from cards import backgrounds as cards
from cards.parts import Opened, Posted
from panel.backgrounds import questions
from tests.cards.samples import Words, filled, wrong
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

MODULES = (cards,)
BOXES = questions(DURHAM)


def of_background(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    """Each card that can hold what somebody typed."""
    at, line = {"case": REF, "nonce": "nonce", "said": ""}, words(BOXES[0])
    answers = {box.id: filled(box, words) for box in BOXES}
    yield "backgrounds.form", cards.form(cards.About(at, BOXES, [], None, ""), {})
    said = cards.About(at, BOXES, [(label, line) for label in cards.REFERRAL.values()], NOW, "Demo practitioner")
    yield "backgrounds.form put right", cards.form(said, answers, wrong(BOXES))
    yield "backgrounds.kept", cards.kept(REF, [(box.label, box.title(answers[box.id])) for box in BOXES])
