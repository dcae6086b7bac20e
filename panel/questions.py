"""A question as data, and what makes an answer to it good enough to save."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from panel.said import read_date, said_kept
from panel.words import Reason, Refused

LINE, PAGE = 200, 10_000
PROBLEM = "There is a problem. Nothing you typed is lost."
NOTHING = "Nothing stands in the list under “{}” yet. Ask the coordinator"


class Shape(StrEnum):
    LINE = "line"
    TEXT = "text"
    ONE = "one"
    MANY = "many"
    DATE = "date"


@dataclass(frozen=True)
class Choice:
    id: str
    title: str


@dataclass(frozen=True)
class Question:
    """`id` names the input and never changes. `required` is what to say when it is empty; "" means optional. `limit` is
    for a box that is to hold less than others, where several stand on one card."""

    id: str
    label: str
    shape: Shape = Shape.LINE
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    required: str = ""
    limit: int = 0

    @property
    def empty(self) -> bool:
        """Whether it is answered from a list in which nothing stands: no word that is typed is an answer to it."""
        return self.shape in (Shape.ONE, Shape.MANY) and not self.choices

    @property
    def most(self) -> int:
        """How many characters an answer may have, as `length` counts them."""
        return self.limit or (PAGE if self.shape is Shape.TEXT else LINE)

    def title(self, answer: str) -> str:
        """An answer in words: the titles of what was chosen, a date as it is said, or what was typed."""
        if not self.choices:
            return said_kept(answer) if self.shape is Shape.DATE else answer
        titles = {choice.id: choice.title for choice in self.choices}
        return ", ".join(titles.get(part, part) for part in answer.split(",") if part)


def one(id: str, label: str, choices: Mapping[str, str], hint: str = "", required: str = "") -> Question:
    return Question(id, label, Shape.ONE, _choices(choices), hint, required)


def many(id: str, label: str, choices: Mapping[str, str], hint: str = "", required: str = "") -> Question:
    return Question(id, label, Shape.MANY, _choices(choices), hint, required)


def text(id: str, label: str, hint: str = "", required: str = "") -> Question:
    return Question(id, label, Shape.TEXT, (), hint, required)


def day(id: str, label: str, hint: str = "For example, 27 9 2012", required: str = "") -> Question:
    return Question(id, label, Shape.DATE, (), hint, required)


def line(id: str, label: str, hint: str = "", required: str = "") -> Question:
    return Question(id, label, Shape.LINE, (), hint, required)


def _choices(titles: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(id, title) for id, title in titles.items())


def tidy(questions: Sequence[Question], fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed into these questions, without the white space around it; empty answers are left out."""
    typed = {question.id: fields.get(question.id, "").strip() for question in questions}
    return {id: answer for id, answer in typed.items() if answer}


def not_later(answers: Mapping[str, str], id: str, label: str, today: date) -> list[Reason]:
    """What is wrong with a date that lies ahead; nothing with one that was left empty."""
    late = id in answers and date.fromisoformat(answers[id]) > today
    return [Reason(f"{label} has to be today or earlier", field=id)] if late else []


def written(fields: Mapping[str, str], chosen: Collection[str]) -> list[str]:
    """What somebody wrote in their own words, of everything a form sent; `chosen` are its inputs that were chosen from,
    which are sent by the id of a choice."""
    return [typed.strip() for id, typed in fields.items() if typed.strip() and id not in chosen]


def length(words: str) -> int:
    """How many characters, counted as a box in Teams counts them: an emoji is two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def too_long(questions: Sequence[Question], answers: Mapping[str, str], today: date) -> list[Reason]:
    """What is longer than its box, in the words of the questions."""
    return problems([one for one in questions if length(answers.get(one.id, "")) > one.most], answers, today)


def problems(questions: Sequence[Question], answers: Mapping[str, str], today: date) -> list[Reason]:
    """What has to be put right before these answers can be saved, in the words of the questions."""
    found = ((question.id, _problem(question, answers.get(question.id, ""), today)) for question in questions)
    return [Reason(words, field=id) for id, words in found if words]


def check(
    questions: Sequence[Question],
    fields: Mapping[str, str],
    today: date,
    more: Callable[[dict[str, str]], list[Reason]] = lambda answers: [],
) -> dict[str, str]:
    """The answers, tidied, with dates as `2012-09-27`; `Refused` names every problem, `more` may add some."""
    answers = tidy(questions, fields)
    if found := problems(questions, answers, today):
        raise Refused(PROBLEM, found)
    answers = with_dates(questions, answers, today)
    if found := more(answers):
        raise Refused(PROBLEM, found)
    return answers


def with_dates(questions: Sequence[Question], answers: Mapping[str, str], today: date) -> dict[str, str]:
    """The answers with every date that can be read as `2012-09-27`; one that cannot stays as it was typed."""
    dates = {question.id for question in questions if question.shape is Shape.DATE}
    return {id: _kept_date(words, today) if id in dates else words for id, words in answers.items()}


def _kept_date(words: str, today: date) -> str:
    try:
        return read_date(words, today).isoformat()
    except ValueError:
        return words


def _chosen(question: Question, answer: str) -> set[str]:
    return set(answer.split(",")) if question.shape is Shape.MANY else {answer}


def _problem(question: Question, answer: str, today: date) -> str:
    if question.empty and (answer or question.required):
        return NOTHING.format(question.label)
    if not answer:
        return question.required
    if length(answer) > question.most:
        return f"{question.label} must be {question.most:,} characters or fewer. You typed {length(answer):,}"
    if question.choices and not _chosen(question, answer) <= {choice.id for choice in question.choices}:
        return f"Choose from the list under “{question.label}”"
    if question.shape is Shape.DATE:
        try:
            read_date(answer, today)
        except ValueError as error:
            return f"{question.label}: {error}"
    return ""
