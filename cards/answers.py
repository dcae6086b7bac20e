"""Who has answered: counts where it is posted, each seat where it is opened, and what the agencies said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards import templates
from cards.apologies import Names, sorry
from cards.cases import identity
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.statements import read_all, statement
from cards.updates import NOT_CONFIRMED, state
from cards.verbs import Verb
from panel.access import CaseView
from panel.panels import Panel
from panel.procedure import Procedure
from panel.rules.sitting import Seat
from panel.said import said_date, said_when
from panel.updates import Answer, Statement, Update, by_phone

LINES, ITEMS, ENTRIES = 10, 5, 6
"""So many cases on a posted card, cases on an opened one, and statements on a page of what was said."""
UNANSWERED = "No answer"


@dataclass(frozen=True)
class CaseAnswers:
    """One case, and what each seat answered on it; None for no answer."""

    reference: str
    seats: tuple[tuple[Seat, Update | None], ...]


@dataclass(frozen=True)
class Behind:
    """A seat that has not answered for every child, and what was done about it: when it was reminded, and who was
    told, in words."""

    seat: Seat
    left: int
    count: int
    done: str


@dataclass(frozen=True)
class Board:
    """A panel with all its answers, the procedure that names them, and who sends apologies."""

    panel: Panel
    procedure: Procedure
    cases: tuple[CaseAnswers, ...]
    behind: tuple[Behind, ...] = ()
    apologies: Names = ()


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
    of one seat's (`earlier` is its id)."""

    panel: Panel
    procedure: Procedure
    entries: tuple[Entry, ...]
    none: tuple[str, ...] = ()
    earlier: str = ""


def posted_board(board: Board) -> Posted:
    """Counts and seats by state, a line a case; nothing that was said."""
    lines = [_line(each, board.procedure) for each in board.cases[:LINES]]
    more = [templates.agenda_more(LINES, len(board.cases))] if len(board.cases) > LINES else []
    return posted(
        templates.who_has_answered(board.panel.starts_at),
        *lines,
        *more,
        templates.NO_ANSWER,
        buttons=[button("Open", Verb.UPDATES_BOARD, main=True, panel=board.panel.id, page=0)],
    )


def cancelled_board(panel: Panel) -> Posted:
    """A panel that does not sit: nothing is asked for it any more."""
    line = templates.agenda_cancelled(panel.starts_at)
    return posted(line, templates.NOT_ASKED_ANY_MORE, buttons=[button("Who has answered", Verb.SAY, text="updates")])


def nothing_asked() -> Posted:
    """No panel's agenda is out."""
    return posted(templates.NOT_ASKED_YET, buttons=[button("Next agenda", Verb.SAY, text="agenda")])


def _line(case: CaseAnswers, procedure: Procedure) -> templates.Line:
    given = sum(update is not None for _, update in case.seats)
    states = by_state(case, procedure) if given else []
    return templates.answers_on(case.reference, given, len(case.seats), states)


def by_state(case: CaseAnswers, procedure: Procedure) -> list[tuple[str, list[str]]]:
    """The seats under each answer, and under none, in the order of the procedure; an empty one is left out."""
    titles = [(choice.title, choice.id) for choice in procedure.updates.answers]
    found = [(words, [_name(*each) for each in case.seats if each[1] and each[1].answer == id]) for words, id in titles]
    none = [seat.name for seat, update in case.seats if update is None]
    return [(words, seats) for words, seats in (*found, (UNANSWERED, none)) if seats]


def _name(seat: Seat, update: Update | None) -> str:
    return f"{seat.name} ({NOT_CONFIRMED})" if update and by_phone(update) else seat.name


def board(board: Board, page: int) -> Opened:
    """Each case and seat: what stands, when it was checked; and what was done about each that has not answered."""
    shown = board.cases[page * ITEMS : (page + 1) * ITEMS]
    at: Ids = {"panel": board.panel.id}
    more = (page + 1) * ITEMS < len(board.cases)
    return opened(
        f"Who has answered: panel of {said_date(board.panel.starts_at.date())}",
        says(f"{page * ITEMS + 1} to {page * ITEMS + len(shown)} of {len(board.cases)}." if shown else "Nothing here."),
        *(element for case in shown for element in _case(case, board)),
        *([] if page else [*_by_agency(board), *_behind(board), *sorry(board.apologies)]),
        says(templates.NO_ANSWER),
        buttons=[
            *([button("Earlier cases", Verb.UPDATES_BOARD, at=at, page=page - 1)] if page else []),
            *([button("More cases", Verb.UPDATES_BOARD, at=at, page=page + 1)] if more else []),
            button("Look again", Verb.UPDATES_BOARD, at=at, page=page),
        ],
    )


