"""The cards about audit samples."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import audits, grading, templates
from cards.audits import Shown, Stand
from cards.parts import Opened, Posted
from panel.auditing import grading as rules
from panel.auditing.sampling import OTHERS, Passed, Sample, Share, Why
from panel.rules.audit import Side
from tests.cards.samples import Words, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF
from tests.panel.shipped import SHIPPED

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (audits, grading)
AUDIT = SHIPPED["north-yorkshire-audit"]
ID = "SHCG-U001"
DUE = date(2026, 12, 14)
SHARES = (Share("in_need", "Child in need", 3, 2, 2), Share(OTHERS, "Any other", 1, 9, 1))
SAMPLE = Sample(
    ID, NAME, AUDIT.name, "1", 4, "seed", "coordinator", NOW, DUE, ("police", "health"), (REF,) * 20, SHARES,
    (Passed("SHCG-2026-009", Why.STEPPED_OUT), Passed("SHCG-2026-010", Why.SAME_CHILD)), 40, 3,
)  # fmt: skip
STANDS = (Stand("police", "Police", 1, 4), Stand("health", "Health", 0, 0))


def auditing(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    closed = replace(SAMPLE, closed_by="chair", closed_at=NOW, why=words(rules.questions(AUDIT.audit, Side.WELL)[1]))
    for it in (SAMPLE, closed):
        for oversees in (True, False):
            shown = Shown(it, "Demo coordinator", STANDS, STANDS[:1], oversees, "Demo chair")
            yield f"audits.overview {bool(it.why)} {oversees}", audits.overview(shown, "They are drawn.")
    for number, side in enumerate(rules.sides(AUDIT.audit)):
        boxes = rules.questions(AUDIT.audit, side)
        answers = {box.id: filled(box, words) for box in boxes}
        themes = rules.of_side(AUDIT.audit, side)
        record = {theme.id: [words(boxes[1])] * 3 if number else [] for theme in themes}
        page = grading.Page({"sample": ID}, REF, "Police", words(boxes[1]), side, themes, boxes, record)
        yield f"grading.form {side}", grading.form(page, answers)
        for line in (0, 1, 9) if number else (0,):
            yield f"grading.record {side} {line}", grading.record(page, themes[0], line)
        yield f"grading.form {side} put right", grading.form(page, answers, wrong(boxes))


def plain_audits() -> Cards:
    """Each card that holds nothing of what anybody typed."""
    lines, at = templates.audits, {"procedure": NAME, "sample": ID}
    for draws in (True, False):
        yield f"audits.start {draws}", audits.start(DURHAM, 1, 2, draws)
    for count in (1, 4):
        yield f"audits.offer {count}", audits.offer(lines.offer(DURHAM, AUDIT, count), lines.asks(8, DUE), at)
    for line in (lines.asked(ID, "Police", 1, DUE), lines.asked(ID, "Police", 4, DUE)):
        yield f"audits.told {line}", audits.told(line, at, "police")
    for line in (lines.reminder(ID, "Police", 1, DUE), lines.reminder(ID, "Police", 3, DUE)):
        yield f"audits.told {line}", audits.told(line, at, "police")
    for line in (lines.late(ID, 1), lines.late(ID, 2), lines.named(ID)):
        yield f"audits.told {line}", audits.told(line, at)
    yield "audits.board", audits.board(SAMPLE, STANDS)
    yield "audits.board one", audits.board(replace(SAMPLE, cases=(REF,)), STANDS)
    yield "audits.board closed", audits.board(replace(SAMPLE, closed_at=NOW), STANDS)
    found = [SAMPLE, replace(SAMPLE, cases=(REF,), closed_at=NOW)] * 10
    for page in (0, 1, 9):
        yield f"audits.listing {page}", audits.listing(DURHAM, found, page, draws=page == 1)
        yield f"audits.how {page}", audits.how(SAMPLE, "Demo coordinator", AUDIT.title, page)
    yield "audits.listing none", audits.listing(DURHAM, [], 0, draws=False)
    rows = [grading.Row(REF, state) for state in ("", "half", "whole")] * 5
    for page in (0, 1):
        for is_open in (True, False):
            yield f"grading.seat_list {page} {is_open}", grading.seat_list(ID, "Police", rows, at, page, is_open)
    yield "grading.seat_list all", grading.seat_list(ID, "Police", rows[2:3], at, 0, is_open=True)
