"""When a case's panel is likely to be: looked up, told to its referrer, kept when it is accepted, compared later."""

from bot.queue import queue
from panel import forecasting, waiting
from panel.cases import Case, CaseStatus
from panel.forecasting import BACK, Forecast, Rivals
from panel.offers import Offer, OfferState
from panel.panels import Item
from panel.placing import Queue
from panel.said import wall_day
from panel.session import Discussion
from storage.store import Turn


def range_of(turn: Turn, case: Case) -> str:
    """From when to when the panel of a case that waits to be screened is likely to be, as it stands behind the likely
    day; "" where there is but one."""
    found = forecast_of(turn, case)
    return f" ({found.range})" if found.range else ""


def with_extra(turn: Turn, case: Case) -> str:
    """What an extra panel that is offered would do to the longest wait; "" where none is."""
    offers = turn.find(Offer, procedure=case.procedure, state=OfferState.OPEN)
    offered = next((each for each in offers if each.starts_at > turn.now), None)
    if offered is None:
        return ""
    return f" An extra panel is offered: the longest wait would be {offered.after} days, not {offered.before}."


def forecast_of(turn: Turn, case: Case) -> Forecast:
    """The forecast of a case that waits to be screened."""
    rules = turn.procedure(case.procedure)
    known = queue(turn, case.procedure)
    screened = waiting.screened_by(case, turn.procedure(case.procedure, case.version), turn.now)
    return forecasting.forecast(case, known, _rivals(turn, case, known), rules, turn.now, screened)


def keep_forecast(turn: Turn, case: Case) -> None:
    """What was said is kept with a case that is accepted, once."""
    if turn.maybe(Forecast, case.id) is None:
        turn.save(forecast_of(turn, case))


def compared(turn: Turn, case: Case) -> list[str]:
    """What was said when a case was accepted beside what came of it, in words; nothing where nothing is to be said."""
    if (said := turn.maybe(Forecast, case.id)) is None or not case.panel:
        return []
    heard = (each for each in turn.find(Discussion, case=case.id) if each.discussed)
    sat = [wall_day(turn.panel(each.panel).starts_at) for each in heard]
    return forecasting.compared(said, sat, wall_day(turn.panel(case.panel).starts_at))


def _rivals(turn: Turn, case: Case, known: Queue) -> Rivals:
    """Only the panels of late are looked at, and those to come: the past is long."""
    lately = (each for each in known.panels if each.starts_at > turn.now - BACK)
    items = [item for panel in lately for item in turn.find(Item, panel=panel.id) if item.new]
    taken = [(turn.get(Case, item.case), item.placed_at) for item in items]
    return Rivals(turn.find(Case, procedure=case.procedure, status=CaseStatus.WAITING), taken)
