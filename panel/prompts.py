"""What each seat still owes before a panel, and when it is asked, reminded, and its deputy told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.clocks import DAY, add_working_days, at, local, working_days_before
from panel.duty import Duty, when
from panel.panels import Panel
from panel.people import Person, deputies, speakers
from panel.procedure import Procedure
from panel.rules.sitting import Seat
from panel.sittings import Sitting


def asked(procedure: Procedure) -> tuple[Seat, ...]:
    """The seats that answer for every child; one that is held by case is the child's own workers."""
    return tuple(seat for seat in procedure.seats if not seat.by_case)


def due_at(panel: Panel, procedure: Procedure) -> datetime:
    """When the answers for a panel are due. Procedure: updates.due_working_days_before, .due_at."""
    rules, zone = procedure.updates, procedure.panel.zone
    day = working_days_before(local(panel.starts_at, zone).date(), rules.due_working_days_before)
    return at(day, rules.due_at, zone)


def children(sitting: Sitting) -> list[Case]:
    """The cases on a panel that are asked about, in order of reference."""
    placed = (sitting.cases[item.case] for item in sitting.items)
    return sorted((case for case in placed if case.status is CaseStatus.ACCEPTED), key=lambda case: case.id)


def unanswered(sitting: Sitting, seat: str) -> list[Case]:
    """The cases of a panel on which a seat has given no answer yet."""
    answered = {update.case for update in sitting.updates if update.seat == seat}
    return [case for case in children(sitting) if case.id not in answered]


def open_to(sitting: Sitting, seat: str, person: Person) -> list[Case]:
    """The unanswered ones that one person may open: somebody with an interest steps out."""
    cases = unanswered(sitting, seat)
    return [case for case in cases if may(person, Act.OPEN, sitting.panel.procedure, case)]


def asking(panel: Panel, now: datetime) -> bool:
    """Whether a panel's seats are asked at all now: from the agenda on, until it starts."""
    return panel.published_at is not None and not panel.cancelled and now < panel.starts_at


def duties(sitting: Sitting, procedure: Procedure, now: datetime) -> list[Duty]:
    """What a panel owes to its seats until it starts. Procedure: [updates]."""
    if not asking(sitting.panel, now) or not children(sitting):
        return []
    panel = sitting.panel
    shown = Duty("answers due", {"panel": panel.id}, due_at(panel, procedure), panel.starts_at, in_hours=True)
    seats = [_Asked(sitting, procedure, seat.id, now) for seat in asked(procedure)]
    return [shown, *(duty for seat in seats for duty in seat.duties())]


def asks(sitting: Sitting, procedure: Procedure, now: datetime) -> list[Duty]:
    """The duties that ask a seat, for the first time or again: when each was performed decides who is reminded."""
    seats = [_Asked(sitting, procedure, seat.id, now) for seat in asked(procedure)]
    return [duty for seat in seats for duty in seat.asks()] if asking(sitting.panel, now) else []


@dataclass(frozen=True)
class _Asked:
    """One seat before one panel whose agenda is out, as it stands now."""

    sitting: Sitting
    procedure: Procedure
    seat: str
    now: datetime

    @property
    def published(self) -> datetime:
        return self.sitting.panel.published_at or self.now

    @property
    def due(self) -> datetime:
        return due_at(self.sitting.panel, self.procedure)

    def duties(self) -> Iterator[Duty]:
        yield from self.asks()
        yield from self._reminders()
        yield from self._deputies()

    def asks(self) -> Iterator[Duty]:
        yield from self._prompts()
        yield from self._late()

    def _prompts(self) -> Iterator[Duty]:
        """One a person for all the seat's children: whoever speaks for it now, and whoever will, once somebody's
        absence begins or ends."""
        first: dict[str, datetime] = {}
        for moment in (self.published, *self._changes()):
            for person in self._speakers(moment):
                first.setdefault(person.id, moment)
        return (self._duty("prompt", moment, to) for to, moment in first.items())

    def _late(self) -> Iterator[Duty]:
        """A child who joins late re-opens the list of a seat that had answered for all the others, once."""
        placed = {item.case: item.placed_at for item in self.sitting.items}
        open_still = {case.id for case in unanswered(self.sitting, self.seat)}
        late = sorted((placed[case], case) for case in open_still if placed[case] >= self.published)
        if late and self._had_answered_all(late[0][0]):
            moment, case = late[0]
            yield from (self._duty("prompt again", moment, each.id, case=case) for each in self._speakers(moment))

    def _had_answered_all(self, moment: datetime) -> bool:
        before = [item.case for item in self.sitting.items if item.placed_at < moment]
        answered = {each.case for each in self.sitting.updates if each.seat == self.seat and each.at <= moment}
        return bool(before) and set(before) <= answered

    def _reminders(self) -> Iterator[Duty]:
        """Each until the next one, and the last until the answers are due."""
        rules, due = self.procedure.updates, self._day(self.due)
        days = sorted(rules.remind_working_days_before, reverse=True)
        moments = [self._at(working_days_before(due, each)) for each in days]
        for before, moment, until in zip(days, moments, [*moments[1:], self.due], strict=True):
            for person in self._asked_before(moment):
                yield self._duty("reminder", moment, person.id, until, before=str(before))

    def _asked_before(self, moment: datetime) -> list[Person]:
        """Those who were asked last on an earlier day: nobody is reminded on the day they are asked, or of a day before
        it."""
        last: dict[str, datetime] = {}
        for duty in self.asks():
            at = self.sitting.asked.get(duty.key) or when(duty, self.procedure, self.now)
            last[duty.to] = max(at, last.get(duty.to, at))
        there = (person for person in self._speakers(moment) if person.id in last)
        return [person for person in there if self._day(last[person.id]) < self._day(moment)]

    def _deputies(self) -> Iterator[Duty]:
        day = add_working_days(self._day(self.due), self.procedure.updates.deputy_working_days_after)
        if day <= self._day(self.published) or not unanswered(self.sitting, self.seat):
            return
        moment, everybody = self._at(day), self.sitting.people
        speak = self._speakers(moment)
        for person in deputies(everybody, self.procedure.name, self.seat, day):
            if person not in speak:
                yield self._duty("deputy told", moment, person.id)

    def _speakers(self, moment: datetime) -> list[Person]:
        """Who speaks for the seat at a moment, or now if it is past, and still has something to answer."""
        day = self._day(max(moment, self.now))
        speak = speakers(self.sitting.people, self.procedure.name, self.seat, day)
        return [person for person in speak if open_to(self.sitting, self.seat, person)]

    def _changes(self) -> Iterator[datetime]:
        """The mornings to come on which somebody's absence begins, or is over; soonest first."""
        absences = ((person.away_from, person.away_until) for person in self.sitting.people)
        days = {day for begins, ends in absences for day in (begins, ends and ends + DAY) if day}
        moments = (at(day, time.min, self.procedure.panel.zone) for day in sorted(days))
        return (moment for moment in moments if self.now < moment < self.sitting.panel.starts_at)

    def _duty(self, kind: str, moment: datetime, to: str, until: datetime | None = None, **more: str) -> Duty:
        panel = self.sitting.panel
        ids = {"panel": panel.id, "seat": self.seat, **more}
        return Duty(kind, ids, moment, until or panel.starts_at, to, in_hours=True)

    def _day(self, moment: datetime) -> date:
        return local(moment, self.procedure.panel.zone).date()

    def _at(self, day: date) -> datetime:
        return at(day, self.procedure.updates.remind_at, self.procedure.panel.zone)
