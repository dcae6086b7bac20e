"""The case somebody asks about, if they may do with it what they ask for."""

from bot.asked import Asked
from panel.access import NOT_YOURS, Act, may
from panel.cases import Case
from panel.people import Person
from panel.procedure import Procedure
from panel.words import Refused
from storage.store import Turn


def the_case(asked: Asked, turn: Turn, act: Act) -> tuple[Case, Procedure]:
    """The case and the rules it runs under; the same refusal whether it is not there or not theirs."""
    case = turn.maybe(Case, asked.reference)
    if case is None or not may(asked.person, act, case.procedure, case):
        raise Refused(NOT_YOURS)
    return case, turn.procedure(case.procedure, case.version)


def nonce(asked: Asked, turn: Turn) -> str:
    """What a form is known again by: the one it was drawn with, or a new one."""
    return asked.id("nonce") or turn.token()


def more(asked: Asked) -> bool:
    """Whether words were typed after the reference."""
    return len(asked.words.split()) > 1


def name_of(turn: Turn, person: str) -> str:
    """What somebody is called; "" for nobody."""
    found = turn.maybe(Person, person)
    return found.name if found else ""
