"""What is to be changed in an event, so that it is as wanted and what others have made of it stays."""

from datetime import datetime

from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.event import Event as Kept
from msgraph.generated.models.location import Location
from msgraph.generated.models.sensitivity import Sensitivity

from bot.calendars.graph.entries import again, attending, invited, standing, subject, times
from bot.ports import Event, Gone


def changes(event: Event, found: Kept) -> Kept | None:
    """What is wanted otherwise than the calendar was told, or may have been, and does not stand there so; None where
    nothing is. `Gone` where somebody else has moved what is to be moved. Never the body: without what Teams has put
    into it there is no online meeting."""
    there, made = standing(event, found), Kept()
    if _moves(event, there):
        made.start, made.end = times(event)
        if found.is_all_day:
            # Outlook takes no time but midnight for it.
            made.is_all_day = False
    if event.told and event.place not in (event.told.place, there.place):
        made.location = Location(display_name=event.place)
    if event.restore:
        made.subject, made.sensitivity, made.hide_attendees = subject(event), Sensitivity.Private, True
        made.location = Location(display_name=event.place)
    # Only what is set is sent, and None would take everybody out.
    if (attendees := _attendees(event, found)) is not None:
        made.attendees = attendees
    return made if made.start or made.location or made.attendees is not None else None


def _moves(event: Event, there: Event) -> bool:
    wanted, now, tried = _time(event), _time(there), [(each.starts_at, each.minutes) for each in event.tried]
    if now == wanted or event.told is None:
        return now != wanted
    if now in tried:
        return True
    if wanted == _time(event.told):
        return False
    if now != _time(event.told):
        raise Gone
    return True


def _attendees(event: Event, found: Kept) -> list[Attendee] | None:
    """Who is invited now; None where they are already. Whoever may have been invited by us and is not wanted any more
    leaves; whoever others have added stays as they are, and whoever others have taken out does not come back."""
    told = [set(each.attendees) for each in event.tried] + [set(event.told.attendees if event.told else ())]
    wanted, there = set(event.attendees), {email for email, _ in attending(found)}
    leave = {email for each in told for email in each} - wanted
    join = {email for email in wanted - there if not all(email in each for each in told)}
    if not join and not leave & there:
        return None
    stay = [again(each) for email, each in attending(found) if email not in leave]
    return stay + [invited(email) for email in sorted(join)]


def _time(event: Event) -> tuple[datetime, int]:
    return event.starts_at, event.minutes
