"""Who comes to a panel, as they said here or in their own calendar."""

from collections.abc import Iterator

from bot.ports import Entry
from bot.steps.apologies import send, table, take_back
from panel.coming import Response, attendees
from panel.expecting import Attending, counts, expected, saying
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.roster import said_place
from panel.scheduling import IN_CALENDAR
from storage.records import Booked
from storage.store import Turn


def said_here(turn: Turn, panel: Panel, person: str, response: Response) -> None:
    """What somebody says in a chat counts until they answer otherwise in their own calendar."""
    turn.save(saying(panel, person, response, turn.now))


def answered(turn: Turn, panel: Panel, entry: Entry) -> None:
    """What those who are invited answered in their own calendars. Whoever declined sends apologies, whoever accepts
    takes them back, unless they have said otherwise here since."""
    for person, said in list(_news(turn, panel, entry)):
        turn.save(said)
        at = table(turn, panel)
        if said.response is Response.DECLINED and at.places(person):
            send(turn, at, person)
        elif said.response is Response.ACCEPTED:
            take_back(turn, at, person)


def _news(turn: Turn, panel: Panel, entry: Entry) -> Iterator[tuple[Person, Attending]]:
    """Who has answered since the last look, and what. A calendar may keep what was answered before the panel was moved;
    of a move that was made there, nobody knows when it was."""
    since = panel.moved_at if panel.why != IN_CALENDAR else None
    for person in attendees(table(turn, panel)):
        email = person.email.lower()
        response, at = entry.responses.get(email, Response.NONE), entry.answered_at.get(email, turn.now)
        said = saying(panel, person.id, response, min(at, turn.now))
        late = since is None or at >= since
        if late and response is not Response.NONE and counts(turn.maybe(Attending, said.id), said):
            yield person, said


def attendance(turn: Turn, panel: Panel) -> tuple[tuple[str, Response], ...]:
    """Each place at a panel in words, and whether somebody comes to fill it; none where no calendar is answered in."""
    kept = turn.maybe(Booked, panel.id)
    if not (kept and kept.version) or panel.cancelled:
        return ()
    at = table(turn, panel)
    places = expected(at, turn.find(Attending, panel=panel.id))
    return tuple((_name(each, at.procedure), response) for each, response in places)


def _name(place: str, procedure: Procedure) -> str:
    """The short name of a seat, or a role."""
    return next((each.name for each in procedure.seats if each.id == place), "") or said_place(place, procedure)
