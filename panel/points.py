"""What a meeting has to answer of a child before its outcome is closed. Procedure key: meeting.leaving."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from panel.actions import Action
from panel.questions import Question, check, day, one, text
from panel.rules.sitting import Asks, MeetingPoint
from panel.said import said_date, wall_day
from panel.words import Made, Reason, Refused

YES, NO = "Yes", "No"
DAY = "For example, 28 1 2027"


@dataclass(frozen=True)
class PointAnswer:
    """What a meeting answered to one point of a child, and why. `id` is `panel/case/point`; of a choice, `answer` is
    the option in words, of a day `2027-01-28`."""

    id: str
    panel: str
    case: str
    point: str
    answer: str
    by: str
    at: datetime
    reason: str = ""
    rev: int = 0

    @property
    def said(self) -> str:
        """The answer in words, with the reason after it."""
        answer = said_day_of(self.answer)
        return f"{answer.rstrip('.')}. {self.reason}" if self.reason else answer


def said_day_of(answer: str) -> str:
    """An answer in words: a day in full, anything else as it is."""
    try:
        return said_date(date.fromisoformat(answer))
    except ValueError:
        return answer


@dataclass(frozen=True)
class Lack:
    """A point that keeps an outcome from being closed: nobody answered it, nobody owns the `action` that is owed, or no
    assessment is agreed (`assess`)."""

    point: MeetingPoint
    why: str
    action: bool = False
    assess: bool = False


Given = Mapping[str, PointAnswer]


def ticks(points: Iterable[MeetingPoint], kind: str) -> tuple[MeetingPoint, ...]:
    """The points that ask for no more than a tick, for a child of a kind."""
    return tuple(each for each in points if each.asks is Asks.TICK and _is_for(each, kind))


def standing(points: Iterable[MeetingPoint], answers: Iterable[PointAnswer], panel: str) -> dict[str, PointAnswer]:
    """What was answered at a panel, by point; before it, what is answered once."""
    once = {each.id for each in points if each.once}
    in_order = sorted(answers, key=lambda each: (each.panel == panel, each.at))
    return {each.point: each for each in in_order if each.panel == panel or each.point in once}


def asked_of(points: Iterable[MeetingPoint], kind: str, given: Given) -> tuple[MeetingPoint, ...]:
    """The points that ask for more than a tick, for a child of a kind, as far as it was answered."""
    return tuple(
        each
        for each in points
        if each.asks is not Asks.TICK and _is_for(each, kind) and (not each.if_yes or _yes(given, each.if_yes))
    )


def _is_for(point: MeetingPoint, kind: str) -> bool:
    return not point.kinds or kind in point.kinds


def _yes(given: Given, point: str) -> bool:
    return point in given and given[point].answer == YES


def lacking(
    points: Sequence[MeetingPoint], kind: str, given: Given, actions: Iterable[Action], assessed: bool = False
) -> Iterator[Lack]:
    """What keeps an outcome from being closed: points that must be answered, and what their answers owe; `assessed`
    says that an assessment is agreed."""
    owned = {each.point for each in actions}
    for each in asked_of(points, kind, given):
        if each.required and each.id not in given:
            yield Lack(each, "Nobody has answered it")
        elif each.owes and _yes(given, each.id) and each.id not in owned:
            yield Lack(each, "An action is owed, and nobody owns it", action=True)
        elif each.assesses and not assessed and _yes(given, each.id):
            yield Lack(each, "It was answered with yes, and no assessment is agreed", assess=True)


def questions(point: MeetingPoint) -> tuple[Question, ...]:
    """What is asked of a point: the answer, and why."""
    label, because = point.title, f"Why? Needed for: {', '.join(point.reason_for).lower()}"
    match point.asks:
        case Asks.DATE:
            answer = day("answer", label, DAY, required="Enter the day")
        case Asks.WORDS:
            answer = text("answer", label, "Say “Child B”, not a name", required="Say what was decided")
        case _:
            answer = one("answer", label, {each: each for each in choices(point)}, required="Choose an answer")
    return (answer, text("reason", because, "Say “Child B”, not a name")) if point.reason_for else (answer,)


def choices(point: MeetingPoint) -> tuple[str, ...]:
    """What a point can be answered with."""
    return (YES, NO) if point.asks is Asks.YES_NO else point.options


def answered(made: Made, point: MeetingPoint, panel: str, case: str, fields: Mapping[str, str]) -> PointAnswer:
    """The answer to a point; `Refused` names what is missing."""
    found = check(questions(point), fields, wall_day(made.at), lambda answers: _reason(point, answers))
    return PointAnswer(
        made.id, panel, case, point.id, found["answer"], made.by, made.at, found.get("reason", "")
    )  # fmt: skip


def _reason(point: MeetingPoint, answers: Mapping[str, str]) -> list[Reason]:
    needed = answers["answer"] in point.reason_for and "reason" not in answers
    return [Reason(f"Say why: {answers['answer'].lower()} is given with a reason", field="reason")] if needed else []


def due_on(points: Sequence[MeetingPoint], given: Given) -> str:
    """The day by which a meeting said that its assessment is complete; "" where it said none."""
    assess = {each.id for each in points if each.assesses}
    days = (each.id for each in points if each.asks is Asks.DATE and each.if_yes in assess)
    return next((given[id].answer for id in days if id in given), "")


def not_closed(lacks: Sequence[Lack]) -> None:
    """`Refused`, with each point by name, while something is owed before an outcome is closed."""
    if lacks:
        words = "Points that this meeting must answer are open. Nothing has changed."
        raise Refused(words, [Reason(f"{each.point.name}: {each.why}", field=each.point.id) for each in lacks])


def said(points: Sequence[MeetingPoint], kind: str, given: Given) -> Iterator[tuple[MeetingPoint, PointAnswer | None]]:
    """Each point that asks for more than a tick, with its answer; an answer to one that is not asked any more too."""
    asked = {each.id for each in asked_of(points, kind, given)}
    for each in points:
        if each.id in asked or (each.id in given and each.asks is not Asks.TICK):
            yield each, given.get(each.id)
