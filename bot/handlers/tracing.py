"""`trace` and `why`: one child's case looked back on, as an inspector or an auditor asks about it."""

from functools import partial

from bot.asked import Asked
from bot.documents.word import MEDIA_TYPE, sheet
from bot.request import Document, Reply
from bot.steps.entitlement import the_case
from bot.steps.tracing import by_number, later, story
from cards import documents
from cards import tracing as cards
from cards.tracing import Part
from cards.verbs import Verb
from panel.access import Act
from panel.cases import Case
from panel.procedure import Procedure
from panel.tracing.agencies import agencies
from panel.tracing.journey import journey
from panel.tracing.story import Account, Story, paper
from panel.tracing.why import why as told_why
from storage.store import Turn

VIEWS = {Part.JOURNEY: "journey", Part.AGENCIES: "answers by agency", Part.WHY: "reasons"}
"""What each is called in the trail."""


def trace(asked: Asked, turn: Turn) -> Reply:
    """trace REF: a child's journey as dated lines, and what is not recorded; with “agencies” after it, who answered."""
    case, _ = the_case(asked, turn, Act.TRACE)
    by_agency = asked.words.lower().split()[1:2] == ["agencies"]
    return Reply(cards.ask(case.id, Part.AGENCIES if by_agency else Part.JOURNEY))


def why(asked: Asked, turn: Turn) -> Reply:
    """why REF: why a child left the agenda or stays, gate by gate, with the evidence, who agreed and the rule."""
    case, _ = the_case(asked, turn, Act.TRACE)
    return Reply(cards.ask(case.id, Part.WHY))


def open_trace(asked: Asked, turn: Turn) -> Reply:
    """A page of the journey, or of each agency's answers."""
    return _shown(asked, turn, _part(asked))


def open_why(asked: Asked, turn: Turn) -> Reply:
    """A page of why."""
    return _shown(asked, turn, Part.WHY)


def _part(asked: Asked) -> Part:
    return Part.AGENCIES if asked.id("part") == Part.AGENCIES else Part.JOURNEY


def _shown(asked: Asked, turn: Turn, part: Part) -> Reply:
    case, procedure = the_case(asked, turn, Act.TRACE)
    account, known = _account(asked, turn, case, procedure, part)
    turn.audit(asked.person.id, "open", case.id, view=VIEWS[part])
    tells = part is Part.JOURNEY and bool(known.decisions)
    return Reply(cards.shown(case.id, part, account, asked.number("page"), tells))


def file(asked: Asked, turn: Turn) -> Reply:
    """Any of them as a Word file: offered by the press, handed over when they agree to take it; no child is named."""
    part = Part.WHY if asked.request.verb == Verb.WHY_FILE else _part(asked)
    case, procedure = the_case(asked, turn, Act.TRACE)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=cards.elsewhere(case.id, part))
    account, known = _account(asked, turn, case, procedure, part)
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", case.id, view=VIEWS[part])
    name, whole = cards.FILES[part](case.id), paper(by_number(turn, account, known), procedure.title)
    return Reply(cards.file(case.id, part, name), document=Document(name, MEDIA_TYPE, partial(sheet, whole, turn.now)))


def _account(asked: Asked, turn: Turn, case: Case, procedure: Procedure, part: Part) -> tuple[Account, Story]:
    known = story(asked, turn, case, procedure)
    match part:
        case Part.JOURNEY:
            return journey(known, turn.now), known
        case Part.AGENCIES:
            return agencies(known, asked.person, turn.now), known
    running = turn.procedure(case.procedure).version
    return told_why(known, running, later(asked, turn, case), turn.now), known
