"""The cards about actions: typed, written, recorded, ended, given to somebody else, reminded of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import actions, templates, writing_actions
from cards.actions import Row
from cards.parts import Opened, Posted
from cards.writing_actions import Writing
from panel.actions import DONE, NOT_DONE, Action, DraftAction, Form, Owner, State, moving
from panel.typed_action import understand
from panel.words import Mend, Reason, Refused
from tests.cards.samples import MANY, Words, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (actions, writing_actions)
TODAY, DUE = date(2026, 11, 25), date(2026, 11, 27)
OWNERS = {"police/ann": "Police: Ann Sample", "health/": "Health: nobody speaks for it today"}
FORM = Form(OWNERS, {each.id: each.name for each in DURHAM.seats}, TODAY, 2)
NAMED = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS, field="words")])
TYPED = ("police: share the log by Friday", "by next Friday", "children's social care: visit by 25 December", "")


def an_action(words: str, id: str = "SHCG-A001", due: date = DUE) -> Action:
    return Action(id, REF, words, due, (Owner("police", "ann", NOW, "chair"),), "chair", NOW, "SHCG-P001", ("health",))


def over(words: str, state: State = State.DONE) -> Action:
    return replace(an_action(words), state=state, said=words, ended_at=NOW, ended_by="ann", safety=True)


def a_row(action: Action, trace: int = 0, **may: bool) -> Row:
    was = tuple(("Police: Ann Sample", f"until Monday 23 November 2026, {'x' * 200}") for _ in range(trace))
    by = "Ann Sample" if action.said else ""
    return Row(action, "Police", "Ann Sample", ("Health", "Education"), was, by, **may)


def of_actions(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    boxes = FORM.questions
    answers = {box.id: filled(box, words) for box in boxes}
    typed, said = words(boxes[0]), words(DONE[0])
    writing = Writing(REF, boxes, answers, "nonce", "draft", typed, ("By Friday 27 November 2026",))
    yield "writing_actions.form", writing_actions.form(writing)
    yield "writing_actions.form put right", writing_actions.form(writing, wrong(boxes))
    yield "writing_actions.form named", writing_actions.form(writing, NAMED)
    yield "writing_actions.form empty", writing_actions.form(Writing(REF, boxes, {}, "nonce"))
    yield "writing_actions.pick", writing_actions.pick({REF: REF}, {"case": REF, "words": typed}, NAME)
    draft = DraftAction("draft", REF, "chair", NOW, typed)
    yield "writing_actions.dropped", writing_actions.dropped(draft)
    yield "writing_actions.kept_in_public", writing_actions.kept_in_public(draft)
    found = understand(typed, DURHAM.seats, TODAY, 2)
    yield "writing_actions.kept typed", writing_actions.kept(draft, found, "")
    yield from _one(typed, said)


def _one(typed: str, said: str) -> Cards:
    rows = [a_row(an_action(typed, f"SHCG-A{n:03}")) for n in range(1, MANY + 1)]
    rows += [a_row(replace(over(said), id="SHCG-A099"))]
    for page in range(3):
        yield f"actions.listing {page}", actions.listing(REF, rows, TODAY, page)
    yield "actions.one_action", actions.one_action(a_row(an_action(typed), ends=True, moves=True), TODAY)
    yield "actions.one_action over", actions.one_action(a_row(replace(over(said), words=typed), trace=MANY), TODAY)
    for state, box in ((State.DONE, DONE[0]), (State.NOT_DONE, NOT_DONE[0])):
        yield f"actions.end {state}", actions.end(an_action(typed), state, {"said": said})
        yield f"actions.end {state} put right", actions.end(an_action(typed), state, {"said": said}, wrong((box,)))
        yield f"actions.end {state} named", actions.end(an_action(typed), state, {"said": said}, NAMED)
        yield f"actions.ended {state}", actions.ended(over(said, state))
    reason = {"owner": "police/ann", "reason": said[:200]}
    yield "actions.move", actions.move(a_row(an_action(typed)), OWNERS, reason)
    yield "actions.move put right", actions.move(a_row(an_action(typed)), OWNERS, reason, wrong(moving(OWNERS)))


def plain_actions() -> Cards:
    """Each that holds nothing that anybody typed."""
    draft = DraftAction("draft", REF, "chair", NOW, "")
    yield "writing_actions.how", writing_actions.how(REF, ["police", "health"])
    yield "writing_actions.pick none", writing_actions.pick({}, {}, NAME)
    for n, line in enumerate(TYPED):
        found = understand(line, DURHAM.seats, TODAY, 2)
        yield f"writing_actions.kept {n}", writing_actions.kept(draft, found, "Police" if found.seat else "")
    for told in (False, True):
        yield f"writing_actions.recorded {told}", writing_actions.recorded(an_action(""), "Police", told)
    yield "actions.listing none", actions.listing(REF, [], TODAY, 0)
    yield "actions.which_one", actions.which_one("SHCG-A007")
    yield "actions.moved", actions.moved(an_action(""), "Police")
    for more in (False, True):
        yield f"actions.ask_end {more}", actions.ask_end(an_action(""), TODAY, more)
        yield f"actions.ask_end over {more}", actions.ask_end(over(""), TODAY, more)
    lines, one = templates.actions, an_action("")
    yield "actions.notice", actions.notice(lines.yours(one), one)
    yield "actions.notice soon", actions.notice(lines.soon(one), one)
    yield "actions.notice due", actions.notice(lines.due_today(one), one)
    yield "actions.notice taken", actions.notice(lines.taken(one), one, mine=False)
    yield "actions.to_move", actions.to_move(lines.nobody(one, "Police"), one)
    for count in (1, 2, MANY):
        late = [an_action("", f"SHCG-A{n:03}", date(2026, 11, 20)) for n in range(1, count + 1)]
        yield f"actions.overdue {count}", actions.overdue(late, TODAY)
