"""The agenda: neutral where it is posted, with identity in the view of each person who opens it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement

from cards import templates
from cards.cases import identity
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title
from cards.verbs import Verb
from panel.access import CaseView
from panel.agenda import Slot
from panel.panels import Panel
from panel.said import said_date, said_day, said_time

LINES, ITEMS = 10, 8
"""So many lines stand on a posted agenda, so many items, with all that is typed of each, on an opened one."""


@dataclass(frozen=True)
class Row:
    """One item as one person sees it: its slot, and the case in their view, or None where they see no case."""

    slot: Slot
    view: CaseView | None
    age: int = 0


def shared(panel: Panel, ends: datetime, slots: Sequence[Slot]) -> Posted:
    """Times, references, new or ongoing; no name and no level of risk."""
    items = [slot for slot in slots if slot.reference]
    lines = [_line(slot) for slot in slots[:LINES]]
    more = [templates.agenda_more(LINES, len(slots))] if len(slots) > LINES else []
    return posted(
        templates.agenda(panel.starts_at, ends, len(items)),
        *lines,
        *more,
        templates.WINDOW,
        buttons=[button("My view", Verb.AGENDA_VIEW, main=True, panel=panel.id, page=0)],
    )


def empty(starts: datetime) -> Posted:
    """The next panel, with nothing on it yet."""
    return posted(templates.agenda_empty(starts), buttons=[button("Help", Verb.SAY, text="help")])


def _line(slot: Slot) -> templates.Line:
    if not slot.reference:
        return templates.standing(slot.starts_at)
    return templates.slot(slot.starts_at, slot.reference, slot.new)


def mine(panel: Panel, rows: Sequence[Row], page: int) -> Opened:
    """The agenda in one person's view, a page of items at a time."""
    shown = page_of(rows, page)
    at: Ids = {"panel": panel.id}
    count = f"{page * ITEMS + 1} to {page * ITEMS + len(shown)} of {len(rows)}" if rows else "Nothing is on it yet"
    return opened(
        f"Panel, {said_date(panel.starts_at.date())}, {said_time(panel.starts_at.time())}",
        says(f"{count}. Opening this is recorded.", quietly=True),
        *(element for item in shown for element in _item(item)),
        buttons=[
            *([button("Earlier items", Verb.AGENDA_VIEW, at=at, page=page - 1)] if page else []),
            *([button("More items", Verb.AGENDA_VIEW, at=at, page=page + 1)] if (page + 1) * ITEMS < len(rows) else []),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def page_of(rows: Sequence[Row], page: int) -> Sequence[Row]:
    """The items that one page shows."""
    return rows[page * ITEMS : (page + 1) * ITEMS]


def _item(item: Row) -> list[CardElement]:
    slot, view = item.slot, item.view
    if not slot.reference:
        return [title(templates.standing(slot.starts_at))]
    head = title(templates.slot(slot.starts_at, slot.reference, slot.new))
    if view is None:
        return [head, says("Not your case: nothing of it is shown to you.")]
    matrix = said_day(view.matrices[-1].dated)
    rows = [("The concern", view.why), ("Level stated", f"{view.level}, matrix {matrix}"), *_handling(view)]
    open_it = row(button(f"Open {slot.reference}", Verb.CASE_OPEN, case=slot.reference))
    return [head, *identity(view, item.age), facts(rows), open_it]


def _handling(view: CaseView) -> list[tuple[str, str]]:
    """What a member prepares from: involvement, and what must not be said or whom not to ring."""
    wanted = {
        "Involvement": "status",
        "Social worker or key worker": "social_worker",
        "Team manager": "team_manager",
        "School or setting": "school",
        "Police": "police",
        "The family must not hear": "not_to_hear",
        "Must not be contacted, or told where the child is": "no_contact",
    }
    linked = [("Linked", f"{len(view.linked)} kept separate")] if view.linked else []
    return [(label, first_words(view.answer(id))) for label, id in wanted.items() if view.answer(id)] + linked
