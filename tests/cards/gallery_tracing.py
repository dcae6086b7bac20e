"""The cards on which somebody looks back on a case."""

from collections.abc import Iterator

from cards import tracing
from cards.parts import Opened, Posted
from cards.tracing import Part
from panel.questions import text
from panel.tracing.story import NOT_RECORDED, Account, Entry
from tests.cards.samples import MANY, Words
from tests.panel.referring import REF

Cards = Iterator[tuple[str, Posted | Opened]]
MODULES = (tracing,)
BOX = text("words", "Words")


def of_tracing(words: Words) -> Cards:
    """Those that can hold what somebody typed."""
    said = words(BOX)
    rows = (("Why", said), ("What holds the risk", said), ("The child’s words", NOT_RECORDED), ("Agreed", said))
    entry = Entry("Thursday 17 December 2026: Panel SHCG-P001", rows, "24 days from the screening until the panel")
    about = ("Read under the rules, version 1.", "Nothing is missing.")
    many = Account(f"{REF}: the journey", about, (entry, Entry("Sent again")) * MANY)
    for part in Part:
        for number in (0, 1, 99):
            yield f"tracing.shown {part} {number}", tracing.shown(REF, part, many, number)
        yield f"tracing.shown {part} none", tracing.shown(REF, part, Account("None", about, ()), 0)


def plain_tracing() -> Cards:
    """Those that cannot."""
    for part in Part:
        yield f"tracing.ask {part}", tracing.ask(REF, part)
        yield f"tracing.file {part}", tracing.file(REF, part, tracing.FILES[part](REF))
        yield f"tracing.elsewhere {part}", tracing.elsewhere(REF, part)
