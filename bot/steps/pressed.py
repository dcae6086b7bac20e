"""What every press on the chair's screen begins and ends with: the sitting it names, and the screen as it is now."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.showing import chairing
from bot.steps.entitlement import name_of
from bot.steps.seats import panel_of
from bot.steps.session import course
from cards import chairing as cards
from panel.access import Act
from panel.said import said_when
from panel.session import Course, Discussion, Session, still_open
from panel.words import Refused
from storage.records import Audit
from storage.store import Turn

MOVED_ON = "The sitting has moved on since you opened this. Nothing was changed by this press."


def screen(asked: Asked, turn: Turn, session: Session, *happened: str) -> Reply:
    return Reply(chairing.screen(turn, asked.person, session, *happened))


def sitting_of(asked: Asked, turn: Turn, act: Act) -> Session:
    """The sitting a button names, while it goes on."""
    session = turn.get(Session, panel_of(asked, turn, act).id)
    still_open(session)
    return session


def on_it(asked: Asked, turn: Turn, session: Session) -> Course:
    at = course(turn, session)
    if asked.reference not in at.order:
        raise Refused("That item is not on the agenda of this sitting. Nothing was changed.")
    return at


def stale(asked: Asked, turn: Turn, session: Session) -> Reply | None:
    """The sitting as it is now, for a press on a card from before it moved on."""
    if asked.number("rev") == session.rev:
        return None
    return screen(asked, turn, session, moved_on(turn, session))


def moved_on(turn: Turn, session: Session) -> str:
    """That it moved on, by whom and when."""
    known = [each for each in turn.find(Audit, subject=session.id) if each.act.startswith("sitting.")]
    last = [f" {name_of(turn, each.by)}, {said_when(each.at)}." for each in known[-1:]]
    return f"{MOVED_ON}{''.join(last)}"


def started_by(turn: Turn, session: Session) -> str:
    return f"Started by {name_of(turn, session.started_by)}, {said_when(session.started_at)}."


def keep_ticks(asked: Asked, turn: Turn, session: Session) -> Discussion | None:
    """What stands ticked on the screen that was pressed, of the item it shows; nothing where it shows no ticks."""
    known = {each.id for each in turn.procedure(session.procedure).meeting.leaving}
    found = turn.maybe(Discussion, f"{session.id}/{asked.reference}")
    if found is None or cards.TICKED not in asked.fields:
        return found
    ticked = tuple(each for each in asked.fields[cards.TICKED].split(",") if each in known)
    return found if ticked == found.ticked else turn.save(replace(found, ticked=ticked))
