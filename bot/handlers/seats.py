"""Whose answer it is: the seat somebody speaks for, on one case, for one panel, looked up at every press."""

from bot.asked import Asked
from panel.access import NOT_YOURS, Act, may
from panel.answering import Place
from panel.cases import Case
from panel.panels import Panel
from panel.procedure import Procedure
from panel.prompts import asked as asked_of
from panel.rules.sitting import Seat
from panel.updates import Update, latest, seats_of
from panel.words import Refused
from storage.store import Turn

NO_SEAT = "You speak for no seat that is asked. Nothing was changed."
NO_PANEL = "There is no panel with that reference that you can open."


def spoken_for(asked: Asked, procedure: Procedure) -> tuple[Seat, ...]:
    """The seats this person answers for now."""
    theirs = seats_of(asked.person, procedure.name)
    return tuple(seat for seat in asked_of(procedure) if seat.id in theirs)


def chosen(asked: Asked, procedure: Procedure) -> Seat:
    """The seat a button names, if it is theirs; the first of theirs where it names none."""
    named = asked.id("seat")
    seats = [seat for seat in spoken_for(asked, procedure) if named in ("", seat.id)]
    if not seats:
        raise Refused(NO_SEAT)
    return seats[0]


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
    """Where a seat's answer on a case stands, with the version that counts."""
    return Place(panel, case, seat, latest(turn.find(Update, case=case, panel=panel.id), case, seat))
