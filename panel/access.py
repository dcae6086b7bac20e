"""Who may do what. Looked up at the moment of asking, every time."""

from collections.abc import Iterable
from enum import StrEnum

from panel.cases import Case, CaseStatus
from panel.people import Person, Role


class Act(StrEnum):
    """One thing a person may ask for."""

    HELP = "help"
    REFER = "refer"
    SIGN = "sign a referral"
    CONSIDER = "consider"
    SAFETY = "safety"
    ANSWER_CONCERN = "answer concern"
    OPEN = "open"
    CHANGE = "change"
    SCREEN = "screen"
    AGENDA = "agenda"
    ATTEND = "attend"
    POLICE = "police cases pending"
    LEADS = "leads"
    UPDATE = "update"
    UPDATES = "updates"
    READ_UPDATES = "read updates"
    ENTER_PHONED = "enter what was told by phone"
    SCHEDULE = "schedule"
    WHY = "why a date changed"
    HERE = "here"
    ORDER = "order"
    MISSING = "missing"
    APART = "apart"
    ROSTER = "roster"
    REACH = "reach"
    RING = "ring"
    MATCH = "match"
    UNLINK = "unlink"
    PATHWAY = "pathway"
    SAME_CHILD = "same child"
    CHALLENGE = "challenge"
    INTEREST = "interest"
    LIFT = "lift an interest"
    INVITE = "invite"
    ALLOCATE = "allocate"
    ACTION = "record an action"
    DONE = "say what became of an action"
    REASSIGN = "give an action to another owner"
    MINUTES = "write the minutes"
    APPROVE = "approve the minutes"
    READ_MINUTES = "read the minutes"
    PACKS = "copy packs"
    NOTES = "case notes"
    DECIDE = "decide"
    DECISION = "see a decision"
    STAND = "agree or object"
    CLOSE = "take off the agenda"
    NO_LONGER = "say why no longer at risk"
    MATRIX = "add a matrix"
    BACKGROUND = "say what is asked for fairness"
    HAND_OVER = "hand over"
    RECEIVE = "say that it was received"
    STOP = "stop"
    RUN = "run the sitting"
    RECOMMEND = "recommend"
    FOLLOW = "follow a recommendation"
    ASSESS = "assessment"
    SHARE = "confirm what is shared"
    ASSIGN = "agree an assessment"
    POLICE_WORD = "police word"
    PROCESS = "what the case tells"
    NOMINATE = "nominate"
    CONTRIBUTE = "add to a nomination"
    DISAGREE = "disagree"
    DISAGREEMENTS = "disagreements"
    SITTING = "see the sitting"
    SEEN = "see who has seen it"
    TRACE = "look back on a case"
    TELL = "say that the family was told"
    REPORT = "report"
    EVIDENCE = "evidence for an inspector"
    CALL = "call the meeting"
    PROPOSE = "propose a change of the rules"
    PROPOSAL = "see a proposal"
    AMEND = "close a proposal"
    AUDITS = "see audit samples"
    AUDIT = "run an audit sample"
    GRADE = "answer in an audit sample"


ANYBODY = frozenset(Role)
DECIDES = frozenset({Role.CHAIR, Role.DEPUTY})
OVERSEES = DECIDES | {Role.COORDINATOR}
AT_TABLE = OVERSEES | {Role.MEMBER}
OPENS = AT_TABLE | {Role.PRACTITIONER, Role.INVITEE}
"""Those who are ever shown a child; a lead sees counts, everybody else is told what concerns them and no more."""
SIGNS = ANYBODY - {Role.LEAD, Role.AUDITOR, Role.INVITEE}
"""Who can be named to sign a referral: it is read whole."""

