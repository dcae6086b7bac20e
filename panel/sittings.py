"""A sitting: a panel with everything that stands on it, loaded once and handed to every rule about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from panel.apologies import Apology
from panel.cases import Case
from panel.invitations import Invitation
from panel.panels import Item, Panel
from panel.people import Person
from panel.rooms import OwnMeeting
from panel.ties import Tie
from panel.updates import Challenge, Update


@dataclass(frozen=True)
class Sitting:
    """`items` are in no order; `cases` are theirs, by reference; `updates` are every version. `people` are all who hold
    a role in the procedure, `invitations` and `ties` those of the cases; so are `challenges`, those of an earlier panel
    too. `online` says that a tenant's calendar has it, and `own` are the meetings there of those who come from
    outside."""

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
