"""A child has died: asked twice, then nothing more is asked or said about them. And a child who comes of age."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps import invitations
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.places import take_off
from bot.steps.stopping import silence
from bot.template import Template
from cards import cases as case_cards
from cards import stopping as cards
from cards.verbs import Verb
from panel import closing, eighteen
from panel.access import Act
from panel.cases import Case, CaseStatus
from panel.children import Child
from panel.closing import STOP
from panel.leading import coordinates
from panel.people import Person
from panel.questions import check
from panel.referrals import Addition
from panel.said import said_when, wall_day
from panel.words import Reason, Refused
from storage.store import Turn


def stop(asked: Asked, turn: Turn) -> Reply:
    """stop REF: the child has died: nothing more is asked or said about them."""
    case = _not_stopped(asked, turn)
    return Reply(case_cards.ask(case.id, "Open", Verb.STOP_OPEN, more(asked)))


def open_stop(asked: Asked, turn: Turn) -> Reply:
    """Asked once: has this child died."""
    return Reply(cards.first(_not_stopped(asked, turn).id))


def sure(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Asked again, with what is known, and what this does."""
    case = _not_stopped(asked, turn)
    return Reply(cards.sure(case.id, nonce(asked, turn), asked.fields if refused else {}, refused))


def yes(asked: Asked, turn: Turn) -> Reply:
    """Everything about the child is silent from this moment; the worker and the coordinator are told."""
    case = _not_stopped(asked, turn)
    words = check(STOP, asked.fields, wall_day(turn.now))["known"]
    turn.save(Addition(turn.new_id(f"{case.id}/a"), case.id, words, asked.person.id, turn.now))
    stopped = invitations.end_all(turn, closing.stopped(case, asked.person.id, turn.now))
    take_off(turn, stopped.id)
    silence(turn, stopped.id)
    told = {stopped.held_by, *(each.id for each in coordinates(turn.find(Person), stopped))}
    tell(turn, sorted(told - {asked.person.id, *stopped.interests}), Template.STOPPED, case=stopped.id)
    return Reply(cards.stopped(stopped.id))


def of_age(asked: Asked, turn: Turn) -> Reply:
    """When a child comes of age, and what is to be thought of before; nothing closes by itself."""
    case, procedure = the_case(asked, turn, Act.OPEN)
    child = turn.get(Child, case.id)
    turn.audit(asked.person.id, "open", case.id, view="of age")
    return Reply(cards.of_age(case.id, child, eighteen.birthday(child.born, procedure), procedure.referral.under_age))


def _not_stopped(asked: Asked, turn: Turn) -> Case:
    case, _ = the_case(asked, turn, Act.STOP)
    if case.status is CaseStatus.STOPPED and case.left_at:
        why = Reason(f"Stopped by {name_of(turn, case.left_by)}, {said_when(case.left_at)}")
        raise Refused(f"{case.id} is stopped already. Nothing was changed by this press.", [why])
    return case
