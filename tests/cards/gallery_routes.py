"""The days of a meeting that is called for one child, and what follows a screening that calls none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from cards import calling
from cards import rerouting as cards
from cards.parts import Opened, Posted
from panel import rerouting
from panel.calling import questions
from tests.cards.samples import Words, filled, wrong
from tests.panel.referring import NOW, REF
from tests.panel.test_calling import CASE, HARM, RISK, STRATEGY

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (calling, cards)
ACCEPTED = replace(CASE, kind="criminal")


def of_routes(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    boxes = questions(HARM, STRATEGY)
    clock = calling.Clock(REF, 1, [("The meeting is to sit", "By Thursday"), ("Why these days", words(boxes[2]))], NOW)
    move = calling.Move("SHCG-P001", 1, NOW + timedelta(days=2))
    typed = {box.id: filled(box, words) for box in boxes}
    yield "calling.form", calling.form(clock, "nonce", "", boxes, {}, None)
    yield "calling.form put right", calling.form(clock, "nonce", "It stays.", boxes, typed, wrong(boxes))
    yield "calling.kept", calling.kept(clock, None)
    yield "calling.kept moved", calling.kept(clock, calling.Follows(NOW, told=3))
    yield "calling.kept offered", calling.kept(clock, calling.Follows(NOW, offered=move))
    route = rerouting.questions(ACCEPTED, RISK)
    at, rule = {"case": REF, "nonce": "nonce"}, [("Rule", "From the document"), ("Why", words(route[1]))]
    typed = {box.id: filled(box, words) for box in route}
    yield "rerouting.form", cards.form(at, "The criminal justice route", rule, route, {}, None)
    yield "rerouting.form put right", cards.form(at, "The criminal justice route", rule, route, typed, wrong(route))
    for follow in (None, calling.Follows(NOW, offered=move)):
        yield f"rerouting.changed {bool(follow)}", cards.changed(REF, rule, follow, screens=follow is None)
