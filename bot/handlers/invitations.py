"""Who comes for one item: those the case brings, specialists who are invited, and who was told."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import more, nonce, the_case
from bot.steps.invitations import (
    could_open,
    end,
    row,
    tell_of,
    time_of,
    to_be_told,
    what_they_hear,
    who_comes,
    with_invited,
)
from bot.steps.rooms import unmet
from cards import by_hand
from cards import invitations as cards
from panel import inviting
from panel.access import Act
from panel.cases import Case, CaseStatus
from panel.invitations import Invitation, Part, dropped, off, off_untold, outside
from panel.people import Person
from panel.said import wall_day
from panel.session import Session
from panel.words import Made, Refused
from storage.store import Missing, Turn


def invite(asked: Asked, turn: Turn) -> Reply:
    """invite REF: who comes for one item; invite a specialist, or take an invitation back."""
    case, procedure = the_case(asked, turn, Act.INVITE)
    return Reply(cards.ask(case.id, bool(procedure.attendees.people), more(asked)))


def open_list(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who comes for an item, and the form that invites one more."""
    case = _the_item(asked, turn)
    asks = inviting.questions(_not_yet(turn, case))
    turn.audit(asked.person.id, "open", case.id, view="invitations")
    rows, page = who_comes(turn, case.id), asked.number("page")
    return Reply(cards.who_comes(case.id, rows, page, asks, nonce(asked, turn), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Invited: they are told, or the coordinator is asked to tell them."""
    case = _the_item(asked, turn)
    made = Made(turn.new_id(f"{case.id}/i"), asked.person.id, turn.now)
    invitation = inviting.invite(made, case, _not_yet(turn, case), asked.fields)
    turn.save(with_invited(case, turn.save(invitation)))
    tell_of(turn, case, [invitation])
    return Reply(cards.invited(case.id, on_roster=bool(invitation.person), unmet=unmet(turn, case, invitation)))


def it_is(asked: Asked, turn: Turn) -> Reply:
    """Somebody whom the referral names is that person on the roster: they open the item from now on, and are told."""
    case = _the_item(asked, turn)
    known = inviting.is_on_roster(_invitation(asked, turn), case, could_open(turn, case), asked.id("person"))
    turn.save(with_invited(case, turn.save(known)))
    tell_of(turn, case, [known])
    return Reply(cards.invited(case.id, on_roster=True, unmet=unmet(turn, case, known)))


def take_back(asked: Asked, turn: Turn) -> Reply:
    """Taken back: they open the item no more, and are told."""
    case, _ = the_case(asked, turn, Act.INVITE)
    invitation = _invitation(asked, turn)
    if invitation.ended_at or invitation.part is Part.WORKER:
        raise Refused("That invitation is not there any more. Nothing was changed by this press.")
    end(turn, case, invitation)
    return Reply(cards.taken_back(case.id, invitation))


def tell_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Somebody who is not on the roster: who they are, their time or that they need not come, and when they were told;
    all of a case, where there are several."""
    case, _ = the_case(asked, turn, Act.INVITE)
    turn.audit(asked.person.id, "open", case.id, view="invitations")
    heard = case.status is CaseStatus.ACCEPTED
    those = [_invitation(asked, turn)] if asked.id("invitation") else _to_tell(turn, case)
    rows = [row(turn, case, each) for each in those]
    if len(rows) == 1 and rows[0].invitation.ended_at:
        return Reply(by_hand.tell_off(case.id, rows[0], asked.fields, refused))
    if len(rows) == 1:
        return Reply(by_hand.tell_them(case.id, rows[0], time_of(turn, case), asked.fields, refused))
    if not heard:
        return Reply(by_hand.not_needed(case.id, rows, asked.number("page")))
    return Reply(by_hand.whom_to_tell(case.id, rows, time_of(turn, case), asked.number("page")))


def told(asked: Asked, turn: Turn) -> Reply:
    """They were told: by whom, on which day."""
    case, _ = the_case(asked, turn, Act.INVITE)
    invitation = _invitation(asked, turn)
    inviting.heard_this(asked.id("hears"), what_they_hear(turn, case, invitation))
    turn.save(inviting.told(invitation, asked.fields, asked.person, turn.now))
    if not invitation.ended_at:
        return Reply(by_hand.was_told(case.id, len(to_be_told(turn, case))))
    left = (dropped if case.status is CaseStatus.ACCEPTED else off_untold)(turn.find(Invitation, case=case.id))
    return Reply(by_hand.was_told_off(case.id, len(left)))


def _to_tell(turn: Turn, case: Case) -> list[Invitation]:
    """Those of a case who cannot be written to here: who comes, and who was dropped; once it is off,
    who was to come."""
    known = turn.find(Invitation, case=case.id)
    first = (outside if case.status is CaseStatus.ACCEPTED else off)(known)
    return list({each.id: each for each in (*first, *dropped(known))}.values())


def _the_item(asked: Asked, turn: Turn) -> Case:
    """The case, while its item is still to close."""
    case, _ = the_case(asked, turn, Act.INVITE)
    inviting.not_over(case, turn.panel(case.panel) if case.panel else None, turn.now, turn.maybe(Session, case.panel))
    return case


def _not_yet(turn: Turn, case: Case) -> list[Person]:
    return inviting.could_come(turn.find(Person), case, wall_day(turn.now))


def _invitation(asked: Asked, turn: Turn) -> Invitation:
    invitation = turn.get(Invitation, asked.id("invitation"))
    if invitation.case != asked.reference:
        raise Missing("invitation")
    return invitation
