"""What every press on the chair's screen begins and ends with: the sitting it names, and the screen as it is now."""

from collections.abc import Mapping
from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.showing import chairing
from bot.steps.entitlement import name_of, the_case
from bot.steps.naming import ask_about_others
from bot.steps.seats import panel_of
from bot.steps.session import course
from cards import chairing as cards
from cards.notes import WHY
from panel.access import Act
from panel.course import Course
from panel.questions import check
from panel.said import said_when, wall_day
from panel.session import Discussion, Session, still_open
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


def why_skipped(asked: Asked, turn: Turn, session: Session, said: Mapping[str, str]) -> str:
    """Why an item is not discussed, as whoever leads it says; `Refused` for whoever has stepped out of it, and, so that
    it is asked about first, for somebody else's name."""
    on_it(asked, turn, session)
    case, _ = the_case(asked, turn, Act.RUN)
    why = check(WHY, said, wall_day(turn.now))["why"]
    if asked.id("named") != "yes":
        ask_about_others(asked, turn, case, {WHY[0]: why})
    return why


def keep_ticks(asked: Asked, turn: Turn, session: Session) -> Discussion | None:
    """What was ticked and unticked on the screen that was pressed, of the item it shows, is kept; what somebody else
    ticked since it was drawn stays as they left it."""
    known = [each.id for each in turn.procedure(session.procedure).meeting.leaving]
    found = turn.maybe(Discussion, f"{session.id}/{asked.reference}")
    if found is None or cards.TICKED not in asked.fields:
        return found
    drawn, sent = ({*words.split(",")} for words in (asked.id(cards.DRAWN), asked.fields[cards.TICKED]))
    stands = {*found.ticked} - (drawn - sent) | (sent - drawn)
    ticked = tuple(each for each in known if each in stands)
    return found if ticked == found.ticked else turn.save(replace(found, ticked=ticked))
