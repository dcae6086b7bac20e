"""What a meeting has to answer of the child whose item it is: each point with its answer, why, and who said so."""

from collections.abc import Iterator

from bot.asked import Asked
from bot.request import Reply
from bot.steps import pressed
from bot.steps.entitlement import name_of, nonce, the_case
from bot.steps.naming import ask_about_others
from bot.steps.points import Answered, at_panel, is_closed
from cards import points as cards
from cards.parts import Ids
from panel import points
from panel.access import Act, may
from panel.cases import Case
from panel.nominating import Profile, must_go
from panel.points import PointAnswer
from panel.questions import PROBLEM
from panel.rules.sitting import MeetingPoint
from panel.said import said_when
from panel.session import Discussion, Session
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn


def listed(asked: Asked, turn: Turn) -> Reply:
    """Every point that asks for more than a tick, as it was answered, and the button that answers each."""
    session, case = _on_item(asked, turn)
    pressed.keep_ticks(asked, turn, session)
    turn.audit(asked.person.id, "open", case.id, view="points")
    return _list(asked, turn, session, case)


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One point: what is asked, and what stands there."""
    session, case = _on_item(asked, turn)
    found = at_panel(turn, session.id, case)
    point = _point(asked, case, found)
    _open(turn, session, case, point)
    turn.audit(asked.person.id, "open", case.id, view="points")
    before = found.given.get(point.id)
    rev = before.rev if before and before.panel == session.id else 0
    at: Ids = {"panel": session.id, "case": case.id, "point": point.id, "rev": rev, "nonce": nonce(asked, turn)}
    kept = {"answer": before.answer, "reason": before.reason} if before else {}
    stands = f"{before.said} ({_by(turn, before)})" if before else ""
    return Reply(cards.form(at, point, asked.fields if refused else kept, stands, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The answer is kept, with who gave it; over what somebody else answered meanwhile nothing is written unseen."""
    session, case = _on_item(asked, turn)
    point = _point(asked, case, at_panel(turn, session.id, case))
    made = Made(f"{session.id}/{case.id}/{point.id}", asked.person.id, turn.now)
    answer = points.answered(made, point, session.id, case.id, asked.fields)
    before = turn.maybe(PointAnswer, made.id)
    _open(turn, session, case, point)
    if before is None or (before.answer, before.reason) != (answer.answer, answer.reason):
        _not_over(asked, before)
        _not_against(turn, case, point, answer)
        boxes = {box: asked.fields.get(box.id, "") for box in points.questions(point) if not box.choices}
        ask_about_others(asked, turn, case, boxes)
        turn.save(answer)
        turn.audit(asked.person.id, "point", case.id)
    return _list(asked, turn, session, case)


def _not_over(asked: Asked, before: PointAnswer | None) -> None:
    if asked.number("rev") != (before.rev if before else 0):
        why = "Somebody answered it since you opened this: read what stands there now, then keep yours if it is right"
        raise Refused(PROBLEM, [Reason(why, field="answer")])


def _open(turn: Turn, session: Session, case: Case, point: MeetingPoint) -> None:
    """`Refused` once the outcome is closed that rests on what was answered."""
    if point.required and is_closed(turn, session.id, case):
        words = f"The outcome of {case.id} at this sitting is closed, and rests on this answer. Nothing has changed."
        why = "What is wrong in it is put right in the minutes; what has changed since, the next meeting answers"
        raise Refused(words, [Reason(why, field="answer")])


def _not_against(turn: Turn, case: Case, point: MeetingPoint, answer: PointAnswer) -> None:
    """`Refused` for a no to a panel that a child must go to, since a person has said that they are linked."""
    rules = turn.procedure(case.procedure)
    to = rules.nomination.to
    if to and point.begins == to and answer.answer == points.NO and must_go(turn.maybe(Profile, case.id), rules):
        why = "The nomination says that the child is linked, so they go there: answer yes, or put the nomination right"
        raise Refused(PROBLEM, [Reason(why, field="answer")])


def _on_item(asked: Asked, turn: Turn) -> tuple[Session, Case]:
    """An item of the sitting that was opened, for whoever leads it or writes it down."""
    session = pressed.sitting_of(asked, turn, Act.SITTING)
    case, _ = the_case(asked, turn, Act.SITTING)
    if turn.maybe(Discussion, f"{session.id}/{case.id}") is None:
        raise Missing("item")
    return session, case


def _point(asked: Asked, case: Case, found: Answered) -> MeetingPoint:
    known = {each.id: each for each in points.asked_of(found.points, case.kind, found.given)}
    if asked.id("point") not in known:
        raise Refused("That is not asked of this child. Nothing was changed by this press.")
    return known[asked.id("point")]


def _list(asked: Asked, turn: Turn, session: Session, case: Case) -> Reply:
    found = at_panel(turn, session.id, case)
    given = points.said(found.points, case.kind, found.given)
    rows = [cards.Row(each, answer.said if answer else "", _by(turn, answer)) for each, answer in given]
    at: Ids = {"panel": session.id, "case": case.id}
    closed = is_closed(turn, session.id, case)
    return Reply(cards.listed(at, rows, found.lacks, list(_begins(asked, turn, case, found)), closed))


def _by(turn: Turn, answer: PointAnswer | None) -> str:
    return f"{name_of(turn, answer.by)}, {said_when(answer.at)}" if answer else ""


def _begins(asked: Asked, turn: Turn, case: Case, found: Answered) -> Iterator[cards.Begins]:
    """What a yes begins in another procedure, where that one runs here too."""
    running, to = turn.procedures(), turn.procedure(case.procedure).nomination.to
    for point in found.points:
        answer = found.given.get(point.id)
        if point.begins in running and answer and answer.answer == points.YES:
            there = running[point.begins]
            refers, nominates = may(asked.person, Act.REFER, there.name), case.id if there.name == to else ""
            yield cards.Begins(there.name, there.title, refers, nonce(asked, turn), nominates)
