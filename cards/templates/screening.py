"""The content-free lines about a referral that waits to be screened, or to come back, or to arrive."""

from datetime import date

from cards.templates.line import Line, reference
from panel.said import said_date

DEPUTY_ASKED = Line("The deputy is asked to screen it.")
NO_DEPUTY = Line("No deputy is there to be asked: see that somebody screens it.")


def queue(count: int) -> Line:
    return Line("No referral waits to be screened." if not count else f"Waiting to be screened: {count}, oldest first.")


def more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. The next appear as these are screened.")


def waiting(ref: str, day: date) -> Line:
    return Line(f"{reference(ref)} is waiting to be screened, by {said_date(day)}.")


def gone_through(ref: str) -> Line:
    return Line(f"{reference(ref)} was gone through with you, says whoever screened it. You confirm that it was so.")


def due(ref: str, day: date) -> Line:
    return Line(f"{reference(ref)} is to be screened today, {said_date(day)}.")


def asked(ref: str, since: date) -> Line:
    return Line(
        f"{reference(ref)} has waited since {said_date(since)}: the chair has not screened it. You are asked to."
    )


def late(ref: str, since: date) -> Line:
    return Line(f"{reference(ref)} has waited since {said_date(since)}: the chair has not screened it.")


def return_due(ref: str, since: date) -> Line:
    return Line(f"{reference(ref)} was returned to you on {said_date(since)}. The chair still waits for more.")


def return_late(ref: str, since: date) -> Line:
    return Line(f"{reference(ref)} was returned on {said_date(since)} and has not come back. Ask its referrer why.")


def signpost_due(ref: str, since: date) -> Line:
    return Line(
        f"{reference(ref)} was signposted on {said_date(since)}. Has it arrived? Say who received it, and when."
    )


def route_due(ref: str, since: date) -> Line:
    return Line(
        f"{reference(ref)} was screened on {said_date(since)}. What follows is not all done: say what was done."
    )


def route_late(ref: str, since: date) -> Line:
    return Line(f"{reference(ref)} was screened on {said_date(since)}. What follows is still not all done: ask for it.")


def signpost_late(ref: str, since: date) -> Line:
    return Line(
        f"{reference(ref)} was signposted on {said_date(since)}. Nobody has said that it arrived: ask its referrer."
    )
