"""Disagreements: dated, owned and answered, one step after the other. Procedure key: [disagreement]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from panel.access import DECIDES, OVERSEES
from panel.cases import Case
from panel.decisions import Stand
from panel.leading import coordinates, leads
from panel.people import Person, senior_managers
from panel.procedure import Procedure
from panel.questions import Question, check, one, text
from panel.said import wall_day
from panel.words import Made, Refused

CHAIR, SENIOR = "chair", "senior_manager"


@dataclass(frozen=True)
class Step:
    """One step of a disagreement: which of the procedure's, since when, whose it is to answer (`to`, people), and the
    answer."""

    step: str
    at: datetime
    to: tuple[str, ...] = ()
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Disagreement:
    """`id` is its own (`SHCG-D002`). `words` are what is not agreed with; `with_chair` begins at the second step.
    `about` is the seat whose agency it is with, "" for whoever raised it. The last of `steps` is where it stands; it is
    over when whoever raised it says that it is settled. `waits_for` are the people whose turn it is, until then.
    `objected_at` is when its seat objected, for one that was begun for what a seat objected to at a sitting."""

    id: str
    case: str
    panel: str
    seat: str
    by: str
    at: datetime
    words: str
    with_chair: bool = False
    steps: tuple[Step, ...] = ()
    settled_at: datetime | None = None
    settled_by: str = ""
    about: str = ""
    waits_for: tuple[str, ...] = ()
    objected_at: datetime | None = None
    rev: int = 0

    @property
    def last(self) -> Step:
        """Where it stands."""
        return self.steps[-1]


@dataclass(frozen=True)
class Around:
    """A disagreement's case, everybody on the roster of its procedure, and the rules."""

    case: Case
    people: tuple[Person, ...]
    procedure: Procedure


ANSWER: tuple[Question, ...] = (
    text("answer", "Your answer", "Say “Child B”, not a name", required="Write the answer"),
)


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked of whoever disagrees."""
    agencies = {seat.agency: seat.id for seat in reversed(procedure.seats)}
    titles = {id: agency for agency, id in sorted(agencies.items())}
    return (
        text("words", "What do you not agree with, and why?", "Say “Child B”, not a name", required="Say what it is"),
        one(
            "with_chair",
            "Is it with the chair?",
            {"no": "No", "yes": "Yes: the chair and the deputy are not told"},
            required="Say whether it is with the chair",
        ),
        one("about", "With which agency? Leave it empty for your own (optional)", titles),
    )


def disagree(made: Made, panel: str, seat: str, fields: Mapping[str, str], around: Around) -> Disagreement:
    """A disagreement at its first step, or at the second where it is with the chair; `Refused` names what is
    missing. Procedure: disagreement.steps."""
    answers = check(questions(around.procedure), fields, wall_day(made.at))
    with_chair = answers["with_chair"] == "yes"
    found = Disagreement(
        made.id,
        around.case.id,
        panel,
        seat,
        made.by,
        made.at,
        answers["words"],
        with_chair=with_chair,
        about=answers.get("about", ""),
    )
    steps = around.procedure.disagreement.steps
    first = next(each.id for each in steps if not (with_chair and each.id == CHAIR))
    return _at(found, first, around, made.at)


def next_step(found: Disagreement, around: Around) -> str:
    """The id of the step that comes next; "" after the last. One with the chair is never the chair's."""
    ids = [each.id for each in around.procedure.disagreement.steps]
    later = ids[ids.index(found.last.step) + 1 :] if found.last.step in ids else []
    return next((id for id in later if not (found.with_chair and id == CHAIR)), "")


def take_next(found: Disagreement, by: str, around: Around, now: datetime) -> Disagreement:
    """The disagreement at its next step, as whoever raised it decides; `Refused` once it is settled, and at the last
    step."""
    yours(found, by, around)
    if not (step := next_step(found, around)):
        raise Refused(f"{found.id} is at its last step. Nothing was changed by this press.")
    return _at(found, step, around, now)


def answer(found: Disagreement, fields: Mapping[str, str], by: str, around: Around, now: datetime) -> Disagreement:
    """The disagreement with its step answered; `Refused` for anybody whose it is not, and for one that is answered."""
    to_answer(found, by, around, now)
    words = check(ANSWER, fields, wall_day(now))["answer"]
    step = replace(found.last, answer=words, answered_by=by, answered_at=now)
    return replace(found, steps=(*found.steps[:-1], step), waits_for=tuple(go_on(found, around)))


def to_answer(found: Disagreement, by: str, around: Around, now: datetime) -> None:
    """`Refused` unless the step waits for this person's answer."""
    _not_settled(found)
    if found.last.answered_at:
        raise Refused(f"This step of {found.id} is answered already. Nothing was changed by this press.")
    if by not in owners(found, around):
        raise Refused(f"{found.id} waits for somebody else. Nothing was changed by this press.")


