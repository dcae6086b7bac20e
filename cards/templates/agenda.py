"""The content-free lines about an agenda, and the chat in which it stands."""

from collections.abc import Sequence
from datetime import datetime

from cards.templates.line import Line, reference
from panel.people import Role
from panel.said import said_date, said_time, said_when

NOTHING_ON_IT = Line("Nothing is on it yet.")
HERE_MOVED = Line("The chat it stood in before is no longer the panel’s.")
HERE_WHO = Line("Who can read here is yours to see to. Invitees are not in this chat: each sees their own item only.")
HERE_MEETING = Line("It is the chat of this panel’s meeting: whoever is let into the meeting can read here.")
TAKEN_BACK = Line("No agenda stands in this chat any more: somebody joins here for one item only.")
HERE_HOW = Line("Say “here” in the chat or channel that the members share, and it becomes the panel’s.")
NO_CHAT = Line("This panel has no chat yet. Once the coordinator says “here” in its chat, the agenda stands there.")
CHAT_GONE = Line("I am no longer in the panel’s chat, so its agenda cannot stand or change there.")
CHAT_CLOSED = Line("I may not post in the panel’s chat: I was removed from it, or I am blocked there.")
CHAT_AGAIN = Line("Add me again, or end the block, and say “here” there. Or say it in another chat the members share.")


def heading(starts: datetime, ends: datetime, items: int) -> Line:
    hours = f"{said_time(starts.time())} to {said_time(ends.time())}"
    count = "1 item" if items == 1 else f"{items} items"
    return Line(f"Panel, {said_date(starts.date())}, {hours}. {count}.")


def slot(starts: datetime, ref: str, new: bool) -> Line:
    return Line(f"{said_time(starts.time())} {reference(ref)} {'new' if new else 'ongoing'}")


def standing(starts: datetime, items: Sequence[str]) -> Line:
    """The items of every panel, in the procedure's own words."""
    return Line(f"{said_time(starts.time())} {', '.join(items)}")


def pause(starts: datetime) -> Line:
    return Line(f"{said_time(starts.time())} Break")


def not_out(out: datetime) -> Line:
    return Line(f"Not out yet: out on {said_when(out)}.")


NOTHING_SITS = Line("There is no agenda: these rules describe an audit, and nothing sits under them.")
NOT_SENT = Line("Not out yet: it is out when the coordinator sends it.")


def unsent(starts: datetime) -> Line:
    return Line(f"The agenda of {said_date(starts.date())} is not out. It goes out when you send it.")


def sent(starts: datetime) -> Line:
    return Line(f"The agenda of {said_date(starts.date())} is out. Every seat is asked for its answers now.")


NONE_CALLED = Line("No meeting is called. One is called for a child when the referral is accepted.")


def empty(starts: datetime) -> Line:
    return Line(f"The next panel is on {said_when(starts)}. Nothing is on its agenda yet.")


def part(first: int, last: int, count: int) -> Line:
    return Line(f"Items {first} to {last} of {count}.")


def more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. The rest is in your view.")


def cancelled(starts: datetime) -> Line:
    return Line(f"The panel of {said_when(starts)} is cancelled.")


def item_moved(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is now at {said_time(starts.time())}, {said_date(starts.date())}.")


def order_changed(ref: str) -> Line:
    return Line(f"The agenda of {reference(ref)} was changed since you opened it.")


def meanwhile(role: Role) -> Line:
    """Where an agenda goes that has no chat."""
    return Line(f"Until then the agenda goes to the {role}, in their own chat with me, and changes there.")


def here(body: str) -> Line:
    return Line(f"From here on this chat is that of the {body}. Its agenda stands here.")
