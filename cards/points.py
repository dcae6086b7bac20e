"""What a meeting has to answer of a child: every point with its answer, and the form of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.asking import Ask
from cards.asking import form as drawn
from cards.parts import Ids, Opened, beside, button, facts, first_words, opened, says, typed
from cards.verbs import Verb
from panel.points import Lack, questions
from panel.rules.sitting import MeetingPoint
from panel.words import Refused

CLOSED = "The outcome is closed. What had to be answered for it stays as it is."


@dataclass(frozen=True)
class Row:
    """A point with its answer in words, "" where there is none, and who gave it and when."""

    point: MeetingPoint
    said: str = ""
    by: str = ""


@dataclass(frozen=True)
class Begins:
    """Another procedure (its name, its title) in which a yes begins something, and whether this person may begin it;
    by a nomination from the case (`nominates`) where the rules have one."""

    name: str
    title: str
    may: bool
    nonce: str = ""
    nominates: str = ""


def listed(
    at: Ids, rows: Sequence[Row], lacks: Sequence[Lack], begins: Sequence[Begins] = (), closed: bool = False
) -> Opened:
    """Every point, and what keeps the outcome from being closed; once it is `closed`, what it rests on is fixed."""
    return opened(
        f"{at['case']}: what this meeting answers",
        says(CLOSED if closed else _left(lacks)),
        *(element for each in rows for element in _row(at, each, lacks, closed)),
        *(element for each in begins for element in _begins(each)),
        buttons=[_back(at, main=True), button("Outcome", Verb.DECIDE_FORM, case=at["case"])],
    )


def _left(lacks: Sequence[Lack]) -> str:
    if not lacks:
        return "Nothing here keeps the outcome from being closed."
    count = "1 point is" if len(lacks) == 1 else f"{len(lacks)} points are"
    return f"{count} open. The item can be left; its outcome is not closed before."


def _row(at: Ids, row: Row, lacks: Sequence[Lack], closed: bool) -> Iterator[CardElement]:
    point, words = row.point, "Change" if row.said else "Answer"
    act = button(f"{words}: {point.name}", Verb.SITTING_POINT, at=at, point=point.id)
    needed = " (must be answered)" if point.required and not row.said else ""
    said = typed(f"{first_words(row.said)} ({row.by})" if row.said else f"Not answered{needed}")
    shown = typed(point.title, bold=True), said
    yield from shown if closed and point.required else [beside(*shown, act=act)]
    for each in lacks:
        if each.action and each.point.id == point.id:
            yield beside(typed(f"{each.why}: {point.owes}"), act=owner(at, point))
        elif each.assess and each.point.id == point.id:
            yield beside(typed(each.why), act=agree(at))


def owner(at: Ids, point: MeetingPoint) -> ExecuteAction:
    """The button that gives what a yes owes an owner."""
    return button("Give it an owner", Verb.ACTION_FORM, case=at["case"], point=point.id)


def agree(at: Ids) -> ExecuteAction:
    """The button that agrees the assessment that a yes is about."""
    return button("Agree the assessment", Verb.ASSESSING_FORM, case=at["case"])


def answer(at: Ids, lack: Lack) -> ExecuteAction:
    """The button that mends what a point lacks."""
    point = lack.point
    if lack.action:
        return button(f"Give it an owner: {point.name}", Verb.ACTION_FORM, case=at["case"], point=point.id)
    if lack.assess:
        return agree(at)
    return button(f"Answer: {point.name}", Verb.SITTING_POINT, case=at["case"], panel=at["panel"], point=point.id)


def _begins(each: Begins) -> Iterator[CardElement]:
    """Where it begins: by a press, for whoever refers there."""
    if each.nominates:
        act = button("The nomination", Verb.NOMINATE_OPEN, case=each.nominates)
        yield beside(typed(f"It begins in {each.title}: the child’s worker nominates them."), act=act)
    elif each.may:
        act = button("Begin it there", Verb.REFER_START, procedure=each.name, nonce=each.nonce)
        yield beside(typed(f"It begins in {each.title}."), act=act)
    else:
        yield typed(f"It begins in {each.title}: whoever refers there types “use {each.name}”, then “refer”.")


def form(at: Ids, point: MeetingPoint, answers: Mapping[str, str], stands: str, wrong: Refused | None = None) -> Opened:
    """One point: what is asked, what helps to answer it, and the answer that stands there, with whose it is."""
    of = Ask(f"{at['case']}: one point", "Keep the answer", Verb.SITTING_POINT_SAVE, at, "It goes into the minutes.")
    body = [*([typed(point.help)] if point.help else []), *([facts([("As it stands now", stands)])] if stands else [])]
    return drawn(of, questions(point), answers, wrong, body, [_all(at), _back(at)])


def _all(at: Ids) -> ExecuteAction:
    return button("All points", Verb.SITTING_POINTS, panel=at["panel"], case=at["case"])


def _back(at: Ids, main: bool = False) -> ExecuteAction:
    return button("Back to the screen", Verb.SITTING_SCREEN, main=main, panel=at["panel"])
