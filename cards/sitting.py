"""A panel while it sits, as it is posted: which item is open, and nothing that points to a child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.parts import Posted, button, posted
from cards.templates.line import Line
from cards.verbs import Verb
from panel.panels import Panel
from panel.people import Role

lines = templates.sitting


@dataclass(frozen=True)
class Now:
    """Where a sitting is: the item that is open ("" for none), which of how many it is, when it was to begin, and how
    many of the seats that are asked have answered. `left` counts the items nobody has come to."""

    panel: Panel
    current: str = ""
    number: int = 0
    count: int = 0
    slot: datetime | None = None
    given: int = 0
    asked: int = 0
    left: int = 0
    ended: bool = False


def _said(now: Now) -> Sequence[Line]:
    """The lines that say where a sitting is."""
    if now.ended:
        return [lines.ended(now.panel.starts_at)]
    if not now.current:
        return [lines.BETWEEN] if now.left or not now.count else [lines.all_done(now.count)]
    item = lines.item(now.number, now.count, now.current, now.slot or now.panel.starts_at)
    return [item, *([lines.answered(now.given, now.asked)] if now.asked else [])]


def _screen(panel: Panel, main: bool = True) -> ExecuteAction:
    return button("Open my screen", Verb.SITTING_SCREEN, main=main, panel=panel.id)


def board(now: Now) -> Posted:
    """What stands in the meeting's chat: the item that is open."""
    view = button("Open my view", Verb.AGENDA_VIEW, main=not now.current, panel=now.panel.id, page=0)
    if not now.current:
        return posted(*_said(now), buttons=[view])
    mine = button("Open my view", Verb.CASE_OPEN, main=True, case=now.current)
    action = button("Action", Verb.ACTION_FORM, case=now.current)
    return posted(*_said(now), templates.line.WINDOW, buttons=[mine, action])


def started(panel: Panel, role: Role, began: datetime, here: bool, takes: bool = False) -> Posted:
    """A sitting that has begun, with the way to its screen; `here` says that only they read this, `takes` that they may
    take the chair."""
    line = lines.started(panel.starts_at, role, began)
    take = [button("Take the chair", Verb.SITTING_TAKE, panel=panel.id)] if takes else []
    more = [] if here else [lines.YOURS]
    return posted(line, *more, templates.line.WINDOW, buttons=[_screen(panel), *take])


def moved(now: Now, *first: Line) -> Posted:
    """What a typed `next`, `back` or `skip` is answered with."""
    return posted(*first, *_said(now), buttons=[_screen(now.panel)])


def just_moved(now: Now, rev: int, words: str, verb: Verb) -> Posted:
    """A typed move just after somebody else's: the item that is open now, and the button that moves from there."""
    does = button(words, verb, panel=now.panel.id, case=now.current, rev=rev)
    return posted(lines.JUST_MOVED, *_said(now), buttons=[_screen(now.panel), does])


def skip_why(panel: Panel, reference: str) -> Posted:
    """A typed `skip` without a reason."""
    at = button("Say why", Verb.SITTING_SKIP, main=True, panel=panel.id, case=reference)
    return posted(lines.skip_why(reference), buttons=[at])


def not_ended(panel: Panel) -> Posted:
    """A typed `end` while something is left."""
    return posted(lines.LEFT, buttons=[button("What is left", Verb.SITTING_END, main=True, panel=panel.id)])


def ended(panel: Panel) -> Posted:
    """A sitting that is over."""
    minutes = button("The minutes", Verb.SAY, main=True, text="minutes")
    return posted(lines.ended(panel.starts_at), buttons=[minutes])


def told(line: Line, panel: Panel) -> Posted:
    """A word to whoever chairs, with the way to their screen."""
    return posted(line, buttons=[_screen(panel)])


def begins(panel: Panel) -> Posted:
    """Teams' meeting has started: the sitting begins when a person presses."""
    return posted(lines.MEETING_STARTED, buttons=[button("Start", Verb.SITTING_START, main=True, panel=panel.id)])


def asked_to_end(panel: Panel, line: Line) -> Posted:
    """Whether the sitting is over."""
    return posted(line, buttons=[_screen(panel), button("End", Verb.SITTING_END, panel=panel.id)])


def left_alone(line: Line) -> Posted:
    """A panel that nobody started or ended, and what became of it."""
    return posted(line, buttons=[button("My list", Verb.SAY, main=True, text="my")])


def to_invitee(line: Line) -> Posted:
    """An invitee's item is next, or over."""
    return posted(line, buttons=[button("My list", Verb.SAY, text="my")])
