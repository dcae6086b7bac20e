"""The chair's one screen: what is pressed there, looked up again at every press."""

from dataclasses import replace
from datetime import datetime

from bot.asked import Asked
from bot.request import Reply
from bot.showing import chairing
from bot.steps import pressed, sitting
from bot.steps.attendance import unsaid
from bot.steps.entitlement import the_case
from bot.steps.room import strangers
from bot.steps.seats import panel_of
from bot.steps.session import course
from cards import notes as cards
from panel.access import Act
from panel.decisions import Point
from panel.room import known_by
from panel.session import Discussion, Session, still_open
from panel.words import Refused
from storage.store import Missing, Turn


def begin(asked: Asked, turn: Turn) -> Reply:
    """The beginning of the sitting: who is there, what has to be said, interests."""
    panel = panel_of(asked, turn, Act.RUN)
    found = turn.maybe(Session, panel.id)
    if found is None and sitting.to_start(turn, turn.procedure(panel.procedure)) != panel:
        raise Refused("That is not the next panel that sits. Nothing was changed.")
    session = found or sitting.begin(turn, turn.procedure(panel.procedure), asked.person)
    still_open(session)
    return Reply(chairing.beginning(turn, asked.person, session, pressed.started_by(turn, session)))


def open_screen(asked: Asked, turn: Turn) -> Reply:
    """Where the sitting is, for whoever leads it or writes it down."""
    panel = panel_of(asked, turn, Act.SITTING)
    session = turn.maybe(Session, panel.id)
    if session is None:
        raise Refused("Nobody has started that panel. “start” begins the one of the day.")
    if session.entered_at is None and not session.ended_at and not course(turn, session).discussions:
        return Reply(chairing.beginning(turn, asked.person, session, pressed.started_by(turn, session)))
    return pressed.screen(asked, turn, session)


def said(asked: Asked, turn: Turn) -> Reply:
    """What has to be said at the beginning was said: when is noted, for the minutes."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    session = turn.save(_noted(session, asked.id("what"), turn.now))
    return Reply(chairing.beginning(turn, asked.person, session, pressed.started_by(turn, session)))


def _noted(session: Session, what: str, now: datetime) -> Session:
    """The sitting, with when something was said; what was noted before stays."""
    match what:
        case "confidential":
            return replace(session, confidential_at=session.confidential_at or now)
        case "not_recorded":
            return replace(session, not_recorded_at=session.not_recorded_at or now)
        case "interests":
            return replace(session, interests_at=session.interests_at or now)
    raise Missing("what is said")


def go_on(asked: Asked, turn: Turn) -> Reply:
    """On to the next item: of two who press at once, one goes on, and the other sees where the sitting is."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    if old := pressed.stale(asked, turn, session):
        return old
    pressed.keep_ticks(asked, turn, session)
    at = course(turn, session)
    return pressed.screen(asked, turn, sitting.go(turn, at, sitting.further(at), asked.person, done=True))


def back(asked: Asked, turn: Turn) -> Reply:
    """Back to the item before."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    if old := pressed.stale(asked, turn, session):
        return old
    pressed.keep_ticks(asked, turn, session)
    at = course(turn, session)
    return pressed.screen(asked, turn, sitting.go(turn, at, sitting.earlier(at), asked.person, done=False))


def skip_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why an item is not discussed."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    pressed.on_it(asked, turn, session)
    the_case(asked, turn, Act.RUN)
    pressed.keep_ticks(asked, turn, session)
    return Reply(cards.skip(turn.panel(session.id), asked.reference, asked.fields, session.rev, refused))


def skip(asked: Asked, turn: Turn) -> Reply:
    """An item is not discussed; the sitting goes on to the next."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    if old := pressed.stale(asked, turn, session):
        return old
    why = pressed.why_skipped(asked, turn, session, asked.fields)
    gone_on = sitting.skip(turn, course(turn, session), asked.reference, why, asked.person)
    return pressed.screen(asked, turn, gone_on)


def checked(asked: Asked, turn: Turn) -> Reply:
    """The room is checked for the item that is open: whoever may opens it from now on."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    if not session.current or session.current != asked.reference:
        return pressed.screen(asked, turn, session, pressed.moved_on(turn, session))
    the_case(asked, turn, Act.RUN)
    if session.checked_at:
        return pressed.screen(asked, turn, session)
    if set(known_by(strangers(turn, session))) - set(asked.id("strangers").split(",")):
        return pressed.screen(asked, turn, session, "Somebody has come in since. Look at the room again.")
    turn.audit(asked.person.id, "sitting.checked", session.id)
    item = turn.get(Discussion, f"{session.id}/{session.current}")
    turn.save(replace(item, heard_at=item.heard_at or turn.now))
    session = sitting.led(turn, replace(session, checked_at=turn.now), asked.person.id)
    return pressed.screen(asked, turn, turn.save(session))


def take(asked: Asked, turn: Turn) -> Reply:
    """Somebody else who may chairs the sitting from now on."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    return pressed.screen(asked, turn, sitting.take_chair(turn, session, asked.person), "You chair the sitting now.")


def end(asked: Asked, turn: Turn) -> Reply:
    """The end of a sitting, or what is left before it."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    at, panel = course(turn, session), turn.panel(session.id)
    points = [(_about(each), cards.LACKS[each.lack]) for each in sitting.left_open(turn, at)] + unsaid(turn, at)
    return Reply(cards.left(panel, session.rev, at.left, points, ready=not (at.left or points)))


def _about(point: Point) -> str:
    return f"{point.case}, {point.action}" if point.action else point.case


def end_all(asked: Asked, turn: Turn) -> Reply:
    """It is ended, with whatever is left."""
    session = pressed.sitting_of(asked, turn, Act.RUN)
    if old := pressed.stale(asked, turn, session):
        return old
    sitting.end(turn, course(turn, session), asked.person)
    return Reply(cards.ended(turn.panel(session.id)))
