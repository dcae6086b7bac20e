"""What was said of a case, statement by statement, with the questions about it and their answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title
from cards.templates.line import Line
from cards.verbs import Verb
from panel.challenges import ANSWER, ASK, Said, still_open
from panel.panels import Panel
from panel.procedure import Procedure
from panel.questions import Question
from panel.said import said_date, said_day, said_when
from panel.updates import Challenge, said_nature
from panel.words import Mend, Refused

ITEMS = 10
"""So many statements and questions on a card, each with the first words of what was said."""
USUAL = "Is it fact or view, when was it so, and from where?"


@dataclass(frozen=True)
class Asked:
    """One question, with the names of whoever asked and answered."""

    challenge: Challenge
    by: str
    answered_by: str = ""


@dataclass(frozen=True)
class Row:
    """One statement with its seat, the panel it was said for, its questions, and what this person may do about it."""

    said: Said
    seat: str
    panel: Panel
    questions: tuple[Asked, ...] = ()
    may_ask: bool = False
    may_answer: bool = False

    @property
    def waits(self) -> bool:
        """Whether a question about it has no answer yet."""
        return any(not each.challenge.answered_at for each in self.questions)


def seat(id: str, procedure: Procedure) -> str:
    """The title of a seat; its id, for one that the procedure no longer has."""
    return next((each.title for each in procedure.seats if each.id == id), id)


def statements(reference: str, rows: Sequence[Row], held_back: int, page: int) -> Opened:
    """What was said, open questions first, a page at a time; what is held back is counted."""
    entries = [entry for each in rows for entry in _entries(reference, each)]
    shown = entries[page * ITEMS : (page + 1) * ITEMS]
    count = which(page * ITEMS, len(shown), len(entries)) if shown else "Nothing is here for you."
    waiting = len(still_open(one.challenge for each in rows for one in each.questions))
    open_still = [says(f"Open questions: {waiting}.")] if waiting else []
    hidden = [says(f"Not shown to you: {held_back}.", quietly=True)] if held_back else []
    hint = [says(f"Ask sends this: {USUAL}", quietly=True)] if any(each.may_ask for each in rows) else []
    return opened(
        f"{reference}: what was said",
        says(f"{count} Opening this is recorded.".strip(), quietly=True),
        *open_still,
        *hidden,
        *hint,
        *(element for entry in shown for element in entry),
        buttons=[
            *([_page("Earlier statements", reference, page - 1)] if page else []),
            *([_page("More statements", reference, page + 1)] if (page + 1) * ITEMS < len(entries) else []),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _page(label: str, reference: str, page: int) -> ExecuteAction:
    return button(label, Verb.CHALLENGE_OPEN, case=reference, page=page)


def _entries(reference: str, each: Row) -> Iterator[list[CardElement]]:
    """A statement, then each question about it."""
    words = each.said.statement.words
    at: Ids = {"case": reference, "statement": each.said.statement.id}
    asks = [button("Ask", Verb.CHALLENGE_ASK, at=at), button("Ask in my own words", Verb.CHALLENGE_FORM, at=at)]
    whole = [button("Read all", Verb.CHALLENGE_FORM, at=at)] if first_words(words) != words else []
    buttons = [*(asks if each.may_ask else []), *whole]
    day = said_date(each.panel.starts_at.date())
    head = [title(each.seat), says(f"For the panel of {day}.", quietly=True)]
    yield [*head, facts(_words(each.said, whole=False)), *([row(*buttons)] if buttons else [])]
    for one in each.questions:
        yield [title(f"Question: {each.seat}"), *_question(at, one, each.may_answer)]


def _words(said: Said, whole: bool) -> list[tuple[str, str]]:
    one = said.statement
    rows = [
        (said_nature(one.nature), one.words if whole else first_words(one.words)),
        ("When", said_day(one.dated) if one.dated else "not known"),
        ("From where", one.source),
    ]
    return [*rows, ("Given by telephone by", said.update.given_by)] if said.update.given_by else rows


def _question(at: Ids, each: Asked, may_answer: bool) -> list[CardElement]:
    one = each.challenge
    buttons = []
    if may_answer and not one.answered_at:
        buttons.append(button("Answer", Verb.CHALLENGE_ANSWER, main=True, at=at, challenge=one.id))
    if first_words(one.answer) != one.answer:
        buttons.append(button("Read all", Verb.CHALLENGE_FORM, at=at, challenge=one.id))
    return [facts(_asked(each, whole=False)), *([row(*buttons)] if buttons else [])]


def _asked(each: Asked, whole: bool) -> list[tuple[str, str]]:
    """A question and its answer, in words."""
    one = each.challenge
    rows = [("Question", one.question or USUAL), ("Asked by", f"{each.by}, {said_when(one.asked_at)}")]
    if not one.answered_at or one.nature is None:
        return [*rows, ("Answer", "not yet")]
    when = said_day(one.dated) if one.dated else "not known when"
    words = [("In words", one.answer if whole else first_words(one.answer))] if one.answer else []
    by = [("Answered by", f"{each.answered_by}, {said_when(one.answered_at)}")]
    return [*rows, ("Answer", f"{said_nature(one.nature)}, {when}, from: {one.source}"), *words, *by]


def ask(
    reference: str, each: Row, read: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """A statement whole, with the question whose answer is `read`, and the box for one's own question."""
    at: Ids = {"case": reference, "statement": each.said.statement.id, "nonce": nonce}
    body: list[CardElement] = [title(each.seat), facts(_words(each.said, whole=True))]
    body += [facts(_asked(one, whole=True)) for one in each.questions if one.challenge.id == read]
    if not each.may_ask:
        return opened(f"{reference}: what was said", *body, buttons=[_back(reference)])
    return _form(f"{reference}: ask about this", body, ASK, Verb.CHALLENGE_ASK, at, "Ask them", answers, wrong)


