"""What was recommended on a case, as one person sees it, and what of it is still to come."""

from collections.abc import Iterator

from bot.asked import Asked
from bot.notices import holders
from bot.steps.closing import sits
from bot.steps.entitlement import name_of
from cards import recommending as cards
from cards import specialist_reports as reports
from cards.parts import first_words
from panel import recommending
from panel.access import Act, may
from panel.cases import Case
from panel.people import Role
from panel.procedure import Procedure
from panel.recommending import Assessment, Recommendation
from panel.said import wall_day
from panel.seeing_through import FOLLOWED, whose
from storage.store import Turn

FEW = 5
"""So many recommendations lead an item; the rest stand in the list."""


def of_case(turn: Turn, case: Case) -> list[Recommendation]:
    """Every recommendation on a case: those that are open lead, what specialist reports ask for first."""
    found = turn.find(Recommendation, case=case.id)
    open_still = recommending.still_open(found)
    return [*open_still, *sorted((each for each in found if each.finished), key=lambda each: each.at, reverse=True)]


def leading(turn: Turn, case: Case, procedure: Procedure) -> Iterator[tuple[str, str]]:
    """What leads an item of what is still open: the first words of each, with its seat and how far it has come; of
    many, how many more there are."""
    found = recommending.still_open(turn.find(Recommendation, case=case.id))
    for one in found[:FEW]:
        yield first_words(one.words), f"{one.id}, {_seat(one, procedure)}, {cards.standing(one)}"
    if (left := len(found) - FEW) > 0:
        yield f"{left} more", "under Recommendations"


def _seat(one: Recommendation, procedure: Procedure) -> str:
    return next((seat.name for seat in procedure.seats if seat.id == one.seat), one.seat)


def row(asked: Asked, turn: Turn, one: Recommendation, case: Case, procedure: Procedure) -> cards.Row:
    """A recommendation in words, with what this person may do about it now."""
    report = turn.maybe(Assessment, one.assessment)
    agrees = one.agreed is None and sits(turn, case) is not None and may(asked.person, Act.LEADS, case.procedure)
    return cards.Row(
        one,
        cards.kind(one, procedure),
        _seat(one, procedure),
        name_of(turn, one.by),
        reports.name(report) if report else "",
        may_agree=agrees and may(asked.person, Act.RECOMMEND, case.procedure, case),
        may_follow=bool(one.agreed) and not one.finished and follows(asked, turn, one, case, procedure),
        opens=may(asked.person, Act.FOLLOW, case.procedure, case),
    )


def follows(asked: Asked, turn: Turn, one: Recommendation, case: Case, procedure: Procedure) -> bool:
    """Whether somebody may say what became of it: those who run the panel, and whoever sees it through, who opens
    nothing else of a case once the child has left the agenda."""
    opens = may(asked.person, Act.FOLLOW, case.procedure, case)
    if opens and may(asked.person, Act.LEADS, case.procedure):
        return True
    theirs = whose(one.seat, case, holders(turn, case.procedure, *Role), procedure, wall_day(turn.now))
    left = case.left_at is not None and case.status in FOLLOWED
    return (opens or left) and asked.person.id in {each.id for each in theirs}