MAY = {
    Act.HELP: ANYBODY,
    Act.SAFETY: ANYBODY,
    Act.AGENDA: OPENS | {Role.LEAD},
    # A deputy is an invitee until the seat is theirs: who is expected at a panel `apologies.expected` decides.
    Act.ATTEND: AT_TABLE | {Role.INVITEE},
    Act.POLICE: AT_TABLE,
    Act.OPEN: OPENS,
    Act.CHANGE: OPENS,
    Act.REFER: frozenset({Role.PRACTITIONER}),
    # Whose it is to sign, the draft itself says: `bot.handlers.sign_off`.
    Act.SIGN: SIGNS,
    Act.CONSIDER: frozenset({Role.PRACTITIONER, Role.MEMBER}),
    Act.SCREEN: DECIDES,
    Act.ANSWER_CONCERN: DECIDES,
    Act.LEADS: OVERSEES,
    Act.UPDATE: frozenset({Role.MEMBER}),
    Act.UPDATES: OVERSEES,
    Act.READ_UPDATES: AT_TABLE,
    Act.ENTER_PHONED: OVERSEES,
    Act.SCHEDULE: frozenset({Role.COORDINATOR}),
    Act.WHY: OPENS,
    Act.HERE: frozenset({Role.COORDINATOR}),
    Act.ORDER: DECIDES,
    Act.MISSING: OVERSEES,
    Act.APART: OVERSEES | {Role.PRACTITIONER},
    Act.ROSTER: frozenset({Role.COORDINATOR}),
    Act.REACH: frozenset({Role.COORDINATOR}),
    Act.RING: OVERSEES | {Role.DUTY_MANAGER},
    Act.MATCH: DECIDES,
    Act.UNLINK: OVERSEES,
    Act.SAME_CHILD: OVERSEES | {Role.MEMBER},
    Act.PATHWAY: OVERSEES | {Role.PRACTITIONER, Role.MEMBER},
    Act.CHALLENGE: DECIDES | {Role.MEMBER},
    Act.INTEREST: AT_TABLE,
    Act.LIFT: frozenset({Role.COORDINATOR}),
    Act.INVITE: OVERSEES,
    Act.ALLOCATE: OVERSEES | {Role.PRACTITIONER},
    Act.ACTION: AT_TABLE,
    # Whose an action is `owning` decides: somebody who deputises for its seat, or the child's worker.
    Act.DONE: OPENS,
    Act.REASSIGN: OVERSEES,
    Act.MINUTES: OVERSEES,
    Act.APPROVE: DECIDES,
    Act.READ_MINUTES: OPENS | {Role.LEAD},
    Act.PACKS: frozenset({Role.MEMBER}),
    Act.NOTES: OPENS,
    Act.DECIDE: DECIDES,
    # Who fills a seat at a sitting, by an apology or by the chair's word, the sitting says: `bot.steps.deciding`.
    Act.DECISION: OPENS,
    Act.STAND: OPENS,
    Act.CLOSE: DECIDES,
    Act.NO_LONGER: AT_TABLE | {Role.PRACTITIONER},
    Act.MATRIX: frozenset({Role.PRACTITIONER, Role.COORDINATOR}),
    Act.BACKGROUND: frozenset({Role.PRACTITIONER, Role.COORDINATOR}),
    Act.HAND_OVER: DECIDES,
    Act.RECEIVE: OVERSEES | {Role.PRACTITIONER},
    Act.STOP: DECIDES,
    Act.RUN: DECIDES,
    Act.RECOMMEND: AT_TABLE,
    Act.FOLLOW: AT_TABLE | {Role.PRACTITIONER},
    Act.ASSESS: AT_TABLE | {Role.PRACTITIONER},
    Act.SHARE: AT_TABLE,
    Act.ASSIGN: OVERSEES | {Role.PRACTITIONER},
    Act.POLICE_WORD: AT_TABLE | {Role.PRACTITIONER},
    Act.PROCESS: AT_TABLE | {Role.PRACTITIONER},
    Act.DISAGREE: DECIDES | {Role.MEMBER},
    Act.DISAGREEMENTS: AT_TABLE | {Role.PRACTITIONER, Role.SENIOR_MANAGER},
    Act.SITTING: OVERSEES,
    Act.SEEN: OVERSEES,
    Act.CALL: OVERSEES,
    Act.TRACE: OVERSEES,
    Act.NOMINATE: OVERSEES | {Role.PRACTITIONER},
    # Who was asked to add something the contribution says, and nothing of the child opens with it.
    Act.CONTRIBUTE: OPENS,
    Act.TELL: OVERSEES | {Role.PRACTITIONER},
    Act.REPORT: OVERSEES | {Role.LEAD},
    Act.EVIDENCE: OVERSEES,
    Act.PROPOSE: OVERSEES,
    Act.PROPOSAL: AT_TABLE,
    Act.AMEND: DECIDES,
    Act.AUDITS: AT_TABLE,
    Act.AUDIT: OVERSEES,
    # About which cases `auditing.grading.may_grade` decides: it looks back on those that have left, too.
    Act.GRADE: frozenset({Role.MEMBER}),
}

