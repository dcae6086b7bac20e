"""Reminders about a case that waits, and about a draft that is not sent; nothing once it waits no longer."""

from collections.abc import Callable
from datetime import date

from bot.template import Ids, Render, Template
from cards import notices as cards
from cards import templates
from cards.drafts import left
from cards.parts import Posted
from cards.referrals import unsent
from cards.templates.line import Line
from cards.verbs import Verb
from panel import screening
from panel.cases import Case, CaseStatus
from panel.leading import screens_next
from panel.people import Person
from panel.referrals import Draft
from panel.said import wall_day
from storage.store import Turn

Since = Callable[[str, date], Line]


def _case(turn: Turn, ids: Ids, status: CaseStatus) -> Case | None:
    """The case, while it still waits for what it waited for."""
    case = turn.get(Case, ids["case"])
    return case if case.status is status and case.returns == int(ids["returns"]) and not case.received_on else None


def _screen_due(turn: Turn, ids: Ids) -> Posted | None:
    if (case := _case(turn, ids, CaseStatus.WAITING)) is None:
        return None
    due = screening.due(case.waits_from, turn.procedure(case.procedure, case.version))
    return cards.about_case(templates.screening.due(case.id, due), case.id, Verb.SCREEN_OPEN)


def _screen_late(turn: Turn, ids: Ids) -> Posted | None:
    if (case := _case(turn, ids, CaseStatus.WAITING)) is None:
        return None
    asked = any(not person.away(wall_day(turn.now)) for person in screens_next(turn.find(Person), case))
    more = templates.screening.DEPUTY_ASKED if asked else templates.screening.NO_DEPUTY
    return cards.about_case(templates.screening.late(case.id, wall_day(case.waits_from)), case.id, Verb.CASE_OPEN, more)


def _waits(status: CaseStatus, line: Since, verb: Verb = Verb.CASE_OPEN) -> Render:
    """A reminder that says since when a case waits."""

    def render(turn: Turn, ids: Ids) -> Posted | None:
        if (case := _case(turn, ids, status)) is None:
            return None
        since = case.waits_from if status is CaseStatus.WAITING else case.decided_at or case.referred_at
        return cards.about_case(line(case.id, wall_day(since)), case.id, verb)

    return render


def _of_route(line: Since) -> Render:
    """A reminder that something of what follows a screening is not done; none once somebody has said more of it."""

    def render(turn: Turn, ids: Ids) -> Posted | None:
        case = _case(turn, ids, CaseStatus.SIGNPOSTED)
        if case is None or not case.decided_at or str(case.route_steps) != ids["steps"]:
            return None
        return cards.about_case(line(case.id, wall_day(case.decided_at)), case.id, Verb.ROUTE_FORM)

    return render


def _draft(turn: Turn, ids: Ids) -> Posted | None:
    draft = _as_it_was(turn, ids)
    return unsent(draft, turn.token()) if draft else None


def _left(turn: Turn, ids: Ids) -> Posted | None:
    draft = _as_it_was(turn, ids)
    return left(draft) if draft else None


def _as_it_was(turn: Turn, ids: Ids) -> Draft | None:
    """The draft, unless it was sent, deleted or gone on with since."""
    draft = turn.maybe(Draft, ids["draft"])
    return draft if draft and str(draft.rev) == ids["rev"] else None


RENDER: dict[Template, Render] = {
    Template.SCREEN_DUE: _screen_due,
    Template.SCREEN_ASKED: _waits(CaseStatus.WAITING, templates.screening.asked, Verb.SCREEN_OPEN),
    Template.SCREEN_LATE: _screen_late,
    Template.RETURN_DUE: _waits(CaseStatus.RETURNED, templates.screening.return_due),
    Template.RETURN_LATE: _waits(CaseStatus.RETURNED, templates.screening.return_late),
    Template.SIGNPOST_DUE: _waits(CaseStatus.SIGNPOSTED, templates.screening.signpost_due, Verb.CASE_RECEIVED),
    Template.SIGNPOST_LATE: _waits(CaseStatus.SIGNPOSTED, templates.screening.signpost_late, Verb.CASE_RECEIVED),
    Template.ROUTE_DUE: _of_route(templates.screening.route_due),
    Template.ROUTE_LATE: _of_route(templates.screening.route_late),
    Template.DRAFT: _draft,
    Template.DRAFT_LEFT: _left,
}
