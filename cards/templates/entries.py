"""The content-free lines about a panel's entry in the calendar, as others have changed and answered it there."""

from collections.abc import Mapping
from datetime import datetime

from cards.templates.line import Line, reference
from panel.coming import Response
from panel.looks import Detail, State
from panel.said import said_when

UNTIL = Line("Nothing is put back by itself. Until you decide, the calendar is told of no other time.")
OFF = Line("Whoever is invited may have been told by Outlook that it is off.")
KEPT = Line("Who is invited is kept as it is.")
LET_IN = Line("Whoever was added is let into the meeting without waiting in its lobby.")
SAME_PERSON = Line(
    "If both are one person by two addresses, put the one that Outlook shows on the roster: no answer of theirs from "
    "Outlook is read until then."
)
NO_MEETING = Line("Its online meeting was switched off, and the old link does not work any more.")
DELETE_IT = Line("To have a new one, delete the entry in Outlook: you are then asked whether to book it again.")
OWN_TIME = Line("Until you book it again, they may have the wrong time, or no link.")
BY_HAND = Line("The old entries must be cancelled by hand in the old mailbox: until then both stand in calendars.")
NO_LONGER_OPEN = Line("There is nothing to decide about this entry any more.")

_GONE = {State.DELETED: "deleted", State.CANCELLED: "cancelled"}
_DETAILS = {
    Detail.SUBJECT: "Its subject was changed. Nothing about a child may stand there: it is in calendars and mails.",
    Detail.PLACE: "Its place was changed.",
    Detail.PRIVACY: "It is not private any more: whoever may look into one of these calendars can read it.",
    Detail.GUESTS: "Those who are invited can see who else is.",
}
_COMES = {
    Response.ACCEPTED: "expected",
    Response.TENTATIVE: "not sure",
    Response.DECLINED: "cannot come",
    Response.NONE: "not answered",
}


def moved(was: datetime, now: datetime) -> Line:
    return Line(f"The entry of the panel of {said_when(was)} was changed in Outlook: it now says {said_when(now)}.")


def lasts(starts: datetime, was: int, minutes: int) -> Line:
    return Line(
        f"The entry of the panel of {said_when(starts)} was changed in Outlook: "
        f"it now lasts {minutes} minutes, not {was}."
    )


def also_lasts(was: int, minutes: int) -> Line:
    return Line(f"It now lasts {minutes} minutes, not {was}.")


def gone(starts: datetime, state: State) -> Line:
    """ValueError for one that is there."""
    if state not in _GONE:
        raise ValueError("it is there")
    return Line(f"The entry of the panel of {said_when(starts)} was {_GONE[state]} in Outlook.")


def people(starts: datetime, added: int, removed: int) -> Line:
    count = ", ".join(f"{n} {word}" for n, word in ((added, "added"), (removed, "removed")) if n)
    changed = f": {count}" if count else ""
    return Line(f"The entry of the panel of {said_when(starts)} was changed by hand in Outlook{changed}.")


def detail(changed: Detail) -> Line:
    return Line(_DETAILS[changed])


def own(ref: str, starts: datetime) -> Line:
    return Line(
        f"Somebody from outside comes for {reference(ref)}, on the panel of {said_when(starts)}. "
        "Their own meeting was changed or deleted in Outlook."
    )


def other_mailbox(count: int) -> Line:
    stand = "1 panel stands" if count == 1 else f"{count} panels stand"
    return Line(f"The organiser’s mailbox is another now: {stand} in the old one, and no change reaches it there.")


def all_booked(count: int) -> Line:
    return Line(f"{'1 panel is' if count == 1 else f'{count} panels are'} booked in the organiser’s mailbox.")


def attendance(counts: Mapping[Response, int]) -> Line:
    """How many places are expected to be filled, and how the others stand."""
    said = ", ".join(f"{counts[each]} {words}" for each, words in _COMES.items() if counts.get(each))
    return Line(f"Attendance: {said}.")


def comes(response: Response) -> Line:
    """What a response means, as a label."""
    return Line(_COMES[response].capitalize())


def now_lasts(starts: datetime, minutes: int) -> Line:
    return Line(f"Panel of {said_when(starts)} now lasts {minutes} minutes.")


def back(starts: datetime) -> Line:
    return Line(f"The calendar goes back to {said_when(starts)}.")


def restored(starts: datetime) -> Line:
    return Line(f"The entry of the panel of {said_when(starts)} is put back as it was booked.")


def again(starts: datetime) -> Line:
    return Line(f"The panel of {said_when(starts)} is booked again.")
