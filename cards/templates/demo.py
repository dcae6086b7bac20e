"""The content-free lines of the demo."""

from datetime import datetime

from cards.templates.line import Line
from panel.said import said_when

PERSONAS = Line("This is a demo: everybody is fictional. Whom do you want to be?")
COMMANDS = Line(
    "“demo as chair”, “demo as police” and so on; “demo children” brings in two; “demo +7d”, “demo +3h” or "
    "“demo to 2026-12-01 09:00” moves the clock; “demo reset” starts again."
)
CHILDREN = Line("Two fictional children are here: one waits to be screened, one is on the agenda.")
ASK_RESET = Line("Start the demo again? Every fictional child, draft and case is deleted.")
RESET = Line("The demo starts again: every fictional child is gone.")


def acting(title: str) -> Line:
    return Line(f"You now act as {title}.")


def to(title: str) -> Line:
    return Line(f"To: {title[0].upper()}{title[1:]}")


def moving(to: datetime) -> Line:
    return Line(f"Moving to {said_when(to)}. What falls due on the way is sent.")


def arrived(now: datetime, sent: int) -> Line:
    count = "1 message" if sent == 1 else f"{sent} messages"
    return Line(f"It is now {said_when(now)}. {count} sent on the way.")
