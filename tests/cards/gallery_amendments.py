"""The cards about changes of the rules."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import amendments, proposing, templates
from cards.parts import Opened, Posted
from panel.amendments import WHY, Amendment, State, questions
from panel.consulting import OBJECT, AmendmentStand, tally
from panel.people import Person, Post, Role
from panel.settable import quoted, settable
from tests.cards.samples import Words, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (amendments, proposing)
ID = "SHCG-M001"
CHANGE = Amendment(ID, NAME, "screening.working_days", "3", "2", "", date(2026, 12, 1), "chair", NOW)
PEOPLE = [Person("a", "A", (Post(NAME, Role.MEMBER, "police"), Post(NAME, Role.MEMBER, "health")))]


def amending(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    why = words(WHY)
    stands = [
        AmendmentStand(f"{ID}/police", ID, "police", False, "a", NOW, words(OBJECT[0])),
        AmendmentStand(f"{ID}/health", ID, "health", True, "a", NOW),
    ]
    written = replace(CHANGE, why=why, key="panel.place", given=quoted(why), before=quoted("A room"))
    mine = (amendments.Seat("police", "Police", stands[0]), amendments.Seat("health", "Health"))
    against, counted = (("Police", stands[0]),), tally(stands, DURHAM, PEOPLE)
    shown = amendments.Shown(written, DURHAM, "A", counted, "A", mine, against, decides=True)
    for state in State:
        closed = None if state is State.OPEN else NOW
        it = replace(shown, amendment=replace(written, state=state, closed_at=closed))
        yield f"amendments.amendment {state}", amendments.amendment(it)
    agrees = (amendments.Seat("police", "Police", stands[1]),)
    yield "amendments.amendment put right", amendments.amendment(replace(shown, mine=agrees), wrong(OBJECT))
    for what in amendments.written(shown):
        yield f"amendments.read_all {what}", amendments.read_all(shown, what)
    yield "amendments.objects", amendments.objects(shown, "police", {})
    yield "amendments.objects put right", amendments.objects(shown, "police", {"reason": why}, wrong(OBJECT))
    yield "amendments.drop", amendments.drop(shown)
    for key in settable():
        asked = questions(key)
        typed = {box.id: filled(box, words) for box in asked}
        yield f"proposing.form {key}", proposing.form({"procedure": NAME}, DURHAM, key, asked, typed, wrong(asked))


def plain_amendments() -> Cards:
    """Each card that holds nothing of what anybody typed."""
    yield "proposing.ask", proposing.ask(NAME, 1, 2, proposes=True)
    yield "proposing.ask sees", proposing.ask(NAME, 0, 0, proposes=False)
    lines = templates.amendments
    for line in (lines.proposed(ID), lines.agreed(ID, date(2026, 12, 1)), lines.dropped(ID), lines.overtaken(ID)):
        yield f"proposing.told {line}", proposing.told(line, NAME, ID)
    for page in (0, 2, 9):
        yield f"proposing.values {page}", proposing.values(DURHAM, page)
    yield "proposing.values put right", proposing.values(DURHAM, 0, wrong(questions("title")))
    for page in (0, 1, 9):
        found = [replace(CHANGE, id=f"SHCG-M{n:03}") for n in range(20)]
        yield f"proposing.listing {page}", proposing.listing(DURHAM, found, page, proposes=page == 1)
    yield "proposing.listing none", proposing.listing(DURHAM, [], 0, proposes=False)
