"""The cards about audit samples."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import audits, findings, grading, learning, templates
from cards.audits import Shown, Stand
from cards.parts import Ids, Opened, Posted
from panel.auditing import findings as findings_of
from panel.auditing import grading as rules
from panel.auditing import learning as learnt_by
from panel.auditing.drawing import OTHERS, Passed, Share, Why
from panel.auditing.findings import Check, Finding
from panel.auditing.sampling import Sample
from panel.rules.audit import Side
from tests.cards.samples import Words, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF
from tests.panel.shipped import SHIPPED

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (audits, findings, grading, learning)
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
    yield from learning_from(words)
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


def learning_from(words: Words) -> Cards:
    """Each card about what was learnt that can hold what somebody typed."""
    at, asked = {"procedure": NAME, "sample": ID}, findings_of.questions(AUDIT.audit, {"police": "Police"})
    given = {box.id: filled(box, words) for box in asked}
    yield "findings.write", findings.write(at, asked, given)
    yield "findings.write put right", findings.write(at, asked, given, wrong(asked))
    check = Check(False, words(findings_of.CHECKED[1]), "a", NOW)
    it = Finding("SHCG-F001", ID, NAME, "assessment", words(asked[1]), "police", DUE, DUE, "a", NOW, rev=1)
    done = replace(it, done=words(findings_of.DONE[0]), done_by="a", done_at=NOW, checks=(check,) * 6)
    for each, how in (
        (it, "open"),
        (done, "done"),
        (replace(done, seen_at=NOW, checks=(replace(check, seen=True),)), "seen"),
    ):
        shown = findings.Shown(each, "Assessment", "Police", "A", "A", does=True, looks=True)
        yield f"findings.finding {how}", findings.finding(shown, "It is kept.")
    yield "findings.done", findings.done(shown, {"done": words(findings_of.DONE[0])}, wrong(findings_of.DONE))
    yield "findings.check", findings.check(shown, {}, wrong(findings_of.CHECKED))
    written = [learning.Written(REF, "Police", "Good practice", words(rules.questions(AUDIT.audit, Side.WELL)[1]))] * 20
    for page in (0, 1, 99):
        yield f"learning.read {page}", learning.read("A theme", written, at, page)
    own = {box.id: words(box) for box in learnt_by.FEEDBACK}
    yield "learning.work", learning.work("Police", at, own)
    yield "learning.work put right", learning.work("Police", at, own, wrong(learnt_by.FEEDBACK))
    yield (
        "learning.close",
        learning.close(ID, ["Police"], at, {"why": words(learnt_by.CLOSE[0])}, wrong(learnt_by.CLOSE)),
    )
    yield "learning.close whole", learning.close(ID, [], at, {}, None)
    parts = {box.id: words(box) for box in learnt_by.GUIDE}
    kept = learnt_by.Guide(ID, parts, "a", NOW)
    for is_draft in (True, False):
        yield f"learning.guide {is_draft}", learning.guide(kept, "", at, is_draft=is_draft, edits=True)
    out = replace(kept, approved_by="a", approved_at=NOW)
    yield "learning.guide approved", learning.guide(out, "A", at, is_draft=False, edits=False)
    yield "learning.guide_form", learning.guide_form(at, parts, wrong(learnt_by.GUIDE))


def plain_learning(at: Ids) -> Cards:
    """Those that hold nothing of it."""
    said = learnt_by.Feedback(f"{ID}/police", ID, "police", "x", "", "a", NOW)
    gradings = [_graded(case, seat) for case in ("SHCG-2026-001", REF) for seat in ("police", "health", "education")]
    found = rules.Round(SAMPLE, AUDIT.audit, (), tuple(gradings), (), DUE)
    for own in ([], [said]):
        known = learnt_by.Learnt(found, learnt_by.counted(found), own, (), {"police": "Police"})
        for below in (None, 5):
            yield f"learning.themes {bool(own)} {below}", learning.themes(known, at, below, over=bool(own))
    yield "learning.file", learning.file(templates.audits.named(ID), templates.audits.summary_file(ID), at)
    it = Finding("SHCG-F001", ID, NAME, "assessment", "", "police", DUE, DUE, "a", NOW)
    for count in (0, 1, 20):
        for page in (0, 1):
            listed = findings.listing(ID, [(it, "Police")] * count, at, page, writes=not page)
            yield f"findings.listing {count} {page}", listed
    lines = templates.audits
    for line in (lines.finding_yours("SHCG-F001", "Police", DUE), lines.finding_due("SHCG-F001", "Police", DUE)):
        yield f"findings.told {line}", findings.told(line, it)
    for line in (lines.finding_late("SHCG-F001", "Police"), lines.finding_check("SHCG-F001")):
        yield f"findings.told {line}", findings.told(line, it)


def _graded(case: str, seat: str) -> rules.Grading:
    answers = {f"{rules.GRADE}{theme.id}": theme.grades[0] for theme in AUDIT.audit.themes or ()}
    return rules.Grading(f"{ID}/{case}/{seat}", ID, case, seat, "a", NOW, answers)


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
    yield from plain_learning(at)
