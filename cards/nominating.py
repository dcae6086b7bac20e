"""A nomination: what is set of a case, what colleagues add, and the way to the other panel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask
from cards.asking import form as drawn
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.nominating import CONTRIBUTE, Contribution
from panel.questions import Question
from panel.said import said_when
from panel.words import Refused

ITEMS = 5
"""So many contributions on a card."""


@dataclass(frozen=True)
class Nominated:
    """What stands on the card: what is set, what each colleague added, and why the child must go to a panel. `starts`
    says that this person begins the nomination, `draft` is the one they write, `became` the case that it is now; for
    everybody else `way` says how it goes on."""

    reference: str
    rows: Sequence[tuple[str, str]]
    added: Sequence[tuple[Contribution, str]] = ()
    must: str = ""
    starts: bool = False
    draft: str = ""
    became: str = ""
    way: str = ""


def ask(reference: str, more: bool) -> Posted:
    """A typed `nominate`: nothing of the case, and the button that opens it."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    opens = button("The nomination", Verb.NOMINATE_OPEN, main=True, case=reference)
    return posted(templates.nominating.of(reference), *told, templates.line.WINDOW, buttons=[opens])


def nominated(what: Nominated, page: int, happened: str = "") -> Opened:
    """What is set of a case, and what colleagues have added, a page at a time."""
    shown = what.added[page * ITEMS : (page + 1) * ITEMS]
    count = which(page * ITEMS, len(shown), len(what.added), "Contributions") if shown else "Nobody was asked to add."
    return opened(
        f"{what.reference}: nomination",
        *([says(happened)] if happened else []),
        *([typed(what.must, bold=True)] if what.must else []),
        facts(what.rows),
        *_way(what),
        title("From colleagues"),
        *([says(count, quietly=True)] if count else []),
        *(element for each, name in shown for element in _added(each, name)),
        buttons=_buttons(what, page),
    )


def _way(what: Nominated) -> list[CardElement]:
    """The way to the other panel, for whoever goes it."""
    if what.became:
        return [row(button(f"Open {what.became}", Verb.CASE_OPEN, case=what.became))]
    if what.draft:
        return [row(button("Go on with the nomination", Verb.REFER_RESUME, draft=what.draft))]
    if not what.starts:
        return [says(what.way)] if what.way else []
    says_what = says("It starts with who the child is. What anybody said stays here.", quietly=True)
    return [says_what, row(button("Start the nomination", Verb.NOMINATE_START, case=what.reference))]


def _added(each: Contribution, name: str) -> list[CardElement]:
    if each.said_at is None:
        return [facts([(name, f"asked on {said_when(each.asked_at)}, nothing yet")])]
    return [facts([(name, first_words(each.words)), ("Added", said_when(each.said_at))])]


def _buttons(what: Nominated, page: int) -> list[ExecuteAction]:
    ref = what.reference
    return [
        button("Set it", Verb.NOMINATE_FORM, main=True, case=ref),
        button("Ask a colleague", Verb.NOMINATE_ASK, case=ref),
        *turning(Verb.NOMINATE_OPEN, {"case": ref}, page, more=bool(what.added[(page + 1) * ITEMS :])),
        button("Save as a Word file", Verb.NOMINATE_FILE, case=ref),
        button("Open the case", Verb.CASE_OPEN, case=ref),
    ]


def form(at: Ids, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What can be set of a case."""
    hint = "A person says whether the child is linked. What makes a case harder does not say so by itself."
    return drawn(
        Ask(f"{at['case']}: nomination", "Save", Verb.NOMINATE_SAVE, at, hint),
        questions,
        answers,
        wrong,
        (),
        [_back(at)],
    )


def asking(at: Ids, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Which colleague is asked to add something."""
    hint = "They have a notice with the reference, and are shown nothing else of the child."
    return drawn(
        Ask(f"{at['case']}: ask a colleague", "Ask them", Verb.NOMINATE_ASKED, at, hint),
        questions,
        answers,
        wrong,
        (),
        [_back(at)],
    )


def adding(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What a colleague who was asked adds."""
    hint = "The child’s worker and those who run the panel read it, under your name."
    of = Ask(f"{at['case']}: what you add to the nomination", "Save", Verb.CONTRIBUTE_SAVE, at, hint)
    return drawn(of, CONTRIBUTE, answers, wrong, (), [button("My list", Verb.SAY, text="my")])


def added(reference: str) -> Opened:
    """It is kept."""
    words = f"{reference}: what you added stands beside the nomination."
    return opened(words, buttons=[button("My list", Verb.SAY, main=True, text="my")])


def asked(reference: str, contribution: str) -> Posted:
    """To a colleague: they are asked to add something."""
    opens = button("Write it", Verb.CONTRIBUTE_FORM, main=True, case=reference, contribution=contribution)
    return posted(templates.nominating.asked(reference), buttons=[opens])


def late(reference: str, contribution: str) -> Posted:
    """To a colleague who has added nothing: they are reminded."""
    opens = button("Write it", Verb.CONTRIBUTE_FORM, main=True, case=reference, contribution=contribution)
    return posted(templates.nominating.late(reference), buttons=[opens])


def owed(reference: str) -> Posted:
    """To the worker, later to the coordinator: the nomination was not sent."""
    opens = button("The nomination", Verb.NOMINATE_OPEN, main=True, case=reference)
    return posted(templates.nominating.owed(reference), templates.line.WINDOW, buttons=[opens])


def file(reference: str, name: Line) -> Opened:
    """The file is ready; how it is had is added to it."""
    return opened(
        templates.nominating.of(reference),
        says(f"The file is {name}."),
        says("It gives the case number alone: known names are taken out of what people wrote."),
        says("A name that is also a word can be left in it. Read it before you pass it on."),
        buttons=[_back({"case": reference})],
    )


def elsewhere(reference: str) -> Posted:
    """The way to the file, put into a person's own chat."""
    return posted(templates.documents.ELSEWHERE, buttons=[_back({"case": reference})])


def has_added(reference: str) -> Posted:
    """To whoever asked: a colleague has added something."""
    opens = button("The nomination", Verb.NOMINATE_OPEN, main=True, case=reference)
    return posted(templates.nominating.added(reference), templates.line.WINDOW, buttons=[opens])


def _back(at: Ids) -> ExecuteAction:
    return button("The nomination", Verb.NOMINATE_OPEN, case=at["case"])
