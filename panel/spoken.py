"""What the agencies said of one child, as the minutes have it: their answers, and what was asked about them."""

from collections.abc import Iterator

from panel.drafting import Block
from panel.minutes import Held
from panel.prompts import asked
from panel.said import said_day
from panel.sat import Heard, Sat
from panel.updates import Answer, Challenge, Mark, Statement, Update, by_phone, said_nature


def agencies(sat: Sat, heard: Heard) -> Iterator[Block]:
    """Each seat's answer; no answer is told apart from nothing known, and what is marked is counted and not written."""
    titles: dict[str, str] = {each.id: each.title for each in sat.procedure.updates.answers}
    by_seat = {each.seat: each for each in heard.updates}
    seats = [each.id for each in asked(sat.procedure)]
    rows = [(sat.seat(seat), _answer(by_seat[seat], titles)) for seat in seats if seat in by_seat]
    if rows:
        yield Block(header=("Seat", "Answer"), rows=tuple(rows))
    if said := heard.statements(Mark.MEMBERS):
        header = ("Seat", "Kind", "What was said", "When", "From where")
        yield Block(header=header, rows=tuple(_statement(sat, update, one) for update, one in said))
    if unheard := [sat.seat(seat) for seat in seats if seat not in by_seat]:
        yield Block("No answer, which does not mean nothing known", "; ".join(unheard))
    if left := len(held(heard)):
        yield Block("Left out here by their mark", "1 statement" if left == 1 else f"{left} statements")


def _answer(update: Update, titles: dict[str, str]) -> str:
    checked = [f"checked {said_day(update.checked_on)} in {update.checked_in}"] if update.checked_on else []
    phoned = [f"given by telephone by {update.given_by}"] if update.given_by else []
    waits = ["not confirmed"] if by_phone(update) else []
    private = ["told to the chair"] if update.answer is Answer.CANNOT_SHARE else []
    return ", ".join([titles[update.answer], *checked, *phoned, *waits, *private])


def _statement(sat: Sat, update: Update, one: Statement) -> tuple[str, ...]:
    when = said_day(one.dated) if one.dated else "not known"
    return sat.seat(update.seat), said_nature(one.nature), one.words, when, one.source


def held(heard: Heard) -> tuple[Held, ...]:
    """The statements whose mark keeps them out of the minutes."""
    marks = [mark for mark in Mark if mark is not Mark.MEMBERS]
    return tuple(Held(update.seat, one) for update, one in heard.statements(*marks))


def questions(sat: Sat, heard: Heard) -> Iterator[Block]:
    """The questions, and what was answered."""
    if shown := asked_openly(heard):
        yield Block(header=("Seat", "Question", "Answer"), rows=tuple(_question(sat, each) for each in shown))
    else:
        yield Block(words="None.")


def asked_openly(heard: Heard) -> list[Challenge]:
    """The questions about what stands in the minutes: one about a marked statement would say what it is."""
    open_to_all = {one.id for _, one in heard.statements(Mark.MEMBERS)}
    return [each for each in heard.challenges if each.statement in open_to_all]


def _question(sat: Sat, each: Challenge) -> tuple[str, ...]:
    question = each.question or "Fact or view, when, and from where?"
    if each.answered_at is None or each.nature is None:
        return sat.seat(each.seat), question, "Not answered"
    when = said_day(each.dated) if each.dated else "not known when"
    words = f". {each.answer}" if each.answer else ""
    return sat.seat(each.seat), question, f"{said_nature(each.nature)}, {when}, from: {each.source}{words}"
