"""`report actions`: whether plans happen, by agency, and whether they reach the services' own records."""

from collections.abc import Iterator

from panel.actions import Action, Carried, State
from panel.casenotes import NOTE
from panel.procedure import Procedure
from panel.prompts import asked
from panel.recommending import Recommendation
from panel.reporting.inquiry import NONE, YES, Behind, Found, Group, Inquiry, Line, Parted, Topic, crossed, of_case
from panel.reporting.inspection import Followed, Inspection, Sat
from panel.said import said_day, wall_day
from panel.spans import Span

BECAME: Parted = (
    ("on_time", "done on time"),
    ("late", "done late"),
    ("given_up", "given up"),
    ("open", "open and overdue"),
)
ADVISED: Parted = (("done", "in the child’s plan"), ("fell", "fell through"), ("open", "not yet"))
TICKED: Parted = ((YES, "recorded"), (NONE, "not recorded"))


def inquiry(procedure: Procedure) -> Inquiry:
    """Actions, recommendations and what is recorded. Procedure: [[seats]], recommendations.recorded."""
    agencies = tuple((each, each) for each in dict.fromkeys(seat.agency for seat in procedure.seats))
    seats = tuple((each.id, each.name) for each in asked(procedure))
    carried = tuple((each.name, str(each)) for each in Carried)
    done = (
        Line("all", "Actions", _every, BECAME),
        *crossed("agency", "Actions", agencies, BECAME, _by_agency),
        Line("carried", "Carried forward", _carried, carried),
    )
    plan = (Line("advised", "Agreed", _advised, ADVISED),)
    ticks = (
        Line("note", "Case note in the child’s record", _notes, TICKED),
        *crossed("pack", "Copy pack", seats, TICKED, _packs),
    )
    groups = (
        Group(
            "actions", "Actions", "Of those that fell due in this time; one that is carried counts when it is.", done
        ),
        Group(
            "plans",
            "Recommendations",
            f"Of those agreed in this time; each belongs {procedure.recommendations.recorded}.",
            plan,
        ),
        Group(
            "recorded", "Recorded", "Of the children discussed at the panels of this time, and of every seat.", ticks
        ),
    )
    return Inquiry(Topic.ACTIONS, groups)


def _due(inspection: Inspection, span: Span) -> Iterator[tuple[Followed, Action]]:
    for child in inspection.children:
        for each in child.way.actions:
            if each.due in span and (each.state is not State.OPEN or each.due < inspection.today):
                yield child, each


def _became(each: Action) -> str:
    match each.state:
        case State.DONE:
            return "late" if each.ended_at and wall_day(each.ended_at) > each.due else "on_time"
        case State.NOT_DONE:
            return "given_up"
        case State.OPEN:
            return "open"


def _behind(child: Followed, each: Action) -> Behind:
    ended = f", ended {said_day(wall_day(each.ended_at))}" if each.ended_at else ""
    return of_case(child, f"{each.id}, due {said_day(each.due)}{ended}", each.said)


def _every(inspection: Inspection, span: Span) -> Iterator[Found]:
    return (Found(_became(each), _behind(child, each)) for child, each in _due(inspection, span))


def _by_agency(inspection: Inspection, span: Span) -> Iterator[Found]:
    agencies = {seat.id: seat.agency for seat in inspection.procedure.seats}
    for child, each in _due(inspection, span):
        agency = agencies.get(each.owner.seat, each.owner.seat)
        yield Found(f"{agency}|{_became(each)}", _behind(child, each))


def _carried(inspection: Inspection, span: Span) -> Iterator[Found]:
    for child in inspection.children:
        for each in child.way.actions:
            for carry in each.carried:
                if wall_day(carry.at) in span:
                    words = f"{each.id}, carried from {carry.panel} on {said_day(wall_day(carry.at))}"
                    yield Found(carry.why.name, of_case(child, words))


def _advised(inspection: Inspection, span: Span) -> Iterator[Found]:
    for child in inspection.children:
        for each in child.way.recommendations:
            if each.agreed and each.agreed_at and wall_day(each.agreed_at) in span:
                words = f"{each.id}, agreed on {said_day(wall_day(each.agreed_at))}"
                yield Found(followed(each), of_case(child, words, each.fell_through))


def followed(each: Recommendation) -> str:
    """What became of a recommendation."""
    return "done" if each.implemented_on else "fell" if each.fell_through else "open"


def _discussed(inspection: Inspection, span: Span) -> Iterator[tuple[Sat, Followed]]:
    children = {each.case.id: each for each in inspection.children}
    for panel in inspection.sat(span):
        yield from ((panel, children[case]) for case in panel.heard if case in children)


def _notes(inspection: Inspection, span: Span) -> Iterator[Found]:
    return (_tick(panel, child, NOTE, "") for panel, child in _discussed(inspection, span))


def _packs(inspection: Inspection, span: Span) -> Iterator[Found]:
    for panel, child in _discussed(inspection, span):
        for seat in asked(inspection.procedure):
            yield _tick(panel, child, seat.id, f"{seat.id}|")


def _tick(panel: Sat, child: Followed, seat: str, row: str) -> Found:
    at = next((each.at for each in panel.recorded if (each.case, each.seat) == (child.case.id, seat)), None)
    words = f"{panel.panel.id}{f', recorded on {said_day(wall_day(at))}' if at else ''}"
    return Found(f"{row}{YES if at else NONE}", of_case(child, words))
