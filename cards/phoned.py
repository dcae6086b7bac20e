"""An answer told by telephone: the coordinator enters it, and the seat says whether it is right."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says
from cards.statements import Form, read_all, statement
from cards.updates import keep_words, state
from cards.verbs import Verb
from panel.panels import Panel
from panel.questions import Question
from panel.rules.sitting import Seat
from panel.updates import Statement
from panel.words import Refused


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
        *(problem(wrong) if wrong else [says("It is sent to the seat, who says whether it is right.")]),
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Keep it", Verb.PHONED_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.PHONED_SAVE, at=at, named="yes")] if keep_words(wrong) else []),
            button("Who has answered", Verb.UPDATES_BOARD, panel=panel.id, page=0),
        ],
    )


def kept(reference: str, panel: Panel, seat: Seat, nobody: bool) -> Opened:
    """Entered; the seat is asked whether it is right, if anybody speaks for it here."""
    asked = f"Nobody speaks for {seat.name} on the roster, so nobody can confirm it here."
    again = button("Enter another", Verb.PHONED_FORM, case=reference, panel=panel.id)
    back = button("Who has answered", Verb.UPDATES_BOARD, main=True, panel=panel.id, page=0)
    words = asked if nobody else f"{seat.name} is asked whether it is right. Until then it says: not confirmed yet."
    return opened(f"Kept for {reference}", says(words), buttons=[back, again])


def asked(reference: str, seat: Seat) -> Posted:
    """The seat is asked to look at what was entered for it."""
    check = button("Check it", Verb.PHONED_CHECK, main=True, case=reference, seat=seat.id)
    return posted(templates.phoned(seat.name, reference), templates.WINDOW, buttons=[check])


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
