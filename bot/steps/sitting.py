"""What moves a sitting: it begins, goes from one item to another, and ends; whoever comes for an item is told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot import boards
from bot.chats import standing
from bot.invited import comes_for
from bot.notices import tell
from bot.steps import going_on, minutes
from bot.steps.places import next_panel
from bot.steps.room import on_the_day
from bot.steps.session import course, of_today
from bot.template import Template
from panel import course as courses
from panel import session as rules
from panel.access import AT_TABLE
from panel.cases import Case, CaseStatus
from panel.course import Course
from panel.decisions import Point
from panel.panels import Panel
from panel.people import Person, Role
from panel.presence import came
from panel.procedure import Procedure
from panel.session import Discussion, Present, Session
from panel.words import Refused
from storage.records import Audit
from storage.store import Turn

BOARD = "item"
MOMENT = timedelta(minutes=1)


def begin(turn: Turn, procedure: Procedure, person: Person) -> Session:
    """The sitting of the next panel, begun by whoever says so first; `Refused` where it is not the time for it."""
    panel = to_start(turn, procedure)
    if panel is None:
        raise Refused("There is no panel to start. Nothing was changed.")
    if kept := turn.maybe(Session, panel.id):
        return kept
    session = turn.save(rules.started(panel, person.id, procedure, turn.now))
    _is_here(turn, panel, person)
    put_up(turn, panel, (chat.id for chat in standing(turn, panel)))
    turn.audit(person.id, "sitting.start", panel.id)
    _call(turn, course(turn, session))
    return session


def to_start(turn: Turn, procedure: Procedure) -> Panel | None:
    """The panel that is to be started: that of the day, though its time be past, else the next."""
    return of_today(turn, procedure) or next_panel(turn, procedure)


def put_up(turn: Turn, panel: Panel, chats: Iterable[str]) -> None:
    """The board of the item that is open stands in these chats."""
    for chat in chats:
        boards.put_up(turn, BOARD, panel.id, chat=chat)


def go(turn: Turn, at: Course, to: str, by: Person, done: bool) -> Session:
    """The sitting goes from the item that is open to another, "" for none; `done` says that it goes on from it."""
    return _go(turn, at, to, by, courses.gone_from(at, turn.now, done), done)


def skip(turn: Turn, at: Course, case: str, why: str, by: Person) -> Session:
    """An item is not discussed; from the one that is open the sitting goes on to the next."""
    off = courses.skipped(at, case, why, turn.now)
    if case == at.session.current:
        off = replace(off, seconds=at.seconds(turn.now), left_at=turn.now)
        return _go(turn, at, at.following, by, off, done=True)
    turn.save(off)
    _say(turn, Template.ITEM_OVER, case, at, str(off.rev))
    turn.audit(by.id, "sitting.skip", at.session.id)
    return turn.save(at.session)


def end(turn: Turn, at: Course, by: Person) -> Session:
    """The sitting is over: every child goes on, or off the agenda, and the minutes begin."""
    if last := courses.gone_from(at, turn.now, done=True):
        turn.save(last)
        _say(turn, Template.ITEM_OVER, last.case, at, str(last.rev))
    session = turn.save(rules.ended(_led_to_its_end(turn, at.session, by), by.id, turn.now))
    turn.audit(by.id, "sitting.end", session.id)
    going_on.carry(turn, session.id)
    minutes.begin(turn, session.id)
    return session


def close(turn: Turn, at: Course) -> Session:
    """A sitting that nobody ended is closed once its day is over: by nobody, and every child goes on."""
    if last := courses.gone_from(at, rules.unended(turn.panel(at.session.id), at.session), done=True):
        turn.save(last)
    session = turn.save(rules.ended(at.session, "", turn.now))
    going_on.carry(turn, session.id)
    minutes.begin(turn, session.id)
    return session


def take_chair(turn: Turn, session: Session, by: Person) -> Session:
    """Somebody else chairs from now on, and whoever did is told."""
    if session.chair == by.id:
        return session
    tell(turn, [session.chair], Template.CHAIR_TAKEN, panel=session.id, rev=str(session.rev))
    turn.audit(by.id, "sitting.take", session.id)
    return turn.save(led(turn, replace(session, chair=by.id), by.id))


def led(turn: Turn, session: Session, by: str) -> Session:
    """The sitting with who holds the chair for the item that is open: `by`, where whoever chairs has stepped out of
    it."""
    case = turn.maybe(Case, session.current)
    return rules.led(session, case.id, by, case.interests, turn.now) if case else session


def further(at: Course) -> str:
    """The item that comes next, "" after the last; `Refused` where every one was gone through."""
    if not at.session.current and not at.following:
        raise Refused("Every item has been gone through. “end” ends the sitting. Nothing was changed.")
    return at.following


def earlier(at: Course) -> str:
    """The item before; `Refused` at the first."""
    if not at.before:
        raise Refused("This is the first item. Nothing was changed.")
    return at.before


def left_open(turn: Turn, at: Course) -> list[Point]:
    """What is open on the items that were discussed."""
    known = at.discussions
    points = going_on.open_points(turn, at.session.id)
    return [each for each in points if each.case in known and not known[each.case].skipped]


def just_moved(turn: Turn, session: Session, by: Person) -> Audit | None:
    """The last move of a sitting, where somebody else made it a moment ago: whoever types the next may not have seen
    it."""
    moves = [each for each in turn.find(Audit, subject=session.id) if each.act == "sitting.item"]
    recent = moves and moves[-1].by != by.id and turn.now - moves[-1].at < MOMENT
    return moves[-1] if recent else None


def started_by(turn: Turn, session: Session) -> Role:
    """In which role somebody started it."""
    person = turn.maybe(Person, session.started_by)
    chairs = person and Role.CHAIR in person.roles(session.procedure)
    return Role.CHAIR if chairs else Role.DEPUTY


def _is_here(turn: Turn, panel: Panel, person: Person) -> None:
    id = f"{panel.id}/{person.id}"
    turn.save(came(turn.maybe(Present, id) or Present(id, panel.id, person.id), turn.now, person.id))


def _go(turn: Turn, at: Course, to: str, by: Person, left: Discussion | None, done: bool) -> Session:
    if left:
        turn.save(left)
    if to:
        turn.save(courses.begun(at, to, turn.now))
    session = turn.save(led(turn, rules.entered(_led_to_its_end(turn, at.session, by), to, turn.now), ""))
    turn.audit(by.id, "sitting.item", session.id)
    if left and done:
        _say(turn, Template.ITEM_OVER, left.case, at, str(left.rev))
    if to and not done:
        _say(turn, Template.JOIN_NEXT, to, at, str(left.rev if left else 0))
    _call(turn, course(turn, session))
    return session


def _led_to_its_end(turn: Turn, session: Session, by: Person) -> Session:
    """The sitting with whoever leaves an item, where nobody else holds the chair for it any more."""
    case = turn.maybe(Case, session.current)
    out = {*case.interests, ""} if case else set[str]()
    return led(turn, session, by.id) if rules.holder(session, session.current) in out else session


def _call(turn: Turn, at: Course) -> None:
    """Whoever comes for the next item is told to join."""
    if at.following:
        again = at.discussions.get(at.following)
        _say(turn, Template.JOIN_NEXT, at.following, at, str(again.rev if again else 0))


def _say(turn: Turn, template: Template, reference: str, at: Course, time: str) -> None:
    """Tells who comes for one item alone: those at the table are there anyhow. Of a child who is off the agenda nobody
    is told anything here."""
    case, people = turn.maybe(Case, reference), on_the_day(turn)
    if case is None or case.status is not CaseStatus.ACCEPTED:
        return
    come = [id for id in dict.fromkeys(comes_for(case)) if id in people and id not in case.interests]
    theirs = [id for id in come if not people[id].roles(case.procedure) & AT_TABLE]
    tell(turn, theirs, template, panel=at.session.id, case=reference, time=time)
