"""What follows a screening that calls no meeting, beside the case: where it goes, what was done, what is missing."""

from bot.asked import Asked
from bot.steps.entitlement import name_of
from cards import responses as cards
from cards.around import Around
from panel.access import OVERSEES, Act, may
from panel.cases import Case, CaseStatus
from panel.responses import Route, response_of
from panel.said import said_when
from panel.tracing.before import followed
from panel.tracing.story import Rows, ruled
from storage.store import Turn


def around_case(asked: Asked, turn: Turn, case: Case) -> Around:
    """What follows for a case, for its worker and those who oversee it, and what this person may do about it."""
    if not (known := seen(asked, turn, case)):
        return []
    says = may(asked.person, Act.RECEIVE, case.procedure, case)
    screens = may(asked.person, Act.SCREEN, case.procedure, case)
    return cards.around(case.id, known, says, screens)


def seen(asked: Asked, turn: Turn, case: Case) -> Rows:
    """What follows for a case, as far as this person sees it."""
    route = route_of(turn, case)
    own = case.held_by == asked.person.id or bool(asked.person.roles(case.procedure) & OVERSEES)
    return rows(turn, case, route) if route and own else ()


def route_of(turn: Turn, case: Case) -> Route | None:
    """What follows for a case now; None where a meeting is called, or it waits."""
    return turn.maybe(Route, case.route) if case.route and case.status is CaseStatus.SIGNPOSTED else None


def rows(turn: Turn, case: Case, route: Route) -> Rows:
    """A route in rows: what was chosen, to whom, what was done and is missing, who said so, and the rule."""
    procedure = turn.procedure(case.procedure, case.version)
    response = response_of(route.response, procedure)
    title = response.title if response else route.response
    said = ((("Said by", f"{name_of(turn, route.said_by)}, {said_when(route.said_at)}")),) if route.said_at else ()
    rule = ruled(procedure, f"screening.responses.{route.response}")
    return (("What follows", title), ("To", route.to), *followed(route), *said, *rule)
