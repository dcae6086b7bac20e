"""That the matrix was gone through together: shown to the referrer, and confirmed by them."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import name_of, the_case
from cards import gone_through as cards
from panel.access import NOT_YOURS, Act
from panel.cases import Case
from panel.screening import Screening
from panel.views import view
from panel.words import Refused
from storage.store import Turn


def open_one(asked: Asked, turn: Turn) -> Reply:
    """What the referrer ticked, and when it was gone through."""
    case, said = _said(asked, turn)
    return _drawn(asked, turn, case, said)


def confirm(asked: Asked, turn: Turn) -> Reply:
    """The referrer says that it was so; once."""
    case, said = _said(asked, turn)
    if said.confirmed_at is None:
        said = turn.save(replace(said, confirmed_by=asked.person.id, confirmed_at=turn.now))
    return _drawn(asked, turn, case, said)


def _drawn(asked: Asked, turn: Turn, case: Case, said: Screening) -> Reply:
    seen = view(turn.file(case.id), asked.person, turn.procedure(case.procedure, case.version))
    turn.audit(asked.person.id, "open", case.id, view="screening")
    ticked = seen.answer("ticks")
    return Reply(cards.one(said, name_of(turn, said.by), ticked, confirms=said.confirmed_at is None))


def _said(asked: Asked, turn: Turn) -> tuple[Case, Screening]:
    case, _ = the_case(asked, turn, Act.CHANGE)
    found = turn.maybe(Screening, asked.id("screening"))
    if found is None or found.case != case.id or found.gone_through_on is None:
        raise Refused(NOT_YOURS)
    return case, found
