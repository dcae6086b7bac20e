"""The online meeting of a panel, for those who may join it and for those who see to it."""

from bot.steps.apologies import table
from cards.templates import rooms as templates
from cards.templates.line import Line
from panel.attending import attendees
from panel.cases import Case
from panel.panels import Panel, ends_at
from panel.people import Person
from panel.rooms import Inside, Join, Meeting, OwnMeeting, Setting
from storage.records import Booked, Obstacle
from storage.store import Turn


def join(turn: Turn, person: Person, panel: Panel | None) -> Join | None:
    """How whoever sits on a panel comes into its meeting; by the lobby, somebody of the organisation who comes for one
    item, once the agenda is out and the lobby is sure to hold them; nobody else."""
    kept = turn.maybe(Booked, panel.id) if panel else None
    if panel is None or kept is None or not kept.join_link or panel.cancelled or ends_at(panel) <= turn.now:
        return None
    lobby = not _sits(turn, person, panel)
    return Join(kept.join_link, lobby) if not lobby or _comes_by_lobby(turn, person, panel) else None


def _sits(turn: Turn, person: Person, panel: Panel) -> bool:
    return person.id in {each.id for each in attendees(table(turn, panel))}


def _comes_by_lobby(turn: Turn, person: Person, panel: Panel) -> bool:
    meeting = turn.maybe(Meeting, panel.id)
    if person.outside or panel.published_at is None or meeting is None or Setting.LOBBY in meeting.left:
        return False
    return any(person.id in (case.held_by, *case.invited) for case in turn.find(Case, panel=panel.id))


def own_links(turn: Turn, person: Person, panel: Panel) -> dict[str, list[str]]:
    """By case, the links to the meetings of those who come for it from outside: for the table all of them, for anybody
    else their own."""
    every, found = _sits(turn, person, panel), dict[str, list[str]]()
    for own in turn.find(OwnMeeting, panel=panel.id):
        kept = turn.maybe(Booked, own.id)
        if kept and kept.join_link and not own.cancelled and (every or own.person == person.id):
            found.setdefault(own.case, []).append(kept.join_link)
    return found


def outside(turn: Turn, panel: Panel | None) -> Line | None:
    """Why the agenda of a panel that has an online meeting does not stand in its chat; None where it does."""
    kept = turn.maybe(Booked, panel.id) if panel else None
    if panel is None or kept is None or not kept.version:
        return None
    meeting = turn.maybe(Meeting, panel.id)
    if meeting is None:
        return templates.NOT_READY
    if meeting.inside is Inside.NOT_YET and any("enter" in each.holds_up for each in turn.find(Obstacle)):
        return templates.NOT_LET_IN
    return templates.outside(meeting.inside)


def left(turn: Turn, panel: Panel | None) -> Line | None:
    """The settings of its meeting that somebody has to see to."""
    meeting = turn.maybe(Meeting, panel.id) if panel else None
    return templates.left(meeting.left) if meeting and meeting.left else None
