"""Who comes for one item: those the case brings, specialists who are invited, and who was told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.asked import Asked
from bot.handlers.entitled import more, name_of, nonce, the_case
from bot.notices import holders, tell
from bot.request import Reply
from bot.template import Template
from cards import cases as case_cards
from cards import invitations as cards
from cards.verbs import Verb
from panel import inviting
from panel.access import Act, may
from panel.cases import Case
from panel.clocks import local
from panel.invitations import Invitation, Part, comes, outside, untold
from panel.people import Person, Role
from panel.referrals import Referral
from panel.words import Refused
from storage.store import Missing, Turn


def invite(asked: Asked, turn: Turn) -> Reply:
    """invite REF: who comes for one item; invite a specialist, or take an invitation back."""
    case, _ = the_case(asked, turn, Act.INVITE)
    return Reply(case_cards.ask(case.id, "Who comes for it", Verb.INVITE_OPEN, more(asked)))


def open_list(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who comes for an item, and the form that invites one more."""
    case, _ = the_case(asked, turn, Act.INVITE)
    asks = inviting.questions(_not_yet(turn, case))
    turn.audit(asked.person.id, "open", case.id, view="invitations")
    rows, page = who_comes(turn, case.id), asked.number("page")
    return Reply(cards.who_comes(case.id, rows, page, asks, nonce(asked, turn), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Invited: they are told, or the coordinator is asked to tell them."""
    case, procedure = the_case(asked, turn, Act.INVITE)
    id = turn.new_id(f"{case.id}/i")
    invitation = inviting.invite(id, case, _not_yet(turn, case), asked.fields, asked.person, procedure, turn.now)
    turn.save(_with(case, turn.save(invitation)))
    _tell(turn, case, [invitation])
    return Reply(cards.invited(case.id, on_roster=bool(invitation.person)))


def take_back(asked: Asked, turn: Turn) -> Reply:
    """Taken back: they open the item no more, and are told."""
    case, _ = the_case(asked, turn, Act.INVITE)
    invitation = _invitation(asked, turn)
    if invitation.ended_at or invitation.part is Part.WORKER:
        raise Refused("That invitation is not there any more. Nothing was changed by this press.")
    _end(turn, case, invitation)
    return Reply(cards.taken_back(case.id, on_roster=bool(invitation.person)))


def tell_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Somebody who is not on the roster: who they are, their time, and when they were told; all of a case, where there
    are several."""
    case, _ = the_case(asked, turn, Act.INVITE)
    turn.audit(asked.person.id, "open", case.id, view="invitations")
    those = outside(turn.find(Invitation, case=case.id))
    if not asked.id("invitation") and len(those) != 1:
        rows = [_row(turn, each) for each in those]
        return Reply(cards.whom_to_tell(case.id, rows, time_of(turn, case), asked.number("page")))
    invitation = _row(turn, _invitation(asked, turn) if asked.id("invitation") else those[0])
    return Reply(cards.tell_them(case.id, invitation, time_of(turn, case), asked.fields, refused))


def told(asked: Asked, turn: Turn) -> Reply:
    """They were told: by whom, on which day."""
    case, procedure = the_case(asked, turn, Act.INVITE)
    today = local(turn.now, procedure.panel.zone).date()
    turn.save(inviting.told(_invitation(asked, turn), asked.fields, asked.person, today))
    out = turn.panel(case.panel).published_at if case.panel else None
    left = untold(turn.find(Invitation, case=case.id), out)
    return Reply(cards.was_told(case.id, len(left)))


def bring(turn: Turn, case: Case) -> None:
    """A case that is accepted brings its worker, the team manager it names, and the home authority's worker; one whose
    referral is changed brings those it names now, and no longer those it named before."""
    people = holders(turn, case.procedure, *Role)
    answers, worker = turn.get(Referral, case.id).answers, turn.get(Person, case.held_by)
    wanted = inviting.by_case(case.id, answers, worker, people, turn.now)
    standing = [each for each in comes(turn.find(Invitation, case=case.id)) if each.part is not Part.SPECIALIST]
    for gone in inviting.but_for(standing, wanted):
        case = _end(turn, case, gone)
    come = [replace(each, id=turn.new_id(f"{case.id}/i")) for each in inviting.but_for(wanted, standing)]
    new = [each for each in map(turn.save, come) if each.part is not Part.WORKER]
    for invitation in new:
        case = turn.save(_with(case, invitation))
    _tell(turn, case, new)


def hand_on(turn: Turn, case: Case) -> None:
    """The worker's invitation is the new worker's, who is told their time in turn."""
    for each in comes(turn.find(Invitation, case=case.id)):
        if each.part is Part.WORKER:
            turn.save(replace(each, ended_at=turn.now))
            id = turn.new_id(f"{case.id}/i")
            name = name_of(turn, case.held_by)
            turn.save(Invitation(id, case.id, Part.WORKER, name, "", "", turn.now, person=case.held_by))


def leaves_roster(turn: Turn, person: str, procedure: str) -> None:
    """Somebody who is on the roster no more still comes for their items: the coordinator tells them from now on."""
    theirs = [(turn.get(Case, each.case), each) for each in comes(turn.find(Invitation, person=person))]
    here = {case.id: case for case, _ in theirs if case.procedure == procedure}
    for case in here.values():
        turn.save(replace(case, invited=tuple(each for each in case.invited if each != person)))
        own = [each for about, each in theirs if about.id == case.id]
        _tell(turn, case, [turn.save(replace(each, person="", left_at=turn.now)) for each in own])


def who_comes(turn: Turn, reference: str) -> list[cards.Row]:
    """Those who come for the item of a case, for whoever may see who they are."""
    return [_row(turn, each) for each in comes(turn.find(Invitation, case=reference))]


def time_of(turn: Turn, case: Case) -> datetime | None:
    """When its item begins, once the agenda is out."""
    return inviting.starts(turn.sitting(case.panel), case.id, turn.procedure(case.procedure)) if case.panel else None


def _end(turn: Turn, case: Case, invitation: Invitation) -> Case:
    """The case without somebody who was invited to it, who is told."""
    turn.save(replace(invitation, ended_at=turn.now))
    left = {each.person for each in comes(turn.find(Invitation, case=case.id))}
    if invitation.person:
        tell(turn, [invitation.person], Template.UNINVITED, case=case.id, invitation=invitation.id)
    return turn.save(replace(case, invited=tuple(each for each in case.invited if each in left)))


def _with(case: Case, invitation: Invitation) -> Case:
    """The case, open to whoever is invited to it."""
    known = {*case.invited, case.held_by, ""}
    return case if invitation.person in known else replace(case, invited=(*case.invited, invitation.person))


def _not_yet(turn: Turn, case: Case) -> list[Person]:
    """Everybody on the roster who could be invited: not those who may open the case already, or who stepped out."""
    return [
        each
        for each in holders(turn, case.procedure, *Role)
        if each.id not in case.interests and not may(each, Act.OPEN, case.procedure, case)
    ]


def _tell(turn: Turn, case: Case, new: Sequence[Invitation]) -> None:
    """Each who is invited is told; the coordinator, once, of all of them who are not on the roster."""
    for each in new:
        if each.person:
            tell(turn, [each.person], Template.INVITED, case=case.id, invitation=each.id)
    for first in outside(new)[:1]:
        coordinators = holders(turn, case.procedure, Role.COORDINATOR)
        tell(turn, coordinators, Template.TELL_INVITED, case=case.id, invitation=first.id)


def _invitation(asked: Asked, turn: Turn) -> Invitation:
    invitation = turn.get(Invitation, asked.id("invitation"))
    if invitation.case != asked.reference:
        raise Missing("invitation")
    return invitation


def _row(turn: Turn, invitation: Invitation) -> cards.Row:
    return cards.Row(invitation, name_of(turn, invitation.by), name_of(turn, invitation.told_by))
