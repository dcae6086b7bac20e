"""Looking at the entries of the panels to come, as others may have changed and answered them in the calendar itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.booking import digest, event, go, meet, of
from bot.calls.call import Call, Outside
from bot.notices import holders, tell
from bot.ports import Entry
from bot.steps.coming import answered
from bot.steps.places import next_panel
from bot.steps.session import is_over
from bot.template import Template
from panel.looks import Altered, Detail, State, There, next_look, seen
from panel.panels import Panel
from panel.people import Role
from panel.rooms import OwnMeeting
from storage.records import Booked, Errand
from storage.store import Turn

SOON = timedelta(minutes=1)
"""After a change of our own that was not through yet, it is looked again."""


class Looked(NamedTuple):
    """An entry as it stood, None for one that was deleted; `rev` is that of the booking it was looked for with."""

    rev: int
    entry: Entry | None


def prepare(turn: Turn, id: str) -> Call | None:
    """How an entry is looked at; None for one that is over, or that was booked nowhere. A change of our own comes
    first."""
    if own := turn.maybe(OwnMeeting, id):
        _own(turn, own)
    panel, kept = turn.maybe(Panel, id), turn.maybe(Booked, id)
    if panel is None or kept is None or not kept.version or panel.cancelled or is_over(turn, panel):
        return None
    if kept.elsewhere:
        return None
    if waiting := _changing(turn, id):
        go(turn, "look", id, max(waiting.wake_at, turn.now) + SOON)
        return None

    async def look(outside: Outside) -> Looked:
        return Looked(kept.rev, await outside.microsoft.look(kept.event))

    return look


def _own(turn: Turn, own: OwnMeeting) -> None:
    """The meeting of somebody from outside is not looked at: that others have changed it shows when it is to be changed
    here, and then the coordinators are asked."""
    if not own.cancelled and event(turn, own.id) and not _changing(turn, own.id):
        people = holders(turn, turn.panel(own.panel).procedure, Role.COORDINATOR)
        change = str(own.sequence)
        tell(turn, people, Template.ENTRY_OWN, panel=own.panel, case=own.case, own=own.id, change=change)


def finish(turn: Turn, id: str, looked: Looked) -> None:
    """Keeps what others have made of it, asks the coordinators what only they can decide, and says when to look
    again."""
    panel, kept = turn.maybe(Panel, id), turn.maybe(Booked, id)
    if panel is None or kept is None or not kept.version:
        return
    if kept.rev != looked.rev or _changing(turn, id):
        go(turn, "look", id, turn.now + SOON)
        return
    altered = _noticed(turn, panel, kept, looked.entry)
    if looked.entry and not looked.entry.cancelled and looked.entry.starts_at == panel.starts_at:
        answered(turn, panel, looked.entry)
    if looked.entry and not altered.open:
        _go_on(turn, panel, kept, looked.entry)
    go(turn, "look", id, _next(turn, panel, looked.entry))


def _noticed(turn: Turn, panel: Panel, kept: Booked, entry: Entry | None) -> Altered:
    before = turn.maybe(Altered, panel.id) or Altered(panel.id)
    told = There(kept.starts_at, kept.minutes, frozenset(kept.attendees), bool(kept.join_link))
    altered = seen(before, told, _there(kept, entry), panel.sequence)
    if altered != before:
        turn.save(altered)
    people = holders(turn, panel.procedure, Role.COORDINATOR)
    if altered.asked > before.asked:
        tell(turn, people, Template.ENTRY_CHANGED, panel=panel.id, asked=str(altered.asked))
    if altered.heard > before.heard:
        tell(turn, people, Template.ENTRY_PEOPLE, panel=panel.id, heard=str(altered.heard))
    return altered


def _there(kept: Booked, entry: Entry | None) -> There:
    if entry is None:
        return There(None, 0, frozenset(), meeting=False, state=State.DELETED)
    state = State.CANCELLED if entry.cancelled else State.BOOKED
    emails, details = frozenset(entry.responses), tuple(_details(kept, entry))
    return There(entry.starts_at, entry.minutes, emails, bool(entry.join_link), state, details)


def _details(kept: Booked, entry: Entry) -> Iterator[Detail]:
    """What is not as it was told. Outlook may add to the place that it is a Teams meeting."""
    if entry.subject.strip() != f"Panel {kept.id}":
        yield Detail.SUBJECT
    if kept.place not in entry.place:
        yield Detail.PLACE
    if not entry.private:
        yield Detail.PRIVACY
    if not entry.hidden:
        yield Detail.GUESTS


def _go_on(turn: Turn, panel: Panel, kept: Booked, entry: Entry) -> None:
    """With an entry that stands as the calendar was told: its link, and what it has still to be told."""
    if (kept.version, kept.join_link) != (entry.version, entry.join_link):
        turn.save(replace(kept, version=entry.version, join_link=entry.join_link))
        if entry.join_link:
            meet(turn, panel.id)
    if digest(of(turn, panel)) != kept.shown:
        go(turn, "book", panel.id)


def _next(turn: Turn, panel: Panel, entry: Entry | None) -> datetime:
    procedure = turn.procedure(panel.procedure)
    soonest, kept = next_panel(turn, procedure), turn.get(Booked, panel.id)
    waits = kept.changed_at if entry and not entry.join_link else None
    return next_look(turn.now, waits, soonest is not None and soonest.id == panel.id, procedure)


def _changing(turn: Turn, id: str) -> Errand | None:
    return turn.maybe(Errand, f"book {id}")
