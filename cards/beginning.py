"""The beginning of a sitting: who is there, what has to be said, who steps out of what."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.notes import back
from cards.parts import Opened, button, facts, opened, row, says, title, typed
from cards.presence import Room, room_lines
from cards.verbs import Verb
from panel.panels import Panel
from panel.said import said_date


@dataclass(frozen=True)
class Beginning:
    """What a sitting begins with: by whom and when it was started, whether there is a quorum, who was expected and is
    not there, who has to be there for which item and is not (`lacking`), who is to chair (`in_chair`), who steps
    out of what; and what was noted, each with when. `begun` says that an item was opened."""

    panel: Panel
    by: str
    room: Room
    rev: int
    quorum: str
    said: Sequence[tuple[str, str, str, str]]
    interests: Sequence[tuple[str, str]] = ()
    absent: Sequence[tuple[str, str]] = ()
    lacking: Sequence[tuple[str, str]] = ()
    in_chair: Sequence[tuple[str, str]] = ()
    runs: bool = False
    chairs: bool = False
    begun: bool = False


def beginning(at: Beginning) -> Opened:
    """The start of a sitting: attendance, what has to be said aloud, interests."""
    panel = at.panel
    return opened(
        f"The panel of {said_date(panel.starts_at.date())} sits",
        typed(at.by),
        *([facts(at.in_chair)] if at.in_chair else []),
        *room_lines(at.room, at.runs),
        says(at.quorum),
        *([facts(at.absent)] if at.absent else []),
        *([title("Has to be there, and is not"), facts(at.lacking)] if at.lacking else []),
        row(button("Who is here", Verb.ROOM_OPEN, panel=panel.id, page=0)),
        *(element for what, words, when, label in at.said for element in _to_say(at, what, words, when, label)),
        title("Interests"),
        facts(at.interests) if at.interests else says("Nobody has declared one for these items."),
        says("Whoever knows a family declares it on the item, in their own view.", quietly=True),
        buttons=[
            _to_items(at),
            button("The agenda", Verb.AGENDA_VIEW, panel=panel.id, page=0),
            *([] if at.chairs or not at.runs else [button("Take the chair", Verb.SITTING_TAKE, panel=panel.id)]),
        ],
    )


def _to_items(at: Beginning) -> ExecuteAction:
    if at.begun or not at.runs:
        return back(at.panel)
    return button("First item", Verb.SITTING_NEXT, main=True, panel=at.panel.id, case="", rev=at.rev)


def _to_say(at: Beginning, what: str, words: str, when: str, label: str) -> list[CardElement]:
    noted = [says(f"Noted {when}.", quietly=True)] if when else []
    note = [row(button(label, Verb.SITTING_SAID, panel=at.panel.id, what=what))] if at.runs and not when else []
    return [says(words), *noted, *note]
