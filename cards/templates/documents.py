"""The content-free lines about a file, its name among them."""

from datetime import datetime

from cards.templates.line import Line, reference
from panel.said import said_when

CALENDAR_HOLDS = Line("It holds the day, the time and the panel’s reference, and nobody’s name.")
CALENDAR_MOVES = Line("If the panel is moved or cancelled, take the file again: it changes what is in your calendar.")
ASKS = Line("A file for you. Allow it, and it is put among your own files.")
DECLINED = Line("The file was not saved, as you said. You can ask for it again.")
ELSEWHERE = Line("A file can be saved in your own chat with me only.")
NOT_SAVED = Line("The file could not be saved. Nothing else has changed: ask for it again.")
NOT_YOURS = Line("That file is not there any more, or is not yours to have. Nothing was saved.")


def panel_on(ref: str, starts: datetime, cancelled: bool) -> Line:
    return Line(f"Panel {reference(ref)}, {said_when(starts)}{', is cancelled' if cancelled else ''}.")


def calendar_file(ref: str) -> Line:
    return Line(f"panel-{reference(ref)}.ics")


def saved(name: Line) -> Line:
    return Line(f"{name} is among your files.")
