"""Who is to be there for a child, looked up: for the list, for a sitting's beginning and screen, for the minutes."""

from collections.abc import Iterable

from bot.steps.apologies import table
from panel.attendance import Attendance, WentOn
from panel.attendees import Gathered, Row, lacking, rows, unexplained
from panel.cases import Case
from panel.course import Course
from panel.invitations import Invitation
from panel.panels import Panel
from panel.session import Present
from storage.store import Turn


def rows_of(turn: Turn, panel: Panel, case: Case, here: Iterable[Present] | None = None) -> list[Row]:
    """Everybody who is to be there for a case at a panel; `here` are those in the room, where they are known."""
    if not turn.procedure(panel.procedure).attendees.people:
        return []
    there = tuple(turn.find(Present, panel=panel.id) if here is None else here)
    known = sorted(turn.find(Attendance, case=case.id), key=lambda each: each.at)
    said = [each for each in known if each.panel == panel.id]
    earlier = [each for each in known if each.panel != panel.id]
    invited = turn.find(Invitation, case=case.id)
    return rows(Gathered(case, table(turn, panel), tuple(invited), tuple(said), there, tuple(earlier)))


def went_on(turn: Turn, panel: Panel, case: str) -> WentOn | None:
    """Why an item goes on without somebody, if that was said."""
    return turn.maybe(WentOn, f"{panel.id}/{case}")


def titles(found: Iterable[Row]) -> list[str]:
    """What those who have to be there and are not are called, as roles."""
    return [each.attendee.title for each in lacking(found)]


def lacking_at(turn: Turn, at: Course) -> list[tuple[str, str]]:
    """For each item of a sitting who has to be there and is not."""
    panel = turn.panel(at.session.id)
    found = ((case, titles(rows_of(turn, panel, turn.get(Case, case)))) for case in at.order)
    return [(case, "; ".join(names)) for case, names in found if names]


def unsaid(turn: Turn, at: Course) -> list[tuple[str, str]]:
    """Each item that was opened without somebody who has to be there, and of which nobody has said why."""
    panel = turn.panel(at.session.id)
    found = []
    for case in (each for each, known in at.discussions.items() if known.discussed):
        known = rows_of(turn, panel, turn.get(Case, case))
        if names := [each.attendee.name for each in unexplained(known, went_on(turn, panel, case))]:
            found.append((case, f"nobody has said why it went on without: {'; '.join(names)}"))
    return found
