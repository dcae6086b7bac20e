"""The days of a meeting that is called for one child, and what follows a screening that calls none."""

from collections.abc import Iterator
from datetime import timedelta

from cards import calling
from cards.parts import Opened, Posted
from panel.calling import questions
from tests.cards.samples import Words, filled, wrong
from tests.panel.referring import NOW, REF
from tests.panel.test_calling import HARM, STRATEGY

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (calling,)


def of_routes(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    boxes = questions(HARM, STRATEGY)
    clock = calling.Clock(REF, 1, [("The meeting is to sit", "By Thursday"), ("Why these days", words(boxes[2]))], NOW)
    move = calling.Move("SHCG-P001", 1, NOW + timedelta(days=2))
    typed = {box.id: filled(box, words) for box in boxes}
    yield "calling.form", calling.form(clock, "nonce", "", boxes, {}, None)
    yield "calling.form put right", calling.form(clock, "nonce", "It stays.", boxes, typed, wrong(boxes))
    yield "calling.kept", calling.kept(clock, None, 0, None)
    yield "calling.kept moved", calling.kept(clock, NOW, 3, None)
    yield "calling.kept offered", calling.kept(clock, NOW, 0, move)
