"""A sitting: a panel with everything that stands on it, loaded once and handed to every rule about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.apologies import Apology
from panel.attendance import Attendance
from panel.cases import Case
from panel.invitations import Invitation
from panel.panels import Item, Panel
from panel.people import Person
from panel.rooms import OwnMeeting
from panel.session import Discussion, Session
from panel.ties import Tie
from panel.updates import Challenge, Update


@dataclass(frozen=True)
class Sitting:
    """`items` are in no order; `cases` are theirs, by reference; `updates` are every version. `people` are all who hold
    a role in the procedure, `invitations` and `ties` those of the cases; so are `challenges`, those of an earlier panel
    too. `online` says that a tenant's calendar has it, and `own` are the meetings there of those who come from
    outside. `session` is None until somebody starts it, `discussions` are its items as they were discussed,
    `attendance` is what was said by hand of those who are to be there."""

    panel: Panel
    items: tuple[Item, ...]
    cases: Mapping[str, Case]
    updates: tuple[Update, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    people: tuple[Person, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    ties: tuple[Tie, ...] = ()
    online: bool = False
    own: tuple[OwnMeeting, ...] = ()
    apologies: tuple[Apology, ...] = ()
    session: Session | None = None
    discussions: tuple[Discussion, ...] = ()
    attendance: tuple[Attendance, ...] = ()


def may_change(sitting: Sitting, now: datetime) -> bool:
    """Whether its order can be changed: until it is to begin, and while it sits."""
    panel, session = sitting.panel, sitting.session
    sits = session is not None and session.ended_at is None
    return not panel.cancelled and (sits or now < panel.starts_at)
