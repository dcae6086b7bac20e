"""A procedure's rules as typed values: one frozen dataclass a section of the procedure file."""

from dataclasses import dataclass
from datetime import date

from panel.rules.after import (
    ActionRules,
    AmendmentRules,
    ClosingRules,
    DisagreementRules,
    MinutesRules,
    RecommendationRules,
    ReportRules,
)
from panel.rules.assessments import AssessmentRules
from panel.rules.attending import AttendeeRules, ChairRules
from panel.rules.audit import AuditRules
from panel.rules.childs_record import RecordingRules
from panel.rules.entry import (
    BackgroundRules,
    ConsiderationRules,
    DraftRules,
    LeadingRules,
    MatrixRules,
    PoliceRules,
    ReferralRules,
    ScreeningRules,
)
from panel.rules.ground import CountingRules, DefinitionRules, LiveRules, SafetyRules
from panel.rules.nominating import NominationRules
from panel.rules.outcomes import OutcomeRules
from panel.rules.sharing import SharingRules
from panel.rules.signs import SignRules
from panel.rules.sitting import AgendaRules, MeetingRules, MembershipRules, PanelRules, Seat, UpdateRules


@dataclass(frozen=True)
class Rules:
    """Everything a procedure file gives. `title` is the body's own name; `prefix` begins its references; the
    document itself was to be reviewed by `review_due`."""

    title: str
    prefix: str
    partnership: str
    review_due: date | None
    seats: tuple[Seat, ...]
    definitions: DefinitionRules
    counting: CountingRules
    referral: ReferralRules
    background: BackgroundRules
    matrix: MatrixRules
    screening: ScreeningRules
    leading: LeadingRules
    consideration: ConsiderationRules
    drafts: DraftRules
    police: PoliceRules
    panel: PanelRules
    agenda: AgendaRules
    membership: MembershipRules
    attendees: AttendeeRules
    chairs: ChairRules
    nomination: NominationRules
    updates: UpdateRules
    meeting: MeetingRules
    outcomes: OutcomeRules
    recording: RecordingRules
    actions: ActionRules
    recommendations: RecommendationRules
    assessments: AssessmentRules
    sharing: SharingRules
    closing: ClosingRules
    signs: SignRules
    minutes: MinutesRules
    report: ReportRules
    disagreement: DisagreementRules
    safety: SafetyRules
    amendment: AmendmentRules
    audit: AuditRules
    live: LiveRules

    @property
    def takes_referrals(self) -> bool:
        """Whether children come before it; an audit looks back on the cases of others."""
        return bool(self.referral.kinds)
