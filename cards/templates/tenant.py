"""The content-free lines about the organisation's Microsoft 365."""

from collections.abc import Mapping

from cards.needs import NEEDS
from cards.templates.line import Line, reference
from panel.words import Hindrance

STANDS = Line("What is to be done there stays due, and is tried again every hour. Nothing is lost or half done.")
MENDED = Line("What stood in the way at Microsoft 365 does so no more.")
BOOKS_AGAIN = Line("Microsoft 365 takes bookings again.")
WORKS_AGAIN = Line("Microsoft 365 lets Convenor work again.")
NOT_NEEDED = Line("Nothing waits any more for what stood in the way at Microsoft 365.")
LOOK = "Look before you send it again."
UNCERTAIN = Line(f"A mail with a link may or may not have gone out. {LOOK}")
LOOK_FIRST = Line(
    "It is not sent again by itself. Whether it went out stands in the organiser’s mailbox, under Sent Items."
)

_STANDS: Mapping[Hindrance, tuple[str, str]] = {
    Hindrance.PERMISSION: (
        "a permission is missing",
        "They give it to the bot again.",
    ),
    Hindrance.CREDENTIALS: (
        "the bot's own credentials are not accepted, or have expired",
        "They renew them, put them in the setting, and start Convenor again.",
    ),
    Hindrance.MAILBOX: (
        "the organiser's mailbox cannot be used",
        "They give the organiser a mailbox and a Teams licence, or name another one in the setting.",
    ),
    Hindrance.POLICY: (
        "an application access policy is missing for the organiser",
        "They grant it to the organiser.",
    ),
    Hindrance.APP: (
        "the app is not in the organisation's catalogue, or not allowed",
        "They put it into the catalogue, allow it, and name its id in the setting.",
    ),
    Hindrance.DRIVE: (
        "the library for documents cannot be used",
        "They let the bot write in it, or name another one in the setting.",
    ),
}
"""What stands in the way, and what an administrator does about it."""


def hindered(by: Hindrance) -> Line:
    return Line(f"Microsoft 365 does not let Convenor work: {_STANDS[by][0]}. Your administrator can mend it.")


def uncertain(ref: str) -> Line:
    return Line(f"A mail with a link about {reference(ref)} may or may not have gone out. {LOOK}")


def does(by: Hindrance) -> Line:
    """What an administrator does about it."""
    why, what = _STANDS[by]
    return Line(f"{why[0].upper()}{why[1:]}. {what}")


def needs(what: str) -> Line:
    """The name of a permission or of a setting; ValueError for anything else."""
    if what not in NEEDS:
        raise ValueError("nothing that is needed")
    return Line(f"Needed: {what}. {NEEDS[what].purpose}.")


def left(count: int) -> Line:
    one = count == 1
    return Line(f"{count} other {'thing' if one else 'things'} still {'stands' if one else 'stand'} in the way.")
