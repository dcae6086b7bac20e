"""One sign, and the records that a case is looked at by."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panel.can_begin import CanBegin
from panel.cases import Case
from panel.consents import Consent
from panel.police import PoliceWord
from panel.processes import Process
from panel.recommending import Assessment, Recommendation
from panel.referrals import Referral
from panel.session import Discussion


class Kind(StrEnum):
    """One kind of sign."""

    BEGIN = "begin"
    CONDITIONS = "conditions"
    PROSECUTORS = "prosecutors"
    CONSENT = "consent"
    PROVIDER = "provider"
    PLAN = "plan"
    PROCESSES = "processes"
    OF_AGE = "of age"


@dataclass(frozen=True)
class Sign:
    """What is seen (`evidence`) and what is asked about it, in words that name nobody."""

    kind: Kind
    evidence: str
    ask: str

    @property
    def words(self) -> str:
        """Both, as they stand in a list."""
        return f"{self.evidence}. {self.ask}"


@dataclass(frozen=True)
class Records:
    """What a case is looked at by; `discussions` are those it had at sittings, in the order of time."""

    case: Case
    born: date
    referral: Referral
    police: tuple[PoliceWord, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    consents: tuple[Consent, ...] = ()
    processes: tuple[Process, ...] = ()
    begins: tuple[CanBegin, ...] = ()
    discussions: tuple[Discussion, ...] = ()
