"""The content-free lines about a panel while it sits."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.people import Role
from panel.said import said_date, said_time

BETWEEN = Line("No item is open.")
MEETING_STARTED = Line("The meeting has started. Open your screen: the sitting begins when you press.")
MEETING_ENDED = Line("Teams’ meeting has ended. The sitting goes on until you end it.")
CAME_IN = Line("Somebody is here who is not entitled to the item that is open. It is shut until the room is checked.")
CHAIR_TAKEN = Line("Somebody else chairs the sitting now, and has its screen.")
NOT_ENDED = Line("The sitting has not been ended. Until it is, nothing of it goes on: no outcome, no minutes.")
JUST_MOVED = Line("Somebody else has just moved the sitting. This changed nothing: look at the item that is open now.")
YOURS = Line("Your screen opens in your own chat with me.")
WHY_PRIVATELY = Line("Kept. Next time tell me why in our own chat: here everybody reads it.")
LEFT = Line("It is not ended yet: open it to see what is left.")


def started(starts: datetime, role: Role, began: datetime) -> Line:
    return Line(f"The panel of {said_date(starts.date())} sits. Started by the {role} at {said_time(began.time())}.")


def closed(starts: datetime) -> Line:
    words = f"Nobody ended the sitting of {said_date(starts.date())}, so it is closed."
    return Line(f"{words} Every child on it goes on, and its minutes are begun.")


def not_started(starts: datetime) -> Line:
    return Line(f"Nobody started the panel of {said_date(starts.date())}. Every child on it goes on to the next.")


def item(number: int, count: int, ref: str, starts: datetime) -> Line:
    return Line(f"Item {number} of {count}: {reference(ref)}, {said_time(starts.time())}.")


def answered(given: int, asked: int) -> Line:
    return Line(f"{given} of {asked} seats have answered.")


def ended(starts: datetime) -> Line:
    return Line(f"The panel of {said_date(starts.date())} has ended.")


def skipped(ref: str) -> Line:
    return Line(f"{reference(ref)} is skipped.")


def skip_why(ref: str) -> Line:
    return Line(f"{reference(ref)}: say why it is skipped, where only you see it.")


def all_done(count: int) -> Line:
    items = "The one item has" if count == 1 else f"All {count} items have"
    return Line(f"{items} been gone through. The sitting can be ended.")


def join_next(ref: str) -> Line:
    return Line(f"{reference(ref)} is next. Join the meeting now, and wait until you are let in.")


def over(ref: str) -> Line:
    return Line(f"{reference(ref)} is finished for today. You can leave the meeting.")


def not_today(ref: str) -> Line:
    return Line(f"{reference(ref)} is not discussed today. You need not join, or can leave the meeting.")


def on_item(minutes: int) -> Line:
    return Line(f"{minutes} minutes on this item.")
