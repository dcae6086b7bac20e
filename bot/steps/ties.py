"""Ties between cases: kept silently, whichever of the two was referred first."""

from collections.abc import Iterator

from cards.items import KEPT_APART
from panel import ties
from panel.access import AT_TABLE
from panel.cases import Case
from panel.children import Child, Linked
from panel.people import Person
from panel.referrals import Referral
from panel.ties import Apart, Tie
from panel.views import Said
from storage.store import Turn


def tie_up(turn: Turn, reference: str) -> None:
    """Ties a case to those that are about its child, or whose child it names, and unties it from those that no longer
    are. Nobody is told."""
    wanted = {each.id: each for each in (ties.tie(reference, other) for other in _others(turn, reference))}
    for known in ties_of(turn, reference):
        if wanted.pop(known.id, None) is None:
            turn.delete(known)
    for each in wanted.values():
        turn.save(each)


def ties_of(turn: Turn, reference: str) -> list[Tie]:
    """The ties of a case, whichever of the two it is."""
    return turn.find(Tie, case=reference) + turn.find(Tie, other=reference)


def says_same_place(turn: Turn, reference: str) -> bool:
    """Whether the referral itself says that another child goes to the same school or service: its worker knows."""
    return ties.share_a_place(turn.find(Linked, case=reference))


def shares_a_place(turn: Turn, reference: str) -> bool:
    """Whether it has to be written how the children of a case are kept apart at school or service."""
    return says_same_place(turn, reference) or any(
        ties.same_school(_school(turn, tie.case), _school(turn, tie.other)) for tie in ties_of(turn, reference)
    )


def lacks_apart(turn: Turn, reference: str) -> bool:
    """Whether it has to be written, and nobody has."""
    return turn.maybe(Apart, reference) is None and shares_a_place(turn, reference)


def kept_apart(turn: Turn, person: Person, case: Case) -> list[Said]:
    """How its children are kept apart, whole, for those at the table."""
    kept = turn.maybe(Apart, case.id) if person.roles(case.procedure) & AT_TABLE else None
    return [Said(KEPT_APART, "Kept apart at school or service", kept.words)] if kept else []


def _school(turn: Turn, reference: str) -> str:
    referral = turn.maybe(Referral, reference)
    return referral.answers.get("school", "") if referral else ""


def _others(turn: Turn, reference: str) -> Iterator[str]:
    """The cases of the same procedure that this one names the child of, and those that name its child."""
    child = turn.get(Child, reference)
    for linked in turn.find(Linked, case=reference):
        for key in linked.keys:
            found = (other for other in turn.find(Child, keys=key) if other.procedure == child.procedure)
            yield from (other.id for other in found if ties.is_child(linked, other))
    for key in child.keys:
        for linked in turn.find(Linked, keys=key):
            if ties.is_child(linked, child) and turn.get(Case, linked.case).procedure == child.procedure:
                yield linked.case
