"""The content-free lines about the online meetings of the panels."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from cards.templates.line import Line
from panel.rooms import Inside, Setting
from panel.said import said_date

LICENCE = Line("The organiser’s mailbox may have no licence for Teams: a shared mailbox has none.")
MEND = Line("Once it has one, open the entry in the organiser’s calendar and add a Teams meeting: it is found there.")
NOT_LET_IN = Line(
    "An administrator has to let me into the meeting’s chat. Until then, the agenda goes where “here” was said."
)
NOT_READY = Line("The next panel’s meeting is not ready yet. Until then, the agenda goes where “here” was said.")

_OUT: Mapping[Inside, Line] = {
    Inside.NOT_YET: Line("I am not in the meeting’s chat yet. Until then, the agenda goes where “here” was said."),
    Inside.NO_CHAT: Line(
        "The meeting has no chat before somebody joins. Until then, the agenda goes where “here” was said."
    ),
    Inside.REMOVED: Line("I was removed from the meeting’s chat, so the agenda goes where “here” was said."),
}
_SETTINGS: Mapping[Setting, str] = {
    Setting.LOBBY: "who waits in the lobby",
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


def outside(inside: Inside) -> Line | None:
    """Why the agenda is not in the meeting's chat; None where it is."""
    return _OUT.get(inside)


def left(settings: Sequence[Setting]) -> Line:
    """What could not be set in a meeting."""
    said = "; ".join(_SETTINGS[each] for each in settings)
    return Line(f"Not to be set from here, so for your administrator to see to in the next panel’s meeting: {said}.")
