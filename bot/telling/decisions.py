"""Notices about what a sitting decides, and about a child who goes on, leaves the agenda, or is handed over."""

from collections.abc import Callable
from datetime import date

from bot.steps.going_on import was_discussed
from bot.steps.nominating import unsent
from bot.template import Ids, Render, Template
from cards import closing, decisions, family, handing_over, templates
from cards.notices import about_case
from cards.parts import Posted
from cards.templates.line import Line
from cards.verbs import Verb
from panel.actions import Action, State
from panel.cases import Case, CaseStatus
from panel.closing import HandOver
from panel.decisions import Decision, Stand, stand_id
from storage.store import Turn


def _goes_on(turn: Turn, ids: Ids) -> Posted | None:
    if turn.get(Case, ids["case"]).panel != ids["panel"]:
        return None
    starts, before = turn.panel(ids["panel"]).starts_at, ids.get("before", "")
    if before and not was_discussed(turn, f"{before}/{ids['case']}"):
        line = templates.decisions.not_discussed(ids["case"], turn.panel(before).starts_at, starts)
        return about_case(line, ids["case"])
    return about_case(templates.decisions.goes_on(ids["case"], starts), ids["case"])


def _no_review(turn: Turn, ids: Ids) -> Posted | None:
    if turn.get(Case, ids["case"]).panel != ids["panel"]:
        return None
    line = templates.decisions.no_review(ids["case"], turn.panel(ids["panel"]).starts_at)
    return about_case(line, ids["case"])


def _decision_open(turn: Turn, ids: Ids) -> Posted | None:
    decision = turn.get(Decision, f"{ids['panel']}/{ids['case']}")
    if decision.closed_at or str(decision.round) != ids["round"]:
        return None
    return decisions.told(templates.decisions.is_open(ids["case"]), decision)


def _settled(turn: Turn, ids: Ids) -> Posted | None:
    decision = turn.get(Decision, f"{ids['panel']}/{ids['case']}")
    return None if decision.closed_at else decisions.told(templates.decisions.settled(ids["case"]), decision)


def _in_room(turn: Turn, ids: Ids) -> Posted | None:
    """None once the seat has spoken for itself, or something else is to be decided."""
    decision = turn.get(Decision, f"{ids['panel']}/{ids['case']}")
    stand = turn.maybe(Stand, stand_id(decision, ids["seat"]))
    if stand is None or not stand.in_room or str(decision.round) != ids["round"]:
        return None
    return decisions.told(templates.decisions.in_room(ids["case"]), decision)


def _wanted(turn: Turn, ids: Ids) -> Posted | None:
    if turn.get(Case, ids["case"]).status is not CaseStatus.ACCEPTED:
        return None
    return closing.ask_worker(ids["case"], ids["what"])


def _left(turn: Turn, ids: Ids) -> Posted | None:
    case, lines = turn.get(Case, ids["case"]), templates.closing
    if case.status is CaseStatus.STOPPED:
        return None
    said = lines.removed if case.status is CaseStatus.REMOVED else lines.handed_over
    if unsent(turn, case):
        return about_case(said(case.id), case.id, Verb.NOMINATE_OPEN, templates.nominating.owed(case.id))
    return about_case(said(case.id), case.id, Verb.CASE_OPEN, lines.PLAN_GOES_ON)


def _action(turn: Turn, ids: Ids) -> Posted | None:
    action = turn.get(Action, ids["action"])
    if action.state is not State.OPEN or turn.get(Case, action.case).status is CaseStatus.STOPPED:
        return None
    line = templates.closing.action(action.id, action.due)
    return decisions.owned(off(turn, action.case), line)


def off(turn: Turn, reference: str) -> Line:
    """That a child has left the agenda, and how."""
    removed = turn.get(Case, reference).status is CaseStatus.REMOVED
    return templates.closing.removed(reference) if removed else templates.closing.handed_over(reference)


def _stopped(turn: Turn, ids: Ids) -> Posted:
    lines = templates.closing
    return about_case(lines.stopped(ids["case"]), ids["case"], Verb.CASE_OPEN, lines.NOTHING_ASKED)


def _hand_over(line: Callable[[str], Line]) -> Render:
    def render(turn: Turn, ids: Ids) -> Posted | None:
        given = turn.get(HandOver, ids["hand_over"])
        return None if given.received_on else handing_over.remind(line(given.case), given.case)

    return render


def _after(line: Callable[[str], Line], verb: Verb) -> Render:
    return lambda turn, ids: about_case(line(ids["case"]), ids["case"], verb)


def _family(line: Callable[[str, date | None], Line]) -> Render:
    def render(turn: Turn, ids: Ids) -> Posted:
        return family.remind(line(ids["case"], turn.get(Decision, f"{ids['of']}/{ids['case']}").tells_by), ids["case"])

    return render


def _of_age(line: Callable[[str], Line]) -> Render:
    return lambda turn, ids: about_case(line(ids["case"]), ids["case"], Verb.OF_AGE_OPEN)


RENDER: dict[Template, Render] = {
    Template.GOES_ON: _goes_on,
    Template.NO_REVIEW: _no_review,
    Template.DECISION_OPEN: _decision_open,
    Template.OBJECTION_SETTLED: _settled,
    Template.ASKED_IN_ROOM: _in_room,
    Template.WANTED: _wanted,
    Template.LEFT_AGENDA: _left,
    Template.ACTION_GOES_ON: _action,
    Template.STOPPED: _stopped,
    Template.FAMILY_SOON: _family(templates.decisions.family_due),
    Template.FAMILY_DUE: _family(templates.decisions.family_due),
    Template.FAMILY_LATE: _family(templates.decisions.family_late),
    Template.HAND_OVER_DUE: _hand_over(templates.closing.hand_over_due),
    Template.HAND_OVER_LATE: _hand_over(templates.closing.hand_over_late),
    Template.LATER_DUE: _after(templates.decisions.later_due, Verb.AFTER_LATER),
    Template.LATER_LATE: _after(templates.decisions.later_late, Verb.AFTER_LATER),
    Template.REVIEW_DUE: _after(templates.decisions.review_due, Verb.AFTER_REVIEW),
    Template.REVIEW_LATE: _after(templates.decisions.review_late, Verb.AFTER_REVIEW),
    Template.OF_AGE: _of_age(templates.closing.of_age),
    Template.CAME_OF_AGE: _of_age(templates.closing.came_of_age),
}
