"""One seat's answer on one child: the four answers, and statements one at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.leads import leads
from bot.steps.seats import case_of, chosen, place
from bot.template import Template
from cards import statements as cards
from panel.access import Act, view
from panel.answering import (
    Giver,
    checked,
    first_mark,
    nothing_known,
    same,
    stated,
    statement,
    statement_id,
    statement_questions,
    still_asked,
    taken_out,
    without_words,
)
from panel.answers import age_on, ask_about_names
from panel.cases import Case
from panel.children import Child, Linked
from panel.leading import called
from panel.people import Person
from panel.prompts import open_to
from panel.questions import text
from panel.referrals import Referral
from panel.said import wall_day
from panel.updates import Answer, DraftUpdate, Statement, Update
from panel.words import Refused
from storage.store import Missing, Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The child and the four answers; opening it is written to the trail."""
    case, at = _form(asked, turn)
    rules = turn.procedure(case.procedure, case.version)
    seen = view(turn.file(case.id), asked.person, rules)
    turn.audit(asked.person.id, "open", case.id, view="update")
    age, draft = age_on(seen.child.born, wall_day(turn.now)), _draft(asked, turn, at)
    return Reply(cards.answer(at, seen, age, draft is not None, asked.number("page"), refused))


def look(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """When, and in what, a seat looked that knows nothing."""
    _, at = _form(asked, turn)
    before = at.place.before
    kept = {"checked_on": str(before.checked_on or ""), "checked_in": before.checked_in} if before else {}
    return Reply(cards.checked(at, asked.fields if refused else kept, refused))


def give(asked: Asked, turn: Turn) -> Reply:
    """One of the three answers without statements; whoever chairs the case has a notice of what cannot be
    shared here."""
    case, at = _form(asked, turn)
    _open_still(asked, turn, at)
    answer, giver = asked.id("answer"), Giver(asked.person.id, turn.now)
    if answer == Answer.NOTHING_KNOWN:
        on, where = checked(asked.fields, turn.now)
        ask_names(asked, turn, case.id, {"checked_in": where})
        return _kept(asked, turn, at, nothing_known(at.place, giver, on, where))
    if answer not in (Answer.NOTHING_TO_ADD, Answer.CANNOT_SHARE):
        raise Missing("answer")
    saved = without_words(at.place, Answer(answer), giver)
    if saved.answer is Answer.CANNOT_SHARE:
        tell_the_chair(turn, case, saved)
    return _kept(asked, turn, at, saved)


def put_right(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The form whose answer was refused, with what was typed into it."""
    if asked.id("answer") == Answer.NOTHING_KNOWN and refused.reasons[0].field != "answer":
        return look(asked, turn, refused)
    return form(asked, turn, refused)


def say(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One statement, to be written or changed; what was typed about the case in a chat stands in it already."""
    case, at = _form(asked, turn)
    said = _said(asked, at)
    draft = None if said else _draft(asked, turn, at)
    mark = first_mark(turn.get(Referral, case.id).answers, at.procedure)
    answers = _typed(said) if said else {"mark": mark, **({"words": draft.words} if draft else {})}
    questions = statement_questions(at.seat.id, at.procedure)
    stale = refused is not None and asked.number("rev") != at.place.version
    drawn = _typed_again(asked, said if stale else None) if refused else answers
    return Reply(cards.say(at, questions, drawn, said.id if said else "", refused, draft is not None, stale))


def say_save(asked: Asked, turn: Turn) -> Reply:
    """The statement is kept as it was given, beside the seat's others; every version is kept too."""
    case, at = _form(asked, turn)
    _open_still(asked, turn, at)
    changed = _said(asked, at)
    id = changed.id if changed else statement_id(at.place)
    said = statement(id, asked.fields, statement_questions(at.seat.id, at.procedure), turn.now)
    ask_names(asked, turn, case.id, {"words": said.words, "source": said.source})
    saved = stated(at.place, said, Giver(asked.person.id, turn.now))
    draft = _draft(asked, turn, at)
    if draft and asked.id("draft"):
        turn.delete(draft)
    if asked.id("more"):
        turn.save(saved)
        return say(_afresh(asked), turn)
    return _kept(asked, turn, at, saved)


def take_out(asked: Asked, turn: Turn) -> Reply:
    """One statement less; the version with it is kept."""
    _, at = _form(asked, turn)
    still_asked(at.place.panel, turn.now)
    # One's own two presses on one card take out two statements; a colleague's answer in between is read first.
    if at.place.before and at.place.before.by != asked.person.id:
        _open_still(asked, turn, at)
    if _said(asked, at) is None:
        raise Missing("statement")
    giver = Giver(asked.person.id, turn.now)
    return _kept(asked, turn, at, taken_out(at.place, asked.id("statement"), giver))


def ask_names(asked: Asked, turn: Turn, case: str, words: Mapping[str, str]) -> None:
    """`Refused`, so that it is asked about, for the name of another child or adult the case concerns."""
    if asked.id("named") != "yes":
        child, labels = turn.get(Child, case), {"words": "What do you know?", "source": "Where does it come from?"}
        boxes = {text(id, labels.get(id, "Checked in")): typed for id, typed in words.items()}
        ask_about_names(turn.find(Linked, case=case), f"{child.first} {child.family} {child.known_as}", boxes)


def tell_of(turn: Turn, people: Iterable[Person], template: Template, answer: Update) -> None:
    """A notice about one version of an answer."""
    version = str(answer.version)
    tell(turn, people, template, panel=answer.panel, case=answer.case, seat=answer.seat, version=version)


def tell_the_chair(turn: Turn, case: Case, answer: Update) -> None:
    """Whoever chairs this case rings the seat that cannot share something here."""
    tell_of(turn, leads(turn, case), Template.CANNOT_SHARE, answer)


def _form(asked: Asked, turn: Turn) -> tuple[Case, cards.Form]:
    """The case, and where this person answers on it."""
    case, panel = case_of(asked, turn, Act.UPDATE)
    procedure = turn.procedure(case.procedure)
    seat = chosen(asked, procedure)
    return case, cards.Form(place(turn, panel, case.id, seat.id), seat, procedure, turn.token())


def _open_still(asked: Asked, turn: Turn, at: cards.Form) -> None:
    still_asked(at.place.panel, turn.now)
    by = turn.maybe(Person, at.place.before.by) if at.place.before else None
    same(at.place, asked.number("rev"), by.name if by else "somebody else")


def _kept(asked: Asked, turn: Turn, at: cards.Form, update: Update) -> Reply:
    """Saved: what the answer is now, and the next child without one."""
    saved = turn.save(update)
    left = [case.id for case in open_to(turn.sitting(at.place.panel.id), at.seat.id, asked.person)]
    now = replace(at, place=replace(at.place, before=saved))
    who = called(leads(turn, turn.get(Case, saved.case)), at.procedure.name)
    ring = f"{who.capitalize()} has a notice, and rings you." if saved.answer is Answer.CANNOT_SHARE else ""
    return Reply(cards.given(now, left[0] if left else "", ring))


def _said(asked: Asked, at: cards.Form) -> Statement | None:
    """The statement a button names, if it is one of the seat's own."""
    return next((each for each in at.place.statements if each.id == asked.id("statement")), None)


def _draft(asked: Asked, turn: Turn, at: cards.Form) -> DraftUpdate | None:
    return turn.maybe(DraftUpdate, f"{at.place.case}/{at.seat.id}/{asked.person.id}")


def _typed(said: Statement) -> dict[str, str]:
    """A statement as its form holds it."""
    dated = said.dated.isoformat() if said.dated else ""
    words = {"words": said.words, "nature": said.nature, "source": said.source, "mark": said.mark}
    return {**words, "dated": dated, "seats": ",".join(said.seats)}


def _typed_again(asked: Asked, meanwhile: Statement | None) -> dict[str, str]:
    """What was typed; who may see a statement that was changed meanwhile stays as it was changed."""
    if meanwhile is None:
        return asked.fields
    return {**asked.fields, "mark": meanwhile.mark, "seats": ",".join(meanwhile.seats)}


def _afresh(asked: Asked) -> Asked:
    """The same person at the same case, with an empty form and a new nonce."""
    ids = {"case": asked.reference, "seat": asked.id("seat")}
    return replace(asked, request=replace(asked.request, ids=ids, fields={}))
