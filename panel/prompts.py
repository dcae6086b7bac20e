"""What each seat still owes before a panel, and when it is asked, reminded, and its deputy told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from panel.absences import mornings
from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.clocks import add_working_days, at, local, working_days_before
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
    """When the answers for a panel are due: at short notice on the working day after they are asked for, and before the
    panel at the latest. Procedure: updates.due_working_days_before, .due_at."""
    rules, zone = procedure.updates, procedure.panel.zone
    day = working_days_before(local(panel.starts_at, zone).date(), rules.due_working_days_before)
    if asked_on := _asked_on(panel):
        day = max(day, add_working_days(local(asked_on, zone).date(), 1))
    return min(at(day, rules.due_at, zone), panel.starts_at)


def _asked_on(panel: Panel) -> datetime | None:
    """When the answers were asked for; of another day, since the move."""
    if panel.published_at and panel.moved_at and panel.days_changed:
        return max(panel.published_at, panel.moved_at)
    return panel.published_at


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


def duties(
    sitting: Sitting, procedure: Procedure, now: datetime, asked_at: Mapping[str, datetime], only: str = ""
) -> list[Duty]:
    """What a panel owes to its seats, or to one `only`, until it starts; `asked_at` says when each was asked, by the
    key of the duty, as far as they were. Procedure: [updates]."""
    if not asking(sitting.panel, now) or not children(sitting):
        return []
    seats = [_Asked(sitting, procedure, seat, now, asked_at) for seat in _seats(procedure, only)]
    return [duty for seat in seats for duty in seat.duties()]


def asks(sitting: Sitting, procedure: Procedure, now: datetime, only: str = "") -> list[Duty]:
    """The duties that ask a seat, for the first time or again: when each was performed decides who is reminded."""
    seats = [_Asked(sitting, procedure, seat, now, {}) for seat in _seats(procedure, only)]
    return [duty for seat in seats for duty in seat.asks()] if asking(sitting.panel, now) else []


def _seats(procedure: Procedure, only: str) -> list[str]:
    return [seat.id for seat in asked(procedure) if only in ("", seat.id) and not seat.at_panel]


@dataclass(frozen=True)
class _Asked:
    """One seat before one panel whose agenda is out, as it stands now."""

    sitting: Sitting
    procedure: Procedure
    seat: str
    now: datetime
    asked_at: Mapping[str, datetime]

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
        panel, zone = self.sitting.panel, self.procedure.panel.zone
        for moment in (self.published, *mornings(self.sitting.people, self.now, panel.starts_at, zone)):
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
        """Each until the next one, and the last until the answers are due; of another day, anew."""
        rules, due, days = self.procedure.updates, self._day(self.due), str(self.sitting.panel.days_changed)
        each_before = sorted(rules.remind_working_days_before, reverse=True)
        moments = [self._at(working_days_before(due, each)) for each in each_before]
        for before, moment, until in zip(each_before, moments, [*moments[1:], self.due], strict=True):
            for person in self._asked_before(moment):
                yield self._duty("reminder", moment, person.id, until, before=str(before), days=days)

    def _asked_before(self, moment: datetime) -> list[Person]:
        """Those who were asked last on an earlier day: nobody is reminded on the day they are asked, or of a day before
        it; nor on the day of a move, which tells them by when the answers are due now."""
        moved = self.sitting.panel.moved_at or self.published
        last: dict[str, datetime] = {}
        for duty in self.asks():
            at = self.asked_at.get(duty.key) or when(duty, self.procedure, self.now)
            last[duty.to] = max(at, moved, last.get(duty.to, at))
        there = (person for person in self._speakers(moment) if person.id in last)
        return [person for person in there if self._day(last[person.id]) < self._day(moment)]

    def _deputies(self) -> Iterator[Duty]:
        after = self.procedure.updates.deputy_working_days_after
        if after is None:
            return
        day = add_working_days(self._day(self.due), after)
        if day <= self._day(self.published) or not unanswered(self.sitting, self.seat):
            return
        moment, everybody = self._at(day), self.sitting.people
        speak = self._speakers(moment)
        for person in deputies(everybody, self.procedure.name, self.seat, day):
            if person not in speak:
                yield self._duty("deputy told", moment, person.id, days=str(self.sitting.panel.days_changed))

    def _speakers(self, moment: datetime) -> list[Person]:
        """Who speaks for the seat at a moment, or now if it is past, and still has something to answer."""
        day = self._day(max(moment, self.now))
        speak = speakers(self.sitting.people, self.procedure.name, self.seat, day)
        return [person for person in speak if open_to(self.sitting, self.seat, person)]

    def _duty(self, kind: str, moment: datetime, to: str, until: datetime | None = None, **more: str) -> Duty:
        panel = self.sitting.panel
        ids = {"panel": panel.id, "seat": self.seat, **more}
        return Duty(kind, ids, moment, until or panel.starts_at, to, in_hours=True)

    def _day(self, moment: datetime) -> date:
        return local(moment, self.procedure.panel.zone).date()

    def _at(self, day: date) -> datetime:
        return at(day, self.procedure.updates.remind_at, self.procedure.panel.zone)
