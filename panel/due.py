"""Everything that is owed, collected from each noun; no rule stands here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from panel import (
    agenda,
    apologies,
    challenges,
    concerns,
    drafts,
    inviting,
    offers,
    own_meetings,
    prompts,
    reach,
    rhythm,
    roster,
    waiting,
    watching,
)
from panel.cases import Case
from panel.concerns import Concern
from panel.duty import Duty
from panel.invitations import Invitation
from panel.offers import Offer
from panel.people import Person
from panel.placing import Queue
from panel.procedure import Procedure
from panel.referrals import Draft
from panel.roster import RosterCheck
from panel.sittings import Sitting


def of_panel(sitting: Sitting, procedure: Procedure, now: datetime, asked_at: Mapping[str, datetime]) -> list[Duty]:
    """What a panel owes from its booking to its end; `asked_at` says when its seats were asked."""
    return [
        *agenda.duties(sitting, procedure, now),
        *inviting.of_panel(sitting),
        *own_meetings.duties(sitting, procedure, now),
        *watching.duties(sitting, procedure, now),
        *prompts.duties(sitting, procedure, now, asked_at),
        *challenges.duties(sitting, procedure, now),
        *rhythm.asks(sitting, procedure, now),
        *reach.duties(sitting, procedure),
        *apologies.duties(apologies.Table(sitting.panel, sitting.people, sitting.apologies, procedure)),
    ]


def of_case(
    case: Case,
    invitations: Sequence[Invitation],
    people: Sequence[Person],
    procedure: Procedure,
    wished_at: datetime | None = None,
) -> list[Duty]:
    """What a referral owes until it is decided and has arrived where it was sent; `wished_at` is when its referrer
    asked to withdraw it, if that is not answered."""
    asked = waiting.withdrawal(case, wished_at, people, procedure) if wished_at else []
    return inviting.of_case(case, invitations) + waiting.duties(case, people, procedure) + asked


def of_draft(draft: Draft, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """What a referral owes that is not sent."""
    return drafts.duties(draft, people, procedure)


def of_concern(concern: Concern, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """What a concern owes until somebody has it."""
    return concerns.duties(concern, people, procedure, now)


def of_rhythm(
    queue: Queue,
    drafted: Sequence[Offer],
    procedure: Procedure,
    now: datetime,
    people: Sequence[Person] = (),
    checked: RosterCheck | None = None,
) -> list[Duty]:
    """What a procedure owes to the months to come."""
    return [
        *rhythm.duties(queue.panels, procedure, now),
        *offers.duties(queue, drafted, procedure, now, people),
        *roster.duties(checked, people, procedure),
    ]
