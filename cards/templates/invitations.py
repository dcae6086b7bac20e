"""The content-free lines about who comes for one item."""

from datetime import datetime

from cards.templates.line import Line, reference
from cards.templates.schedule import item_on
from panel.said import said_when


def invited(ref: str) -> Line:
    return Line(f"You are invited to one item of the panel, {reference(ref)}. You hear your time with the agenda.")


def uninvited(ref: str) -> Line:
    return Line(f"You need not come for {reference(ref)} any more, and do not open it now.")


def can_leave(ref: str) -> Line:
    return Line(f"{reference(ref)} is off the agenda. You can leave the meeting, and do not open it now.")


def come(ref: str, starts: datetime) -> Line:
    return Line(f"Your item {reference(ref)} is on {said_when(starts)}. Come at your time, not before.")


def tell_invited(ref: str, count: int) -> Line:
    who = "Somebody who comes" if count == 1 else f"{count} people who come"
    are = "is" if count == 1 else "are"
    return Line(f"{who} for {reference(ref)} {are} not on the roster. Tell them yourself, and say when.")


def tell_uninvited(ref: str, count: int) -> Line:
    who = "Somebody who was to come is" if count == 1 else f"{count} people who were to come are"
    return Line(f"{reference(ref)} is off the agenda. {who} not on the roster: tell them.")


def tell_dropped(ref: str, count: int) -> Line:
    who = "Somebody who was" if count == 1 else f"{count} people who were"
    need, are = ("needs not", "is") if count == 1 else ("need not", "are")
    return Line(f"{who} to come for {reference(ref)} {need} any more, and {are} not on the roster: tell them.")


def tell_time(ref: str, starts: datetime, count: int) -> Line:
    who = "Somebody who comes for it is" if count == 1 else f"{count} people who come for it are"
    return Line(f"{reference(ref)} is on {said_when(starts)}. {who} not on the roster: tell them.")


def tell_day(ref: str, starts: datetime, count: int) -> Line:
    who = "Somebody who comes for it is" if count == 1 else f"{count} people who come for it are"
    return Line(f"{item_on(ref, starts)} {who} not on the roster: tell them again.")
