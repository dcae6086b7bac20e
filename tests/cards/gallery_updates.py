"""The cards about what each seat is asked before a panel, and what it answers, as the gallery shows them."""

from collections.abc import Iterator
from dataclasses import replace

from cards import answers, chat_drafts, forms, phoned, prompts, statements, updates
from cards import said as said_cards
from cards.parts import Opened, Posted
from panel.answering import CHECKED, Earlier, Place, statement_questions
from panel.phoning import questions as by_phone
from panel.prompts import asked, due_at
from panel.questions import Question, Shape
from panel.updates import Answer, DraftUpdate, Mark, Nature, Statement, Update
from panel.words import Mend, Reason, Refused
from tests.cards.samples import MANY, PANEL, Words, filled, view, wrong
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

MODULES = (answers, chat_drafts, phoned, prompts, said_cards, statements, updates)
SEATS = asked(DURHAM)
HEALTH = next(seat for seat in SEATS if seat.id == "health")
DUE = due_at(PANEL, DURHAM)
SORRY = (("Police", "Sam Sample"), ("Senior Safeguarding Lead, Health", "Jo Sample"))
NAMED = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS)])


def asking(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    """Each card that can hold what somebody typed."""
    given = _given(words)
    place = Place(PANEL, REF, HEALTH.id, given)
    form = statements.Form(place, HEALTH, DURHAM, "nonce")
    yield from _lists(words, given)
    yield from _forms(words, form)
    yield from _answers(words, given)
    yield from _phoned(words, form)


def asked_of_seats() -> Iterator[tuple[str, Posted | Opened]]:
    """Each card that cannot."""
    yield "prompts.prompt", prompts.prompt(PANEL, HEALTH, 12, DUE)
    yield "prompts.again", prompts.again(PANEL, HEALTH, REF, DUE)
    yield "prompts.reminder", prompts.reminder(PANEL, HEALTH, 3, 12, DUE)
    yield "prompts.for_deputy", prompts.for_deputy(PANEL, HEALTH, 3, 12)
    yield "prompts.for_senior", prompts.for_senior(PANEL, HEALTH, 3, 12)
    yield "prompts.nothing_asked", prompts.nothing_asked()
    yield "updates.nothing_of_you", updates.nothing_of_you(PANEL)
    yield "updates.passing", updates.passing(HEALTH, ["Sam Sample", "Jo Sample"])
    yield "answers.nothing_asked", answers.nothing_asked()
    yield "answers.cancelled_board", answers.cancelled_board(PANEL)
    yield "answers.senior", answers.senior(HEALTH, PANEL, ["Sam Sample"])
    yield "answers.senior nobody", answers.senior(HEALTH, PANEL, [])
    for nobody in (True, False):
        yield f"phoned.kept {nobody}", phoned.kept(REF, PANEL, HEALTH, nobody)
    yield "phoned.asked", phoned.asked(REF, HEALTH)
    yield "phoned.confirmed", phoned.confirmed(REF, HEALTH, PANEL)


def _given(words: Words) -> Update:
    """An update by telephone with every kind of statement, each box of it filled."""
    boxes = {box.id: words(box) for box in statement_questions(HEALTH.id, DURHAM) if not box.choices}
    looked = words(next(box for box in CHECKED if box.shape is Shape.LINE))
    id = f"{PANEL.id}/{REF}/{HEALTH.id}/2"
    said = tuple(
        Statement(f"{id}/{n}", nature, boxes["words"], boxes["source"], mark, NOW.date(), ("police", "education"))
        for n, (mark, nature) in enumerate((mark, nature) for mark in Mark for nature in Nature)
    )
    who = words(Question("given_by", "Who told you?"))
    return Update(id, PANEL.id, REF, HEALTH.id, 2, Answer.UPDATE, "health", NOW, NOW.date(), looked, said, who)


def _lists(words: Words, given: Update) -> Iterator[tuple[str, Posted | Opened]]:
    seen = view(words)
    rows = [
        updates.Child(replace(seen, case=replace(seen.case, id=f"SHCG-2026-{n:03}")), 14, None) for n in range(MANY)
    ]
    listed = updates.SeatList(PANEL, HEALTH, DUE, tuple(rows), 2, 0, SEATS[:2])
    typed = {box.id: filled(box, words) for box in updates.several(rows[:1])}
    yield "updates.children", updates.children(listed, "nonce", DURHAM, {})
    yield "updates.children put right", updates.children(listed, "nonce", DURHAM, typed, wrong(updates.several(rows)))
    yield "updates.children named", updates.children(listed, "nonce", DURHAM, typed, NAMED)
    for page in (1, 99):
        yield f"updates.children {page}", updates.children(replace(listed, page=page), "nonce", DURHAM, {})
    done = replace(listed, children=(replace(rows[0], update=given),), left_out=1)
    again = replace(listed, children=(replace(rows[0], earlier=given),))
    yield "updates.children again", updates.children(again, "nonce", DURHAM, {})
    yield "updates.children answered", updates.children(done, "nonce", DURHAM, {})


def _forms(words: Words, form: statements.Form) -> Iterator[tuple[str, Posted | Opened]]:
    seen, empty = view(words), replace(form, place=replace(form.place, before=None))
    draft = DraftUpdate("id", "health", PANEL.id, REF, HEALTH.id, words(Question("words", "Words", Shape.TEXT)), NOW)
    boxes = statement_questions(HEALTH.id, DURHAM)
    typed = {box.id: filled(box, words) for box in (*boxes, *CHECKED)}
    yield "statements.ask", statements.ask(REF, HEALTH, form.place)
    for shared in (True, False):
        yield f"chat_drafts.kept {shared}", chat_drafts.kept(draft, HEALTH, form.place, shared)
    for page in (0, 1, 99):
        yield f"statements.answer {page}", statements.answer(form, seen, 14, page=page)
    earlier = Earlier(replace(PANEL, cancelled=True), _given(words))
    again = replace(empty, place=replace(empty.place, earlier=earlier))
    yield "statements.answer again", statements.answer(again, seen, 14)
    yield "statements.answer empty", statements.answer(empty, seen, 14, draft=True, wrong=wrong(boxes[:1]))
    yield "statements.checked", statements.checked(empty, {})
    yield "statements.checked put right", statements.checked(form, typed, wrong(CHECKED))
    yield "statements.checked named", statements.checked(form, typed, NAMED)
    yield "statements.say", statements.say(empty, boxes, {})
    yield "statements.say put right", statements.say(form, boxes, typed, wrong=wrong(boxes))
    yield "statements.say changed", statements.say(form, boxes, typed, form.place.statements[0].id, NAMED)
    stale = statements.say(form, boxes, typed, form.place.statements[0].id, wrong(boxes), stale=True)
    yield "statements.say stale", stale
    yield "forms.refusal with what was typed", forms.refusal(wrong(boxes), [draft.words])
    yield "chat_drafts.dropped", chat_drafts.dropped(HEALTH, draft)
    yield "statements.say draft", statements.say(form, boxes, typed, draft={"draft": 2, "typed": 14})
    yield "statements.given", statements.given(form, "SHCG-2026-002", "The chair has a notice, and rings you.")
    yield "statements.given last", statements.given(form, "")


def _answers(words: Words, given: Update) -> Iterator[tuple[str, Posted | Opened]]:
    kinds = [replace(given, answer=each, given_by="") for each in Answer]
    rows = tuple(zip(SEATS, [given, *kinds, *[None] * len(SEATS)], strict=False))
    none = answers.CaseAnswers(REF, tuple((seat, None) for seat in SEATS))
    board = answers.Board(PANEL, DURHAM, (answers.CaseAnswers(REF, rows), *[none] * MANY))
    behind = tuple(answers.Behind(seat, 3, 13, ", reminded Friday 11 December 2026") for seat in SEATS)
    yield "answers.posted_board", answers.posted_board(board)
    yield "answers.posted_board empty", answers.posted_board(replace(board, cases=()))
    for page in (0, 1, 99):
        yield f"answers.board {page}", answers.board(replace(board, behind=behind, apologies=SORRY), page)
    entries = [
        said_cards.Entry(HEALTH, given, None, 2, True),
        *(said_cards.Entry(HEALTH, given, each) for each in given.statements),
    ]
    said = said_cards.Said(PANEL, DURHAM, tuple(entries), tuple(seat.name for seat in SEATS))
    by_police = replace(said, restricts="police", live=True)
    yield "said.said police", said_cards.said(view(words), 14, by_police, 0)
    narrow = tuple(
        replace(each, said=replace(each.said, restricted_by="police") if each.said else None) for each in entries
    )
    yield "said.said restricted", said_cards.said(view(words), 14, replace(by_police, entries=narrow), 0)
    other = tuple(replace(entry, panel=replace(PANEL, id="SHCG-P002", cancelled=True)) for entry in entries)
    yield "said.said another panel", said_cards.said(view(words), 14, replace(said, entries=other), 0)
    for page in (0, 1, 99):
        yield f"said.said {page}", said_cards.said(view(words), 14, said, page)
    yield "said.said versions", said_cards.said(view(words), 14, replace(said, earlier=HEALTH.id), 0)
    yield "said.whole", said_cards.whole(REF, HEALTH, PANEL, given.statements[0], DURHAM)


def _phoned(words: Words, form: statements.Form) -> Iterator[tuple[str, Posted | Opened]]:
    boxes, given = by_phone(SEATS, DURHAM), _given(words)
    typed = {box.id: filled(box, words) for box in boxes}
    yield "phoned.form", phoned.form(REF, PANEL, "nonce", boxes, {})
    yield "phoned.form put right", phoned.form(REF, PANEL, "nonce", boxes, typed, wrong(boxes))
    yield "phoned.form named", phoned.form(REF, PANEL, "nonce", boxes, typed, NAMED)
    yield "phoned.check", phoned.check(form, given.given_by, "Demo coordinator", given.statements)
