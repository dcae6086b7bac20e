"""How the children of a case are kept apart at school or service: asked, and written down once."""

from collections.abc import Iterator

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import name_of
from bot.steps.naming import ask_about_others
from bot.steps.ties import says_same_place, shares_a_place
from cards import ties as cards
from panel.access import NOT_YOURS, OVERSEES, Act, may
from panel.cases import Case
from panel.questions import check
from panel.said import said_when, wall_day
from panel.ties import APART, Apart, unchanged, written
from panel.words import Refused
from storage.store import Turn


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The question, with what was written before; drawn again with everything just typed when it is refused, or a
    page of what was written is turned over."""
    case, kept = _case(asked, turn), turn.maybe(Apart, asked.reference)
    again = refused is not None or bool(asked.id("page"))
    answers = asked.fields if again else {"apart": kept.words if kept else ""}
    at = cards.Written(case.id, kept, tuple(_earlier(turn, kept)), asked.number("page"))
    stale = again and kept is not None and asked.number("rev") != kept.rev
    return Reply(cards.apart(at, asked.id("nonce") or turn.token(), answers, refused, stale))


def save(asked: Asked, turn: Turn) -> Reply:
    """The answer is kept, and stands in the item from then on."""
    case, kept = _case(asked, turn), turn.maybe(Apart, asked.reference)
    unchanged(kept, asked.number("rev"), name_of(turn, kept.by) if kept else "")
    words = check(APART, asked.fields, wall_day(turn.now))["apart"]
    ask_about_others(asked, turn, case, {APART[0]: words})
    turn.save(written(kept, case.id, words, asked.person.id, turn.now))
    return Reply(cards.apart_kept(case.id))


def _earlier(turn: Turn, kept: Apart | None) -> Iterator[tuple[str, str]]:
    """What stood there before, newest first, each with who wrote it and when."""
    for each in reversed(kept.earlier if kept else ()):
        yield f"{name_of(turn, each.by)}, {said_when(each.at)}", each.words


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
