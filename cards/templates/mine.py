"""The content-free lines about what waits for somebody."""

from collections.abc import Sequence
from enum import StrEnum

from cards.templates.line import Line

MINE = Line("What waits for you, your drafts, and what you referred")


class Owed(StrEnum):
    """What can wait for somebody, most urgent first, in the words that stand before the count."""

    CONCERN = "Safety concerns nobody has taken"
    MISSED = "Messages that could not be sent to you"
    SCREEN = "Referrals waiting to be screened"
    SIGN = "Referrals waiting for you to sign them"
    ANSWERS = "Lists of children that wait for your seat’s answers"
    AUDIT = "Audits that wait for your seat’s answers"
    FINDING = "Findings of audits that are for your seat to do"
    DISAGREEMENT = "Disagreements that wait for you"
    QUESTION = "Questions about what your seat said"
    ACTION = "Actions that are yours"
    TYPED = "Actions you typed, to check and confirm"
    ASKED = "Cases you are asked something about"
    ASSESSMENT = "Assessments that are yours"
    SHARE = "Things to be shared, to confirm or decline"
    FOLLOW = "Recommendations to say what became of"
    ON_ITS_WAY = "Cases that go elsewhere and are not received yet"
    WITHDRAWAL = "Requests to withdraw a referral"
    MISSING = "Panels for which something is missing"
    TO_TELL = "Cases whose people wait to be told"
    OFFER = "Extra panels to decide on"
    ROSTER = "Rosters to confirm"
    UNREACHABLE = "People who cannot be written to"
    DRAFT = "Drafts not sent yet"
    INVITED = "Items you are invited to"
    REFERRED = "Cases you referred"


def counts(owed: Sequence[Owed]) -> list[Line]:
    found = [Line(f"{kind}: {owed.count(kind)}") for kind in Owed if kind in owed]
    return found or [Line("Nothing waits for you.")]
