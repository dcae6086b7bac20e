"""How a sitting decides where seats do not agree: together, or by a vote. Procedure: meeting.decided_by,
.casting_vote."""

from collections.abc import Iterable
from dataclasses import dataclass

from panel.decisions import Decision, Stand, counts
from panel.procedure import Procedure
from panel.rules.sitting import Decides
from panel.words import Reason, Refused


@dataclass(frozen=True)
class Vote:
    """How many are for and against, of seats or of agencies; the chair has a `casting` vote on a tie, or has none. An
    objection that was settled is on neither side."""

    by: Decides
    agree: int
    object: int
    casting: bool = False

    @property
    def carried(self) -> bool:
        """Whether more are for it than against."""
        return self.agree > self.object

    @property
    def tied(self) -> bool:
        """Whether as many are for it as against."""
        return self.agree == self.object


SAID = {Decides.SEATS: "a majority of seats", Decides.AGENCIES: "a majority of agencies"}


def vote(decision: Decision, stands: Iterable[Stand], procedure: Procedure) -> Vote | None:
    """The vote as it stands; None where it is a shared decision, which nobody is outvoted in."""
    rules = procedure.meeting
    if rules.decided_by is Decides.SHARED:
        return None
    given = [each for each in stands if counts(each, decision)]
    sides = {each.seat: 1 if each.agrees else -1 for each in given if each.agrees or each.stands}
    if rules.decided_by is Decides.AGENCIES:
        sides = _by_agency(sides, procedure)
    agree, against = (sum(side * sign > 0 for side in sides.values()) for sign in (1, -1))
    return Vote(rules.decided_by, agree, against, rules.casting_vote)


def _by_agency(sides: dict[str, int], procedure: Procedure) -> dict[str, int]:
    """Each agency with the sum of its seats: one whose seats are divided evenly is on neither side."""
    agencies: dict[str, int] = {}
    for seat in procedure.seats:
        if seat.id in sides:
            agencies[seat.agency] = agencies.get(seat.agency, 0) + sides[seat.id]
    return agencies


def said(found: Vote, cast: bool = False) -> str:
    """The vote and its rule, in words."""
    tie = " A tie, decided by the casting vote of the chair" if cast else ""
    return f"{SAID[found.by].capitalize()}: {found.agree} for, {found.object} against.{tie}"


def decided(decision: Decision, stands: Iterable[Stand], procedure: Procedure) -> str:
    """The vote by which something was decided, as it was counted then; "" where none does."""
    found = vote(decision, stands, procedure)
    return decision.voted or (said(found, decision.cast) if found else "")


def passes(found: Vote, cast: bool) -> None:
    """`Refused` where the vote is lost, or tied and the chair does not decide it."""
    if found.carried or (found.tied and found.agree and found.casting and cast):
        return
    if found.tied and found.agree and found.casting:
        why = "It is a tie: close it with your casting vote, hear somebody else, or propose another outcome"
    else:
        why = "Propose another outcome, or defer the child. Every objection stays recorded"
    raise Refused(f"The vote is not carried. {said(found)} Nothing has changed.", [Reason(why, field="close")])
