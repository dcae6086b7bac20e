"""Whether somebody can be written to, as far as it is known here, what waits for those who cannot, and how it becomes
known."""

from collections import Counter
from dataclasses import dataclass, replace

from bot import boards
from bot.calls.apps import look_again
from bot.delivery import way_to
from bot.matters import still_owed
from bot.notices import again, procedure_of, tell_undelivered, tell_unreachable
from bot.steps.apologies import table
from bot.template import Template
from panel.apps import App, Held
from panel.cases import Case
from panel.coming import attendees
from panel.looks import Altered
from panel.looks import unmatched as not_matched
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.reach import BY_APP, CANNOT, Needed, State, needed
from panel.roster import unheld
from panel.rules.sitting import Seat
from panel.said import wall_day
from storage.records import Acting, Board, Booked, Conversation, Notice, Reach, Told
from storage.store import Turn


@dataclass(frozen=True)
class Reached:
    """Everybody who must be reached for a panel, each with what is known of it; the seats nobody holds; and who sits on
    it but cannot be invited, or whose answer cannot be read, by id."""

    people: tuple[tuple[Needed, State], ...]
    unheld: tuple[Seat, ...]
    uninvited: frozenset[str] = frozenset()
    unmatched: frozenset[str] = frozenset()

    def count(self, state: State) -> int:
        return Counter(each for _, each in self.people)[state]

    @property
    def well(self) -> bool:
        """Whether everybody can be written to and invited, and every seat is held."""
        return not self.unheld and not self.uninvited and not any(state in CANNOT for _, state in self.people)


def reached(turn: Turn, procedure: Procedure, panel: Panel | None) -> Reached:
    """Who must be reached for a panel, or, where none is booked, for any."""
    people = turn.find(Person)
    cases = turn.find(Case, panel=panel.id) if panel else []
    found = needed(people, cases, procedure, wall_day(turn.now))
    known = ((each, state_in(turn, each.person.id, procedure.name)) for each in found)
    return Reached(
        tuple(known), tuple(unheld(people, procedure)), uninvited(turn, panel), unmatched(turn, panel, people)
    )


def uninvited(turn: Turn, panel: Panel | None) -> frozenset[str]:
    """Who sits on a panel that a tenant's calendar has, or comes for an item of it from outside, and has no address for
    an invitation, by id."""
    kept = turn.maybe(Booked, panel.id) if panel else None
    if panel is None or kept is None or not kept.version:
        return frozenset()
    come = {id for case in turn.find(Case, panel=panel.id) for id in (case.held_by, *case.invited)}
    outside = (person for id in come if (person := turn.maybe(Person, id)) and person.outside)
    return frozenset(each.id for each in (*attendees(table(turn, panel)), *outside) if not each.email)


def unmatched(turn: Turn, panel: Panel | None, people: list[Person]) -> frozenset[str]:
    """Who sits on a panel and may stand in its entry by another address of theirs, by id."""
    altered = turn.maybe(Altered, panel.id) if panel else None
    if panel is None or altered is None:
        return frozenset()
    return frozenset(each.id for each in not_matched(altered, attendees(table(turn, panel)), people))


def state_in(turn: Turn, person: str, procedure: str) -> State:
    """What is known of reaching somebody in a procedure: whoever left its roster is not to be told anything."""
    found = turn.maybe(Person, person)
    return state(turn, person) if found and found.roles(procedure) else State.LEFT


def state(turn: Turn, person: str) -> State:
    """What is known of reaching somebody. Somebody who wrote after a message that did not arrive can be tried again."""
    # Only a demo keeps who acts as whom: there a persona has a chat while somebody holds it.
    way = way_to(turn, person, live=not turn.find(Acting))
    reach, seen = turn.maybe(Reach, person), [chat.seen for chat in turn.find(Conversation, person=person)]
    if way is None:
        return _without_chat(turn, person)
    if reach and reach.failed_at and not any(at > reach.failed_at for at in seen):
        app = turn.maybe(App, person)
        return BY_APP[app.held] if app and app.held is not Held.HAS and app.at >= reach.failed_at else State.FAILED
    return State.STOOD_IN if way.persona else State.READY


def app_state(turn: Turn, person: str) -> State:
    """What is known of somebody's own chat, whoever is written to for them in a demo."""
    return state(turn, person) if turn.find(Conversation, person=person) else _without_chat(turn, person)


def _without_chat(turn: Turn, person: str) -> State:
    found, app = turn.maybe(Person, person), turn.maybe(App, person)
    if found and found.outside:
        return State.OUTSIDE
    return BY_APP[app.held] if app else State.NO_APP


def missed(turn: Turn, person: str) -> list[Notice]:
    """What somebody was to be told and was not, because nothing could be written to them, while it still matters and
    is still for them."""
    kept = (each for each in turn.find(Notice, to=person) if each.told is Told.UNREACHABLE)
    return [each for each in kept if turn.now < each.expires_at and still_owed(turn, each)]


def last_test(turn: Turn, person: str) -> Notice | None:
    """The last test message to somebody."""
    tests = (each for each in turn.find(Notice, to=person) if each.template == Template.TEST)
    return max(tests, key=lambda each: each.expires_at, default=None)


def arrived(turn: Turn, person: str) -> None:
    """A message arrived: worth writing down only after one that did not, or for the first time."""
    reach = turn.maybe(Reach, person) or Reach(person)
    if reach.reached_at is None or reach.failed_at:
        turn.save(replace(reach, reached_at=turn.now, failed_at=None))


def nowhere(turn: Turn, notice: Notice, live: bool, chat: str = "") -> None:
    """They cannot be written to in this chat: another of theirs is tried, or the coordinator is asked to tell them, of
    a safety concern each time; `my` still shows what waits. In a demo, somebody who is not there yet is waited for."""
    if chat and _has_another(turn, notice.to, chat):
        return
    if not live and not chat:
        turn.save(again(notice, turn.now))
        return
    turn.save(replace(notice, told=Told.UNREACHABLE, wake_at=None))
    failures = _failed(turn, notice.to)
    if "concern" in notice.ids:
        tell_undelivered(turn, notice)
    else:
        tell_unreachable(turn, procedure_of(turn, notice), notice.to, failures)


def shut_out(turn: Turn, board: Board, chat: str) -> None:
    """A board cannot stand in this chat of theirs: another is tried, or the coordinator hears that they cannot be
    written to, and it is posted as soon as they can."""
    kept = boards.lost(turn, board)
    if _has_another(turn, board.person, chat):
        turn.save(replace(kept, wake_at=turn.now))
    else:
        tell_unreachable(turn, boards.procedure_of(turn, board), board.person, _failed(turn, board.person))


def _has_another(turn: Turn, person: str, chat: str) -> bool:
    """Whether they have another chat of their own: then this one is forgotten."""
    others = [each for each in turn.find(Conversation, person=person) if each.id != chat]
    if others and (gone := turn.maybe(Conversation, chat)):
        turn.delete(gone)
    return bool(others)


def _failed(turn: Turn, person: str) -> int:
    """Keeps that a message did not arrive; how often they could no longer be reached, this time included."""
    reach = turn.maybe(Reach, person) or Reach(person)
    if reach.failed_at is None:
        look_again(turn, person)
    return turn.save(replace(reach, failed_at=turn.now, failures=reach.failures + (reach.failed_at is None))).failures
