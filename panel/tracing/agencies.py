"""Who knew what, and when: each seat's answers by panel with the day they were checked, and questions with replies."""

from collections.abc import Iterator
from datetime import datetime

from panel.panels import Panel
from panel.people import Person
from panel.prompts import asked
from panel.rules.sitting import Seat
from panel.said import said_day, said_when, wall_day
from panel.tracing.story import NOT_RECORDED, Account, Entry, Row, Rows, Story, days, on
from panel.updates import Answer, Challenge, Statement, Update, may_see, said_nature

PHONED = "by telephone"


def agencies(story: Story, person: Person, now: datetime) -> Account:
    """Every panel on which the case stood, seat by seat; of what a mark keeps from this person it is only counted."""
    entries = [entry for panel in story.in_order() for entry in _panel(story, panel, person, now)]
    rules = f"Read under {story.procedure.title}, version {story.procedure.version}."
    about = (rules, "No answer does not mean that nothing is known.", "What was said stands with the case.")
    return Account(f"{story.file.case.id}: answers by agency", about, tuple(entries))


def _panel(story: Story, panel: Panel, person: Person, now: datetime) -> Iterator[Entry]:
    rows = tuple((seat.name, _said(story, panel, seat, now)) for seat in asked(story.procedure))
    known = {seat.id for seat in asked(story.procedure)}
    others = tuple((story.seat(id), _answered(story, panel, id)) for id in _answering(story, panel) if id not in known)
    sat = ", cancelled" if panel.cancelled else "" if story.sat(panel, now) else ", to come"
    yield Entry(f"Panel {panel.id}, {on(story.began(panel))}{sat}", (*rows, *others))
    if asks := [each for each in story.challenges if each.panel == panel.id]:
        yield Entry(f"Questions for {panel.id}, and replies", tuple(_questions(story, asks, person, now)))


def _answering(story: Story, panel: Panel) -> list[str]:
    return sorted({each.seat for each in story.updates if each.panel == panel.id})


def _said(story: Story, panel: Panel, seat: Seat, now: datetime) -> str:
    if seat.id in _answering(story, panel):
        return _answered(story, panel, seat.id)
    if seat.at_panel:
        return "Not asked before the panel: it answers there"
    if story.sat(panel, now):
        return "No answer"
    return "No answer yet" if panel.published_at else "Not asked yet"


def _answered(story: Story, panel: Panel, seat: str) -> str:
    versions = [each for each in story.updates if (each.panel, each.seat) == (panel.id, seat)]
    versions.sort(key=lambda each: each.version)
    last, first = versions[-1], versions[0]
    changed = [f"first given {said_when(first.at)}, changed since"] if len(versions) > 1 else []
    return ". ".join([_answer(story, last), *_looked(last), *_by(story, last), *changed])


def _answer(story: Story, update: Update) -> str:
    titles = {each.id: each.title for each in story.procedure.updates.answers}
    count = len(update.statements)
    statements = f", {'1 statement' if count == 1 else f'{count} statements'}" if count else ""
    return f"{titles.get(update.answer, update.answer)}{statements}"


def _looked(update: Update) -> list[str]:
    """Where and when the seat looked; it says so where it says that nothing is known."""
    if update.checked_on:
        return [f"Checked {said_day(update.checked_on)} in {update.checked_in}"]
    return [f"Checked: {NOT_RECORDED.lower()}"] if update.answer is Answer.NOTHING_KNOWN else []


def _by(story: Story, update: Update) -> list[str]:
    if not update.given_by:
        return [f"Given {said_when(update.at)} by {story.name(update.by)}"]
    entered = f"Given {PHONED} by {update.given_by}, entered {said_when(update.at)} by {story.name(update.by)}"
    confirmed = f"Confirmed {on(update.confirmed_at)}" if update.confirmed_at else "Not confirmed by the seat"
    return [entered, confirmed]


def _questions(story: Story, asks: list[Challenge], person: Person, now: datetime) -> Iterator[Row]:
    statements = {one.id: one for each in story.updates for one in each.statements}
    hidden = 0
    for each in sorted(asks, key=lambda each: each.asked_at):
        if _readable(statements.get(each.statement), each, person, story):
            yield from _question(story, each, now)
        else:
            hidden += 1
    if hidden:
        yield "About statements that are not for you", "1 question" if hidden == 1 else f"{hidden} questions"


def _readable(statement: Statement | None, each: Challenge, person: Person, story: Story) -> bool:
    return statement is not None and may_see(statement, each.seat, person, story.procedure.name)


def _question(story: Story, each: Challenge, now: datetime) -> Rows:
    question = each.question or "Fact or view, when, and from where?"
    asks = (f"{story.seat(each.seat)}, asked {said_when(each.asked_at)}", question)
    if each.answered_at is None or each.nature is None:
        return (asks, ("No reply", f"{days(_apart(each.asked_at, now))} so far"))
    dated = said_day(each.dated) if each.dated else "not known when"
    words = f". {each.answer}" if each.answer else ""
    reply = f"{said_nature(each.nature)}, {dated}, from: {each.source}{words}"
    return (asks, (f"Reply after {days(_apart(each.asked_at, each.answered_at))}", reply))


def _apart(one: datetime, other: datetime) -> int:
    return (wall_day(other) - wall_day(one)).days
