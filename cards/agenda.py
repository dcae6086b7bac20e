"""The agenda as it is posted: times and references, and nothing that points to a child."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.apologies import cannot
from cards.parts import Opened, Posted, button, opened, posted
from cards.templates.line import Line
from cards.verbs import Verb
from panel.agenda import Slot
from panel.panels import Panel
from panel.people import Role

LINES = 25
"""So many lines stand on a posted agenda; where there are more, it pages."""


def shared(
    panel: Panel,
    ends: datetime,
    slots: Sequence[Slot],
    out: datetime | None = None,
    homeless: bool = False,
    page: int = 0,
    by_hand: bool = False,
) -> Posted:
    """Times, references, new or ongoing; no name and no level of risk. `out` is when it goes out, None once it is;
    `homeless` says that the panel has no chat yet, `by_hand` that it is not out and somebody sends it."""
    items, page = _items(slots), min(page, max(0, len(slots) - 1) // LINES)
    shown = slots[page * LINES : (page + 1) * LINES]
    before = _items(slots[: page * LINES])
    return posted(
        templates.agenda.heading(panel.starts_at, ends, items),
        *([templates.agenda.not_out(out)] if out else [templates.agenda.NOT_SENT] if by_hand else []),
        *map(line, shown),
        *([templates.agenda.part(before + 1, before + _items(shown), items)] if len(slots) > LINES else []),
        *([] if items else [templates.agenda.NOTHING_ON_IT]),
        templates.line.WINDOW,
        *([templates.agenda.NO_CHAT] if homeless else []),
        buttons=[
            button("My view", Verb.AGENDA_VIEW, main=True, panel=panel.id, page=0),
            *_turn(panel, page, before + _items(shown) < items),
            button("Send the agenda", Verb.AGENDA_SEND, panel=panel.id)
            if by_hand
            else button("My updates", Verb.UPDATES_LIST, panel=panel.id),
            cannot(panel),
            button("Add to my calendar", Verb.CALENDAR_FILE, panel=panel.id),
        ],
    )


def _turn(panel: Panel, page: int, more: bool) -> list[ExecuteAction]:
    return [
        *([button("Earlier items", Verb.AGENDA_PAGE, panel=panel.id, page=page - 1)] if page else []),
        *([button("More items", Verb.AGENDA_PAGE, panel=panel.id, page=page + 1)] if more else []),
    ]


def _items(slots: Sequence[Slot]) -> int:
    """How many of the lines are children's."""
    return sum(bool(slot.reference) for slot in slots)


def unsent(panel: Panel) -> Posted:
    """Whoever circulates an agenda is reminded that it goes out only when they send it."""
    send = button("Send the agenda", Verb.AGENDA_SEND, main=True, panel=panel.id)
    opens = button("My view", Verb.AGENDA_VIEW, panel=panel.id, page=0)
    return posted(templates.agenda.unsent(panel.starts_at), buttons=[send, opens])


def sent(panel: Panel) -> Opened:
    """It is out."""
    next_one = button("Next agenda", Verb.SAY, text="agenda")
    return opened(templates.agenda.sent(panel.starts_at), buttons=[next_one])


def cancelled(panel: Panel) -> Posted:
    """A panel that does not sit: its agenda stands no more."""
    return posted(templates.agenda.cancelled(panel.starts_at), buttons=[button("Next agenda", Verb.SAY, text="agenda")])


def empty(starts: datetime | None) -> Posted:
    """The next panel, with nothing on it yet; None where each is called for one child, and none is."""
    line = templates.agenda.empty(starts) if starts else templates.agenda.NONE_CALLED
    return posted(line, buttons=[button("Help", Verb.SAY, text="help")])


def nothing_sits() -> Posted:
    """Of an audit there is no agenda."""
    return posted(templates.agenda.NOTHING_SITS, buttons=[button("Help", Verb.SAY, text="help")])


def line(slot: Slot) -> Line:
    """One line of an agenda."""
    if slot.reference:
        return templates.agenda.slot(slot.starts_at, slot.reference, slot.new)
    if slot.standing:
        return templates.agenda.standing(slot.starts_at, slot.standing)
    return templates.agenda.pause(slot.starts_at)


def here(body: str, moved: bool) -> Posted:
    """A chat is the panel's from now on."""
    lines = [templates.agenda.HERE_MOVED] if moved else []
    agenda = button("Next agenda", Verb.SAY, main=True, text="agenda")
    return posted(templates.agenda.here(body), *lines, templates.agenda.HERE_WHO, buttons=[agenda])


def here_meeting(body: str) -> Posted:
    """The same said in the chat of a panel's own meeting, which is the panel's without it."""
    agenda = button("Next agenda", Verb.SAY, main=True, text="agenda")
    return posted(templates.agenda.here(body), templates.agenda.HERE_MEETING, buttons=[agenda])


def taken_back() -> Posted:
    """What is left of an agenda that stood where it is not to stand."""
    return posted(templates.agenda.TAKEN_BACK, buttons=[button("Help", Verb.SAY, text="help")])


def chat_gone(why: Line, circulates: Role) -> Posted:
    """The panel's chat is gone, or closed: how it has one again, and who has the agenda until then."""
    lines, agenda = templates.agenda, button("Next agenda", Verb.SAY, text="agenda")
    return posted(why, lines.CHAT_AGAIN, lines.meanwhile(circulates), buttons=[agenda])


def here_how() -> Posted:
    """`here` said in a chat of one's own: where to say it."""
    return posted(
        templates.agenda.HERE_HOW, templates.agenda.HERE_WHO, buttons=[button("Next agenda", Verb.SAY, text="agenda")]
    )
