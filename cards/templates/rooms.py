"""The content-free lines about the online meetings of the panels."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from cards.templates.line import Line, reference
from panel.people import Role
from panel.rooms import Elsewhere, Inside, Setting
from panel.said import said_date

LICENCE = Line("The organiser’s mailbox may have no licence for Teams: a shared mailbox has none.")
MEND = Line("Once it has one, open the entry in the organiser’s calendar and add a Teams meeting: it is found there.")
NOT_LET_IN = Line("An administrator has to let me into the meeting’s chat. Until then, the agenda")
NOT_READY = Line("The next panel’s meeting is not ready yet. Until then, the agenda")

_OUT: Mapping[Inside, Line] = {
    Inside.NOT_YET: Line("I am not in the meeting’s chat yet. Until then, the agenda"),
    Inside.NO_CHAT: Line("The meeting has no chat before somebody joins. Until then, the agenda"),
    Inside.REMOVED: Line("I was removed from the meeting’s chat, so the agenda"),
}
_SETTINGS: Mapping[Setting, str] = {
    Setting.LOBBY: "who waits in the lobby",
    Setting.ADMITTERS: "who lets people in from the lobby",
    Setting.PRESENTERS: "who presents",
    Setting.RECORDING: "recording",
    Setting.TRANSCRIPTION: "transcription",
    Setting.BY_ITSELF: "recording by itself",
    Setting.COPYING: "copying and sharing of what is shown",
    Setting.ANNOUNCING: "announcing who comes and goes",
    Setting.RECAP: "recap and Copilot",
    Setting.NAMES: "hiding who else is there",
}


def no_link(starts: datetime) -> Line:
    return Line(f"The panel of {said_date(starts.date())} has no online meeting, so nobody can join it yet.")


def no_own_link(ref: str, starts: datetime) -> Line:
    return Line(
        f"Somebody from outside comes for {reference(ref)}, on the panel of {said_date(starts.date())}. "
        "Their own meeting is no online meeting, so they cannot join."
    )


def outside(inside: Inside) -> Line | None:
    """Why the agenda is not in the meeting's chat, up to where it is; None where it is there."""
    return _OUT.get(inside)


def goes(why: Line, elsewhere: Elsewhere, role: Role) -> Line:
    """Why it is not there, and where it is: with somebody of this role where there is no chat at all."""
    where = {
        Elsewhere.SHARED: "goes where “here” was said",
        Elsewhere.BEFORE: "stands in the chat of the meeting before",
        Elsewhere.NOWHERE: f"goes to the {role}",
    }
    return Line(f"{why} {where[elsewhere]}.")


def left(panels: Sequence[Setting], own: Sequence[Setting]) -> Line:
    """What could not be set in a panel's meeting, and, beside that, in those of people from outside."""
    more = [each for each in own if each not in panels]
    said = [f"in the next panel’s meeting: {_said(panels)}"] if panels else []
    said += [f"in the meetings of those from outside: {_said(more)}"] if more else []
    return Line(f"Not to be set from here, so for your administrator to see to {'; '.join(said)}.")


def _said(settings: Sequence[Setting]) -> str:
    return "; ".join(_SETTINGS[each] for each in settings)
