"""What a sitting has on one child, and what happens when a child leaves the agenda."""

from collections.abc import Iterable

from bot.asked import Asked
from bot.notices import tell
from bot.steps.apologies import table
from bot.steps.following import tell_seats
from bot.steps.going_on import unfinished
from bot.steps.invitations import end_all, tell_off
from bot.steps.places import take_off
from bot.steps.points import at_panel
from bot.steps.session import going_on
from bot.steps.sharing import around
from bot.template import Template
from panel.access import Act, may
from panel.actions import Action
from panel.cases import Case
from panel.closing import NO_SITTING, NoLonger, Proposal, Seen, Stated
from panel.decisions import Decision, Stand, seats_here
from panel.evidence import Evidence
from panel.invitations import Invitation, comes
from panel.leading import coordinates
from panel.people import Person
from panel.police import PoliceWord
from panel.presence import filled
from panel.procedure import Procedure
from panel.said import wall_day
from panel.session import Discussion, Present, Session, decides
from panel.sharing import open_drafts
from panel.words import Refused
from storage.store import Turn


def sits(turn: Turn, case: Case) -> Session | None:
    """The sitting that is going on, if the case is on its agenda: one that nobody ended decides nothing once its day is
    over."""
    session = going_on(turn, case.procedure)
    if session is None or session.id != case.panel:
        return None
    return session if decides(session, turn.procedure(case.procedure), turn.now) else None


def sitting(turn: Turn, case: Case) -> Session:
    """The same; `Refused` while none is going on."""
    if (found := sits(turn, case)) is None:
        raise Refused(NO_SITTING)
    return found


def here(turn: Turn, case: Case, panel: str, procedure: Procedure) -> dict[str, list[Present]]:
    """The seats that are here for a case and are asked, each with who speaks for it; nobody who steps out of the case,
    and nobody whose case it is."""
    apart = {*case.interests, case.held_by}
    rows = [each for each in turn.find(Present, panel=panel) if each.here and each.person not in apart]
    there = filled(rows, table(turn, turn.panel(panel))) if presence_is_kept(turn, panel) else {}
    return {seat: there[seat] for seat in seats_here(procedure, there)}


def presence_is_kept(turn: Turn, panel: str) -> bool:
    """Whether anybody's coming was written down at a sitting, but for whoever began it: they are here by that alone."""
    session = turn.maybe(Session, panel)
    return any(each.person != (session.started_by if session else "") for each in turn.find(Present, panel=panel))


def seats_of(asked: Asked, turn: Turn, case: Case, panel: str, procedure: Procedure) -> list[str]:
    """The seats that this person speaks for at a sitting: those they are here for; where nobody wrote down who is here,
    those they hold that day."""
    me = asked.person
    if not presence_is_kept(turn, panel):
        mine = seats_here(procedure, me.seats(procedure.name))
        return mine if may(me, Act.STAND, procedure.name, case) else []
    there = here(turn, case, panel, procedure)
    return [seat for seat, who in there.items() if me.id in {each.person for each in who}]


def evidence(turn: Turn, case: Case, procedure: Procedure) -> Evidence:
    """Everything that the sitting on whose agenda a case is has on it: nothing of it, while none is going on."""
    session = sits(turn, case)
    panel = session.id if session else ""
    id = f"{panel}/{case.id}"
    earlier = (each for each in turn.find(Discussion, case=case.id) if each.panel != panel and each.discussed)
    return Evidence(
        turn.file(case.id),
        panel,
        item=turn.maybe(Discussion, id),
        proposal=turn.maybe(Proposal, id),
        decision=turn.maybe(Decision, id),
        stands=tuple(turn.find(Stand, panel=panel, case=case.id)),
        present=tuple(here(turn, case, panel, procedure)) if panel else (),
        discussed=tuple(wall_day(each.began_at) for each in earlier),
        seen=tuple(turn.find(Seen, panel=panel, case=case.id)),
        reason=turn.maybe(NoLonger, id),
        actions=tuple(turn.find(Action, case=case.id)),
        police=tuple(turn.find(PoliceWord, case=case.id)),
        stated=tuple(turn.find(Stated, panel=panel, case=case.id)),
        lacks=tuple(at_panel(turn, panel, case).lacks),
        to_share=tuple(open_drafts(around(turn, case, procedure))),
    )


def leave(turn: Turn, case: Case, by: str) -> Case:
    """Keeps a case that has left the agenda: its place ahead is free, whoever was invited with it opens it no more, and
    each who owns an open action, or sees a recommendation through, is told that it goes on. Nothing is deleted."""
    over = comes(turn.find(Invitation, case=case.id))
    kept = end_all(turn, case)
    take_off(turn, case.id)
    tell_off(turn, kept, over)
    told = {case.held_by, *(each.id for each in coordinates(turn.find(Person), case))} - {by, *case.interests}
    tell(turn, sorted(told), Template.LEFT_AGENDA, case=case.id, rev=str(kept.rev))
    _tell_owners(turn, case, unfinished(turn, case.id))
    tell_seats(turn, kept)
    return kept


def _tell_owners(turn: Turn, case: Case, actions: Iterable[Action]) -> None:
    for action in actions:
        if action.owner.person not in case.interests:
            tell(turn, [action.owner.person], Template.ACTION_GOES_ON, case=case.id, action=action.id)
