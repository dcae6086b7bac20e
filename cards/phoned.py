"""An answer told by telephone: the coordinator enters it, and the seat says whether it is right."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement

from cards import templates
from cards.folding import folded, marked
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says
from cards.statements import Form, read_all, statement
from cards.updates import keep_words, state
from cards.verbs import Verb
from panel.answering import CHECKED
from panel.panels import Panel
from panel.questions import Question
from panel.rules.sitting import Seat
from panel.said import said_date
from panel.updates import Answer, Statement
from panel.words import Reason, Refused

FIRST, LOOKED = frozenset({"seat", "given_by", "answer"}), frozenset(each.id for each in CHECKED)
"""The questions about every answer, and those about one that says nothing is known."""


def form(
    reference: str,
    panel: Panel,
    nonce: str,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """What somebody said by telephone for their seat, and who said it."""
    at: Ids = {"case": reference, "panel": panel.id, "nonce": nonce}
    return opened(
        f"{reference}: told by phone",
        says(f"For the panel of {said_date(panel.starts_at.date())}."),
        *(problem(wrong) if wrong else [says("It is sent to the seat, who says whether it is right.")]),
        *_asked(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Keep it", Verb.PHONED_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.PHONED_SAVE, at=at, named="yes")] if keep_words(wrong) else []),
            button("Who has answered", Verb.UPDATES_BOARD, panel=panel.id, page=0),
        ],
    )


def _asked(questions: Sequence[Question], answers: Mapping[str, str], reasons: Sequence[Reason]) -> list[CardElement]:
    """Who said what; what only one of the four answers needs is folded away until it is that one, or
    something is wrong with it."""
    first = [each for each in questions if each.id in FIRST]
    looked = inputs([each for each in questions if each.id in LOOKED], answers, reasons)
    told = marked([each for each in questions if each.id not in FIRST | LOOKED], answers, reasons)
    said, wrong = answers.get("answer"), {reason.field for reason in reasons} & {each.id for each in questions}
    looks = said == Answer.NOTHING_KNOWN or bool(wrong & LOOKED)
    tells = said == Answer.UPDATE or bool(wrong - FIRST - LOOKED)
    return [
        *inputs(first, answers, reasons),
        *folded("If nothing known: when, and in what", "nothing_known", looked, looks),
        *folded("If an update: what they said", "update", told, tells),
    ]


def kept(reference: str, panel: Panel, seat: Seat, nobody: bool) -> Opened:
    """Entered; the seat is asked whether it is right, if anybody speaks for it here."""
    asked = f"Nobody who may open this case speaks for {seat.name}, so nobody can confirm it here."
    again = button("Enter another", Verb.PHONED_FORM, case=reference, panel=panel.id)
    back = button("Who has answered", Verb.UPDATES_BOARD, main=True, panel=panel.id, page=0)
    words = asked if nobody else f"{seat.name} is asked whether it is right. Until then it says: not confirmed yet."
    return opened(f"Kept for {reference}", says(words), buttons=[back, again])


def asked(reference: str, seat: Seat) -> Posted:
    """The seat is asked to look at what was entered for it."""
    check = button("Check it", Verb.PHONED_CHECK, main=True, case=reference, seat=seat.id)
    return posted(templates.updates.phoned(seat.name, reference), templates.line.WINDOW, buttons=[check])


def check(form: Form, given_by: str, entered_by: str, shown: Sequence[Statement]) -> Opened:
    """What was entered for the seat, word for word."""
    before = form.place.before
    looked = [("Checked in", before.checked_in)] if before and before.checked_in else []
    return opened(
        f"{form.place.case}: told by phone for {form.seat.name}",
        says(f"{state(form.place.before, form.procedure)}."),
        facts([*looked, ("Given by", given_by), ("Entered by", entered_by)]),
        *(element for said in shown for element in _statement(form, said)),
        buttons=[
            button("It is right", Verb.PHONED_RIGHT, main=True, at=form.ids()),
            button("Change it", Verb.UPDATE_FORM, case=form.place.case, seat=form.seat.id),
        ],
    )


def confirmed(reference: str, seat: Seat, panel: Panel) -> Opened:
    """The seat has said that it is right."""
    back = button("Back to the list", Verb.UPDATES_LIST, main=True, panel=panel.id, seat=seat.id)
    change = button("Change it", Verb.UPDATE_FORM, case=reference, seat=seat.id)
    return opened(f"Confirmed for {reference}", says("It now stands as your own answer."), buttons=[back, change])


def _statement(form: Form, said: Statement) -> list[CardElement]:
    long = first_words(said.words) != said.words
    more = [row(read_all(form.place.case, said.id))] if long else []
    return [*statement(said, form.procedure), *more]
