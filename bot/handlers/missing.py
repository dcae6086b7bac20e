"""What is still missing for an agenda: the coordinator's list, and what a worker is asked for."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.missing import lacking, of_panel, workers
from bot.template import Template
from cards import missing as cards
from panel.access import NOT_YOURS, Act, may
from panel.cases import Case
from panel.missing import WORKERS, Lack
from panel.panels import Panel, published
from panel.words import Refused
from storage.records import Notice
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
    if not may(asked.person, Act.MISSING, case.procedure, case) or not case.panel:
        raise Refused(NOT_YOURS)
    panel = turn.panel(case.panel)
    lacks = {each.lack for each in lacking(turn, panel, case.id)} & WORKERS
    before = _asked_before(turn, case, lacks)
    if before is None:
        said = ",".join(sorted(lacks))
        tell(turn, [case.held_by], Template.MISSING_ASKED, panel=panel.id, case=case.id, lacks=said)
    return Reply(cards.was_asked(case.id, panel, before.sent_at if before else None))


def _asked_before(turn: Turn, case: Case, lacks: set[Lack]) -> Notice | None:
    """How its worker was asked for all of this already, before the same panel."""
    told = (each for each in turn.find(Notice, to=case.held_by) if each.template == Template.MISSING_ASKED)
    same = (each for each in told if (each.ids["panel"], each.ids["case"]) == (case.panel, case.id) and each.sent_at)
    return next((each for each in same if lacks <= {*each.ids.get("lacks", "").split(",")}), None)


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
