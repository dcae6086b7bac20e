"""What recommendations, disagreements and outcomes owe, and which of them are still open."""

from collections.abc import Iterator

from bot.notices import holders, tell
from bot.steps.afterwards import after
from bot.steps.disagreeing import around
from bot.template import Template
from cards import mine
from panel import due
from panel.access import Act, may
from panel.cases import Case
from panel.decisions import Decision
from panel.disagreeing import Disagreement
from panel.duty import Duty
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.recommending import Recommendation
from panel.said import wall_day
from panel.seeing_through import FOLLOWED, agreed, whose
from storage.store import Turn

Owes = tuple[Procedure, list[Duty]]


def recommendation(turn: Turn, id: str) -> Owes | None:
    """What a recommendation owes, and under which procedure; None for one that is gone."""
    if (found := turn.maybe(Recommendation, id)) is None:
        return None
    case = turn.get(Case, found.case)
    procedure, people = turn.procedure(case.procedure, case.version), holders(turn, case.procedure, *Role)
    return procedure, due.of_recommendation(found, case, people, procedure, turn.now)


def tell_seats(turn: Turn, case: Case) -> None:
    """Whoever sees an agreed recommendation through is told that the child has left the agenda, and that it goes on."""
    procedure, people = turn.procedure(case.procedure, case.version), holders(turn, case.procedure, *Role)
    for one in agreed(turn.find(Recommendation, case=case.id)):
        theirs = whose(one.seat, case, people, procedure, wall_day(turn.now))
        tell(turn, theirs, Template.RECOMMENDATION_GOES_ON, case=case.id, recommendation=one.id)


def disagreement(turn: Turn, id: str) -> Owes | None:
    """What a disagreement owes, and under which procedure; None for one that is gone."""
    if (found := turn.maybe(Disagreement, id)) is None:
        return None
    there = around(turn, turn.get(Case, found.case))
    return there.procedure, due.of_disagreement(found, there)


def decision(turn: Turn, id: str) -> Owes | None:
    """What an outcome owes of which something is still to be said, and under which procedure; None for one that is
    gone."""
    if (found := turn.maybe(Decision, id)) is None or not found.waits:
        return None
    case = turn.get(Case, found.case)
    procedure, people = turn.procedure(case.procedure, case.version), holders(turn, case.procedure, *Role)
    return procedure, due.of_decision(after(turn, found, case), people, procedure, turn.now)


RECORDS: dict[str, type[Recommendation | Disagreement | Decision]] = {
    "recommendation": Recommendation,
    "disagreement": Disagreement,
    "decision": Decision,
}


def procedure_of(turn: Turn, kind: str, id: str) -> str:
    """The procedure that one of them is under, by name; "" for one that is gone."""
    found = turn.maybe(RECORDS[kind], id)
    return turn.get(Case, found.case).procedure if found else ""


def open_in(turn: Turn, procedure: Procedure) -> Iterator[str]:
    """The matters of a procedure that still wait for a seat or a person."""
    seats = (each for seat in procedure.seats for each in turn.find(Recommendation, waits_for=seat.id))
    yield from (f"recommendation {each.id}" for each in seats if _under(turn, each.case, procedure))
    people = (each for person in turn.find(Person) for each in turn.find(Disagreement, waits_for=person.id))
    yield from (f"disagreement {each.id}" for each in people if _under(turn, each.case, procedure))
    yield from (f"decision {each.id}" for each in turn.find(Decision, waits=procedure.name))


def touched_by(turn: Turn, case: Case) -> Iterator[str]:
    """Those about a case: it may be on no agenda any more, or be held by somebody else."""
    yield from (f"recommendation {each.id}" for each in turn.find(Recommendation, case=case.id) if not each.finished)
    yield from (f"disagreement {each.id}" for each in turn.find(Disagreement, case=case.id) if not each.settled_at)
    yield from (f"decision {each.id}" for each in turn.find(Decision, case=case.id) if each.waits)


def waiting_for(turn: Turn, person: Person, procedure: Procedure) -> Iterator[mine.Entry]:
    """What waits for somebody: disagreements that are theirs to answer or to say how they go on, and recommendations
    that their seat sees through."""
    found = turn.find(Disagreement, waits_for=person.id)
    yield from (mine.disagreement(each) for each in found if _under(turn, each.case, procedure))
    everybody, seats = holders(turn, procedure.name, *Role), [seat.id for seat in procedure.seats]
    for one in (each for seat in seats for each in turn.find(Recommendation, waits_for=seat) if each.agreed):
        case = turn.get(Case, one.case)
        theirs = {each.id for each in whose(one.seat, case, everybody, procedure, wall_day(turn.now))}
        follows = person.id in theirs and (case.left_at or may(person, Act.FOLLOW, case.procedure, case))
        if case.procedure == procedure.name and case.status in FOLLOWED and follows:
            yield mine.to_follow(one)


def _under(turn: Turn, case: str, procedure: Procedure) -> bool:
    found = turn.maybe(Case, case)
    return found is not None and found.procedure == procedure.name
