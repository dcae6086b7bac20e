"""The child's worker changes: access, the invitation, what waits to be told and a change that was begun move along."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import holders, tell
from bot.request import Reply
from bot.steps import invitations, nominating
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.leads import tell_leads
from bot.template import Template
from cards import allocation as cards
from cards import cases as case_cards
from cards.verbs import Verb
from panel import allocations
from panel.access import Act, may
from panel.allocations import Allocation
from panel.cases import Case
from panel.people import Person, Role
from panel.referrals import Draft
from panel.words import Made, Reason, Refused
from storage.records import Notice, Told
from storage.store import Turn

WORKERS = frozenset(
    {
        Template.ACCEPTED,
        Template.RETURNED,
        Template.RETURN_DUE,
        Template.SIGNPOSTED,
        Template.SIGNPOST_DUE,
        Template.ROUTED,
        Template.ROUTE_DUE,
        Template.GONE_THROUGH,
        Template.WORK_NOT_READY,
        Template.STAYS,
        Template.MISSING_ASKED,
        Template.ITEM_TIME,
        Template.OTHER_PANEL,
        Template.PANEL_CANCELLED,
    }
)
"""What somebody is told because they are the worker, and for no other role or seat of theirs."""
UNTOLD = frozenset({Told.WAITING, Told.UNREACHABLE})
"""What the worker before does not know of yet, or could not be sent."""


def allocate(asked: Asked, turn: Turn) -> Reply:
    """allocate REF: the child has another worker; access moves with the work."""
    case, _ = the_case(asked, turn, Act.ALLOCATE)
    return Reply(case_cards.ask(case.id, "Another worker", Verb.ALLOCATE_OPEN, more(asked)))


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who holds the case now, who held it, and the form that hands it on."""
    case, _ = the_case(asked, turn, Act.ALLOCATE)
    earlier = [cards.Moved(each, name_of(turn, each.before), name_of(turn, each.to)) for each in _earlier(turn, case)]
    asks = allocations.questions(_could_hold(turn, case))
    now_with, form = name_of(turn, case.held_by), cards.Form(case.rev, nonce(asked, turn))
    return Reply(cards.allocate(case.id, now_with, earlier, asks, form, asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Allocated: the new worker, the one before and whoever chairs the case are told."""
    case, _ = the_case(asked, turn, Act.ALLOCATE)
    if asked.number("rev") != case.rev:
        raise Refused(
            f"{case.id} was changed since you opened this. Nothing you typed is lost.",
            [Reason("Look at who holds it now, then decide", field="to")],
        )
    made = Made(turn.new_id(f"{case.id}/t"), asked.person.id, turn.now)
    moved, allocation = allocations.allocate(made, case, _could_hold(turn, case), asked.fields)
    moved = turn.save(moved)
    turn.save(allocation)
    _move(turn, moved, allocation)
    _tell(turn, moved, allocation)
    assessed = allocation.before in moved.assessors and may(asked.person, Act.ASSESS, moved.procedure, moved)
    return Reply(cards.allocated(case.id, len(_earlier(turn, case)), assessed))


def _earlier(turn: Turn, case: Case) -> list[Allocation]:
    return turn.find(Allocation, case=case.id)


def _could_hold(turn: Turn, case: Case) -> list[Person]:
    """The practitioners on the roster, but for whoever holds the case, or stepped out of it."""
    kept_out = {case.held_by, *case.interests}
    return [each for each in holders(turn, case.procedure, Role.PRACTITIONER) if each.id not in kept_out]


def _move(turn: Turn, case: Case, allocation: Allocation) -> None:
    """Everything of the case that was the worker's is the new worker's."""
    invitations.hand_on(turn, case)
    nominating.hand_on(turn, case)
    for draft in turn.find(Draft, case=case.id):
        turn.save(replace(draft, person=allocation.to))
    for notice in turn.find(Notice, to=allocation.before):
        if notice.ids.get("case") == case.id and notice.told in UNTOLD and notice.template in WORKERS:
            turn.delete(notice)
            key = notice.id.removesuffix(allocation.before) + allocation.to
            moved = replace(notice, id=key, to=allocation.to, told=Told.WAITING, attempts=0)
            turn.notify(replace(moved, wake_at=notice.wake_at or turn.now))


def _tell(turn: Turn, case: Case, allocation: Allocation) -> None:
    id = allocation.id
    tell(turn, [allocation.to], Template.ALLOCATED_TO, case=case.id, allocation=id)
    tell(turn, [allocation.before], Template.ALLOCATED_FROM, case=case.id, allocation=id)
    tell_leads(turn, case, Template.ALLOCATED, allocation=id)
