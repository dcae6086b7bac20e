"""`seen`: who has opened a child's record, changed it, taken a file of it, or was refused it."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import name_of, the_case
from bot.steps.trail import as_opened, compares, disagrees
from cards import seen as cards
from panel.access import DECIDES, Act, leads_both
from panel.cases import Case
from panel.said import wall_day
from panel.spans import Span, read_span
from storage.records import Audit
from storage.store import Turn

SHOWN = {"open": "opened the", "hand over": "was given a file of the"}
"""What a line says of what was shown or handed over, by its act."""


def seen(asked: Asked, turn: Turn) -> Reply:
    """seen REF: who has opened a child's record, changed it or been refused it; between two days, if you name them."""
    case, _ = the_case(asked, turn, Act.SEEN)
    span = read_span(asked.words.upper().replace(asked.reference, "", 1), wall_day(turn.now))
    return Reply(cards.ask(case.id, span))


def open_seen(asked: Asked, turn: Turn) -> Reply:
    """One page of who did what with a child's record, newest first; that it was looked up is written down as well.

    A chair and a deputy see no line about any disagreement, for one with them is not told to them."""
    case, _ = the_case(asked, turn, Act.SEEN)
    span = Span(_day(asked, "first"), _day(asked, "last"))
    apart = bool(asked.person.roles(case.procedure) & DECIDES)
    trail = [each for each in _trail(asked, turn, case) if not (apart and disagrees(each))]
    found = [each for each in trail if wall_day(each.at) in span]
    newest = sorted(found, key=lambda each: each.id, reverse=True)
    turn.audit(asked.person.id, "open", case.id, view="list of who has seen it")
    rows = [_row(turn, each) for each in _presses(newest)]
    return Reply(cards.seen(case.id, span, rows, asked.number("page"), apart))


def _trail(asked: Asked, turn: Turn, case: Case) -> list[Audit]:
    lines = turn.find(Audit, subject=case.id)
    if all(leads_both(asked.person, match.procedures) for match in turn.file(case.id).matches):
        return lines
    return [as_opened(line) if compares(line) else line for line in lines]


def _day(asked: Asked, end: str) -> date | None:
    return date.fromisoformat(asked.id(end)) if asked.id(end) else None


def _presses(newest: Iterable[Audit]) -> list[list[Audit]]:
    """The lines by what was pressed: those on what one press opened stand behind its own."""
    presses: list[list[Audit]] = []
    for line in newest:
        if presses and _came_of(presses[-1][0], line):
            presses[-1].append(line)
        else:
            presses.append([line])
    return presses


def _came_of(press: Audit, line: Audit) -> bool:
    """Whether a line says what a press opened: it was written by the same press, at the same moment."""
    return line.act in SHOWN and (press.by, press.at, press.outcome) == (line.by, line.at, line.outcome)


def _row(turn: Turn, press: Sequence[Audit]) -> cards.Row:
    return cards.Row(press[0].at, name_of(turn, press[0].by) or "Convenor", _did(press))


def _did(press: Sequence[Audit]) -> str:
    """What somebody did: the trail keeps no more than the command, or the button and what it opened."""
    noun, _, verb = press[0].act.replace("_", " ").partition(".")
    what = f"{noun}: {verb}" if verb else noun
    if press[0].outcome == "refused":
        return f"was refused ({what})"
    shown = " and ".join(dict.fromkeys(f"{SHOWN[each.act]} {each.view}" for each in press if each.act in SHOWN))
    if press[0].act in SHOWN:
        return shown
    return f"{shown} ({what})" if shown else f"used {what}"
