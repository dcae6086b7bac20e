"""What is ticked as recorded in the other systems, who has not, and who is reminded."""

from collections.abc import Sequence

from cards import templates
from cards.parts import Opened, Posted, button, facts, opened, posted, says, title
from cards.templates.line import Line
from cards.verbs import Verb
from panel.panels import Panel


def recorded(panel: Panel, seat: str, count: int) -> Opened:
    """It is in their own system."""
    return opened(
        "Recorded" if count else "It was recorded already",
        says(_ticked(count)),
        buttons=[button("Our copy packs", Verb.PACK_LIST, panel=panel.id, seat=seat, page=0)],
    )


def _ticked(count: int) -> str:
    if not count:
        return "The first date is kept."
    return "1 case is ticked, with today’s date." if count == 1 else f"{count} cases are ticked, with today’s date."


def added(panel: Panel, case: str, first: bool) -> Opened:
    """The note is in the child's record."""
    return opened(
        f"{case}: {'added to the record' if first else 'it was added already'}",
        says("The date is kept, and the coordinator sees it." if first else "The first date is kept."),
        buttons=[button("Case note", Verb.NOTE_OPEN, panel=panel.id, case=case), button("My list", Verb.MY_VIEW)],
    )


def who(panel: Panel, seats: Sequence[tuple[str, int, int]], notes: Sequence[tuple[str, str]], cases: int) -> Opened:
    """Who has recorded a panel's outcomes, seat by seat, and whose case note is in the child's record. Of each seat:
    how many are left, and of how many all its people step out."""
    rows = [(seat, _far(cases - aside, left, aside)) for seat, left, aside in seats]
    return opened(
        f"{templates.minutes.of(panel.starts_at)}: who has recorded it",
        title("In each service’s own system"),
        facts(rows),
        title("Case notes"),
        facts(notes or [("Case notes", "none")]),
        buttons=[button("All minutes", Verb.MINUTES_LIST, page=0)],
    )


def _far(cases: int, left: int, aside: int) -> str:
    done = [f"{cases - left} of {cases} recorded" if left else "all recorded"] if cases else []
    return "; ".join([*done, *(["stepped out" + (f" of {aside}" if cases else "")] if aside else [])]) or "none"


def due(line: Line, panel: str, seat: str) -> Posted:
    """A seat that has not recorded everything."""
    return posted(
        line,
        templates.line.WINDOW,
        buttons=[button("Our copy packs", Verb.PACK_LIST, main=True, panel=panel, seat=seat, page=0)],
    )


def note_due(line: Line, panel: str, case: str) -> Posted:
    """A case note that is not in the child's record, for the child's own worker."""
    opens = button("Open the case note", Verb.NOTE_OPEN, main=True, panel=panel, case=case)
    return posted(line, templates.line.WINDOW, buttons=[opens])


def not_recorded(line: Line, panel: str) -> Posted:
    """Some seats have not recorded everything, for the coordinator."""
    return posted(line, buttons=[button("Who has recorded it", Verb.PACK_WHO, main=True, panel=panel)])
