"""What is still missing for an agenda: the coordinator's list, and what a worker is asked for."""

from bot.asked import Asked
from bot.handlers.lacking import lacking, of_panel
from bot.handlers.tying import says_same_place
from bot.notices import tell
from bot.request import Reply
from bot.template import Template
from cards import missing as cards
from panel.access import NOT_YOURS, Act, may
from panel.cases import Case
from panel.missing import WORKERS, Lack
from panel.panels import Panel, published
from panel.words import Refused
from storage.store import Turn

NO_PANEL = "There is no panel with that reference that you can open."


def open_missing(asked: Asked, turn: Turn) -> Reply:
    """What is missing for a panel, a page at a time, each with what mends it."""
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, Act.MISSING, panel.procedure):
        raise Refused(NO_PANEL)
    found = of_panel(turn, panel)
    name = panel.procedure
    shown = [each for each in found.cases if may(asked.person, Act.OPEN, name, _case(turn, each[0]))]
    return Reply(cards.missing(panel, shown, found.seats, asked.number("page")))


def ask(asked: Asked, turn: Turn) -> Reply:
    """The worker of a case is asked for what is missing of it."""
    case = _case(turn, asked.reference)
    if not may(asked.person, Act.MISSING, asked.procedure.name, case) or not case.panel:
        raise Refused(NOT_YOURS)
    tell(turn, [case.held_by], Template.MISSING_ASKED, panel=case.panel, case=case.id)
    return Reply(cards.was_asked(case.id, turn.panel(case.panel)))


def open_asked(asked: Asked, turn: Turn) -> Reply:
    """What a case's own worker is asked for, each with what mends it; how two children are kept apart is asked only
    of a worker whose own referral says that they share a place."""
    case = _case(turn, asked.reference)
    if case.held_by != asked.person.id or not case.panel or not may(asked.person, Act.OPEN, case.procedure, case):
        raise Refused(NOT_YOURS)
    panel = turn.panel(case.panel)
    known = WORKERS if says_same_place(turn, case.id) else WORKERS - {Lack.APART}
    theirs = [each for each in lacking(turn, panel, case.id) if each.lack in known]
    out = published(panel, turn.procedure(panel.procedure), turn.now)
    return Reply(cards.theirs(case.id, panel, theirs, out))


def _case(turn: Turn, reference: str) -> Case:
    if (case := turn.maybe(Case, reference)) is None:
        raise Refused(NOT_YOURS)
    return case
