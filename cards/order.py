"""The chair's own order of an agenda, and the word to somebody whose item has another time."""

from collections.abc import Mapping, Sequence

from cards import templates
from cards.agenda import line
from cards.forms import inputs, problem
from cards.items import together
from cards.parts import Ids, Opened, Posted, button, opened, posted, says
from cards.verbs import Verb
from panel.agenda import Slot
from panel.ordering import Beside
from panel.panels import Panel
from panel.questions import Question, one
from panel.said import said_date
from panel.words import Refused


def questions(slots: Sequence[Slot]) -> tuple[Question, ...]:
    """Which item goes to which place."""
    items = {slot.reference: str(line(slot)) for slot in slots}
    places = {str(place): f"{place} of {len(slots)}" for place in range(1, len(slots) + 1)}
    return (
        one("item", "Which item?", items, required="Choose the item"),
        one("place", "To which place?", places, required="Choose its new place"),
    )


def form(panel: Panel, slots: Sequence[Slot], answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """The items with their times, and one of them to move."""
    back = button("My view", Verb.AGENDA_VIEW, panel=panel.id, page=0)
    if not slots:
        return opened(_head(panel), says("Nothing is on it yet."), buttons=[back])
    return opened(
        _head(panel),
        *(problem(wrong) if wrong else [says("The others keep their order. Whoever has another time is told.")]),
        *inputs(questions(slots), answers, wrong.reasons if wrong else ()),
        buttons=[button("Move it", Verb.AGENDA_REORDER, main=True, panel=panel.id, rev=panel.rev), back],
    )


def ask(panel: Panel, item: str, place: int, broken: Sequence[Beside], lower: bool) -> Opened:
    """What another order breaks, asked once more."""
    said = [f"{who} would stand side by side: {why}." for who, why in together(broken)]
    said += ["A child at a lower level would be discussed before one at a higher level."] if lower else []
    at: Ids = {"panel": panel.id, "rev": panel.rev, "item": item, "place": place}
    return opened(
        f"Move {item} all the same?",
        *map(says, said),
        says("Nothing has changed yet."),
        buttons=[
            button("Move it all the same", Verb.AGENDA_REORDER, at=at, sure="yes"),
            button("Choose another place", Verb.AGENDA_ORDER, main=True, panel=panel.id),
        ],
    )


def changed(panel: Panel, slots: Sequence[Slot]) -> Opened:
    """The new order."""
    return opened(
        "The order is changed",
        *(says(line(slot)) for slot in slots),
        buttons=[
            button("Change the order", Verb.AGENDA_ORDER, panel=panel.id),
            button("My view", Verb.AGENDA_VIEW, panel=panel.id, page=0),
        ],
    )


def item_moved(panel: Panel, slot: Slot) -> Posted:
    """An item has another time: to its worker and those invited to it."""
    opens = button("Open", Verb.CASE_OPEN, main=True, case=slot.reference)
    view = button("My view", Verb.AGENDA_VIEW, panel=panel.id, page=0)
    return posted(templates.agenda.item_moved(slot.reference, slot.starts_at), buttons=[opens, view])


def _head(panel: Panel) -> str:
    return f"Order of the panel of {said_date(panel.starts_at.date())}"
