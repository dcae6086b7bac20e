"""What has to stand beside a referral by what it answers: where it is kept, or by when it will be. Procedure:
referral.annexes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from panel.cases import OPEN, Case
from panel.clocks import add_working_days, at
from panel.duty import Duty
from panel.leading import coordinates
from panel.needed import BY, KEPT, needed
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question, check, line
from panel.referrals import Referral
from panel.rules.entry import Annex
from panel.words import Refused

LATE = 5
"""So many working days after the day that was promised, the coordinator is told."""
WORTH = 10


def promised(answers: Mapping[str, str], procedure: Procedure) -> Iterator[tuple[Annex, date]]:
    """Each annex that is not kept anywhere yet, with the day by which it was promised."""
    for each in needed(procedure, answers):
        if not answers.get(KEPT + each.id) and (on := answers.get(BY + each.id)):
            yield each, date.fromisoformat(on)


def owed(answers: Mapping[str, str], id: str, procedure: Procedure) -> Annex:
    """One that is still promised; `Refused` for any other."""
    found = next((each for each, _ in promised(answers, procedure) if each.id == id), None)
    if found is None:
        raise Refused("That is not waited for any more. Nothing was changed by this press.")
    return found


def questions(annex: Annex) -> tuple[Question, ...]:
    """Where an annex is kept that was promised."""
    return (line("kept", f"{annex.title}: where is it kept?", required="Say where it is kept"),)


def kept(referral: Referral, annex: Annex, fields: Mapping[str, str], today: date) -> Referral:
    """The referral, with where the annex is kept; `Refused` without it."""
    where = check(questions(annex), fields, today)["kept"]
    answers = {id: words for id, words in referral.answers.items() if id != BY + annex.id}
    return replace(referral, answers={**answers, KEPT + annex.id: where})


def duties(case: Case, answers: Mapping[str, str], people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """The child's worker is reminded on the day that was promised, and some days later the coordinators are told."""
    if case.status not in OPEN:
        return []
    holder = [each for each in people if each.id == case.held_by]
    return [
        duty
        for annex, on in promised(answers, procedure)
        for kind, told, day in (
            ("annex due", holder, on),
            ("annex late", coordinates(people, case), add_working_days(on, LATE)),
        )
        for duty in _say(kind, {"case": case.id, "annex": annex.id}, told, day, procedure)
    ]


def _say(
    kind: str, ids: Mapping[str, str], people: Iterable[Person], day: date, procedure: Procedure
) -> Iterator[Duty]:
    opens, zone = procedure.safety.office_hours.opens, procedure.panel.zone
    due, until = at(day, opens, zone), at(add_working_days(day, WORTH), opens, zone)
    yield from (Duty(kind, ids, due, until, each.id, in_hours=True) for each in people)
