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
NOT_SENT_YET = Line("It is not sent to the chair until it is signed. You are told when it is, or when it comes back.")
SIGN = Line("A referral waits for you to sign it. It is not sent to the chair until you do.")
SENT_BACK = Line("Your referral was not signed yet: it came back with a word of what is needed.")
IF_WORSE = Line("If things get worse: “safety”. Questions: the coordinator.")


def draft(started: date) -> Line:
    return Line(f"You have a referral that is not sent yet, begun on {said_date(started)}.")


def draft_at(number: int, last: int) -> Line:
    return Line(f"Your referral is kept at screen {number} of {last}.")


def draft_left(since: date) -> Line:
    return Line(f"1 draft of a referral was last saved on {said_date(since)}, and is not sent.")


def sign_due(since: date) -> Line:
    return Line(f"A referral has waited for you to sign it since {said_date(since)}. The child waits with it.")


def sign_late(since: date) -> Line:
    return Line(f"1 referral has waited to be signed since {said_date(since)}, and is not sent. Ask who signs it.")


def signed(ref: str) -> Line:
    return Line(f"Your referral was signed and sent. It is {reference(ref)}.")


def annex_due(ref: str) -> Line:
    return Line(f"{reference(ref)}: something that was promised with the referral was to be there by now.")


def annex_late(ref: str) -> Line:
    return Line(f"{reference(ref)}: what was promised with the referral is still not there. Ask the child’s worker.")


def answered_at(when: datetime) -> Line:
    return Line(f"That screen was answered already, at {said_when(when)}. Your referral is kept.")


def sent(ref: str) -> Line:
    return Line(f"Sent. {reference(ref)}.")


def decided_by(day: date) -> Line:
    return Line(f"The chair decides by {said_date(day)}.")


def likely(starts: datetime) -> Line:
    return Line(f"If accepted, likely panel {said_date(starts.date())}. It does not change what you must do today.")
