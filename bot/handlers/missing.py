"""What is still missing for an agenda: the coordinator's list, and what a worker is asked for."""

from bot.asked import Asked
from bot.notices import tell
from bot.reaching import state_in
from bot.request import Reply
from bot.steps.missing import of_panel, workers
from bot.template import Template
from cards import missing as cards
from panel.access import NOT_YOURS, Act, may
from panel.cases import Case
from panel.missing import Lack
from panel.panels import Panel, published
from panel.reach import CANNOT, State
from panel.words import Refused
from storage.records import Notice, Told
from storage.store import Turn

NO_PANEL = "There is no panel with that reference that you can open."
NOTHING = "Nothing is missing that the worker of {} can mend. Nobody was asked."
LEFT = "The worker of {} is not on the roster any more. Nobody was asked."


def open_missing(asked: Asked, turn: Turn) -> Reply:
    """What is missing for a panel, a page at a time, each with what mends it."""
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, Act.MISSING, panel.procedure):
        raise Refused(NO_PANEL)
    found = of_panel(turn, panel)
    name = panel.procedure
    shown = [each for each in found.cases if may(asked.person, Act.OPEN, name, _case(turn, each[0]))]
    asks = {case for case, _ in shown if workers(turn, panel, case)}
    return Reply(cards.missing(panel, shown, found.seats, asked.number("page"), asks))


def ask(asked: Asked, turn: Turn) -> Reply:
    """The worker of a case is asked for what they can mend of what is missing."""
    case = _case(turn, asked.reference)
    if not may(asked.person, Act.MISSING, case.procedure, case) or not case.panel:
        raise Refused(NOT_YOURS)
    panel, state = turn.panel(case.panel), state_in(turn, case.held_by, case.procedure)
    lacks = {each.lack for each in workers(turn, panel, case.id)}
    if state is State.LEFT or not lacks:
        raise Refused((LEFT if state is State.LEFT else NOTHING).format(case.id))
    if before := _asked_before(turn, case, lacks):
        return Reply(cards.was_asked(case.id, panel, before.sent_at))
    _ask(turn, case, lacks)
    return Reply(cards.was_asked(case.id, panel, reached=state not in CANNOT))


def _asked_before(turn: Turn, case: Case, lacks: set[Lack]) -> Notice | None:
    """How its worker was asked for all of this already, before the same panel."""
    sent = (each for each in _asks(turn, case) if each.sent_at)
    return next((each for each in sent if lacks <= {*each.ids.get("lacks", "").split(",")}), None)


def _ask(turn: Turn, case: Case, lacks: set[Lack]) -> None:
    """Asks, in place of what could not be sent before."""
    for each in _asks(turn, case):
        if each.told in (Told.UNREACHABLE, Told.EXPIRED):
            turn.delete(each)
    said = ",".join(sorted(lacks))
    tell(turn, [case.held_by], Template.MISSING_ASKED, panel=case.panel, case=case.id, lacks=said)


def _asks(turn: Turn, case: Case) -> list[Notice]:
    """What its worker was to be asked before the same panel."""
    told = (each for each in turn.find(Notice, to=case.held_by) if each.template == Template.MISSING_ASKED)
    return [each for each in told if (each.ids["panel"], each.ids["case"]) == (case.panel, case.id)]


def open_asked(asked: Asked, turn: Turn) -> Reply:
    """What a case's own worker is asked for, each with what mends it."""
    case = _case(turn, asked.reference)
    if case.held_by != asked.person.id or not case.panel or not may(asked.person, Act.OPEN, case.procedure, case):
        raise Refused(NOT_YOURS)
    panel = turn.panel(case.panel)
    out = published(panel, turn.procedure(panel.procedure), turn.now)
    return Reply(cards.theirs(case.id, panel, workers(turn, panel, case.id), out))


def _case(turn: Turn, reference: str) -> Case:
    if (case := turn.maybe(Case, reference)) is None:
        raise Refused(NOT_YOURS)
    return case
