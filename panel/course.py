"""The course of a sitting: its items in the order of the agenda, which is open, and which were gone through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from panel.session import Discussion, Session
from panel.words import Refused


@dataclass(frozen=True)
class Course:
    """How far a sitting has come: its items in the order of the agenda, what was discussed, by case, and the items
    whose child is `off` the agenda meanwhile."""

    session: Session
    order: tuple[str, ...]
    discussions: Mapping[str, Discussion]
    off: frozenset[str] = frozenset()

    def finished(self, case: str) -> bool:
        """Whether an item was gone on from, or is not discussed for a reason."""
        found = self.discussions.get(case)
        return found is not None and (found.done or bool(found.skipped))

    @property
    def left(self) -> list[str]:
        """The items that are still to come: nobody has come to them yet, and the child is on the agenda."""
        come = (case for case in self.order if case not in self.off and case != self.session.current)
        return [case for case in come if not self.finished(case)]

    @property
    def following(self) -> str:
        """The item that comes next: the first after the one that is open, then one passed over; "" for none."""
        current = self.session.current
        after = self.order[self.order.index(current) + 1 :] if current in self.order else ()
        return next((case for case in (*after, *self.order) if case in self.left), "")

    @property
    def before(self) -> str:
        """The item before the one that is open, else the one that was left last; "" for none."""
        current = self.session.current
        if current in self.order:
            return self.order[self.order.index(current) - 1] if self.order.index(current) else ""
        known = [(each.left_at, case) for case, each in self.discussions.items() if each.left_at and case in self.order]
        return max(known)[1] if known else ""

    def seconds(self, now: datetime) -> int:
        """How long the item that is open was discussed, whenever that was."""
        session, found = self.session, self.discussions.get(self.session.current)
        running = int((now - session.entered_at).total_seconds()) if session.entered_at else 0
        return running + (found.seconds if found else 0)


def begun(course: Course, case: str, now: datetime) -> Discussion:
    """An item as it is opened: one that was skipped is discussed after all."""
    session = course.session
    fresh = Discussion(f"{session.id}/{case}", session.id, case, now)
    return replace(course.discussions.get(case, fresh), skipped="")


def gone_from(course: Course, now: datetime, done: bool) -> Discussion | None:
    """The item that is open, as it is left: with its time, and whether the sitting is `done` with it for now."""
    if (found := course.discussions.get(course.session.current)) is None:
        return None
    return replace(found, seconds=course.seconds(now), left_at=now, done=found.done or done)


def skipped(course: Course, case: str, why: str, now: datetime) -> Discussion:
    """An item that is not discussed; `Refused` for one that is not on the agenda, or was discussed already."""
    if case not in course.order:
        raise Refused("That item is not on the agenda of this sitting. Nothing was changed.")
    if (found := course.discussions.get(case)) and found.done:
        raise Refused(f"{case} was discussed already. Nothing was changed.")
    return replace(found or begun(course, case, now), skipped=why)
