"""Who is to be there for a child: invited, left out and why, there or not, and why it goes on without."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.attendance import rows_of, titles, went_on
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import the_case
from cards import attendance as cards
from cards.parts import Ids
from panel import attendance as rules
from panel.access import Act
from panel.attendance import Attendance, WentOn
from panel.attendees import Row
from panel.cases import Case
from panel.panels import Panel
from panel.questions import PROBLEM, Question
from panel.session import Session, still_open
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn

CHANGED = "Somebody has said something of them since you opened this. Save again if yours is right"


def open_list(asked: Asked, turn: Turn) -> Reply:
    """Everybody who is to be there, with what is known of each."""
    case, panel = _item(asked, turn, Act.INVITE)
    return _list(asked, turn, case, panel)


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Whether one of them is invited, or why not."""
    case, panel = _item(asked, turn, Act.INVITE)
    row = _row(asked, turn, case, panel)
    answers = asked.fields if refused else _answers(row.said)
    return Reply(cards.invited(_at(asked, panel, case, row), row.attendee, answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is kept beside them, for the minutes."""
    case, panel = _item(asked, turn, Act.INVITE)
    row = _row(asked, turn, case, panel)
    made = Made("", asked.person.id, turn.now)
    kept = rules.invited(_before(panel, case, row), row.attendee, asked.fields, made)
    return _keep(asked, turn, case, panel, row, kept, rules.questions(row.attendee))


def there_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Whether one of them was there."""
    case, panel = _item(asked, turn, Act.INVITE)
    row = _row(asked, turn, case, panel)
    _sits(turn, panel)
    said = {"there": row.said.there or "", "part": row.said.part} if row.said else {}
    return Reply(cards.there(_at(asked, panel, case, row), row.attendee, asked.fields if refused else said, refused))


def there_save(asked: Asked, turn: Turn) -> Reply:
    """Kept, for the minutes."""
    case, panel = _item(asked, turn, Act.INVITE)
    row = _row(asked, turn, case, panel)
    _sits(turn, panel)
    kept = rules.came(_before(panel, case, row), asked.fields, Made("", asked.person.id, turn.now))
    return _keep(asked, turn, case, panel, row, kept, rules.THERE)


def why_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why an item goes on without those who have to be there."""
    case, panel = _item(asked, turn, Act.RUN)
    _sits(turn, panel)
    known = went_on(turn, panel, case.id)
    answers = asked.fields if refused else {"why": known.why if known else ""}
    at: Ids = {"panel": panel.id, "case": case.id, "rev": known.rev if known else 0}
    return Reply(cards.why(at, titles(rows_of(turn, panel, case)), answers, refused))


def why_save(asked: Asked, turn: Turn) -> Reply:
    """It goes on, and why is kept for the minutes."""
    case, panel = _item(asked, turn, Act.RUN)
    _sits(turn, panel)
    known, without = went_on(turn, panel, case.id), tuple(titles(rows_of(turn, panel, case)))
    made = Made(f"{panel.id}/{case.id}", asked.person.id, turn.now)
    before = known or WentOn(made.id, panel.id, case.id, (), "", made.by, made.at)
    kept = rules.went_on(before, without, asked.fields, made)
    if known is None or replace(kept, at=known.at) != known:
        if asked.number("rev") != (known.rev if known else 0):
            raise Refused(PROBLEM, [Reason(CHANGED, field="why")])
        look_for_names(asked, turn, case, rules.WHY)
        turn.save(kept)
    return _list(asked, turn, case, panel, "It goes on without them. Why is kept for the minutes.")


def _list(asked: Asked, turn: Turn, case: Case, panel: Panel, happened: str = "") -> Reply:
    turn.audit(asked.person.id, "open", case.id, view="attendance")
    rows = rows_of(turn, panel, case)
    sits = turn.maybe(Session, panel.id) is not None
    return Reply(cards.who(panel, case.id, rows, asked.number("page"), sits, happened))


def _item(asked: Asked, turn: Turn, act: Act) -> tuple[Case, Panel]:
    """The case and the panel a button names, or the one it stands on."""
    case, _ = the_case(asked, turn, act)
    panel = turn.maybe(Panel, asked.id("panel") or case.panel)
    if panel is None or panel.procedure != case.procedure:
        raise Refused(f"{case.id} is on no panel, so nobody is to be there for it. Nothing was changed.")
    if not turn.procedure(panel.procedure).attendees.people:
        raise Refused("These rules have no list of who is to be there. Nothing was changed.")
    return case, panel


def _row(asked: Asked, turn: Turn, case: Case, panel: Panel) -> Row:
    found = [each for each in rows_of(turn, panel, case) if each.attendee.id == asked.id("attendee")]
    if not found:
        raise Missing("attendee")
    return found[0]


def _before(panel: Panel, case: Case, row: Row) -> Attendance:
    """What was said of them before, or nothing yet."""
    id = f"{panel.id}/{case.id}/{row.attendee.id}"
    return row.said or Attendance(id, panel.id, case.id, row.attendee.id, "", panel.starts_at)


def _keep(
    asked: Asked, turn: Turn, case: Case, panel: Panel, row: Row, kept: Attendance, boxes: tuple[Question, ...]
) -> Reply:
    """Keeps what is said of them, once; `Refused` if somebody has said something else meanwhile."""
    said = row.said
    if said is None or replace(kept, at=said.at) != said:
        if asked.number("rev") != (said.rev if said else 0):
            raise Refused(PROBLEM, [Reason(CHANGED, field="state")])
        look_for_names(asked, turn, case, boxes)
        turn.save(kept)
    return _list(asked, turn, case, panel, f"Kept: {row.attendee.name}.")


def _sits(turn: Turn, panel: Panel) -> None:
    session = turn.maybe(Session, panel.id)
    if session is None:
        raise Refused("That panel has not begun. Nothing was changed.")
    still_open(session)


def _at(asked: Asked, panel: Panel, case: Case, row: Row) -> Ids:
    rev = row.said.rev if row.said else 0
    ids: Ids = {"panel": panel.id, "case": case.id, "attendee": row.attendee.id, "rev": rev}
    return {**ids, "page": asked.number("page")}


def _answers(said: Attendance | None) -> dict[str, str]:
    if said is None or said.state is None:
        return {}
    on = said.invited_on.isoformat() if said.invited_on else ""
    known = {"state": said.state, "who": said.who, "invited_by": said.invited_by, "invited_on": on, "why": said.why}
    return {name: str(words) for name, words in known.items() if words}
