"""Whose answer it is: the seat somebody speaks for, on one case, for one panel, looked up at every press."""

from bot.asked import Asked
from panel.access import NOT_YOURS, Act, may
from panel.answering import Earlier, Place
from panel.cases import Case
from panel.panels import Panel
from panel.procedure import Procedure
from panel.prompts import asked as asked_of
from panel.rules.sitting import Seat
from panel.updates import Update, latest
from panel.words import Refused
from storage.store import Missing, Turn

NO_SEAT = "You speak for no seat that is asked. Nothing was changed."
NO_PANEL = "There is no panel with that reference that you can open."


def spoken_for(asked: Asked, procedure: Procedure) -> tuple[Seat, ...]:
    """The seats this person answers for now."""
    theirs = asked.person.seats(procedure.name)
    return tuple(seat for seat in asked_of(procedure) if seat.id in theirs)


def chosen(asked: Asked, procedure: Procedure) -> Seat:
    """The seat a button names, if it is theirs; the first of theirs where it names none."""
    named = asked.id("seat")
    seats = [seat for seat in spoken_for(asked, procedure) if named in ("", seat.id)]
    if not seats:
        raise Refused(NO_SEAT)
    return seats[0]


def seat_of(procedure: Procedure, id: str) -> Seat:
    """A seat by its id; `Missing` for one that the procedure no longer has."""
    if found := [seat for seat in procedure.seats if seat.id == id]:
        return found[0]
    raise Missing("seat")


def panel_of(asked: Asked, turn: Turn, act: Act) -> Panel:
    """The panel a button names, for somebody who may do this in its procedure."""
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, act, panel.procedure):
        raise Refused(NO_PANEL)
    return panel


def case_of(asked: Asked, turn: Turn, act: Act) -> tuple[Case, Panel]:
    """The case that is asked about and its panel, for somebody who may open it and may do this under its own procedure;
    the same refusal whether it is there or not."""
    case = turn.maybe(Case, asked.reference)
    if case is None or not all(may(asked.person, each, case.procedure, case) for each in (Act.OPEN, act)):
        raise Refused(NOT_YOURS)
    if not case.panel:
        raise Refused(f"{case.id} is on no panel, so nothing is asked about it.")
    return case, turn.panel(case.panel)


def place(turn: Turn, panel: Panel, case: str, seat: str) -> Place:
    """Where a seat's answer on a case stands, with the version that counts, and its last for another panel."""
    theirs = [each for each in turn.find(Update, case=case) if each.seat == seat]
    last = max((each for each in theirs if each.panel != panel.id), key=lambda each: each.at, default=None)
    before = latest((each for each in theirs if each.panel == panel.id), case, seat)
    return Place(panel, case, seat, before, Earlier(turn.panel(last.panel), last) if last else None)


def by_panel(turn: Turn, case: str, panel: Panel) -> list[tuple[Panel, list[Update]]]:
    """Everything that was answered on a case: for the panel it is on, then for each other, the latest first."""
    given: dict[str, list[Update]] = {panel.id: []}
    for each in sorted(turn.find(Update, case=case), key=lambda each: each.at, reverse=True):
        given.setdefault(each.panel, []).append(each)
    return [(turn.panel(id), updates) for id, updates in given.items()]
