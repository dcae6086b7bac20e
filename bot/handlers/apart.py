"""How the children of a case are kept apart at school or service: asked, and written down once."""

from bot.asked import Asked
from bot.handlers.tying import says_same_place, shares_a_place
from bot.request import Reply
from cards import missing as cards
from panel.access import NOT_YOURS, OVERSEES, Act, may
from panel.answers import ask_about_names
from panel.cases import Case
from panel.children import Child, Linked
from panel.questions import check
from panel.ties import APART, Apart
from panel.words import Refused
from storage.store import Turn


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The question, with what was written before; drawn again with everything just typed when it is refused."""
    case, kept = _case(asked, turn), turn.maybe(Apart, asked.reference)
    answers = asked.fields if refused else {"apart": kept.words if kept else ""}
    return Reply(cards.apart(case.id, asked.id("nonce") or turn.token(), answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The answer is kept, and stands in the item from then on."""
    case = _case(asked, turn)
    words = check(APART, asked.fields, turn.now.date())["apart"]
    if asked.id("named") != "yes":
        child = turn.get(Child, case.id)
        own = f"{child.first} {child.family} {child.known_as}"
        ask_about_names(turn.find(Linked, case=case.id), own, {APART[0]: words})
    kept = turn.maybe(Apart, case.id)
    turn.save(Apart(case.id, case.id, words, asked.person.id, turn.now, rev=kept.rev if kept else 0))
    return Reply(cards.apart_kept(case.id))


def _case(asked: Asked, turn: Turn) -> Case:
    """The case, if it has to be written and this person may: the chair, the deputy, the coordinator, or the worker
    whose own referral says that the children share a place."""
    case = turn.maybe(Case, asked.reference)
    if case is None or not may(asked.person, Act.APART, case.procedure, case):
        raise Refused(NOT_YOURS)
    oversees = bool(asked.person.roles(case.procedure) & OVERSEES) and shares_a_place(turn, case.id)
    worker = case.held_by == asked.person.id and says_same_place(turn, case.id)
    if not (oversees or worker):
        raise Refused(NOT_YOURS)
    return case
