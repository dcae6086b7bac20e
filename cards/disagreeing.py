"""A disagreement: what is not agreed with, whose it is to answer, and how it goes on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask, form
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.disagreeing import ANSWER, Disagreement, Step
from panel.procedure import Procedure
from panel.questions import Question
from panel.said import said_date, said_when
from panel.views import Said
from panel.words import Refused

ITEMS = 8
"""So many disagreements stand on one card."""
WORDS = "words"


@dataclass(frozen=True)
class Taken:
    """One step in words: its title, whose it is to answer, and who did."""

    step: Step
    title: str
    to: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True)
class Shown:
    """A disagreement in one person's view: who raised it for which seat, with which agency, its steps, by when the last
    is to be answered, the title of the next, and whether this person answers it, or says how it goes on."""

    one: Disagreement
    by: str
    seat: str
    agency: str
    steps: tuple[Taken, ...]
    due: date
    next: str = ""
    answers: bool = False
    raised: bool = False

    @property
    def at(self) -> Ids:
        """What every button about it carries."""
        return {"case": self.one.case, "disagreement": self.one.id, "rev": self.one.rev}


def ask(reference: str, more: bool) -> Posted:
    """A typed `disagree`: nothing of the case, and the buttons that open the form and what there is already."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    return posted(
        templates.disagreeing.of(reference),
        *told,
        templates.line.WINDOW,
        buttons=[
            button("Write it down", Verb.DISAGREE_FORM, main=True, case=reference),
            button("Disagreements", Verb.DISAGREE_LIST, case=reference),
        ],
    )


def write(at: Ids, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What somebody does not agree with, and whether it is with the chair."""
    of = Ask(
        f"{at['case']}: what do you not agree with?",
        "Raise it",
        Verb.DISAGREE_SAVE,
        at,
        "It goes to the chair first. If it is with the chair, it goes to the agency's senior manager first. "
        "Each step is dated and answered, and you say when it is settled. It stops no safety action.",
    )
    return form(of, questions, answers, wrong, (), [_list(str(at["case"]))])


def listing(reference: str, rows: Sequence[Shown], page: int, raises: bool) -> Opened:
    """The disagreements on a case that this person may open, those that stand first."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    count = which(page * ITEMS, len(shown), len(rows)) if shown else "There is no disagreement here that you can open."
    more = (page + 1) * ITEMS < len(rows)
    return opened(
        f"{reference}: disagreements",
        *([says(count, quietly=True)] if count else []),
        *(element for each in shown for element in _short(each)),
        buttons=[
            *([button("Write it down", Verb.DISAGREE_FORM, main=True, case=reference)] if raises else []),
            *turning(Verb.DISAGREE_LIST, {"case": reference}, page, more=more),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _short(each: Shown) -> list[CardElement]:
    rows = [("Raised", f"{said_when(each.one.at)}, {each.seat}"), ("Now", far(each))]
    return [title(each.one.id), facts(rows), row(button(f"Open {each.one.id}", Verb.DISAGREE_OPEN, at=each.at))]


def far(each: Shown) -> str:
    """How far it has come, in words."""
    if each.one.settled_at:
        return f"Settled {said_when(each.one.settled_at)}"
    last = each.steps[-1]
    waits = "answered, not settled yet" if last.step.answered_at else f"to be answered by {said_date(each.due)}"
    return f"{last.title}: {waits}"


def one(each: Shown, gone_on: bool = False) -> Opened:
    """A disagreement with its steps, and what this person may do about it; `gone_on` says that it went on since the
    card was drawn whose button was pressed."""
    by = f"{said_when(each.one.at)} by {each.by}, {each.seat}"
    rows = [("Raised", by), ("With", each.agency), ("Now", far(each))]
    said = written(each)
    return opened(
        f"{each.one.id}, about {each.one.case}",
        *([says("This went on since your card was drawn. Nothing was changed by this press.")] if gone_on else []),
        facts((label, words) for label, words in rows if words),
        *_said(each, said[:1]),
        *(element for step, answer in _steps(each, said) for element in _step(each, step, answer)),
        buttons=list(_buttons(each)),
    )


def _steps(each: Shown, said: Sequence[Said]) -> Iterator[tuple[Taken, list[Said]]]:
    for n, step in enumerate(each.steps, 1):
        yield step, [answer for answer in said if answer.id == str(n)]


def _step(each: Shown, taken: Taken, answer: list[Said]) -> list[CardElement]:
    step = taken.step
    whose = ", ".join(taken.to) or "nobody on the roster: see that they are told, and write down their answer"
    rows = [("Since", said_when(step.at)), ("Who is to answer", whose)]
    rows += [("Answered", f"{said_when(step.answered_at)} by {taken.by}")] if step.answered_at else []
    return [title(taken.title), facts(rows), *_said(each, answer)]


def _said(each: Shown, said: Sequence[Said]) -> list[CardElement]:
    """What was written, its first words, and the way to the rest."""
    long = [one for one in said if first_words(one.words) != one.words]
    whole = [button("Read all", Verb.DISAGREE_READ, at=each.at, question=one.id) for one in long]
    drawn = [facts((one.label, first_words(one.words)) for one in said)] if said else []
    return [*drawn, *([row(*whole)] if whole else [])]


def written(each: Shown) -> list[Said]:
    """Everything somebody wrote, under the id that *Read all* asks for: the words, then the answer of each step."""
    answers = [Said(str(n), "Answer", taken.step.answer) for n, taken in enumerate(each.steps, 1) if taken.step.answer]
    return [Said(WORDS, "What is not agreed with", each.one.words), *answers]


def _buttons(each: Shown) -> Iterator[ExecuteAction]:
    if each.answers:
        yield button("Answer", Verb.DISAGREE_ANSWER, main=True, at=each.at)
    if each.raised and not each.one.settled_at:
        yield button("It is settled", Verb.DISAGREE_SETTLED, at=each.at)
        if each.next:
            yield button("Take the next step", Verb.DISAGREE_NEXT, at=each.at)
    yield _list(each.one.case)


def _list(reference: str) -> ExecuteAction:
    return button("Disagreements", Verb.DISAGREE_LIST, case=reference)


def read_all(each: Shown, said: Said) -> Opened:
    """One long answer, whole."""
    back = button("Back", Verb.DISAGREE_OPEN, main=True, at=each.at)
    return opened(each.one.id, typed(said.label, bold=True), typed(said.words), buttons=[back])


def answer(each: Shown, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """The box for the answer of a step, under what is not agreed with."""
    of = Ask(f"{each.one.id}: your answer", "Answer", Verb.DISAGREE_ANSWER_SAVE, each.at)
    beside = [button("Back", Verb.DISAGREE_OPEN, at=each.at)]
    return form(of, ANSWER, answers, wrong, [facts([("What is not agreed with", each.one.words)])], beside)


def begun(one: Disagreement) -> Opened:
    """It was begun, and whoever began it for somebody else may not open it."""
    words = "Whoever is to answer it has a notice, and whoever objected says how it goes on."
    return opened(f"{one.id} is begun", says(words), buttons=[_list(one.case)])


def to_open(line: Line, one: Disagreement) -> Posted:
    """A line about a disagreement, and the button that opens it."""
    opens = button("Open", Verb.DISAGREE_OPEN, main=True, case=one.case, disagreement=one.id)
    return posted(line, templates.line.WINDOW, buttons=[opens])


def step_title(id: str, procedure: Procedure) -> str:
    """The title of a step; its id, for one that the procedure no longer has."""
    return next((each.title for each in procedure.disagreement.steps if each.id == id), id)
