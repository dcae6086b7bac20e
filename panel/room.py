"""Who may hear the item that is open: nobody opens whose it is before the room is checked for it."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from panel.access import Act, may
from panel.apologies import Table
from panel.cases import Case
from panel.invitations import Invitation
from panel.people import Person
from panel.presence import speaks_for
from panel.session import Present, Session
from panel.words import Refused


def shut(session: Session | None, case: str) -> bool:
    """Whether an item is open in a room that nobody has checked for it."""
    if session is None or session.ended_at or session.current != case:
        return False
    return session.checked_at is None


def not_shut(session: Session | None, case: str) -> None:
    """`Refused` while an item is open in a room that nobody has checked for it."""
    if shut(session, case):
        words = f"{case} is being discussed, and the room is not checked for it yet."
        raise Refused(f"{words} Nothing of it opens until then.")


def may_hear(present: Present, person: Person | None, case: Case, at: Table) -> bool:
    """Whether somebody in the room is entitled to an item: whoever may open it, or speaks for a seat here; somebody who
    is not on the roster, once they are named, and for the item they come for."""
    if person is None:
        return bool(present.name) and (bool(present.seats) or present.item == case.id)
    if person.id in case.interests:
        return False
    return bool(speaks_for(present, person, at)) or may(person, Act.OPEN, case.procedure, case)


def not_entitled(here: Iterable[Present], people: Mapping[str, Person], case: Case, at: Table) -> list[Present]:
    """Those in the room who may not hear an item; `people` are those on the roster, with what they hold that day, `at`
    is who fills which seat."""
    return [each for each in here if each.here and not may_hear(each, people.get(each.person), case, at)]


def done(here: Iterable[Present], invitations: Iterable[Invitation], session: Session) -> list[Present]:
    """Those in the room who came for the item that is open, whose child has left the agenda at this sitting: nothing
    more is for them, and they have heard all there was. `invitations` are those to the item."""
    over = {each.person for each in invitations if _ended_at(each, session)}
    return [each for each in here if each.here and each.person in over]


def _ended_at(invitation: Invitation, session: Session) -> bool:
    ended = invitation.ended_at
    return bool(invitation.person and ended and not invitation.alone and ended >= session.started_at)


def known_by(strangers: Iterable[Present]) -> list[str]:
    """What a button carries of those in the room who may not hear the item: enough to see that one more has come."""
    return [sha256(each.id.encode()).hexdigest()[:8] for each in strangers]
