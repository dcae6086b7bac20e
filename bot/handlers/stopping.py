"""A child has died: asked twice, then nothing more is asked or said about them. And a child who comes of age."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps import invitations
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.matches import same_child
from bot.steps.places import take_off
from bot.steps.stopping import silence
from bot.template import Template
from cards import cases as case_cards
from cards import stopping as cards
from cards.verbs import Verb
from panel import closing, eighteen
from panel.access import Act, may
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

OVER = (CaseStatus.STOPPED, CaseStatus.WITHDRAWN)
"""Nothing is asked, reminded or sent about these any more."""


def stop(asked: Asked, turn: Turn) -> Reply:
    """stop REF: the child has died: nothing more is asked or said about them."""
    case = _not_stopped(asked, turn)
    return Reply(case_cards.ask(case.id, "Open", Verb.STOP_OPEN, more(asked)))


def open_stop(asked: Asked, turn: Turn) -> Reply:
    """Asked once: has this child died."""
    return Reply(cards.first(_not_stopped(asked, turn).id))


def sure(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Asked again, with what is known, and what this does; of another case of the same child, what is known already."""
    case = _not_stopped(asked, turn)
    others, given = _others(asked, turn, case), asked.fields if refused else _known(asked, turn, case)
    return Reply(cards.sure(case.id, nonce(asked, turn), given, others, refused))


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
    return Reply(cards.stopped(stopped.id, _others(asked, turn, case)))


def of_age(asked: Asked, turn: Turn) -> Reply:
    """When a child comes of age, and what is to be thought of before; nothing closes by itself."""
    case, procedure = the_case(asked, turn, Act.OPEN)
    child = turn.get(Child, case.id)
    turn.audit(asked.person.id, "open", case.id, view="of age")
    on, today = eighteen.birthday(child.born, procedure), wall_day(turn.now)
    hands_over = may(asked.person, Act.HAND_OVER, case.procedure, case)
    return Reply(cards.of_age(case.id, child, on, eighteen.age(procedure), today, hands_over))


def _others(asked: Asked, turn: Turn, case: Case) -> dict[str, bool]:
    """The other cases of the same child that this person may open and that are not over; whether they may stop each."""
    same = [turn.get(Case, each) for each in same_child(turn, case.id)]
    theirs = [each for each in same if may(asked.person, Act.OPEN, each.procedure, each)]
    return {each.id: may(asked.person, Act.STOP, each.procedure, each) for each in theirs if each.status not in OVER}


def _known(asked: Asked, turn: Turn, case: Case) -> dict[str, str]:
    """What was written when another case of the same child was stopped, whose card the button stood on."""
    other = turn.maybe(Case, asked.id("like"))
    if other is None or other.status is not CaseStatus.STOPPED or other.id not in same_child(turn, case.id):
        return {}
    if not may(asked.person, Act.OPEN, other.procedure, other):
        return {}
    turn.audit(asked.person.id, "open", other.id, view="stopped")
    written = [each.words for each in turn.file(other.id).additions if each.at == other.left_at]
    return {"known": written[0]} if written else {}


def _not_stopped(asked: Asked, turn: Turn) -> Case:
    case, _ = the_case(asked, turn, Act.STOP)
    if case.status is CaseStatus.STOPPED and case.left_at:
        why = Reason(f"Stopped by {name_of(turn, case.left_by)}, {said_when(case.left_at)}")
        raise Refused(f"{case.id} is stopped already. Nothing was changed by this press.", [why])
    return case
