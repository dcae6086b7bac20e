"""What the agencies said on one child, as far as whoever opens it may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.answers import UNANSWERED
from cards.cases import identity
from cards.filling import turning
from cards.parts import Ids, Opened, button, facts, first_words, opened, row, says, title, typed
from cards.statements import read_all, statement
from cards.updates import state
from cards.verbs import Verb
from panel.panels import Panel
from panel.procedure import Procedure
from panel.rules.sitting import Seat
from panel.said import said_date, said_when
from panel.updates import Statement, Update
from panel.views import CaseView

ENTRIES = 6
"""So many statements stand on a page."""


@dataclass(frozen=True)
class Entry:
    """One place on the page: a seat's answer, or one of its statements (`said`). `held` are those that whoever reads
    may not see; `earlier` says that they may read the versions before; `panel` is the one it was given for."""

    seat: Seat
    update: Update
    said: Statement | None = None
    held: int = 0
    earlier: bool = False
    panel: Panel | None = None


@dataclass(frozen=True)
class Said:
    """What the agencies said on one child: in the order of the seats, with those that gave no answer; or every version
    of one seat's (`earlier` is its id). `restricts` is the seat of the police, for whoever speaks for it: they restrict
    what others said while an investigation goes on (`live`)."""

    panel: Panel
    procedure: Procedure
    entries: tuple[Entry, ...]
    none: tuple[str, ...] = ()
    earlier: str = ""
    restricts: str = ""
    live: bool = False


def said(view: CaseView, age: int, said: Said, page: int) -> Opened:
    """What the agencies said on one child, in the view of whoever opens it."""
    shown = said.entries[page * ENTRIES : (page + 1) * ENTRIES]
    at: Ids = {"case": view.case.id, "earlier": said.earlier}
    more = (page + 1) * ENTRIES < len(said.entries)
    return opened(
        f"{view.case.id}: {'every version' if said.earlier else 'what the agencies said'}",
        *identity(view, age),
        says(f"For the panel of {said_date(said.panel.starts_at.date())}. Opening this is recorded."),
        *_unanswered(said),
        *_entries(shown, said, view.case.id),
        buttons=[
            *turning(Verb.UPDATES_READ, at, page, more=more),
            button("Ask about a statement", Verb.CHALLENGE_OPEN, case=view.case.id),
            button("Open the case", Verb.CASE_OPEN, case=view.case.id),
        ],
    )


def _entries(shown: Sequence[Entry], said: Said, reference: str) -> Iterator[CardElement]:
    """What was answered for another panel stands under a heading of its own."""
    under: Panel | None = said.panel
    seats = [each.seat for each in shown]
    for each, before in zip(shown, [None, *seats], strict=False):
        if each.panel and each.panel != under:
            under = each.panel
            off = ", which was cancelled" if under.cancelled else ""
            yield title(f"For the panel of {said_date(under.starts_at.date())}{off}")
        yield from _entry(each, reference, said, named=each.seat == before)


def _unanswered(said: Said) -> list[CardElement]:
    if said.earlier or not said.none:
        return []
    return [facts([(UNANSWERED, f"{', '.join(said.none)}.")]), says(templates.answers.NO_ANSWER)]


def _entry(entry: Entry, reference: str, page: Said, named: bool) -> list[CardElement]:
    """One place on the page; a statement under its seat's name, unless that stands above it (`named`)."""
    if said := entry.said:
        cut = first_words(said.words) != said.words
        who = [] if named else [says(f"{entry.seat.name}:", quietly=True)]
        acts = [*([read_all(reference, said.id)] if cut else []), *_restricts(entry, said, reference, page)]
        return [*who, *statement(said, page.procedure), *([row(*acts)] if acts else [])]
    checked = entry.update.checked_in
    earlier = button("Earlier versions", Verb.UPDATES_READ, case=reference, earlier=entry.seat.id)
    return [
        title(f"{entry.seat.name}: {state(entry.update, page.procedure)}{_given(entry.update)}."),
        *([facts([("Checked in", checked)])] if checked else []),
        *([says(f"{_count(entry.held)} for others only, by the seat’s own mark.")] if entry.held else []),
        *([row(earlier)] if entry.earlier else []),
    ]


def _restricts(entry: Entry, said: Statement, reference: str, page: Said) -> list[ExecuteAction]:
    """What the police may do about what another seat said."""
    if not page.restricts or page.earlier or (entry.seat.id == page.restricts and not said.restricted_by):
        return []
    at: Ids = {"case": reference, "statement": said.id}
    if said.restricted_by:
        return [button("Lift the restriction", Verb.UPDATE_LIFT, at=at)]
    return [button("Restrict it", Verb.UPDATE_RESTRICT, at=at)] if page.live else []


def _given(update: Update) -> str:
    return f", version {update.version} of {said_when(update.at)}" if update.version > 1 else ""


def _count(held: int) -> str:
    return "1 statement is" if held == 1 else f"{held} statements are"


def whole(reference: str, seat: Seat, panel: Panel, said: Statement, procedure: Procedure) -> Opened:
    """One long statement, whole."""
    back = button("What the agencies said", Verb.UPDATES_READ, main=True, case=reference, panel=panel.id)
    return opened(f"{reference}: {seat.name}", typed(said.words), facts([("From", said.source)]), buttons=[back])
