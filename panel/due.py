"""Everything that is owed, collected from each noun; no rule stands here."""

from collections.abc import Sequence
from datetime import datetime

from panel.cases import Case
from panel.concerns import Concern
from panel.duty import Duty
from panel.invitations import Invitation
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.referrals import Draft
from panel.sittings import Sitting


def of_panel(sitting: Sitting, procedure: Procedure, now: datetime) -> list[Duty]:
    """What a panel owes from its booking to its end."""
    return []


def of_case(
    case: Case, invitations: Sequence[Invitation], people: Sequence[Person], procedure: Procedure
) -> list[Duty]:
    """What a referral owes until it is decided and has arrived where it was sent."""
    return []


def of_draft(draft: Draft, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """What a referral owes that is not sent."""
    return []


def of_concern(concern: Concern, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """What a concern owes until somebody has it."""
    return []


def of_rhythm(panels: Sequence[Panel], people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """What a procedure owes to the months to come."""
    return []
