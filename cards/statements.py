"""One seat's answer on one child: the four answers, and an update said one statement at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.cases import identity
from cards.chat_drafts import drop_button, waits
from cards.folding import marked
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.updates import keep_words, state
from cards.verbs import Verb
from panel.answering import CHECKED, Place
from panel.procedure import Procedure
from panel.questions import Question
from panel.rules.sitting import Seat
from panel.said import said_date, said_day
from panel.updates import Answer, Statement, said_nature
from panel.views import CaseView
from panel.words import Refused

NO_DRAFT: Ids = {}
SHOWN = 6
"""So many statements stand on one card."""


@dataclass(frozen=True)
class Form:
    """Where an answer is given, for whoever gives it."""

    place: Place
    seat: Seat
    procedure: Procedure
    nonce: str

    def ids(self, about: str = "") -> Ids:
        """What its buttons carry; two that do not do the same are `about` something else, so that each is done."""
        place = self.place
        at: Ids = {"panel": place.panel.id, "case": place.case, "seat": self.seat.id, "rev": place.version}
        return {**at, "nonce": f"{self.nonce} {about}".strip()}


def ask(reference: str, seat: Seat, place: Place) -> Posted:
    """A typed `update REF`: whose answer it is, and the button that opens the form."""
    return posted(
        templates.updates.update_of(reference, seat.name, place.panel.starts_at),
        templates.line.WINDOW,
        buttons=[button("Open the form", Verb.UPDATE_FORM, main=True, case=reference, seat=seat.id)],
    )


def answer(
    form: Form, view: CaseView, age: int, draft: bool = False, page: int = 0, wrong: Refused | None = None
) -> Opened:
    """The child, what the seat says now, a few statements at a time, and the four answers; `draft` says that words
    typed in a chat wait."""
    return opened(
        f"{form.seat.name}: {form.place.case}",
        *identity(view, age),
        *(problem(wrong) if wrong else []),
        _when(form),
        says(f"Your answer: {state(form.place.before, form.procedure)}."),
        *_checked(form),
        *_statements(form, page),
        *([] if page else _earlier(form)),
        *(waits(form.place.case, form.seat) if draft else []),
        says("If you cannot share it here, the chair has a notice and rings you.", quietly=True),
        buttons=_four(form, draft),
    )


def _statements(form: Form, page: int) -> list[CardElement]:
    said = form.place.statements
    shown = said[page * SHOWN : (page + 1) * SHOWN]
    at: Ids = {"case": form.place.case, "seat": form.seat.id}
    earlier = [button("Earlier statements", Verb.UPDATE_FORM, at=at, page=page - 1)] if page else []
    more = [button("More statements", Verb.UPDATE_FORM, at=at, page=page + 1)] if said[(page + 1) * SHOWN :] else []
    turn = [row(*earlier, *more)] if earlier or more else []
    return [*(element for each in shown for element in _statement(form, each)), *turn]


def _earlier(form: Form) -> list[CardElement]:
    """What the seat answered for another panel, from which the case has gone on."""
    if not (earlier := form.place.earlier):
        return []
    said = earlier.update.statements
    more = button("What was said", Verb.UPDATES_READ, case=form.place.case)
    return [
        title(f"Your answer for the panel of {said_date(earlier.panel.starts_at.date())}"),
        says(f"{state(earlier.update, form.procedure)}."),
        *(element for each in said[:SHOWN] for element in _read_only(form, each)),
        row(more),
    ]


def _read_only(form: Form, said: Statement) -> list[CardElement]:
    whole = _all_of(form.place.case, said)
    return [*statement(said, form.procedure), *([row(*whole)] if whole else [])]


def _checked(form: Form) -> list[CardElement]:
    before = form.place.before
    return [facts([("Checked in", before.checked_in)])] if before and before.checked_in else []


def _four(form: Form, draft: bool) -> list[ExecuteAction]:
    titles = {choice.id: choice.title for choice in form.procedure.updates.answers}
    say: Ids = {"draft": 1} if draft else {}
    return [
        button(titles[Answer.NOTHING_KNOWN], Verb.UPDATE_CHECKED, at=form.ids()),
        _gives(form, Answer.NOTHING_TO_ADD, titles),
        button(titles[Answer.UPDATE], Verb.UPDATE_SAY, main=True, at={**form.ids(), **say}),
        _gives(form, Answer.CANNOT_SHARE, titles),
        _to_list(form),
    ]


def _gives(form: Form, answer: Answer, titles: Mapping[str, str]) -> ExecuteAction:
    return button(titles[answer], Verb.UPDATE_ANSWER, at=form.ids(answer), answer=answer)


def _to_list(form: Form) -> ExecuteAction:
    return button("Back to the list", Verb.UPDATES_LIST, panel=form.place.panel.id, seat=form.seat.id)


def _statement(form: Form, said: Statement) -> list[CardElement]:
    at: Ids = {**form.ids(said.id), "statement": said.id}
    change = button("Change it", Verb.UPDATE_SAY, at=at)
    out = button("Take it out", Verb.UPDATE_TAKE_OUT, at=at)
    return [*statement(said, form.procedure), row(*_all_of(form.place.case, said), change, out)]


def _all_of(reference: str, said: Statement) -> list[ExecuteAction]:
    return [read_all(reference, said.id)] if first_words(said.words) != said.words else []


def read_all(reference: str, statement: str) -> ExecuteAction:
    """The button to the whole of a statement."""
    return button("Read all", Verb.UPDATES_READ_ALL, case=reference, statement=statement)


def statement(said: Statement, procedure: Procedure) -> list[CardElement]:
    """One statement: what it is, of when, from where, who may see it, and its words as they were given."""
    when = said_day(said.dated) if said.dated else "not known"
    mark = next(choice.title for choice in procedure.updates.marks if choice.id == said.mark)
    names = {seat.id: seat.name for seat in procedure.seats}
    named = ", ".join(names.get(seat, seat) for seat in said.seats)
    return [
        title(said_nature(said.nature)),
        typed(first_words(said.words)),
        facts([("When", when), ("From", said.source), ("Who may see it", f"Only {named}" if named else mark)]),
        *([says("Restricted by the police while their investigation goes on.")] if said.restricted_by else []),
    ]


def checked(form: Form, answers: Mapping[str, str], wrong: Refused | None = None, stale: bool = False) -> Opened:
    """Nothing known: when, and in what, the seat looked; `stale` as for `say`."""
    at: Ids = {**form.ids(), "answer": Answer.NOTHING_KNOWN}
    save = button("Nothing known", Verb.UPDATE_ANSWER, main=True, at=at)
    now = [_state(form)] if stale else []
    body = [*(problem(wrong) if wrong else []), *now, *inputs(CHECKED, answers, wrong.reasons if wrong else ())]
    keep = _keep_words(Verb.UPDATE_ANSWER, at, wrong)
    return opened(f"{form.place.case}: nothing known", _when(form), *body, buttons=[save, *keep, _back(form)])


def say(
    form: Form,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    statement: str = "",
    wrong: Refused | None = None,
    draft: Ids = NO_DRAFT,
    stale: bool = False,
) -> Opened:
    """One statement: new, changed (`statement` is its id), or begun in the chat (`draft` is what its buttons carry of
    that); `stale` says that the seat answered or the case went on after the form was opened, and shows what stands
    now."""
    at: Ids = {**form.ids(), **({"statement": statement} if statement else {}), **draft}
    hint = "Say “Child B”, not a name. Fact, view and the child's words are kept apart."
    return opened(
        f"{form.place.case}: {form.seat.name}",
        _when(form),
        *(problem(wrong) if wrong else [says(hint)]),
        *(_now(form, statement) if stale else []),
        *marked(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Save", Verb.UPDATE_SAY_SAVE, main=True, at=at),
            *([] if statement else [button("Save and add another", Verb.UPDATE_SAY_SAVE, at=at, more=1)]),
            *_keep_words(Verb.UPDATE_SAY_SAVE, at, wrong),
            *([drop_button(form.place.case, form.seat)] if draft else []),
            _back(form),
        ],
    )


def _now(form: Form, id: str) -> list[CardElement]:
    shown = [each for each in form.place.statements if each.id == id]
    return [
        _state(form),
        *(element for each in shown for element in statement(each, form.procedure)),
        *(row(more) for each in shown for more in _all_of(form.place.case, each)),
        title("What you typed"),
    ]


def _state(form: Form) -> CardElement:
    return says(f"Your answer now: {state(form.place.before, form.procedure)}.")


def _when(form: Form) -> CardElement:
    return says(f"For the panel of {said_date(form.place.panel.starts_at.date())}.")


def _back(form: Form) -> ExecuteAction:
    return button("Back", Verb.UPDATE_FORM, case=form.place.case, seat=form.seat.id)


def _keep_words(verb: Verb, at: Ids, wrong: Refused | None) -> list[ExecuteAction]:
    """After the warning about another child's name: the same form, sent with the words as they are."""
    return [button("Keep my words", verb, at=at, named="yes")] if keep_words(wrong) else []


def typed_since(reference: str) -> str:
    """That somebody typed more in the chat while the form was open."""
    return f"What you typed in the chat since you opened this is kept: press Change {reference}, then Update."


def rings(who: str) -> str:
    """Who has a notice of what cannot be shared here; what to do where there is nobody."""
    if who:
        return f"{who.capitalize()} has a notice, and rings you."
    return (
        "Nobody was told: everybody who could ring you has stepped out of this case, or there is nobody. Ask the "
        "coordinator to add a deputy who knows nothing of this family, then give this answer again."
    )


def given(form: Form, next_open: str, words: str = "") -> Opened:
    """Kept: what the answer is now, and the next child who waits for one."""
    at: Ids = {"seat": form.seat.id}
    further = [button(f"Next: {next_open}", Verb.UPDATE_FORM, main=True, at=at, case=next_open)] if next_open else []
    change = button(f"Change {form.place.case}", Verb.UPDATE_FORM, at=at, case=form.place.case)
    return opened(
        f"Kept for {form.place.case}",
        says(f"Your answer: {state(form.place.before, form.procedure)}."),
        *([says(words)] if words else []),
        says("You can change it until the panel starts.", quietly=True),
        buttons=[*further, _to_list(form), change],
    )