def answer(
    reference: str,
    said: Said,
    waiting: Challenge,
    asker: str,
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """A question to one's own seat, the statement it is about, and the boxes for the answer."""
    at: Ids = {"case": reference, "challenge": waiting.id}
    question = ("Question", waiting.question or USUAL)
    body: list[CardElement] = [facts([*_words(said, whole=True), question, ("Asked by", asker)])]
    return _form(f"{reference}: a question to you", body, ANSWER, Verb.CHALLENGE_SAVE, at, "Answer", answers, wrong)


def _form(
    heading: str,
    body: Sequence[CardElement],
    questions: Sequence[Question],
    verb: Verb,
    at: Ids,
    does: str,
    answers: Mapping[str, str],
    wrong: Refused | None,
) -> Opened:
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        heading,
        *(problem(wrong) if wrong else []),
        *body,
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button(does, verb, main=True, at=at),
            *([button("Keep my words", verb, at=at, named="yes")] if named else []),
            _back(str(at["case"])),
        ],
    )


def _back(reference: str) -> ExecuteAction:
    return button("Back", Verb.CHALLENGE_OPEN, case=reference)


def asked(reference: str, seat: str, told: bool) -> Opened:
    """Asked: who has a notice, and where the answer will stand."""
    notice = (
        "Whoever speaks for the seat has a notice." if told else "Nobody speaks for the seat now: ask them yourself."
    )
    return _done(reference, f"Asked: {seat}.", f"{notice} You are told when it is answered.")


def answered(reference: str) -> Opened:
    """Answered: where it stands, and who is told."""
    return _done(reference, "Answered.", "It stands with the statement. Whoever asked has a notice.")


def _done(reference: str, heading: str, words: str) -> Opened:
    back = button("What was said", Verb.CHALLENGE_OPEN, main=True, case=reference)
    return opened(heading, says(words), buttons=[back])


def to_answer(line: Line, reference: str, challenge: str) -> Posted:
    """A notice that a seat is asked something: the statement and the question open."""
    answers = button("Answer", Verb.CHALLENGE_ANSWER, main=True, case=reference, challenge=challenge)
    return posted(line, templates.line.WINDOW, buttons=[answers])
