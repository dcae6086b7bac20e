"""One seat's answer on one child: the four answers, and statements one at a time."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.answers import ask_names, tell_the_chair
from bot.steps.chat_drafts import carried, draft_of, shown, use
from bot.steps.leads import leads
from bot.steps.seats import case_of, chosen, place
from cards import statements as cards
from panel.access import Act
from panel.answering import (
    Giver,
    checked,
    first_mark,
    for_panel,
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
from panel.answers import age_on
from panel.cases import Case
from panel.leading import called
from panel.people import Person
from panel.prompts import open_to
from panel.referrals import Referral
from panel.restricting import freed
from panel.said import wall_day
from panel.updates import Answer, Statement, Update
from panel.views import view
from panel.words import Refused
from storage.store import Missing, Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The child and the four answers; opening it is written to the trail."""
    case, at = _form(asked, turn)
    rules = turn.procedure(case.procedure, case.version)
    seen = view(turn.file(case.id), asked.person, rules)
    turn.audit(asked.person.id, "open", case.id, view="update")
    age, draft = age_on(seen.child.born, wall_day(turn.now)), draft_of(asked, turn, at.place)
    return Reply(cards.answer(at, seen, age, draft is not None, asked.number("page"), refused))


def look(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """When, and in what, a seat looked that knows nothing."""
    _, at = _form(asked, turn)
    before = at.place.before
    kept = {"checked_on": str(before.checked_on or ""), "checked_in": before.checked_in} if before else {}
    return Reply(cards.checked(at, asked.fields if refused else kept, refused, _stale(refused)))


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
    if asked.id("answer") == Answer.NOTHING_KNOWN:
        return look(asked, turn, refused)
    return form(asked, turn, refused)


def say(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One statement, to be written or changed; what was typed about the case in a chat stands in it already."""
    case, at = _form(asked, turn)
    said = _said(asked, at)
    draft = None if said or refused else draft_of(asked, turn, at.place)
    held = carried(asked) if refused else shown(draft) if draft else {}
    mark = first_mark(turn.get(Referral, case.id).answers, at.procedure)
    answers = _typed(freed(said)) if said else {"mark": mark, **({"words": draft.words} if draft else {})}
    questions = statement_questions(at.seat.id, at.procedure)
    stale = _stale(refused)
    drawn = _typed_again(asked, _last(asked, turn, at) if stale else None) if refused else answers
    return Reply(cards.say(at, questions, drawn, said.id if said else "", refused, held, stale))


def say_save(asked: Asked, turn: Turn) -> Reply:
    """The statement is kept as it was given, beside the seat's others; every version is kept too."""
    case, at = _form(asked, turn)
    _open_still(asked, turn, at)
    changed = _said(asked, at)
    id = changed.id if changed else statement_id(at.place)
    said = statement(id, asked.fields, statement_questions(at.seat.id, at.procedure), turn.now)
    ask_names(asked, turn, case.id, {"words": said.words, "source": said.source})
    saved = stated(at.place, said, Giver(asked.person.id, turn.now))
    draft = draft_of(asked, turn, at.place)
    left = use(asked, turn, draft) if draft and asked.id("draft") else None
    if asked.id("more"):
        turn.save(saved)
        return say(_afresh(asked), turn)
    return _kept(asked, turn, at, saved, cards.typed_since(case.id) if left else "")


def take_out(asked: Asked, turn: Turn) -> Reply:
    """One statement less; the version with it is kept."""
    _, at = _form(asked, turn)
    still_asked(at.place.panel, turn.now)
    for_panel(at.place, asked.id("panel"))
    # One's own two presses on one card take out two statements; a colleague's answer in between is read first.
    if at.place.before and at.place.before.by != asked.person.id:
        _open_still(asked, turn, at)
    if _said(asked, at) is None:
        raise Missing("statement")
    giver = Giver(asked.person.id, turn.now)
    return _kept(asked, turn, at, taken_out(at.place, asked.id("statement"), giver))


def _form(asked: Asked, turn: Turn) -> tuple[Case, cards.Form]:
    """The case, and where this person answers on it."""
    case, panel = case_of(asked, turn, Act.UPDATE)
    procedure = turn.procedure(case.procedure)
    seat = chosen(asked, procedure)
    return case, cards.Form(place(turn, panel, case.id, seat.id), seat, procedure, turn.token())


def _open_still(asked: Asked, turn: Turn, at: cards.Form) -> None:
    still_asked(at.place.panel, turn.now)
    for_panel(at.place, asked.id("panel"))
    by = turn.maybe(Person, at.place.before.by) if at.place.before else None
    same(at.place, asked.number("rev"), by.name if by else "somebody else")


def _kept(asked: Asked, turn: Turn, at: cards.Form, update: Update, more: str = "") -> Reply:
    """Saved: what the answer is now, what else there is to know, and the next child without one."""
    saved = turn.save(update)
    left = [case.id for case in open_to(turn.sitting(at.place.panel.id), at.seat.id, asked.person)]
    now = replace(at, place=replace(at.place, before=saved))
    if saved.answer is Answer.CANNOT_SHARE:
        people = leads(turn, turn.get(Case, saved.case))
        more = cards.rings(called(people, at.procedure.name) if people else "")
    return Reply(cards.given(now, left[0] if left else "", more))


def _said(asked: Asked, at: cards.Form) -> Statement | None:
    """The statement a button names, if it is one of the seat's own."""
    return next((each for each in at.place.statements if each.id == asked.id("statement")), None)


def _last(asked: Asked, turn: Turn, at: cards.Form) -> Statement | None:
    """The statement a button names as the seat gave it last, for whichever panel, even if it was taken out since."""
    theirs = (each for each in turn.find(Update, case=at.place.case) if each.seat == at.seat.id)
    given = sorted(theirs, key=lambda each: (each.at, each.version))
    return {said.id: said for each in given for said in each.statements}.get(asked.id("statement"))


def _stale(refused: Refused | None) -> bool:
    """Whether a form was refused because the answer it is about is another by now."""
    return refused is not None and any(reason.field == "answer" for reason in refused.reasons)


def _typed(said: Statement) -> dict[str, str]:
    """A statement as its form holds it."""
    dated = said.dated.isoformat() if said.dated else ""
    words = {"words": said.words, "nature": said.nature, "source": said.source, "mark": said.mark}
    return {**words, "dated": dated, "seats": ",".join(said.seats)}


def _typed_again(asked: Asked, meanwhile: Statement | None) -> dict[str, str]:
    """What was typed; who may see a statement that was changed meanwhile stays as it was marked last."""
    if meanwhile is None:
        return asked.fields
    return {**asked.fields, "mark": meanwhile.mark, "seats": ",".join(meanwhile.seats)}


def _afresh(asked: Asked) -> Asked:
    """The same person at the same case, with an empty form and a new nonce."""
    ids = {"case": asked.reference, "seat": asked.id("seat")}
    return replace(asked, request=replace(asked.request, ids=ids, fields={}))
