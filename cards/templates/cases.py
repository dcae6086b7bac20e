"""The content-free lines about one case."""

from datetime import date, datetime

from cards.templates.line import Line, reference
from panel.said import said_date, said_day, said_when

WRITE_IT_THERE = Line("What you typed after the reference is not kept: write it in the form that opens.")


def form(ref: str) -> Line:
    return Line(f"{reference(ref)}: press the button to go on.")


def case(ref: str) -> Line:
    return Line(f"{reference(ref)}: open it to see it in your view.")


def accepted(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is accepted. Its panel is on {said_when(starts)}.")


def urgent(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is urgent: it is taken at the panel of {said_when(starts)} by exception.")


def signposted(ref: str) -> Line:
    return Line(f"{reference(ref)} is signposted: it does not go to the panel. Open it to see where to, and why.")


def routed(ref: str) -> Line:
    return Line(f"{reference(ref)}: no meeting is called here. Open it to see what follows instead, and why.")


def followed(ref: str) -> Line:
    return Line(f"{reference(ref)}: what came of it, without a meeting here, was said. Is a meeting needed after all?")


def returned(ref: str) -> Line:
    return Line(f"{reference(ref)} is returned to you: the chair needs more. Open it to see what.")


def withdrawn(ref: str) -> Line:
    return Line(f"{reference(ref)} is withdrawn. Open it to see why.")


def withdrawal_asked(ref: str) -> Line:
    return Line(f"{reference(ref)}: its referrer asks to withdraw it. Its agenda is out, so the coordinator decides.")


def withdrawal_due(ref: str, since: date) -> Line:
    when = said_date(since)
    return Line(f"{reference(ref)}: its referrer asked on {when} to withdraw it, and waits for your answer.")


def stays(ref: str) -> Line:
    return Line(f"{reference(ref)} stays on the agenda. Open it to see why.")


def added(ref: str) -> Line:
    return Line(f"{reference(ref)} has a new dated note.")


def new_matrix(ref: str, dated: date) -> Line:
    return Line(f"{reference(ref)}: a new risk matrix came in, dated {said_day(dated)}. Open it to see the level.")


def changed(ref: str) -> Line:
    return Line(f"{reference(ref)} was changed by its referrer.")
