"""What the police restrict, looked up: every version of the answer that holds it."""

from bot.asked import Asked
from bot.notices import tell
from bot.steps.seats import case_of
from bot.template import Template
from panel.access import Act
from panel.cases import Case
from panel.people import Person, speakers
from panel.procedure import Procedure
from panel.said import wall_day
from panel.updates import Update, may_see
from panel.words import Refused
from storage.store import Missing, Turn

NOT_YOURS = "The police’s own seat restricts what is said while their investigation goes on. Nothing was changed."


def tell_whose(asked: Asked, turn: Turn, case: Case, versions: list[Update]) -> None:
    """Whoever speaks for the seat whose words they are hears that they are restricted, or are not any more."""
    last = max((turn.get(Update, each.id) for each in versions), key=lambda each: each.version)
    now = any(each.id == asked.id("statement") and each.restricted_by for each in last.statements)
    theirs = speakers(turn.find(Person), case.procedure, last.seat, wall_day(turn.now))
    told = [each for each in theirs if each.id not in (asked.person.id, *case.interests)]
    so, rev = "yes" if now else "no", str(last.rev)
    tell(turn, told, Template.RESTRICTED, case=case.id, statement=asked.id("statement"), now=so, rev=rev)


def versions_of(asked: Asked, turn: Turn) -> tuple[Case, list[Update], Procedure]:
    """Every version of the answer that holds the statement a button names, for the police's own seat, which sees it as
    it is marked now."""
    case, _ = case_of(asked, turn, Act.READ_UPDATES)
    procedure, id = turn.procedure(case.procedure), asked.id("statement")
    if procedure.police.seat not in asked.person.seats(procedure.name):
        raise Refused(NOT_YOURS)
    known = [each for each in turn.find(Update, case=case.id) if any(said.id == id for said in each.statements)]
    last = max(known, key=lambda each: each.version, default=None)
    said = next((each for each in last.statements if each.id == id), None) if last else None
    if last is None or said is None or not may_see(said, last.seat, asked.person, procedure.name):
        raise Missing("statement")
    return case, known, procedure
