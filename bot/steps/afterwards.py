"""What the last meeting decided by the procedure's own name, what came of it, and who may say so."""

from bot.asked import Asked
from bot.steps.entitlement import name_of
from cards import afterwards as cards
from cards.around import Around
from panel.access import Act, may
from panel.afterwards import After, CameOf, Reviewed, is_reviewed, left
from panel.cases import Case
from panel.decisions import Decision
from panel.outcome_names import outcome_of, recorded
from panel.said import said_date, said_when, wall_day
from storage.store import Turn


def last(turn: Turn, case: Case) -> After | None:
    """The last outcome of a case that was closed and has the procedure's own name; None where there is none."""
    closed = [each for each in turn.find(Decision, case=case.id) if each.closed_at]
    decision = max(closed, key=lambda each: each.at, default=None)
    return after(turn, decision, case) if decision and decision.outcome else None


def after(turn: Turn, decision: Decision, case: Case) -> After:
    """A decision with what came of it and how it was looked at."""
    came = sorted(turn.find(CameOf, decision=decision.id), key=lambda each: (each.on, each.at))
    reviews = sorted(turn.find(Reviewed, decision=decision.id), key=lambda each: each.at)
    return After(decision, case, tuple(came), tuple(reviews))


def decided(asked: Asked, turn: Turn, case: Case) -> Around:
    """The outcome as it is shown with the case, with the buttons for those who say what comes of it."""
    if (found := last(turn, case)) is None:
        return []
    procedure, made = turn.procedure(case.procedure, case.version), found.decision
    titles = {each.id: each.title for each in procedure.outcomes.later or ()}
    rows = [("Outcome", outcome_of(procedure, made))]
    rows += [("Closed", said_when(made.closed_at))] if made.closed_at else []
    rows += [(each.title, words) for each, words in recorded(procedure, made)]
    rows += [
        (titles.get(each.what, each.what), f"{said_date(each.on)} (by {name_of(turn, each.by)})") for each in found.came
    ]
    rows += [(f"Reviewed by {each.who}, {said_date(each.on)}", each.words) for each in found.reviews]
    says = may(asked.person, Act.RECEIVE, case.procedure, case)
    later = says and bool(left(found, procedure))
    return cards.decided(case.id, rows, later, says and is_reviewed(found, procedure, wall_day(turn.now)))
