"""What the police's part in a case tells: nothing begun while they are waited for, conditions, the prosecutors."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from panel.can_begin import ASKED
from panel.police import NOT_KNOWN, position, position_now, position_of
from panel.procedure import Procedure
from panel.rules.entry import Position
from panel.said import said_day, wall_day
from panel.sign import Kind, Records, Sign


def of_police(found: Records, procedure: Procedure, today: date) -> Iterator[Sign]:
    """The signs while an outcome of the police is awaited. Procedure: signs.nothing_begun_days, .conditions_days,
    .prosecutors_days."""
    now = position_now(found.referral, found.police, procedure)
    since = _since(found, procedure)
    if now is None or since is None or not now.pending or now.id == NOT_KNOWN:
        return
    yield from _nothing_begun(found, procedure, now, since, today)
    if now.conditions:
        yield from _conditions(found, procedure, today)
    yield from _prosecutors(procedure, since, today)


def _since(found: Records, procedure: Procedure) -> date | None:
    """Since when the police are waited for, without an end in between; that nobody knows is no word."""
    since: datetime | None = None
    for at, where in _told(found, procedure):
        since = (since or at) if where.pending else None
    return wall_day(since) if since else None


def _told(found: Records, procedure: Procedure) -> list[tuple[datetime, Position]]:
    """Each time it was said where the police are, in the order of time; a referral that is changed later counts only
    where it still waits for them."""
    referral, first = found.referral, position(found.referral.answers, procedure)
    counts = first is not None and (first.pending or not found.police)
    said = [(referral.police_at or referral.sent_at, first)] if counts else []
    said += [(each.at, position_of(each.position, procedure)) for each in found.police]
    known = [(at, where) for at, where in said if where and where.id != NOT_KNOWN]
    return sorted(known, key=lambda each: each[0])


def _nothing_begun(found: Records, procedure: Procedure, now: Position, since: date, today: date) -> Iterator[Sign]:
    days, waited = procedure.signs.nothing_begun_days, (today - since).days
    begun = any(each.implemented_on for each in found.recommendations)
    if days is None or waited < days or begun:
        return
    words = (
        f"Police: {now.title}, waited for since {said_day(since)} ({waited} days), and nothing recommended has begun"
    )
    last = max((each.at for each in found.begins), default=None)
    answered = f"It was asked last on {said_day(wall_day(last))}: has it begun?" if last else ASKED
    yield Sign(Kind.BEGIN, words, answered)


def _conditions(found: Records, procedure: Procedure, today: date) -> Iterator[Sign]:
    """Conditions whose review day has passed, or of which nobody has spoken for long."""
    days, (at, where) = procedure.signs.conditions_days, _told(found, procedure)[-1]
    day = max(found.police, key=lambda each: each.at).review_on if found.police else None
    ends = day or (None if days is None else wall_day(at) + timedelta(days=days))
    if ends and ends < today:
        words = f"{where.title}: last word {said_day(wall_day(at))}, and to be reviewed by {said_day(ends)}"
        yield Sign(Kind.CONDITIONS, words, "Are they still right, and when are they reviewed?")


def _prosecutors(procedure: Procedure, since: date, today: date) -> Iterator[Sign]:
    """The window within which the police ask the prosecutors: theirs to keep, so nothing but a reminder."""
    if (days := procedure.signs.prosecutors_days) is None:
        return
    ends = since + timedelta(days=days)
    over = "ended" if ends < today else "ends"
    had = f"The police have had it since {said_day(since)}"
    words = f"{had}: the {days} days for the prosecutors {over} on {said_day(ends)}"
    yield Sign(Kind.PROSECUTORS, words, "Have the police asked the prosecutors?")
