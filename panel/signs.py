"""What a case's own records tell of it, each sign with its evidence and what to do. Procedure key: [signs]."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from panel import eighteen
from panel.cases import OPEN, CaseStatus
from panel.consents import GIVEN, Consent, standing
from panel.police_signs import of_police
from panel.procedure import Procedure
from panel.processes import Process, running, too_many
from panel.recommending import Recommendation, still_open
from panel.rules.after import Provider
from panel.said import said_day
from panel.session import Discussion
from panel.sign import Kind, Records, Sign


def signs(found: Records, procedure: Procedure, today: date) -> tuple[Sign, ...]:
    """Every sign there is in a case's records today; none in those of a case that is not open. Procedure: [signs],
    recommendations.providers, closing.of_age_months_before."""
    if found.case.status not in OPEN:
        return ()
    return (
        *of_police(found, procedure, today),
        *_consents(found, procedure, today),
        *_closed(found.recommendations, procedure.recommendations.providers or ()),
        *_without_plan(found.discussions, procedure),
        *_processes(found.processes, procedure, today),
        *_of_age(found, procedure, today),
    )


def _consents(found: Records, procedure: Procedure, today: date) -> Iterator[Sign]:
    """Consent that was given, was not used, and is to be asked about again. Procedure: signs.consent_days."""
    for each in standing(found.consents):
        ends = _asked_again(each, procedure)
        if each.said == GIVEN and ends and ends < today and not _used(each, found):
            words = (
                f"Consent to an {each.what} is of {said_day(each.dated)} and was to be asked about by {said_day(ends)}"
            )
            yield Sign(Kind.CONSENT, words, "Is it still given, and who asks?")


def _asked_again(each: Consent, procedure: Procedure) -> date | None:
    days = procedure.signs.consent_days
    return each.review_on or (None if days is None else each.dated + timedelta(days=days))


def _used(each: Consent, found: Records) -> bool:
    """Whether what was consented to has come about since."""
    if each.what == "assessment":
        return any(one.dated >= each.dated for one in found.assessments)
    return any(one.implemented_on and one.implemented_on >= each.dated for one in found.recommendations)


def _closed(recommended: Iterable[Recommendation], providers: Sequence[Provider]) -> Iterator[Sign]:
    """A recommendation that waits for a provider which takes no referrals now."""
    shut = {each.title: each for each in providers if not each.open}
    rest = ", ".join(each.title for each in providers if each.open) or "none that is named here"
    for each in still_open(recommended):
        if provider := shut.get(each.provider):
            why = f": {provider.why}" if provider.why else ""
            words = f"{each.id} waits for {provider.title}, which takes no referrals now{why}"
            yield Sign(Kind.PROVIDER, words, f"Who does it instead? Open: {rest}.")


def _without_plan(discussions: Sequence[Discussion], procedure: Procedure) -> Iterator[Sign]:
    """The last sittings noted events and no plan. Procedure: signs.sittings_without_plan, .plan, .events."""
    rules = procedure.signs
    if not (rules.sittings_without_plan and rules.plan and rules.events):
        return
    heard = [each.notes for each in discussions if each.discussed]
    last = heard[-rules.sittings_without_plan :]
    crowded = all(notes.get(rules.events) and not notes.get(rules.plan) for notes in last)
    if len(last) == rules.sittings_without_plan and crowded:
        words = f"At the last {len(last)} sittings events were noted, and nothing of the plan for the harmful behaviour"
        yield Sign(Kind.PLAN, words, "How far is the plan?")


def _processes(found: Iterable[Process], procedure: Procedure, today: date) -> Iterator[Sign]:
    """Many processes at once: how many, and how many have no day ahead. Procedure: signs.processes."""
    known = running(found)
    if not too_many(known, procedure):
        return
    undated = sum(each.next_on is None or each.next_on < today for each in known)
    without = f", {undated} of them with no day ahead" if undated else ""
    yield Sign(
        Kind.PROCESSES, f"{len(known)} other processes run at once{without}", "Who leads, and who joins them up?"
    )


def _of_age(found: Records, procedure: Procedure, today: date) -> Iterator[Sign]:
    """A child on the agenda who soon comes of age. Procedure: closing.of_age_months_before."""
    months, day = procedure.closing.of_age_months_before, eighteen.birthday(found.born, procedure)
    if found.case.status is CaseStatus.ACCEPTED and months is not None and day - relativedelta(months=months) <= today:
        came = "Came" if day <= today else "Comes"
        yield Sign(Kind.OF_AGE, f"{came} of age on {said_day(day)}", "Who plans with adult services?")
