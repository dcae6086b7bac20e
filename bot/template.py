"""What a notice says, by name: the name is kept in the store and never changes."""

from collections.abc import Callable
from enum import StrEnum

from cards.parts import Posted
from storage.store import Turn

Ids = dict[str, str]
"""What a notice is about."""

Render = Callable[[Turn, Ids], Posted | None]
"""The card of a notice, now; None when there is nothing left to say."""


class Template(StrEnum):
    """A duty that is said has the same name for its kind."""

    CONCERN = "concern"
    WAITING = "waiting"
    CHANGED = "changed"
    NEW_MATRIX = "new matrix"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    WITHDRAWAL_ASKED = "withdrawal asked"
    WITHDRAWAL_DUE = "withdrawal due"
    MAYBE_SAME = "maybe same"
    ACCEPTED = "accepted"
    SIGNPOSTED = "signposted"
    RETURNED = "returned"
    URGENT = "urgent"
    RECEIPT = "receipt"
    DRAFT = "draft"
    UNDELIVERED = "undelivered"
    HELD_BACK = "held back"
    TROUBLE = "trouble"
    CHAT_GONE = "chat gone"
    CHAT_CLOSED = "chat closed"
    HINDERED = "hindered"
    CLEARED = "cleared"
    UNCERTAIN = "uncertain"
    NO_LINK = "no link"
    MISSING = "missing"
    AGENDA_UNSENT = "agenda unsent"
    MUST_COME = "must come"
    MISSING_ASKED = "missing asked"
    ITEM_TIME = "item time"
    ARRIVED = "arrived"
    COME = "come"
    TELL_TIME = "tell their time"
    TELL_DAY = "tell another day"
    INVITED = "invited"
    UNINVITED = "uninvited"
    TELL_INVITED = "tell invited"
    TELL_UNINVITED = "tell uninvited"
    ALLOCATED_TO = "allocated to"
    ALLOCATED_FROM = "allocated from"
    ALLOCATED = "allocated"
    CHALLENGED = "challenged"
    CHALLENGE_ANSWERED = "challenge answered"
    QUESTION_DUE = "question due"
    STEPPED_OUT = "stepped out"
    TAKES_ITEM = "takes item"
    NOBODY_TAKES = "nobody takes"
    BACK_IN_VIEW = "back in view"
    ROSTER_CHECK = "roster check"
    TRAINING_ENDS = "training ends"
    NO_DEPUTY = "no deputy"
    DEPUTISES = "deputises"
    REACH = "reach"
    UNREACHABLE = "unreachable"
    TEST = "test"
    SCREEN_DUE = "screen due"
    SCREEN_ASKED = "screen asked"
    SCREEN_LATE = "screen late"
    RETURN_DUE = "return due"
    RETURN_LATE = "return late"
    SIGNPOST_DUE = "signpost due"
    SIGNPOST_LATE = "signpost late"
    ROUTED = "routed"
    FOLLOWED = "followed"
    ROUTE_DUE = "route due"
    ROUTE_LATE = "route late"
    DRAFT_LEFT = "draft left"
    SIGN = "sign"
    SIGN_DUE = "sign due"
    SIGN_LATE = "sign late"
    ANNEX_DUE = "annex due"
    ANNEX_LATE = "annex late"
    SENT_BACK = "sent back"
    SIGNED = "signed"
    RING = "ring"
    NOBODY_TO_RING = "nobody to ring"
    CONCERN_TAKEN = "concern taken"
    RING_CHAIR = "ring chair"
    RAISE_WITH_SENIOR = "raise with senior"
    RECOMMENDED = "recommended"
    RECOMMENDATION_GOES_ON = "recommendation goes on"
    WORK_TO_CHECK = "work to check"
    WORK_NOT_READY = "work not ready"
    GONE_THROUGH = "gone through"
    SHARE_DRAFT = "share draft"
    SHARE_LATE = "share late"
    ASSESSMENT_YOURS = "assessment yours"
    ASSESSMENT_THEIRS = "assessment theirs"
    ASSESSMENT_SOON = "assessment soon"
    ASSESSMENT_DUE = "assessment due"
    ASSESSMENT_LATE = "assessment late"
    ASSESSMENT_UNLED = "assessment unled"
    ASSESSMENT_CONSENT = "assessment consent"
    DISAGREEMENT = "disagreement"
    DISAGREEMENT_BEGUN = "disagreement begun"
    DISAGREEMENT_DUE = "disagreement due"
    DISAGREEMENT_UNANSWERED = "disagreement unanswered"
    DISAGREEMENT_ANSWERED = "disagreement answered"
    DISAGREEMENT_OPEN = "disagreement open"
    DISAGREEMENT_SETTLED = "disagreement settled"
    PARTED = "parted"
    STAYS = "stays"
    PANEL_DATE = "panel date"
    PANEL_MOVED = "panel moved"
    PANEL_CANCELLED = "panel cancelled"
    PANEL_ADDED = "panel added"
    PANEL_LENGTH = "panel length"
    COULD_COME = "could come"
    COULD_COME_OVER = "could come over"
    ENTRY_CHANGED = "entry changed"
    ENTRY_PEOPLE = "entry people"
    ENTRY_OWN = "entry own"
    OTHER_MAILBOX = "other mailbox"
    OTHER_PANEL = "other panel"
    APOLOGY = "apology"
    NOBODY_COMES = "nobody comes"
    ATTENDS = "attends"
    PROMPT = "prompt"
    PROMPT_AGAIN = "prompt again"
    REMINDER = "reminder"
    DEPUTY_TOLD = "deputy told"
    CANNOT_SHARE = "cannot share"
    RESTRICTED = "restricted"
    PHONED = "phoned"
    ASK_SENIOR = "ask senior"
    MINUTES_AMBER = "minutes amber"
    MINUTES_LATE = "minutes late"
    MINUTES_ASKED = "minutes asked"
    MINUTES_APPROVED = "minutes approved"
    MINUTES_OUT = "minutes out"
    MINUTES_CORRECTED = "minutes corrected"
    RECORD_DUE = "record due"
    NOTE_DUE = "note due"
    NOT_RECORDED = "not recorded"
    ACTION_YOURS = "action yours"
    ACTION_TAKEN = "action taken"
    ACTION_SOON = "action soon"
    ACTION_DUE = "action due"
    ACTION_NOBODY = "action nobody"
    ACTIONS_OVERDUE = "actions overdue"
    MEETING_STARTED = "meeting started"
    MEETING_ENDED = "meeting ended"
    CAME_IN = "came in"
    CHAIR_TAKEN = "chair taken"
    CHAIRS = "chairs"
    CONTRIBUTE = "contribute"
    NOMINATION_OWED = "nomination owed"
    NOMINATION_LATE = "nomination late"
    CONTRIBUTE_LATE = "contribute late"
    CONTRIBUTED = "contributed"
    JOIN_NEXT = "join next"
    ITEM_OVER = "item over"
    ON_ITEM = "on item"
    NOT_ENDED = "not ended"
    NOT_STARTED = "not started"
    SITTING_CLOSED = "sitting closed"
    GOES_ON = "goes on"
    NO_REVIEW = "no review"
    DECISION_OPEN = "decision open"
    OBJECTION_SETTLED = "objection settled"
    ASKED_IN_ROOM = "asked in room"
    WANTED = "wanted"
    LEFT_AGENDA = "left agenda"
    ACTION_GOES_ON = "action goes on"
    FAMILY_SOON = "family soon"
    FAMILY_DUE = "family due"
    FAMILY_LATE = "family late"
    HAND_OVER_DUE = "hand-over due"
    HAND_OVER_LATE = "hand-over late"
    LATER_DUE = "later due"
    LATER_LATE = "later late"
    REVIEW_DUE = "review due"
    REVIEW_LATE = "review late"
    OF_AGE = "of age"
    CAME_OF_AGE = "came of age"
    STOPPED = "stopped"
    PROPOSED = "proposed"
    PROPOSAL_AGREED = "proposal agreed"
    PROPOSAL_DROPPED = "proposal dropped"
    PROPOSAL_OVERTAKEN = "proposal overtaken"
    AUDIT_ASKED = "audit asked"
    AUDIT_REMINDER = "audit reminder"
    AUDIT_LATE = "audit late"
    FINDING_YOURS = "finding yours"
    FINDING_DUE = "finding due"
    FINDING_LATE = "finding late"
    FINDING_CHECK = "finding check"


