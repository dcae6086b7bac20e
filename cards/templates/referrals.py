"""The content-free lines about a referral that is being written or was just sent."""

from datetime import date, datetime

from cards.templates.line import Line, reference
from panel.said import said_date, said_when

REFER = Line("Refer a child")
NEEDS = Line(
    "12 screens, about 15 minutes, kept as you go. You need the date of birth or an estimate, the team manager, "
    "what has happened, and the risk matrix with its date. “Not known” is an answer."
)
NOT_A_REPORT = Line("A referral here is not a report to the police or to children’s services.")
TYPED_IN = Line("What you typed is kept as the answer to this screen. Check it, then go on.")
DELETED = Line("Deleted. Nothing of that draft is kept.")
KEPT = Line("What you sent is kept, and whoever chairs it has a notice.")
IF_WORSE = Line("If things get worse: “safety”. Questions: the coordinator.")


def draft(started: date) -> Line:
    return Line(f"You have a referral that is not sent yet, begun on {said_date(started)}.")


def draft_at(number: int, last: int) -> Line:
    return Line(f"Your referral is kept at screen {number} of {last}.")


def draft_left(since: date) -> Line:
    return Line(f"1 draft of a referral was last saved on {said_date(since)}, and is not sent.")


def answered_at(when: datetime) -> Line:
    return Line(f"That screen was answered already, at {said_when(when)}. Your referral is kept.")


def sent(ref: str) -> Line:
    return Line(f"Sent. {reference(ref)}.")


def decided_by(day: date) -> Line:
    return Line(f"The chair decides by {said_date(day)}.")


def likely(starts: datetime) -> Line:
    return Line(f"If accepted, likely panel {said_date(starts.date())}. It does not change what you must do today.")
