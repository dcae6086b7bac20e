"""What the agencies said, for those at the table: as far as each may see it."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps.investigating import goes_on
from bot.steps.restricting import tell_whose, versions_of
from bot.steps.seats import by_panel, case_of, seat_of
from cards import said as cards
from panel import restricting
from panel.access import Act, may
from panel.answers import age_on
from panel.panels import Panel
from panel.procedure import Procedure
from panel.prompts import asked as asked_of
from panel.rules.sitting import Seat
from panel.said import wall_day
from panel.updates import Statement, Update, latest, may_see, visible
from panel.views import view
from panel.words import Refused
from storage.store import Missing, Turn

OVER = "No investigation goes on here now, so nothing is restricted. Nothing was changed."


def read(asked: Asked, turn: Turn) -> Reply:
    """What the agencies said on one child, as far as this person may see it; or every version of one seat's answer."""
    case, panel = case_of(asked, turn, Act.READ_UPDATES)
    procedure, rules = turn.procedure(case.procedure), turn.procedure(case.procedure, case.version)
    given, earlier = by_panel(turn, case.id, panel), asked.id("earlier")
    entries = [entry for each, updates in given for entry in _of_panel(asked, each, updates, procedure)]
    seen = view(turn.file(case.id), asked.person, rules)
    turn.audit(asked.person.id, "open", case.id, view="what was said")
    age, none = age_on(seen.child.born, wall_day(turn.now)), _none(given[0][1], case.id, procedure)
    said = cards.Said(
        panel, procedure, tuple(entries), none, earlier, _restricts(asked, procedure), goes_on(turn, case)
    )
    return Reply(cards.said(seen, age, said, asked.number("page")))


def restrict(asked: Asked, turn: Turn) -> Reply:
    """One statement is for its seat, the police and whoever runs the panel from now on."""
    case, versions, procedure = versions_of(asked, turn)
    if not goes_on(turn, case):
        raise Refused(OVER)
    for update in versions:
        seat = procedure.police.seat or ""
        turn.save(restricting.restricted(update, asked.id("statement"), seat, asked.person.id))
    tell_whose(asked, turn, case, versions)
    return read(asked, turn)


def lift(asked: Asked, turn: Turn) -> Reply:
    """It is as its seat has marked it again."""
    case, versions, _ = versions_of(asked, turn)
    for update in versions:
        turn.save(restricting.lifted(update, asked.id("statement")))
    tell_whose(asked, turn, case, versions)
    return read(asked, turn)


def _restricts(asked: Asked, procedure: Procedure) -> str:
    """The seat of the police, for whoever speaks for it, where the police can restrict what is said; else ""."""
    seat = procedure.police.seat or ""
    return seat if procedure.police.live and seat in asked.person.seats(procedure.name) else ""


def read_all(asked: Asked, turn: Turn) -> Reply:
    """One long statement, whole, for somebody who may see it."""
    case, panel = case_of(asked, turn, Act.READ_UPDATES)
    procedure = turn.procedure(case.procedure)
    for each, updates in by_panel(turn, case.id, panel):
        for update in updates:
            for said in _shown(asked, updates, update, procedure):
                if said.id == asked.id("statement"):
                    seat = seat_of(procedure, update.seat)
                    turn.audit(asked.person.id, "open", case.id, view="what was said")
                    return Reply(cards.whole(case.id, seat, each, said, procedure))
    raise Missing("statement")


def _of_panel(asked: Asked, panel: Panel, updates: list[Update], procedure: Procedure) -> list[cards.Entry]:
    """What was answered for one panel: what counts of each seat, or every version of one."""
    seat = asked.id("earlier")
    entries = _versions(asked, updates, seat, procedure) if seat else _now(asked, updates, procedure)
    return [replace(entry, panel=panel) for entry in entries]


def _none(updates: list[Update], case: str, procedure: Procedure) -> tuple[str, ...]:
    """The seats that gave no answer on a case."""
    return tuple(seat.name for seat in asked_of(procedure) if latest(updates, case, seat.id) is None)


def _now(asked: Asked, updates: list[Update], procedure: Procedure) -> list[cards.Entry]:
    """The answer that counts of each seat that gave one."""
    found = [(seat, latest(updates, asked.reference, seat.id)) for seat in asked_of(procedure)]
    return [entry for seat, update in found if update for entry in _entries(asked, updates, seat, update, procedure)]


def _versions(asked: Asked, updates: list[Update], id: str, procedure: Procedure) -> list[cards.Entry]:
    """Every version of one seat's answer, newest first, for the seat itself, the chair and the coordinator."""
    seat = next((each for each in asked_of(procedure) if each.id == id), None)
    if seat is None or not _reads_versions(asked, id, procedure):
        raise Missing("seat")
    theirs = sorted((each for each in updates if each.seat == id), key=lambda each: -each.version)
    return [entry for update in theirs for entry in _entries(asked, updates, seat, update, procedure)]


def _entries(
    asked: Asked, updates: list[Update], seat: Seat, update: Update, procedure: Procedure
) -> list[cards.Entry]:
    shown = _shown(asked, updates, update, procedure)
    held, earlier = len(update.statements) - len(shown), _reads_versions(asked, seat.id, procedure)
    first = cards.Entry(seat, update, None, held, update.version > 1 and earlier and not asked.id("earlier"))
    return [first, *(cards.Entry(seat, update, said) for said in shown)]


def _shown(asked: Asked, updates: list[Update], update: Update, procedure: Procedure) -> list[Statement]:
    """What this person may see of a version; of an earlier one, only what they may see of it as it is marked now."""
    last, name = latest(updates, update.case, update.seat), procedure.name
    if last != update and not _reads_versions(asked, update.seat, procedure):
        return []
    now = {each.id: each for each in last.statements} if last else {}
    seen, _ = visible(update, asked.person, name)
    return [each for each in seen if may_see(now.get(each.id, each), update.seat, asked.person, name)]


def _reads_versions(asked: Asked, seat: str, procedure: Procedure) -> bool:
    return may(asked.person, Act.UPDATES, procedure.name) or seat in asked.person.seats(procedure.name)
