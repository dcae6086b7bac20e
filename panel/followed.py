"""What was done of a response that calls no meeting, until nothing of it is missing or the child is screened again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from panel.cases import Case, CaseStatus
from panel.questions import PROBLEM, Question, check, day, line, not_later, text
from panel.responses import ON, RECEIVES, Route
from panel.rules.responses import Does
from panel.said import said_date, wall_day
from panel.words import Made, Reason, Refused

AGAIN = (text("reason", "Why is it screened again?", required="Say why it is screened again"),)


def steps(route: Route) -> tuple[Question, ...]:
    """What somebody is asked who says what was done of a route."""
    on = day("on", f"{ON[route.does]} (optional)", "For example, 13 1 2027")
    if route.does in RECEIVES:
        by = line("received_by", "Received by (optional)", "Name and service")
        return on, by, day("received_on", "Received on what date? (optional)", "For example, 13 1 2027")
    return on, text("outcome", "What came of it? (optional)", "Once it has met")


def typed(route: Route) -> dict[str, str]:
    """What is known of a route, as it stands in its form."""
    known = {"on": route.on, "received_by": route.received_by, "received_on": route.received_on}
    return {id: str(value) for id, value in (known | {"outcome": route.outcome}).items() if value}


def still_followed(case: Case, route: Route | None) -> Route:
    """The route of a case; `Refused` where it has none, or was screened again."""
    if route is None or case.route != route.id or case.status is not CaseStatus.SIGNPOSTED:
        raise Refused(f"{case.id} is not followed in that way any more. Nothing has changed.")
    return route


def said(made: Made, case: Case, route: Route, fields: Mapping[str, str]) -> tuple[Case, Route]:
    """The case and its route with what was done of it; nobody is reminded any more once nothing is missing."""
    today = wall_day(made.at)
    answers = check(steps(route), fields, today, lambda given: _untimely(given, route, today))
    if not answers:
        raise Refused(PROBLEM, [Reason("Say what was done", field="on")])

    def on(name: str, before: date | None) -> date | None:
        return date.fromisoformat(answers[name]) if name in answers else before

    kept = replace(
        route,
        on=on("on", route.on),
        outcome=answers.get("outcome", route.outcome),
        received_by=answers.get("received_by", route.received_by),
        received_on=on("received_on", route.received_on),
        said_by=made.by,
        said_at=made.at,
    )
    waits = replace(case, route_on=kept.on, route_steps=case.route_steps + 1)
    if kept.missing:
        return waits, kept
    return replace(waits, received_by=kept.received_by or made.by, received_on=kept.received_on or today), kept


def _untimely(given: Mapping[str, str], route: Route, today: date) -> list[Reason]:
    found = not_later(given, "received_on", "The date on which it was received", today)
    if route.does is Does.SERVICE:
        found += not_later(given, "on", "The date on which it was sent", today)
    if "received_by" in given and "received_on" not in given and not route.received_on:
        found.append(Reason("Enter the date on which it was received", field="received_on"))
    if "received_on" in given and "received_by" not in given and not route.received_by:
        found.append(Reason("Say who received it", field="received_by"))
    on = date.fromisoformat(given["on"]) if "on" in given else route.on
    if "outcome" in given and (on is None or on > today):
        words = f"It meets on {said_date(on)}: say then what came of it" if on else "Enter the date on which it met"
        found.append(Reason(words, field="outcome" if on else "on"))
    return found


def again(made: Made, case: Case, route: Route, fields: Mapping[str, str]) -> tuple[Case, Route]:
    """The case, back to be screened, and why; what was done of its route is kept."""
    why = check(AGAIN, fields, wall_day(made.at))["reason"]
    ended = replace(route, again=why, again_by=made.by, again_at=made.at)
    waits = replace(case, status=CaseStatus.WAITING, route="", route_on=None, route_steps=0, sent_at=made.at)
    return replace(waits, received_by="", received_on=None, returns=case.returns + 1), ended
