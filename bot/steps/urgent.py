"""A child who is taken urgently at a panel that takes no more referrals: by whom, and who is told at once."""

from bot.notices import holders, tell
from bot.template import Template
from panel.access import AT_TABLE
from panel.cases import Case
from panel.people import Person
from panel.procedure import Procedure
from storage.store import Turn


def takes_urgent(person: Person, procedure: Procedure) -> bool:
    """Whether somebody may take an urgent child by exception. Procedure: panel.urgent_by."""
    return bool(person.roles(procedure.name) & set(procedure.panel.urgent_by or ()))


def tell_urgent(turn: Turn, case: Case, by: str) -> None:
    """Everybody at the table is told at once that it is taken, and at which panel."""
    people = {each.id for each in holders(turn, case.procedure, *AT_TABLE)} - {by, *case.interests}
    tell(turn, sorted(people), Template.URGENT, case=case.id, panel=case.panel)
