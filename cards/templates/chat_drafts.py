"""The content-free lines about an answer that was typed into a chat."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_date

ONLY_YOU = Line("Nobody else sees it until you check it and confirm it.")
PRIVATELY = Line("Next time tell me privately: what is typed here stays in this chat, and everybody in it reads it.")


def kept(ref: str, seat: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)}: kept as your draft for {seat}, panel of {said_date(starts.date())}.")