def _case(case: CaseAnswers, board: Board) -> list[CardElement]:
    ref, rows = case.reference, [(seat.name, state(update, board.procedure)) for seat, update in case.seats if update]
    none = [seat.name for seat, update in case.seats if update is None]
    rows += [(UNANSWERED, ", ".join(none))] if none else []
    ring = [seat.name for seat, update in case.seats if update and update.answer is Answer.CANNOT_SHARE]
    return [
        title(ref),
        facts(rows),
        *([says(f"Ring before the panel: {', '.join(ring)}.")] if ring else []),
        row(
            button("What was said", Verb.UPDATES_READ, case=ref, panel=board.panel.id),
            button("Enter what they told me by phone", Verb.PHONED_FORM, case=ref, panel=board.panel.id),
        ),
    ]


def _by_agency(board: Board) -> list[CardElement]:
    """How many answers each agency has given, of those that its seats are asked for."""
    every = [(seat.agency, update is not None) for case in board.cases for seat, update in case.seats]
    asked, given = Counter(agency for agency, _ in every), Counter(agency for agency, done in every if done)
    rows = [(agency, f"{given[agency]} of {count}") for agency, count in asked.items()]
    return [title("By agency"), facts(rows)] if rows else []


def _behind(board: Board) -> list[CardElement]:
    """The seats that were reminded and have not answered for everybody: when, who was told, and whom to ask next."""
    late = [each for each in board.behind if each.done]
    drawn: list[CardElement] = [title("Not answered yet")] if late else []
    for each in late:
        ask = button("Ask their senior manager", Verb.UPDATES_SENIOR, panel=board.panel.id, seat=each.seat.id)
        drawn += [says(f"{each.seat.name}: {each.left} of {each.count}{each.done}."), row(ask)]
    return drawn


def senior(seat: Seat, panel: Panel, people: Sequence[str]) -> Opened:
    """The seat's senior manager was asked; or there is none on the roster."""
    back = button("Who has answered", Verb.UPDATES_BOARD, main=True, panel=panel.id, page=0)
    if not people:
        words = "Ring them yourself, or add them with roster. Nobody was told by this press."
        return opened(f"No senior manager for {seat.name} is on the roster", says(words), buttons=[back])
    told = typed(f"They have a notice: {', '.join(people)}.")
    return opened(f"{seat.name}: their senior manager is asked", told, buttons=[back])


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
            *([button("Earlier", Verb.UPDATES_READ, at=at, page=page - 1)] if page else []),
            *([button("More", Verb.UPDATES_READ, at=at, page=page + 1)] if more else []),
            button("Ask about a statement", Verb.CHALLENGE_OPEN, case=view.case.id),
            button("Open the case", Verb.CASE_OPEN, case=view.case.id),
        ],
    )


def _entries(shown: Sequence[Entry], said: Said, reference: str) -> Iterator[CardElement]:
    """What was answered for another panel stands under a heading of its own."""
    under: Panel | None = said.panel
    for each in shown:
        if each.panel and each.panel != under:
            under = each.panel
            off = ", which was cancelled" if under.cancelled else ""
            yield title(f"For the panel of {said_date(under.starts_at.date())}{off}")
        yield from _entry(each, reference, said.procedure)


def _unanswered(said: Said) -> list[CardElement]:
    if said.earlier or not said.none:
        return []
    return [facts([(UNANSWERED, f"{', '.join(said.none)}.")]), says(templates.NO_ANSWER)]


def _entry(entry: Entry, reference: str, procedure: Procedure) -> list[CardElement]:
    if said := entry.said:
        cut = first_words(said.words) != said.words
        who = says(f"{entry.seat.name}:", quietly=True)
        return [who, *statement(said, procedure), *([row(read_all(reference, said.id))] if cut else [])]
    checked = entry.update.checked_in
    earlier = button("Earlier versions", Verb.UPDATES_READ, case=reference, earlier=entry.seat.id)
    return [
        title(f"{entry.seat.name}: {state(entry.update, procedure)}{_given(entry.update)}."),
        *([facts([("Checked in", checked)])] if checked else []),
        *([says(f"{_count(entry.held)} for others only, by the seat’s own mark.")] if entry.held else []),
        *([row(earlier)] if entry.earlier else []),
    ]


def _given(update: Update) -> str:
    return f", version {update.version} of {said_when(update.at)}" if update.version > 1 else ""


def _count(held: int) -> str:
    return "1 statement is" if held == 1 else f"{held} statements are"


def whole(reference: str, seat: Seat, panel: Panel, said: Statement, procedure: Procedure) -> Opened:
    """One long statement, whole."""
    back = button("What the agencies said", Verb.UPDATES_READ, main=True, case=reference, panel=panel.id)
    return opened(f"{reference}: {seat.name}", typed(said.words), facts([("From", said.source)]), buttons=[back])
