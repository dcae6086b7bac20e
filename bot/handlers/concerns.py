"""A safety concern: whom to ring first, then the chair and the deputy, until one of them has it."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import holders, tell
from bot.request import Reply
from bot.steps import alarms
from bot.steps.entitlement import name_of
from bot.template import Template
from cards import concerns as cards
from panel.access import Act, may
from panel.called_meetings import after_action
from panel.cases import OPEN, Case
from panel.concerns import (
    Concern,
    acknowledge,
    agency_of,
    questions,
    raised_with,
    rang,
    seniors,
    to_raise,
)
from panel.people import Person
from panel.questions import check
from panel.said import wall_day
from panel.words import Refused
from storage.store import Missing, Turn

NOT_YOURS = "There is no safety concern with that reference that you can open."


def safety(asked: Asked, turn: Turn) -> Reply:
    """safety [REF]: a child is not safe: whom to ring first, then tell the chair and the deputy."""
    return Reply(cards.neutral(asked.procedure, asked.reference))


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Whom to ring, and what is happening."""
    unread = alarms.unread(turn, asked, asked.person.id)
    return Reply(cards.form(asked.procedure, turn.token(), asked.reference, unread, asked.fields, refused))


def raise_it(asked: Asked, turn: Turn) -> Reply:
    """The concern is kept and told; then a place for the calls."""
    answers = check(questions(asked.procedure), asked.fields, wall_day(turn.now))
    agency = answers.get("agency", "")
    concern = alarms.sound(turn, asked, case=_about(asked, turn), words=answers["what"], agency=agency)
    return _opened(asked, turn, concern)


def open_concern(asked: Asked, turn: Turn) -> Reply:
    """A concern, or a page of its earlier calls, for the chair, the deputy, the coordinator and whoever raised it."""
    concern = _concern(asked, turn)
    page = asked.number("page")
    return Reply(cards.earlier(concern, page)) if page else _opened(asked, turn, concern)


def read(asked: Asked, turn: Turn) -> Reply:
    """One long answer, whole."""
    concern = _concern(asked, turn)
    said = next((said for said in cards.written(concern) if said.id == asked.id("question")), None)
    if said is None:
        raise Missing("question")
    return Reply(cards.read_all(concern.id, said))


def take(asked: Asked, turn: Turn) -> Reply:
    """The chair or the deputy has it."""
    concern = _concern(asked, turn)
    if not may(asked.person, Act.ANSWER_CONCERN, concern.procedure):
        raise Refused("Only the chair or the deputy can take a concern.")
    taken = turn.save(acknowledge(concern, asked.person.id, turn.now))
    if concern.raised_by != asked.person.id:
        tell(turn, [concern.raised_by], Template.CONCERN_TAKEN, concern=concern.id)
    return _opened(asked, turn, taken)


def senior(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """A concern about a partner agency: what was said to its senior manager, for the chair and the deputy."""
    concern, people = _answered(asked, turn)
    agency = agency_of(concern, turn.procedure(concern.procedure))
    return Reply(cards.raise_with(concern, agency, bool(people), asked.fields, refused))


def ask_senior(asked: Asked, turn: Turn) -> Reply:
    """The agency's senior manager is asked to ring the chair, and told nothing of what it is."""
    concern, people = _answered(asked, turn)
    if not people:
        raise Refused("Nobody is on the roster as their senior manager. Ring them yourself.")
    tell(turn, people, Template.RING_CHAIR, concern=concern.id)
    return Reply(cards.asked_to_ring(concern, [person.name for person in people]))


def senior_save(asked: Asked, turn: Turn) -> Reply:
    """Raised with the senior manager: with whom, when, and what was said."""
    concern, _ = _answered(asked, turn)
    return _opened(asked, turn, turn.save(raised_with(concern, asked.fields, asked.person.id, turn.now)))


def _answered(asked: Asked, turn: Turn) -> tuple[Concern, list[Person]]:
    """A concern that is to be raised with a senior manager by this person, and who they are on the roster."""
    concern = _concern(asked, turn)
    if not may(asked.person, Act.ANSWER_CONCERN, concern.procedure):
        raise Refused(NOT_YOURS)
    to_raise(concern)
    return concern, seniors(concern, turn.find(Person), turn.procedure(concern.procedure))


def ring(asked: Asked, turn: Turn) -> Reply:
    """Whom the duty manager rings about a concern: who raised it, and who has not answered. Nothing of what it is."""
    concern = turn.maybe(Concern, asked.id("concern"))
    if concern is None or not may(asked.person, Act.RING, concern.procedure):
        raise Refused(NOT_YOURS)
    procedure = turn.procedure(concern.procedure)
    others = holders(turn, procedure.name, *procedure.safety.told)
    names = [turn.get(Person, concern.raised_by), *others]
    away = {person.id for person in others if person.away(wall_day(turn.now))}
    return Reply(cards.whom(concern, [(person.name, person.id in away) for person in names]))


def call(asked: Asked, turn: Turn) -> Reply:
    """One more call is written down."""
    concern = rang(_concern(asked, turn), asked.fields, asked.person.id, turn.now)
    return _opened(asked, turn, turn.save(concern))


def put_call_right(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The concern again, with what was typed of the call and what is missing."""
    return _opened(asked, turn, _concern(asked, turn), refused)


def _concern(asked: Asked, turn: Turn) -> Concern:
    concern = turn.maybe(Concern, asked.id("concern"))
    if concern is None or not (concern.raised_by == asked.person.id or may(asked.person, Act.LEADS, concern.procedure)):
        raise Refused(NOT_YOURS)
    return concern


def _opened(asked: Asked, turn: Turn, concern: Concern, refused: Refused | None = None) -> Reply:
    case = turn.maybe(Case, concern.case)
    if case and not may(asked.person, Act.OPEN, case.procedure, case):
        concern = replace(concern, case="")  # a reference tried out here must not tell whether the case is there
    now = cards.Standing(
        raised_by=name_of(turn, concern.raised_by),
        told=alarms.how_far(turn, concern, turn.procedure(concern.procedure)),
        unread=alarms.unread(turn, asked, concern.raised_by),
        taken_by=name_of(turn, concern.acknowledged_by),
        answers_it=may(asked.person, Act.ANSWER_CONCERN, concern.procedure),
        then=_then(asked, turn, concern),
    )
    return Reply(cards.concern(concern, asked.procedure, now, asked.fields if refused else {}, refused))


def _then(asked: Asked, turn: Turn, concern: Concern) -> str:
    """By when a meeting is called after emergency action, for those who may say that it was taken."""
    case = turn.maybe(Case, concern.case)
    if case is None or case.status not in OPEN or not may(asked.person, Act.CALL, case.procedure, case):
        return ""
    clock = after_action(case, turn.procedure(case.procedure, case.version))
    return clock.title if clock else ""


def _about(asked: Asked, turn: Turn) -> str:
    """The case it is about, if it names one that is there; a concern is never stopped by a wrong reference."""
    return asked.reference if turn.maybe(Case, asked.reference) else ""
