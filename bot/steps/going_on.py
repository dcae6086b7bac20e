"""What becomes of every child of a panel that is over: nothing is dropped, whatever was decided or was not."""

from dataclasses import replace

from bot.notices import holders, tell
from bot.steps import invitations, places
from bot.template import Template
from panel import review
from panel.actions import Action, Carried, Carry, State
from panel.cases import Case
from panel.decisions import Decision, Point, points
from panel.leading import told
from panel.panels import Item
from panel.people import Person, Role
from panel.said import wall_day
from panel.session import Discussion, Session
from storage.store import Turn


def carry(turn: Turn, panel_id: str) -> None:
    """Each child who is on the agenda still goes on to the next panel that takes it, with every unfinished action. A
    child who left the agenda stays off it; one who goes elsewhere goes on until somebody has received it."""
    panel = turn.panel(panel_id)
    procedure = turn.procedure(panel.procedure)
    for case in places.placed(turn, panel):
        item = turn.get(Item, f"{panel.id}/{case.id}")
        _carry_actions(turn, panel.id, case.id)
        case = invitations.end_all(turn, case)
        decision = turn.maybe(Decision, item.id)
        decided_by = turn.procedure(case.procedure, case.version)
        since = review.comes_again(decision, wall_day(panel.starts_at), decided_by)
        case = places.go_on(turn, procedure, case, item.new and not was_discussed(turn, item.id), since)
        if review.none_set(decision, decided_by):
            _tell_none_set(turn, case, panel.id)
        invitations.bring(turn, case)
        to, change = case.panel, str(case.rev)
        tell(turn, [case.held_by], Template.GOES_ON, case=case.id, panel=to, change=change, before=panel.id)


def _tell_none_set(turn: Turn, case: Case, before: str) -> None:
    """Whoever chairs the case, and the coordinators, hear that nobody decided when an ongoing child comes again."""
    people = {each.id for each in told(turn.find(Person), case, wall_day(turn.now))}
    people |= {each.id for each in holders(turn, case.procedure, Role.COORDINATOR)} - set(case.interests)
    tell(turn, sorted(people), Template.NO_REVIEW, case=case.id, panel=case.panel, before=before)


def open_points(turn: Turn, panel_id: str) -> list[Point]:
    """What a chair is asked about before the end of a sitting, item by item: no outcome, an outcome that is not closed,
    an unfinished action that does not say why it goes on."""
    here = places.placed(turn, turn.panel(panel_id))
    return [point for case in here for point in points(*_of(turn, panel_id, case.id))]


def unfinished(turn: Turn, case: str) -> list[Action]:
    """The actions of a case that nobody has done, or given up."""
    return turn.find(Action, case=case, state=State.OPEN)


def _of(turn: Turn, panel: str, case: str) -> tuple[str, str, Decision | None, list[Action]]:
    return panel, case, turn.maybe(Decision, f"{panel}/{case}"), unfinished(turn, case)


def was_discussed(turn: Turn, item: str) -> bool:
    """Whether a panel discussed an item."""
    discussion = turn.maybe(Discussion, item)
    return discussion is not None and discussion.discussed


def _carry_actions(turn: Turn, panel: str, case: str) -> None:
    """An action that nobody was asked about goes on as not done."""
    session = turn.maybe(Session, panel)
    by = session.ended_by or session.chair if session else ""
    for action in unfinished(turn, case):
        if panel not in {each.panel for each in action.carried}:
            carried = Carry(panel, Carried.NOT_DONE, by, turn.now)
            turn.save(replace(action, carried=(*action.carried, carried)))
