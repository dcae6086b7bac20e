"""What is to be changed in an event, so that it is as wanted and what others have made of it stays."""

from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.event import Event as Kept
from msgraph.generated.models.location import Location
from msgraph.generated.models.sensitivity import Sensitivity

from bot.calendars.graph.entries import again, attending, invited, standing, subject, times
from bot.ports import Event
from storage.records import Attempt


def changes(event: Event, found: Kept) -> Kept | None:
    """What is wanted otherwise than the calendar was told, or may have been, and does not stand there so; None where
    nothing is. A time that somebody else has given it stays. Never the body: without what Teams has put into it there
    is no online meeting."""
    there, made = standing(event, found), Kept()
    if _moves(event, there):
        made.start, made.end = times(event)
        if found.is_all_day:
            # Outlook takes no time but midnight for it.
            made.is_all_day = False
    if _goes_elsewhere(event, there):
        made.location = Location(display_name=event.place)
    _put_back(event, found, made)
    # Only what is set is sent, and None would take everybody out.
    if (attendees := _attendees(event, found)) is not None:
        made.attendees = attendees
    return made if _any(made) else None


def _any(made: Kept) -> bool:
    those = (made.start, made.location, made.subject, made.sensitivity, made.hide_attendees, made.attendees)
    return any(each is not None for each in those)


def _goes_elsewhere(event: Event, there: Event) -> bool:
    if event.restore:
        # Outlook may add that it is a Teams meeting.
        return event.place not in there.place
    return event.told is not None and event.place not in (event.told.place, there.place)


def _put_back(event: Event, found: Kept, made: Kept) -> None:
    """Where it is to be as it was booked, what is not so; what is said to those invited, they are said once."""
    if event.restore and (found.subject or "").strip() != subject(event):
        made.subject = subject(event)
    if event.restore and found.sensitivity is not Sensitivity.Private:
        made.sensitivity = Sensitivity.Private
    if event.restore and not found.hide_attendees:
        made.hide_attendees = True


def _moves(event: Event, there: Event) -> bool:
    """Whether it has another time than wanted, and one that we may have given it. What is booked again is wanted so,
    whatever stands there."""
    wanted, now = (event.starts_at, event.minutes), (there.starts_at, there.minutes)
    ours = [(each.starts_at, each.minutes) for each in (*event.tried, event.told) if each]
    anew = event.told is None and not (event.tried and all(each.at for each in event.tried))
    return now != wanted and (anew or now in ours)


def _attendees(event: Event, found: Kept) -> list[Attendee] | None:
    """Who is invited now; None where they are already. Whoever may have been invited by us and is not wanted any more
    leaves; whoever others have added stays as they are, and whoever others have taken out does not come back."""
    wanted, there = set(event.attendees), {email for email, _ in attending(found)}
    told = [set(each.attendees) for each in (*event.tried, event.told) if each]
    leave = {email for each in told for email in each} - wanted
    last = _last_told(event, there)
    join = {email for email in wanted - there if not (last and all(email in each for each in last))}
    if not join and not leave & there:
        return None
    stay = [again(each) for email, each in attending(found) if email not in leave]
    return stay + [invited(email) for email in sorted(join)]


def _last_told(event: Event, there: set[str]) -> list[set[str]]:
    """Who was invited last: with an attempt of which nobody heard, if it shows who came or left by it, or any of
    them."""
    if event.told is None:
        return [set(each.attendees) for each in event.tried]
    before = set(event.told.attendees)
    through = [set(each.attendees) for each in event.tried if _shows(each, before, there)]
    return through or [*(set(each.attendees) for each in event.tried), before]


def _shows(tried: Attempt, before: set[str], there: set[str]) -> bool:
    """Whether an attempt has got through: somebody came by it, or all who were to leave by it have."""
    joined, left = set(tried.attendees) - before, before - set(tried.attendees)
    return bool(joined & there) or bool(left and not left & there)
