"""The online meeting of a panel, for those who may join it and for those who see to it."""

from bot.chats import standing
from bot.steps.apologies import table
from bot.steps.session import is_over
from cards.templates import rooms as templates
from cards.templates.line import Line
from panel.cases import Case
from panel.coming import attendees
from panel.invitations import Invitation
from panel.panels import Panel
from panel.people import Person
from panel.rooms import Elsewhere, Inside, Join, Meeting, OwnMeeting, Setting
from storage.records import Booked, Obstacle
from storage.store import Turn


def join(turn: Turn, person: Person, panel: Panel | None) -> Join | None:
    """How whoever sits on a panel comes into its meeting; by the lobby, somebody of the organisation who comes for one
    item, once the agenda is out and the lobby is sure to hold them; nobody else."""
    kept = turn.maybe(Booked, panel.id) if panel else None
    if panel is None or kept is None or not kept.join_link or panel.cancelled or is_over(turn, panel):
        return None
    lobby = not _sits(turn, person, panel)
    return Join(kept.join_link, lobby) if not lobby or _comes_by_lobby(turn, person, panel) else None


def _sits(turn: Turn, person: Person, panel: Panel) -> bool:
    return person.id in {each.id for each in attendees(table(turn, panel))}


def _comes_by_lobby(turn: Turn, person: Person, panel: Panel) -> bool:
    meeting = _meeting(turn, panel.id)
    if person.outside or panel.published_at is None or meeting is None or Setting.LOBBY in meeting.left:
        return False
    on_it = (case for case in turn.find(Case, panel=panel.id) if person.id not in case.interests)
    return any(person.id in (case.held_by, *case.invited) for case in on_it)


def own_links(turn: Turn, person: Person, panel: Panel) -> dict[str, list[str]]:
    """By case, the links to the meetings of those who come for it from outside: for the table all of them, for anybody
    else their own."""
    every, found = _sits(turn, person, panel), dict[str, list[str]]()
    for own in _own(turn, panel):
        kept, case = turn.maybe(Booked, own.id), turn.maybe(Case, own.case)
        theirs = every or own.person == person.id
        if kept and kept.join_link and theirs and case and person.id not in case.interests:
            found.setdefault(own.case, []).append(kept.join_link)
    return found


def unmet(turn: Turn, case: Case, invitation: Invitation) -> bool:
    """Whether somebody from outside gets no meeting of their own, for want of an address, where a tenant has panels."""
    person, kept = turn.maybe(Person, invitation.person), turn.maybe(Booked, case.panel)
    return bool(person and person.outside and not person.email and kept and kept.version)


def outside(turn: Turn, panel: Panel | None) -> Line | None:
    """Why the agenda of a panel that has an online meeting does not stand in its chat; None where it does."""
    kept = turn.maybe(Booked, panel.id) if panel else None
    if panel is None or kept is None or not kept.version:
        return None
    if (why := _why_outside(turn, panel)) is None:
        return None
    return templates.goes(why, _elsewhere(turn, panel), turn.procedure(panel.procedure).agenda.circulated_by)


def _why_outside(turn: Turn, panel: Panel) -> Line | None:
    if (meeting := _meeting(turn, panel.id)) is None:
        return templates.NOT_READY
    if meeting.inside is Inside.NOT_YET and any("enter" in each.holds_up for each in turn.find(Obstacle)):
        return templates.NOT_LET_IN
    return templates.outside(meeting.inside)


def _elsewhere(turn: Turn, panel: Panel) -> Elsewhere:
    chats = standing(turn, panel)
    if any(chat.panel for chat in chats):
        return Elsewhere.BEFORE
    return Elsewhere.SHARED if chats else Elsewhere.NOWHERE


def left(turn: Turn, panel: Panel | None) -> Line | None:
    """The settings of its meeting, and of the meetings of those from outside, that somebody has to see to."""
    if panel is None:
        return None
    panels, own = _left(turn, panel.id), {each for one in _own(turn, panel) for each in _left(turn, one.id)}
    return templates.left(panels, [each for each in Setting if each in own]) if panels or own else None


def _left(turn: Turn, id: str) -> tuple[Setting, ...]:
    meeting = _meeting(turn, id)
    return meeting.left if meeting else ()


def _own(turn: Turn, panel: Panel) -> list[OwnMeeting]:
    return [each for each in turn.find(OwnMeeting, panel=panel.id) if not each.cancelled]


def _meeting(turn: Turn, id: str) -> Meeting | None:
    """The online meeting that there is now; None until it was made safe, whatever there was before."""
    kept, meeting = turn.maybe(Booked, id), turn.maybe(Meeting, id)
    return meeting if kept and kept.join_link and meeting and meeting.link == kept.join_link else None
