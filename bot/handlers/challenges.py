"""Asking about a statement: fact or view, when, from where; and the answer, which joins the record."""

from collections.abc import Mapping, Sequence

from bot.asked import Asked
from bot.notices import holders, tell
from bot.request import Reply
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.naming import ask_about_others
from bot.template import Template
from cards import cases as case_cards
from cards import challenges as cards
from cards.verbs import Verb
from panel import challenges
from panel.access import NOT_YOURS, Act
from panel.cases import Case
from panel.challenges import ANSWER, ASK, Said
from panel.people import Role, speakers
from panel.procedure import Procedure
from panel.questions import Question, check
from panel.said import wall_day
from panel.updates import Challenge, Update, may_see
from panel.words import Made, Refused
from storage.store import Missing, Turn


def challenge(asked: Asked, turn: Turn) -> Reply:
    """challenge REF: ask about a statement: fact or view, when, and from where."""
    case, _ = the_case(asked, turn, Act.CHALLENGE)
    return Reply(case_cards.ask(case.id, "What was said", Verb.CHALLENGE_OPEN, more(asked)))


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The statements this person may see on the case's panel, each with its questions and the button that asks."""
    case, procedure = the_case(asked, turn, Act.CHALLENGE)
    said, held_back = _said(asked, turn, case)
    about = _about(turn, case)
    rows = sorted((_row(asked, turn, each, about, procedure) for each in said), key=lambda row: not row.waits)
    turn.audit(asked.person.id, "open", case.id, view="statements")
    return Reply(cards.statements(case.id, rows, held_back, asked.number("page")))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One statement whole, or one answer with it, and the box for one's own question."""
    case, procedure = the_case(asked, turn, Act.CHALLENGE)
    row = _row(asked, turn, _one(asked, turn, case), _about(turn, case), procedure)
    turn.audit(asked.person.id, "open", case.id, view="statement")
    return Reply(cards.ask(case.id, row, asked.id("challenge"), nonce(asked, turn), asked.fields, refused))


def ask(asked: Asked, turn: Turn) -> Reply:
    """Asked: whoever speaks for the seat has a notice."""
    case, procedure = the_case(asked, turn, Act.CHALLENGE)
    said, about = _one(asked, turn, case), _about(turn, case)
    question = _checked(asked, turn, case, ASK).get("question", "")
    made = Made(turn.new_id(f"{case.id}/q"), asked.person.id, turn.now)
    asks = turn.save(challenges.ask(made, said, asked.person, procedure, about, question))
    people, day = holders(turn, case.procedure, *Role), wall_day(turn.now)
    told = [each for each in speakers(people, case.procedure, asks.seat, day) if each.id not in case.interests]
    tell(turn, told, Template.CHALLENGED, case=case.id, challenge=asks.id)
    return Reply(cards.asked(case.id, cards.seat(asks.seat, procedure), bool(told)))


def answer_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """A question to this person's seat, with the statement it is about, and the boxes for the answer."""
    case, _, waiting = _to_me(asked, turn)
    challenges.answered_once(waiting)
    said = next((each for each in _all(turn, case) if each.statement.id == waiting.statement), None)
    if said is None:
        raise Missing("statement")
    turn.audit(asked.person.id, "open", case.id, view="question")
    asker = name_of(turn, waiting.asked_by)
    return Reply(cards.answer(case.id, said, waiting, asker, asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Answered: it stands with the statement, and whoever asked is told."""
    case, _, waiting = _to_me(asked, turn)
    answered = challenges.answer(waiting, asked.fields, asked.person, turn.now)
    _checked(asked, turn, case, ANSWER)
    turn.save(answered)
    if answered.asked_by not in case.interests:
        tell(turn, [answered.asked_by], Template.CHALLENGE_ANSWERED, case=case.id, challenge=answered.id)
    return Reply(cards.answered(case.id))


def _to_me(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Challenge]:
    """A question that was put to a seat this person speaks for."""
    case, procedure = the_case(asked, turn, Act.CHALLENGE)
    found = turn.maybe(Challenge, asked.id("challenge"))
    if found is None or found.case != case.id or found.seat not in asked.person.seats(case.procedure):
        raise Refused(NOT_YOURS)
    return case, procedure, found


def _about(turn: Turn, case: Case) -> list[Challenge]:
    """Every question about a case: those of an earlier panel go on with it."""
    return turn.find(Challenge, case=case.id)


def _all(turn: Turn, case: Case) -> list[Said]:
    """Every statement that counts for a panel of the case's, as it stands last; and one that a question is about, even
    if it was taken out since."""
    updates = sorted(turn.find(Update, case=case.id), key=lambda update: (update.at, update.version))
    every = {one.id: Said(update, one) for update in updates for one in update.statements}
    counts = {(update.panel, update.seat): update for update in updates}
    kept = {one.id for update in counts.values() for one in update.statements}
    kept |= {each.statement for each in _about(turn, case)}
    return [said for id, said in every.items() if id in kept]


def _said(asked: Asked, turn: Turn, case: Case) -> tuple[list[Said], int]:
    """The statements this person may see, and how many are held back."""
    every, person = _all(turn, case), asked.person
    seen = [each for each in every if may_see(each.statement, each.update.seat, person, case.procedure)]
    return seen, len(every) - len(seen)


def _one(asked: Asked, turn: Turn, case: Case) -> Said:
    """The statement a button names, if this person may see it; the same refusal whether it is there or not."""
    said, _ = _said(asked, turn, case)
    found = next((each for each in said if each.statement.id == asked.id("statement")), None)
    if found is None:
        raise Missing("statement")
    return found


def _row(asked: Asked, turn: Turn, said: Said, about: Sequence[Challenge], procedure: Procedure) -> cards.Row:
    questions = [each for each in about if each.statement == said.statement.id]
    return cards.Row(
        said,
        cards.seat(said.update.seat, procedure),
        turn.panel(said.update.panel),
        tuple(cards.Asked(each, name_of(turn, each.asked_by), name_of(turn, each.answered_by)) for each in questions),
        may_ask=challenges.may_ask(said, asked.person, procedure.name, questions),
        may_answer=said.update.seat in asked.person.seats(procedure.name),
    )


def _checked(asked: Asked, turn: Turn, case: Case, questions: tuple[Question, ...]) -> Mapping[str, str]:
    """What was typed, once somebody else's name in it was asked about."""
    answers = check(questions, asked.fields, wall_day(turn.now))
    typed = {one: answers[one.id] for one in questions if one.id in answers and not one.choices}
    ask_about_others(asked, turn, case, typed)
    return answers
