"""Where children are referred: an audit takes none, and looks back on the cases of others."""

from collections.abc import Iterable

from panel.procedure import Procedure
from panel.words import Mend, Reason, Refused

NONE_TAKEN = "No child is referred under these rules: they describe an audit. Nothing was changed."


def takes_referrals(procedure: Procedure, others: Iterable[Procedure]) -> None:
    """`Refused` where nobody is referred, with each of the others in which somebody is. Procedure: referral.kinds."""
    if procedure.takes_referrals:
        return
    found = [each for each in others if each.takes_referrals]
    reasons = [Reason(f"{each.title} takes referrals: “use {each.name}”", Mend.USE, about=each.name) for each in found]
    raise Refused(NONE_TAKEN, reasons or [Reason(f"Worried about a child? Ring {procedure.safety.front_door}")])
