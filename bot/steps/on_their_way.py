"""Cases that go to somebody else and that nobody has received yet: they wait for those who find out whether they
arrived."""

from collections.abc import Iterator

from cards import mine
from cards.verbs import Verb
from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.closing import HandOver
from panel.handing_over import waiting
from panel.leading import coordinates
from panel.people import Person
from panel.procedure import Procedure
from storage.store import Turn


def not_received(turn: Turn, person: Person, procedure: Procedure) -> Iterator[mine.Entry]:
    """What is handed over or signposted and not received, for its worker and the coordinators."""
    for case in turn.find(Case, procedure=procedure.name, status=CaseStatus.ACCEPTED):
        if waiting(turn.find(HandOver, case=case.id)) and _finds_out(turn, person, case, Act.RECEIVE):
            yield mine.on_its_way(case.id, Verb.HAND_OVER_RECEIVED)
    for case in turn.find(Case, procedure=procedure.name, status=CaseStatus.SIGNPOSTED, received_by=""):
        if _finds_out(turn, person, case, Act.OPEN):
            yield mine.followed(case.id) if case.route else mine.on_its_way(case.id, Verb.CASE_RECEIVED)


def _finds_out(turn: Turn, person: Person, case: Case, act: Act) -> bool:
    """Whether somebody is one of those who are reminded to find out."""
    told = {case.held_by, *(each.id for each in coordinates(turn.find(Person), case))}
    return person.id in told and may(person, act, case.procedure, case)
