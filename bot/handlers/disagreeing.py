"""Disagreements: raised, answered step by step, and settled by whoever raised them."""

from dataclasses import dataclass, replace

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.deciding import look_for_names
from bot.steps.disagreeing import around, shown, tell_at_step, tell_owners
from bot.steps.entitlement import more, nonce, the_case
from bot.template import Template
from cards import disagreeing as cards
from panel import disagreeing
from panel.access import Act, may
from panel.cases import Case
from panel.decisions import Stand
from panel.disagreeing import ANSWER, Around, Disagreement, may_open
from panel.panels import Panel
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn


@dataclass(frozen=True)
class Raiser:
    """Whose disagreement it is, for which seat, and the objection it is begun for, if it is."""

    seat: str
    person: str
    objection: Stand | None = None


NOT_YOURS = "There is no disagreement with that reference that you can open."
NO_SEAT = "You speak for no seat here. Nothing was changed by this press."
STALE = "This went on since your card was drawn. Open it again: nothing was changed by this press."


def disagree(asked: Asked, turn: Turn) -> Reply:
    """disagree REF: raise a professional disagreement, and see how those there are stand."""
    case, _ = the_case(asked, turn, Act.DISAGREE)
    return Reply(cards.ask(case.id, more(asked)))


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The disagreements on a case that this person may open."""
    case, _ = the_case(asked, turn, Act.DISAGREEMENTS)
    there = around(turn, case)
    found = turn.find(Disagreement, case=case.id)
    theirs = [each for each in found if may_open(each, asked.person, there, turn.now)]
    rows = [shown(asked, turn, each, there) for each in sorted(theirs, key=_settled_last)]
    turn.audit(asked.person.id, "open", case.id, view="disagreements")
    return Reply(cards.listing(case.id, rows, asked.number("page"), _raises(asked, case)))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What somebody does not agree with; an objection of a sitting names its panel."""
    case, procedure = the_case(asked, turn, Act.DISAGREE)
    raiser = _raiser(asked, turn, case)
    at = {"case": case.id, "panel": asked.id("panel"), "seat": raiser.seat, "nonce": nonce(asked, turn)}
    if begun := _begun_before(asked, turn, raiser, around(turn, case)):
        return begun
    answers = asked.fields if refused else {"words": raiser.objection.reason if raiser.objection else ""}
    return Reply(cards.write(at, disagreeing.questions(procedure), answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Raised: whoever is to answer it has a notice."""
    case, procedure = the_case(asked, turn, Act.DISAGREE)
    raiser, there, panel = _raiser(asked, turn, case), around(turn, case), _panel(asked, turn, case)
    if begun := _begun_before(asked, turn, raiser, there):
        return begun
    made = Made("", raiser.person, turn.now)
    found = disagreeing.disagree(made, panel, raiser.seat, asked.fields, there)
    look_for_names(asked, turn, case, disagreeing.questions(procedure))
    objected_at = raiser.objection.at if raiser.objection else None
    found = turn.save(replace(found, id=turn.new_id(f"{procedure.prefix}-D"), objected_at=objected_at))
    others = [id for id in disagreeing.go_on(found, there) if id != asked.person.id]
    tell_at_step(turn, others, Template.DISAGREEMENT_BEGUN, found)
    return _told(asked, turn, found, there)


def open_one(asked: Asked, turn: Turn) -> Reply:
    """A disagreement, for whoever raised it, whose it is to answer, and those who run the panel."""
    found, there = _one(asked, turn)
    turn.audit(asked.person.id, "open", found.case, view="disagreement")
    return Reply(cards.one(shown(asked, turn, found, there)))


def read(asked: Asked, turn: Turn) -> Reply:
    """One long answer, whole."""
    found, there = _one(asked, turn)
    each = shown(asked, turn, found, there)
    said = next((one for one in cards.written(each) if one.id == asked.id("question")), None)
    if said is None:
        raise Missing("question")
    turn.audit(asked.person.id, "open", found.case, view="disagreement")
    return Reply(cards.read_all(each, said))


def answer_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The box for the answer of the step where it stands."""
    found, there = _one(asked, turn)
    disagreeing.to_answer(found, asked.person.id, there, turn.now)
    return Reply(cards.answer(shown(asked, turn, found, there), asked.fields, refused))


def answer_save(asked: Asked, turn: Turn) -> Reply:
    """Answered: whoever raised it is told, and says how it goes on."""
    found, there = _one(asked, turn)
    answered = disagreeing.answer(found, asked.fields, asked.person.id, there, turn.now)
    _same(asked, found)
    look_for_names(asked, turn, there.case, ANSWER)
    answered = turn.save(answered)
    tell_at_step(turn, disagreeing.go_on(found, there), Template.DISAGREEMENT_ANSWERED, answered)
    return Reply(cards.one(shown(asked, turn, answered, there)))


def next_step(asked: Asked, turn: Turn) -> Reply:
    """At its next step, as whoever raised it decides; whose it is now has a notice."""
    found, there = _one(asked, turn)
    if asked.number("rev") != found.rev:
        return Reply(cards.one(shown(asked, turn, found, there), gone_on=True))
    moved = disagreeing.take_next(found, asked.person.id, there, turn.now)
    return _told(asked, turn, turn.save(moved), there)


def settled(asked: Asked, turn: Turn) -> Reply:
    """Settled, as whoever raised it says; whoever had it to answer is told."""
    found, there = _one(asked, turn)
    if asked.number("rev") != found.rev:
        return Reply(cards.one(shown(asked, turn, found, there), gone_on=True))
    over = turn.save(disagreeing.settle(found, asked.person.id, there, turn.now))
    told = [id for id in disagreeing.owners(found, there) if id != asked.person.id]
    tell(turn, told, Template.DISAGREEMENT_SETTLED, case=found.case, disagreement=found.id)
    return Reply(cards.one(shown(asked, turn, over, there)))


def _told(asked: Asked, turn: Turn, found: Disagreement, there: Around) -> Reply:
    tell_owners(turn, found, there)
    if not may_open(found, asked.person, there, turn.now):
        return Reply(cards.begun(found))
    return Reply(cards.one(shown(asked, turn, found, there)))


def _one(asked: Asked, turn: Turn) -> tuple[Disagreement, Around]:
    """The disagreement a button names, if this person may open it; the same refusal whether it is there or not."""
    found = turn.maybe(Disagreement, asked.id("disagreement"))
    case = turn.maybe(Case, found.case) if found else None
    if found is None or case is None:
        raise Refused(NOT_YOURS)
    there = around(turn, case)
    if not may_open(found, asked.person, there, turn.now):
        raise Refused(NOT_YOURS)
    return found, there


def _same(asked: Asked, found: Disagreement) -> None:
    if asked.id("rev") and asked.number("rev") != found.rev:
        raise Refused(STALE, [Reason("Somebody else has answered, or it went to another step", field="answer")])


def _raiser(asked: Asked, turn: Turn, case: Case) -> Raiser:
    """Whose disagreement it is: this person's, for a seat of theirs; else that of whoever objected at a sitting, whose
    objection the chair cannot settle."""
    named, seats = asked.id("seat"), sorted(asked.person.seats(case.procedure))
    said = [each for each in turn.find(Stand, panel=asked.id("panel"), case=case.id) if each.seat == named]
    objects = max((each for each in said if each.stands), key=lambda each: each.at, default=None)
    if seats and (named in seats or not objects):
        seat = named if named in seats else seats[0]
        return Raiser(seat, asked.person.id, objects if named in seats else None)
    if objects and may(asked.person, Act.DECIDE, case.procedure, case):
        return Raiser(objects.seat, objects.by, objects)
    raise Refused(NO_SEAT)


def _begun_before(asked: Asked, turn: Turn, raiser: Raiser, there: Around) -> Reply | None:
    """What was begun for the same objection already, for whoever may open it."""
    if raiser.objection is None:
        return None
    begun = disagreeing.begun_for(raiser.objection, turn.find(Disagreement, case=there.case.id))
    theirs = next((each for each in begun if may_open(each, asked.person, there, turn.now)), None)
    if theirs is None:
        return None
    turn.audit(asked.person.id, "open", there.case.id, view="disagreement")
    return Reply(cards.one(shown(asked, turn, theirs, there), gone_on=True))


def _panel(asked: Asked, turn: Turn, case: Case) -> str:
    """The panel it came up at: the one the button names, if there is one; else the one the case is on."""
    named = turn.maybe(Panel, asked.id("panel"))
    return named.id if named and named.procedure == case.procedure else case.panel


def _raises(asked: Asked, case: Case) -> bool:
    return may(asked.person, Act.DISAGREE, case.procedure, case)


def _settled_last(each: Disagreement) -> tuple[bool, str]:
    return each.settled_at is not None, each.id
