"""What the last meeting decided by the procedure's own name, what came of it, and who may say so."""

from dataclasses import replace
from datetime import date

from bot.asked import Asked
from bot.steps.entitlement import name_of
from cards import afterwards as cards
from cards.around import Around
from panel.access import Act, may
from panel.afterwards import After, CameOf, Reviewed, is_reviewed, left, replaced, waits
from panel.cases import Case
from panel.decisions import Decision
from panel.outcome_names import meets_on, outcome_of, recorded
from panel.panels import Panel
from panel.procedure import Procedure
from panel.said import said_date, said_when, wall_day
from storage.store import Turn


def awaited(turn: Turn, case: Case) -> list[After]:
    """The last outcome of a case that was closed, by the procedure's own name; before it each earlier one of which it
    is still to be said what came of it."""
    closed = sorted((each for each in turn.find(Decision, case=case.id) if each.closed_at), key=lambda each: each.at)
    of = [each for each in closed if each.outcome and (each.waits or each is closed[-1])]
    return [after(turn, each, case) for each in of]


def closes(turn: Turn, closed: Decision, procedure: Procedure) -> Decision:
    """A decision that is closed, with whether something is still to be said of it; an earlier one that it takes the
    place of waits no more."""
    for before in turn.find(Decision, case=closed.case):
        if replaced(before, closed, procedure):
            turn.save(replace(before, waits=""))
    return waits(closed, procedure)


def after(turn: Turn, decision: Decision, case: Case) -> After:
    """A decision with what came of it and how it was looked at."""
    came = sorted(turn.find(CameOf, decision=decision.id), key=lambda each: (each.on, each.at))
    reviews = sorted(turn.find(Reviewed, decision=decision.id), key=lambda each: each.at)
    return After(decision, case, tuple(came), tuple(reviews), _meets(turn, decision, case))


def _meets(turn: Turn, decision: Decision, case: Case) -> date | None:
    """The day of the meeting to come, wherever it was moved to; until it is called, the day that was decided."""
    further = turn.maybe(Panel, case.panel) if case.panel != decision.panel else None
    if further is None:
        return meets_on(turn.procedure(case.procedure, case.version), decision)
    return wall_day(further.starts_at)


def decided(asked: Asked, turn: Turn, case: Case) -> Around:
    """The outcome as it is shown with the case to its worker, and to whoever may see decisions, with the buttons for
    those who say what comes of it."""
    sees = case.held_by == asked.person.id or may(asked.person, Act.DECISION, case.procedure, case)
    if not sees or not (found := awaited(turn, case)):
        return []
    procedure = turn.procedure(case.procedure, case.version)
    says = may(asked.person, Act.RECEIVE, case.procedure, case)
    later = says and any(left(each, procedure) for each in found)
    rows = [row for each in found for row in _rows(turn, each, procedure)]
    return cards.decided(case.id, rows, later, says and is_reviewed(found[-1], procedure, wall_day(turn.now)))


def _rows(turn: Turn, found: After, procedure: Procedure) -> list[tuple[str, str]]:
    """An outcome with what it was recorded with, what came of it, and how it was looked at."""
    made, titles = found.decision, {each.id: each.title for each in procedure.outcomes.later or ()}
    rows = [("Outcome", outcome_of(procedure, made))]
    rows += [("Closed", said_when(made.closed_at))] if made.closed_at else []
    rows += [(each.title, words) for each, words in recorded(procedure, made)]
    rows += [
        (titles.get(each.what, each.what), f"{said_date(each.on)} (by {name_of(turn, each.by)})") for each in found.came
    ]
    return rows + [(f"Reviewed by {each.who}, {said_date(each.on)}", each.words) for each in found.reviews]
