"""Standing: in which calendar what is booked stands, and booking it in another."""

from dataclasses import replace

from bot.booking import book, event, go, over, runs, wanted
from panel.panels import Panel
from storage.records import Attempt, Booked, Errand
from storage.store import Turn


def anew(turn: Turn, id: str) -> None:
    """It is booked as another entry: the one that there was is gone, or in another calendar. One that is found all the
    same is changed as whatever it was told may have left it."""
    kept = turn.maybe(Booked, id) or Booked(id)
    told = (Attempt(kept.starts_at, kept.minutes, kept.attendees, None, kept.mailbox),) if kept.starts_at else ()
    tried = (*kept.tried, *told)
    if kept.elsewhere:
        # The coordinators see to what stands there.
        tried = tuple(replace(each, mailbox="") for each in tried)
    turn.save(Booked(id, anew=kept.anew + 1, tried=tried))
    book(turn, id)


def used(turn: Turn, tenants: bool) -> None:
    """Books what is to come in the calendar that is used now, a tenant's or the local one. How a tenant's has it is
    kept apart while the local one is used: others change it there meanwhile. Nothing is done about a procedure that is
    not run; what was not told because of that is told once it is run again."""
    for kept in turn.find(Booked):
        made = wanted(turn, kept.id) if runs(turn, kept.id) else None
        if made is None or over(turn, made):
            continue
        if tenants and kept.apart:
            _take_up(turn, kept, kept.apart)
        elif tenants and kept.shown and not kept.version and not made.cancelled:
            anew(turn, kept.id)
        elif not tenants and (kept.version or any(each.mailbox for each in kept.tried)):
            _put_aside(turn, kept)
        else:
            _go_on(turn, kept)


def _go_on(turn: Turn, kept: Booked) -> None:
    if event(turn, kept.id) and turn.maybe(Errand, f"book {kept.id}") is None:
        go(turn, "book", kept.id)
    if kept.version and turn.maybe(Errand, f"look {kept.id}") is None:
        go(turn, "look", kept.id)


def _put_aside(turn: Turn, kept: Booked) -> None:
    """Somebody's own meeting is none without a tenant."""
    turn.save(Booked(kept.id, anew=kept.anew, apart=kept))
    if turn.maybe(Panel, kept.id):
        book(turn, kept.id)
    elif errand := turn.maybe(Errand, f"book {kept.id}"):
        turn.delete(errand)


def _take_up(turn: Turn, kept: Booked, apart: Booked) -> None:
    """What changed here meanwhile is told, where others have not changed it there; what they did is noticed."""
    turn.save(replace(apart, changed_at=kept.changed_at or apart.changed_at))
    go(turn, "look", kept.id)
    if event(turn, kept.id):
        go(turn, "book", kept.id)
