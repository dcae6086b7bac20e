"""Who may own an action, and who answers for it now: one seat, and one person in it."""

from dataclasses import dataclass
from datetime import date

from panel.actions import Action
from panel.cases import Case
from panel.people import Person, in_force, speakers
from panel.procedure import Procedure
from panel.rules.sitting import Seat


@dataclass(frozen=True)
class Owners:
    """Everybody who may own an action about a case on a day: all who hold a role, and the case's own workers (their
    ids), who fill the seats that are held by case. Whoever steps out of the case owns nothing of it."""

    case: Case
    people: tuple[Person, ...]
    workers: tuple[str, ...]
    procedure: Procedure
    day: date

    def of_seat(self, seat: Seat) -> list[Person]:
        """Who speaks for a seat that day."""
        if seat.by_case:
            found = [each for each in self.people if each.id in self.workers]
        else:
            found = speakers(self.people, self.procedure.name, seat.id, self.day)
        return [each for each in found if each.id not in self.case.interests]

    def holds(self, action: Action) -> bool:
        """Whether its owner is in its seat still, away or not."""
        owner = action.owner
        person = next((each for each in self.people if each.id == owner.person), None)
        seat = self._seat(action)
        if person is None or seat is None or person.id in self.case.interests:
            return False
        if seat.by_case:
            return person.id in self.workers
        return seat.id in in_force(person, self.people, self.day).seats(self.procedure.name)

    def answer_for(self, action: Action) -> list[Person]:
        """Who answers for an action now: its owner; while they are away, or once they are not in its seat, whoever
        speaks for it instead. Nobody, where nobody does."""
        owner = [each for each in self.people if each.id == action.owner.person and self.holds(action)]
        if owner and not owner[0].away(self.day):
            return owner
        seat = self._seat(action)
        others = [each for each in self.of_seat(seat) if each.id != action.owner.person] if seat else []
        return others or owner

    def may_end(self, action: Action, person: Person) -> bool:
        """Whether somebody may say that it is done, or not done: its owner, or who stands in for them now."""
        own = action.owner.person == person.id and self.holds(action)
        return own or person.id in {each.id for each in self.answer_for(action)}

    def _seat(self, action: Action) -> Seat | None:
        return next((each for each in self.procedure.seats if each.id == action.owner.seat), None)
