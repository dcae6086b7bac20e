"""What others have made of a panel's entry in the calendar itself: what is asked about it, and who comes."""

from collections import Counter
from collections.abc import Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.folding import folded
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says
from cards.templates.line import Line
from cards.verbs import Verb
from panel.coming import Response
from panel.looks import Altered, State
from panel.panels import Panel
from panel.rooms import OwnMeeting
from panel.said import said_date
from panel.scheduling import WHOLE_DAY

Places = Sequence[tuple[str, Response]]
"""What each person speaks for, in words, and whether they come."""


def changed(panel: Panel, altered: Altered) -> Posted:
    """The coordinator decides what becomes of an entry that was changed or deleted."""
    lines = question(panel, altered)
    return posted(*lines, templates.entries.UNTIL, buttons=[*choices(panel, altered), _dates()])


def question(panel: Panel, altered: Altered) -> list[Line]:
    """What has become of it."""
    if altered.state is not State.BOOKED:
        return [templates.entries.gone(panel.starts_at, altered.state), templates.entries.OFF]
    if altered.starts_at and altered.starts_at != panel.starts_at:
        longer = [templates.entries.also_lasts(panel.minutes, altered.minutes)]
        moved = templates.entries.moved(panel.starts_at, altered.starts_at)
        return [moved, *(longer if altered.minutes != panel.minutes else [])]
    return [templates.entries.lasts(panel.starts_at, panel.minutes, altered.minutes)]


def choices(panel: Panel, altered: Altered) -> list[ExecuteAction]:
    """What can be done about it."""
    at: Ids = {"panel": panel.id, "asked": altered.asked}
    if altered.state is not State.BOOKED:
        return [
            button("Book it again", Verb.ENTRY_AGAIN, main=True, at=at),
            button("Cancel the panel", Verb.SCHEDULE_CANCEL, panel=panel.id),
        ]
    if altered.minutes >= WHOLE_DAY:
        return [button("Put it back", Verb.ENTRY_PUT_BACK, main=True, at=at)]
    taken = "Take the new time" if altered.starts_at != panel.starts_at else "Take the new length"
    return [
        button(taken, Verb.ENTRY_TAKE, main=True, at=at),
        button("Put it back", Verb.ENTRY_PUT_BACK, at=at),
    ]


def people(panel: Panel, altered: Altered) -> Posted:
    """Somebody was added or removed, the meeting was switched off, or another detail changed; it is kept."""
    meeting = [templates.entries.NO_MEETING, templates.entries.DELETE_IT] if altered.meeting_off else []
    line = templates.entries.people(panel.starts_at, len(altered.added), len(altered.removed))
    who = altered.added or altered.removed
    opens = [button("Who", Verb.ENTRY_OPEN, main=True, panel=panel.id)] if who else []
    kept = [templates.entries.KEPT, *([templates.entries.LET_IN] if altered.added else [])] if who else []
    kept += [templates.entries.SAME_PERSON] if altered.added and altered.removed else []
    details = [templates.entries.detail(each) for each in altered.details]
    back = [button("Put it back", Verb.ENTRY_RESTORE, main=not who, panel=panel.id)] if details else []
    return posted(line, *kept, *meeting, *details, buttons=[*opens, *back, _dates()])


def other_mailbox(procedure: str, count: int, books: bool = True) -> Posted:
    """So many panels stand in a mailbox that is not the organiser's any more; `books` where some are to sit."""
    book = button("Book them in the new one", Verb.ENTRY_MOVE_ALL, main=True, procedure=procedure)
    said = [templates.entries.other_mailbox(count), templates.entries.BY_HAND]
    return posted(*said, buttons=[*([book] if books else []), _dates()])


def own(panel: Panel, meeting: OwnMeeting) -> Posted:
    """The meeting of somebody from outside is not as it was booked, and has to change."""
    at: Ids = {"panel": panel.id, "case": meeting.case, "own": meeting.id, "asked": meeting.sequence}
    line = templates.entries.own(meeting.case, panel.starts_at)
    return posted(
        line, templates.entries.OWN_TIME, buttons=[button("Book it again", Verb.ENTRY_AGAIN, main=True, at=at)]
    )


def who(panel: Panel, added: Sequence[str], removed: Sequence[str]) -> Opened:
    """Who was added and removed by hand, by name, or by the address of whoever is on no roster."""
    rows = [(words, "; ".join(names)) for words, names in (("Added", added), ("Removed", removed)) if names]
    said = "Whoever is not to come is taken out in Outlook." if rows else "Nobody is, as it stands now."
    return opened(
        f"Changed by hand in Outlook: panel of {said_date(panel.starts_at.date())}",
        *([facts(rows)] if rows else []),
        says(said),
        *([says(templates.entries.SAME_PERSON)] if added and removed else []),
        buttons=[_dates()],
    )


def done(line: Line, words: str) -> Opened:
    """What the coordinator decided is on its way to the calendar."""
    return opened(line, says(words), buttons=[_dates()])


def counted(places: Places) -> Line:
    """How many of the places are expected to be filled."""
    return templates.entries.attendance(Counter(response for _, response in places))


def attendance(places: Places, id: str) -> list[CardElement]:
    """The counts, and behind them which place is which; nothing where nobody can answer."""
    if not places:
        return []
    rows = [(each, "; ".join(name for name, response in places if response is each)) for each in Response]
    said = [(templates.entries.comes(each), names) for each, names in rows if names]
    return [says(counted(places)), *folded("Who comes", f"attendance-{id}", [facts(said)])]


def _dates() -> ExecuteAction:
    return button("The dates", Verb.SAY, text="schedule")