def settle(found: Disagreement, by: str, around: Around, now: datetime) -> Disagreement:
    """The disagreement, settled, as whoever raised it says; `Refused` for anybody else, and a second time."""
    yours(found, by, around)
    return replace(found, settled_at=now, settled_by=by, waits_for=())


def go_on(found: Disagreement, around: Around) -> list[str]:
    """Who says how it goes on: whoever raised it; once they have left or stepped out, whoever speaks for their seat,
    but nobody whom it is with; else the coordinators."""
    name = around.procedure.name
    there = [each for each in around.people if each.roles(name) and each.id not in around.case.interests]
    if found.by in {each.id for each in there}:
        return [found.by]
    speak = [each for each in _not_subject(found, around) if each in there and found.seat in each.seats(name)]
    return [each.id for each in speak or coordinates(_not_subject(found, around), around.case)]


def yours(found: Disagreement, by: str, around: Around) -> None:
    """`Refused` unless it is this person who says how it goes on, and it is not settled."""
    _not_settled(found)
    if by not in go_on(found, around):
        raise Refused(f"Only whoever raised {found.id} says how it goes on. Nothing was changed by this press.")


def owners(found: Disagreement, around: Around) -> list[str]:
    """Whose it is to answer now: those it was given to who are still on the roster, else the coordinators; whoever
    raised it only where nobody else is left."""
    there = {each.id for each in _not_subject(found, around) if each.roles(around.procedure.name)}
    held = [id for id in found.last.to if id in there and id not in around.case.interests]
    several = (coordinates(people, around.case) for people in (_others(found, around), _not_subject(found, around)))
    return held or [each.id for each in next(filter(None, several), [])]


def may_open(found: Disagreement, person: Person, around: Around, now: datetime) -> bool:
    """Whether somebody may read a disagreement: whoever raised it, whoever it is given to, and those who run the panel,
    but for the chair it is with. A senior manager may for a set time. Procedure: disagreement.senior_days."""
    roles = person.roles(around.procedure.name)
    if person.id in around.case.interests or (found.with_chair and roles & DECIDES and person.id != found.by):
        return False
    if person.id in go_on(found, around):
        return True
    if roles & OVERSEES:
        return True
    until = timedelta(days=around.procedure.disagreement.senior_days)
    return bool(roles) and any(person.id in each.to and now < each.at + until for each in found.steps)


def _at(found: Disagreement, step: str, around: Around, now: datetime) -> Disagreement:
    to = tuple(each.id for each in _given_to(found, step, around, wall_day(now)))
    moved = replace(found, steps=(*found.steps, Step(step, now, to)))
    return replace(moved, waits_for=tuple(owners(moved, around)))


def _given_to(found: Disagreement, step: str, around: Around, day: date) -> list[Person]:
    """Whose a step is: the chair's, the agency's senior manager's, else the coordinator's, who sees it on its way."""
    people = _others(found, around)
    if step == CHAIR:
        return leads(people, around.case, day)
    if step == SENIOR:
        return _senior(people, found.about or found.seat, around)
    return coordinates(people, around.case)


def _senior(people: list[Person], seat: str, around: Around) -> list[Person]:
    """The senior managers of a seat's agency, whichever of its seats they are named for."""
    agency = next((each.agency for each in around.procedure.seats if each.id == seat), "")
    seats = [seat, *(each.id for each in around.procedure.seats if each.agency == agency)]
    found = (senior_managers(people, around.procedure.name, each) for each in seats)
    kept = {each.id: each for several in found for each in several if each.id not in around.case.interests}
    return list(kept.values())


def _not_subject(found: Disagreement, around: Around) -> list[Person]:
    """Everybody but those it is with."""
    if not found.with_chair:
        return list(around.people)
    return [each for each in around.people if not each.roles(around.procedure.name) & DECIDES]


def _others(found: Disagreement, around: Around) -> list[Person]:
    """Everybody but those it is with, and whoever raised it: nobody answers their own."""
    return [each for each in _not_subject(found, around) if each.id != found.by]


def _not_settled(found: Disagreement) -> None:
    if found.settled_at:
        raise Refused(f"{found.id} is settled already. Nothing was changed by this press.")


def begun_for(stand: Stand, found: Iterable[Disagreement]) -> list[Disagreement]:
    """Those that were begun for this very objection: one about something else, or of what the seat objected to before,
    is not."""
    of = (stand.panel, stand.case, stand.seat, stand.at)
    return [each for each in found if (each.panel, each.case, each.seat, each.objected_at) == of]


def standing(found: Iterable[Disagreement]) -> list[Disagreement]:
    """Those that are not settled, oldest first."""
    return sorted((each for each in found if not each.settled_at), key=lambda each: each.at)
