"""Every card about minutes, case notes and copy packs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.steps.recording import PUT_RIGHT
from cards import mails, minutes, packs, pages, passages, recording, templates
from cards.library import Copy, Mails
from cards.parts import Opened, Posted
from cards.verbs import Verb
from panel.casenotes import part_of
from panel.drafting import Block, CaseNote, Chapter, Pack, Paper, Part, Section
from panel.mailing import Mailed, Mailing
from panel.minutes import CHANGED, Minutes, Recorded, Stage
from panel.questions import line, text
from panel.recording import Tick
from tests.cards.samples import PANEL, Words, wrong
from tests.panel.durham import NAME
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]
MODULES = (mails, minutes, packs, pages, passages, recording)
BOX = text("words", "Words")
DRAFT = Minutes(PANEL.id, NAME, Stage.DRAFT, NOW)
OUT = replace(
    DRAFT, stage=Stage.CIRCULATED, approved_at=NOW, approved_by="chair", circulated_at=NOW + timedelta(days=1)
)
LIBRARY = "https://library.example/minutes"
COPIES = (
    Copy(PANEL.id, "", None, True, Mails()),
    Copy(PANEL.id, LIBRARY, PANEL.starts_at.date(), True, Mails(1, 9, 1)),
    Copy(PANEL.id, LIBRARY, PANEL.starts_at.date(), False, Mails(2, 1, 2, 1)),
    Copy(PANEL.id, LIBRARY, PANEL.starts_at.date(), False, Mails(0, 9, 0, 2)),
    Copy(PANEL.id, LIBRARY, PANEL.starts_at.date(), False, None),
)
MAIL = Mailed(f"{PANEL.id}/health", PANEL.id, "health", Mailing.UNSURE, NOW, 3)
DONE = Tick(Recorded(f"{PANEL.id}/{REF}/health", PANEL.id, REF, "health", "health", NOW))
AGAIN = Tick(again=True, rev=1)
SEATS = [("Health", 3, 0), ("Police", 0, 0), ("Education", 2, 1), ("Probation", 0, 1), ("Youth justice", 0, 13)]


def of_minutes(words: Words) -> Cards:
    """Those that can hold what somebody typed."""
    typed, panel = words(BOX), PANEL.id
    late = replace(DRAFT, late=typed, checked=("meeting", REF))
    parts = tuple(minutes.DraftPart(f"part{n}", f"Part {n}", n % 2 == 0) for n in range(20))
    due = templates.minutes.due(PANEL.starts_at, PANEL.starts_at.date())
    today = templates.minutes.today(NOW, 7, 10)
    way = (("Somebody", f"no outcome: {REF}"), ("Coordinator", f"no notes: {REF}"))
    for how, kept in (("", late), (" approved", replace(late, stage=Stage.APPROVED, approved_at=NOW)), (" out", OUT)):
        now = minutes.Draft(kept, PANEL.starts_at, due, today, parts, way, "shown", True, 1)
        for page in (0, 1, 9):
            yield f"minutes.draft{how} {page}", minutes.draft(now, page)
        yield f"minutes.changed{how}", minutes.changed(now, CHANGED)
        yield f"minutes.draft{how} alone", minutes.draft(replace(now, missing=(), may_approve=False, aside=0), 0)
    for copy in COPIES:
        yield f"minutes.draft copy {copy}", minutes.draft(replace(now, copy=copy), 0)
    named = words(line("name", "Name"))
    to = [mails.Row(replace(MAIL, person=str(n)), named, "somebody@demo.example") for n in range(12)]
    for page in (0, 1, 9):
        yield f"mails.listing {page}", mails.listing(panel, PANEL.starts_at, to, page, mails.AGAIN)
    stands = [passages.Stands(f"part{n}", f"Part {n}", typed, typed, n % 2 == 0) for n in range(12)]
    for checked in (True, False):
        kept = replace(DRAFT, checked=(REF,) if checked else ())
        yield f"passages.part {checked}", passages.part(kept, REF, REF, stands)
    yield "passages.part read", passages.part(OUT, REF, REF, [passages.Stands("why", "Why here", "")])
    one, fields = stands[0], {"words": typed}
    yield "passages.part aside", passages.part(kept, "meeting", "meeting", [replace(one, aside=True)])
    own = passages.Stands("note", "Case note", typed, typed, moved=True)
    yield "passages.part the note", passages.part(kept, f"{REF}: case note", part_of(REF), [own])
    at = passages.Writing(panel, REF, 1, "shown", 1, 3, "nonce")
    yield "passages.write the note", passages.write(replace(at, name=part_of(REF), pieces=1), own, fields)
    yield "passages.write", passages.write(replace(at, piece=0, pieces=1), replace(one, record=""), {})
    yield "passages.write in the note", passages.write(at, replace(one, id="decision"), fields)
    yield "passages.write put right", passages.write(at, one, fields, wrong(passages.WRITE))
    correct = passages.correct({"level": "Level", "note_plan": "The plan"})
    for form, verb in ((passages.LATE, Verb.MINUTES_LATE_SAVE), (correct, Verb.MINUTES_CORRECT_SAVE)):
        yield f"passages.form {verb}", passages.form("Minutes", panel, form, verb, "nonce", {})
        filled = {box.id: words(box) for box in form}
        yield (
            f"passages.form {verb} put right",
            passages.form("Minutes", panel, form, verb, "nonce", filled, wrong(form)),
        )
    shown = pages.pages(_paper(typed))
    for page in (*range(len(shown)), 99):
        yield f"pages.read {page}", pages.read(PANEL, shown, page, ["Approved."], annex=page % 2 == 0)
    yield from _packs(typed)


def _paper(typed: str) -> Paper:
    section = Section(REF, REF, tuple(Part(f"part{n}", f"Part {n}", (Block(words=typed),)) for n in range(3)))
    table = Block(header=("Case", "What"), rows=((REF, typed),))
    return Paper(
        "Minutes", "A body", (Chapter("meeting", "1 Meeting", (table,)), Chapter("c", "2", (), (section,) * 2))
    )


def _packs(typed: str) -> Cards:
    note = CaseNote(REF, f"A body, 21 January 2027, {REF}", (typed, "Outcome: ongoing."))
    pack = Pack("health", (typed,), (typed,), (typed,), 2)
    for how, tick in (("", Tick()), (" done", DONE), (" again", AGAIN)):
        said = PUT_RIGHT if tick.again else ""
        yield f"packs.note{how}", packs.note(PANEL, note, tick, "Somebody", True, said)
        yield f"packs.pack{how}", packs.pack(PANEL, "Health", note, pack, tick, "Somebody", said)
    for letter in packs.LETTERS:
        yield f"packs.copy {letter}", packs.copy(PANEL, note, pack, letter)
    bare = replace(pack, actions=(), plan=(), handling=(), left_out=1)
    yield "packs.pack bare", packs.pack(PANEL, "Health", note, bare, Tick(), "")


def plain_minutes() -> Cards:
    """The others."""
    lines, starts, panel = templates.minutes, PANEL.starts_at, PANEL.id
    yield "minutes.typed_for", minutes.typed_for()
    rows = [
        minutes.Row(DRAFT, starts, drafts=True),
        minutes.Row(replace(DRAFT, stage=Stage.APPROVED, approved_at=NOW), starts, drafts=True, reads=True),
        minutes.Row(OUT, starts, reads=True, packs=(("health", "Health"),), notes=(REF,)),
        minutes.Row(OUT, starts, reads=True, packs=(("health", "Health"), ("education", "Education"))),
        minutes.Row(OUT, starts, reads=True, counts=(("Items", "13"),), notes=(REF,)),
        minutes.Row(OUT, starts, counts=(("Items", "13"), ("Decided", "9"))),
    ]
    for page in (0, 1, 9):
        yield f"minutes.listing {page}", minutes.listing(rows * 3, page)
    out = [replace(rows[2], copy=copy) for copy in COPIES]
    yield "minutes.listing copies", minutes.listing(out, 0)
    yield "mails.listing none", mails.listing(panel, starts, [], 0, mails.HAD)
    gone = mails.Row(replace(MAIL, how=Mailing.UNSENT), "Somebody", "")
    yield "mails.listing unsent", mails.listing(panel, starts, [gone], 0, mails.LEFT)
    yield "mails.listing both", mails.listing(panel, starts, [gone, mails.Row(MAIL, "Somebody", "")], 0)
    yield "mails.listing one", mails.listing(panel, starts, [mails.Row(MAIL, "Somebody", "")], 0)
    yield "minutes.done", minutes.done(lines.sent(NOW), panel, lines.told(11))
    yield "minutes.done drafted", minutes.done(lines.ASKED, panel, drafted=True)
    for count, until in ((0, None), (1, starts.date()), (3, None)):
        far = [lines.far(9, 12, count == 1), lines.in_the_way(count), lines.chair_away(until)]
        for when in (lines.due, lines.due_today, lines.overdue):
            first = when(starts, starts.date())
            yield f"minutes.amber {count} {first}", minutes.amber([first, lines.today(NOW, 7, 10), *far], panel)
    for said in (lines.asked(starts), lines.approved(starts)):
        yield f"minutes.to_approve {said}", minutes.to_approve(said, panel)
    for said in (lines.out(starts), lines.corrected(starts)):
        yield f"minutes.out {said}", minutes.out(said, panel)
    yield "minutes.out again", minutes.out(lines.corrected(starts), panel, lines.AGAIN)
    yield "pages.file", pages.file(lines.out(starts), lines.file(panel), panel)
    yield "pages.elsewhere", pages.elsewhere(panel)
    yield from _ticks()


def _ticks() -> Cards:
    panel, lines = PANEL.id, templates.packs
    rows = [packs.Row(REF, Tick()), packs.Row(REF, DONE, "Somebody"), packs.Row(REF, AGAIN)] * 9
    for page in (0, 1, 9):
        yield f"packs.listing {page}", packs.listing(PANEL, "health", "Health", rows, 2, page, PUT_RIGHT)
    yield "packs.listing done", packs.listing(PANEL, "health", "Health", rows[1:2], 0, 0)
    for count in (0, 1, 8):
        yield f"recording.recorded {count}", recording.recorded(PANEL, "health", count)
    for first in (True, False):
        yield f"recording.added {first}", recording.added(PANEL, REF, first)
    yield "recording.who", recording.who(PANEL, SEATS, [(REF, "added")], 13)
    yield "recording.who nobody", recording.who(PANEL, [], [], 0)
    yield "recording.due", recording.due(lines.due(PANEL.starts_at, "Health"), panel, "health")
    for seats in (1, 3):
        noted = lines.not_recorded(PANEL.starts_at, seats, 2 - seats)
        yield f"recording.not_recorded {seats}", recording.not_recorded(noted, panel)
    yield "recording.note_due", recording.note_due(lines.note_due(PANEL.starts_at, REF), panel, REF)
    yield "packs.file", packs.file("A case note", lines.note_file(REF), panel, REF)
