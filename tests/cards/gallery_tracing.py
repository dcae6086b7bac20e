"""The cards on which somebody looks back on a case."""

from collections.abc import Iterator
from dataclasses import replace

from cards import family, tracing
from cards.parts import Opened, Posted
from cards.tracing import Part
from panel.decisions import Decision, Ending
from panel.family import TOLD
from panel.questions import text
from panel.tracing.story import NOT_RECORDED, Account, Entry
from panel.words import Mend, Reason, Refused
from tests.cards.samples import MANY, PANEL, Words, filled, wrong
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]
MODULES = (family, tracing)
BOX = text("words", "Words")
NAMED = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS)])


def of_tracing(words: Words) -> Cards:
    """Those that can hold what somebody typed."""
    said = words(BOX)
    rows = (("Why", said), ("What holds the risk", said), ("The child’s words", NOT_RECORDED), ("Agreed", said))
    entry = Entry("Thursday 17 December 2026: Panel SHCG-P001", rows, "24 days from the screening until the panel")
    about = ("Read under the rules, version 1.", "Nothing is missing.")
    many = Account(f"{REF}: the journey", about, (entry, Entry("Sent again")) * MANY)
    for part in Part:
        for number in (0, 1, 99):
            yield f"tracing.shown {part} {number}", tracing.shown(REF, part, many, number, tells=True)
        yield f"tracing.shown {part} none", tracing.shown(REF, part, Account("None", about, ()), 0)

    yield from _family(words)


def _family(words: Words) -> Cards:
    made = Decision(f"{PANEL.id}/{REF}", PANEL.id, REF, Ending.ONGOING, said := words(BOX), "chair", NOW)
    planned = replace(made, tells=said, tells_by=NOW.date(), unsaid=said)
    answers, at = {each.id: filled(each, words) for each in TOLD}, {"case": REF, "panel": PANEL.id, "nonce": "nonce"}
    for how, refused in (("", None), (" wrong", wrong(TOLD)), (" named", NAMED)):
        yield f"family.form{how}", family.form(at, planned, answers, refused)
    yield "family.form nobody", family.form(at, replace(made, untold=said), {})


def plain_tracing() -> Cards:
    """Those that cannot."""
    yield "family.kept", family.kept(REF)
    for part in Part:
        yield f"tracing.ask {part}", tracing.ask(REF, part)
        yield f"tracing.file {part}", tracing.file(REF, part, tracing.FILES[part](REF))
        yield f"tracing.elsewhere {part}", tracing.elsewhere(REF, part)
