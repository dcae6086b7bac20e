"""How often the child of a referral has come to notice lately: counted from what the screener may open, and from what a
person has said is the same child."""

from collections.abc import Iterator

from bot.steps.matches import same_child
from panel.access import Act, may
from panel.cases import Case
from panel.children import Child
from panel.concerns import Concern
from panel.considered import Considered
from panel.people import Person
from panel.procedure import Procedure
from panel.repeats import Notice, repeated
from panel.rules.entry import Repeat
from panel.said import wall_day
from storage.store import Turn


def repeats(turn: Turn, case: Case, person: Person, procedure: Procedure) -> str:
    """What the screener is told, where the child came to notice as often as the rules look back for; else ""."""
    if not procedure.screening.repeat_number:
        return ""
    return repeated(_notices(turn, case, person), procedure, wall_day(turn.now))


def _notices(turn: Turn, case: Case, person: Person) -> Iterator[Notice]:
    known = [turn.get(Case, each) for each in (case.id, *same_child(turn, case.id))]
    cases = {each.id: each for each in known if may(person, Act.OPEN, each.procedure, each)}
    for each in cases.values():
        yield Notice(Repeat.REFERRALS, wall_day(each.referred_at), each.id)
        for concern in turn.find(Concern, case=each.id):
            yield Notice(Repeat.CONCERNS, wall_day(concern.raised_at), concern.id)
    numbers = {child.number for child in (turn.get(Child, id) for id in cases)} - {""}
    for found in turn.find(Considered, procedure=case.procedure):
        if found.number in numbers and not found.referred and may(person, Act.PATHWAY, case.procedure):
            yield Notice(Repeat.CONSIDERED, wall_day(found.at), found.id)
