"""Own meetings: somebody who comes from outside for one item joins a meeting of their own, for its slot alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from panel.agenda import agenda
from panel.apologies import Table
from panel.coming import attendees
from panel.duty import Duty
from panel.invitations import comes
from panel.panels import ends_at
from panel.people import Person
from panel.procedure import Procedure
from panel.rooms import OwnMeeting
from panel.session import closes_at
from panel.session import over as is_over
from panel.sittings import Sitting

LONG = timedelta(days=365)


def duties(sitting: Sitting, procedure: Procedure, now: datetime) -> list[Duty]:
    """That the own meetings are as they are wanted, for as long as there are any, and that none is kept once nobody can
    be told of it any more."""
    panel = sitting.panel
    due = [now] if any(changes(sitting, procedure, now)) else _forgotten_at(sitting)
    return [Duty("own meetings", {"panel": panel.id}, min(due), ends_at(panel) + LONG)] if due else []


def over(sitting: Sitting, now: datetime) -> list[OwnMeeting]:
    """Those that are not kept any more: the panel is over, and so are they. While a panel sits on, whoever comes for an
    item that was not reached still gets in."""
    ended = closes_at(sitting.panel, sitting.session)
    return [each for each in sitting.own if ended and max(ended, _ends_at(each)) <= now]


def _forgotten_at(sitting: Sitting) -> list[datetime]:
    ended = closes_at(sitting.panel, sitting.session)
    return [max(ended, _ends_at(each)) for each in sitting.own] if ended else []


def _ends_at(own: OwnMeeting) -> datetime:
    return own.starts_at + timedelta(minutes=own.minutes)


def changes(sitting: Sitting, procedure: Procedure, now: datetime) -> Iterator[OwnMeeting]:
    """Each that is to be another than it is: new ones, without an id, moved ones, and those that are off. While the
    panel's own entry is not booked, or is booked again, nobody gets a new one."""
    wanted = {(each.case, each.person): each for each in _wanted(sitting, procedure, now)}
    there = {(each.case, each.person): each for each in sitting.own if not each.cancelled}
    for key, each in wanted.items():
        kept = there.get(key)
        if kept is None:
            yield from [each] if sitting.online else []
        elif (kept.starts_at, kept.minutes, kept.email) != (each.starts_at, each.minutes, each.email):
            moved = replace(kept, starts_at=each.starts_at, minutes=each.minutes, email=each.email)
            yield replace(moved, sequence=kept.sequence + 1)
    for key in there.keys() - wanted.keys():
        yield replace(there[key], cancelled=True, sequence=there[key].sequence + 1)


def _wanted(sitting: Sitting, procedure: Procedure, now: datetime) -> Iterator[OwnMeeting]:
    panel = sitting.panel
    if panel.cancelled or panel.published_at is None or is_over(panel, sitting.session, now):
        return
    people = {each.id: each for each in _outside(sitting, procedure)}
    slots = {slot.reference: slot.starts_at for slot in agenda(sitting, procedure) if slot.reference}
    for each in comes(sitting.invitations):
        case, person = sitting.cases[each.case], people.get(each.person)
        if person and each.case in slots and case.panel == panel.id and person.id not in case.interests:
            minutes = procedure.panel.slot_minutes
            yield OwnMeeting("", panel.id, case.id, person.id, person.email, slots[case.id], minutes)


def _outside(sitting: Sitting, procedure: Procedure) -> list[Person]:
    """Who has no account in the organisation and does not sit on the panel, and can be written to."""
    guests = [each for each in sitting.people if each.outside and each.email]
    if not guests:  # who sits on a panel takes long to say where there are many people
        return []
    at_table = {each.id for each in attendees(Table(sitting.panel, sitting.people, sitting.apologies, procedure))}
    return [each for each in guests if each.id not in at_table]
