"""Where the police are, as somebody says who knows; and everything that was said since the referral."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import more, name_of, nonce, the_case
from cards import police as cards
from panel.access import NOT_YOURS, OVERSEES, Act
from panel.cases import Case
from panel.police import PoliceWord, last_word, position_now, questions, title_of, word
from panel.procedure import Procedure
from panel.referrals import Referral
from panel.said import wall_day
from panel.updates import Update
from panel.words import Made, Refused
from storage.store import Turn

NOT_YOURS_TO_SAY = "The police’s own seat, the child’s worker and those who run the panel write this down."


def police(asked: Asked, turn: Turn) -> Reply:
    """police REF: where the police are now, and what was said."""
    case, _ = the_case(asked, turn, Act.POLICE_WORD)
    return Reply(cards.ask(case.id, more(asked)))


def open_words(asked: Asked, turn: Turn) -> Reply:
    """Where the police are, the days since the last word, and everything that was said."""
    case, procedure = the_case(asked, turn, Act.POLICE_WORD)
    return _words(asked, turn, case, procedure)


def read(asked: Asked, turn: Turn) -> Reply:
    """What was said, whole."""
    case, _ = the_case(asked, turn, Act.POLICE_WORD)
    found = turn.maybe(PoliceWord, asked.id("word"))
    if found is None or found.case != case.id:
        raise Refused(NOT_YOURS)
    turn.audit(asked.person.id, "open", case.id, view="police word")
    return Reply(cards.read_all(found))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Where the police are now, for the seat that speaks for them, the child's worker, and those who run the panel."""
    case, procedure = _to_write(asked, turn)
    at = {"case": case.id, "nonce": nonce(asked, turn)}
    return Reply(cards.write(at, questions(procedure), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """What was said is kept; a case that is followed waits for the police until there is an outcome."""
    case, procedure = _to_write(asked, turn)
    now = position_now(turn.get(Referral, case.id), turn.find(PoliceWord, case=case.id), procedure)
    made = Made(turn.new_id(f"{case.id}/w"), asked.person.id, turn.now)
    said = word(made, case, now, asked.fields, procedure)
    look_for_names(asked, turn, case, questions(procedure))
    turn.save(said)
    return _words(asked, turn, case, procedure)


def _to_write(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    case, procedure = the_case(asked, turn, Act.POLICE_WORD)
    if not _writes(asked, case, procedure):
        raise Refused(NOT_YOURS_TO_SAY)
    return case, procedure


def _writes(asked: Asked, case: Case, procedure: Procedure) -> bool:
    person = asked.person
    speaks = procedure.police.seat in person.seats(case.procedure)
    return speaks or case.held_by == person.id or bool(person.roles(case.procedure) & OVERSEES)


def _words(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> Reply:
    words, referral = turn.find(PoliceWord, case=case.id), turn.get(Referral, case.id)
    now = position_now(referral, words, procedure)
    last = last_word(referral, turn.find(Update, case=case.id), turn.procedure(case.procedure), words)
    newest = sorted(words, key=lambda each: (each.at, each.id), reverse=True)
    said = [cards.Word(each, title_of(each.position, procedure), name_of(turn, each.by)) for each in newest]
    known = cards.Known(now.title if now else "Not known", last, wall_day(turn.now))
    turn.audit(asked.person.id, "open", case.id, view="police word")
    return Reply(cards.words(case.id, known, said, asked.number("page"), _writes(asked, case, procedure)))