STILL_MAY = frozenset(
    {
        Act.HELP,
        Act.SAFETY,
        Act.SIGN,
        Act.ANSWER_CONCERN,
        Act.RING,
        Act.AGENDA,
        Act.ATTEND,
        Act.REFER,
        Act.CONSIDER,
        Act.LEADS,
    }
    | {Act.REPORT}
)
"""What somebody who steps out of a case may still do: none of it opens the case or decides on it."""

GONE = (CaseStatus.WITHDRAWN, CaseStatus.HANDED_OVER, CaseStatus.STOPPED)
"""Whoever assesses opens a case no more once it is one of these, though nobody has ended the assessment."""

NOT_YOURS = "There is no case with that reference that you can open. Check it, or ask the coordinator."
"""The same words whether the case exists or not, so that nobody can find out by asking."""


def may(person: Person, act: Act, procedure: str, case: Case | None = None) -> bool:
    """Whether a person may do this, in a procedure, and to a case if one is named. Whoever steps out of a case may
    neither open it nor decide on it, whatever their roles."""
    roles = person.roles(procedure)
    if not roles & MAY[act]:
        return False
    if case is None or act in STILL_MAY:
        return True
    return person.id not in case.interests and _with(person, act, roles, case)


def leads_both(person: Person, procedures: Iterable[str]) -> bool:
    """Whether a person may know what two procedures have to do with each other; of one alone, everybody may."""
    return all(person.roles(each) & OVERSEES for each in procedures)


def _with(person: Person, act: Act, roles: frozenset[Role], case: Case) -> bool:
    """What a person may do with one case: what is not named here is for those who may open it. Its worker is whoever
    holds it now: a referrer who no longer does is told its status and its date (`my`), and opens nothing. Nobody
    screens what they referred or hold."""
    holds, oversees = case.held_by == person.id, bool(roles & OVERSEES)
    assesses = person.id in case.assessors and case.status not in GONE
    accepted = case.status is CaseStatus.ACCEPTED
    at_table = oversees or (accepted and Role.MEMBER in roles)
    match act:
        case Act.CHANGE:
            return holds
        case Act.SCREEN | Act.DECIDE | Act.CLOSE | Act.HAND_OVER | Act.STOP:
            return not holds and case.referred_by != person.id
        case Act.STAND:
            return not holds and accepted and Role.MEMBER in roles
        case Act.DISAGREE:
            # Whoever was outvoted when a child left can still take it further: it opens nothing of the child.
            return at_table or (case.status is CaseStatus.REMOVED and Role.MEMBER in roles)
        case Act.RECOMMEND | Act.SHARE | Act.DECISION | Act.CHALLENGE | Act.UPDATE | Act.ACTION:
            return at_table
        case Act.SEEN | Act.TRACE | Act.EVIDENCE | Act.CALL:
            return oversees
        case Act.ASSESS | Act.PROCESS:
            return holds or at_table or assesses
        case Act.FOLLOW | Act.POLICE_WORD | Act.DISAGREEMENTS | Act.NO_LONGER:
            return holds or at_table
        case Act.MATRIX | Act.BACKGROUND:
            return holds or Role.COORDINATOR in roles
        case Act.NOMINATE | Act.ALLOCATE | Act.APART | Act.ASSIGN | Act.RECEIVE | Act.TELL:
            return holds or oversees
        case Act.INTEREST:
            return at_table and not holds
        case Act.OPEN if assesses:
            return True
    return holds or at_table or (accepted and person.id in case.invited)
