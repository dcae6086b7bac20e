"""Who sees a recommendation through, and when they are reminded of it. Procedure key: [recommendations]."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from panel.cases import Case, CaseStatus
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person, speakers
from panel.procedure import Procedure
from panel.recommending import Recommendation, still_open
from panel.said import wall_day

FOLLOWED = (CaseStatus.ACCEPTED, CaseStatus.REMOVED, CaseStatus.HANDED_OVER, CaseStatus.SIGNPOSTED)
"""What was agreed for a child is followed once they have left the agenda too; not of one who has died."""


def agreed(found: Iterable[Recommendation]) -> list[Recommendation]:
    """Those that were agreed, and of which it is not known yet what became."""
    return [each for each in still_open(found) if each.agreed]


def duties(
    found: Recommendation, case: Case, people: Iterable[Person], procedure: Procedure, now: datetime
) -> list[Duty]:
    """Its seat is reminded each month until it is said what became of it. Procedure: recommendations.remind_months."""
    if found.finished or not found.agreed_at or case.status not in FOLLOWED:
        return []
    everybody = list(people)
    ids = {"case": case.id, "recommendation": found.id}
    return [
        Duty("recommended", {**ids, "month": str(n)}, due, expires, person.id, in_hours=True)
        for n, due, expires in months(found.agreed_at, procedure.recommendations.remind_months, now)
        for person in whose(found.seat, case, everybody, procedure, wall_day(max(due, now)))
    ]


def whose(seat: str, case: Case, people: list[Person], procedure: Procedure, day: date) -> list[Person]:
    """Who speaks for a seat on a case: of one that the child's own workers hold, whoever holds the case; where nobody
    does, the coordinators."""
    by_case = any(each.id == seat and each.by_case for each in procedure.seats)
    held = [each for each in people if each.id == case.held_by]
    speak = held if by_case else speakers(people, case.procedure, seat, day)
    return [each for each in speak if each.id not in case.interests] or coordinates(people, case)


def months(since: datetime, every: int, now: datetime) -> Iterator[tuple[int, datetime, datetime]]:
    """The reminder that is due at a moment and the next, each with when it is worth sending no more."""
    n = 1
    while since + relativedelta(months=every * (n + 1)) <= now:
        n += 1
    for each in (n, n + 1):
        yield each, since + relativedelta(months=every * each), since + relativedelta(months=every * (each + 1))
