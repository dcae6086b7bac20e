"""A nomination, its forms, and what colleagues are told of it."""

from collections.abc import Iterator
from dataclasses import replace

from cards import active_case, cases, nominating, templates
from cards.parts import Ids, Opened, Posted
from panel.nominating import CONTRIBUTE, Contribution, asking, questions
from panel.people import Person
from panel.rules.entry import SentTo
from tests.cards.samples import MANY, Words, filled, view, wrong
from tests.panel.referring import NOW, REF
from tests.panel.shipped import SHIPPED

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (active_case, nominating)
RULES = SHIPPED["islington-mase"]


def of_nominating(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    long = words(CONTRIBUTE[0])
    added = Contribution(f"{REF}/k001", REF, "health", "worker", NOW, long, NOW)
    given = [(added, "Demo health"), (replace(added, words="", said_at=None), "Demo police")] * MANY
    boxes, whom = questions(RULES), asking([Person("health", "Demo health")])
    rows = [(box.label, "said") for box in boxes]
    what = nominating.Nominated(REF, rows, given, "It must go to the other panel", starts=True)
    for page in (0, 1, 4):
        yield f"nominating.nominated {page}", nominating.nominated(what, page, "Kept." if page else "")
    yield "nominating.nominated draft", nominating.nominated(replace(what, starts=False, draft="draft", added=()), 0)
    yield "nominating.nominated sent", nominating.nominated(replace(what, became="MASE-2026-003"), 0)
    yield (
        "nominating.nominated way",
        nominating.nominated(replace(what, starts=False, way="The child’s worker starts it."), 0),
    )
    at: Ids = {"case": REF, "rev": 1}
    for name, draw, asks in (("form", nominating.form, boxes), ("asking", nominating.asking, whom)):
        answers = {box.id: filled(box, words) for box in asks}
        yield f"nominating.{name}", draw(at, asks, {})
        yield f"nominating.{name} put right", draw(at, asks, answers, wrong(asks))
    to = SentTo("active", "It goes to the team", ("neither",))
    yield "active_case.sent", active_case.sent(view(words), "neither agency", to)
    yield "cases.case sent", cases.case(view(words), 14, "", screens=False, around=active_case.around(REF))
    yield "nominating.adding", nominating.adding(at, {})
    yield "nominating.adding put right", nominating.adding(at, {"words": long}, wrong(CONTRIBUTE))


def plain_nominating() -> Cards:
    """Each card that holds nothing of what anybody typed."""
    for more in (False, True):
        yield f"nominating.ask {more}", nominating.ask(REF, more)
    yield "nominating.added", nominating.added(REF)
    yield "nominating.asked", nominating.asked(REF, f"{REF}/k001")
    yield "nominating.owed", nominating.owed(REF)
    yield "nominating.late", nominating.late(REF, f"{REF}/k001")
    yield "nominating.file", nominating.file(REF, templates.nominating.file(REF))
    yield "nominating.elsewhere", nominating.elsewhere(REF)
    yield "nominating.has_added", nominating.has_added(REF)
