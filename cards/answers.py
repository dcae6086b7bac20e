"""Who has answered: counts where it is posted, each seat where it is opened."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards import templates
from cards.apologies import Names, sorry
from cards.entries import Places, attendance, counted
from cards.filling import which
from cards.folding import folded
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.updates import NOT_CONFIRMED, state
from cards.verbs import Verb
from panel.panels import Panel
from panel.procedure import Procedure
from panel.rules.sitting import Seat
from panel.said import said_date
from panel.updates import Answer, Update, by_phone

LINES, ITEMS = 10, 5
"""So many cases on a posted card, and on an opened one."""
UNANSWERED, AT_PANEL = "No answer", "Answers at the panel"


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
    """A panel with all its answers, the procedure that names them, who comes, and who sends apologies."""

    panel: Panel
    procedure: Procedure
    cases: tuple[CaseAnswers, ...]
    behind: tuple[Behind, ...] = ()
    apologies: Names = ()
    attendance: Places = ()


def posted_board(board: Board) -> Posted:
    """Counts and seats by state, a line a case; nothing that was said."""
    lines = [_line(each, board.procedure) for each in board.cases[:LINES]]
    more = [templates.agenda.more(LINES, len(board.cases))] if len(board.cases) > LINES else []
    return posted(
        templates.answers.who_has_answered(board.panel.starts_at),
        *lines,
        *more,
        templates.answers.NO_ANSWER,
        *([counted(board.attendance)] if board.attendance else []),
        buttons=[button("Open", Verb.UPDATES_BOARD, main=True, panel=board.panel.id, page=0)],
    )


def cancelled_board(panel: Panel) -> Posted:
    """A panel that does not sit: nothing is asked for it any more."""
    line = templates.agenda.cancelled(panel.starts_at)
    return posted(
        line, templates.answers.NOT_ASKED_ANY_MORE, buttons=[button("Who has answered", Verb.SAY, text="updates")]
    )


def nothing_asked() -> Posted:
    """No panel's agenda is out."""
    return posted(templates.answers.NOT_ASKED_YET, buttons=[button("Next agenda", Verb.SAY, text="agenda")])


def _line(case: CaseAnswers, procedure: Procedure) -> Line:
    given = sum(update is not None for _, update in case.seats)
    states = by_state(case, procedure) if given else []
    return templates.answers.on_case(case.reference, given, len(case.seats), states)


def by_state(case: CaseAnswers, procedure: Procedure) -> list[tuple[str, list[str]]]:
    """The seats under each answer, and under none, in the order of the procedure; an empty one is left out."""
    titles = [(choice.title, choice.id) for choice in procedure.updates.answers]
    found = [(words, [_name(*each) for each in case.seats if each[1] and each[1].answer == id]) for words, id in titles]
    left = [seat for seat, update in case.seats if update is None]
    later, none = ([seat.name for seat in left if seat.at_panel is at] for at in (True, False))
    return [(words, seats) for words, seats in (*found, (AT_PANEL, later), (UNANSWERED, none)) if seats]


def _silent(seat: Seat) -> str:
    return AT_PANEL if seat.at_panel else UNANSWERED


def _name(seat: Seat, update: Update | None) -> str:
    return f"{seat.name} ({NOT_CONFIRMED})" if update and by_phone(update) else seat.name


def board(board: Board, page: int) -> Opened:
    """Each case and seat: what stands, when it was checked; and what was done about each that has not answered."""
    shown = board.cases[page * ITEMS : (page + 1) * ITEMS]
    at: Ids = {"panel": board.panel.id}
    more = (page + 1) * ITEMS < len(board.cases)
    count = which(page * ITEMS, len(shown), len(board.cases), "Cases") if shown else "Nothing here."
    return opened(
        f"Who has answered: panel of {said_date(board.panel.starts_at.date())}",
        *([says(count, quietly=True)] if count else []),
        *([] if page else _seats(board)),
        says(templates.answers.NO_ANSWER),
        *(element for case in shown for element in _case(case, board)),
        *([] if page else [*_behind(board), *_by_agency(board), *_coming(board)]),
        buttons=[
            *([button("Earlier cases", Verb.UPDATES_BOARD, at=at, page=page - 1)] if page else []),
            *([button("More cases", Verb.UPDATES_BOARD, at=at, page=page + 1)] if more else []),
            button("Look again", Verb.UPDATES_BOARD, at=at, page=page),
        ],
    )


def _coming(board: Board) -> list[CardElement]:
    return [*sorry(board.apologies), *attendance(board.attendance, "here")]


def _case(case: CaseAnswers, board: Board) -> list[CardElement]:
    ref, said = case.reference, defaultdict[str, list[str]](list)
    for seat, update in sorted(case.seats, key=lambda each: each[1] is None):
        said[state(update, board.procedure) if update else _silent(seat)].append(seat.name)
    ring = [seat.name for seat, update in case.seats if update and update.answer is Answer.CANNOT_SHARE]
    return [
        title(ref),
        facts((words, ", ".join(seats)) for words, seats in said.items()),
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
    return folded("Answers by agency", "agencies", [facts(rows)] if rows else [])


def _seats(board: Board) -> list[CardElement]:
    """Which seats have answered for every child of several, and which have not, with how many are left."""
    if len(board.cases) < 2:
        return []
    left = {each.seat.id for each in board.behind}
    seats = [seat for seat, _ in board.cases[0].seats]
    done = [seat.name for seat in seats if seat.id not in left]
    late = [f"{each.seat.name} ({each.left} left)" for each in board.behind]
    rows = [("Answered for every child", ", ".join(done)), ("Not for every child yet", ", ".join(late))]
    return [facts((words, names) for words, names in rows if names)]


def _behind(board: Board) -> list[CardElement]:
    """The seats that were reminded and have not answered for everybody: when, who was told, and whom to ask next."""
    late = [each for each in board.behind if each.done]
    drawn = [element for each in late for element in _late(each, board.panel)]
    words = "1 seat was reminded" if len(late) == 1 else f"{len(late)} seats were reminded"
    return folded(f"{words}: when, and whom to ask", "reminded", drawn)


def _late(each: Behind, panel: Panel) -> list[CardElement]:
    ask = button("Ask their senior manager", Verb.UPDATES_SENIOR, panel=panel.id, seat=each.seat.id)
    return [says(f"{each.seat.name}: no answer on {each.left} of {each.count}{each.done}."), row(ask)]


def senior(seat: Seat, panel: Panel, people: Sequence[str]) -> Opened:
    """The seat's senior manager was asked; or there is none on the roster."""
    back = button("Who has answered", Verb.UPDATES_BOARD, main=True, panel=panel.id, page=0)
    if not people:
        words = "Ring them yourself, or add them with roster. Nobody was told by this press."
        return opened(f"No senior manager for {seat.name} is on the roster", says(words), buttons=[back])
    told = typed(f"They have a notice: {', '.join(people)}.")
    return opened(f"{seat.name}: their senior manager is asked", told, buttons=[back])
