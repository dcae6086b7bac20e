"""Who is in the room: the seats that are filled, who is there, and what is said of each by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.filling import turning, which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, opened, row, says, typed
from cards.verbs import Verb
from panel.panels import Panel
from panel.questions import Question, line, one
from panel.words import Refused

ITEMS = 8
"""So many people on a card."""


@dataclass(frozen=True)
class Room:
    """The room in a few words: how many of the seats are filled, who stands in for whom and which seats are empty, and
    the names of those who are not entitled to the item that is open, with what a button carries of them (`known`);
    `done` are those who came for it alone, and whose child has left the agenda meanwhile."""

    filled: int
    seats: int
    lines: Sequence[str] = ()
    strangers: Sequence[str] = ()
    known: Sequence[str] = ()
    done: Sequence[str] = ()


@dataclass(frozen=True)
class Somebody:
    """One person who is there, or was expected: by their Present (`id`), or their id on the roster while they have
    none; what they do there, whether they are here, and whether it is `known` who they are. `place` is their seat or
    role at the table, in our own words."""

    id: str
    person: str
    name: str
    does: str
    here: bool
    entitled: bool = True
    known: bool = True
    place: str = ""


def room_lines(room: Room, names: bool) -> list[CardElement]:
    """The room as whoever leads sees it; the names of those who are not entitled are for them alone."""
    said = [f"Room: {room.filled} of {room.seats} seats.", *room.lines]
    outside = [typed(_counted("Not entitled here", room.strangers, names), bold=True)] if room.strangers else []
    over = [typed(_counted("Done, and told that they can leave", room.done, names))] if room.done else []
    return [typed(" ".join(said)), *outside, *over]


def _counted(label: str, people: Sequence[str], names: bool) -> str:
    who = f": {', '.join(people)}" if names else ""
    return f"{label}: {len(people)}{who}."


def people(panel: Panel, room: Room, everybody: Sequence[Somebody], page: int, runs: bool) -> Opened:
    """Everybody who is there or was expected, a page at a time, to be put right by hand."""
    at: Ids = {"panel": panel.id}
    first = page * ITEMS
    shown = everybody[first : first + ITEMS]
    count = which(first, len(shown), len(everybody))
    return opened(
        "Who is here",
        *room_lines(room, runs),
        *([says(count, quietly=True)] if count else []),
        *(element for n, each in enumerate(shown, first + 1) for element in _person(at, n, each, page, shown)),
        buttons=[
            button("All at the table are here", Verb.ROOM_ALL, at=at, page=page),
            button("Add somebody", Verb.ROOM_FORM, at=at, page=page),
            *turning(Verb.ROOM_OPEN, at, page, more=(page + 1) * ITEMS < len(everybody)),
            button("Back to the screen", Verb.SITTING_SCREEN, main=True, at=at),
        ],
    )


def _person(at: Ids, n: int, each: Somebody, page: int, shown: Sequence[Somebody]) -> list[CardElement]:
    state = "here" if each.here else "not here"
    state = state if each.entitled else f"{state}, not entitled to the item that is open"
    ids: Ids = {**at, "present": each.id, "person": each.person, "page": page}
    who = _who(n, each, shown)
    gone = button(f"{who} is not here", Verb.ROOM_GONE, at=ids)
    turn = gone if each.here else button(f"{who} is here", Verb.ROOM_HERE, at=ids)
    does = f"{each.does}; {state}" if each.does else state
    asks = button(f"{who}: {'who they speak for' if each.known else 'say who they are'}", Verb.ROOM_FORM, at=ids)
    return [facts([(f"{n}. {each.name}", does)]), row(turn, asks)]


def _who(n: int, each: Somebody, shown: Sequence[Somebody]) -> str:
    """What a button calls somebody, which holds no name that was typed: their place, or their number on the list."""
    alone = each.place and [one.place for one in shown].count(each.place) == 1
    return each.place if alone else f"{each.place}, number {n}" if each.place else f"Number {n}"


def questions(seats: Mapping[str, str], items: Sequence[str], on_roster: bool) -> tuple[Question, ...]:
    """What the chair says of somebody in the room."""
    who = (line("name", "Their name", required="Enter their name"), line("service", "Their service (optional)"))
    return (
        *(() if on_roster else who),
        one("seat", "They speak for this seat (optional)", seats),
        *(
            ()
            if on_roster
            else (one("item", "Or they come for one item only (optional)", {ref: ref for ref in items}),)
        ),
    )


def form(
    panel: Panel,
    ids: Ids,
    who: str,
    asked: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """Who somebody in the room is: a caller by telephone, somebody who stands in, somebody nobody expected."""
    at: Ids = {**ids, "panel": panel.id}
    return opened(
        "Somebody in the room",
        *(problem(wrong) if wrong else []),
        *([typed(who)] if who else []),
        *inputs(asked, answers, wrong.reasons if wrong else ()),
        buttons=[button("Save", Verb.ROOM_SAVE, main=True, at=at), _back(panel)],
    )


def _back(panel: Panel) -> ExecuteAction:
    return button("Back", Verb.ROOM_OPEN, panel=panel.id, page=0)
