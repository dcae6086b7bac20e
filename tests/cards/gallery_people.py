"""The cards about who says what, who comes, who steps out and whose case it is, as the gallery shows them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cards import allocation, around, by_hand, cases, challenges, interests, invitations, templates
from cards.parts import Opened, Posted
from panel import allocations, inviting
from panel.allocations import Allocation
from panel.challenges import ANSWER, ASK, Said
from panel.interests import BRING_BACK, DECLARE, Interest
from panel.invitations import Invitation, Part
from panel.inviting import TOLD
from panel.people import Person
from panel.questions import Question
from panel.updates import Answer, Challenge, Mark, Nature, Statement, Update
from tests.cards.samples import PANEL, Words, filled, view, wrong
from tests.panel.referring import NOW, REF

MODULES = (allocation, by_hand, challenges, interests, invitations)
MANY = 12
SAM = Person("sam", "Sam Sample")
LINE, PAGE = Question("line", "A line"), ANSWER[-1]


def people(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    """Each card under the name of its builder."""
    yield from _challenges(words)
    yield from _invitations(words)
    yield from _interests(words)
    yield from _allocation(words)


def _challenges(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    id = f"{PANEL.id}/{REF}/police/1"
    statement = Statement(f"{id}/1", Nature.FACT, words(PAGE), words(LINE), Mark.MEMBERS, date(2026, 11, 16))
    said = Said(Update(id, PANEL.id, REF, "police", 1, Answer.UPDATE, "police", NOW, given_by=words(LINE)), statement)
    waiting = Challenge(f"{REF}/q001", statement.id, PANEL.id, REF, "police", "health", NOW, words(LINE))
    answered = replace(
        waiting, id=f"{REF}/q002", answer=words(PAGE), nature=Nature.VIEW, source=words(LINE), answered_at=NOW
    )
    asked = tuple(challenges.Asked(each, "Demo health", "Demo police") for each in (waiting, answered))
    row = challenges.Row(said, "Police", PANEL, asked, may_ask=True, may_answer=True)
    undated = replace(row, said=replace(said, statement=replace(statement, dated=None)), questions=())
    for page in (0, 1):
        yield f"challenges.statements {page}", challenges.statements(REF, [row, *[undated] * MANY], 2, page)
    yield "challenges.statements empty", challenges.statements(REF, [], 0, 0)
    yield "challenges.ask", challenges.ask(REF, row, "", "nonce", {})
    yield "challenges.ask put right", challenges.ask(REF, row, answered.id, "nonce", _typed(ASK, words), wrong(ASK))
    yield "challenges.ask read", challenges.ask(REF, replace(row, may_ask=False), answered.id, "nonce", {})
    yield "challenges.answer", challenges.answer(REF, said, waiting, "Demo health", {})
    filled_in = _typed(ANSWER, words)
    yield "challenges.answer put right", challenges.answer(REF, said, waiting, "Sam", filled_in, wrong(ANSWER))
    yield "challenges.asked", challenges.asked(REF, "Police", told=True)
    yield "challenges.asked nobody", challenges.asked(REF, "Police", told=False)
    yield "challenges.answered", challenges.answered(REF)
    yield "challenges.to_answer", challenges.to_answer(templates.challenges.asked(REF, "Police"), REF, waiting.id)


def _invitations(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    line = words(LINE)
    nurse = Invitation(f"{REF}/i002", REF, Part.SPECIALIST, line, line, "chair", NOW, role=line)
    worker = Invitation(f"{REF}/i001", REF, Part.WORKER, "Demo practitioner", "", "", NOW, person="worker")
    told = invitations.Row(replace(nurse, told_on=NOW.date(), told_by="coordinator"), "Demo chair", "Demo coordinator")
    rows = [invitations.Row(worker, "", ""), told, *[invitations.Row(nurse, "Demo chair", "")] * MANY]
    beside = around.around(REF, rows[:3], list(around.DOES))
    yield "cases.case around", cases.case(view(words), 14, "", screens=False, around=beside)
    asks = inviting.questions([SAM])
    for page in (0, 1):
        yield f"invitations.who_comes {page}", invitations.who_comes(REF, rows, page, asks, "nonce", {})
    typed = _typed(asks, words)
    yield "invitations.who_comes put right", invitations.who_comes(REF, [], 0, asks, "nonce", typed, wrong(asks))
    starts = PANEL.starts_at + timedelta(minutes=15)
    yield "by_hand.tell_them", by_hand.tell_them(REF, rows[-1], starts, {})
    yield "by_hand.tell_them again", by_hand.tell_them(REF, replace(told, again=True), starts, {})
    manager = invitations.Row(replace(nurse, part=Part.MANAGER), "", "", may_be=Person("manager", line))
    yield "by_hand.tell_them may be", by_hand.tell_them(REF, manager, starts, {})
    yield "invitations.who_comes may be", invitations.who_comes(REF, [manager], 0, asks, "nonce", {})
    yield "by_hand.tell_them put right", by_hand.tell_them(REF, rows[-1], None, {}, wrong(TOLD))
    for known in (True, False):
        yield f"invitations.ask {known}", invitations.ask(REF, known, not known)
        yield f"invitations.invited {known}", invitations.invited(REF, known)
        yield f"invitations.taken_back {known}", invitations.taken_back(REF, worker if known else nurse)
    for left in (0, 1, 2):
        yield f"by_hand.was_told {left}", by_hand.was_told(REF, left)
        yield f"by_hand.was_told_off {left}", by_hand.was_told_off(REF, left)
    outside = [told, *rows[2:]]
    for page in (0, 1):
        yield f"by_hand.whom_to_tell {page}", by_hand.whom_to_tell(REF, outside, starts, page)
    yield "by_hand.whom_to_tell nobody", by_hand.whom_to_tell(REF, [], None, 0)
    off = replace(told, invitation=replace(nurse, off_told_on=NOW.date(), off_told_by="coordinator"))
    for page in (0, 1):
        yield f"by_hand.not_needed {page}", by_hand.not_needed(REF, [off, *rows[2:]], page)
    yield "by_hand.tell_off", by_hand.tell_off(REF, rows[-1], {})
    yield "by_hand.tell_off put right", by_hand.tell_off(REF, off, {}, wrong(TOLD))
    yield "by_hand.to_tell off", by_hand.to_tell(templates.invitations.tell_uninvited(REF, 1), REF)
    for count in (1, 2):
        gone = templates.invitations.tell_dropped(REF, count)
        yield f"by_hand.to_tell dropped {count}", by_hand.to_tell(gone, REF)
    dropped = replace(rows[-1], invitation=replace(nurse, ended_at=NOW, alone=True))
    yield "by_hand.whom_to_tell dropped", by_hand.whom_to_tell(REF, [told, dropped], starts, 0)
    yield "invitations.only", invitations.only(templates.invitations.uninvited(REF))
    yield "by_hand.to_tell", by_hand.to_tell(templates.invitations.tell_invited(REF, 2), REF)
    for count in (1, 2):
        again = templates.invitations.tell_day(REF, PANEL.starts_at, count)
        yield f"by_hand.to_tell again {count}", by_hand.to_tell(again, REF)


def _interests(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    line = words(LINE)
    out = interests.Out(Interest(f"{REF}/n001", REF, "health", "health", NOW, line), line)
    typed = _typed((*DECLARE, *BRING_BACK), words)
    yield "interests.declare", interests.declare(REF, [out], lifts=True, nonce="nonce", answers={})
    yield "interests.declare put right", interests.declare(REF, [out], False, "nonce", typed, wrong(DECLARE))
    back = replace(out.interest, lifted_by="person", lifted_at=NOW, lifted_why=line)
    yield "interests.declare back", interests.declare(REF, [interests.Out(back, line, line)], True, "nonce", {})
    yield "interests.stepped_out", interests.stepped_out(REF)
    yield "interests.bring_back", interests.bring_back(REF, out, {})
    yield "interests.bring_back put right", interests.bring_back(REF, out, typed, wrong(BRING_BACK))
    yield "interests.is_back", interests.is_back(REF)


def _allocation(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    line, asks = words(LINE), allocations.questions([SAM])
    moved = allocation.Moved(Allocation(f"{REF}/t001", REF, "worker", "sam", "chair", NOW, line), line, line)
    form = allocation.Form(3, "nonce")
    yield "allocation.allocate", allocation.allocate(REF, line, [], asks, form, {})
    typed = _typed(asks, words)
    yield (
        "allocation.allocate put right",
        allocation.allocate(REF, line, [moved] * MANY, asks, form, typed, wrong(asks)),
    )
    yield "allocation.allocated", allocation.allocated(REF, 1)


def _typed(questions: tuple[Question, ...], words: Words) -> dict[str, str]:
    return {box.id: filled(box, words) for box in questions}
