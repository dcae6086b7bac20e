"""What a seat is asked before a panel: the list of its children, answered one by one or several at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.cases import identity
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, opened, row, says, title, typed
from cards.verbs import Verb
from panel.answering import CHECKED
from panel.panels import Panel
from panel.procedure import Procedure
from panel.questions import Question, many
from panel.rules.sitting import Seat
from panel.said import said_date, said_day, said_time
from panel.updates import Answer, Update, by_phone
from panel.views import CaseView
from panel.words import Mend, Refused

ITEMS = 8
"""So many children stand on one page of the list."""
NOT_CONFIRMED = "by phone, not confirmed yet"


@dataclass(frozen=True)
class Child:
    """One child on a seat's list, in the view of whoever opens it, and the seat's answer so far; `earlier` is the one
    it gave for another panel."""

    view: CaseView
    age: int
    update: Update | None
    earlier: Update | None = None


@dataclass(frozen=True)
class SeatList:
    """Everything that one person answers for one seat before one panel; `left_out` are not theirs to open."""

    panel: Panel
    seat: Seat
    due: datetime
    children: tuple[Child, ...]
    left_out: int
    page: int
    others: tuple[Seat, ...] = ()

    @property
    def shown(self) -> tuple[Child, ...]:
        return self.children[self.page * ITEMS : (self.page + 1) * ITEMS]

    @property
    def open_still(self) -> tuple[Child, ...]:
        return tuple(child for child in self.shown if child.update is None)

    @property
    def ids(self) -> Ids:
        return {"panel": self.panel.id, "seat": self.seat.id}


def nothing_of_you(panel: Panel) -> Opened:
    """*My updates*, for somebody who speaks for no seat."""
    words = says(f"Only seats answer before the panel of {said_date(panel.starts_at.date())}, and you speak for none.")
    buttons = [button("My view", Verb.AGENDA_VIEW, main=True, panel=panel.id, page=0)]
    return opened("Nothing is asked of you", words, buttons=buttons)


def children(
    listed: SeatList, nonce: str, procedure: Procedure, answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """The list: each child by name and birth date, the seat's answer, and several answered at once."""
    due = f"Answers by {said_date(listed.due.date())}, {said_time(listed.due.time())}."
    return opened(
        f"{listed.seat.name}: panel of {said_date(listed.panel.starts_at.date())}",
        *(problem(wrong) if wrong else []),
        says(f"{due} {_count(listed)}"),
        *_left_out(listed.left_out),
        *(element for child in listed.shown for element in _child(child, listed.seat, procedure)),
        *_several(listed, answers, wrong),
        buttons=_list_buttons(listed, nonce, keep_words(wrong)),
    )


def _count(listed: SeatList) -> str:
    if not listed.shown:
        return "There is no child on this page."
    count = which(listed.page * ITEMS, len(listed.shown), len(listed.children))
    return f"{count} Opening this is recorded.".strip()


def _left_out(count: int) -> list[CardElement]:
    if not count:
        return []
    children = "1 child is" if count == 1 else f"{count} children are"
    return [says(f"{children} left out: an interest, or not yours to open.", quietly=True)]


def _child(child: Child, seat: Seat, procedure: Procedure) -> list[CardElement]:
    ref = child.view.case.id
    label = f"Change {ref}" if child.update else f"Answer {ref}"
    return [
        title(ref),
        *identity(child.view, child.age),
        says(f"Your answer: {state(child.update, procedure)}."),
        *([says(f"For another panel: {state(child.earlier, procedure)}.", quietly=True)] if child.earlier else []),
        row(button(label, Verb.UPDATE_FORM, case=ref, seat=seat.id)),
    ]


def _several(listed: SeatList, answers: Mapping[str, str], wrong: Refused | None) -> list[CardElement]:
    if not listed.open_still:
        return []
    asked, heading = several(listed.open_still), "Nothing known" + (" for several" if listed.open_still[1:] else "")
    return [title(heading), *inputs(asked, answers, wrong.reasons if wrong else ())]


def several(children: Sequence[Child]) -> tuple[Question, ...]:
    """What is asked to answer for several at once: which of these, checked when, and in what."""
    references = {child.view.case.id: child.view.case.id for child in children}
    return (many("cases", "For which of these?", references, required="Tick at least one"), *CHECKED)


def _list_buttons(listed: SeatList, nonce: str, keep: bool) -> list[ExecuteAction]:
    page, more = listed.page, (listed.page + 1) * ITEMS < len(listed.children)
    at: Ids = {**listed.ids, "page": page, "nonce": nonce}
    known = button("Nothing known for these", Verb.UPDATES_NOTHING_KNOWN, main=True, at=at)
    return [
        *([known] if listed.open_still else []),
        *([button("Keep my words", Verb.UPDATES_NOTHING_KNOWN, at=at, named="yes")] if keep else []),
        *([button("Earlier children", Verb.UPDATES_LIST, at=listed.ids, page=page - 1)] if page else []),
        *([button("More children", Verb.UPDATES_LIST, at=listed.ids, page=page + 1)] if more else []),
        *(
            button(f"For {other.name}", Verb.UPDATES_LIST, panel=listed.panel.id, seat=other.id)
            for other in listed.others[:1]
        ),
        button("Agenda", Verb.AGENDA_VIEW, panel=listed.panel.id, page=0),
    ]


def keep_words(wrong: Refused | None) -> bool:
    """Whether a form was refused for a name in it, and may be sent with the words as they are."""
    return wrong is not None and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)


def passing(seat: Seat, deputies: Sequence[str]) -> Opened:
    """Who answers for a seat while its representative is away, and how to say so."""
    return opened(
        f"{seat.name}: who deputises",
        typed(f"Your deputy: {', '.join(deputies)}."),
        says("Say from when to when you are away: your deputy then gets the list, and speaks for you meanwhile."),
        buttons=[button("Say when I am away", Verb.OWN_AWAY_FORM, main=True)],
    )


def state(update: Update | None, procedure: Procedure) -> str:
    """A seat's answer in a few words of our own; nothing that was typed."""
    if update is None:
        return "not given"
    said = next(choice.title for choice in procedure.updates.answers if choice.id == update.answer)
    if update.answer is Answer.NOTHING_KNOWN and update.checked_on:
        said += f", checked {said_day(update.checked_on)}"
    if update.answer is Answer.UPDATE:
        count = len(update.statements)
        said += ", 1 statement" if count == 1 else f", {count} statements"
    return f"{said} ({NOT_CONFIRMED})" if by_phone(update) else said
