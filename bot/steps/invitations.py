"""Who comes for one item, and who is told of it: brought by the case, handed on, and off the roster."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.notices import holders, tell
from bot.steps.entitlement import name_of
from bot.template import Template
from cards import invitations as cards
from panel import inviting
from panel.access import OPENS
from panel.cases import Case
from panel.invitations import Invitation, Part, comes, outside
from panel.leading import coordinates
from panel.people import Person
from panel.referrals import Referral
from storage.store import Turn


def bring(turn: Turn, case: Case) -> None:
    """A case that is accepted brings its worker, the team manager it names, and the home authority's worker; one whose
    referral is changed brings those it names now, and no longer those it named before."""
    answers, worker = turn.get(Referral, case.id).answers, turn.get(Person, case.held_by)
    wanted = inviting.by_case(case.id, answers, worker, turn.now)
    standing = [each for each in comes(turn.find(Invitation, case=case.id)) if each.part is not Part.SPECIALIST]
    gone = inviting.but_for(standing, wanted)
    for each in gone:
        case = end(turn, case, each)
    come = [replace(each, id=turn.new_id(f"{case.id}/i")) for each in inviting.but_for(wanted, standing)]
    new = [each for each in map(turn.save, come) if each.part is not Part.WORKER]
    for invitation in new:
        case = turn.save(with_invited(case, invitation))
    tell_of(turn, case, new)
    _tell_to_tell(turn, case, gone)


def hand_on(turn: Turn, case: Case) -> None:
    """The worker's invitation is the new worker's, who is told their time in turn; whoever else is invited, the worker
    before among them, opens the case."""
    for each in comes(turn.find(Invitation, case=case.id)):
        if each.part is Part.WORKER:
            turn.save(replace(each, ended_at=turn.now))
            id = turn.new_id(f"{case.id}/i")
            name = name_of(turn, case.held_by)
            turn.save(Invitation(id, case.id, Part.WORKER, name, "", "", turn.now, person=case.held_by))
    turn.save(inviting.open_to(case, turn.find(Invitation, case=case.id)))


def leaves_roster(turn: Turn, person: str, procedure: str) -> None:
    """Somebody who is on the roster no more still comes for their items: the coordinator tells them from now on."""
    theirs = [(turn.get(Case, each.case), each) for each in comes(turn.find(Invitation, person=person))]
    here = {case.id: case for case, _ in theirs if case.procedure == procedure}
    for case in here.values():
        turn.save(replace(case, invited=tuple(each for each in case.invited if each != person)))
        own = [each for about, each in theirs if about.id == case.id]
        tell_of(turn, case, [turn.save(replace(each, person="", left_at=turn.now)) for each in own])


def who_comes(turn: Turn, reference: str) -> list[cards.Row]:
    """Those who come for the item of a case, for whoever may see who they are."""
    case = turn.get(Case, reference)
    return [row(turn, case, each) for each in comes(turn.find(Invitation, case=reference))]


def to_be_told(turn: Turn, case: Case) -> list[Invitation]:
    """Those who come for a case, are not on the roster, and do not know its day or its time as it is now."""
    return inviting.to_tell(turn.sitting(case.panel), case.id) if case.panel else []


def time_of(turn: Turn, case: Case) -> datetime | None:
    """When its item begins, once the agenda is out."""
    return inviting.starts(turn.sitting(case.panel), case.id, turn.procedure(case.procedure)) if case.panel else None


def end(turn: Turn, case: Case, invitation: Invitation) -> Case:
    """The case without somebody who was invited to it, who is told."""
    turn.save(replace(invitation, ended_at=turn.now, alone=True))
    if invitation.person:
        tell(turn, [invitation.person], Template.UNINVITED, case=case.id, invitation=invitation.id)
    return turn.save(inviting.open_to(case, turn.find(Invitation, case=case.id)))


def end_all(turn: Turn, case: Case) -> Case:
    """Keeps the case without anybody who was invited to its item alone: nobody of them opens it any more."""
    kept, over = inviting.ended(case, turn.find(Invitation, case=case.id), turn.now)
    for each in over:
        turn.save(each)
    return turn.save(kept)


def with_invited(case: Case, invitation: Invitation) -> Case:
    """The case, open to whoever is invited to it."""
    known = {*case.invited, case.held_by, ""}
    return case if invitation.person in known else replace(case, invited=(*case.invited, invitation.person))


def tell_of(turn: Turn, case: Case, new: Sequence[Invitation]) -> None:
    """Each who is invited is told; the coordinator, once, of all of them who are not on the roster."""
    # One invitation may be told of more than once: who was on the roster leaves it, and comes back.
    for each in new:
        if each.person:
            tell(turn, [each.person], Template.INVITED, case=case.id, invitation=each.id, rev=str(each.rev))
    for first in outside(new)[:1]:
        people, rev = coordinates(turn.find(Person), case), str(first.rev)
        tell(turn, people, Template.TELL_INVITED, case=case.id, invitation=first.id, rev=rev)


def tell_off(turn: Turn, case: Case, over: Sequence[Invitation]) -> None:
    """Each who need not come any more is told, but for the worker, who knows; the coordinator, of those who are not on
    the roster."""
    for each in over:
        if each.person not in ("", case.held_by, *case.interests):
            tell(turn, [each.person], Template.UNINVITED, case=case.id, invitation=each.id)
    _tell_to_tell(turn, case, over)


def _tell_to_tell(turn: Turn, case: Case, over: Sequence[Invitation]) -> None:
    """The coordinator, once, of all of them who are not on the roster and need not come."""
    for first in [each for each in over if not each.person][:1]:
        tell(turn, coordinates(turn.find(Person), case), Template.TELL_UNINVITED, case=case.id, invitation=first.id)


def what_they_hear(turn: Turn, case: Case, invitation: Invitation) -> str:
    """What somebody who is not on the roster is to hear now, as a form about them carries it."""
    return inviting.what_they_hear(invitation, turn.sitting(case.panel) if case.panel else None)


def row(turn: Turn, case: Case, invitation: Invitation) -> cards.Row:
    """One who comes, with the names of who invited and who told them, and whether what they heard is so no more."""
    again = invitation.told_on is not None and invitation in to_be_told(turn, case)
    may_be = inviting.may_be(invitation, case, could_open(turn, case))
    told_by = name_of(turn, invitation.off_told_by if invitation.ended_at else invitation.told_by)
    hears = "" if invitation.person else what_they_hear(turn, case, invitation)
    return cards.Row(invitation, name_of(turn, invitation.by), told_by, again, may_be, hears)


def could_open(turn: Turn, case: Case) -> list[Person]:
    """Everybody on the roster in a role that is ever shown a child."""
    return holders(turn, case.procedure, *OPENS)
