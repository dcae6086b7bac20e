"""The content-free lines about who is to be there for a child."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_date


def not_invited(ref: str, starts: datetime, count: int) -> Line:
    who = "1 who has to be there is" if count == 1 else f"{count} who have to be there are"
    return Line(f"{reference(ref)}, panel of {said_date(starts.date())}: {who} not invited yet.")
