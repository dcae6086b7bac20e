"""Who is trained in what: written down on the roster, told before it ends. Procedure key: [assessments]."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from panel.clocks import DAY, at, working_day_on_or_after
from panel.duty import Duty
from panel.people import Person, Role, Training, holding, trained
from panel.procedure import Procedure
from panel.questions import Question, check, day, many, not_later, one
from panel.said import said_day
from panel.words import Reason

ENDED = "ended"


def known(procedure: Procedure) -> tuple[str, ...]:
    """The trainings that a procedure asks about. Procedure: assessments.trained."""
    return tuple(each for each in (procedure.assessments.trained,) if each)


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked about somebody's training."""
    which = {str(n): what for n, what in enumerate(known(procedure))}
    return (
        one("what", "Which training?", which, required="Choose the training"),
        day("trained_on", "When was it? (optional)", "For example, 13 9 2026"),
        day("expires", "Until when does it count? (optional)", "For example, 13 9 2029"),
        many(ENDED, "Not trained after all? (optional)", {"yes": "Take this training away"}),
    )


def changed(person: Person, fields: Mapping[str, str], procedure: Procedure, today: date) -> Person:
    """The person with a training, as it is said now, or without it; `Refused` names what is wrong."""
    answers = check(questions(procedure), fields, today, lambda answers: _fits(answers, today))
    what = known(procedure)[int(answers["what"])]
    others = tuple(each for each in person.trainings if each.what != what)
    new = Training(what, _day(answers, "trained_on"), _day(answers, "expires"))
    return replace(person, trainings=others if ENDED in answers else (*others, new))


def said(person: Person, procedure: Procedure, today: date) -> list[str]:
    """Somebody's trainings that this procedure asks about, in words."""
    return [_said(each, today) for each in person.trainings if each.what in known(procedure)]


def those_trained(people: Iterable[Person], what: str, today: date) -> list[Person]:
    """Those who are trained in something on a day."""
    return [each for each in people if trained(each, what, today)]


def duties(people: Iterable[Person], procedure: Procedure) -> list[Duty]:
    """The coordinators are told before a training on the roster ends, once for each end. Procedure:
    assessments.trained_months_before."""
    everybody = list(people)
    told = holding(everybody, procedure.name, Role.COORDINATOR)
    return [
        duty
        for person in everybody
        for each in person.trainings
        if each.expires and each.what in known(procedure)
        for duty in _ends(person, each.expires, told, procedure)
    ]


def _ends(person: Person, expires: date, told: Iterable[Person], procedure: Procedure) -> list[Duty]:
    hours, zone = procedure.safety.office_hours, procedure.panel.zone
    months = relativedelta(months=procedure.assessments.trained_months_before)
    first = at(working_day_on_or_after(expires - months), hours.opens, zone)
    ids = {"procedure": procedure.name, "trained": person.id, "until": expires.isoformat()}
    until = at(expires + DAY, hours.opens, zone)
    return [Duty("training ends", ids, first, until, to=each.id, in_hours=True) for each in told]


def _said(each: Training, today: date) -> str:
    since = f", {said_day(each.on)}" if each.on else ""
    if each.expires is None:
        return f"{each.what}{since}"
    return f"{each.what}{since}, {'ended on' if each.expires < today else 'until'} {said_day(each.expires)}"


def _fits(answers: Mapping[str, str], today: date) -> list[Reason]:
    early = "expires" in answers and answers["expires"] <= answers.get("trained_on", "")
    wrong = [Reason("It ends after the day on which it was", field="expires")] if early else []
    return [*not_later(answers, "trained_on", "The day of the training", today), *wrong]


def _day(answers: Mapping[str, str], id: str) -> date | None:
    return date.fromisoformat(answers[id]) if id in answers else None
