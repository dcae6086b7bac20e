"""The rooms of the panels: each online meeting is made safe and its chat entered; where there is none, it is said."""

from dataclasses import replace

from bot.booking import go
from bot.calls.call import Call, Outside
from bot.notices import holders, tell
from bot.ports import NoChat, Room
from bot.steps.meeting_chats import came_in, let_go
from bot.template import Template
from panel.panels import Panel, ends_at
from panel.people import Role
from panel.rooms import OFTEN, Inside, Meeting, OwnMeeting, tries_again
from storage.records import Booked, Done
from storage.store import Turn

NO_LINK = "no link"
"""That the coordinators were told that bookings have no online meeting."""

Made = tuple[str, Room] | None
"""The join link of a meeting that was made safe, and its room; None while it has no link."""


def prepare(turn: Turn, id: str) -> Call | None:
    """How the meeting of a panel, or of somebody from outside, is made safe. A panel's link is looked for with its
    entry; where none has come, the coordinators are told."""
    kept, own = turn.maybe(Booked, id), turn.maybe(OwnMeeting, id) is not None
    if kept is None or not kept.event or kept.elsewhere or not _to_come(turn, id):
        return None
    if not kept.join_link and not own:
        _say(turn, turn.panel(id))
        return None

    async def make(outside: Outside) -> Made:
        link = kept.join_link or await _link(outside, kept.event)
        return (link, await outside.microsoft.prepare_room(link, own)) if link else None

    return make


async def _link(outside: Outside, event: str) -> str:
    entry = await outside.microsoft.look(event)
    return (entry.join_link if entry else None) or ""


def finish(turn: Turn, id: str, made: Made) -> None:
    """Keeps what was done; the bot goes into the chat of a panel's meeting, never into that of somebody's own."""
    kept = turn.maybe(Booked, id)
    if kept is None or made is None:
        go(turn, "room", id, turn.now + OFTEN)
        return
    link, room = made
    if link != kept.join_link:
        turn.save(replace(kept, join_link=link))
    before = turn.maybe(Meeting, id) or Meeting(id)
    inside = before.inside if before.chat == room.chat else Inside.NOT_YET
    if before.chat != room.chat:
        let_go(turn, before)
    turn.save(replace(before, link=link, chat=room.chat, left=room.left, inside=inside))
    _has_link(turn)
    if turn.maybe(Panel, id) and inside is not Inside.YES:
        go(turn, "enter", id)


def prepare_entry(turn: Turn, id: str) -> Call | None:
    """How the bot comes into the chat of a panel's meeting; nobody who took it out of there is overruled."""
    meeting = turn.maybe(Meeting, id)
    if meeting is None or meeting.inside in (Inside.YES, Inside.REMOVED) or not _to_come(turn, id):
        return None

    async def enter(outside: Outside) -> bool:
        try:
            await outside.microsoft.enter(meeting.chat)
        except NoChat:
            return False
        return True

    return enter


def entered(turn: Turn, id: str, there: bool) -> None:
    """The chat is the panel's from now on; one that is not there yet is looked for again."""
    meeting, panel = turn.get(Meeting, id), turn.panel(id)
    if there:
        came_in(turn, meeting)
    else:
        turn.save(replace(meeting, inside=Inside.NO_CHAT))
        go(turn, "enter", id, tries_again(panel, turn.procedure(panel.procedure), turn.now))


def _say(turn: Turn, panel: Panel) -> None:
    """Once, until a link comes: what keeps one from coming is the same for every panel."""
    if turn.maybe(Done, NO_LINK) is None:
        turn.save(Done(NO_LINK, turn.now))
        people = holders(turn, panel.procedure, Role.COORDINATOR)
        tell(turn, people, Template.NO_LINK, panel=panel.id, time=turn.token())


def _has_link(turn: Turn) -> None:
    if told := turn.maybe(Done, NO_LINK):
        turn.delete(told)


def _to_come(turn: Turn, id: str) -> bool:
    """Whether it is neither over nor off."""
    if own := turn.maybe(OwnMeeting, id):
        return not own.cancelled and _to_come(turn, own.panel)
    panel = turn.maybe(Panel, id)
    return panel is not None and not panel.cancelled and ends_at(panel) > turn.now
