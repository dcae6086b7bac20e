"""Who is in the room: by hand, for those who see to it, and by Teams' own word."""

from dataclasses import replace
from hashlib import sha256

from bot.asked import Asked
from bot.notices import tell
from bot.request import Happened, Reply, Request
from bot.showing.room import called, everybody, on_roster, room
from bot.steps.apologies import table
from bot.steps.chairing import turns_of
from bot.steps.deciding import tell_who_came
from bot.steps.places import next_panel
from bot.steps.room import leading, strangers
from bot.steps.seats import panel_of
from bot.steps.session import course
from bot.template import Template
from cards import presence as cards
from cards.parts import Ids
from panel import presence as rules
from panel.access import Act
from panel.apologies import Table
from panel.coming import attendees
from panel.panels import Panel
from panel.people import Role, holding
from panel.prompts import asked as asked_of
from panel.questions import Question
from panel.session import Present, Session, over, sits_today, still_open
from panel.words import Refused
from storage.records import Acting, Conversation
from storage.store import Missing, Turn

TEAMS = "teams"
"""Who did it, in the trail, where nobody pressed anything."""


def open_room(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who is here, and who was expected."""
    panel, session = _of(asked, turn)
    leads = asked.person.roles(panel.procedure) & {Role.CHAIR, Role.DEPUTY}
    found = everybody(turn, panel, session)
    return Reply(cards.people(panel, room(turn, panel, session), found, asked.number("page"), bool(leads)))


def here(asked: Asked, turn: Turn) -> Reply:
    """Somebody is in the room, whatever Teams says."""
    panel, session = _of(asked, turn)
    _keep(turn, panel, session, rules.came(_present(asked, turn, panel), turn.now, asked.person.id))
    return open_room(asked, turn)


def all_here(asked: Asked, turn: Turn) -> Reply:
    """Everybody who was expected is in the room."""
    panel, session = _of(asked, turn)
    for person in attendees(table(turn, panel)):
        kept = turn.maybe(Present, f"{panel.id}/{person.id}") or Present(f"{panel.id}/{person.id}", panel.id, person.id)
        if not kept.here:
            session = _keep(turn, panel, session, rules.came(kept, turn.now, asked.person.id))
    return open_room(asked, turn)


def gone(asked: Asked, turn: Turn) -> Reply:
    """Somebody is not in the room, whatever Teams says."""
    panel, _ = _of(asked, turn)
    turn.save(rules.went(_present(asked, turn, panel), turn.now, asked.person.id))
    return open_room(asked, turn)


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who somebody in the room is, or somebody nobody expected."""
    panel, _ = _of(asked, turn)
    new = not (asked.id("present") or asked.id("person"))
    present = Present("", panel.id) if new else _present(asked, turn, panel)
    kept = {"name": present.name, "service": present.service, "item": present.item, "seat": "".join(present.seats[:1])}
    ids: Ids = {"present": asked.id("present"), "person": asked.id("person"), "nonce": turn.token()}
    questions = _questions(turn, panel, present)
    who = "" if new else called(turn, present)
    return Reply(cards.form(panel, ids, who, questions, asked.fields if refused else kept, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """What the chair says of somebody: who they are, whom they stand in for, or what they come for."""
    panel, session = _of(asked, turn)
    new = not (asked.id("present") or asked.id("person"))
    present = Present(f"{panel.id}/{turn.token()}", panel.id) if new else _present(asked, turn, panel)
    items = _items(turn, panel)
    said = rules.named(present, asked.fields, turn.procedure(panel.procedure), items)
    _keep(
        turn, panel, session, rules.came(said, turn.now, asked.person.id) if new else replace(said, by=asked.person.id)
    )
    return open_room(asked, turn)


def heard(request: Request, turn: Turn) -> Reply:
    """What Teams says of a meeting: that it has started or ended, who has come and who has gone. It is believed in the
    chat of a panel's own meeting and in the panel's chat, on the day, and nowhere else.

    That it has started begins nothing: a sitting has somebody who answers for it, so the chair is asked to begin it.
    That it has ended ends nothing: lines drop, and people come back."""
    panel = _sitting_in(turn, request)
    subject = panel.id if panel else ""
    turn.audit(TEAMS, f"meeting {request.happened}", subject, outcome="done" if panel else "refused")
    if panel is None:
        return Reply(refused=True)
    session = turn.maybe(Session, panel.id)
    match request.happened:
        case Happened.STARTED if session is None:
            tell(turn, _chairs(turn, panel), Template.MEETING_STARTED, panel=panel.id)
        case Happened.ENDED if session and not session.ended_at:
            tell(turn, leading(turn, session), Template.MEETING_ENDED, panel=panel.id, rev=str(session.rev))
        case Happened.CAME | Happened.WENT:
            for id in request.people:
                session = _heard_of(turn, panel, session, request, id)
    return Reply()


def _sitting_in(turn: Turn, request: Request) -> Panel | None:
    """The panel that may be sitting in a chat, on its day or while it is not ended."""
    chat = turn.maybe(Conversation, request.chat.id)
    if chat is None or chat.procedure not in turn.procedures():
        return None
    procedure = turn.procedure(chat.procedure)
    panel = turn.maybe(Panel, chat.panel) if chat.panel else next_panel(turn, procedure)
    if panel is None or panel.cancelled:
        return None
    session = turn.maybe(Session, panel.id)
    if over(panel, session, turn.now):
        return None
    return panel if session or sits_today(panel, procedure, turn.now) else None


def _chairs(turn: Turn, panel: Panel) -> list[str]:
    """Who is to begin it: the chairs who come, else the deputies."""
    at = table(turn, panel)
    set_to = turns_of(turn, at.procedure).get(panel.id, "")
    if any(each.id == set_to and not each.away(at.day) for each in at.people) and not _is_sorry(at, set_to):
        return [set_to]
    for role in (Role.CHAIR, Role.DEPUTY):
        sorry = {each.person for each in at.standing()}
        there = [each for each in holding(at.people, panel.procedure, role) if not each.away(at.day)]
        if found := [each.id for each in there if each.id not in sorry]:
            return found
    return [each.id for each in holding(at.people, panel.procedure, Role.COORDINATOR)]


def _is_sorry(at: Table, person: str) -> bool:
    return person in {each.person for each in at.standing()}


def _heard_of(turn: Turn, panel: Panel, session: Session | None, request: Request, id: str) -> Session | None:
    acting = turn.maybe(Acting, id)
    person = acting.persona if acting else id
    known = on_roster(turn, person, panel.procedure)
    # Whoever is not on the roster may come by telephone: what Teams calls them can be their number.
    key = person if known else sha256(id.encode()).hexdigest()[:16]
    before = turn.maybe(Present, f"{panel.id}/{key}") or Present(f"{panel.id}/{key}", panel.id, person if known else "")
    if rules.told_late(before, request.said_at):
        return session
    came = request.happened is Happened.CAME
    after = (rules.came if came else rules.went)(before, turn.now)
    after = replace(after, heard_at=request.said_at or before.heard_at)
    return session if after == before else _keep(turn, panel, session, after, new=came and not before.here)


def _keep(turn: Turn, panel: Panel, session: Session | None, present: Present, new: bool = True) -> Session | None:
    """Keeps somebody who is in the room; whoever comes in is told of the decisions that are open. Whoever does so
    without being entitled to the item that is open shuts it again, and the chair is told. Gives the sitting as it is
    then."""
    kept = turn.save(present)
    if session and kept.here:
        tell_who_came(turn, panel.id)
    open_room = session is not None and session.checked_at is not None
    if session and open_room and new and kept.id in {each.id for each in strangers(turn, session)}:
        session = turn.save(replace(session, checked_at=None))
        people = leading(turn, session)
        tell(turn, people, Template.CAME_IN, panel=panel.id, present=kept.id, rev=str(kept.rev))
    return session


def _of(asked: Asked, turn: Turn) -> tuple[Panel, Session | None]:
    panel = panel_of(asked, turn, Act.SITTING)
    session = turn.maybe(Session, panel.id)
    if session:
        still_open(session)
    elif not sits_today(panel, turn.procedure(panel.procedure), turn.now):
        raise Refused("That panel does not sit today. Nothing was changed.")
    return panel, session


def _present(asked: Asked, turn: Turn, panel: Panel) -> Present:
    """Whom a button names: somebody who was in the room, or is on the roster."""
    if id := asked.id("present"):
        found = turn.maybe(Present, id)
        if found is None or found.panel != panel.id:
            raise Missing("present")
        return found
    person = asked.id("person")
    if not on_roster(turn, person, panel.procedure):
        raise Missing("person")
    return turn.maybe(Present, f"{panel.id}/{person}") or Present(f"{panel.id}/{person}", panel.id, person)


def _questions(turn: Turn, panel: Panel, present: Present) -> tuple[Question, ...]:
    seats = {seat.id: seat.name for seat in asked_of(turn.procedure(panel.procedure))}
    return cards.questions(seats, _items(turn, panel), bool(present.person))


def _items(turn: Turn, panel: Panel) -> tuple[str, ...]:
    """The items of the agenda, in order."""
    session = turn.maybe(Session, panel.id) or Session(panel.id, panel.procedure, turn.now, "", "")
    return course(turn, session).order