OWED = frozenset(
    {
        Template.MISSING,
        Template.AGENDA_UNSENT,
        Template.MUST_COME,
        Template.COME,
        Template.TELL_TIME,
        Template.TELL_DAY,
        Template.QUESTION_DUE,
        Template.WITHDRAWAL_DUE,
        Template.DRAFT,
        Template.DRAFT_LEFT,
        Template.ANNEX_DUE,
        Template.ANNEX_LATE,
        Template.SIGN_DUE,
        Template.SIGN_LATE,
        Template.ROSTER_CHECK,
        Template.TRAINING_ENDS,
        Template.REACH,
        Template.SCREEN_DUE,
        Template.SCREEN_ASKED,
        Template.SCREEN_LATE,
        Template.RETURN_DUE,
        Template.RETURN_LATE,
        Template.SIGNPOST_DUE,
        Template.SIGNPOST_LATE,
        Template.ROUTE_DUE,
        Template.ROUTE_LATE,
        Template.PANEL_DATE,
        Template.PROMPT,
        Template.PROMPT_AGAIN,
        Template.REMINDER,
        Template.DEPUTY_TOLD,
        Template.APOLOGY,
        Template.NOBODY_COMES,
        Template.MINUTES_AMBER,
        Template.MINUTES_LATE,
        Template.RECORD_DUE,
        Template.NOTE_DUE,
        Template.NOT_RECORDED,
        Template.RAISE_WITH_SENIOR,
        Template.RECOMMENDED,
        Template.WORK_TO_CHECK,
        Template.SHARE_DRAFT,
        Template.SHARE_LATE,
        Template.NOMINATION_OWED,
        Template.NOMINATION_LATE,
        Template.ASSESSMENT_SOON,
        Template.ASSESSMENT_DUE,
        Template.ASSESSMENT_LATE,
        Template.ASSESSMENT_UNLED,
        Template.DISAGREEMENT_DUE,
        Template.DISAGREEMENT_UNANSWERED,
        Template.DISAGREEMENT_OPEN,
        Template.ACTION_SOON,
        Template.ACTION_DUE,
        Template.ACTION_NOBODY,
        Template.ACTIONS_OVERDUE,
        Template.ON_ITEM,
        Template.NOT_ENDED,
        Template.FAMILY_SOON,
        Template.FAMILY_DUE,
        Template.FAMILY_LATE,
        Template.HAND_OVER_DUE,
        Template.HAND_OVER_LATE,
        Template.LATER_DUE,
        Template.LATER_LATE,
        Template.REVIEW_DUE,
        Template.REVIEW_LATE,
        Template.OF_AGE,
        Template.CAME_OF_AGE,
        Template.AUDIT_ASKED,
        Template.AUDIT_REMINDER,
        Template.AUDIT_LATE,
        Template.FINDING_YOURS,
        Template.FINDING_DUE,
        Template.FINDING_LATE,
        Template.FINDING_CHECK,
    }
)
"""What is said for a duty, and so for as long only as it is owed to that person. A safety concern is said late too."""

OF_A_SEAT = frozenset({Template.PROMPT, Template.PROMPT_AGAIN, Template.REMINDER, Template.DEPUTY_TOLD})
"""Those among them that a panel owes to one seat."""
