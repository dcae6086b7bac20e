"""Who can sign a referral before it is sent on."""

from bot.notices import holders
from panel import sign_off
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.referrals import Draft
from storage.store import Turn


def signers(turn: Turn, draft: Draft, procedure: Procedure) -> list[Person]:
    """Who can sign a referral."""
    return sign_off.signers(holders(turn, draft.procedure, *Role), draft, procedure)
