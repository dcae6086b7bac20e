"""A draft's clock: a referral that was begun and not sent is spoken of, to its writer first."""

from collections.abc import Sequence
from datetime import datetime

from panel.clocks import add_working_days, at, local
from panel.duty import Duty
from panel.people import Person, Role, holding
from panel.procedure import Procedure
from panel.referrals import Draft

WORTH = 10
"""So many working days after it was due, a reminder is still worth sending."""


def duties(draft: Draft, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """Its writer is reminded, and then the coordinators are, counted from when it was last saved: one that is gone on
    with and left again is spoken of anew. Procedure: [drafts]."""
    rules, ids = procedure.drafts, {"draft": draft.id, "rev": str(draft.rev)}
    writer = Duty("draft", ids, *_from(draft, rules.remind_working_days, procedure), to=draft.person)
    coordinators = holding(people, draft.procedure, Role.COORDINATOR)
    due, expires = _from(draft, rules.coordinator_working_days, procedure)
    return [writer, *(Duty("draft left", ids, due, expires, to=person.id) for person in coordinators)]


def _from(draft: Draft, days: int, procedure: Procedure) -> tuple[datetime, datetime]:
    """The hour of reminders on that working day, and the last one on which it is worth it."""
    day = add_working_days(local(draft.saved_at, procedure.panel.zone).date(), days)
    hour, zone = procedure.drafts.remind_at, procedure.panel.zone
    return at(day, hour, zone), at(add_working_days(day, WORTH), hour, zone)
