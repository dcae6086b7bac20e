"""The rooms of the panels: each online meeting is made safe and its chat entered; where there is none, it is said."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bot.booking import FIRST_LOOK, LINK_WITHIN, event, go
from bot.calls.call import Call, Outside
from bot.notices import holders, tell
from bot.ports import Entry, NoChat, Room
from bot.steps.meeting_chats import came_in, let_go, nobodys
from bot.steps.session import is_over
from bot.template import Template
from panel.looks import Altered
from panel.panels import Panel
from panel.people import Role
from panel.rooms import HOUR, OFTEN, Inside, Meeting, OwnMeeting, checks_again, tries_again
from storage.records import Booked, Done, Errand
from storage.store import Turn

NO_LINK = "no link"
"""That the coordinators were told that bookings have no online meeting."""


class Made(NamedTuple):
    """What was done for the meeting of a booking of this `rev`: its join link, "" while it has none, and its room. An
    own meeting that is not there as it was booked, any more, is `altered`."""

    rev: int
    link: str
    room: Room | None
    altered: bool = False


class Entered(NamedTuple):
    """The chat that was to be entered, and whether the bot is `there` now."""

    chat: str
    there: bool


def prepare(turn: Turn, id: str) -> Call | None:
    """How the meeting of a panel, or of somebody from outside, is made safe. A panel's link is looked for with its
    entry; where none has come, the coordinators are told."""
    kept, own = turn.maybe(Booked, id), turn.maybe(OwnMeeting, id) is not None
    if kept is None or not kept.event or kept.elsewhere or not _to_come(turn, id):
        return None
    if not kept.join_link and not own:
        _not_switched_off(turn, id)
        return None

    looks = own and (not kept.join_link or _known(turn, kept))

    async def make(outside: Outside) -> Made:
        entry = await outside.microsoft.look(kept.event) if looks else None
        link = (_link(entry) if looks else kept.join_link) or ""
        room = await outside.microsoft.prepare_room(link, own) if link else None
        return Made(kept.rev, link, room, altered=looks and _altered(kept, entry))

    return make


def _known(turn: Turn, kept: Booked) -> bool:
    """Whether it was booked so long ago that an entry that is not found is gone."""
    return kept.changed_at is None or turn.now >= kept.changed_at + FIRST_LOOK


def _link(entry: Entry | None) -> str | None:
    return entry.join_link if entry and not entry.cancelled else None


def _altered(kept: Booked, entry: Entry | None) -> bool:
    told = (kept.starts_at, kept.minutes)
    return entry is None or entry.cancelled or (entry.starts_at, entry.minutes) != told


def finish(turn: Turn, id: str, made: Made) -> None:
    """Keeps what was done, and says when it is done again; the bot goes into the chat of a panel's meeting, never into
    that of somebody's own."""
    kept, own = turn.maybe(Booked, id), turn.maybe(OwnMeeting, id)
    if kept is None:
        return
    if made.altered and own and kept.rev == made.rev and _known(turn, kept):
        kept = _ask(turn, own, kept)
    if made.room is None:
        go(turn, "room", id, turn.now + _waits(turn, kept, own))
        return
    if made.link != kept.join_link:
        turn.save(replace(kept, join_link=made.link))
    inside = _keep(turn, id, made.link, made.room)
    _has_link(turn)
    if own:
        nobodys(turn, made.room.chat)
    elif inside is not Inside.YES:
        go(turn, "enter", id)
    go(turn, "room", id, checks_again((own or turn.panel(id)).starts_at, turn.now))


def _keep(turn: Turn, id: str, link: str, room: Room) -> Inside:
    """Another meeting has another chat: that of the one before is let go. Gives whether the bot is in it."""
    before = turn.maybe(Meeting, id) or Meeting(id)
    inside = before.inside if before.chat == room.chat else Inside.NOT_YET
    if before.chat != room.chat:
        let_go(turn, before)
    turn.save(replace(before, link=link, chat=room.chat, left=room.left, inside=inside))
    return inside


def prepare_entry(turn: Turn, id: str) -> Call | None:
    """How the bot comes into the chat of a panel's meeting; nobody who took it out of there is overruled."""
    meeting = turn.maybe(Meeting, id)
    if meeting is None or meeting.inside in (Inside.YES, Inside.REMOVED) or not _to_come(turn, id):
        return None

    async def enter(outside: Outside) -> Entered:
        try:
            await outside.microsoft.enter(meeting.chat)
        except NoChat:
            return Entered(meeting.chat, there=False)
        return Entered(meeting.chat, there=True)

    return enter


def entered(turn: Turn, id: str, into: Entered) -> None:
    """The chat is the panel's from now on; one that is not there yet is looked for again, and so is that of a meeting
    that took the place of this one meanwhile."""
    meeting, panel = turn.get(Meeting, id), turn.panel(id)
    if meeting.chat != into.chat:
        go(turn, "enter", id)
    elif into.there:
        came_in(turn, meeting)
    else:
        turn.save(replace(meeting, inside=Inside.NO_CHAT))
        go(turn, "enter", id, tries_again(panel, turn.procedure(panel.procedure), turn.now))


def _ask(turn: Turn, own: OwnMeeting, kept: Booked) -> Booked:
    """The coordinators are asked, once, unless a change of ours is on its way there: nothing is put back unasked."""
    if turn.maybe(Errand, f"book {own.id}") or event(turn, own.id):
        return kept
    people = holders(turn, turn.panel(own.panel).procedure, Role.COORDINATOR)
    ids = {"case": own.case, "own": own.id, "change": str(own.sequence), "anew": str(kept.anew)}
    tell(turn, people, Template.ENTRY_OWN, None, "", panel=own.panel, **ids)
    return turn.save(replace(kept, shown="", join_link=""))


def _waits(turn: Turn, kept: Booked, own: OwnMeeting | None) -> timedelta:
    """How long until an own meeting's link is looked for again; after an hour the coordinators are told."""
    if kept.changed_at and turn.now < kept.changed_at + LINK_WITHIN:
        return OFTEN
    if own and kept.shown:
        _say(turn, turn.panel(own.panel), own.id)
    return HOUR


def _not_switched_off(turn: Turn, id: str) -> None:
    """Of a meeting that somebody has switched off the coordinators know."""
    altered = turn.maybe(Altered, id)
    if altered is None or not altered.meeting_off:
        _say(turn, turn.panel(id))


def _say(turn: Turn, panel: Panel, own: str = "") -> None:
    """Once, until a link comes: what keeps one from coming is the same for every panel."""
    if turn.maybe(Done, NO_LINK) is None:
        turn.save(Done(NO_LINK, turn.now))
        people = holders(turn, panel.procedure, Role.COORDINATOR)
        tell(turn, people, Template.NO_LINK, panel=panel.id, own=own, time=turn.token())


def _has_link(turn: Turn) -> None:
    if told := turn.maybe(Done, NO_LINK):
        turn.delete(told)


def _to_come(turn: Turn, id: str) -> bool:
    """Whether it is neither over nor off."""
    if own := turn.maybe(OwnMeeting, id):
        return not own.cancelled and _to_come(turn, own.panel)
    panel = turn.maybe(Panel, id)
    return panel is not None and not panel.cancelled and not is_over(turn, panel)
