"""Who is to be there for a child: who is invited, who is not, and who has come. Procedure: [attendees]."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from panel.access import AT_TABLE
from panel.apologies import Table
from panel.attendance import Attendance, State, There, WentOn
from panel.cases import Case, CaseStatus
from panel.clocks import at, local, working_day_on_or_before
from panel.duty import Duty
from panel.invitations import Invitation, Part, comes
from panel.leading import coordinates
from panel.panels import Panel, publishes_at
from panel.presence import filled
from panel.procedure import Procedure
from panel.rules.attending import Attendee, Who
from panel.said import said_date
from panel.session import Present
from panel.sittings import Sitting

SPECIALISTS = (Part.SPECIALIST, Part.HOME_WORKER)
WORKERS = (Part.WORKER, Part.MANAGER)


@dataclass(frozen=True)
class Gathered:
    """What is known of who comes for one item: who fills which place, who is invited, what was said by hand, who is in
    the room, and what was said for an `earlier` meeting, oldest first."""

    case: Case
    table: Table
    invitations: tuple[Invitation, ...] = ()
    said: tuple[Attendance, ...] = ()
    here: tuple[Present, ...] = ()
    earlier: tuple[Attendance, ...] = ()


@dataclass(frozen=True)
class Row:
    """One who is to be there, with what was said by hand, who is invited by the records alone (names), and whether they
    are there. `kept_out` is that they were left out of the meeting before: it stands until somebody says otherwise, so
    that nobody is asked to invite whom a child has to fear."""

    attendee: Attendee
    said: Attendance | None = None
    asked: tuple[str, ...] = ()
    here: bool = False
    kept_out: Attendance | None = None

    @property
    def invited(self) -> bool:
        """Whether somebody comes."""
        return self.said.state is State.INVITED if self.said and self.said.state else bool(self.asked)

    @property
    def excused(self) -> bool:
        """Whether a person has said why they do not come."""
        said = self.said if self.said and self.said.state else self.kept_out
        return bool(said and said.state in (State.NOT_APPLICABLE, State.LEFT_OUT))

    @property
    def lacks(self) -> bool:
        """Whether they have to be there and are not."""
        return self.attendee.required and not self.excused and not self.here


def rows(found: Gathered) -> list[Row]:
    """Everybody who is to be there for a case, in the order of the list."""
    said = {each.attendee: each for each in found.said if each.case == found.case.id}
    before = {each.attendee: each for each in found.earlier if each.state}
    there = filled(found.here, found.table)
    wanted = (each for each in found.table.procedure.attendees.people or () if _for(each, found.case))
    known = [_row(each, said.get(each.id), found, there.keys()) for each in wanted]
    return [replace(each, kept_out=_left_out(before.get(each.attendee.id))) for each in known]


def _left_out(before: Attendance | None) -> Attendance | None:
    return before if before and before.state is State.LEFT_OUT else None


def _for(attendee: Attendee, case: Case) -> bool:
    return not attendee.kinds or case.kind in attendee.kinds


def _row(attendee: Attendee, said: Attendance | None, found: Gathered, seats: Collection[str]) -> Row:
    people = _people(attendee, found)
    here = {each.person for each in found.here if each.here}
    outside = attendee.who is Who.OTHER and any(each.here and each.item == found.case.id for each in found.here)
    there = attendee.seat in seats if attendee.seat else bool(people.keys() & here) or outside
    if said and said.there:
        there = said.there is not There.NO
    return Row(attendee, said, tuple(people.values()), there)


def _people(attendee: Attendee, found: Gathered) -> dict[str, str]:
    """Who comes by the records alone: their id (a name, for somebody who is not on the roster) and their name."""
    case, table = found.case, found.table
    if attendee.seat:
        sorry = {each.person for each in table.standing()} | set(case.interests)
        there = (each for each in table.people if each.id not in sorry and attendee.seat in table.places(each))
        return {each.id: each.name for each in there}
    if attendee.who is Who.REFERRER:
        opens = {case.held_by, *case.invited}
        own = (each for each in table.people if each.id == case.referred_by)
        return {each.id: each.name for each in own if each.id in opens or each.roles(case.procedure) & AT_TABLE}
    parts = {Who.WORKERS: WORKERS, Who.OTHER: SPECIALISTS}.get(attendee.who, ())
    come = (each for each in comes(found.invitations) if each.case == case.id and each.part in parts)
    return {each.person or each.name: each.name for each in come}


def uninvited(found: Iterable[Row]) -> list[Row]:
    """Those who have to be there, who are not invited, and of whom nobody has said why."""
    return [each for each in found if each.attendee.required and not each.invited and not each.excused]


def lacking(found: Iterable[Row]) -> list[Row]:
    """Those who have to be there and are not, and of whom nobody has said why."""
    return [each for each in found if each.lacks]


def unexplained(found: Iterable[Row], went_on: WentOn | None) -> list[Row]:
    """Those of them without whom nobody has said why it goes on."""
    known = set(went_on.without) if went_on else set[str]()
    return [each for each in lacking(found) if each.attendee.title not in known]


def is_invited(row: Row) -> str:
    """Whether somebody is invited, in words."""
    said = row.said
    if said and said.state is State.NOT_APPLICABLE:
        return f"does not apply: {said.why}"
    if said and said.state is State.LEFT_OUT:
        return f"left out: {said.why}"
    if said and said.state is State.INVITED and said.invited_on:
        return f"invited by {said.invited_by} on {said_date(said.invited_on)}"
    if said and said.state is State.INVITED:
        return f"invited: {said.who}{f', because: {said.why}' if said.why else ''}"
    if row.kept_out:
        why = row.kept_out.why.rstrip(".")
        return f"left out, as was said for the meeting before: {why}. Still so?"
    return f"invited: {', '.join(row.asked)}" if row.asked else "not invited yet"


def was_there(row: Row) -> str:
    """Whether somebody is there, in words; for a part, which."""
    if row.said and row.said.there is There.PART:
        return f"there for part: {row.said.part}"
    return "there" if row.here else "not there"


def tells_at(panel: Panel, procedure: Procedure) -> datetime:
    """When the coordinator hears who is not invited yet. Procedure: attendees.days_before, agenda.at."""
    if procedure.attendees.days_before is None:
        return publishes_at(panel.starts_at, procedure)
    zone = procedure.panel.zone
    before = local(panel.starts_at, zone).date() - timedelta(days=procedure.attendees.days_before)
    return at(working_day_on_or_before(before), procedure.agenda.at, zone)


def gathered(sitting: Sitting, case: Case, procedure: Procedure) -> Gathered:
    """Who comes for one item of a panel that does not sit yet."""
    table = Table(sitting.panel, sitting.people, sitting.apologies, procedure)
    return Gathered(case, table, sitting.invitations, sitting.attendance)


def duties(sitting: Sitting, procedure: Procedure) -> list[Duty]:
    """Of each child who is on a panel, to the coordinators, that somebody who has to be there is not invited."""
    panel = sitting.panel
    if panel.cancelled or sitting.session or not procedure.attendees.people:
        return []
    due = tells_at(panel, procedure)
    return [
        Duty("must come", {"panel": panel.id, "case": case.id}, due, panel.starts_at, each.id, in_hours=True)
        for case in sitting.cases.values()
        if case.status is CaseStatus.ACCEPTED and uninvited(rows(gathered(sitting, case, procedure)))
        for each in coordinates(sitting.people, case)
    ]
